"""Every rule is broken once, and told where it was broken."""

from functools import cache

import pytest

from stakeholders.language import LANGUAGES, Words
from stakeholders.reading import open_upload
from stakeholders.rules import RULES

EMPTY_ARCHIVE = b"PK\x05\x06" + bytes(18)
HEAD = "id,name,kind,country"
ORGS = f"{HEAD}\nnic,NIC,cluster,SE\nforge,Forge,company,NO\n"
LISTED = "stakeholder_id,capability"
MEMBERS = "member_id,group_id,role\nforge,nic,member\n"

# rule: what the files hold, and where the problem is: file, row, column
EXAMPLES: dict[str, tuple[dict[str, str | bytes], str, int, str]] = {
    "missing_table": ({"stakeholders.csv": ORGS, "memberships.csv": ""}, "", 0, ""),
    "empty_file": ({"relations.csv": " \n"}, "relations.csv", 0, ""),
    "not_utf8": ({"stakeholders.csv": f"{HEAD}\na,Östersund,company,SE".encode("latin-1")}, "stakeholders.csv", 0, ""),
    "wrong_delimiter": ({"relations.csv": "source_id|target_id|type\na|b|owns"}, "relations.csv", 1, ""),
    "unknown_table": ({"people.csv": "id,name"}, "people.csv", 0, ""),
    "repeated_table": ({"Memberships.CSV": MEMBERS}, "Memberships.CSV", 0, ""),
    "refused_archive": ({"all.zip": b"PK but not really"}, "all.zip", 0, ""),
    "unreadable": ({"book.xlsx": EMPTY_ARCHIVE}, "book.xlsx", 0, ""),
    "package_unreadable": ({"datapackage.json": "{"}, "datapackage.json", 0, ""),
    "missing_column": ({"relations.csv": "source_id,target_id\n"}, "relations.csv", 1, "type"),
    "repeated_column": ({"sources.csv": "id,title,title\n"}, "sources.csv", 1, "title"),
    "reserved_column": ({"sources.csv": "id,title,row\n"}, "sources.csv", 1, "row"),
    "misspelt_column": ({"sources.csv": "id,title,publsher\n"}, "sources.csv", 1, "publsher"),
    "repeated_header": ({"sources.csv": "id,title\na,A\nid,title\n"}, "sources.csv", 3, "id"),
    "ragged_row": ({"sources.csv": "id,title\na,A,B\n"}, "sources.csv", 2, ""),
    "unclosed_quote": ({"sources.csv": 'id,title\na,"A\nb,B\n'}, "sources.csv", 2, ""),
    "personal_consent": (
        {"capabilities.csv": f"{LISTED},consent_by\nforge,welding,Ola Nordmann\n"},
        "capabilities.csv",
        2,
        "consent_by",
    ),
    "no_consent": ({"capabilities.csv": f"{LISTED}\nforge,welding\n"}, "capabilities.csv", 2, "consent_by"),
    "missing_value": ({"sources.csv": "id,title\na,\n"}, "sources.csv", 2, "title"),
    "unknown_code": ({"stakeholders.csv": f"{HEAD}\na,A,compny,SE\n"}, "stakeholders.csv", 2, "kind"),
    "unknown_code_kept": (
        {"stakeholders.csv": f"{HEAD},sectors\na,A,company,SE,metal|gold\n"},
        "stakeholders.csv",
        2,
        "sectors",
    ),
    "unknown_country": ({"stakeholders.csv": f"{HEAD}\na,A,company,Sweden\n"}, "stakeholders.csv", 2, "country"),
    "unknown_region": ({"stakeholders.csv": f"{HEAD},region\na,A,company,SE,SE999\n"}, "stakeholders.csv", 2, "region"),
    "former_region": ({"stakeholders.csv": f"{HEAD},region\na,A,company,NO,NO074\n"}, "stakeholders.csv", 2, "region"),
    "region_elsewhere": (
        {"stakeholders.csv": f"{HEAD},region\na,A,company,NO,SE322\n"},
        "stakeholders.csv",
        2,
        "region",
    ),
    "bad_id": ({"stakeholders.csv": f"{HEAD}\ngroup:a,A,company,NO\n"}, "stakeholders.csv", 2, "id"),
    "bad_number": ({"initiatives.csv": "id,name,kind,budget\na,A,event,much\n"}, "initiatives.csv", 2, "budget"),
    "bad_required_number": (
        {
            "initiatives.csv": "id,name,kind\ne,E,event\n",
            "indicators.csv": "initiative_id,indicator,value\ne,people,many\n",
        },
        "indicators.csv",
        2,
        "value",
    ),
    "out_of_range": ({"stakeholders.csv": f"{HEAD},lat,lon\na,A,company,NO,95,10\n"}, "stakeholders.csv", 2, "lat"),
    "half_coordinates": ({"stakeholders.csv": f"{HEAD},lat,lon\na,A,company,NO,63,\n"}, "stakeholders.csv", 2, "lat"),
    "null_island": ({"stakeholders.csv": f"{HEAD},lat,lon\na,A,company,NO,0,0\n"}, "stakeholders.csv", 2, "lat"),
    "outside_country": (
        {"stakeholders.csv": f"{HEAD},lat,lon\na,A,company,NO,59.3,18\n"},
        "stakeholders.csv",
        2,
        "lat",
    ),
    "bad_date": ({"initiatives.csv": "id,name,kind,start\na,A,event,1 May\n"}, "initiatives.csv", 2, "start"),
    "dates_out_of_order": (
        {"initiatives.csv": "id,name,kind,start,end\na,A,event,2024,2023-12\n"},
        "initiatives.csv",
        2,
        "end",
    ),
    "bad_registration_number": (
        {"stakeholders.csv": f"{HEAD},registration_number\na,A,company,NO,988077918\n"},
        "stakeholders.csv",
        2,
        "registration_number",
    ),
    "personal_number": (
        {"stakeholders.csv": f"{HEAD},registration_number\na,A,company,SE,811228-9874\n"},
        "stakeholders.csv",
        2,
        "registration_number",
    ),
    "bad_url": (
        {"stakeholders.csv": f"{HEAD},website\na,A,company,NO,javascript:alert(1)\n"},
        "stakeholders.csv",
        2,
        "website",
    ),
    "too_long": ({"stakeholders.csv": f"{HEAD}\na,{'A' * 10_000},company,NO\n"}, "stakeholders.csv", 2, "name"),
    "invisible_characters": ({"stakeholders.csv": f"{HEAD}\na,A\u202ebc,company,NO\n"}, "stakeholders.csv", 2, "name"),
    "markup": ({"stakeholders.csv": f"{HEAD}\na,<script>,company,NO\n"}, "stakeholders.csv", 2, "name"),
    "formula": ({"stakeholders.csv": f"{HEAD}\na,=HYPERLINK(1),company,NO\n"}, "stakeholders.csv", 2, "name"),
    "repeated_key": ({"sources.csv": "id,title\na,A\na,B\n"}, "sources.csv", 3, "id"),
    "id_taken": ({"initiatives.csv": "id,name,kind\nforge,Forge,project\n"}, "initiatives.csv", 2, "id"),
    "unknown_stakeholder": ({"memberships.csv": "member_id,group_id\nnobody,nic\n"}, "memberships.csv", 2, "member_id"),
    "unknown_group": ({"memberships.csv": "member_id,group_id\nforge,nowhere\n"}, "memberships.csv", 2, "group_id"),
    "unknown_initiative": (
        {"indicators.csv": "initiative_id,indicator,value\nnothing,people,1\n"},
        "indicators.csv",
        2,
        "initiative_id",
    ),
    "unknown_source": (
        {"sources.csv": "id,title\na,A\n", "stakeholders.csv": f"{HEAD},source\na,A,company,NO,b\n"},
        "stakeholders.csv",
        2,
        "source",
    ),
    "end_left_out": (
        {"stakeholders.csv": f"{HEAD},tlp\nnic,NIC,cluster,SE,\nforge,Forge,company,NO,RED\n"},
        "memberships.csv",
        2,
        "member_id",
    ),
    "end_unusable": (
        {"stakeholders.csv": f"{HEAD}\nnic,NIC,cluster,SE\nforge,Forge,smithy,NO\n"},
        "memberships.csv",
        2,
        "member_id",
    ),
    "unknown_group_shared": (
        {"stakeholders.csv": f"{HEAD},shared_with\nnic,NIC,cluster,SE,nci\n"},
        "stakeholders.csv",
        2,
        "shared_with",
    ),
    "not_a_group": ({"memberships.csv": "member_id,group_id\nnic,forge\n"}, "memberships.csv", 2, "group_id"),
    "self_tie": ({"relations.csv": "source_id,target_id,type\nnic,nic,owns\n"}, "relations.csv", 2, "target_id"),
    "membership_cycle": (
        {
            "stakeholders.csv": f"{HEAD}\nnic,NIC,cluster,SE\nmid,MID,cluster,NO\n",
            "memberships.csv": "member_id,group_id\nnic,mid\nmid,nic\n",
        },
        "memberships.csv",
        2,
        "group_id",
    ),
    "unknown_marking": ({"stakeholders.csv": f"{HEAD},tlp\na,A,company,NO,PURPLE\n"}, "stakeholders.csv", 2, "tlp"),
    "refused_marking": ({"stakeholders.csv": f"{HEAD},tlp\na,A,company,NO,Hemlig\n"}, "stakeholders.csv", 2, "tlp"),
}
ELSEWHERE = {
    "too_large",
    "scenario_id_taken",
    "scenario_status",
    "scenario_base",
    "scenario_description",
    "refused_description",
    "unknown_description_marking",
    "unknown_removal",
    "scenario_id",
    "outside_scenario",
    "settings_unreadable",
    "settings_syntax",
    "settings_key",
    "settings_value",
}
"""Rules that need more than dropped files to be broken; the tests of scenarios and of settings break them."""


