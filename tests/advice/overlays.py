"""Small registers and scenarios: one to be held in the head, and random ones, counted the slow way."""

from collections.abc import Callable, Collection, Iterable, Mapping
from io import StringIO

import pandas as pd
from hypothesis import strategies as st

from stakeholders.advice.plans import tied_in
from stakeholders.codes import split_list
from stakeholders.measures.corridor import corridor
from stakeholders.network import merge_actors, stakeholder_network
from stakeholders.register import Register
from stakeholders.scenario import Scenario, key_of

COAST = ("NO060", "SE322", "SE321")
GROUPS = ("cluster", "association")
INITIATIVES = (
    "id,name,kind,scale,country\nproject,Project,project,,NO|SE\nmeeting,Meeting,event,small,SE\n"
    "fair,Fair,event,large,NO\nstrategy,Strategy,strategy,,SE\n"
)
HOMES = (("NO", "NO060"), ("SE", "SE322"), ("SE", "SE321"), ("FI", "FI19A"), ("SE", ""))
Tables = Mapping[str, str]

# Yard and lab know each other; the hub has no member yet.
SHORES = {
    "stakeholders": (
        "id,name,kind,country,region,sectors\nyard,Yard,company,NO,NO060,metal\n"
        "lab,Lab,academia,SE,SE322,research\nhub,Hub,cluster,SE,SE322,\n"
    ),
    "relations": "source_id,target_id,type\nyard,lab,collaborates\n",
}
# The mill knows the lab; the port joins the hub and knows the office; the town knows nobody.
JOINING = {
    "stakeholders": (
        "id,name,kind,country,region,sectors\nmill,Mill,company,SE,SE321,metal\nport,Port,company,SE,SE321,logistics\n"
        "town,Town,authority,SE,SE321,health\noffice,Office,authority,NO,NO060,\n"
    ),
    "relations": (
        "source_id,target_id,type,status\n"
        "mill,lab,collaborates,\nport,office,collaborates,\ntown,lab,collaborates,planned\n"
    ),
    "memberships": "member_id,group_id,role\nport,hub,member\ntown,hub,interested\n",
}


def frames(tables: Tables) -> dict[str, pd.DataFrame]:
    """Return tables written as CSV."""
    return {name: pd.read_csv(StringIO(text), dtype="str", keep_default_na=False) for name, text in tables.items()}


def scenario_of(some_id: str = "more", removes: tuple[str, ...] = (), **tables: str) -> Scenario:
    """Return a scenario of tables written as CSV."""
    key = key_of(some_id, repr((removes, sorted(tables.items()))))
    return Scenario(some_id, "belt", {"en": some_id}, "", (), (), frames(tables), key, pd.DataFrame(), removes=removes)


def newcomers_in(scenario: Scenario) -> list[str]:
    """Return the ids of a scenario's stakeholders."""
    return scenario.tables["stakeholders"]["id"].tolist()


def only_with(register: Register, scenario: Scenario, joined: Collection[str]) -> Register:
    """Return the register with only these newcomers of the scenario."""
    return register.with_overlay(scenario.without(ids=set(newcomers_in(scenario)) - set(joined)))


def counted_slowly(register: Register, regions: Iterable[str], places: Iterable[str]) -> tuple[float, float, float]:
    """Return coverage, crossings and width of a register as the pages count them, without any short cut."""
    tied, rows = tied_in(register), register.stakeholders
    cells = set()
    for one, kind, sectors, region in zip(rows["id"], rows["kind"], rows["sectors"], rows["region"], strict=True):
        if one in tied and region in set(places):
            cells |= {("kind", kind, region), *(("sector", sector, region) for sector in split_list(sectors))}
    G = stakeholder_network(register)
    crossings = sum(crosses for *_, crosses in merge_actors(G).edges(data="cross_border"))
    return float(len(cells)), float(crossings), float(corridor(G, list(regions)).width or 0)


@st.composite
def belts(draw: Callable, most: int = 4, *, twofold: bool = True) -> tuple[Register, Scenario]:
    """Draw a few stakeholders on record and a scenario of a few others, each with what ties them.

    Parameters
    ----------
    most
        Newcomers at most.
    twofold
        Whether one may administer another, so that the two act as one.
    """
    old = [f"old{i}" for i in range(draw(st.integers(2, 4)))]
    new = [f"new{i}" for i in range(draw(st.integers(1, most)))]
    everybody = [*old, *new]
    kinds = {one: draw(st.sampled_from(("company", "academia", *GROUPS))) for one in everybody}
    groups = ["project", "meeting", "fair", "strategy", *(one for one in everybody if kinds[one] in GROUPS)]

    def stakeholders(ids: Iterable[str]) -> str:
        rows = "id,name,kind,country,region,sectors\n"
        for one in ids:
            country, region = draw(st.sampled_from(HOMES[:3] * 2 + HOMES))
            rows += f"{one},{one},{kinds[one]},{country},{region},{draw(st.sampled_from(('', 'x', 'y', 'x|y')))}\n"
        return rows

    def relations(ids: list[str]) -> str:
        types = ("collaborates", "collaborates", "collaborates", "informs", *(["administers"] if twofold else []))
        status = st.sampled_from(("", "", "confirmed", "planned"))
        tie = st.tuples(st.sampled_from(ids), st.sampled_from(ids), st.sampled_from(types), status)
        return "source_id,target_id,type,status\n" + "".join(
            ",".join(row) + "\n" for row in draw(st.lists(tie, max_size=8)) if row[0] != row[1]
        )

    def memberships(ids: list[str]) -> str:
        roles = ("", "partner", "funder", "interested", *(["administrator"] if twofold else []))
        row = st.tuples(st.sampled_from(ids), st.sampled_from(groups), st.sampled_from(roles))
        return "member_id,group_id,role\n" + "".join(",".join(one) + "\n" for one in draw(st.lists(row, max_size=5)))

    base = {"stakeholders": stakeholders(old), "relations": relations(old), "memberships": memberships(old)}
    register = Register.of(frames(base | {"initiatives": INITIATIVES}), repr(base))
    more = {"relations": relations(everybody), "memberships": memberships(everybody)}
    removes = tuple(draw(st.sets(st.sampled_from(old[1:]), max_size=1))) if draw(st.booleans()) else ()
    return register, scenario_of(removes=removes, stakeholders=stakeholders(new), **more)
