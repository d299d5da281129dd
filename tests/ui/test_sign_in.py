"""Whatever runs by itself on a page asks first whether its reader is still the one it was drawn for."""

import ast


def test_every_part_that_runs_by_itself_asks_first_whom_the_page_was_drawn_for(root):
    files = [*(root / "src").rglob("*.py"), *(root / "pages").glob("*.py")]
    parts = [
        (node.name, ast.unparse(next(line for line in node.body if not _is_docstring(line))))
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and any("fragment" in ast.unparse(one) for one in node.decorator_list)
    ]
    assert len(parts) >= 3
    assert [name for name, first in parts if first != "draw_anew_if_changed()"] == []


def _is_docstring(line: ast.stmt) -> bool:
    return isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant)
