"""Bridge gaps: contact across a border that rests on one organisation (METHODS 2.5-2.6)."""

from collections.abc import Iterable

import networkx as nx

from stakeholders.advice.contacts_between import between, carriers, rows_of
from stakeholders.advice.gap import IMPLIED, NAMED, ONE, Gap
from stakeholders.advice.mixing_table import FEWEST
from stakeholders.advice.plans import Plan, plans
from stakeholders.measures import mixing
from stakeholders.network import merge_actors, stakeholder_network
from stakeholders.register import Register


def bridge_gaps(register: Register, places: Iterable[str]) -> list[Gap]:
    """Return a gap for each pair of countries, or of regions in two countries, whose contact has width 1.

    Groups of fewer than three are left out: of them nothing is claimed. Where two regions hang on the same
    organisation as their countries do, only the countries are told.
    """
    G = merge_actors(stakeholder_network(register))
    looked_at = set(places)
    found: list[Gap] = []
    for attribute in ("country", "region"):
        table = mixing.pairs(G, attribute)
        narrow = table[(table["width"] == 1) & (table["n_first"] >= FEWEST) & (table["n_second"] >= FEWEST)]
        for first, second in zip(narrow["first"], narrow["second"], strict=True):
            if {first, second} <= looked_at and first[:2] != second[:2]:
                gap = _gap(register, G, attribute, first, second)
                if not _said(gap, found):
                    found.append(gap)
    return found


def _said(gap: Gap, found: Iterable[Gap]) -> bool:
    countries = (gap.first[:2], gap.second[:2])
    return any((other.first, other.second) == countries and other.brokers == gap.brokers for other in found)


def _gap(register: Register, G: nx.Graph, attribute: str, first: str, second: str) -> Gap:
    across = between(G, attribute, first, second)
    home = dict(zip(register.stakeholders["id"], register.stakeholders[attribute], strict=True))
    named = [plan for plan in plans(register) if _joins(plan, home, {first, second})]
    rows = [plan.row for plan in named] + rows_of(G, across)
    return Gap(
        id=f"bridge:{attribute}:{first}:{second}",
        family="bridge",
        state="fragile",
        depth=1.0,
        evidence_weight=NAMED if named else IMPLIED,
        reach=ONE,
        attribute=attribute,
        first=first,
        second=second,
        layer="all",
        observed=float(len(across)),
        width=1.0,
        ties_needed=1.0,
        organisations=tuple(sorted({node for tie in across for node in tie})),
        brokers=carriers(across),
        evidence=tuple(dict.fromkeys(rows)),
        closes="second_bridge",
    )


def _joins(plan: Plan, home: dict[str, str], wanted: set[str]) -> bool:
    return wanted <= {home[end] for end in plan.ends if end in home}
