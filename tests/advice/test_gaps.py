"""What a careful reader of the documents finds, the page must find by itself."""

import re
from datetime import date

import pandas as pd
import pytest

from stakeholders import read_scenario
from stakeholders.advice.gap import COLUMNS
from stakeholders.advice.gaps import find_gaps
from stakeholders.schema import Viewer
from stakeholders.synthesis import synthesise

TODAY = date(2026, 6, 1)
VASTERNORRLAND = "coverage:kind:all:SE321:empty"
SWEDISH_ACADEMIA = "coverage:kind:academia:SE:empty"
FINLAND = "coverage:kind:all:FI:empty"


def gaps_of(register, **options):
    return find_gaps(register, today=TODAY, samples=99, **options)


@pytest.fixture(scope="module")
def gaps(shipped):
    return gaps_of(shipped)


def test_the_three_findings_of_the_final_report_stand_among_the_top_ten(gaps):
    top = gaps.head(10).set_index("id")
    assert {VASTERNORRLAND, SWEDISH_ACADEMIA, FINLAND} <= set(top.index)
    assert set(top.loc[VASTERNORRLAND, "organisations"]) == {"region_vasternorrland", "iuc_vasternorrland"}
    assert top.loc[[VASTERNORRLAND, SWEDISH_ACADEMIA, FINLAND], "evidence_weight"].eq(1).all()


def quotations(register, gap):
    tables = {name: register.table(name).set_index("row") for name in ("memberships", "relations", "initiatives")}
    return [str(tables[table].loc[row].get("evidence", "")) for table, _, row in gap["evidence"]]


@pytest.mark.parametrize(
    ("some_id", "quoted"),
    [
        (VASTERNORRLAND, "region och myndighet var inte en del av projektet men väl intressenter"),
        (SWEDISH_ACADEMIA, "Universiteter som NTNU og NORD har allerede innledet dialog"),
        (FINLAND, "Studieturen til Finland"),
    ],
)
def test_each_finding_has_the_sentence_of_the_document_as_its_evidence(shipped, gaps, some_id, quoted):
    gap = gaps.set_index("id").loc[some_id]
    assert any(quoted in said for said in quotations(shipped, gap))


ADDED = {
    VASTERNORRLAND: {
        "memberships": [
            {"member_id": "region_vasternorrland", "group_id": "commsec", "role": "partner", "status": "confirmed"}
        ]
    },
    SWEDISH_ACADEMIA: {
        "stakeholders": [
            {"id": "miun", "name": "Mittuniversitetet", "kind": "academia", "country": "SE", "region": "SE321"}
        ],
        "memberships": [{"member_id": "miun", "group_id": "commsec", "role": "partner", "status": "confirmed"}],
    },
    FINLAND: {
        "stakeholders": [
            {"id": "vasa", "name": "Vaasan kaupunki", "kind": "authority", "country": "FI", "region": "FI19A"}
        ],
        "relations": [
            {"source_id": "vasa", "target_id": "midsec", "type": "collaborates", "status": "confirmed"},
        ],
    },
}


@pytest.mark.parametrize("some_id", ADDED)
def test_adding_the_missing_rows_makes_a_finding_disappear(shipped, gaps, changed, some_id):
    assert some_id in set(gaps["id"])
    assert some_id not in set(gaps_of(changed(shipped, **ADDED[some_id]))["id"])


def test_without_its_universities_the_norwegian_side_has_a_gap_of_its_own(shipped, gaps, changed):
    after = gaps_of(changed(shipped, without=("ntnu", "nord_universitet")))
    new = set(after["id"]) - set(gaps["id"])
    assert "coverage:kind:academia:NO060:empty" in new


def test_nothing_of_the_dataset_is_written_into_the_rules(shipped, root):
    rules = "\n".join(path.read_text("utf-8") for path in sorted((root / "src/stakeholders/advice").glob("*.py")))
    regions = {code for code in shipped.stakeholders["region"] if code}
    verbs = {"compare"}  # the id of an organisation, and what the public face of the library calls a function
    said = {*shipped.names, *shipped.names.values(), *regions} - verbs
    found = [word for word in said if re.search(rf"(?<![\w]){re.escape(word)}(?![\w])", rules)]
    assert found == []


def test_the_table_is_ranked_marked_and_complete(gaps):
    assert list(gaps.columns) == [*COLUMNS, "as_of", "seed", "tlp"]
    assert gaps["severity"].is_monotonic_decreasing
    assert gaps["id"].is_unique
    assert set(gaps["tlp"]) == {"AMBER"}  # of CLEAR rows: the floor
    assert set(gaps["as_of"]) == {"2024"}
    assert (gaps["severity"].between(0, 100)).all()


