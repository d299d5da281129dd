"""Markings as people write them; what is too sensitive is left out with everything that names it."""

import pytest

from stakeholders.codes import REFUSED_CLASSES
from stakeholders.reading import open_upload
from stakeholders.reading.checks.markings import is_refused, marking_of


@pytest.mark.parametrize(
    ("text", "marking"),
    [
        ("CLEAR", "CLEAR"), ("white", "CLEAR"), ("TLP:WHITE", "CLEAR"), ("tlp:green", "GREEN"), ("TLP: Amber", "AMBER"),
        ("amber+strict", "AMBER+STRICT"), ("TLP:AMBER + STRICT", "AMBER+STRICT"), ("", ""), ("grønn", "grønn"),
    ],
)  # fmt: skip
def test_a_marking_is_understood(text, marking):
    assert marking_of(text) == marking


@pytest.mark.parametrize(
    "word", [*REFUSED_CLASSES, "TLP:RED", "tlp:red", "Hemlig enligt OSL 15:2", "KA\u0308YTTO\u0308 RAJOITETTU"]
)
def test_refused_classes_are_known_in_any_case_and_company(word):
    assert is_refused(word)
    assert is_refused(word.lower())


@pytest.mark.parametrize("word", ["AMBER", "reduced", "rederi", "TLX", "hemligheter", ""])
def test_words_that_only_begin_alike_are_not_refused(word):
    assert not is_refused(word)


def test_a_class_word_in_a_name_is_just_a_word():
    register = open_upload(
        {
            "stakeholders.csv": b"id,name,kind,country,description\na,RED Alert AB,company,SE,Hemlig",
            "memberships.csv": b"member_id,group_id",
        }
    ).register
    assert register.stakeholders["name"].tolist() == ["RED Alert AB"]


FILES = {
    "stakeholders.csv": (
        "id,name,kind,country,tlp,shared_with,registration_number\n"
        "open,Open,cluster,SE,CLEAR,,\nsecret_base,Secret base,company,SE,Begrenset,,\n"
        "bank,Bank,company,NO,GREEN,secret_base,\n"
        "ebba,Ebba,company,SE,,,811228-9874\nsecret_base,Cover name,company,SE,CLEAR,,\n"
    ),
    "memberships.csv": "member_id,group_id,tlp\nsecret_base,open,CLEAR\nebba,open,CLEAR\nopen,hidden_exercise,CLEAR\n",
    "initiatives.csv": "id,name,kind,tlp\nhidden_exercise,Exercise,event,TLP:RED\n",
    "indicators.csv": "initiative_id,indicator,value\nhidden_exercise,people,12\n",
}  # fmt: skip


def test_refused_rows_and_all_that_names_them_are_nowhere():
    dataset = open_upload({name: text.encode() for name, text in FILES.items()})
    assert dataset.register.stakeholders["id"].tolist() == ["open"]
    assert (
        len(dataset.register.memberships) == len(dataset.register.initiatives) == len(dataset.register.indicators) == 0
    )
    told = " ".join(map(repr, dataset.found)) + dataset.problems.to_csv()
    for word in ("secret_base", "Secret base", "hidden_exercise", "ebba", "811228", "Cover name"):
        assert word not in told
    assert {(one.file, one.row) for one in dataset.found} == {
        ("stakeholders.csv", 3), ("stakeholders.csv", 4), ("stakeholders.csv", 5), ("stakeholders.csv", 6),
        ("memberships.csv", 2), ("memberships.csv", 3), ("memberships.csv", 4),
        ("initiatives.csv", 2), ("indicators.csv", 2),
    }  # fmt: skip


def test_a_second_marking_column_is_not_a_way_around():
    files = FILES | {"stakeholders.csv": "id,name,kind,country,tlp,TLP\nx,X,company,SE,CLEAR,HEMLIG\n"}
    assert open_upload({name: text.encode() for name, text in files.items()}).register.stakeholders.empty
