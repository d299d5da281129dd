"""What a profile says, in the reader's language: roles, periods, sources and facts as plain text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlsplit

from stakeholders.codes import split_list
from stakeholders.language import N_, Words
from stakeholders.measures.parts import Origin, Part
from stakeholders.measures.profile import Neighbour, Profile
from stakeholders.schema import TABLES, Column

PASSIVE: Final = {  # a relation told from its target; those not named here have no direction
    "funds": N_("Is funded by"),
    "owns": N_("Is owned by"),
    "administers": N_("Is administered by"),
    "supports": N_("Is supported by"),
    "informs": N_("Is informed by"),
    "regulates": N_("Is regulated by"),
    "supplies": N_("Is supplied by"),
}
_BELOW: Final = frozenset({"description", "lat", "lon", "location_precision", "as_of"})  # told in a place of their own


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its label, its text, and where it is a web address that one may follow, that address."""

    label: str
    text: str
    url: str = ""


def how(part: Part, words: Words) -> str:
    """Return the role or the type of a tie, told from the profiled one."""
    if part.code_list == "relation_type" and not part.outward and part.code in PASSIVE:
        return words.say(PASSIVE[part.code])
    if part.code_list == "role" and not part.code:
        return words.say("Takes part, role not stated")
    return words.label(part.code_list, part.code)


def period(part: Part, words: Words) -> str:
    """Return when, no more exact than it was stated."""
    since, until = words.date(part.since), words.date(part.until)
    if not part.dated:
        return words.say("undated")
    if not since:
        told = words.say("until {until}", until=until)
    elif part.ongoing:
        told = words.say("since {since}", since=since)
    elif not until or since == until:
        told = since
    else:
        told = f"{since} – {until}"
    return words.say("{period} (dates of the initiative)", period=told) if part.borrowed else told


def part_in_words(part: Part, words: Words) -> str:
    """Return role or type, period, status, and the scenario that assumes it."""
    told = [how(part, words), period(part, words), words.label("status", part.status)]
    if part.origin.scenario:
        told.append(words.say("assumed in the scenario {scenario}", scenario=part.origin.scenario))
    return " · ".join(told)


def origin_in_words(origin: Origin, words: Words) -> str:
    """Return the documents that a row was read from; where it names none, its file and row."""
    if not origin.documents:
        return words.say("{file}, row {row}", file=origin.file, row=str(origin.row))
    return "; ".join(
        ", ".join(filter(None, (one.title, one.publisher, words.date(one.published)))) for one in origin.documents
    )


def provenance(profile: Profile, words: Words) -> list[str]:
    """Return in lines where the facts of one were read, and what day they speak of."""
    origin = profile.origin
    told = [words.say("Source: {source}", source=origin_in_words(origin, words))] if origin.documents else []
    told.append(words.say("Read from {file}, row {row}.", file=origin.file, row=str(origin.row)))
    if as_of := str(profile.facts.get("as_of", "")):
        told.append(words.say("True as of {date}, not necessarily now.", date=words.date(as_of)))
    return told


def neighbour_in_words(neighbour: Neighbour, words: Words) -> str:
    """Return what the tie rests on, how much it weighs, and whether it crosses a border."""
    told = [
        words.listing(words.label("layer", layer) for layer in neighbour.layers),
        words.say("weight {weight}", weight=neighbour.weight),
    ]
    if neighbour.cross_border:
        told.append(words.say("across the border"))
    if neighbour.same_actor:
        told.append(words.say("acts as one with it"))
    if neighbour.status != "confirmed":
        told.append(words.label("status", neighbour.status))
    return " · ".join(told)


def facts(profile: Profile, names: Mapping[str, str], words: Words) -> list[Fact]:
    """Return the facts to list; those of columns that the schema doesn't know stand last, under their own names.

    Parameters
    ----------
    names
        Of all stakeholders and initiatives by id, for cells that hold ids.
    """
    table = TABLES[profile.table]
    known = {column.name: column for column in table.columns}
    told = []
    for name, value in profile.facts.items():
        if name in _BELOW:
            continue
        text = _in_words(value, known.get(name), names, words)
        url = followable(str(value)) if name in known and known[name].type == "url" else ""
        told.append(Fact(words.label("column", name) if name in known else name, text, url))
    return [*told, Fact(words.label("column", "id"), profile.id)]


def subtitle(profile: Profile, words: Words) -> str:
    """Return kind, place and country in one line."""
    given = profile.facts
    kind = words.label("kind" if profile.table == "stakeholders" else "initiative_kind", profile.kind)
    place = str(given.get("municipality") or given.get("place") or "")
    region = words.label("region", str(given["region"])) if "region" in given else ""
    country = words.label("country", str(given.get("country", "")))
    return " · ".join(filter(None, (kind, place, region, country)))


def place_in_words(profile: Profile, precision: str, words: Words) -> str:
    """Return how exact the place is, and the stated coordinates."""
    lat, lon = profile.facts.get("lat"), profile.facts.get("lon")
    told = [words.label("precision", precision)] if precision else []
    if lat is not None and lon is not None:
        told.append(words.say("latitude {lat}, longitude {lon}", lat=float(lat), lon=float(lon)))
    return " · ".join(told)


def followable(text: str) -> str:
    """Return a web address that can stand in a link; empty unless it is one of http or https.

    Examples
    --------
    >>> followable("https://midsec.no"), followable("javascript:alert(1)")
    ('https://midsec.no', '')
    """
    address = text.strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme.casefold() not in {"http", "https"} or not parts.hostname or len(address) > 2_000:
        return ""
    return quote(address, safe=":/?#@!$&*+,;=%~-._")


def _in_words(value: object, column: Column | None, names: Mapping[str, str], words: Words) -> str:
    if isinstance(value, float):
        return words.number(value, 0 if value.is_integer() else 2)
    text = str(value)
    if column is None:
        return text
    said: dict[str, Callable[[], str]] = {
        "date": lambda: words.date(text),
        "country": lambda: words.label("country", text),
        "region": lambda: _with_code(words.label("region", text), text),
        "ids": lambda: words.listing(names.get(one, one) for one in split_list(text)),
        "code": lambda: words.label(column.codes, text),
        "codes": lambda: ", ".join(words.label(column.codes, code) for code in split_list(text)),
    }
    if column.type in said:
        return said[column.type]()
    return ", ".join(split_list(text)) if column.name == "aliases" else text


def _with_code(label: str, code: str) -> str:
    return label if label == code else f"{label} ({code})"
