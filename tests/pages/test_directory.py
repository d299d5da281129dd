"""The directory finds whoever is meant, and tells of one everything that its reader may see, and nothing more."""

import shutil

import pytest

from stakeholders.language import LANGUAGES, Words

NOBODY = "Nobody with this id is open to you."


def texts(app) -> list[str]:
    """Everything that the page says, without the signs that keep Markdown from reading it."""
    shown = (*app.header, *app.subheader, *app.text, *app.caption, *app.markdown, *app.info, *app.error, *app.warning)
    return [element.value.replace("\\", "") for element in shown]


def links(app) -> dict[str, str]:
    """The page's own links to profiles: label and query."""
    found = [element.proto for element in app.main.get("page_link")]
    return {link.label.replace("\\", ""): link.query_string for link in found if "organisation=" in link.query_string}


def listed(app):
    """The list as its reader gets it."""
    return app.dataframe[0].value


@pytest.mark.parametrize(
    ("search", "name", "told"),
    [
        ("MISDEC", "Mid-Norway Defence and Security Cluster", "found by other names: MISDEC"),
        ("Orland", "Ørland flystasjon", "found by name: Ørland flystasjon"),
        ("mittsek", "Nordic Industry Cluster", "found by other names: Mittsec (spelt alike)"),
    ],
)
def test_a_search_in_the_link_finds_and_says_by_what(open_app, search, name, told):
    app = open_app("directory", search=search)
    assert next(iter(links(app))) == name
    assert listed(app)["name"].iloc[0] == name
    assert told in texts(app)


def test_what_is_typed_is_searched_and_stands_in_the_link(open_app):
    app = open_app("directory")
    assert len(listed(app)) == 71
    app.text_input[0].input("SINTEF").run()
    assert list(listed(app)["name"]) == ["SINTEF Helgeland"]
    assert app.query_params["search"] in ("SINTEF", ["SINTEF"])


def test_a_search_that_finds_only_initiatives_lists_those(open_app):
    app = open_app("directory", search="Enforce Tac")
    assert list(listed(app)["name"]) == ["Enforce Tac Nürnberg"]


def test_nobody_found_is_said(open_app):
    app = open_app("directory", search="zzzzqqqq")
    assert len(app.dataframe) == 0
    assert "Nothing here matches. Try fewer letters or another spelling, or clear the filters." in texts(app)


def test_finds_that_the_filters_hide_are_counted(open_app):
    app = open_app("directory", search="MIDSEC", countries="SE")
    assert any("hidden by the filters" in text for text in texts(app))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_profile_tells_everything_in_the_readers_language(open_app, tag):
    words = Words(tag)
    app = open_app("directory", locale=tag, organisation="midsec")
    assert [str(told.value) for told in (*app.exception, *app.error)] == []
    assert [header.value.replace("\\", "") for header in app.header] == ["Mid-Norway Defence and Security Cluster"]
    shown = "\n".join(texts(app))
    assert "Samarbeidet mellom MIDSEC og det svenske nettverket NIC har blitt etablert" in shown
    assert "Commsec, Community Security – slutrapport, IUC Z-Group and Fremtidens Industri, 2024" in shown
    assert words.label("relation_type", "collaborates") in shown
    assert words.label("layer", "project") in shown
    assert {"Nordic Industry Cluster", "CommSec – Community Security"} <= set(links(app))


def test_links_to_others_keep_the_readers_choices(open_app):
    app = open_app("directory", organisation="midsec", countries="NO", search="MISDEC", language="en")
    query = links(app)["Nordic Industry Cluster"]
    assert {"organisation=nic", "countries=NO", "search=MISDEC", "language=en"} <= set(query.split("&"))


def test_a_profile_is_shown_whatever_the_filters(open_app):
    app = open_app("directory", organisation="nic", countries="NO")
    assert [header.value for header in app.header] == ["Nordic Industry Cluster"]


def test_initiatives_have_profiles_too(open_app):
    app = open_app("directory", organisation="commsec")
    assert [header.value.replace("\\", "") for header in app.header] == ["CommSec – Community Security"]
    assert "Fremtidens Industri AS" in links(app)


@pytest.fixture
def guarded(root, tmp_path, monkeypatch):
    """A dataset with hostile names and one organisation that only a steward may see."""
    folder = tmp_path / "guarded"
    folder.mkdir()
    shutil.copytree(root / "data" / "boundaries", tmp_path / "boundaries")
    (folder / "stakeholders.csv").write_text(
        "id,name,kind,country,aliases,description,website,tlp,colour of <b>flag</b>\n"
        "open,<script>alert(1)</script> *bold* :red[x] [y](javascript:z),company,NO,,"
        "=HYPERLINK(1),javascript:alert(2),CLEAR,**red**\n"
        f"long,{'L' * 10_000},company,SE,a\u202eb,{'d ' * 5_000},https://example.org,CLEAR,\n"
        "secret,Secret organisation,company,NO,,,,AMBER+STRICT,\n",
        encoding="utf-8",
    )
    (folder / "memberships.csv").write_text("member_id,group_id\n", encoding="utf-8")
    monkeypatch.setenv("STAKEHOLDERS_DATA", str(tmp_path))
    return folder


def test_who_is_hidden_and_who_is_not_there_get_the_same_answer(open_app, guarded):
    hidden, unknown = (open_app("directory", organisation=one, eyes="public") for one in ("secret", "nobody"))
    assert texts(hidden) == texts(unknown)
    assert NOBODY in texts(hidden)
    assert [header.value for header in open_app("directory", organisation="secret").header] == ["Secret organisation"]


def test_who_is_hidden_is_not_found(open_app, guarded):
    assert len(open_app("directory", search="Secret organisation", eyes="public").dataframe) == 0
    assert len(listed(open_app("directory", search="Secret organisation"))) == 1


def test_text_is_text(open_app, guarded):
    app = open_app("directory", organisation="open")
    assert app.header[0].value == (r"\<script\>alert\(1\)\</script\> \*bold\* \:red\[x\] \[y\]\(javascript\:z\)")
    cells = app.table[0].value.to_numpy().tolist()
    assert [r"colour of \<b\>flag\</b\>", r"\*\*red\*\*"] in cells
    assert not any("](" in cell for row in cells for cell in row)


def test_ten_thousand_letters_are_shortened_with_the_whole_at_hand(open_app, guarded):
    app = open_app("directory", organisation="long")
    assert len(app.header[0].value) <= 130
    assert "L" * 10_000 in [text.value for text in app.text]
    assert any("a[U+202E]b" in cell.replace("\\", "") for row in app.table[0].value.to_numpy() for cell in row)
