"""Who is on the list how often: else the same few organisations would fill it (METHODS 5.2)."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

Pair = tuple[str, str]
NOBODY: Final = ""


def fair(
    pairs: Iterable[Pair],
    brokers: Callable[[Pair], Sequence[str]],
    *,
    most: int,
    per_organisation: int,
    per_broker: int,
) -> list[tuple[Pair, str]]:
    """Return the first pairs, top-down, in which nobody stands too often, each with who introduces them.

    A pair whose every broker is asked already stays on the list without one, ``""``: that somebody knows both is
    worth knowing, and the manager may ask them still. Introducing others doesn't count as being introduced.

    Parameters
    ----------
    pairs
        Best first.
    brokers
        Gives who knows both ends of a pair, the best to ask first.

    Examples
    --------
    >>> fair([("a", "b"), ("a", "c"), ("b", "c")], lambda _: ["z"], most=9, per_organisation=1, per_broker=1)
    [(('a', 'b'), 'z')]
    """
    introduced: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    chosen: list[tuple[Pair, str]] = []
    for pair in pairs:
        if len(chosen) >= most:
            break
        if any(introduced[end] >= per_organisation for end in pair):
            continue
        broker = next((one for one in brokers(pair) if asked[one] < per_broker), NOBODY)
        introduced.update(pair)
        asked[broker] += 1
        chosen.append((pair, broker))
    return chosen


def enough(most: int, per_organisation: int) -> int:
    """Return how many of each organisation's best pairs are enough to fill the list as if all were looked at.

    When a pair that is chosen comes later than this many others of its end, so many organisations must have stood on
    the list often enough before that the list was full.
    """
    return 2 * most // max(per_organisation, 1) + max(per_organisation, 1)
