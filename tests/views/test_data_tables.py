"""The tables of the Data page."""

from stakeholders.language import LANGUAGES, Words
from stakeholders.measures.age import documents
from stakeholders.measures.holdings import rows_per_table
from stakeholders.places import sources
from stakeholders.reading.licences import Licence
from stakeholders.views.data_tables import (
    borders_labelled,
    documents_labelled,
    gaps,
    licences_in_words,
    rows_labelled,
)

WORDS = Words("en")


def test_rows_without_a_document_are_named_so(two_shores):
    assert documents_labelled(documents(two_shores), WORDS)["title"].tolist() == ["No document named"]


def test_every_table_is_listed_with_its_file(two_shores):
    rows = rows_labelled(rows_per_table(two_shores)).set_index("file")["rows"]
    assert rows["stakeholders.csv"] == 7
    assert rows["sources.csv"] == 0


def test_every_border_file_has_a_source_and_a_licence():
    shown = borders_labelled(sources())
    assert len(shown) == 10
    assert (shown != "").all(axis=None)


def test_known_gaps_are_told_in_every_language():
    assert len({gaps(Words(tag)) for tag in LANGUAGES}) == len(LANGUAGES)


def test_a_licence_is_told_by_its_title_and_a_missing_one_as_missing():
    assert licences_in_words([Licence("CC0-1.0", "CC0", "")], WORDS) == "Licence of the data: CC0."
    assert "nothing" in licences_in_words([Licence("", "", "")], WORDS)
