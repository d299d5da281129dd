"""The import checker finds what it is there to find."""

from pathlib import Path

import pytest

from scripts.check_imports import FLOOR, breaches

ROOT = Path(__file__).parents[2]
PAGE = '"""Who is this?"""\n\nfrom stakeholders.ui.frame import open_page\n\npage = open_page("Who is this?")\n'


def project(folder: Path, **files: str) -> Path:
    """A project folder; ``register="..."`` becomes src/stakeholders/register.py, ``pages__x`` becomes pages/x.py."""
    for name, text in files.items():
        place = (name if name == "__init__" else name.replace("__", "/")) + ".py"
        path = folder / place if place.startswith(("pages/", "app")) else folder / "src/stakeholders" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_the_house_as_it_stands_has_no_breach():
    assert breaches(ROOT) == []


def test_every_room_that_exists_has_a_floor():
    rooms = {path.stem for path in (ROOT / "src/stakeholders").iterdir() if path.suffix in {"", ".py"}}
    assert rooms - {"__init__", "__pycache__"} <= set(FLOOR)


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("register", "from stakeholders.network import stakeholder_network"),
        ("register", "import stakeholders.ui.frame"),
        ("network__ties", "from stakeholders.places import locate"),
        ("sharing", "from stakeholders.filter import Filter"),
        ("measures__counts", "from stakeholders import views"),
        ("measures__counts", "def f():\n    from stakeholders.ui import frame"),
        ("reading__tables", "from stakeholders.exports import write"),
        ("schema", "import importlib\nimportlib.import_module('stakeholders.register')"),
    ],
)
def test_an_import_upstairs_or_next_door_is_a_breach(tmp_path, room, line):
    (breach,) = breaches(project(tmp_path, **{room: line}))
    assert "must not import" in breach


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("measures__counts", "import streamlit as st"),
        ("ui__frame", "import folium"),
        ("network", "from scipy import sparse"),
        ("measures__paths", "import igraph"),
        ("exports__picture", "import pyvis.network"),
    ],
)
def test_a_package_kept_in_one_room_is_a_breach_elsewhere(tmp_path, room, line):
    (breach,) = breaches(project(tmp_path, **{room: line}))
    assert "that is kept in" in breach


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("register", "from stakeholders.schema import Viewer"),
        ("network__ties", "from stakeholders.network.rows import records"),
        ("measures__engines__paths", "import igraph\nfrom scipy import sparse"),
        ("views__networks", "import pyvis.network"),
        ("ui__frame", "import streamlit as st\nfrom stakeholders.views.colours import COLOUR"),
        ("cli", "from stakeholders.reading import read_dataset"),
    ],
)
def test_an_import_downstairs_is_fine(tmp_path, room, line):
    assert breaches(project(tmp_path, **{room: line})) == []


def test_a_room_without_a_floor_is_a_breach(tmp_path):
    (breach,) = breaches(project(tmp_path, attic="x = 1"))
    assert "attic is no room of the house" in breach


def test_the_front_door_of_the_package_loads_no_room(tmp_path):
    (breach,) = breaches(project(tmp_path, __init__="from stakeholders.register import Register"))
    assert "loads stakeholders.register at once" in breach


def test_a_relative_import_is_a_breach(tmp_path):
    (breach,) = breaches(project(tmp_path, network__ties="from . import rows"))
    assert "relative import" in breach


def test_a_page_that_opens_itself_is_fine(tmp_path):
    assert breaches(project(tmp_path, pages__who=PAGE)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (PAGE + "def f():\n    return 1\n", "defines nothing"),
        (PAGE + "class C:\n    pass\n", "defines nothing"),
        (PAGE + "import pandas as pd\n", "imports only"),
        (PAGE + "import networkx\n", "imports only"),
        ("import streamlit as st\n" + PAGE + "st.session_state['x'] = 1\n", "does not use session_state"),
        ("import streamlit as st\n" + PAGE + "st.html('<b>')\n", "does not use html"),
        (PAGE + "x = 1\n" * 120, "keep it below 120"),
        ("import streamlit as st\nst.title('x')\n" + PAGE, "first call of a page"),
        ('"""Who?"""\n', "first call of a page"),
    ],
)
def test_what_belongs_into_a_room_is_a_breach_in_a_page(tmp_path, text, told):
    found = breaches(project(tmp_path, pages__who=text))
    assert any(told in breach for breach in found)
    assert all(breach.startswith("pages/who.py:") for breach in found)


def test_the_app_imports_only_streamlit_and_the_package(tmp_path):
    (breach,) = breaches(project(tmp_path, app="import pandas\nfrom stakeholders.ui.frame import show\n"))
    assert breach.startswith("app.py:1:")
