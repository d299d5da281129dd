"""The timeline of one stakeholder or initiative: what it was part of, and when, no more exact than stated."""

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from stakeholders.language import Words
from stakeholders.measures.parts import Part
from stakeholders.views.colours import BLUE, GREEN, ORANGE, SKY
from stakeholders.views.profile_words import how, period
from stakeholders.views.readable import one_line

MOST_BARS: Final = 40
ROW: Final = 38  # pixels for each bar with its name
AROUND: Final = 80  # pixels of legend and years, which count as part of the height
_SHORT: Final = 45  # days: what lasted less is drawn as a dot
Spec = dict[str, Any]  # Any: a Vega-Lite specification is JSON
_NAMES: Final[Spec] = {  # each name above its bar, without the number that keeps two equal names apart
    "title": None,
    "labelExpr": f"slice(datum.value, {len('000 ')})",
    "labelAlign": "left",
    "labelBaseline": "middle",
    "labelPadding": -2,
    "labelOffset": -8,
    "labelLimit": 1000,
    "ticks": False,
    "domain": False,
    "grid": False,
    "zindex": 1,
}
_UNSURE: Final[Spec] = {  # bars of what is not confirmed are outlined and nearly empty
    "strokeDash": {"condition": {"test": "datum.sure", "value": [1, 0]}, "value": [4, 3]},
    "fillOpacity": {"condition": {"test": "datum.sure", "value": 1}, "value": 0.15},
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of the timeline.

    Attributes
    ----------
    when, noted
        The period, and the period with a note where it is the initiative's.
    sure
        Whether it took part, and that is confirmed.
    first, last
        The earliest and the latest day that the stated dates can mean; None where nothing is stated.
    """

    name: str
    what: str
    when: str
    noted: str
    group: str
    status: str
    sure: bool
    first: date | None
    last: date | None


def bars(parts: Sequence[Part], words: Words) -> tuple[list[Bar], list[Bar]]:
    """Return what to draw, the earliest first, and what has no date; several roles in one and the same are one bar."""
    together: dict[tuple[str, str, str, str], list[Part]] = {}
    for part in parts:
        together.setdefault((part.other, part.since, part.until, part.status), []).append(part)
    made = [_bar(several, words) for several in together.values()]
    dated = [bar for bar in made if bar.first or bar.last]
    undated = [bar for bar in made if not (bar.first or bar.last)]
    return sorted(dated, key=_earliest_first), sorted(undated, key=lambda bar: bar.name.casefold())


def timeline(drawn: Sequence[Bar], words: Words, today: date) -> Spec:
    """Return a Vega-Lite chart of the bars; an open beginning or end reaches to the edge and fades.

    Parameters
    ----------
    drawn
        At least one bar with a date.
    today
        Where bars without a stated end reach to, unless others reach further.
    """
    start, end = _span(drawn, today)
    rows = [_row(place, bar, start, end, words) for place, bar in enumerate(drawn[:MOST_BARS])]
    axis = {"format": "%Y", "title": None, "tickCount": {"interval": "year", "step": _step(start, end)}, "grid": True}
    scale = {"type": "utc", "domain": [_ms(start), _ms(end)]}
    x = {"x": {"field": "from", "type": "temporal", "scale": scale, "axis": axis}}
    y = {"y": {"field": "label", "type": "ordinal", "sort": None, "axis": _NAMES}}
    looks = _looks([bar.group for bar in drawn[:MOST_BARS]], words)
    long = {"type": "bar", "height": 9, "yOffset": 8, "cornerRadius": 2, "strokeWidth": 1.2}
    short = {"type": "point", "filled": True, "size": 90, "yOffset": 8}
    until = {"x2": {"field": "to"}}
    return {
        "data": {"values": rows},
        "height": ROW * len(rows) + AROUND,
        "layer": [
            {"transform": [{"filter": "!datum.dot"}], "mark": long, "encoding": x | until | y | looks | _UNSURE},
            {"transform": [{"filter": "datum.dot"}], "mark": short, "encoding": x | y | looks},
        ],
        "config": {"view": {"stroke": None}},
    }


def _looks(groups: Sequence[str], words: Words) -> Spec:
    """Return colour with its legend, opacity, and what is told of a bar that one points at."""
    colours = {"domain": _groups(words), "range": [BLUE, GREEN, SKY, ORANGE]}
    legend = {"title": None, "orient": "top", "values": list(dict.fromkeys(groups))}
    columns = (("name", "name"), ("what", "role"), ("when", "period"), ("status", "status"))
    return {
        "fill": {"field": "group", "type": "nominal", "scale": colours, "legend": legend},
        "stroke": {"field": "group", "type": "nominal", "scale": colours, "legend": None},
        "opacity": {"field": "opacity", "type": "quantitative", "scale": None, "legend": None},
        "tooltip": [{"field": field, "title": words.label("column", column)} for field, column in columns],
    }


def _bar(several: Sequence[Part], words: Words) -> Bar:
    part = several[0]
    first, last = first_day(part.since), last_day(part.until)
    if first and not last and not part.ongoing:
        last = last_day(part.since)
    return Bar(
        name=part.name,
        what=words.listing(dict.fromkeys(how(one, words) for one in several)),
        when=period(replace(part, borrowed=False), words),
        noted=period(part, words),
        group=_groups(words)[_group(part)],
        status=part.status,
        sure=part.takes_part and part.status in {"confirmed", "ended"},
        first=first,
        last=last,
    )


def _groups(words: Words) -> list[str]:
    return [words.say("Initiative"), words.say("Group"), words.say("Member or participant"), words.say("Direct tie")]


def _group(part: Part) -> int:
    if part.code_list == "relation_type":
        return 3
    if not part.outward:
        return 2
    return 0 if part.table == "initiatives" else 1


def _row(place: int, bar: Bar, start: date, end: date, words: Words) -> Mapping[str, object]:
    first, last = bar.first or start, bar.last or end
    return {
        "name": one_line(bar.name, 200),
        "label": f"{place:03} {one_line(bar.name, 48)} · {bar.when}",
        "what": bar.what,
        "when": bar.noted,
        "status": words.label("status", bar.status),
        "group": bar.group,
        "from": _ms(first),
        "to": _ms(last),
        "dot": (last - first).days < _SHORT,
        "sure": bar.sure,
        "opacity": 0.95 if bar.first and bar.last else 0.6,
    }


def _span(drawn: Sequence[Bar], today: date) -> tuple[date, date]:
    known = [day for bar in drawn for day in (bar.first, bar.last) if day]
    latest = max([*known, *([today] if any(bar.last is None for bar in drawn) else [])])
    return date(min(known).year, 1, 1), date(min(latest.year + 1, date.max.year), 1, 1)


def _step(start: date, end: date) -> int:
    return max(1, -(-(end.year - start.year) // 8))


def _earliest_first(bar: Bar) -> tuple[date, date, str]:
    return bar.first or date.min, bar.last or date.max, bar.name.casefold()


def first_day(text: str) -> date | None:
    """Return the first day that a date as typed can mean, None where it is none.

    Examples
    --------
    >>> first_day("2023-09").isoformat(), last_day("2024").isoformat()
    ('2023-09-01', '2024-12-31')
    """
    try:
        return date.fromisoformat(f"{text}-01-01"[:10]) if len(text) in {4, 7, 10} else None
    except ValueError:
        return None


def last_day(text: str) -> date | None:
    """Return the last day that a date as typed can mean, None where it is none."""
    first = first_day(text)
    if first is None or len(text) == 10:
        return first
    month = 12 if len(text) == 4 else first.month
    return date(first.year, month, calendar.monthrange(first.year, month)[1])


def _ms(day: date) -> int:
    """Return the day as Vega counts time: milliseconds since 1970, where the reader is."""
    return (day - date(1970, 1, 1)).days * 86_400_000
