"""Coverage as METHODS 7 counts it: worked by hand, and nothing that its viewer may not see in it."""

from datetime import date

import pytest

from stakeholders.measures.capabilities import coverage, quotients, single_suppliers, supply, to_renew
from stakeholders.schema import Viewer

TODAY = date(2025, 7, 1)


@pytest.fixture(scope="module")
def register(register_of):
    """Two counties of ten organisations: r1 has 8 that weld and 2 that cast, r2 has 4 and 6 (METHODS 7)."""
    people, tags = [], []
    for region, counts in {"NO060": (8, 2), "SE322": (4, 6)}.items():
        for tag, count in zip(("welding", "casting"), counts, strict=True):
            for n in range(count):
                some_id = f"{region}_{tag}_{n}"
                people.append(f"{some_id},{some_id},company,{region[:2]},{region},CLEAR")
                tags.append(f"{some_id},{tag},board,2025-01,2026,{'AMBER' if n else 'CLEAR'}")
    people.append("solo,Solo,company,SE,SE321,CLEAR")
    tags += ["solo,drones,board,2025-01,2025-08,AMBER", "solo,care,board,2024-01,2025-03,AMBER"]
    return register_of(
        stakeholders="\n".join(["id,name,kind,country,region,tlp", *people]),
        capabilities="\n".join(["stakeholder_id,capability,consent_by,consent_date,valid_until,tlp", *tags]),
    )


def test_how_many_can_do_it_where(register):
    counted = coverage(register, TODAY).set_index(["region", "capability"])["suppliers"].to_dict()
    assert counted == {
        ("NO060", "casting"): 2, ("NO060", "welding"): 8, ("SE321", "drones"): 1,
        ("SE322", "casting"): 6, ("SE322", "welding"): 4,
    }  # fmt: skip


def test_quotients_compare_counties_that_are_large_enough(register):
    found = quotients(register.without({"solo"}), TODAY).set_index(["region", "capability"])
    assert found["quotient"].round(4).to_dict() == {
        ("NO060", "welding"): 1.3333, ("NO060", "casting"): 0.5,
        ("SE322", "welding"): 0.6667, ("SE322", "casting"): 1.5,
    }  # fmt: skip
    assert found.loc[("NO060", "welding"), "shrunk"] == pytest.approx(1.2222, abs=1e-4)
    assert "SE321" not in set(quotients(register, TODAY)["region"]), "one organisation is no county to compare"


def test_what_nobody_one_few_and_many_can_do(register):
    found = supply(register, TODAY).set_index("capability")
    assert found["state"][["optics", "drones", "welding", "casting"]].tolist() == [
        "gap", "single", "redundant", "redundant",
    ]  # fmt: skip
    assert supply(register.without({"NO060_casting_0", "NO060_casting_1"}), TODAY).set_index("capability")["state"][
        "casting"
    ] == ("few"), "six, all in one country"
    assert found.loc["welding", "counties"] == pytest.approx(1 / ((2 / 3) ** 2 + (1 / 3) ** 2))
    assert single_suppliers(register, TODAY)[["capability", "name"]].to_numpy().tolist() == [["drones", "Solo"]]


def test_what_one_may_not_see_is_not_counted(register):
    seen = register.visible_to(Viewer("public"), TODAY)
    assert coverage(seen, TODAY)["suppliers"].tolist() == [1, 1, 1, 1]
    assert single_suppliers(seen, TODAY).empty


def test_consents_that_end_are_told_those_over_first(register):
    found = to_renew(register, TODAY, date(2025, 10, 1))
    assert found[["capability", "holds"]].to_numpy().tolist() == [["care", False], ["drones", True]]


def test_where_nobody_consented_there_are_no_quotients_and_every_capability_is_a_gap(register):
    empty = register.without(register.stakeholders["id"])
    assert quotients(empty, TODAY).empty
    assert set(supply(empty, TODAY)["state"]) == {"gap"}
