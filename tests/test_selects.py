"""However much is recorded, a page asks the database the same few things."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
import sqlalchemy as sa
from flask import Flask

from app.areas.models import Area, Level
from app.db import db
from tests import cast
from tests.access import PEOPLE, ROWS, places
from tests.pages import Browser
from tests.records import store_regulation, store_session

MOST_SELECTS = 17
OF_A_REPORT = 33  # all that is known of an area: sessions, regulations, programmes, twice where periods are compared
OF_COVERAGE = 22  # beside the figures a picture, a map, three earlier periods, people, shares and targets
OF_OPEN_DATA = 18  # the figures of a page of coverage, and what may be published of them
OF_AN_ISSUE = 2  # who signs, and what was asked when the page was opened
READERS = (cast.SITI, cast.DEWI, cast.AYU, cast.ADMIN)


@contextmanager
def counted(app: Flask) -> Iterator[list[str]]:
    """The selects of the requests within the block."""
    selects: list[str] = []

    def note(_connection, _cursor, statement: str, *_rest) -> None:
        if statement.lstrip().startswith(("SELECT", "WITH")):
            selects.append(statement)

    with app.app_context():
        engine = db.engine
    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield selects
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)


def pages_of(person: cast.Person) -> dict[str, str]:
    column = 3 + PEOPLE.index(person.username)
    return {row[1]: row[2] for row in ROWS if row[0] == "GET" and row[column] == "200"}


def selects_per_page(app: Flask, client, person: cast.Person, where: dict) -> dict[str, list[str]]:
    found = {}
    for endpoint, address in pages_of(person).items():
        with counted(app) as selects:
            assert client.get(address.format(**where)).status_code == 200
        found[endpoint] = selects
    return found


def record_much(app: Flask) -> None:
    """Sessions and regulations in every village of the subdistrict, over a year."""
    with app.app_context():
        subdistrict = db.select(Area.id).where(Area.code == cast.MENDO_BARAT).scalar_subquery()
        query = db.select(Area.code).where(Area.subdistrict_id == subdistrict, Area.level == Level.VILLAGE)
        villages = db.session.scalars(query).all()
    assert len(villages) > 5
    for number, village in enumerate(villages):
        store_regulation(app, village, number=10 + number)
        for month in (1, 4, 8, 9):
            store_session(app, village, key=f"{number}-{month}", held_on=date(2026, month, 3))


@pytest.mark.parametrize("person", READERS, ids=lambda person: person.username)
def test_the_number_of_selects_does_not_grow_with_the_records(app, person):
    client = Browser(app).sign_in(person).client
    where = places(app)
    selects_per_page(app, client, person, where)  # what is asked once for all pages is asked now
    store_session(app, cast.AIR_LIMAU, key="written")  # coverage is worked out anew after every write, so both times
    few = selects_per_page(app, client, person, where)
    record_much(app)

    many = selects_per_page(app, client, person, where)

    grown = {name: f"{len(few[name])} -> {len(many[name])}" for name in few if len(few[name]) != len(many[name])}
    assert not grown
    most = dict.fromkeys(("reports.preview", "reports.progress_pdf", "reports.edit_text"), OF_A_REPORT)
    most |= {"coverage.show": OF_COVERAGE, "open_data.area": OF_OPEN_DATA}
    most["reports.issue"] = OF_A_REPORT + OF_AN_ISSUE
    assert not {name: len(selects) for name, selects in many.items() if len(selects) > most.get(name, MOST_SELECTS)}
