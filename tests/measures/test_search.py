"""The search forgives spelling, knows other names and places, and always puts an exact name first."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stakeholders.language import LANGUAGES, Words
from stakeholders.measures.search import find
from stakeholders.measures.search_index import search_index
from stakeholders.reading import read_dataset


@pytest.fixture(scope="module")
def shipped(root):
    return read_dataset(root / "data" / "nordic_green_belt").register


@pytest.fixture(scope="module")
def index(shipped):
    return search_index(shipped, Words("en"))


def ids(index, query: str) -> list[str]:
    return [hit.id for hit in find(index, query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("MISDEC", "midsec"),
        ("midsce", "midsec"),
        ("Orland", "orland_flystasjon"),
        ("ørland", "orland_flystasjon"),
        ("MITTSEC", "nic"),
        ("Future Innovations AS", "fremtidens_industri"),
        ("fremtidens industri", "fremtidens_industri"),
        ("trondelag fylkeskomune", "trondelag_fylkeskommune"),
        ("Lansstyrelsen Jamtlands", "lansstyrelsen_jamtland"),
        ("forsvarsmagten", "forsvarsmakten"),
        ("nordic_industry_network", "nordic_industry_network"),
        ("comsec", "commsec"),
    ],
)
def test_who_is_meant_comes_first(index, query, expected):
    assert ids(index, query)[0] == expected


def test_a_place_finds_all_who_are_there(index, shipped):
    there = shipped.stakeholders.query("municipality == 'Stockholm'")["id"]
    assert len(there) > 1
    assert set(there) <= set(ids(index, "Stockholm"))


def test_a_name_counts_more_than_a_place_and_an_exact_other_name_more_than_a_likeness(register_of):
    rows = (
        "id,name,aliases,kind,country,municipality\n"
        "a,Verdal verksted,,company,NO,Verdal\n"
        "b,Kystvakten,,authority,NO,Verdal\n"
        "c,Verdalen,,company,NO,\n"
        "d,Langt borte,Verdal,company,NO,\n"
    )
    index = search_index(register_of(stakeholders=rows), Words("en"))
    assert ids(index, "Verdal") == ["d", "a", "c", "b"]


def test_a_slip_is_forgiven_without_the_other_names_of_the_shipped_data(register_of):
    rows = "id,name,short_name,kind,country\nm,Mid-Norway Defence and Security Cluster,MIDSEC,cluster,NO\n"
    index = search_index(register_of(stakeholders=rows), Words("en"))
    (hit,) = find(index, "MISDEC")
    assert (hit.id, hit.field, hit.text, hit.alike) == ("m", "short_name", "MIDSEC", True)
    assert find(index, "MITTSEC") == ()


def test_it_is_told_what_matched(index):
    hits = {hit.id: hit for hit in find(index, "MISDEC")}
    assert (hits["midsec"].field, hits["midsec"].text, hits["midsec"].alike) == ("aliases", "MISDEC", False)


def test_words_that_lie_in_different_places_are_found_together(index):
    (hit, *_) = find(index, "metal trondelag")
    assert hit.id == "midsec"
    assert hit.field == ""


@pytest.mark.parametrize("tag", LANGUAGES)
def test_sectors_are_found_in_the_readers_language(shipped, tag):
    words = Words(tag)
    found = find(search_index(shipped, words), words.label("sector", "machining"))
    assert "midsec" in [hit.id for hit in found]
    assert found[0].text == words.label("sector", "machining")


@pytest.mark.parametrize("query", ["", "  ", "\t", "zzzzqqqq"])
def test_nobody_is_found_by_nothing(index, query):
    assert find(index, query) == ()


@given(st.text())
@example("\u202e*[x](y)")
@example("|")
@example("a" * 10_000)
@example("AS")
def test_any_text_can_be_searched_and_gives_the_same_each_time(index, query):
    assert find(index, query) == find(index, query)


names = st.text(min_size=1).map(str.strip).filter(bool)


@given(st.lists(names, min_size=1, max_size=6, unique=True), st.data())
def test_an_exact_name_is_always_first(register_of, some, data):
    import pandas as pd

    from stakeholders.register import Register

    rows = pd.DataFrame({"id": [f"o{i}" for i in range(len(some))], "name": some, "kind": "company", "country": "NO"})
    index = search_index(Register.of({"stakeholders": rows}, repr(some)), Words("en"))
    wanted = data.draw(st.sampled_from(some))
    assert find(index, wanted)[0].name == wanted


def test_every_name_of_the_shipped_data_finds_itself_first(index, shipped):
    for table in (shipped.stakeholders, shipped.initiatives):
        for some_id, name in zip(table["id"], table["name"], strict=True):
            assert ids(index, name)[0] == some_id
