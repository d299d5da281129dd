"""What a profile lists, as tables to be sorted and downloaded."""

from collections.abc import Mapping, Sequence

import pandas as pd

from stakeholders.language import Words
from stakeholders.measures.profile import Neighbour, Profile
from stakeholders.views.profile_words import how, origin_in_words


def parts_table(found: Profile, words: Words) -> pd.DataFrame:
    """Return all memberships and relations, dates as typed, each row with its source, file and row."""
    return pd.DataFrame(
        [
            {
                "name": part.name,
                "kind": words.label("kind" if part.table == "stakeholders" else "initiative_kind", part.kind),
                "role": how(part, words),
                "since": part.since,
                "until": part.until,
                "status": words.label("status", part.status),
                "evidence": part.evidence,
                "source": origin_in_words(part.origin, words),
                "file": part.origin.file,
                "row": part.origin.row,
                "scenario": part.origin.scenario,
                "tlp": part.marking.text,
            }
            for part in found.parts
        ]
    )


def neighbours_table(met: Sequence[Neighbour], words: Words) -> pd.DataFrame:
    """Return all neighbours with what each tie rests on."""
    return pd.DataFrame(
        [
            {
                "name": one.name,
                "kind": words.label("kind", one.kind),
                "country": words.label("country", one.country),
                "layers": words.listing(words.label("layer", layer) for layer in one.layers),
                "weight": one.weight,
                "ties": one.ties,
                "cross_border": words.say("yes") if one.cross_border else words.say("no"),
                "status": words.label("status", one.status),
            }
            for one in met
        ]
    )


def _subject(row: Mapping[str, object], words: Words) -> str:
    return words.label("capability", str(row["capability"])) if "capability" in row else str(row["indicator"])


def further_table(found: Profile, words: Words) -> pd.DataFrame:
    """Return capabilities and indicators, each row with its source, file and row."""
    return pd.DataFrame(
        [
            {
                "table": words.label("table", table),
                "indicator": _subject(row, words),
                "value": words.number(float(row["value"])) if "value" in row else "",
                "unit": str(row.get("unit", "")),
                "comment": str(row.get("comment") or row.get("certification") or ""),
                "source": origin_in_words(origin, words),
                "file": origin.file,
                "row": origin.row,
            }
            for table, row, origin in found.further
        ]
    )
