"""A CSV file is read as typed, whatever program wrote it; every row keeps the number a spreadsheet gives it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.reading.delimited import read_csv
from stakeholders.reading.findings import Findings

PLAIN = "id,title,url\na,007,NA\nb,2023-09, x \n"


def read(raw, table="sources"):
    findings = Findings()
    sheet = read_csv(raw if isinstance(raw, bytes) else raw.encode(), "f.csv", table, findings)
    return sheet, [(one.rule, one.row) for one in findings.all()]


def cells(sheet):
    return [list(sheet.frame.columns), *sheet.frame.to_numpy().tolist()]


@pytest.mark.parametrize(
    "raw",
    [
        PLAIN.encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("utf-16"),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", "\t").encode(),
        ("sep=;\r\n" + PLAIN.replace(",", ";")).encode(),
        PLAIN.rstrip("\n").encode(),
        (PLAIN + "\n\n").encode(),
        (PLAIN + ",,\n,,\n").encode(),
        b"ID, Title ,URL\na,007,NA\nb,2023-09, x \n",
    ],
)
def test_the_same_table_is_read_however_it_was_saved(raw):
    sheet, told = read(raw)
    assert told == []
    assert cells(sheet) == [["id", "title", "url"], ["a", "007", "NA"], ["b", "2023-09", " x "]]
    assert sheet.rows.tolist() == [2, 3]


@pytest.mark.parametrize("end", ["", ",\n"])
def test_row_numbers_count_blank_rows_and_cells_of_several_lines_as_a_spreadsheet_does(end):
    sheet, _ = read(f'id,title\na,"two\nlines"\n\nb,B\n{end}')
    assert sheet.frame["title"].tolist() == ["two\nlines", "B"]
    assert sheet.rows.tolist() == [2, 4]


def test_rows_of_another_length_are_told_and_the_others_read():
    sheet, told = read("id,title\na,A\nb\nc,C,C\nd,D,\n")
    assert told == [("ragged_row", 3), ("ragged_row", 4)]
    assert (sheet.frame["id"].tolist(), sheet.rows.tolist()) == (["a", "d"], [2, 5])


def test_a_quotation_mark_that_is_never_closed_costs_its_own_row_only():
    sheet, told = read('id,title\na,"A\nb,B\nc,5" pipe\nd,"D ""quoted"""\n')
    assert told == [("unclosed_quote", 2)]
    assert cells(sheet)[1:] == [["b", "B"], ["c", '5" pipe'], ["d", 'D "quoted"']]
    assert sheet.rows.tolist() == [3, 4, 5]


def test_two_open_quotation_marks_swallow_nothing_between_them():
    sheet, told = read('id,title\na,"A\nb,B\nc,"C\nd,D\n')
    assert told == [("unclosed_quote", 2), ("unclosed_quote", 4)]
    assert (sheet.frame["id"].tolist(), sheet.rows.tolist()) == (["b", "d"], [3, 5])


def test_text_after_a_closing_quotation_mark_stays_in_its_cell():
    sheet, told = read('id,title\na,"A" and B\nb,"x\ny"\n')
    assert told == []
    assert sheet.frame["title"].tolist() == ["A and B", "x\ny"]


def test_many_open_quotation_marks_end_in_rows_not_in_waiting():
    sheet, told = read("id,title\n" + 'a,"A\n' * 1001)
    assert len(sheet) + sum(rule == "unclosed_quote" for rule, _ in told) > 0


@pytest.mark.parametrize("raw", ["", "\n", " \r\n ", "\ufeff"])
def test_an_empty_file_is_told(raw):
    assert read(raw) == (None, [("empty_file", 0)])


@pytest.mark.parametrize("raw", ["id|title\na|A\n", "id title\na A\n"])
def test_a_separator_that_is_none_is_told(raw):
    assert read(raw) == (None, [("wrong_delimiter", 1)])


def test_a_header_alone_is_a_table_without_rows():
    for raw in ("id,title", "id,title\n"):
        sheet, told = read(raw)
        assert (len(sheet), told, list(sheet.frame)) == (0, [], ["id", "title"])


def test_columns_that_the_schema_does_not_know_are_kept_and_those_of_no_name_only_if_filled():
    sheet, told = read("id,title,Own Column,,\na,A,x,,y\n")
    assert cells(sheet) == [["id", "title", "Own Column", "column 5"], ["a", "A", "x", "y"]]
    assert told == []


def test_a_column_named_twice_is_kept_twice():
    sheet, told = read("id,title,Title\na,A,B\n")
    assert cells(sheet)[1] == ["a", "A", "B"]
    assert told == [("repeated_column", 1)]


@given(st.binary(max_size=300))
def test_no_bytes_whatever_raise(raw):
    read(raw)
    read(b"id,title\n" + raw)


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)


@given(st.lists(st.tuples(st.text("ab", min_size=1, max_size=3), TEXT, TEXT), max_size=8), st.sampled_from(",;\t"))
def test_what_is_written_reads_the_same(rows, delimiter):
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, lineterminator="\n").writerows([["id", "title", "own"], *rows])
    sheet, told = read(written.getvalue())
    assert told == []
    assert cells(sheet)[1:] == [list(row) for row in rows]
    assert sheet.rows.tolist() == list(range(2, len(rows) + 2))


@given(st.lists(st.tuples(st.text("ab", min_size=1, max_size=3), TEXT), max_size=8))
def test_the_exact_reader_agrees_with_the_fast_one(rows):
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows([["id", "title"], *rows])
    fast, _ = read(written.getvalue())
    exact, told = read(written.getvalue() + "one,two,three\n")  # the last row sends it there
    assert [rule for rule, _ in told] == ["ragged_row"]
    assert cells(exact) == cells(fast)
    assert exact.rows.tolist() == fast.rows.tolist()