def test_too_few_to_say_claims_nothing(gaps):
    few = gaps[gaps["state"] == "too_few"]
    assert len(few)
    assert few[["p", "q", "ties_needed"]].isna().all(axis=None)
    assert (few["severity"] == 0).all()
    assert gaps.loc[gaps["severity"] > 0, "state"].ne("too_few").all()


def test_the_same_data_and_seed_give_the_same_answer(shipped, gaps):
    pd.testing.assert_frame_equal(gaps, gaps_of(shipped))


def test_a_viewer_finds_no_trace_of_what_is_hidden(shipped):
    seen = shipped.visible_to(Viewer("public"))
    assert len(gaps_of(seen)) == len(gaps_of(shipped))  # every shipped row is CLEAR


EDGES = {
    "nothing": {"stakeholders": "id,name,kind,country\n"},
    "one stakeholder": {"stakeholders": "id,name,kind,country\na,A,company,NO\n"},
    "no ties": {"stakeholders": "id,name,kind,country\na,A,company,NO\nb,B,authority,SE\nc,C,company,\n"},
    "one country": {
        "stakeholders": "id,name,kind,country\n" + "".join(f"x{i},X{i},company,NO\n" for i in range(12)),
        "relations": "source_id,target_id,type\n" + "".join(f"x{i},x{i + 1},collaborates\n" for i in range(11)),
    },
}


@pytest.mark.parametrize("tables", EDGES.values(), ids=EDGES)
def test_small_registers_find_what_there_is_and_no_more(register_of, tables):
    found = gaps_of(register_of(**tables))
    assert list(found.columns) == [*COLUMNS, "as_of", "seed", "tlp"]
    assert not len(found[found["severity"] > 0])


def test_ten_thousand_stakeholders_are_answered(tmp_path):
    from stakeholders import read_dataset

    synthesise(10_000, tmp_path / "large")
    found = gaps_of(read_dataset(tmp_path / "large").register)
    assert len(found)
    assert found["severity"].is_monotonic_decreasing


@pytest.mark.parametrize("name", ["vasternorrland", "finland", "denmark"])
def test_a_scenario_moves_only_gaps_whose_own_ties_or_roster_changed(shipped, root, name, gaps):
    there = shipped.with_overlay(read_scenario(root / "data" / "scenarios" / name))
    after = gaps_of(there).set_index("id")
    before = gaps.set_index("id")
    held = after[after["held"]]
    for some_id, gap in held.iterrows():
        old = before.loc[some_id]
        assert (old["observed"], old["expected"], old["state"]) == (gap["observed"], gap["expected"], gap["state"])


def signature(register, gap):
    """What a gap is about: who is in its groups or cells, and every row about those that it names."""
    stakeholders = register.stakeholders
    if gap["first"]:
        groups = {
            side: frozenset(stakeholders.loc[stakeholders[gap["attribute"]] == side, "id"])
            for side in (gap["first"], gap["second"])
        }
        members = frozenset().union(*groups.values())
    elif gap["family"] == "membership":
        groups, members = {}, frozenset(gap["organisations"])
    else:
        places = {place for *_, place, _ in gap["parts"]}
        here = stakeholders["region"].isin(places) | stakeholders["country"].isin(places)
        groups, members = {}, frozenset(stakeholders.loc[here, "id"])
    ties = frozenset(
        tuple(row)
        for table, ends in (("memberships", ["member_id", "group_id"]), ("relations", ["source_id", "target_id"]))
        for row in register.table(table)[[*ends, "status"]].to_numpy().tolist()
        if members & set(row[:2])
    )
    return tuple(sorted(groups.items())), members, ties


@pytest.mark.parametrize(
    "names", [["vasternorrland"], ["finland"], ["denmark"], ["vasternorrland", "finland", "denmark"]]
)
def test_no_gap_opens_or_closes_whose_own_ties_and_roster_stayed(shipped, root, names, gaps):
    there = shipped
    for name in names:
        there = there.with_overlay(read_scenario(root / "data" / "scenarios" / name))
    after = gaps_of(there)
    closed = gaps[~gaps["id"].isin(after["id"]) & (gaps["severity"] > 0)]
    opened = after[~after["id"].isin(gaps["id"]) & (after["severity"] > 0)]
    unmoved = [
        gap["id"]
        for moved in (closed, opened)
        for gap in moved.to_dict("records")
        if signature(shipped, gap) == signature(there, gap)
    ]
    assert unmoved == []
