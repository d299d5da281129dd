"""A filter says itself in words and in a link, and reads any link without harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.filter import Filter
from stakeholders.language import LANGUAGES, Words

CODES = st.sets(st.text(max_size=5), max_size=3)
FILTERS = st.builds(
    Filter, CODES, CODES, CODES, CODES, CODES, st.one_of(st.none(), st.integers(1000, 9999)), st.booleans()
)


@given(FILTERS)
def test_a_link_reproduces_the_choice(choice):
    assert Filter.from_link(choice.as_link()) == choice
    assert hash(Filter.from_link(choice.as_link())) == hash(choice)


@given(
    st.dictionaries(
        st.sampled_from(["kinds", "year", "neighbours", "groups", "x"]), st.lists(st.text(max_size=6), max_size=2)
    )
)
def test_any_link_is_read(link):
    Filter.from_link(link)


@pytest.mark.parametrize("year", ["", "x", "12", "20240", "²²²²", "-123", "2024.0"])
def test_a_year_that_is_none_is_ignored(year):
    assert Filter.from_link({"year": [year]}).year is None


def test_an_empty_choice_has_an_empty_link():
    assert Filter().as_link() == {}
    assert not Filter(year=2024, neighbours=True).chooses_stakeholders


def test_a_filter_does_not_change():
    with pytest.raises(AttributeError):
        Filter().year = 2024


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_filter_can_be_said_in_every_language(tag):
    choice = Filter({"company"}, {"SE"}, {"NO060"}, {"metal"}, {"nic"}, 2024, neighbours=True)
    said = choice.in_words(Words(tag), {"nic": "Nordic Industry Cluster"})
    assert "Nordic Industry Cluster" in said
    assert "2024" in said
    assert "{" not in said
    assert "company" not in said


def test_a_filter_says_itself_in_codes_without_words():
    assert Filter(countries={"SE", "NO"}).in_words() == "stakeholders in NO and SE"
