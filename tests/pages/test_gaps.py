"""The page on gaps without a browser: who sees what, in which part, and that nothing of it is found elsewhere."""

import pytest

from stakeholders import read_dataset
from stakeholders.advice.introductions import suggest
from stakeholders.keeping.introductions import mark
from stakeholders.keeping.store import store_of
from stakeholders.language import LANGUAGES, Words
from stakeholders.schema import Viewer
from tests.pages.readers import BEHIND_A_PROXY

SECTIONS = ("gaps", "introductions", "mixing", "brokers", "worklist")
FINDINGS = ("coverage:kind:all:SE321:empty", "coverage:kind:academia:SE:empty", "coverage:kind:all:FI:empty")


@pytest.fixture(autouse=True)
def _kept_elsewhere(root, tmp_path, monkeypatch):
    """What the app keeps is written beside a copy of the datasets."""
    for name in ("nordic_green_belt", "scenarios", "boundaries"):
        (tmp_path / name).symlink_to(root / "data" / name, target_is_directory=True)
    monkeypatch.setenv("STAKEHOLDERS_DATA", str(tmp_path))


def faults(app) -> list[str]:
    return [str(told.value) for told in (*app.exception, *app.error)]


def everything(app) -> str:
    shown = [*app.text, *app.markdown, *app.caption, *app.subheader, *app.info]
    return "\n".join(str(element.value) for element in shown)


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_part_opens_in_every_language(open_app, section, tag):
    app = open_app("gaps", section=section, language=tag)
    assert faults(app) == []


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("eyes", ["member:midsec", "community", "public"])
def test_every_part_opens_through_other_eyes(open_app, section, eyes):
    assert faults(open_app("gaps", section=section, eyes=eyes)) == []


@pytest.mark.parametrize(
    ("choices", "shown", "eyes"),
    [
        ({"section": "introductions"}, "download:introductions", "member:midsec"),
        ({"section": "brokers"}, "download:brokers", "member:midsec"),
        ({"section": "brokers"}, "download:brokers", ""),
        ({"gap": FINDINGS[0]}, "download:gap-introductions", "member:midsec"),
        ({"gap": FINDINGS[0]}, "download:gap-introductions", ""),
    ],
)
def test_floors_that_were_raised_are_kept_on_every_part(open_app, tmp_path, monkeypatch, choices, shown, eyes):
    settings = tmp_path / "settings.toml"
    settings.write_text('[floors]\nintroductions = "AMBER+STRICT"\nbrokerage = "AMBER+STRICT"\n', encoding="utf-8")
    monkeypatch.setenv("STAKEHOLDERS_SETTINGS", str(settings))
    app = open_app("gaps", eyes=eyes, **choices)
    assert faults(app) == []
    assert (shown in [button.key for button in app.get("download_button")]) is (eyes == "")
    assert ("TLP:AMBER+STRICT" in "".join(str(one.proto) for one in app.get("html"))) is (eyes == "")


@pytest.mark.parametrize("gap", FINDINGS)
@pytest.mark.parametrize("tag", ["en", "sv"])
def test_a_finding_opens_by_its_link_with_its_evidence(open_app, gap, tag):
    app = open_app("gaps", gap=gap, language=tag)
    assert faults(app) == []
    assert Words(tag).say("What it rests on") in [one.value for one in app.subheader]
    assert len(app.dataframe) >= 1


def test_the_three_findings_are_cards(open_app):
    app = open_app("gaps")
    titles = [str(one.value).replace("\\", "") for one in app.subheader]
    assert titles[:3] == ["Finland as a whole", "Västernorrland as a whole", "Academia and research in Sweden"]


@pytest.mark.parametrize("reader", [{"eyes": "public"}, {"eyes": "community"}, {"headers": BEHIND_A_PROXY}])
@pytest.mark.parametrize("choices", [{}, {"gap": FINDINGS[0]}, {"section": "mixing"}, {"section": "worklist"}])
def test_who_is_no_member_gets_one_sentence_and_nothing_else(open_app, reader, choices):
    app = open_app("gaps", **reader, **choices)
    assert faults(app) == []
    assert any("TLP:AMBER" in told.value for told in app.info)
    assert len(app.dataframe) == 0
    assert [one.value for one in app.subheader] == ["Filters"]
    assert "everity" not in everything(app)


@pytest.mark.parametrize("reader", [{"eyes": "public"}, {"eyes": "community"}, {"headers": BEHIND_A_PROXY}])
def test_who_is_no_member_finds_no_trace_of_gaps_on_the_overview(open_app, reader):
    app = open_app("overview", **reader)
    assert "collaboration is missing" not in everything(app)
    assert "Finland as a whole" not in everything(app)


