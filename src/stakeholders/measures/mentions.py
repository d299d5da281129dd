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
    names = _by_first_word(register)
    found, end = set[str](), 0
    for word in _WORD.finditer(text):
        for name, before, ids in names.get(word[0], ()) if word.start() >= end else ():
            begin = word.start() - before
            if text.startswith(name, max(begin, 0)) and _ends_with_a_word(text, begin + len(name)):
                found |= ids
                end = begin + len(name)
                break
    return frozenset(found)


def _by_first_word(register: Register) -> dict[str, list[tuple[str, int, set[str]]]]:
    """Return the names under their first words, the longest first, each with where that begins in it, and whose."""
    owners = defaultdict[str, set[str]](set)
    rows = register.stakeholders
    for some_id, *names in zip(rows["id"], rows["name"], rows["short_name"], strict=True):
        for name in (some_id, *names):
            owners[name.strip()].add(some_id)
    found = defaultdict[str, list[tuple[str, int, set[str]]]](list)
    for name in sorted(owners, key=len, reverse=True):
        if first := _WORD.search(name):
            found[first[0]].append((name, first.start(), owners[name]))
    return found


def _ends_with_a_word(text: str, end: int) -> bool:
    """Tell whether no letter or digit goes on where a name ends in one."""
    return not (text[end - 1].isalnum() and text[end : end + 1].isalnum())
