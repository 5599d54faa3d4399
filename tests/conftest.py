"""One app per database and worker; each test has the same areas, people and programmes, on Wednesday 7 October 2026."""

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
import time_machine
from flask import Flask
from flask_migrate import upgrade
from flask_security import hash_password

from app import create_app
from app.accounts.models import User
from app.areas.models import Area
from app.areas.official import load_areas, official_list
from app.db import db, write_tx
from app.i18n import compile_catalogue
from app.programmes.models import Criterion, Programme, ProgrammeVersion
from app.programmes.shipping import load_shipped
from app.web import rate
from app.web.static_files import compress
from tests import cast
from tests.databases import KINDS, database_url
from tests.pages import Browser
from tests.signed_in import NOW

pytest_plugins = ["tests.chromium"]

_QUICK_HASH = {"argon2__rounds": 1, "argon2__memory_cost": 8, "argon2__parallelism": 1}
_KEPT = ("area", "area_edition", "alembic_version")
_EMPTY_POSTGRESQL = """
DO $$
DECLARE name text; numbers text; filled boolean;
BEGIN
  FOREACH name IN ARRAY ARRAY[%s] LOOP
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %%I)', name) INTO filled;
    IF filled THEN EXECUTE format('DELETE FROM %%I', name); END IF;
    SELECT pg_get_serial_sequence(quote_ident(name), 'id') INTO numbers
      FROM pg_attribute WHERE attrelid = quote_ident(name)::regclass AND attname = 'id';
    IF numbers IS NOT NULL THEN PERFORM setval(numbers, 1, false); END IF;
    numbers := NULL;
  END LOOP;
END $$
"""
SECRET = "a secret for tests only, forty characters long"


def pytest_sessionstart(session: pytest.Session) -> None:
    """What is made from our files is made afresh: a small copy that is older would be served in place of its file."""
    compile_catalogue()
    if not hasattr(session.config, "workerinput"):  # once, before the workers of xdist begin
        compress(Path(__file__).parent.parent / "static")


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking it through for garbage, over and over, took a quarter of the time."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_report_header() -> str:
    return f"databases: {', '.join(_chosen_kinds())}"


def _chosen_kinds() -> tuple[str, ...]:
    chosen = os.environ.get("TEST_DATABASES")
    return tuple(chosen.split(",")) if chosen else KINDS


def test_settings(url: str) -> dict:
    return {
        "TESTING": True,
        "APP_ENV": "development",
        "SECRET_KEY": SECRET,
        "PERSON_KEY": SECRET,
        "DATABASE_URL": url,
        "PROPAGATE_EXCEPTIONS": False,
        "SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS": _QUICK_HASH,
    }


test_settings.__test__ = False  # type: ignore[attr-defined]


@pytest.fixture(scope="session", params=_chosen_kinds())
def prepared_app(request, tmp_path_factory) -> Iterator[Flask]:
    """An app on a database with the tables and the areas of a few places."""
    with database_url(request.param, tmp_path_factory.mktemp(request.param)) as url:
        work = tmp_path_factory.mktemp("work")
        folders = {"QUEUE_URL": f"sqlite:///{work / 'queue.sqlite'}", "UPLOAD_FOLDER": str(work / "uploads")}
        app = create_app({**test_settings(url), **folders, "FILES_URL": tmp_path_factory.mktemp("files").as_uri()})
        with app.app_context():
            db.drop_all()
            upgrade()
            with write_tx() as session:
                load_areas(session, official_list(cast.PLACES))
        yield app
        with app.app_context():
            db.engine.dispose()


@pytest.fixture(scope="session")
def cast_rows(prepared_app) -> list[dict]:
    """The people of the cast as rows; their one password is hashed once."""
    with prepared_app.test_request_context():
        hashed = hash_password(cast.SITI.password)
        ids = {code: area_id for code, area_id in db.session.execute(sa.select(Area.code, Area.id))}
    return [
        {
            "id": number,
            "username": person.username,
            "full_name": person.full_name,
            "password": hashed,
            "role": person.role,
            "area_id": ids[person.area_code],
            "active": True,
            "is_demo": False,
            "fs_uniquifier": person.username * 4,
        }
        for number, person in enumerate(cast.CAST, 1)
    ]


@pytest.fixture(scope="session")
def programme_rows(prepared_app) -> dict[sa.Table, list[dict]]:
    """The programmes that come with the site, as rows of their tables."""
    with time_machine.travel(NOW), prepared_app.app_context():
        empty_all_but_areas()
        with write_tx() as session:
            load_shipped(session)
        tables = [model.__table__ for model in (Programme, ProgrammeVersion, Criterion)]
        return {table: [dict(row) for row in db.session.execute(sa.select(table)).mappings()] for table in tables}


@pytest.fixture
def begin_again(prepared_app, cast_rows, programme_rows) -> Callable[[], None]:
    """Everything as it is at the beginning of a test; for tests that try several examples, before each of them."""

    def begin() -> None:
        with prepared_app.app_context():
            empty_all_but_areas()
            with write_tx() as session:
                session.execute(sa.insert(User), cast_rows)
                for table, rows in programme_rows.items():
                    session.execute(sa.insert(table), rows)
                if db.engine.dialect.name == "postgresql":
                    for name in ("user", *(table.name for table in programme_rows)):
                        session.execute(sa.text(f"SELECT setval(pg_get_serial_sequence('\"{name}\"', 'id'), 100)"))

    return begin


@pytest.fixture
def app(prepared_app, begin_again) -> Iterator[Flask]:
    """The app with nothing recorded yet. No app context is left open around a test's requests."""
    begin_again()
    rate.forget()
    with time_machine.travel(NOW, tick=True):
        yield prepared_app


def empty_all_but_areas() -> None:
    """As new: no records, and ids that begin at 1. TRUNCATE would take a tenth of a second, most tables being empty.

    Past SQLAlchemy or by text, which totals do not see: they would be made anew for every table that is emptied.
    """
    names = [table.name for table in reversed(db.metadata.sorted_tables) if table.name not in _KEPT]
    with write_tx() as session:
        if db.engine.dialect.name == "postgresql":
            session.execute(sa.text(_EMPTY_POSTGRESQL % ", ".join(f"'{name}'" for name in names)))
        else:
            driver = session.connection().connection.driver_connection
            for name in names:
                driver.execute(f'DELETE FROM "{name}"')


@pytest.fixture
def browser(app) -> Browser:
    return Browser(app)


@pytest.fixture
def run(app):
    """Run a flask command: run("areas", "load") gives its result; use input= to answer questions."""
    runner = app.test_cli_runner()

    def run_command(*arguments: str, **options):
        return runner.invoke(args=[str(argument) for argument in arguments], **options)

    return run_command


for _person in cast.CAST:
    globals()[_person.username] = pytest.fixture(name=_person.username)(lambda person=_person: person)


@pytest.fixture(scope="session")
def root() -> Path:
    return Path(__file__).parent.parent
