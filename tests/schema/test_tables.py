"""The tables of the schema fit together, and the code lists with them."""

import pytest

from stakeholders.codes import CORRIDOR, FORMER_REGION, LISTS, REGIONS, split_list
from stakeholders.schema import EMPTY_ALLOWED, TABLES, Marking, Viewer


def test_every_reference_code_list_and_key_exists():
    for table in TABLES.values():
        assert set(table.key) <= set(table.names)
        for column in table.columns:
            assert set(column.references) <= set(TABLES)
            assert not column.codes or column.codes in LISTS
    for table, column in EMPTY_ALLOWED:
        assert TABLES[table].column(column).required


def test_only_two_tables_are_required():
    assert [table.name for table in TABLES.values() if table.required] == ["stakeholders", "memberships"]


def test_an_unknown_column_is_a_key_error():
    with pytest.raises(KeyError):
        TABLES["sources"].column("nothing")


def test_regions_are_those_of_the_2024_edition():
    counts = {country: sum(code.startswith(country) for code in REGIONS) for country in ("NO", "SE", "FI", "DK")}
    assert counts == {"NO": 17, "SE": 21, "FI": 19, "DK": 11}
    assert set(CORRIDOR) <= set(REGIONS)
    for former, now in FORMER_REGION.items():
        assert former not in REGIONS
        assert set(now) <= set(REGIONS)


def test_markings_are_ordered_and_written_as_the_protocol_writes_them():
    assert [marking.text for marking in sorted(Marking)] == ["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT"]
    assert max(Marking.GREEN, Marking.AMBER) is Marking.AMBER
    with pytest.raises(KeyError):
        Marking.of("RED")


def test_viewers_are_values():
    assert Viewer("member", {"b", "a"}) == Viewer("member", frozenset({"a", "b"}))
    assert Viewer("member", {"b", "a"}).key == Viewer("member", ["a", "b"]).key
    assert Viewer("steward").is_local_steward
    assert not Viewer("steward", set()).is_local_steward
    with pytest.raises(ValueError, match="clearance"):
        Viewer("admin")


def test_lists_in_a_cell_are_split():
    assert split_list(" a | b||c ") == ["a", "b", "c"]