@cache
def opened(rule):
    """Return the two required tables with the files of an example in their place or beside them."""
    given = {"stakeholders.csv": ORGS, "memberships.csv": MEMBERS} | EXAMPLES[rule][0]
    return open_upload({name: raw.encode() if isinstance(raw, str) else raw for name, raw in given.items()})


def test_every_rule_is_broken_somewhere():
    assert set(EXAMPLES) | ELSEWHERE == set(RULES)


@pytest.mark.parametrize("rule", [rule for rule in EXAMPLES if rule != "missing_table"])
def test_a_broken_rule_is_told_with_file_row_and_column(rule):
    _, file, row, column = EXAMPLES[rule]
    assert (rule, file, row, column) in {(one.rule, one.file, one.row, one.column) for one in opened(rule).found}


def test_a_missing_table_is_told():
    told = open_upload({"stakeholders.csv": ORGS.encode()}).found
    assert [(one.rule, one.file) for one in told] == [("missing_table", "memberships.csv")]


def test_files_without_a_fault_have_no_problem():
    assert open_upload({"stakeholders.csv": ORGS.encode(), "memberships.csv": MEMBERS.encode()}).found == ()


@pytest.mark.parametrize("rule", EXAMPLES)
@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_message_can_be_said_in_every_language(rule, tag):
    for one in opened(rule).found:
        said = one.message(Words(tag))
        assert said
        assert "{" not in said


@pytest.mark.parametrize("rule", ["refused_marking", "personal_number", "end_left_out", "ragged_row"])
def test_what_may_not_be_repeated_is_not(rule):
    assert {one.value for one in opened(rule).found if one.rule == rule} == {""}


@pytest.mark.parametrize("rule", [rule for rule, example in EXAMPLES.items() if example[2] > 1])
def test_a_row_is_left_out_for_an_error_and_kept_with_a_warning(rule):
    _, file, row, _ = EXAMPLES[rule]
    rows = opened(rule).register.table(file.removesuffix(".csv"))["row"].tolist()
    assert (row in rows) == (RULES[rule].severity == "warning")
