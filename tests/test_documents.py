"""What is written down about the house agrees with the house."""

import ast
import re
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from importlib.metadata import packages_distributions

import pytest
from streamlit import config

from scripts.check_imports import FLOOR, imported
from stakeholders.schema import TABLES

# Distributions that we need without importing them: what they are for.
NOT_IMPORTED = {
    "pyogrio": "geopandas reads and writes files through it",
    "pyproj": "geopandas changes coordinate systems through it",
    "pyarrow": "pandas keeps text in it",
    "xstatic-jquery": "its script is served to the map",
    "xstatic-leaflet": "its script and style are served to the map",
}


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=~!\[; ]", name, maxsplit=1)[0]).lower()


@pytest.fixture(scope="module")
def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pinned(root):
    lines = (root / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return {canonical(line): line for line in lines if line and line[0] not in "#-"}


@pytest.fixture(scope="module")
def documents(root):
    return {
        name: (root / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
    }


def test_what_a_user_installs_is_pinned_and_ends_with_the_package_itself(root, project, pinned):
    assert (root / "requirements.txt").read_text(encoding="utf-8").rstrip().splitlines()[-1] == "-e ."
    assert [line for line in pinned.values() if "==" not in line] == []
    assert {canonical(name) for name in project["project"]["dependencies"]} <= set(pinned)


def test_everything_imported_is_a_declared_dependency_and_the_other_way_round(root, project):
    declared = {canonical(name) for name in project["project"]["dependencies"]}
    homes = {package: {canonical(name) for name in names} for package, names in packages_distributions().items()}
    files = [*(root / "src").rglob("*.py"), *(root / "pages").glob("*.py"), root / "app.py"]
    packages = {
        name.split(".")[0] for path in files for _, name in imported(ast.parse(path.read_text(encoding="utf-8")))
    }
    foreign = packages - sys.stdlib_module_names - {"stakeholders", "xstatic", ""}
    assert {package for package in foreign if not homes.get(package, set()) & declared} == set()
    used = {name for package in foreign for name in homes[package]} | set(NOT_IMPORTED)
    assert declared - used == set(), "declared and never used"


def test_every_file_of_the_package_that_is_no_module_is_shipped(root, project):
    shipped = project["tool"]["setuptools"]["package-data"]["stakeholders"]
    files = [
        path for path in (root / "src/stakeholders").rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"}
    ]
    assert [
        str(path) for path in files if not any(fnmatch(path.name, glob.removeprefix("**/")) for glob in shipped)
    ] == []


def test_every_make_target_that_is_named_exists(root, documents):
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    named = {
        name
        for text in documents.values()
        for name in re.findall(r"`make ([a-z]+)`|^make ([a-z]+)$", text, re.MULTILINE)
    }
    assert {name for pair in named for name in pair if name} <= targets


def test_every_file_that_a_document_links_or_names_exists(root, documents):
    for text in documents.values():
        named = set(re.findall(r"\]\(([^)#:]+)\)", text))
        named |= set(re.findall(r"`([\w.]+/[\w./]*)`", text)) | set(re.findall(r"scripts/\w+\.py", text))
        here = [root, root / "src/stakeholders"]
        planned = {f"{room}/" for room in FLOOR} | {".venv/bin/"}  # rooms to come; made by make
        assert [name for name in named - planned if not any((folder / name).exists() for folder in here)] == []


def test_every_room_has_its_sentence(documents):
    table = documents["CONTRIBUTING.md"]
    named = {re.sub(r"(\.py|/)$", "", name) for name in re.findall(r"`([a-z_]+(?:\.py|/))`", table)}
    assert set(FLOOR) <= named


@pytest.mark.parametrize("table", TABLES)
def test_the_data_dictionary_tells_of_every_column(root, table):
    dictionary = (root / "data/README.md").read_text(encoding="utf-8")
    assert [column.name for column in TABLES[table].columns if f"`{column.name}`" not in dictionary] == []


def test_every_setting_of_ours_is_told_in_the_readme(root, documents):
    files = (root / "src").rglob("*.py")
    used = {
        name for path in files for name in re.findall(r"\"(STAKEHOLDERS_[A-Z_]+)\"", path.read_text(encoding="utf-8"))
    }
    assert [name for name in used if name not in documents["README.md"]] == []


def test_every_command_in_the_readme_is_a_command(root, documents):
    asks = [sys.executable, "-m", "stakeholders", "--help"]
    told = subprocess.run(
        asks, env={"PYTHONPATH": str(root / "src")}, capture_output=True, check=True, text=True
    ).stdout
    named = set(re.findall(r"^stakeholders ([a-z]+)", documents["README.md"], flags=re.MULTILINE))
    assert named
    assert [name for name in named if name not in told] == []


def test_streamlit_knows_every_setting_that_is_made(root):
    settings = tomllib.loads((root / ".streamlit/config.toml").read_text(encoding="utf-8"))
    known = config.get_config_options()
    for section, options in settings.items():
        for name, value in options.items():
            inner = [f"{section}.{name}.{one}" for one in value] if isinstance(value, dict) else [f"{section}.{name}"]
            assert [option for option in inner if option not in known] == []


def test_the_installed_dashboard_asks_nobody_and_listens_to_this_machine_only(root):
    settings = tomllib.loads((root / ".streamlit/config.toml").read_text(encoding="utf-8"))
    assert settings["browser"] == {"serverAddress": "localhost", "gatherUsageStats": False}
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["client"]["disableDataExport"] is True
    assert settings["client"]["showErrorDetails"] == "none"


def test_the_changelog_tells_of_this_version(project, documents):
    version = re.escape(project["project"]["version"])
    assert re.search(rf"^## ({version}|Unreleased)", documents["CHANGELOG.md"], flags=re.MULTILINE)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_colours_of_the_theme_can_be_read(root, theme):
    colours = tomllib.loads((root / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"][theme]
    for ground in ("backgroundColor", "secondaryBackgroundColor"):
        assert contrast(colours["textColor"], colours[ground]) >= 7
        assert contrast(colours["linkColor"], colours[ground]) >= 4.5
        assert contrast(colours["primaryColor"], colours[ground]) >= 4.5
        assert contrast(caption(colours["textColor"], colours[ground]), colours[ground]) >= 4.5


def caption(text: str, ground: str) -> str:
    """The colour of a caption: Streamlit draws it at 60 % of the text's."""
    parts = [(int(text[place : place + 2], 16), int(ground[place : place + 2], 16)) for place in (1, 3, 5)]
    return "#" + "".join(f"{round(0.6 * over + 0.4 * under):02x}" for over, under in parts)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG 2.2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
