"""What a profile says of roles, periods, sources and facts."""

from dataclasses import replace

import pytest

from stakeholders.language import LANGUAGES, Words
from stakeholders.measures.parts import Document, Origin, Part
from stakeholders.measures.profile import profile
from stakeholders.schema import Marking
from stakeholders.views.profile_words import facts, followable, how, origin_in_words, part_in_words, period, subtitle

EN = Words("en")
READ = Origin((), "memberships.csv", 7, "")
PART = Part(
    other="g",
    name="G",
    kind="project",
    table="initiatives",
    code_list="role",
    code="owner",
    outward=True,
    since="2023-09",
    until="2024",
    borrowed=False,
    ongoing=False,
    status="confirmed",
    evidence="",
    marking=Marking.CLEAR,
    origin=READ,
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "September 2023 – 2024"),
        ({"until": "", "ongoing": True}, "since September 2023"),
        ({"until": ""}, "September 2023"),
        ({"since": "2024"}, "2024"),
        ({"since": ""}, "until 2024"),
        ({"since": "", "until": ""}, "undated"),
        ({"since": "2022", "until": "2023", "borrowed": True}, "2022 – 2023 (dates of the initiative)"),
        ({"since": "some day", "until": ""}, "some day"),
    ],
)
def test_a_period_is_no_more_exact_than_stated(changes, expected):
    assert period(replace(PART, **changes), EN) == expected


def test_a_relation_is_told_from_the_end_that_one_looks_from():
    relation = replace(PART, code_list="relation_type", code="funds")
    assert how(relation, EN) == "Funds"
    assert how(replace(relation, outward=False), EN) == "Is funded by"
    assert how(replace(relation, outward=False, code="collaborates"), EN) == "Collaborates with"


def test_an_assumed_tie_says_so():
    assumed = replace(PART, status="hypothetical", origin=replace(READ, scenario="finland"))
    assert part_in_words(assumed, EN).endswith("Hypothetical · assumed in the scenario finland")


def test_a_source_is_its_document_else_file_and_row():
    assert origin_in_words(READ, EN) == "memberships.csv, row 7"
    read = replace(READ, documents=(Document("The report", "Publisher", "2024-05"), Document("lost")))
    assert origin_in_words(read, EN) == "The report, Publisher, May 2024; lost"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_everything_of_the_shipped_data_can_be_told_in_every_language(root, tag):
    from stakeholders.reading import read_dataset

    words, register = Words(tag), read_dataset(root / "data" / "nordic_green_belt").register
    for some_id in ("midsec", "nic", "bae", "commsec", "ukraine_embassy_se"):
        found = profile(register, some_id)
        told = [*(fact.text for fact in facts(found, register.names, words)), subtitle(found, words)]
        told += [part_in_words(part, words) for part in found.parts]
        assert all(told)


def test_facts_are_labelled_and_unknown_columns_keep_their_own_name(register_of):
    register = register_of(
        stakeholders=(
            "id,name,kind,country,region,sectors,aliases,website,shared_with,shoe *size*\n"
            "a,A,company,NO,NO060,metal|energy,One|Two,javascript:alert(1),b,44\n"
            "b,B,cluster,NO,,,,,,\n"
        )
    )
    told = {fact.label: (fact.text, fact.url) for fact in facts(profile(register, "a"), register.names, EN)}
    assert told == {
        "Kind": ("Business", ""),
        "Country": ("Norway", ""),
        "Region": ("Trøndelag (NO060)", ""),
        "Sectors": ("Metal production, Energy", ""),
        "Other names": ("One, Two", ""),
        "Website": ("javascript:alert(1)", ""),
        "Shared with": ("B", ""),
        "shoe *size*": ("44", ""),
        "Id": ("a", ""),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://midsec.no", "https://midsec.no"),
        ("HTTP://example.org/å?a=b#c", "HTTP://example.org/%C3%A5?a=b#c"),
        (" https://example.org ", "https://example.org"),
        (
            "https://example.org/>)[x](javascript:alert(1)",
            "https://example.org/%3E%29%5Bx%5D%28javascript:alert%281%29",
        ),
        ("javascript:alert(1)", ""),
        ("data:text/html,<script>", ""),
        ("//example.org", ""),
        ("https://", ""),
        ("https://[", ""),
        ("www.example.org", ""),
        ("https://example.org/" + "a" * 3_000, ""),
    ],
)
def test_only_a_web_address_can_be_followed(text, expected):
    assert followable(text) == expected
