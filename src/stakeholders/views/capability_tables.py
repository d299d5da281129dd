"""Capabilities as tables to be read."""

from collections.abc import Sequence

import pandas as pd

from stakeholders.language import Words
from stakeholders.measures.cube import ALL
from stakeholders.measures.partners import Need


def partners_table(found: pd.DataFrame, need: Need, words: Words) -> pd.DataFrame:
    """Return who meets a need, as ``measures.partners.matches`` found them."""
    table = pd.DataFrame(
        {
            "name": found["name"],
            "region": _labels(found["region"], "region", words),
            "municipality": found["municipality"],
            "certification": found["certification"],
            "dual_use": _labels(found["dual_use"], "yes_no", words),
            "valid_until": _dates(found["valid_until"], words),
        }
    )
    if need.by is not None:
        table["holds"] = _yes_no(found["holds"], words)
    return table.assign(tlp="TLP:" + found["tlp"])


def counted_table(cells: pd.DataFrame, capability: str, regions: Sequence[str], words: Words) -> pd.DataFrame:
    """Return what was released of a capability in these counties, one row each; what isn't told looks the same.

    Parameters
    ----------
    cells
        Columns region (``*`` for all counties together), code, count (NA where it isn't told), as released.
    """
    told = cells[cells["code"] == capability].set_index("region")["count"]
    counts = [told.get(region) for region in regions]
    return pd.DataFrame(
        {
            "region": pd.Series([_place(region, words) for region in regions], dtype="str"),
            "released": pd.Series([_count(count, words) for count in counts], dtype="str"),
        }
    )


def coverage_table(
    cells: pd.DataFrame, regions: Sequence[str], capabilities: Sequence[str], words: Words
) -> pd.DataFrame:
    """Return a row for each capability in each county: how many can do it, in words too.

    Parameters
    ----------
    cells
        Columns region, capability, count; NA where it isn't told. A pair that isn't there has nobody.

    Returns
    -------
    DataFrame
        Columns capability, region (as they are called), count (NaN where it isn't told), text.
    """
    told = cells.set_index(["region", "capability"])["count"].to_dict()
    rows = []
    for capability in sorted(capabilities, key=lambda code: words.order(words.label("capability", code))):
        for region in regions:
            count = told.get((region, capability), 0)
            number = float("nan") if pd.isna(count) else float(count)
            rows.append((words.label("capability", capability), _place(region, words), number, _count(count, words)))
    return pd.DataFrame(rows, columns=["capability", "region", "count", "text"])


def supply_table(found: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return every capability with how many can do it and what that means."""
    return pd.DataFrame(
        {
            "capability": _labels(found["capability"], "capability", words),
            "supply": _labels(found["state"], "supply_state", words),
            "suppliers": found["suppliers"],
            "countries": found["countries"],
            "counties": found["counties"].round(2),
        }
    )


def singles_table(found: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return the organisations that are the only one with a capability."""
    return pd.DataFrame(
        {
            "capability": _labels(found["capability"], "capability", words),
            "name": found["name"],
            "region": _labels(found["region"], "region", words),
        }
    )


def quotients_table(found: pd.DataFrame, regions: Sequence[str], words: Words) -> pd.DataFrame:
    """Return how counties compare, for some of them or, where none is named, for all."""
    rows = found[found["region"].isin(regions)] if regions else found
    return pd.DataFrame(
        {
            "region": _labels(rows["region"], "region", words),
            "capability": _labels(rows["capability"], "capability", words),
            "shrunk": rows["shrunk"].round(2),
            "quotient": rows["quotient"].round(2),
            "suppliers": rows["suppliers"],
            "organisations": rows["organisations"],
        }
    ).reset_index(drop=True)


def renewal_table(found: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return whose consent is over or ends soon."""
    return pd.DataFrame(
        {
            "name": found["name"],
            "capability": _labels(found["capability"], "capability", words),
            "valid_until": _dates(found["valid_until"], words),
            "consent_by": found["consent_by"],
            "consent_date": _dates(found["consent_date"], words),
        }
    )


def _place(region: str, words: Words) -> str:
    if region == ALL:
        return words.say("All together")
    return words.label("region", region) if region else words.say("Elsewhere, or not known")


def _count(count: object, words: Words) -> str:
    if count is None or count is pd.NA or pd.isna(count):  # type: ignore[call-overload]  # of a table: any scalar
        return words.say("not told")
    return words.number(int(count))  # type: ignore[call-overload]  # a whole number of a table


def _labels(codes: "pd.Series[str]", code_list: str, words: Words) -> "pd.Series[str]":
    return codes.map({code: words.label(code_list, code) if code else "" for code in codes.unique()}).astype("str")


def _dates(cells: "pd.Series[str]", words: Words) -> "pd.Series[str]":
    return cells.map({cell: words.date(cell) if cell else "" for cell in cells.unique()}).astype("str")


def _yes_no(cells: "pd.Series[bool]", words: Words) -> "pd.Series[str]":
    return cells.map({True: words.label("yes_no", "yes"), False: words.label("yes_no", "no")}).astype("str")
