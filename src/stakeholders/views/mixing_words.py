"""What the numbers of mixing mean, in a sentence each."""

from math import isnan
from typing import Final

from stakeholders.language import N_, Words
from stakeholders.measures.mixing import Shuffled

FEWEST_TIES: Final = 9  # ties below which an index says nothing (METHODS 2.5)
_BY: Final = {
    "country": N_("country"),
    "region": N_("region"),
    "kind": N_("kind"),
    "sectors": N_("sector"),
}
_SAME, _MORE, _FAR = 0.8, 1.25, 0.5  # observed to expected from which it is told as fewer, more, far fewer


def ei_in_words(ties: int, tested: Shuffled | None, attribute: str, words: Words) -> str:
    """Return what the E-I index says, beside the value that chance alone would give.

    Parameters
    ----------
    ties
        How many are compared; below ``FEWEST_TIES`` nothing is said.
    """
    by = words.say(_BY[attribute])
    if tested is None or ties < FEWEST_TIES:
        return words.say("E-I index by {attribute}: too few ties to say ({n}).", attribute=by, n=ties)
    low = tested.p_low <= 0.05
    meaning = (
        words.say("Ties stay within their group more than chance would give.")
        if low
        else words.say("That is no more inward than chance would give.")
    )
    return words.say(
        "E-I index by {attribute}: {observed}, from −1 (all ties inside) to +1 (all across). If groups were dealt out "
        "by chance one would expect {expected}. {meaning} (p {p}, {samples} shuffles, seed {seed})",
        attribute=by,
        observed=tested.observed,
        expected=tested.mean,
        meaning=meaning,
        p=words.number(tested.p_low, 3),
        samples=tested.samples,
        seed=str(tested.seed),
    )


def assortativity_in_words(ties: int, value: float | None, words: Words) -> str:
    """Return what the assortativity coefficient says; nothing is said of too few ties."""
    if value is None or isnan(value) or ties < FEWEST_TIES:
        return words.say("Assortativity: too few ties to say.")
    return words.say(
        "Assortativity: {value}. 0 means that groups mix freely, 1 that each keeps to itself.", value=float(value)
    )


def cell_in_words(observed: float, expected: float, *, too_few: bool, words: Words) -> str:
    """Return what one cell of a mixing matrix means."""
    if too_few:
        return words.say("too few to say")
    ratio = (observed + 0.5) / (expected + 0.5)
    if ratio <= _FAR:
        return words.say("far fewer than their activity would suggest")
    if ratio < _SAME:
        return words.say("fewer than their activity would suggest")
    return (
        words.say("more than their activity would suggest")
        if ratio > _MORE
        else words.say("about as many as their activity would suggest")
    )
