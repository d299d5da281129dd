"""Files dropped on the Data page: each fault is told, nothing is lost, and nobody else sees them."""

import io
import zipfile

import pytest
from streamlit.testing.v1 import AppTest

from stakeholders.language import Words
from stakeholders.ui import datasets
from tests.pages.readers import BEHIND_A_PROXY

STAKEHOLDERS = "id,name,kind,country\nforge,Forge,company,NO\nlab,Lab,academia,SE\n"
MEMBERSHIPS = "member_id,group_id\n"


def drop(app: AppTest, **files: str | bytes) -> AppTest:
    """Drop CSV files, named by their tables, on the page."""
    given = [
        (f"{name}.csv", content if isinstance(content, bytes) else content.encode(), "text/csv")
        for name, content in files.items()
    ]
    app.file_uploader[0].set_value(given)
    return app.run()


def push(app: AppTest, label: str) -> AppTest:
    next(button for button in app.main.button if button.label == label).click()
    return app.run()


def problems(app: AppTest, name: str = "problems-of-upload"):
    found = [table.value for table in app.main.dataframe if "message" in table.value]
    return found[-1] if found else None


def points(app: AppTest) -> str:
    return " ".join(item.value for item in app.main.markdown).replace("\\", "")


def test_the_shipped_data_has_no_problems_and_names_its_documents(open_app):
    app = open_app("data")
    assert "No errors and no warnings" in points(app)
    titles = [table.value["title"] for table in app.main.dataframe if "title" in table.value]
    assert "Mötesplats Vision 2022" in titles[0].tolist()
    assert not any("licence" in table.value for table in app.main.dataframe)
    app.session_state["borders_table"] = True  # a table is made when its reader opens it
    app.run()
    licences = next(table.value["licence"] for table in app.main.dataframe if "licence" in table.value)
    assert len(licences)
    assert all(licences)


def test_two_files_are_opened_and_closed_again(open_app):
    app = drop(open_app("data"), stakeholders=STAKEHOLDERS, memberships=MEMBERSHIPS)
    app = push(app, "Open")
    assert not app.exception
    assert "all 2 stakeholders" in " ".join(text.value for text in app.main.text)
    assert not app.file_uploader[0].value
    for name in ("overview", "network", "map", "directory", "data"):
        app.switch_page(f"pages/{name}.py").run()
        assert not app.exception
        assert not app.error
        assert "all 2 stakeholders" in " ".join(text.value for text in app.main.text)
    app = push(app, "Close it")
    assert "all 71 stakeholders" in " ".join(text.value for text in app.main.text)


def test_filters_of_another_dataset_do_not_hide_what_was_opened(open_app):
    app = drop(open_app("data", kinds="media", year="2017"), stakeholders=STAKEHOLDERS, memberships=MEMBERSHIPS)
    app = push(app, "Open")
    assert "all 2 stakeholders" in " ".join(text.value for text in app.main.text)


def test_another_session_sees_nothing_of_it(open_app):
    push(drop(open_app("data"), stakeholders=STAKEHOLDERS, memberships=MEMBERSHIPS), "Open")
    other = open_app("data", data="opened")
    assert "71 stakeholders" in " ".join(text.value for text in other.main.text)
    assert not any("Forge" in str(table.value) for table in other.main.dataframe)


def test_whoever_opens_files_is_their_steward_and_may_not_save_them_on_a_shared_installation(open_app):
    marked = "id,name,kind,country,tlp\nforge,Forge,company,NO,AMBER+STRICT\n"
    app = drop(open_app("data", headers=BEHIND_A_PROXY), stakeholders=marked, memberships=MEMBERSHIPS)
    app = push(app, "Open")
    assert "1 stakeholder" in " ".join(text.value for text in app.main.text)
    assert not any(button.label == "Save" for button in app.main.button)


FAULTS = {
    "an empty file": ({"stakeholders": b""}, "empty"),
    "a wrong delimiter": ({"stakeholders": "id#name#kind#country\na#A#company#NO\n"}, "separated"),
    "Latin-1": ({"stakeholders": "id,name,kind,country\na,Östersund,company,SE\n".encode("latin-1")}, "UTF-8"),
    "a header twice": ({"stakeholders": STAKEHOLDERS + "id,name,kind,country\n"}, "header"),
    "an unknown kind": ({"stakeholders": STAKEHOLDERS + "x,X,dragon,NO\n"}, "Unknown kind"),
    "an unknown member": ({"memberships": "member_id,group_id\nnobody,forge\n"}, "No stakeholder has this id"),
    "a row marked RED": ({"stakeholders": "id,name,kind,country,tlp\nx,X,company,NO,TLP:RED\n"}, "too sensitive"),
    "a row marked HEMLIG": ({"stakeholders": "id,name,kind,country,tlp\nx,X,company,SE,HEMLIG\n"}, "too sensitive"),
    "a personal number": (
        {"stakeholders": "id,name,kind,country,registration_number\nx,X,company,SE,811228-9874\n"},
        "personal identity number",
    ),
    "a missing column": ({"stakeholders": "id,name,kind\na,A,company\n"}, "country is missing"),
    "a script": ({"stakeholders": STAKEHOLDERS + "x,<script>alert(1)</script>,company,NO\n"}, "HTML"),
    "a formula": ({"stakeholders": STAKEHOLDERS + 'x,"=HYPERLINK(""http://x"")",company,NO\n'}, "formula"),
    "Markdown": ({"stakeholders": STAKEHOLDERS + "x,[click](http://x) **now**,company,NO\n"}, "Markdown"),
    "a right-to-left mark": ({"stakeholders": STAKEHOLDERS + "x,A\u202eB,company,NO\n"}, "invisible"),
    "10,000 characters": ({"stakeholders": STAKEHOLDERS + f"x,{'y' * 10_000},company,NO\n"}, "characters"),
    "a circle": (
        {
            "stakeholders": "id,name,kind,country\na,A,cluster,NO\nb,B,cluster,NO\n",
            "memberships": "member_id,group_id\na,b\nb,a\n",
        },
        "circle",
    ),
}


