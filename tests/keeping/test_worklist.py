"""The working list: what is put on it is as it was then, seen by the steward's groups, and never lost."""

from math import isnan

import pytest

from stakeholders.advice.gap import Gap, ranked
from stakeholders.advice.introductions import suggest
from stakeholders.errors import NotAllowed
from stakeholders.keeping.store import Store
from stakeholders.keeping.worklist import COLUMNS, add_gap, add_introduction, change, items
from stakeholders.schema import Marking, Viewer

WEST, EAST = Viewer("steward", groups={"west"}), Viewer("steward", groups={"east"})
MEMBER = Viewer("member", groups={"west"})


def gap(some_id="mixing:country:NO:SE", organisations=("forge", "lab"), marking=Marking.CLEAR):
    one = Gap(
        id=some_id,
        family="mixing",
        state="gap",
        depth=0.6,
        evidence_weight=0.5,
        reach=0.5,
        first="NO",
        second="SE",
        organisations=organisations,
        observed=1.0,
        evidence=(("relations", "relations.csv", 2),),
        closes="introduce",
    )
    return ranked([one], as_of="2026", seed=1, marking=marking).to_dict("records")[0]


@pytest.fixture
def store():
    return Store()


def test_a_gap_and_an_introduction_are_put_on_the_list(store, two_shores):
    proposed = suggest(two_shores).to_dict("records")[0]
    first = add_gap(store, two_shores, WEST, gap(), owner="Cluster office", due="2027-01-15")
    second = add_introduction(store, two_shores, WEST, proposed, due="2026-12-01", note="At the fair")
    found = items(store, two_shores, WEST).set_index("item")
    assert list(found.index) == [second, first]
    assert found.loc[first, ["kind", "state", "owner", "tlp"]].tolist() == ["gap", "open", "Cluster office", "AMBER"]
    kept = found.loc[first, "what"]
    assert (kept["first"], kept["second"], kept["observed"], kept["organisations"]) == (
        "NO",
        "SE",
        1.0,
        ("forge", "lab"),
    )
    assert isnan(kept["p"])
    assert found.loc[second, "what"]["one"] == proposed["one"]


def test_an_item_is_changed_done_and_removed_and_can_come_back(store, two_shores):
    item = add_gap(store, two_shores, WEST, gap())
    change(store, two_shores, WEST, item, owner="Region", note="asked")
    change(store, two_shores, WEST, item, state="done")
    found = items(store, two_shores, WEST)
    assert found.loc[0, ["state", "owner", "note"]].tolist() == ["done", "Region", "asked"]
    change(store, two_shores, WEST, item, state="removed")
    assert items(store, two_shores, WEST).empty
    add_gap(store, two_shores, WEST, gap())
    assert items(store, two_shores, WEST)["state"].tolist() == ["open"]
    assert store.version == 5


def test_what_is_on_the_list_already_stays_as_it_is(store, two_shores):
    add_gap(store, two_shores, WEST, gap(), owner="Region")
    add_gap(store, two_shores, WEST, gap(), owner="")
    assert items(store, two_shores, WEST)["owner"].tolist() == ["Region"]
    assert store.version == 1


def test_members_of_the_group_see_the_list_and_can_not_change_it(store, two_shores):
    item = add_gap(store, two_shores, WEST, gap())
    assert len(items(store, two_shores, MEMBER)) == 1
    with pytest.raises(NotAllowed):
        change(store, two_shores, MEMBER, item, state="done")
    with pytest.raises(NotAllowed):
        add_gap(store, two_shores, MEMBER, gap("another"))


def test_others_see_nothing_of_it_and_changing_it_is_as_changing_what_is_not_there(store, two_shores):
    item = add_gap(store, two_shores, WEST, gap())
    for viewer in (EAST, Viewer("member", groups={"east"}), Viewer("community"), Viewer()):
        assert items(store, two_shores, viewer).empty
        for wanted in (item, "gap:no such"):
            with pytest.raises(NotAllowed, match="not open to you"):
                change(store, two_shores, viewer, wanted, state="done")


def test_an_item_that_names_a_hidden_organisation_is_not_shown(store, two_shores):
    add_gap(store, two_shores, Viewer("steward"), gap(organisations=("forge", "hospital")), groups={"west"})
    assert items(store, two_shores.visible_to(MEMBER), MEMBER).empty
    assert len(items(store, two_shores, Viewer("steward"))) == 1


def test_a_gap_that_is_stricter_stays_so(store, two_shores):
    add_gap(store, two_shores, WEST, gap(marking=Marking.AMBER_STRICT))
    assert items(store, two_shores, WEST)["tlp"].tolist() == ["AMBER+STRICT"]
    assert items(store, two_shores, MEMBER).empty


def test_whom_an_item_is_shared_with_stays_when_another_steward_changes_it(store, two_shores):
    item = add_gap(store, two_shores, Viewer("steward", groups={"west", "east"}), gap())
    change(store, two_shores, EAST, item, state="done")
    assert items(store, two_shores, WEST)[["state", "shared_with"]].to_numpy().tolist() == [["done", "east|west"]]


def test_values_that_are_none_are_refused(store, two_shores):
    item = add_gap(store, two_shores, WEST, gap())
    for wrong in ({"state": "half done"}, {"due": "soon"}, {"note": "x" * 2_001}):
        with pytest.raises(ValueError):
            change(store, two_shores, WEST, item, **wrong)
    assert store.version == 1


def test_an_empty_list_has_all_columns(store, two_shores):
    assert list(items(store, two_shores, WEST).columns) == list(COLUMNS)


def test_two_datasets_opened_for_a_session_share_nothing(two_shores):
    add_gap(Store(), two_shores, WEST, gap())
    assert items(Store(), two_shores, WEST).empty
