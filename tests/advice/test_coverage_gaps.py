"""Cells where nobody is on record, or nobody is tied in."""

import pytest

from stakeholders.advice.coverage import coverage
from stakeholders.advice.coverage_gaps import coverage_gaps

# Norway has a company and a university, Sweden a company; all of them are tied in.
BELT = {
    "stakeholders": (
        "id,name,kind,country,region\n"
        "forge,Forge,company,NO,NO060\nuni,Uni,academia,NO,NO060\nlathe,Lathe,company,SE,SE322\n"
    ),
    "relations": (
        "source_id,target_id,type,status\nforge,uni,collaborates,confirmed\nlathe,forge,collaborates,confirmed\n"
    ),
}
NAMED = {
    "stakeholders": BELT["stakeholders"] + "hogskola,Högskola,academia,SE,SE322\n",
    "relations": BELT["relations"] + "uni,hogskola,researches_with,planned\n",
}


def found(register):
    return {gap.id: gap for gap in coverage_gaps(register, register)}


def test_what_is_tied_in_elsewhere_in_the_belt_is_missed_in_the_other_country(register_of):
    gap = found(register_of(**BELT))["coverage:kind:academia:SE:empty"]
    assert (gap.depth, gap.evidence_weight, gap.reach) == (1, 0.5, 0.8)
    assert gap.severity == 40  # METHODS 2.6
    assert gap.closes == "invite"
    assert gap.brokers == ("uni",)


def test_a_planned_row_that_names_it_doubles_the_severity(register_of):
    """METHODS 2.6 says 80 for a cell that is empty; here the one who is named is on record, and loose."""
    gap = found(register_of(**NAMED))["coverage:kind:academia:SE:loose"]
    assert (gap.evidence_weight, gap.reach, gap.depth) == (1, 0.8, 0.5)
    assert gap.organisations == ("hogskola",)
    assert gap.evidence == (("relations", "relations.csv", 4),)
    assert gap.closes == "tie_in"


def test_a_planned_initiative_that_names_the_kind_across_the_border_counts_as_evidence(register_of):
    register = register_of(
        **BELT,
        initiatives="id,name,kind,country\ntheses,Theses,project,NO|SE\n",
        memberships="member_id,group_id,role,status\nuni,theses,interested,interested\n",
    )
    gap = found(register)["coverage:kind:academia:SE:empty"]
    assert gap.severity == 80
    assert gap.evidence[0][0] == "memberships"


def test_adding_the_missing_row_closes_the_gap(register_of):
    closed = BELT | {
        "stakeholders": NAMED["stakeholders"],
        "relations": NAMED["relations"].replace("planned", "confirmed"),
    }
    assert not [some_id for some_id in found(register_of(**closed)) if "academia:SE:" in some_id]


def test_a_region_of_which_all_kinds_are_missing_is_one_gap_with_parts(register_of):
    register = register_of(
        stakeholders=BELT["stakeholders"] + "county,County,authority,SE,SE321\n",
        relations=BELT["relations"] + "county,lathe,collaborates,planned\n",
    )
    gap = found(register)["coverage:kind:all:SE321:empty"]
    assert gap.reach == 1
    assert gap.evidence_weight == 1
    assert ("kind", "authority", "SE321", "loose") in gap.parts
    assert ("kind", "company", "SE321", "empty") in gap.parts
    assert not [one for one in found(register) if one.startswith("coverage:kind:company:SE321")]


def test_a_large_event_alone_ties_nobody_in(register_of):
    def with_event(scale: str) -> set[str]:
        register = register_of(
            stakeholders=BELT["stakeholders"] + "shop,Shop,association,SE,SE322\nguild,Guild,association,NO,NO060\n",
            relations=BELT["relations"] + "guild,forge,collaborates,confirmed\n",
            initiatives=f"id,name,kind,scale\nfair,Fair,event,{scale}\n",
            memberships="member_id,group_id,role\nshop,fair,participant\nforge,fair,participant\n",
        )
        return set(found(register))

    assert "coverage:kind:association:SE:loose" in with_event("large")
    assert "coverage:kind:association:SE:loose" not in with_event("small")


@pytest.mark.parametrize("text", ["id,name,kind,country\n", "id,name,kind,country,region\na,A,company,NO,NO060\n"])
def test_nothing_or_one_expects_nothing(register_of, text):
    assert found(register_of(stakeholders=text)) == {}


def test_a_scenario_makes_no_other_cell_expected(shipped, root):
    from stakeholders import read_scenario

    there = shipped.with_overlay(read_scenario(root / "data" / "scenarios" / "finland"))
    before, after = coverage(shipped), coverage(there)
    old = {*before.regions, *before.countries}
    unchanged = {
        (gap.attribute, gap.code, gap.place)
        for gap in coverage_gaps(there, there.without_overlays())
        for cell in [(gap.attribute, gap.code, gap.place)]
        if cell[2] in old and before.present.get(cell) == after.present.get(cell) and cell[1]
    }
    assert unchanged <= before.expected
