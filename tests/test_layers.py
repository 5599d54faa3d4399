"""Who may import whom, and what belongs into which kind of module. The order is the one in the README."""

import ast

import pytest

from tests.source import APP, ROOT, calls, functions, imports, modules

# From the left: a package imports only what stands below it here; packages on one line do not know each other.
ORDER = (
    ("app", "prepare"),  # prepare runs before the app, without it
    ("navigation", "guide", "commands"),
    ("gunicorn_settings",),
    ("demo",),
    ("drafting",),
    ("reports", "open_data"),
    ("worklist",),
    ("coverage",),
    ("totals",),
    ("programmes",),
    ("outreach", "regulations"),
    ("files", "history"),
    ("accounts",),
    ("areas",),
    ("sheets", "printing"),
    ("web",),
    ("i18n",),
    ("db", "clock", "config", "periods"),
)
RANK = {name: rank for rank, names in enumerate(ORDER) for name in names}

# Selects live in queries.py. These few are parts of a query, or read what no feature owns.
MAY_SELECT = {
    "app.areas.reach": "conditions that every query is built on",
    "app.areas.official": "loading the official list compares it with what is there",
    "app.web.paging": "counts and cuts the query that it is handed",
    "app.web.health": "SELECT 1",
    "app.web.settings": "reads its own small table whole",
}


def package(module: str) -> str:
    """outreach of app.outreach.views, navigation of app.navigation, app of the package itself."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "app"


def own_imports(tree: ast.AST):
    """(the module of ours, line); the names imported from it are left off."""
    for name, line in imports(tree):
        if name.split(".")[0] == "app":
            parts = name.split(".")
            while parts and ".".join(parts) not in modules():
                parts.pop()
            yield ".".join(parts), line


def last_name(module: str) -> str:
    return module.rpartition(".")[2]


def opens_transactions(module: str) -> bool:
    return module == "app.db" or last_name(module).endswith(("views", "commands")) or ".views." in module


def test_every_package_has_its_place_in_the_order():
    assert {package(module) for module in modules()} <= RANK.keys()


def test_imports_point_one_way():
    wrong = []
    for module, tree in modules().items():
        for imported, line in own_imports(tree):
            source, target = package(module), package(imported)
            if source != target and RANK[source] >= RANK[target]:
                wrong.append(f"{module}:{line} imports {imported}")
    assert not wrong, "\n".join(wrong)


def test_nothing_is_imported_inside_a_function():
    wrong = [
        f"{module}:{line} {name}"
        for module, tree in modules().items()
        for function in functions(tree)
        for name, line in imports(function)
    ]
    assert not wrong, "\n".join(wrong)


def test_only_views_and_commands_open_a_transaction():
    wrong = [
        f"{module}:{line} {name}"
        for module, tree in modules().items()
        for name, line in calls(tree)
        if name in ("write_tx", "commit") and not opens_transactions(module)
    ]
    assert not wrong, "\n".join(wrong)


def test_nothing_but_write_tx_commits():
    wrong = [f"{m}:{line}" for m, tree in modules().items() for n, line in calls(tree) if n == "commit"]
    assert all(one.startswith("app.db:") for one in wrong), "\n".join(wrong)


def test_selects_live_in_queries():
    wrong = [
        f"{module}:{line}"
        for module, tree in modules().items()
        for name, line in calls(tree)
        if name in ("select", "query") and not last_name(module).endswith("queries") and module not in MAY_SELECT
    ]
    assert not wrong, "\n".join(wrong)


def test_the_exceptions_are_still_needed():
    selecting = {module for module, tree in modules().items() if any(name == "select" for name, _ in calls(tree))}

    assert MAY_SELECT.keys() <= selecting


@pytest.mark.parametrize(
    ("library", "allowed"),
    [
        ("flask_babel", {"app.i18n"}),
        ("babel", {"app.i18n"}),
        ("time", {"app.web.logs", "app.totals.rebuild_commands"}),  # how long a request took, and how long to wait
        ("docx", {"app.drafting.layout", "app.drafting.word"}),
        ("docxtpl", {"app.drafting.writing"}),
        ("pypdfium2", {"app.files.draw_pages"}),  # a process of its own opens what people send
        # nik: how a NIK is built; phrases: numbers in words
        ("lokal", {"app.areas.official", "app.areas.codes", "app.outreach.nik", "app.drafting.phrases"}),
    ],
)
def test_only_one_module_knows_that_library(library, allowed):
    users = {m for m, tree in modules().items() for name, _ in imports(tree) if name.split(".")[0] == library}

    assert users <= allowed


def test_only_the_clock_asks_for_the_time():
    wrong = [
        f"{module}:{node.lineno}"
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in ("now", "today", "utcnow")
        and isinstance(node.value, ast.Name)
        and node.value.id in ("datetime", "date")
        and module != "app.clock"
    ]
    assert not wrong, "\n".join(wrong)


def test_calculations_know_neither_database_nor_request():
    wrong = [
        f"{module}:{line} {name}"
        for module, tree in modules().items()
        if last_name(module) == "calculate"
        for name, line in imports(tree)
        if name.split(".")[0] in ("flask", "sqlalchemy", "flask_security") or name.startswith(("app.db", "app.clock"))
    ]
    assert not wrong, "\n".join(wrong)


def test_models_hold_no_queries_and_do_not_know_who_is_asking():
    wrong = [
        f"{module}:{line} {name}"
        for module, tree in modules().items()
        if last_name(module) == "models"
        for name, line in imports(tree)
        if name in ("sqlalchemy.select", "flask.request", "flask_security.current_user")
    ]
    assert not wrong, "\n".join(wrong)


def test_the_init_of_a_feature_is_empty():
    full = [path for path in APP.glob("*/__init__.py") if path.read_text().strip()]

    assert not full


def test_a_module_has_at_most_300_lines():
    long = [
        f"{path.relative_to(ROOT)}: {count}"
        for folder in (APP, ROOT / "tests")
        for path in folder.rglob("*.py")
        if "migrations" not in path.parts and (count := len(path.read_text().splitlines())) > 300
    ]
    assert not long, "\n".join(long)
