"""The checker of sizes and manners finds what it is there to find."""

from pathlib import Path

import pytest

from scripts.check_sizes import breaches

ROOT = Path(__file__).parents[2]


def written(folder: Path, text: str, name: str = "ties", ending: str = "py") -> list[str]:
    path = folder / "src" / f"{name}.{ending}"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return breaches(folder)


def test_the_house_as_it_stands_has_no_breach():
    assert breaches(ROOT) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"""Ties."""\n' + "x = 1\n" * 250, "250 at most"),
        ('"""Ties."""\ndef f():\n' + "    x = 1\n" * 41, "f has 41 lines"),
        ("x = 1\n", "says what lives there"),
        ('"""Ties."""\nimport os  # noqa: F401\n', "without its reason"),
        ('"""Ties."""\nx: int = ""  # type: ignore[assignment]\n', "without its reason"),
        ('"""Ties."""\nst.markdown("x", unsafe_allow_html=True)\n', "never HTML"),
    ],
)
def test_a_breach_is_told(tmp_path, text, told):
    (breach,) = written(tmp_path, text)
    assert told in breach


def test_a_name_that_says_nothing_is_a_breach(tmp_path):
    (breach,) = written(tmp_path, '"""Ties."""\n', name="utils")
    assert "says nothing" in breach


def test_docstrings_and_comments_do_not_count_as_code(tmp_path):
    body = '    """' + "word\n" * 30 + '    """\n' + "    # why\n" * 30 + "    return 1\n"
    assert written(tmp_path, '"""Ties."""\ndef f():\n' + body) == []


def test_an_exception_with_its_reason_is_fine(tmp_path):
    assert written(tmp_path, '"""Ties."""\nimport os  # noqa: F401 - kept for its side effect\n') == []


@pytest.mark.parametrize(
    ("ending", "text", "told"),
    [
        ("js", "/* Ties. */\n" + "f();\n" * 250, "250 at most"),
        ("css", "/* Ties. */\n" + "a { }\n" * 250, "250 at most"),
        ("js", "f();\n", "says what lives there"),
        ("css", "a { }\n", "says what lives there"),
    ],
)
def test_what_browsers_get_is_looked_at_too(tmp_path, ending, text, told):
    (breach,) = written(tmp_path, text, ending=ending)
    assert told in breach
