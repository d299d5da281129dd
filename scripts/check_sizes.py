"""Prove that files and functions stay small, that each file says what lives there, and that exceptions have reasons.

Scripts and styles for the browser are looked at too: their length, and the comment at their top.

Run from the project's folder: ``python scripts/check_sizes.py``. Prints each breach; exit code 1 when there is one.
"""

import ast
import re
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

FILE_LINES = 250
FUNCTION_LINES = 40
LONGER_FILES = {"map.js": 500}  # one classic script, read into the map's frame as a whole
FOLDERS = ("src", "pages", "scripts", "tests")
VAGUE = frozenset({"utils", "util", "helpers", "helper", "manager", "data", "process", "misc", "common"})
# An exception to a rule names the rule and then, behind a dash, its reason.
EXCEPTION = re.compile(r"#\s*(noqa|type: ignore|pragma: no cover)(?P<rest>.*)")
REASON = re.compile(r"\s[-–#(]\s*\w\S*\s+\S+")
FORBIDDEN = frozenset({"unsafe_allow_html"})


def breaches_in(path: Path) -> Iterator[tuple[int, str]]:
    """Give each breach in one Python file with its line."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    lines = len(text.splitlines())
    if lines > FILE_LINES:
        yield lines, f"a file of {lines} lines: {FILE_LINES} at most"
    if path.stem in VAGUE and "pages" not in path.parts:
        yield 1, f"{path.stem!r} says nothing of what lives there"
    if text.strip() and not ast.get_docstring(tree):
        yield 1, "the first line of a file says what lives there"
    yield from _long_functions(tree, text.splitlines())
    yield from _forbidden_arguments(tree)
    yield from _unreasoned(path)


def breaches_for_browsers(path: Path) -> Iterator[tuple[int, str]]:
    """Give each breach in one script or style that the browser gets, with its line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    most = LONGER_FILES.get(path.name, FILE_LINES)
    if len(lines) > most:
        yield len(lines), f"a file of {len(lines)} lines: {most} at most"
    if lines and not lines[0].startswith(("/*", "//")):
        yield 1, "the first line of a file says what lives there"


def _long_functions(tree: ast.AST, lines: list[str]) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[1].lineno if ast.get_docstring(node) and len(node.body) > 1 else node.body[0].lineno
            code = [line for line in lines[first - 1 : node.end_lineno] if line.strip() and line.strip()[0] != "#"]
            if len(code) > FUNCTION_LINES:
                yield node.lineno, f"{node.name} has {len(code)} lines of code: {FUNCTION_LINES} at most"


def _forbidden_arguments(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in FORBIDDEN:
            yield node.value.lineno, f"{node.arg} is not used: what comes from data is text, never HTML"


def _unreasoned(path: Path) -> Iterator[tuple[int, str]]:
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            match = EXCEPTION.search(token.string) if token.type == tokenize.COMMENT else None
            if match and not REASON.search(match["rest"]):
                yield token.start[0], f"{match[1]} without its reason on the same line"


def breaches(root: Path) -> list[str]:
    """Return every breach in a project folder as ``file:line: what``."""
    paths = [path for folder in FOLDERS for path in sorted((root / folder).rglob("*.py"))]
    paths += [path for path in [root / "app.py"] if path.exists()]
    served = sorted((*(root / "src").rglob("*.js"), *(root / "src").rglob("*.css")))
    found = [(path, breach) for path in paths for breach in breaches_in(path)]
    found += [(path, breach) for path in served for breach in breaches_for_browsers(path)]
    return [f"{path.relative_to(root)}:{line}: {what}" for path, (line, what) in found]


if __name__ == "__main__":
    found = breaches(Path(__file__).resolve().parent.parent)
    print("\n".join(found) or "small enough, and reasons given")
    sys.exit(bool(found))