HOSTILE = ("a script", "a formula", "Markdown", "a right-to-left mark", "10,000 characters")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_and_the_page_stays_up(open_app, fault):
    files, sentence = FAULTS[fault]
    app = drop(open_app("data"), **({"stakeholders": STAKEHOLDERS, "memberships": MEMBERSHIPS} | files))
    assert not app.exception
    assert not app.error
    messages = " ".join(problems(app)["message"])
    assert sentence in messages
    assert "811228" not in str(problems(app))


def test_hostile_text_passes_through_every_page(open_app):
    rows = [f"x{i}" + FAULTS[name][0]["stakeholders"].splitlines()[3][1:] for i, name in enumerate(HOSTILE)]
    app = drop(
        open_app("data"), stakeholders=STAKEHOLDERS + "\n".join(rows) + "\n", memberships="member_id,group_id\nx0,x1\n"
    )
    app = push(app, "Open")
    assert "all 7 stakeholders" in " ".join(text.value for text in app.main.text)
    for name in ("overview", "network", "map", "directory", "data"):
        app.switch_page(f"pages/{name}.py").run()
        assert not app.exception, name
        assert not app.error, name


def test_what_holds_no_stakeholder_cannot_be_opened_and_says_so(open_app):
    app = drop(open_app("data"), memberships=MEMBERSHIPS)
    assert any("nothing to open" in warning.value for warning in app.warning)
    assert not any(button.label.startswith("Open") for button in app.main.button)


def test_problems_are_told_in_the_readers_language(open_app):
    app = drop(open_app("data", locale="sv-SE"), stakeholders=STAKEHOLDERS + "x,X,dragon,NO\n", memberships=MEMBERSHIPS)
    told = " ".join(problems(app)["message"])
    assert "Unknown" not in told
    assert any(button.label == Words("sv").say("Open the rest") for button in app.main.button)


def test_a_broken_archive_and_one_of_a_folder_are_both_told(open_app):
    app = open_app("data")
    app.file_uploader[0].set_value([("x.zip", b"no zip at all", "application/zip")])
    assert "archive" in " ".join(problems(app.run())["message"])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("my region/stakeholders.csv", STAKEHOLDERS)
        archive.writestr("my region/memberships.csv", MEMBERSHIPS)
    app.file_uploader[0].set_value([("my region.zip", packed.getvalue(), "application/zip")])
    app = push(app.run(), "Open")
    assert any("my region" in text.value for text in app.main.text)


def test_a_file_name_is_never_read_as_markdown_or_html(open_app):
    app = open_app("data")
    name = "**bold** [x](http://y) <b>.csv"
    app.file_uploader[0].set_value([(name, b"a,b\n", "text/csv"), (name, b"a,b\n", "text/csv")])
    app = app.run()
    assert any("\\*\\*bold" in warning.value for warning in app.warning)
    assert not app.exception


def test_the_local_steward_saves_what_was_opened(open_app, tmp_path, monkeypatch, root):
    shipped = tmp_path / "nordic_green_belt"
    shipped.mkdir()
    for path in (root / "data" / "nordic_green_belt").iterdir():
        (shipped / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(datasets, "root", lambda: tmp_path)
    app = push(drop(open_app("data"), stakeholders=STAKEHOLDERS, memberships=MEMBERSHIPS), "Open")
    for name, told in (("../x", "small letters"), ("nordic_green_belt", "taken"), ("my_region", "Saved as")):
        next(box for box in app.main.text_input if box.label == "Name of its folder").set_value(name)
        app = push(app, "Save")
        told_now = [*app.main.success, *app.main.warning]
        assert any(told in str(one.value).replace("\\", "") for one in told_now), name
    assert (tmp_path / "my_region" / "stakeholders.csv").read_text("utf-8").startswith("id,name,kind,country")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept", "my_region", "nordic_green_belt"]
