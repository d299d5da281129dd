"""The overview in words: key figures with their meaning, what needs attention, and what the data can't tell."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from stakeholders.language import Words
from stakeholders.measures.age import Age, Span
from stakeholders.measures.overview import Contacts, Overview, Parts

OLD: Final = 2  # years after which the newest fact counts as old
MANY_UNDATED: Final = 0.25
NONE: Final = "–"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its name and, in one sentence, its meaning."""

    label: str
    value: str
    meaning: str


def figures(facts: Overview, words: Words) -> tuple[Figure, ...]:
    """Return the key figures of a register."""
    return (
        Figure(
            words.say("Stakeholders"),
            words.number(facts.stakeholders),
            words.say("Organisations on record, with or without a tie."),
        ),
        Figure(
            words.say("Initiatives"),
            words.number(facts.initiatives),
            words.say("Projects, programmes, events, strategies and studies that stakeholders take part in."),
        ),
        Figure(
            words.say("Memberships"),
            words.number(facts.memberships),
            words.say(
                "Pairs of a stakeholder and a group or initiative it is part of; several roles of one count once."
            ),
        ),
        _pairs(facts.contacts, words),
        _crossing(facts.contacts, words),
        _parts(facts.parts, words),
        _alone(facts, words),
        _age(facts.age, words),
    )


def _pairs(contacts: Contacts, words: Words) -> Figure:
    meaning = words.say(
        "Pairs with a declared relation, a shared project or a small meeting. "
        "Sharing a membership or a large event is no contact."
    )
    if contacts.hypothetical:
        assumed = words.say_n("{n} of them is hypothetical.", "{n} of them are hypothetical.", contacts.hypothetical)
        meaning = f"{assumed} {meaning}"
    return Figure(words.say("Pairs in contact"), words.number(contacts.pairs), meaning)


def _crossing(contacts: Contacts, words: Words) -> Figure:
    label = words.say("Across a border")
    one_actor = words.say("A cluster and the organisation that runs it count as one.")
    if not contacts.compared:
        return Figure(label, NONE, words.say("No pair in contact to compare."))
    of = words.say("{part} of {whole}", part=contacts.cross_border, whole=contacts.compared)
    if contacts.share is None:
        return Figure(
            label, of, words.say("Pairs in contact from two countries; too few to say a share.") + f" {one_actor}"
        )
    told = words.say("{part_of_whole} pairs in contact are from two countries.", part_of_whole=of)
    return Figure(label, words.percent(contacts.share), f"{told} {one_actor}")


def _parts(parts: Parts, words: Words) -> Figure:
    meaning = words.say(
        "Islands that neither a contact nor a shared group or initiative connects; the largest holds {largest}.",
        largest=words.say_n("{n} stakeholder", "{n} stakeholders", parts.largest),
    )
    return Figure(words.say("Separate parts"), words.number(parts.parts), meaning)


def _alone(facts: Overview, words: Words) -> Figure:
    meaning = words.say_n(
        "Actors with no contact on record. {n} stakeholder is not part of anything either.",
        "Actors with no contact on record. {n} stakeholders are not part of anything either.",
        len(facts.parts.alone),
    )
    return Figure(words.say("Without a contact"), words.number(len(facts.contacts.alone)), meaning)


def _age(age: Age, words: Words) -> Figure:
    label = words.say("Age of the data")
    if not age.facts.newest:
        return Figure(label, NONE, words.say("No stakeholder says from when its row is."))
    years = age.facts.oldest[:4], age.facts.newest[:4]
    value = years[0] if years[0] == years[1] else words.say("{first} to {last}", first=years[0], last=years[1])
    share = age.undated_share
    undated = (
        ""
        if share is None
        else words.say("{share} of memberships and relations carry no date.", share=words.percent(share))
    )
    return Figure(label, value, f"{span_in_words(age.facts, words)} {undated}".strip())


def span_in_words(span: Span, words: Words) -> str:
    """Return the oldest and the newest date in words; an empty text where there is none."""
    if not span.newest:
        return ""
    if span.oldest == span.newest:
        return words.say("All rows are as of {date}.", date=words.date(span.newest))
    return words.say(
        "The oldest row is as of {oldest}, the newest as of {newest}.",
        oldest=words.date(span.oldest),
        newest=words.date(span.newest),
    )


def attention(facts: Overview, words: Words, today: date | None = None) -> tuple[str, ...]:
    """Return what somebody should look after, a sentence each."""
    this_year = (today or date.today()).year  # noqa: DTZ011 - the reader's day
    told = []
    if facts.newcomers:
        told.append(
            words.say_n(
                "{n} stakeholder shown is hypothetical: a scenario assumes that it joined. It has not been asked.",
                "{n} stakeholders shown are hypothetical: a scenario assumes that they joined. None has been asked.",
                facts.newcomers,
            )
        )
    if facts.parts.parts > 1:
        told.append(
            words.say("What is on record falls into {n} parts that nothing on record connects.", n=facts.parts.parts)
        )
    if facts.parts.alone:
        told.append(
            words.say(
                "Without any contact, and part of no group or initiative on record: "
                "{alone} of {everyone} stakeholders.",
                alone=len(facts.parts.alone),
                everyone=facts.stakeholders,
            )
        )
    newest, share = facts.age.facts.newest, facts.age.undated_share
    if newest and int(newest[:4]) <= this_year - OLD:
        told.append(
            words.say("The newest row is as of {date}. What has changed since is not here.", date=words.date(newest))
        )
    if share is not None and share >= MANY_UNDATED:
        told.append(
            words.say(
                "{share} of memberships and relations carry no date and count in every year.",
                share=words.percent(share),
            )
        )
    return tuple(told)


def limits(facts: Overview, words: Words) -> tuple[str, ...]:
    """Return what the data can't tell, a sentence each."""
    told = [words.say("A missing tie means that the documents do not mention it, not that it does not exist.")]
    if facts.documents:
        told.append(
            words.say(
                "Everything comes from {documents}. {share} of all rows rest on one of them: {title}.",
                documents=words.say_n("{n} document", "{n} documents", facts.documents),
                share=words.percent(facts.largest_share),
                title=facts.largest_title,
            )
        )
    if facts.unnamed:
        told.append(
            words.say(
                "Clusters and associations with fewer than two members named: {unnamed} of {groups}. "
                "Whom they bring together is missing from every count.",
                groups=facts.groups,
                unnamed=facts.unnamed,
            )
        )
    told.append(words.say("An event has the participants that the documents name, which is seldom all who came."))
    told.append(words.say("Each row says what was true when its document was written, not what is true now."))
    documents = facts.age.documents
    if documents.newest:
        told.append(
            words.say(
                "The documents are from {oldest} to {newest}; {undated} without a date.",
                oldest=words.date(documents.oldest),
                newest=words.date(documents.newest),
                undated=documents.undated,
            )
        )
    return tuple(told)
