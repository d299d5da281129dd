"""The page on resilience without a browser: who sees what, and what happens without somebody."""

import pytest

from stakeholders.language import LANGUAGES
from tests.pages.readers import BEHIND_A_PROXY


def faults(app) -> list[str]:
    return [str(told.value) for told in (*app.exception, *app.error)]


def everything(app) -> str:
    shown = [*app.text, *app.markdown, *app.caption, *app.subheader, *app.info, *app.metric]
    tables = [frame.value.to_csv() for frame in app.dataframe]
    return "\n".join([*(str(element.value) for element in shown), *tables]).replace("\\", "")


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("choices", [{}, {"network_kind": "contacts"}, {"section": "watch", "gone": "commsec"}])
def test_every_part_opens_in_every_language(open_app, tag, choices):
    assert faults(open_app("resilience", language=tag, **choices)) == []


@pytest.mark.parametrize("reader", [{"eyes": "public"}, {"eyes": "community"}, {"headers": BEHIND_A_PROXY}])
@pytest.mark.parametrize("choices", [{}, {"section": "watch", "gone": "commsec"}])
def test_who_is_no_member_gets_one_sentence_and_nothing_else(open_app, reader, choices):
    app = open_app("resilience", **reader, **choices)
    assert faults(app) == []
    assert any("TLP:AMBER" in told.value for told in app.info)
    assert len(app.dataframe) == len(app.metric) == 0


def test_a_member_sees_how_robust_it_is_and_not_on_whom_it_hangs(open_app):
    own, member = open_app("resilience"), open_app("resilience", eyes="member:nic")
    assert "Organisations we depend on" in everything(own)
    assert "Meeting places we depend on" in everything(own)
    assert len(member.metric) == 5
    assert not [word for word in ("depend on", "Bridges", "STRICT") if word in everything(member)]


def test_when_commsec_ends_those_it_alone_held_are_cut_off(open_app):
    told = everything(open_app("resilience", section="watch", gone="commsec"))
    assert "2 organisations are cut off" in told
    assert "Region Jämtland Härjedalen" in told


def test_one_actor_goes_with_both_its_names(open_app):
    told = everything(open_app("resilience", section="watch", gone="midsec"))
    assert "Gone with it, since it is the same actor: Fremtidens Industri AS." in told


def test_a_name_is_never_read_as_markdown(open_app, monkeypatch, tmp_path):
    (tmp_path / "own").mkdir()
    rows = "id,name,kind,country\nwest,West,cluster,NO\nowner,:red[**Owner**] <b> $x$,company,NO\n"
    (tmp_path / "own" / "stakeholders.csv").write_text(rows, "utf-8")
    (tmp_path / "own" / "memberships.csv").write_text("member_id,group_id,role\nowner,west,administrator\n", "utf-8")
    monkeypatch.setenv("STAKEHOLDERS_DATA", str(tmp_path))
    app = open_app("resilience", section="watch", gone="west")
    told = next(one.value for one in app.caption if "same actor" in one.value)
    assert not [mark for mark in ("**", ":red[", "<b>", "$x$") if mark in told]
    assert "Owner" in told


def test_where_nothing_falls_apart_the_page_says_so(open_app):
    told = everything(open_app("resilience", section="watch", gone="group:nic"))
    assert "Nothing falls apart" in told


def test_an_id_that_is_not_there_is_nobody(open_app):
    app = open_app("resilience", section="watch", gone=["nobody", "group:nobody"])
    assert faults(app) == []
    assert "Choose an organisation" in everything(app)


def test_the_network_before_and_after_is_there_as_a_table(open_app):
    app = open_app("resilience", section="watch", gone="midsec")
    app.session_state["sides-table"] = True
    app.run()
    assert faults(app) == []
    table = next(one.value for one in app.dataframe if {"from", "to", "Before", "After"} <= set(one.value.columns))
    assert ((table["Before"] == "yes") & (table["After"] == "")).any()
    assert not ((table["Before"] == "") & (table["After"] == "yes")).any()
