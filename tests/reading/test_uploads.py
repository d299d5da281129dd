"""What is dropped on the page is opened in memory: CSV files, a workbook, a zip."""

import csv
import io
from datetime import date, datetime
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from stakeholders.reading import archive, open_upload, read_dataset
from stakeholders.reading.workbook import text_of

DAY = datetime(2024, 5, 1)  # noqa: DTZ001 - a workbook's days have no zone
FILES = {
    "stakeholders.csv": b"id,name,kind,country\nnic,NIC,cluster,SE\nforge,Forge,company,NO\n",
    "memberships.csv": b"member_id,group_id,since\nforge,nic,2023-09\n",
}
SCENARIO = {
    "scenario.toml": b'id = "more"\nbase = "x"\n[title]\nen = "More"\n',
    "stakeholders.csv": b"id,name,kind,country\nyard,Yard,company,NO\n",
    "memberships.csv": b"member_id,group_id\nyard,nic\n",
}


def zipped(files):
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as made:
        for name, raw in files.items():
            made.writestr(name, raw)
    return packed.getvalue()


def ids(dataset):
    return dataset.register.stakeholders["id"].tolist()


@pytest.mark.parametrize(
    "prefix", ["", "my_region/", "a/b/c/", "../../etc/", "/etc/", "C:\\temp\\"], ids=lambda prefix: prefix or "none"
)
def test_a_zip_is_opened_by_the_last_part_of_its_names(prefix, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    dataset = open_upload({"my.zip": zipped({prefix + name: raw for name, raw in FILES.items()})})
    assert (ids(dataset), dataset.found, dataset.name) == (["nic", "forge"], (), "my")
    assert list(tmp_path.iterdir()) == []


def test_a_zip_of_a_dataset_with_scenarios_brings_both():
    files = FILES | {f"scenarios/more/{name}": raw for name, raw in SCENARIO.items()}
    files |= {"__MACOSX/._stakeholders.csv": b"\0", ".DS_Store": b"\0", "notes.txt": b""}
    dataset = open_upload({"my.zip": zipped(files)})
    assert (ids(dataset), dataset.found) == (["nic", "forge"], ())
    assert [one.id for one in dataset.scenarios] == ["more"]
    assert "yard" in dataset.register.with_overlay(dataset.scenarios[0]).stakeholders["id"].tolist()


def test_a_zip_of_a_scenario_alone_is_opened_too():
    dataset = open_upload({"my.zip": zipped({f"more/{name}": raw for name, raw in SCENARIO.items()})})
    assert [one.id for one in dataset.scenarios] == ["more"]
    assert ids(dataset) == ["yard"]


def test_archives_beyond_the_limits_are_refused_and_told(monkeypatch):
    monkeypatch.setattr(archive, "MOST_MEMBERS", 2)
    monkeypatch.setattr(archive, "MOST_BYTES", 1000)
    for files in ({f"{n}.csv": b"" for n in range(3)}, {"stakeholders.csv": b"0" * 1001}):
        assert "refused_archive" in {one.rule for one in open_upload({"my.zip": zipped(files)}).found}


def test_a_damaged_archive_is_refused_and_told():
    packed = zipped(FILES)
    damaged = packed[:60] + bytes(8) + packed[68:]
    for raw in (b"", b"PK\x03\x04", packed[:50], damaged):
        assert "refused_archive" in {one.rule for one in open_upload({"my.zip": raw}).found}


@given(st.binary(max_size=400), st.sampled_from([".zip", ".xlsx", ".csv", ".toml", ""]))
def test_no_file_whatever_raises(raw, ending):
    open_upload({f"stakeholders{ending}": raw})


@given(st.integers(0, 400), st.integers(0, 255))
def test_a_workbook_with_any_byte_changed_does_not_raise(position, byte):
    raw = bytearray(WORKBOOK)
    raw[position * (len(raw) - 1) // 400] = byte
    open_upload({"a.xlsx": bytes(raw)})


def workbook(sheets):
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


WORKBOOK = workbook(
    {
        "Stakeholders": [
            ["id", "name", "kind", "country", "as_of", "lat", "lon", "own"],
            ["nic", "NIC", "cluster", "SE", DAY, 63.18, 14.64, 7.0],
            [],
            ["forge", None, "company", "NO", 2024, None, None, True],
            ["lab", "Lab", "academia", "SE", date(2024, 5, 2)],
        ],
        "memberships": [["member_id", "group_id"], ["lab", "nic"]],
        "My notes": [["anything"]],
    }
)


def test_a_workbook_is_read_as_the_text_that_a_person_would_have_typed():
    dataset = open_upload({"book.xlsx": WORKBOOK})
    rows = dataset.register.stakeholders
    assert rows[["id", "as_of", "lat", "own", "row"]].to_numpy().tolist()[0] == ["nic", "2024-05-01", 63.18, "7", 2]
    assert rows["row"].tolist() == [2, 5]
    assert [(one.file, one.row, one.rule) for one in dataset.found] == [
        ("book.xlsx: My notes", 0, "unknown_table"),
        ("book.xlsx: Stakeholders", 4, "missing_value"),
    ]


def test_the_shipped_dataset_is_the_same_from_a_workbook(root):
    folder = root / "data" / "nordic_green_belt"
    sheets = {path.stem: list(csv.reader(path.open(encoding="utf-8"))) for path in folder.glob("*.csv")}
    opened = open_upload({"book.xlsx": workbook(sheets)}).register
    read = read_dataset(folder).register
    for name in ("stakeholders", "memberships", "indicators"):
        assert opened.table(name).drop(columns="file").equals(read.table(name).drop(columns="file"))


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (7, "7"), (7.0, "7"), (0.1, "0.1"), (1e20, "1e+20"), (True, "TRUE"), ("007", "007"),
     (date(2023, 9, 1), "2023-09-01"), (DAY.replace(hour=12, minute=30), "2024-05-01 12:30:00")],
)  # fmt: skip
def test_a_value_of_a_cell_becomes_text(value, text):
    assert text_of(value) == text


def test_what_cannot_be_used_beside_the_rest_is_told():
    tables = {
        "stakeholders.csv": b"id,name,kind,country\na,A,company,SE\n",
        "memberships.csv": b"member_id,group_id\n",
    }
    smaller = {"other/stakeholders.csv": tables["stakeholders.csv"]}
    dropped = {
        "mine.zip": zipped({f"mine/{name}": raw for name, raw in tables.items()} | smaller),
        "scenario.toml": b'id = "x"\n',
        "stakeholders.csv": tables["stakeholders.csv"],
    }
    told = {(one.file, one.rule) for one in open_upload(dropped).found}
    assert told == {
        ("scenario.toml", "unknown_table"),
        ("other/stakeholders.csv", "repeated_table"),
        ("stakeholders.csv", "repeated_table"),
    }
