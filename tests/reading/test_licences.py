"""The licence that a dataset names."""

import pytest

from stakeholders.reading.licences import Licence, licences_of


@pytest.mark.parametrize("text", ["", "{", "[]", '{"licenses": 3}', '{"licenses": ["CC0"]}', "\ufeff"])
def test_what_says_nothing_of_a_licence_gives_none(tmp_path, text):
    (tmp_path / "datapackage.json").write_text(text, encoding="utf-8")
    assert licences_of(tmp_path) == ()


def test_without_a_folder_or_a_package_there_is_none(tmp_path):
    assert licences_of(None) == ()
    assert licences_of(tmp_path) == ()


def test_licences_are_told_as_the_package_names_them(tmp_path):
    text = '{"licenses": [{"name": "CC-BY-4.0", "path": "https://example.org", "title": 7}]}'
    (tmp_path / "datapackage.json").write_text(text, encoding="utf-8")
    assert licences_of(tmp_path) == (Licence("CC-BY-4.0", "", "https://example.org"),)
