"""Files are loaded one at a time; what is too large or can't be opened is told and does no harm."""

from stakeholders.reading import tables
from stakeholders.reading.findings import Findings


def test_a_file_beyond_the_limit_is_told_and_not_read(monkeypatch):
    monkeypatch.setattr(tables, "LARGEST", 10)
    findings = Findings()
    assert tables.sheets_of({"sources.csv": lambda: b"id,title\na,A\n"}, findings) == {}
    assert [one.rule for one in findings.all()] == ["too_large"]


def test_a_file_that_cannot_be_opened_is_told():
    def gone():
        raise PermissionError(13, "Permission denied")

    findings = Findings()
    assert tables.sheets_of({"sources.csv": gone}, findings) == {}
    assert [(one.rule, one.details) for one in findings.all()] == [("unreadable", (("reason", "Permission denied"),))]
