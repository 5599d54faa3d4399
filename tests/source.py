"""The project's own source, read by the tests that guard how it is written."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
APP = ROOT / "app"
TEMPLATES = ROOT / "templates"


@cache
def modules() -> dict[str, ast.Module]:
    """Dotted name -> syntax tree of every module of the app, migrations aside: app.outreach.views."""
    found = {}
    for path in sorted(APP.rglob("*.py")):
        if "migrations" not in path.parts:
            found[dotted(path)] = ast.parse(path.read_text(), str(path))
    return found


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """(dotted name, line) of each import below this node; `from app import clock` gives app.clock."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((name.name, node.lineno) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"line {node.lineno}: write the import from app, not from a dot"
            for name in node.names:
                yield f"{node.module}.{name.name}", node.lineno


def calls(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """(name, line) of each call; of a method its last name only."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            yield name, node.lineno


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))
