"""The demo goes only into an empty database and never into production; clearing it leaves a database for real use."""

import re

import pytest
from sqlalchemy import func, select

from app.accounts.models import User
from app.areas.models import Area
from app.db import db
from app.demo.commands import wants_demo
from app.history.models import HistoryEntry
from app.outreach.models import OutreachSession
from tests.cast import Person
from tests.records import count, store_session

USERNAMES = {"siti", "budi", "lina", "dewi", "rahmat", "ayu", "admin"}


@pytest.fixture
def passwords(empty, run) -> dict[str, str]:
    """Load the demo; the passwords that it printed."""
    return printed(run("demo", "load"))


def printed(result) -> dict[str, str]:
    assert result.exit_code == 0, result.output
    return dict(re.findall(r"^  (\w+) +((?:[a-z]{4}-){4}\d\d)", result.output, re.MULTILINE))


def people(app) -> set[str]:
    with app.app_context():
        return set(db.session.scalars(select(User.username)))


def test_its_people_sign_in_with_the_passwords_that_were_printed(empty, browser, siti, passwords):
    assert passwords.keys() == USERNAMES
    assert len(set(passwords.values())) == len(USERNAMES)

    page = browser.sign_in(Person(siti.username, "", siti.role, siti.area_code, passwords["siti"])).open("/account")

    assert "Siti Nur'aini" in page.text()


def test_sign_ins_prints_them_again(passwords, run):
    assert printed(run("demo", "sign-ins")) == passwords


def test_a_password_that_was_changed_is_not_shown(empty, browser, siti, passwords, run):
    person = Person(siti.username, "", siti.role, siti.area_code, passwords["siti"])
    new = "kata sandi baru yang panjang"
    browser.sign_in(person).open("/account").submit(current=passwords["siti"], new=new, again=new)

    output = run("demo", "sign-ins").output

    assert passwords["siti"] not in output
    assert "(password changed)" in output


def test_it_is_refused_where_there_are_records(app, run):
    store_session(app)

    result = run("demo", "load")

    assert result.exit_code == 1
    assert "only into an empty database" in result.output
    assert count(app, OutreachSession) == 1


def test_it_is_refused_in_production(empty, run, monkeypatch):
    monkeypatch.setitem(empty.config, "APP_ENV", "production")

    result = run("demo", "load")

    assert result.exit_code == 1
    assert "never loaded" in result.output
    assert not people(empty)
    with empty.app_context():
        assert not wants_demo()


def test_production_does_not_start_on_its_database(empty, passwords, run, monkeypatch):
    monkeypatch.setitem(empty.config, "APP_ENV", "production")

    refused = run("setup")
    cleared = run("demo", "clear", "--yes")

    assert refused.exit_code == 1
    assert "Empty it for real use: flask demo clear" in refused.output
    assert not any(password in refused.output for password in passwords.values())
    assert cleared.exit_code == 0
    assert run("setup").exit_code == 0


def test_a_start_wants_it_only_in_an_empty_database(empty):
    with empty.app_context():
        assert wants_demo()
    store_session(empty)
    with empty.app_context():
        assert not wants_demo()


def test_clearing_it_asks_first(empty, passwords, run):
    result = run("demo", "clear", input="n\n")

    assert result.exit_code == 1
    assert people(empty) == USERNAMES


def test_clearing_it_leaves_areas_and_the_people_added_since(empty, passwords, run):
    areas = count(empty, Area)
    assert run("user", "add", "nurul", "--role", "administrator", "--area", "19").exit_code == 0

    assert run("demo", "clear", "--yes").exit_code == 0

    assert people(empty) == {"nurul"}
    assert count(empty, Area) == areas
    assert not count(empty, OutreachSession)
    assert not count(empty, HistoryEntry)
    assert run("demo", "sign-ins").exit_code == 1


def test_a_start_does_not_bring_it_back_after_it_was_cleared(empty, passwords, run):
    run("demo", "clear", "--yes")

    with empty.app_context():
        assert not wants_demo()


def test_without_the_demo_nothing_is_cleared(app, run):
    store_session(app)

    result = run("demo", "clear", "--yes")

    assert result.exit_code == 1
    assert count(app, OutreachSession) == 1


def test_its_records_of_a_village_were_written_by_its_head(empty, passwords):
    with empty.app_context():
        own = select(func.count()).select_from(OutreachSession).join(User, OutreachSession.created_by_id == User.id)
        assert db.session.scalar(own.where(User.username == "siti", OutreachSession.host_area_id == User.area_id)) > 10
