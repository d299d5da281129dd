"""No sentence of ours is missing from a catalogue, left in English, or spoken past the catalogues."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from scripts.catalogues import (
    CATALOGUES,
    LANGUAGES,
    PLURAL,
    english,
    merged,
    missing,
    placeholders,
    read,
    sources,
    spoken,
    spoken_calls,
    template,
    write,
)
from stakeholders.codes import LISTS, MARKINGS, REGIONS
from stakeholders.language import LANGUAGES as SPOKEN
from stakeholders.language import Words
from stakeholders.language.catalogues import catalogue

ROOT = Path(__file__).parents[2]
PLURAL_FORM = {0: 1, 1: 0, 2: 1, 5: 1}  # of the numbers 0, 1, 2 and 5, in each of our languages

# Words that are the same in English and another language. Everything else that equals its source is left in English.
SAME_WORD = {
    "Administrator": {"nb"},
    "Budget": {"sv"},
    "Data": {"sv", "nb"},
    "GeoJSON": {"sv", "nb", "fi"},  # names of formats
    "GeoPackage": {"sv", "nb", "fi"},
    "Id": {"sv", "nb"},
    "Media": {"sv", "fi"},
    "Nordic Green Belt": {"sv", "nb", "fi"},  # the name of a cooperation
    "Organisation": {"sv"},
    ("{n} organisation", "{n} organisations"): {"sv"},
    "Partner": {"sv", "nb"},
    "Region": {"sv", "nb"},
    "Regional": {"sv", "nb"},
    "Scenario": {"sv", "nb"},
    "Scenario: {scenario}.": {"sv", "nb"},
    "Start": {"sv", "nb"},
    "Status": {"sv", "nb"},
    "Type": {"nb"},
    "p": {"sv", "nb", "fi"},  # names of numbers
    "q": {"sv", "nb", "fi"},
    "region": {"sv", "nb"},
}
# English words that no Nordic sentence has; those that also are Nordic words or names are left out.
ENGLISH = re.compile(
    r"\b(the|and|of|with|which|that|this|are|was|were|not|you|your|their|those|from|ties|shown)\b", re.IGNORECASE
)
# What Streamlit shows as its first argument.
_SHOWING = (
    "title header subheader text caption markdown write info warning error success button download_button selectbox "
    "multiselect radio toggle checkbox slider tabs text_input file_uploader expander metric spinner toast popover "
    "link_button segmented_control pills select_slider number_input text_area form_submit_button"
)
SHOWING = frozenset(_SHOWING.split())


@pytest.fixture(scope="module")
def wanted() -> Catalog:
    return template()


@pytest.fixture(scope="module")
def texts(wanted) -> set[str]:
    return {text for message in wanted if message.id and message.context is None for text in english(message)}


def has_words(text: str) -> bool:
    """Tell a sentence from one that only puts placeholders side by side."""
    return re.search(r"[^\W\d]", re.sub(r"\{\w*\}", "", text)) is not None


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_sentence_and_label_is_translated_with_the_same_placeholders(tag, wanted):
    assert list(missing(tag, wanted)) == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_catalogue_keeps_sentences_that_nothing_says(tag, wanted):
    there = {(message.context, english(message)[0]) for message in read(tag) if message.id}
    said = {(message.context, english(message)[0]) for message in wanted if message.id}
    assert there == said, "run scripts/catalogues.py"


def test_there_is_a_catalogue_of_every_language_but_the_source_language():
    assert set(LANGUAGES) == set(SPOKEN) - {"en"}
    assert {path.stem for path in CATALOGUES.glob("*.po")} == set(LANGUAGES)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_what_is_left_in_english_is_a_word_of_that_language_too(tag):
    left = {
        message.id
        for message in read(tag)
        if message.id
        and message.context != REGIONS.name
        and set(english(message)) & set(filter(has_words, spoken(message)))
    }
    assert left == {word for word, tags in SAME_WORD.items() if tag in tags} & left


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_translation_is_half_english(tag):
    half = [
        text
        for message in read(tag)
        if message.id
        for text in spoken(message)
        if ENGLISH.search(re.sub(r"\{\w*\}", "", text))
    ]
    assert half == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_translation_begins_and_ends_as_its_sentence_does(tag):
    """A full stop too many or a space too few shows when sentences stand side by side."""
    unlike = [
        (message.id, text)
        for message in read(tag)
        if message.id and all(spoken(message))
        for source, text in zip(english(message), spoken(message), strict=False)
        if text != text.strip() or text.endswith((".", ":", "?")) != source.endswith((".", ":", "?"))
    ]
    assert unlike == []


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize(("n", "form"), PLURAL_FORM.items())
def test_every_number_takes_the_form_that_is_written_for_it(tag, n, form):
    counted = [message for message in read(tag) if message.pluralizable and all(spoken(message))]
    assert len(counted) > 2
    for message in counted:
        assert catalogue(tag).ngettext(*english(message), n) == message.string[form]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_updating_twice_changes_nothing_more(tag, wanted, tmp_path, monkeypatch):
    there = merged(tag, wanted)
    monkeypatch.setattr("scripts.catalogues.CATALOGUES", tmp_path)
    write(tag, there)
    first = (tmp_path / f"{tag}.po").read_bytes()
    write(tag, merged(tag, wanted))
    assert (tmp_path / f"{tag}.po").read_bytes() == first


def test_finnish_regions_are_named_in_finnish_and_swedish_and_the_others_keep_their_names():
    for code in REGIONS:
        names = {tag: Words(tag).label("region", code) for tag in ("sv", "nb", "fi")}
        if code.startswith("FI"):
            assert names["sv"] == names["nb"]
        else:
            assert set(names.values()) == {REGIONS.labels[code]}
    assert Words("fi").label("region", "FI200") == "Ahvenanmaa"


def test_the_template_has_every_label_and_no_marking(wanted):
    contexts = {message.context for message in wanted if message.id}
    assert contexts == {None} | {name for name in LISTS if name != MARKINGS.name}


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_sentence_in_the_code_is_one_that_translators_get(path, texts):
    """A sentence made of parts, or chosen inside the call, would never reach the catalogues."""
    for call in spoken_calls(path.read_text(encoding="utf-8")):
        for part in call.args[: 2 if getattr(call.func, "attr", "") == PLURAL else 1]:
            assert isinstance(part, (ast.Constant, ast.Name, ast.Attribute, ast.Subscript)), (
                f"line {part.lineno}: not one literal"
            )
            assert not isinstance(part, ast.Constant) or part.value in texts, part.value


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_is_shown_that_did_not_go_through_words(path):
    """Streamlit gets no English text of ours as its first argument."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SHOWING:
            owner = node.func.value
            if isinstance(owner, ast.Name) and owner.id == "st" and node.args:
                shown = node.args[0]
                text = shown.value if isinstance(shown, ast.Constant) and isinstance(shown.value, str) else ""
                assert not re.search(r"[A-Za-z]{3}", re.sub(r":material/\w+:|<[^>]*>", "", text)), f"line {node.lineno}"


def test_a_lacking_fuzzy_or_unlike_translation_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("scripts.catalogues.CATALOGUES", tmp_path)
    source = Catalog(locale="sv")
    for sentence in ("Absent {a}", "Empty", "Fuzzy", "Other {a}", "Stray {a}", "Right {a}"):
        source.add(sentence)
    source.add(("{n} form", "{n} forms"))
    there = Catalog(locale="sv")
    there.add("Empty", "")
    there.add("Fuzzy", "Luddig", flags=["fuzzy"])
    there.add("Other {a}", "Annan {b}")
    there.add("Stray {a}", "Lös {a} {")
    there.add("Right {a}", "Rätt {a}")
    there.add(("{n} form", "{n} forms"), ("{n} form", ""))
    write("sv", there)
    told = [line.split(": ", 2)[1:] for line in missing("sv", source)]
    assert [kind for kind, _ in told] == ["not translated"] * 3 + ["other placeholders"] * 2 + ["not translated"]


def test_placeholders_are_names_in_curly_brackets():
    assert placeholders("{n} of {all}, {n} again") == {"n", "all"}
    assert placeholders("none") == set()
    assert placeholders("stray {") == {"stray {"}
