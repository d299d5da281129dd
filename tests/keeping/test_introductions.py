"""What becomes of a pair: stewards mark it, their groups see it, and nothing is forgotten."""

from datetime import UTC, datetime, timedelta

import pytest

from stakeholders.advice.introductions import suggest
from stakeholders.errors import NotAllowed
from stakeholders.keeping.introductions import COLUMNS, entries, history, mark, settled
from stakeholders.keeping.store import Store
from stakeholders.measures.introductions_made import made_per_month
from stakeholders.schema import Viewer

LOCAL = Viewer("steward")
WEST, EAST = Viewer("steward", groups={"west"}), Viewer("steward", groups={"east"})
PAIR = ("lab", "forge")


@pytest.fixture
def store():
    return Store()


def states(found):
    return dict(zip(zip(found["one"], found["other"], strict=True), found["state"], strict=True))


def test_the_latest_mark_of_a_pair_counts_and_the_others_are_its_history(store, two_shores):
    mark(store, two_shores, WEST, PAIR, "introduced", owner="Cluster office", due="2026-12-01", note="At the fair")
    mark(store, two_shores, WEST, reversed(PAIR), "met")
    now = entries(store, two_shores, WEST)
    assert list(now.columns) == list(COLUMNS)
    assert states(now) == {("forge", "lab"): "met"}
    past = history(store, two_shores, WEST)
    assert past["state"].tolist() == ["introduced", "met"]
    assert past.loc[0, ["owner", "due", "note"]].tolist() == ["Cluster office", "2026-12-01", "At the fair"]
    assert set(past["tlp"]) == {"AMBER"}
    assert set(past["shared_with"]) == {"west"}


def test_a_mark_can_be_taken_back(store, two_shores):
    mark(store, two_shores, WEST, PAIR, "declined")
    mark(store, two_shores, WEST, PAIR, "open")
    assert entries(store, two_shores, WEST).empty
    assert len(history(store, two_shores, WEST)) == 2


def test_members_and_stewards_of_the_group_see_it_and_nobody_else(store, two_shores):
    mark(store, two_shores, WEST, PAIR, "introduced")
    for viewer in (LOCAL, WEST, Viewer("member", groups={"west", "east"})):
        assert len(entries(store, two_shores, viewer)) == 1
    others = (EAST, Viewer("member", groups={"east"}), Viewer("member"), Viewer("community", groups={"west"}), Viewer())
    for viewer in others:
        found = entries(store, two_shores, viewer)
        assert found.empty
        assert list(found.columns) == list(COLUMNS)


def test_what_is_stricter_is_for_stewards_only(store, two_shores):
    mark(store, two_shores, WEST, PAIR, "introduced", tlp="AMBER+STRICT")
    assert entries(store, two_shores, WEST)["tlp"].tolist() == ["AMBER+STRICT"]
    assert entries(store, two_shores, Viewer("member", groups={"west"})).empty


def test_nothing_is_kept_below_amber(store, two_shores):
    mark(store, two_shores, WEST, PAIR, "introduced", tlp="CLEAR")
    assert entries(store, two_shores, WEST)["tlp"].tolist() == ["AMBER"]


def test_a_pair_is_seen_only_where_both_ends_are(store, two_shores):
    mark(store, two_shores, LOCAL, ("hospital", "forge"), "introduced", broker="broker", groups={"west"})
    member = Viewer("member", groups={"west"})
    assert entries(store, two_shores, LOCAL)["broker"].tolist() == ["broker"]
    assert entries(store, two_shores.visible_to(member), member).empty


def test_what_one_group_wrote_does_not_hide_what_another_sees(store, two_shores):
    mark(store, two_shores, WEST, PAIR, "introduced")
    mark(store, two_shores, EAST, PAIR, "declined")
    assert states(entries(store, two_shores, WEST)) == {("forge", "lab"): "introduced"}
    assert states(entries(store, two_shores, LOCAL)) == {("forge", "lab"): "declined"}


def test_the_local_steward_writes_for_nobody_else_unless_groups_are_named(store, two_shores):
    mark(store, two_shores, LOCAL, PAIR, "known")
    assert entries(store, two_shores, WEST).empty
    mark(store, two_shores, LOCAL, PAIR, "known", groups=["west"])
    assert len(entries(store, two_shores, WEST)) == 1


@pytest.mark.parametrize(
    ("viewer", "groups"),
    [
        (Viewer(), None),
        (Viewer("community"), None),
        (Viewer("member", groups={"west"}), None),
        (WEST, {"east"}),
        (WEST, set()),
        (Viewer("steward", groups=set()), None),
        (LOCAL, {"no such group"}),
    ],
)
def test_only_stewards_mark_and_only_for_their_own_groups(store, two_shores, viewer, groups):
    with pytest.raises(NotAllowed):
        mark(store, two_shores, viewer, PAIR, "met", groups=groups)
    assert store.version == 0


@pytest.mark.parametrize("pair", [("forge", "nobody"), ("hospital", "forge")])
def test_hidden_and_absent_ends_give_the_same_error(store, two_shores, pair):
    seen = two_shores.visible_to(WEST)
    with pytest.raises(NotAllowed, match="not open to you"):
        mark(store, seen, WEST, pair, "met")


@pytest.mark.parametrize(
    ("state", "given"),
    [("friends", {}), ("met", {"due": "soon"}), ("met", {"owner": "x" * 121}), ("met", {"note": "x" * 2_001})],
)
def test_values_that_are_none_are_refused(store, two_shores, state, given):
    with pytest.raises(ValueError):
        mark(store, two_shores, WEST, PAIR, state, **given)
    with pytest.raises(ValueError):
        mark(store, two_shores, WEST, ("forge", "forge"), "met")
    assert store.version == 0


def test_what_was_marked_is_not_proposed_again(store, two_shores):
    proposed = suggest(two_shores)
    pairs = list(zip(proposed["one"], proposed["other"], strict=True))
    mark(store, two_shores, WEST, pairs[0], "introduced")
    mark(store, two_shores, WEST, pairs[1], "declined")
    known, declined = settled(entries(store, two_shores, WEST))
    assert (known, declined) == ((pairs[0],), (pairs[1],))
    again = suggest(two_shores, known=known, declined=declined)
    assert not set(pairs[:2]) & set(zip(again["one"], again["other"], strict=True))


def test_introductions_made_and_met_are_counted_by_month(two_shores):
    days = iter(datetime(2026, 1, 20, tzinfo=UTC) + timedelta(days=20 * n) for n in range(9))
    store = Store(now=lambda: next(days))
    mark(store, two_shores, WEST, PAIR, "introduced")  # January
    mark(store, two_shores, WEST, PAIR, "introduced", note="reminded")  # February
    mark(store, two_shores, WEST, ("forge", "hospital"), "introduced")  # March
    mark(store, two_shores, WEST, ("forge", "hospital"), "open")
    mark(store, two_shores, WEST, PAIR, "met")  # April
    found = made_per_month(history(store, two_shores, WEST))
    assert found["month"].tolist() == ["2026-01", "2026-02", "2026-03", "2026-04"]
    assert found["introduced"].tolist() == [1, 0, 0, 0]
    assert found["met"].tolist() == [0, 0, 0, 1]


def test_nothing_made_is_an_empty_table(store, two_shores):
    assert made_per_month(history(store, two_shores, WEST)).empty
    mark(store, two_shores, WEST, PAIR, "known")
    assert list(made_per_month(history(store, two_shores, WEST)).columns) == ["month", "introduced", "met"]
