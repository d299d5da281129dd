"""Why two should meet, in words that a reader can send on."""

import pytest

from stakeholders.advice.introductions import suggest
from stakeholders.language import LANGUAGES, Words
from stakeholders.views.introduction_words import mail_text, reasons_in_words

EVERY = (
    ("different_countries", "NO", "SE"),
    ("other_region", "SE321", "SE322"),
    ("need_met", "forge", "lab", "welding"),
    ("sectors_meet", "machining", "electronics"),
    ("below_expected", "NO", "SE", 0.6047),
    ("no_contact_yet", "hospital"),
    ("shortens", 0.0345),
    ("know_both", "broker", "west"),
    ("same_group", "west"),
    ("groups_in_contact", "west", "east"),
    ("nobody_knows_both",),
    ("can_introduce", "broker"),
)


def row(*reasons, broker=""):
    return {"one_name": "Forge", "other_name": "Lab", "broker": broker, "reasons": reasons}


def test_the_example_of_the_method_in_words(two_shores):
    told = reasons_in_words(row(EVERY[0], EVERY[3], EVERY[4], EVERY[-1]), Words("en"), two_shores.names)
    assert "Norway" in told
    assert "Sweden" in told
    assert "Machining meets" in told
    assert "60% below expected" in told
    assert told.endswith("Broker knows both and can introduce.")


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("reason", EVERY, ids=lambda reason: reason[0])
def test_every_reason_has_its_words_in_every_language(two_shores, reason, tag):
    told = reasons_in_words(row(reason), Words(tag), two_shores.names)
    assert told
    assert "{" not in told
    assert reason[0] not in told


def test_every_reason_that_is_given_has_its_words(two_shores):
    found = suggest(two_shores, most=1_000, per_organisation=1_000)
    for one in found.to_dict("records"):
        assert reasons_in_words(one, Words("en"), two_shores.names).endswith(".")


def test_the_text_goes_to_who_can_introduce_else_to_both(two_shores):
    warm = mail_text(row(EVERY[-1], broker="broker"), Words("en"), two_shores.names, "broker")
    assert "To: Broker" in warm
    assert "You know both" in warm
    cold = mail_text(row(EVERY[-2]), Words("en"), two_shores.names, "")
    assert "To: Forge and Lab" in cold


def test_names_are_told_as_they_are(two_shores):
    odd = row(EVERY[-2]) | {"one_name": "<b>{0} %s</b>"}
    assert "<b>{0} %s</b>" in mail_text(odd, Words("en"), two_shores.names, "")
