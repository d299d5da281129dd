"""What the app says follows the reader's language: numbers, dates, lists, labels and the order of names."""

import numpy as np
import pytest

from stakeholders.codes import LISTS, MARKINGS
from stakeholders.language import LANGUAGES, Words, best_language, is_country

NBSP = "\N{NO-BREAK SPACE}"


def test_a_sentence_is_said_in_the_readers_language():
    said = [Words(tag).say("Something went wrong.") for tag in LANGUAGES]
    assert said == ["Something went wrong.", "Något gick fel.", "Noe gikk galt.", "Tapahtui virhe."]


def test_a_sentence_that_no_catalogue_has_is_said_in_english():
    assert Words("fi").say("This sentence is in no catalogue: {n}", n=1) == "This sentence is in no catalogue: 1"


@pytest.mark.parametrize("value", [1200, np.int64(1200)])
def test_whole_numbers_in_a_sentence_follow_the_locale(value):
    said = {tag: Words(tag).say("{number}", number=value) for tag in LANGUAGES}
    assert said == {"en": "1,200", "sv": f"1{NBSP}200", "nb": f"1{NBSP}200", "fi": f"1{NBSP}200"}


@pytest.mark.parametrize("value", [1234.5, np.float64(1234.5)])
def test_fractions_in_a_sentence_have_two_decimals(value):
    assert Words("en").say("{number}", number=value) == "1,234.50"
    assert Words("sv").say("{number}", number=value) == f"1{NBSP}234,50"


def test_text_and_truth_values_in_a_sentence_stay_as_they_are():
    assert Words("sv").say("{year} {sure}", year="2024", sure=True) == "2024 True"


def test_curly_brackets_in_a_value_are_not_read_as_placeholders():
    assert Words("sv").say("{file} can't be read: {reason}", file="{x}", reason="{") == "{x} kan inte läsas: {"


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("en", ["0 stakeholders", "1 stakeholder", "2 stakeholders", "5 stakeholders"]),
        ("sv", ["0 intressenter", "1 intressent", "2 intressenter", "5 intressenter"]),
        ("nb", ["0 interessenter", "1 interessent", "2 interessenter", "5 interessenter"]),
        ("fi", ["0 sidosryhmää", "1 sidosryhmä", "2 sidosryhmää", "5 sidosryhmää"]),
    ],
)
def test_nought_one_two_and_five_take_the_right_form(tag, forms):
    words = Words(tag)
    assert [words.say_n("{n} stakeholder", "{n} stakeholders", n) for n in (0, 1, 2, 5)] == forms


def test_a_large_count_is_grouped():
    assert Words("nb").say_n("{n} stakeholder", "{n} stakeholders", 12000) == f"12{NBSP}000 interessenter"


def test_numbers_and_shares_stand_alone_too():
    words = Words("fi")
    assert words.number(1234567.891, 2) == f"1{NBSP}234{NBSP}567,89"
    assert words.number(0.4) == "0"
    assert words.percent(0.256) == f"26{NBSP}%"
    assert Words("en").percent(0.256) == "26%"


@pytest.mark.parametrize(
    ("tag", "month", "day"),
    [
        ("en", "September 2023", "5 September 2023"),
        ("sv", "september 2023", "5 september 2023"),
        ("nb", "september 2023", "5. september 2023"),
        ("fi", "syyskuu 2023", "5. syyskuuta 2023"),
    ],
)
def test_a_date_is_no_more_exact_than_it_was_given(tag, month, day):
    words = Words(tag)
    assert words.date("2023") == "2023"
    assert words.date("2023-09") == month
    assert words.date("2023-09-05") == day


@pytest.mark.parametrize("text", ["", "2023-13", "2023-02-30", "last year", "5.9.2023x"])
def test_what_is_no_date_stays_as_typed(text):
    assert Words("sv").date(text) == text


