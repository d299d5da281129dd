"""Problems in words."""

import pandas as pd

from stakeholders.language import Words
from stakeholders.reading import open_upload, problems_table
from stakeholders.schema import Marking
from stakeholders.views.problems import marking_of, problem_points, problems_labelled

WORDS = Words("en")
UPLOAD = {
    "stakeholders.csv": b"id,name,kind,country\na,A,company,XX\nb,B,dragon,NO\n",
    "memberships.csv": b"member_id,group_id\n",
}


def table(files=UPLOAD) -> pd.DataFrame:
    return problems_table(open_upload(files).found, WORDS)


def test_errors_and_warnings_are_counted_apart():
    points = problem_points(table(), WORDS)
    assert len(points) == 2
    assert points[0].startswith("1 error")
    assert points[1].startswith("1 warning")


def test_without_problems_it_says_so():
    clean = {**UPLOAD, "stakeholders.csv": b"id,name,kind,country\na,A,company,NO\n"}
    assert problem_points(table(clean), WORDS) == ("No errors and no warnings in the data.",)


def test_errors_come_first_with_their_label():
    shown = problems_labelled(table(), WORDS)
    assert shown["severity"].tolist() == ["Error", "Warning"]
    assert problems_labelled(table(), Words("sv"))["severity"].tolist()[0] == "Fel"


def test_a_problem_of_a_whole_file_has_no_row():
    shown = problems_labelled(table({"stakeholders.csv": UPLOAD["stakeholders.csv"]}), WORDS)
    assert "" in shown["row"].tolist()


def test_rows_that_could_not_be_read_count_as_amber_at_least():
    assert marking_of(table(), Marking.CLEAR) == Marking.AMBER
    assert marking_of(table(), Marking.AMBER_STRICT) == Marking.AMBER_STRICT
    warnings = table()[lambda rows: rows["severity"] == "warning"]
    assert marking_of(warnings, Marking.CLEAR) == Marking.CLEAR
