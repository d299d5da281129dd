"""How old a register is, and on whose word it rests."""

import pandas as pd
import pytest

from stakeholders.measures.age import age, documents, span

REST = {
    "stakeholders": "id,name,kind,country,source,as_of\na,A,company,NO,paper,2019\nb,B,company,SE,paper,\n",
    "initiatives": "id,name,kind,start,source\np,P,project,2020-05,paper\nq,Q,project,,\n",
    "memberships": "member_id,group_id,since,source\na,p,,paper\na,q,,paper\nb,q,2021,other\n",
    "relations": "source_id,target_id,type\na,b,owns\n",
    "sources": "id,title,published\npaper,The paper,2022-01-31\nother,Another,\nunread,Never cited,2015\n",
}


def test_the_oldest_and_newest_date_are_told_as_typed():
    found = span(pd.Series(["2020-05", "2021", "", "spring 1990"], dtype="str"))
    assert (found.oldest, found.newest, found.undated, found.rows) == ("2020-05", "2021", 2, 4)


def test_without_dates_nothing_is_oldest():
    assert span(pd.Series(["", "soon"], dtype="str")).newest == ""
    assert span(pd.Series([], dtype="str")).rows == 0


def test_a_membership_is_dated_by_its_initiative(register_of):
    found = age(register_of(**REST))
    assert (found.ties.undated, found.ties.rows) == (2, 4)
    assert found.undated_share == 0.5
    assert found.facts.undated == 1


def test_documents_are_ordered_by_how_many_rows_cite_them(register_of):
    found = documents(register_of(**REST))
    assert found["id"].tolist() == ["paper", "other", "unread", ""]
    assert found["rows"].tolist() == [5, 1, 0, 2]
    assert found["share"].sum() == pytest.approx(1)
