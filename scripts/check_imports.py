"""Prove that imports go one way through the house, and that a page holds only what a page may hold.

Run from the project's folder: ``python scripts/check_imports.py``. Prints each breach; exit code 1 when there is one.
The rules stand in pyproject.toml; CONTRIBUTING.md tells what lives on which floor.
"""

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

PACKAGE = "stakeholders"

ROOT = Path(__file__).resolve().parent.parent
_RULES = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["stakeholders"]["imports"]
FLOOR: dict[str, int] = {room: number for number, rooms in enumerate(_RULES["floors"]) for room in rooms}
ONLY_IN: dict[str, frozenset[str]] = {package: frozenset(homes) for package, homes in _RULES["only-in"].items()}

PAGE_IMPORTS = frozenset({"streamlit", PACKAGE})
PAGE_LINES = 120
# What a page has no business with: state, caching, links and HTML live in ui/.
PAGE_NEVER = frozenset({"session_state", "query_params", "cache_data", "cache_resource", "html", "components"})


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Give each module that a file names, with its line; ``from a import b`` names both ``a`` and ``a.b``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield node.lineno, module
            if module == PACKAGE:
                yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and _calls(node) == "import_module":
            yield from ((node.lineno, str(arg.value)) for arg in node.args[:1] if isinstance(arg, ast.Constant))


def room_of(path: Path, package_folder: Path) -> str:
    """Return the dotted place of a file within the package.

    >>> room_of(Path("src/stakeholders/measures/engines/paths.py"), Path("src/stakeholders"))
    'measures.engines.paths'
    """
    return ".".join(path.relative_to(package_folder).with_suffix("").parts).removesuffix(".__init__")


def breaches_in_room(place: str, tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Give each import of a room's file that goes upstairs, next door, or to a package kept elsewhere."""
    room = place.split(".")[0]
    if room not in FLOOR:
        yield 1, f"{room} is no room of the house: give it a floor in pyproject.toml and a sentence in CONTRIBUTING.md"
        return
    for line, name in imported(tree):
        package, _, rest = name.partition(".")
        if package == "":
            yield line, "relative import: name the room in full"
        elif package == PACKAGE and rest:
            other = rest.split(".")[0]
            if other != room and FLOOR.get(other, len(FLOOR)) >= FLOOR[room]:
                yield line, f"{room} must not import {other}: it is not on a floor beneath"
        elif not any(_within(place, home) for home in ONLY_IN.get(package, {room})):
            homes = " or ".join(sorted(ONLY_IN[package]))
            yield line, f"{room} must not import {package}: that is kept in {homes}"


def breaches_in_front(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give each import of the package's own ``__init__`` that would load a room at once."""
    for node in tree.body:
        names = dict(imported(node)) if isinstance(node, ast.Import | ast.ImportFrom) else {}
        yield from ((line, f"loads {name} at once") for line, name in names.items() if name.startswith(PACKAGE))


def breaches_in_page(tree: ast.Module, lines: int) -> Iterator[tuple[int, str]]:
    """Give each thing in a page that belongs into a room."""
    if lines >= PAGE_LINES:
        yield lines, f"a page of {lines} lines: keep it below {PAGE_LINES}"
    yield from _foreign_imports(tree, "a page")
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            yield node.lineno, "a page defines nothing: move it to a room"
        elif isinstance(node, ast.Attribute) and node.attr in PAGE_NEVER:
            yield node.lineno, f"a page does not use {node.attr}: that belongs in ui"
    calls = [node for statement in tree.body for node in ast.walk(statement) if isinstance(node, ast.Call)]
    first = min(calls, key=lambda node: (node.lineno, node.col_offset), default=None)
    if first is None or _calls(first) != "open_page":
        yield first.lineno if first else 1, "the first call of a page is open_page()"


def breaches(root: Path) -> list[str]:
    """Return every breach in a project folder as ``file:line: what``."""
    package_folder = root / "src" / PACKAGE
    found: list[str] = []
    for path in sorted(package_folder.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        place = room_of(path, package_folder)
        told = breaches_in_front(tree) if place == "__init__" else breaches_in_room(place, tree)
        found += [_line(path, root, *breach) for breach in told]
    for path in sorted((root / "pages").glob("*.py")):
        text = path.read_text(encoding="utf-8")
        found += [_line(path, root, *b) for b in breaches_in_page(ast.parse(text), len(text.splitlines()))]
    if (app := root / "app.py").exists():
        tree = ast.parse(app.read_text(encoding="utf-8"))
        found += [_line(app, root, *breach) for breach in _foreign_imports(tree, "app.py")]
    return found


def _foreign_imports(tree: ast.AST, who: str) -> Iterator[tuple[int, str]]:
    for line, name in imported(tree):
        if name.split(".")[0] not in PAGE_IMPORTS:
            yield line, f"{who} imports only {' and '.join(sorted(PAGE_IMPORTS))}, not {name}"


def _within(place: str, home: str) -> bool:
    return place == home or place.startswith(home + ".")


def _calls(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _line(path: Path, root: Path, line: int, what: str) -> str:
    return f"{path.relative_to(root)}:{line}: {what}"


if __name__ == "__main__":
    found = breaches(ROOT)
    print("\n".join(found) or "imports go one way")
    sys.exit(bool(found))
