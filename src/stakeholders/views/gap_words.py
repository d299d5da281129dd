"""A gap in words: what it is about, why it is one, why it stands where it stands, and what would close it."""

from collections.abc import Mapping
from math import isnan
from typing import Any, Final

from stakeholders.language import N_, Words

Row = Mapping[str, Any]  # Any: a row of the table of gaps
Names = Mapping[str, str]
_LIST: Final = {"kind": "kind", "sector": "sector", "sectors": "sector", "country": "country", "region": "region"}
_REACH: Final = {
    1.0: N_("a whole region or country"),
    0.8: N_("a kind or sector in a country"),
    0.5: N_("one organisation or a pair of groups"),
    0.3: N_("a single cell"),
}
MOST_NAMES: Final = 6


def place_name(place: str, words: Words) -> str:
    """Return the name of a country or a NUTS 3 region."""
    return words.label("country" if len(place) == 2 else "region", place)


def group_name(attribute: str, code: str, words: Words) -> str:
    """Return the name of a group by kind, sector, country or region."""
    return words.label(_LIST[attribute], code)


def named(ids: tuple[str, ...], names: Names, words: Words) -> str:
    """Return the names of a few, and how many more there are."""
    some = [names.get(some_id, some_id) for some_id in ids[:MOST_NAMES]]
    more = len(ids) - len(some)
    return words.listing([*some, words.say_n("{n} other", "{n} others", more)] if more else some)


def title(row: Row, words: Words, names: Names) -> str:
    """Return what a gap is about, as short as a heading."""
    if row["family"] == "coverage":
        place = place_name(row["place"], words)
        return words.say("{place} as a whole", place=place) if not row["code"] else _in(row, place, words)
    if row["family"] in ("mixing", "bridge"):
        return words.say(
            "{one} – {other}",
            one=group_name(row["attribute"], row["first"], words),
            other=group_name(row["attribute"], row["second"], words),
        )
    ends = [names.get(end, end) for end in _ends(row, names)]
    return words.say("{one} – {other}", one=ends[0], other=ends[-1]) if len(ends) == 2 else ends[0]


def _in(row: Row, place: str, words: Words) -> str:
    return words.say("{what} in {place}", what=group_name(row["attribute"], row["code"], words), place=place)


def _ends(row: Row, names: Names) -> list[str]:
    """Return the one or two whom a membership gap is about; their own ids may hold the colon that stands between."""
    text = str(row["id"]).split(":", 2)[2]
    if row["state"] == "no_group":
        return [text]
    cuts = [place for place, letter in enumerate(text) if letter == ":"]
    pairs = [[text[:cut], text[cut + 1 :]] for cut in cuts]
    return next((pair for pair in pairs if set(pair) <= set(names)), pairs[0] if pairs else [text])


def state_in_words(row: Row, words: Words) -> str:
    """Return what is missing, as short as a label."""
    if row["family"] == "coverage" and not row["code"]:
        return words.say("Nobody is tied in")
    return words.label("gap_state", row["state"])


def why(row: Row, words: Words, names: Names) -> str:
    """Return what is missing, in a sentence or two."""
    if row["family"] == "coverage":
        return _coverage(row, words, names)
    if row["family"] == "mixing":
        return _mixing(row, words)
    return _bridge(row, words, names) if row["family"] == "bridge" else _membership(row, words, names)


def _coverage(row: Row, words: Words, names: Names) -> str:
    empty = sum(part[3] == "empty" for part in row["parts"])
    loose = len(row["parts"]) - empty
    there = named(row["organisations"], names, words)
    if not row["code"]:
        said = words.say(
            "Of the kinds and sectors that one would expect here, {empty} have nobody on record and {loose} somebody "
            "whom nothing confirmed ties in.",
            empty=empty,
            loose=loose,
        )
        return f"{said} {words.say('On record: {names}.', names=there)}" if row["organisations"] else said
    if row["state"] == "empty":
        return words.say("Nobody of this kind or sector is on record here.")
    return words.say("On record, and not tied in by anything confirmed: {names}.", names=there)


def _mixing(row: Row, words: Words) -> str:
    if row["state"] == "too_few":
        return words.say(
            "Too few to say. Pairs in contact: {observed}; expected: {expected}.",
            observed=int(row["observed"]),
            expected=float(row["expected"]),
        )
    said = words.say(
        "Given how active each side is, one would expect about {expected} pairs in contact; there are {observed}.",
        expected=float(row["expected"]),
        observed=int(row["observed"]),
    )
    if row["state"] == "gap":
        said += " " + words.say(
            "Chance alone seldom gives so few (p {p}, q {q}).",
            p=words.number(row["p"], 3),  # two decimals would show 1 of 1,000 samples as nothing
            q=words.number(row["q"], 3),
        )
    if row["one_event"]:
        said += " " + words.say("It depends on one event: without it the answer would be another.")
    if row["held"]:
        said += " " + words.say("Expected values are those from before the scenario: nothing of this pair changed.")
    return said


def _bridge(row: Row, words: Words, names: Names) -> str:
    if row["brokers"]:
        return words.say(
            "All contact across this border rests on {names}. If they drop out, nothing is left.",
            names=named(row["brokers"], names, words),
        )
    return words.say("All contact across this border rests on one organisation. If it drops out, nothing is left.")


def _membership(row: Row, words: Words, names: Names) -> str:
    ends = [names.get(end, end) for end in _ends(row, names)]
    if row["state"] == "no_group":
        if row["evidence_weight"] == 1:
            return words.say(
                "The sources name {name} as interested; it belongs to no cluster or association on record.",
                name=ends[0],
            )
        return words.say(
            "{name} took part in events or projects and belongs to no cluster or association on record.", name=ends[0]
        )
    one, other = ends[0], ends[-1]
    if row["state"] == "never_confirmed":
        return words.say("Planned between {one} and {other}, and nothing confirms it yet.", one=one, other=other)
    return words.say(
        "The last evidence of the contact between {one} and {other} is older than three years.", one=one, other=other
    )


def ranking(row: Row, words: Words) -> str:
    """Return why a gap is as severe as it is, in one sentence."""
    if row["severity"] == 0:
        return words.say("Not ranked: nothing is claimed of groups this small, or the shortfall is nil.")
    evidence = (
        words.say("a source names what is missing")
        if row["evidence_weight"] == 1
        else words.say("only the data imply it")
    )
    return words.say(
        "Severity {severity}: depth {depth} × evidence {weight} ({evidence}) × reach {reach} ({whole}).",
        severity=words.number(row["severity"], 0 if float(row["severity"]).is_integer() else 1),
        depth=words.number(row["depth"], 2),
        weight=words.number(row["evidence_weight"], 1),
        evidence=evidence,
        reach=words.number(row["reach"], 1),
        whole=words.say(_REACH[row["reach"]]),
    )


def closing(row: Row, words: Words) -> str:
    """Return what would close the gap; empty where nothing is claimed."""
    if not row["closes"]:
        return ""
    said = words.label("closes", row["closes"])
    needed = row["ties_needed"]
    if row["closes"] == "introduce" and not isnan(needed) and needed:
        return words.say_n("{n} introduction would do", "{n} introductions would do", int(needed))
    return said


def mapped_is_not_all(as_of: str, words: Words) -> str:
    """Return the reminder that stands beside every zero."""
    when = words.date(as_of) if as_of else words.say("without a date")
    return words.say("Mapped is not the same as exists: the data is as of {date}.", date=when)
