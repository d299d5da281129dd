"""Mixing gaps: pairs of groups with fewer contacts than their activity would suggest (METHODS 2.5)."""

from collections.abc import Iterable, Mapping
from itertools import combinations
from math import ceil, isnan, nan
from typing import Any, Final

import networkx as nx
import pandas as pd

from stakeholders.advice.contacts_between import between, carriers, rows_of
from stakeholders.advice.gap import IMPLIED, NAMED, ONE, Gap, Row
from stakeholders.advice.mixing_table import Draw, mixing_table
from stakeholders.advice.plans import Plan, cells, plans
from stakeholders.network import merge_actors, stakeholder_network
from stakeholders.register import Register

LOW_RATIO, LOW_P, LOW_Q = 0.5, 0.10, 0.20
STATES: Final = ("gap", "no_contact", "fragile", "too_few")  # what a pair is told as where its layers differ
CLOSES: Final = {"gap": "introduce", "no_contact": "introduce", "fragile": "second_bridge", "too_few": ""}
_FIRST_LAYER: Final = ("declared", "attended", "all")
Pair = Mapping[str, Any]  # Any: a row of the mixing table


def mixing_gaps(register: Register, recorded: Register, places: Iterable[str], draw: Draw) -> list[Gap]:
    """Return a gap for each pair of groups that isn't connected, those that are too few to say among them.

    Parameters
    ----------
    recorded
        The same register without its scenarios: where neither the two groups nor the contacts between them changed,
        what was expected of them before is kept (METHODS 6).
    places
        The regions and countries looked at.
    """
    table = mixing_table(register, draw)
    held: dict[tuple[str, ...], Pair] = {}
    if recorded is not register:
        held = {_key(row): row for row in pairs_in(mixing_table(recorded, draw))}
    looked_at = set(places)
    G = merge_actors(stakeholder_network(register))
    named = _named(register)
    found: dict[tuple[str, ...], list[tuple[str, Pair, bool]]] = {}
    for row in pairs_in(table):
        before = held.get(_key(row), {})
        kept = bool(before) and before["roster"] == row["roster"]
        pair = before if kept else row
        if row["attribute"] == "kind" or {row["first"], row["second"]} <= looked_at:
            state = classified(pair)
            found.setdefault((row["attribute"], row["first"], row["second"]), []).append((state, pair, kept))
    return [gap for layers in found.values() if (gap := _told(layers, G, named)) is not None]


def classified(pair: Pair) -> str:
    """Return ``too_few``, ``gap``, ``no_contact``, ``fragile`` or ``connected``, asked in this order."""
    if pair["too_few"]:
        return "too_few"
    if is_low(pair["ratio"], pair["p"]) and pair["q"] <= LOW_Q:
        return "gap"
    if pair["observed"] == 0:
        return "no_contact"
    return "fragile" if pair["width"] <= 1 else "connected"


def is_low(ratio: float, p: float) -> bool:
    """Tell whether there are clearly fewer contacts than expected; never where there is no p."""
    return ratio <= LOW_RATIO and p <= LOW_P


def _told(layers: list[tuple[str, Pair, bool]], G: nx.Graph, named: Mapping[tuple[str, ...], list[Plan]]) -> Gap | None:
    """Return the pair as its worst layer tells it; None where it is connected, or told as a bridge."""
    worst = [entry for entry in layers if entry[0] in STATES]
    told = [entry for entry in worst if entry[0] != "too_few"]
    if not told and any(state == "connected" for state, *_ in layers):
        return None
    if not worst:
        return None
    state, pair, kept = min(
        told or [entry for entry in worst if entry[1]["layer"] == "all"] or worst,
        key=lambda entry: (STATES.index(entry[0]), _FIRST_LAYER.index(entry[1]["layer"])),
    )
    if state == "fragile" and _over_a_border(pair):
        return None
    return _gap(state, pair, G, named, kept=kept)


def _over_a_border(pair: Pair) -> bool:
    return bool(pair["attribute"] in ("country", "region") and pair["first"][:2] != pair["second"][:2])


def _gap(state: str, pair: Pair, G: nx.Graph, named: Mapping[tuple[str, ...], list[Plan]], *, kept: bool) -> Gap:
    attribute, first, second = str(pair["attribute"]), str(pair["first"]), str(pair["second"])
    across = between(G, attribute, first, second)
    plan = named.get((attribute, first, second), [])
    rows: list[Row] = [one.row for one in plan] + rows_of(G, across)
    possible, expected, observed = float(pair["possible"]), float(pair["expected"]), float(pair["observed"])
    tested = not isnan(pair["low"])
    return Gap(
        id=f"mixing:{attribute}:{first}:{second}",
        family="mixing",
        state=state,
        depth=0.0 if state == "too_few" else 1 - min(1.0, float(pair["ratio"])),
        evidence_weight=NAMED if plan else IMPLIED,
        reach=ONE,
        attribute=attribute,
        first=first,
        second=second,
        layer=str(pair["layer"]),
        observed=observed,
        expected=expected,
        ratio=float(pair["ratio"]),
        ratio_low=float(pair["low"]),
        ratio_high=float(pair["high"]),
        p=nan if state == "too_few" else float(pair["p"]),
        q=nan if state == "too_few" else float(pair["q"]),
        width=float(pair["width"]),
        ties_needed=nan if state == "too_few" else max(0.0, min(ceil(expected), possible) - observed),
        organisations=tuple(
            sorted({node for tie in across for node in tie} | {end for one in plan for end in one.ends})
        ),
        brokers=carriers(across),
        evidence=tuple(dict.fromkeys(rows)),
        closes=CLOSES[state],
        one_event=tested and _changes(state, pair),
        held=kept,
    )


def _changes(state: str, pair: Pair) -> bool:
    """Tell whether leaving out one event makes a gap of the pair, or makes the gap vanish."""
    still = is_low(pair["high"], pair["p_without"])
    once = pair["low"] <= LOW_RATIO
    return not still if state == "gap" else once and state != "too_few"


def pairs_in(table: pd.DataFrame) -> list[Pair]:
    """Return the rows of a mixing table."""
    return [dict(zip(table.columns, row, strict=True)) for row in cells(table, *table.columns)]


def _key(row: Pair) -> tuple[str, ...]:
    return (row["attribute"], row["first"], row["second"], row["layer"])


def _named(register: Register) -> dict[tuple[str, ...], list[Plan]]:
    """Return for each pair of groups the plans that would join them."""
    columns = ("country", "region", "kind")
    rows = register.stakeholders[["id", *columns]]
    group = {row[0]: dict(zip(columns, row[1:], strict=True)) for row in rows.itertuples(index=False, name=None)}
    there: dict[str, set[str]] = {}
    for member, some_group in zip(register.memberships["member_id"], register.memberships["group_id"], strict=True):
        there.setdefault(some_group, set()).add(member)
    found: dict[tuple[str, ...], list[Plan]] = {}
    for plan in plans(register):
        joined = set(plan.ends) | (there.get(plan.group, set()) if plan.ends and plan.group not in group else set())
        for attribute in columns:
            codes = sorted({group[end][attribute] for end in joined if end in group} - {""})
            own = {group[end][attribute] for end in plan.ends if end in group}
            for first, second in combinations(codes, 2):
                if {first, second} & own:
                    found.setdefault((attribute, first, second), []).append(plan)
    return found
