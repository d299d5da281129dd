"""Which organisations a text names."""

import re
from collections import defaultdict
from typing import Final

from stakeholders.register import Register

_WORD: Final = re.compile(r"\w+")


def mentioned(text: str, register: Register) -> frozenset[str]:
    """Return the ids of the stakeholders whose id, name or short name stands in the text as whole words.

    Where one name is part of a longer one, only the longer one counts where that stands. It may find too many: a name
    that is an everyday word too, or that two organisations share, counts for each of them.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = {"id": ["a1", "a2"], "name": ["Forge", "Forge North"], "kind": "company", "country": "NO"}
    >>> register = Register.of({"stakeholders": pd.DataFrame(rows)}, "example")
    >>> sorted(mentioned("Forge North, Forgery", register))
    ['a2']
    """
    owners, shapes = _names(register), defaultdict[str, set[tuple[int, int]]](set)
    for name in owners:
        if first := _WORD.search(name):
            shapes[first[0]].add((len(name), first.start()))
    tried = {first: sorted(both, reverse=True) for first, both in shapes.items()}
    found, end = set[str](), 0
    for word in _WORD.finditer(text):
        for length, before in tried.get(word[0], ()) if word.start() >= end else ():
            begin = word.start() - before
            called = text[max(begin, 0) : begin + length]
            ids = owners.get(called)
            if ids and len(called) == length and _ends_with_a_word(text, begin + length):
                found |= ids
                end = begin + length
                break
    return frozenset(found)


def _names(register: Register) -> dict[str, set[str]]:
    """Return whose ids, names and short names there are."""
    owners = defaultdict[str, set[str]](set)
    rows = register.stakeholders
    for some_id, *names in zip(rows["id"], rows["name"], rows["short_name"], strict=True):
        for name in (some_id, *names):
            owners[name.strip()].add(some_id)
    return owners


def _ends_with_a_word(text: str, end: int) -> bool:
    """Tell whether no letter or digit goes on where a name ends in one."""
    return not (text[end - 1].isalnum() and text[end : end + 1].isalnum())
