"""The data dictionary knows every table, column and code that the schema knows."""

import pytest

from stakeholders.codes import (
    CAPABILITIES,
    INITIATIVE_KINDS,
    KINDS,
    LEVELS,
    MARKINGS,
    PRECISIONS,
    RELATION_TYPES,
    ROLES,
    SCALES,
    SECTORS,
    SOURCE_KINDS,
    STATUSES,
)
from stakeholders.schema import TABLES

LISTS = (
    KINDS, INITIATIVE_KINDS, LEVELS, PRECISIONS, RELATION_TYPES, ROLES, SCALES, SECTORS, SOURCE_KINDS, STATUSES,
    MARKINGS, CAPABILITIES,
)  # fmt: skip


@pytest.fixture(scope="module")
def dictionary(root):
    return (root / "data" / "README.md").read_text("utf-8")


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_column_is_explained(dictionary, table):
    assert [column for column in table.names if f"`{column}`" not in dictionary] == []


@pytest.mark.parametrize("codes", LISTS, ids=lambda codes: codes.name)
def test_every_code_is_named(dictionary, codes):
    assert [code for code in codes if f"`{code}`" not in dictionary] == []