def test_the_overview_shows_the_three_top_gaps_and_their_marking(open_app):
    app = open_app("overview")
    assert "Where collaboration is missing most" in [one.value for one in app.subheader]
    assert "marked TLP:AMBER" in everything(app).replace("\\", "")


def test_a_member_reads_and_does_not_write(open_app):
    app = open_app("gaps", eyes="member:midsec", gap=FINDINGS[1])
    assert faults(app) == []
    assert not [button for button in app.button if "working list" in button.label]


def test_a_gap_that_is_not_there_shows_all_of_them(open_app):
    app = open_app("gaps", gap="coverage:kind:all:XX999:empty")
    assert faults(app) == []
    assert "All gaps" in [one.value for one in app.subheader]


def test_a_steward_puts_a_gap_on_the_working_list(open_app):
    app = open_app("gaps", gap=FINDINGS[0])
    next(button for button in app.button if button.label == "Put on the working list").click().run()
    assert faults(app) == []
    listed = open_app("gaps", section="worklist")
    assert len(listed.dataframe) == 1
    assert "Västernorrland as a whole" in listed.dataframe[0].value.to_csv()


@pytest.mark.parametrize("scenario", ["vasternorrland", "finland", "denmark"])
def test_a_scenario_can_be_looked_at(open_app, scenario):
    assert faults(open_app("gaps", scenarios=scenario)) == []


def test_an_old_year_is_no_fault(open_app):
    assert faults(open_app("gaps", year="2017")) == []


def cards(app) -> list[str]:
    return [link.label for link in app.get("page_link") if link.label == "See evidence and introductions"]


def test_six_gaps_are_cards_at_first_and_more_on_request(open_app):
    app = open_app("gaps")
    assert len(cards(app)) == 6
    next(button for button in app.button if button.label == "Show 6 more").click().run()
    assert faults(app) == []
    assert len(cards(app)) == 12


@pytest.mark.parametrize("asked", ["0", "-1", "999999999999", "many", "²"])
def test_a_link_cannot_ask_for_any_number_of_cards(open_app, asked):
    app = open_app("gaps", cards=asked)
    assert faults(app) == []
    assert 6 <= len(cards(app)) <= 60


def first_pair(root) -> str:
    row = suggest(read_dataset(root / "data" / "nordic_green_belt").register).iloc[0]
    return f"{row['one']}|{row['other']}"


def introduced(open_app, root):
    app = open_app("gaps", section="introductions", pair=first_pair(root))
    next(button for button in app.button if button.label == "Write it down").click().run()
    assert faults(app) == []
    return open_app("gaps", section="introductions")


def counted(app) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def turn_into(app, state: str):
    next(radio for radio in app.radio if radio.label == "State").set_value(state)
    next(button for button in app.button if button.label == "Change it").click().run()
    assert faults(app) == []
    return app


def test_a_pair_that_was_introduced_meets_and_both_are_counted(open_app, root):
    app = introduced(open_app, root)
    assert counted(app) == {"Introductions made": "1", "Have met": "0"}
    assert counted(turn_into(app, "met")) == {"Introductions made": "1", "Have met": "1"}


def test_what_was_written_down_more_strictly_marks_the_page(open_app, root, tmp_path):
    def strict() -> bool:
        app = open_app("gaps", section="introductions")
        return "TLP:AMBER+STRICT" in "".join(str(one.proto) for one in app.get("html"))

    assert not strict()
    steward, pair = Viewer("steward"), tuple(first_pair(root).split("|"))
    seen = read_dataset(root / "data" / "nordic_green_belt").register.visible_to(steward)
    mark(store_of(tmp_path, "nordic_green_belt"), seen, steward, pair, "introduced", tlp="AMBER+STRICT")
    assert strict()


def test_a_mark_that_is_taken_back_is_counted_no_more_and_the_pair_is_proposed_again(open_app, root):
    app = turn_into(introduced(open_app, root), "open")
    assert counted(app) == {}
    again = open_app("gaps", section="introductions", pair=first_pair(root))
    assert "Write it down" in [button.label for button in again.button]


def test_only_stewards_change_what_became_of_a_pair(open_app, root):
    introduced(open_app, root)
    app = open_app("gaps", section="introductions", eyes="member:midsec")
    assert faults(app) == []
    assert "Change it" not in [button.label for button in app.button]