def test_lists_end_with_the_languages_own_word():
    said = [Words(tag).listing(["a", "b", "c"]) for tag in LANGUAGES]
    assert said == ["a, b and c", "a, b och c", "a, b og c", "a, b ja c"]
    said = [Words(tag).listing(["a", "b"], "or") for tag in LANGUAGES]
    assert said == [
        "a or b",
        "a eller b",
        "a eller b",
        "a tai b",
    ]
    assert Words("sv").listing(["a"]) == "a"
    assert Words("sv").listing([]) == ""


def test_a_code_has_the_label_of_its_list():
    assert Words("sv").label("kind", "company") == "Företag"
    assert Words("nb").label("role", "member") == "Medlem"
    assert Words("fi").label("region", "FI19A") == "Pohjanmaa"
    assert Words("sv").label("region", "FI19A") == "Österbotten"
    assert Words("fi").label("region", "SE321") == "Västernorrland"


def test_a_code_that_no_list_knows_is_its_own_label():
    assert Words("sv").label("kind", "guild") == "guild"
    assert Words("sv").label("no_such_list", "guild") == "guild"


def test_an_empty_code_says_so():
    assert Words("sv").label("kind", "") == "ej angivet"
    assert Words("fi").label("country", "") == "maa ei tiedossa"


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in LISTS if name != MARKINGS.name])
def test_every_code_of_every_list_has_a_label(tag, name):
    words = Words(tag)
    labels = {code: words.label(name, code) for code in LISTS[name]}
    assert all(labels.values())
    if name != "column":  # one word may head two columns, such as singular and plural
        assert len(set(labels.values())) == len(set(LISTS[name].labels.values())), "English tells two codes apart"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_marking_is_never_translated(tag):
    assert {code: Words(tag).label(MARKINGS.name, code) for code in MARKINGS} == dict(MARKINGS.labels)


def test_countries_are_named_in_the_readers_language():
    said = [Words(tag).label("country", "NO|SE") for tag in LANGUAGES]
    assert said == ["Norway and Sweden", "Norge och Sverige", "Norge og Sverige", "Norja ja Ruotsi"]
    assert Words("sv").label("country", "Q1") == "Q1"


def test_names_stand_where_readers_of_each_language_look_for_them():
    names = ["Østby", "Zeta", "Åre", "Ängel", "Alta", "Ærø", "Öland", "Ola", "émile", "Fjord"]
    ordered = {tag: sorted(names, key=Words(tag).order) for tag in LANGUAGES}
    assert ordered["sv"] == ["Alta", "émile", "Fjord", "Ola", "Zeta", "Åre", "Ängel", "Ærø", "Öland", "Østby"]
    assert ordered["fi"] == ordered["sv"]
    assert ordered["nb"] == ["Alta", "émile", "Fjord", "Ola", "Zeta", "Ängel", "Ærø", "Öland", "Østby", "Åre"]
    assert ordered["en"] == ["Alta", "Ängel", "Åre", "Ærø", "émile", "Fjord", "Ola", "Öland", "Østby", "Zeta"]


def test_letters_typed_in_two_parts_sort_like_those_typed_in_one():
    assert Words("sv").order("A\N{COMBINING RING ABOVE}re") == Words("sv").order("Åre")


@pytest.mark.parametrize(
    ("wanted", "best"),
    [
        (("sv-SE",), "sv"),
        (("no",), "nb"),
        (("nn-NO",), "nb"),
        (("da",), "nb"),
        (("FI_fi",), "fi"),
        ((None, "", "de", "fi"), "fi"),
        (("de-AT",), "en"),
        ((), "en"),
    ],
)
def test_the_first_wanted_language_that_we_speak_is_the_best(wanted, best):
    assert best_language(*wanted) == best


def test_only_countries_are_countries():
    assert all(map(is_country, ("NO", "SE", "FI", "DK", "IS", "UA")))
    assert not any(map(is_country, ("", "no", "NOR", "EU", "ZZ", "1A", "QX", "Å1")))


def test_words_of_one_language_are_equal_and_unknown_languages_refused():
    assert Words("sv") == Words("sv") != Words("fi")
    assert len({Words("sv"), Words("sv")}) == 1
    with pytest.raises(KeyError):
        Words("de")
