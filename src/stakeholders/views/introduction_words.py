"""Introductions in words: why two should meet, and a text to send."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from stakeholders.codes import CAPABILITIES
from stakeholders.language import Words

Row = Mapping[str, Any]  # Any: cells of a table of introductions have many types
Names = Mapping[str, str]
Teller = Callable[[tuple[Any, ...], Words, Names], str]  # Any: names, codes and numbers


def reasons_in_words(row: Row, words: Words, names: Names) -> str:
    """Return why the two should meet and who can introduce them, as sentences."""
    return " ".join(_TELLERS[reason[0]](tuple(reason[1:]), words, names) for reason in row["reasons"])


def mail_text(row: Row, words: Words, names: Names, broker: str) -> str:
    """Return a text to send, in the reader's language, to be adapted: to who can introduce, else to both.

    It names organisations and no persons.
    """
    one, other = str(row["one_name"]), str(row["other_name"])
    reasons = reasons_in_words(row, words, names)
    if broker:
        opening = words.say(
            "We believe that {one} and {other} should meet. You know both: could you introduce them to each other?",
            one=one,
            other=other,
        )
    else:
        opening = words.say(
            "We believe that {one} and {other} should meet, and would like to introduce you to each other.",
            one=one,
            other=other,
        )
    parts = (
        words.say("To: {whom}", whom=names.get(broker, broker) if broker else words.listing([one, other])),
        words.say("Subject: {one} and {other}", one=one, other=other),
        words.say("Hello,"),
        opening,
        words.say("Why: {reasons}", reasons=reasons),
        words.say("A first talk of half an hour would do. We are glad to help with time and place."),
        words.say("Kind regards"),
    )
    return "\n\n".join(parts)


def _name(some_id: object, names: Names) -> str:
    return names.get(str(some_id), str(some_id))


def _countries(values: tuple[Any, ...], words: Words, _: Names) -> str:
    one, other = (words.label("country", code) for code in values)
    return words.say("Different countries: {one} and {other}.", one=one, other=other)


def _regions(values: tuple[Any, ...], words: Words, _: Names) -> str:
    one, other = (words.label("region", code) for code in values)
    return words.say("Different regions: {one} and {other}.", one=one, other=other)


def _need(values: tuple[Any, ...], words: Words, names: Names) -> str:
    needs, offers, tag = values
    what = words.label("capability", tag) if tag in CAPABILITIES else tag
    return words.say(
        "{one} needs what {other} offers: {what}.", one=_name(needs, names), other=_name(offers, names), what=what
    )


def _sectors(values: tuple[Any, ...], words: Words, _: Names) -> str:
    one, other = (words.label("sector", code) for code in values)
    return words.say("{one} meets {other}.", one=one, other=other)


def _below(values: tuple[Any, ...], words: Words, _: Names) -> str:
    first, second, share = values
    return words.say(
        "Contacts between {one} and {other} are {share} below expected.",
        one=words.label("country", first),
        other=words.label("country", second),
        share=words.percent(float(share)),
    )


def _alone(values: tuple[Any, ...], words: Words, names: Names) -> str:
    return words.say("{name} has no contact yet.", name=_name(values[0], names))


def _shortens(values: tuple[Any, ...], words: Words, _: Names) -> str:
    return words.say(
        "It would shorten the ways between all (efficiency +{gain}).", gain=words.number(float(values[0]), 4)
    )


def _broker(values: tuple[Any, ...], words: Words, names: Names) -> str:
    return words.say("{name} knows both and can introduce.", name=_name(values[0], names))


def _brokers(values: tuple[Any, ...], words: Words, names: Names) -> str:
    known = words.listing(_name(one, names) for one in values)
    return words.say("Known to both, and asked for others on this list: {names}.", names=known)


def _group(values: tuple[Any, ...], words: Words, names: Names) -> str:
    return words.say("Both belong to {name}, which can introduce them.", name=_name(values[0], names))


def _groups(values: tuple[Any, ...], words: Words, names: Names) -> str:
    one, other = (_name(some_id, names) for some_id in values)
    return words.say("Their networks are in contact: {one} and {other}.", one=one, other=other)


def _nobody(_: tuple[Any, ...], words: Words, __: Names) -> str:
    return words.say("Nobody on record knows both.")


_TELLERS: Final[Mapping[str, Teller]] = {
    "different_countries": _countries,
    "other_region": _regions,
    "need_met": _need,
    "sectors_meet": _sectors,
    "below_expected": _below,
    "no_contact_yet": _alone,
    "shortens": _shortens,
    "can_introduce": _broker,
    "know_both": _brokers,
    "same_group": _group,
    "groups_in_contact": _groups,
    "nobody_knows_both": _nobody,
}
