"""A form that could not be stored, because the database is away or the sign-in is over, is sent again from there."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from flask import Flask

from app.db import db
from app.outreach.models import OutreachSession
from tests.records import count

ANSWERS = {
    "held_on": "2026-09-20",
    "title": "Bahaya lowongan kerja palsu",
    "topics": ["trafficking", "costs"],
    "men": "14",
}


@contextmanager
def database_away(app: Flask) -> Iterator[None]:
    """Every statement fails, as when the disk is full or the server is gone."""
    with app.app_context():
        engine = db.engine

    def fail(*_args) -> None:
        raise sa.exc.OperationalError("", {}, sqlite3.OperationalError("disk I/O error"))

    sa.event.listen(engine, "before_cursor_execute", fail)
    try:
        yield
    finally:
        sa.event.remove(engine, "before_cursor_execute", fail)


def test_the_database_is_away_for_a_moment(app, browser, siti):
    form = browser.sign_in(siti).open("/outreach/new")
    with database_away(app):
        page = form.submit(status=503, **ANSWERS)
    assert "yang anda ketik disimpan" in page.text().lower()
    assert count(app, OutreachSession) == 0

    receipt = page.submit("Kirim lagi")

    assert receipt.path.endswith("/receipt")
    assert "14 orang" in receipt.text()


def test_a_page_that_only_reads_says_so_without_a_form(app, browser, siti):
    reader = browser.sign_in(siti)
    with database_away(app):
        page = reader.open("/outreach", status=503)

    assert not page.all("main form")


def test_the_sign_in_was_over_before_it_was_sent(app, browser, siti):
    person = browser.sign_in(siti)
    form = person.open("/outreach/new")
    person.client.delete_cookie("session")

    page = form.submit(status=401, **ANSWERS)
    person.open("/sign-in").submit(username=siti.username, password=siti.password)
    page = page.submit("Kirim lagi", status=400)
    receipt = page.submit("Kirim lagi")

    assert receipt.path.endswith("/receipt")
    assert count(app, OutreachSession) == 1


def test_what_another_site_sends_is_not_kept(browser, siti):
    client = browser.sign_in(siti).client

    answer = client.post("/outreach/new", data=ANSWERS, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 302
    assert answer.location == "/"


def test_passwords_are_not_kept_on_any_page(app, browser, siti):
    form = browser.sign_in(siti).open("/account")
    with database_away(app):
        page = form.submit(status=503, current="kopi-pahit-di-balai-desa", new="x", again="x")

    assert "kopi-pahit" not in page.body.decode()
    assert not page.all("main form")


def test_a_sign_in_page_that_was_open_too_long_is_opened_anew(browser, siti):
    form = browser.open("/sign-in")
    browser.client.delete_cookie("session")

    page = form.submit(username=siti.username, password=siti.password)

    assert page.path == "/sign-in"
    assert "ulangi sekali lagi" in page.text().lower()


def test_an_unexpected_fault_is_a_page_of_ours_and_the_log_has_no_values(app, browser, siti, capsys, monkeypatch):
    form = browser.sign_in(siti).open("/outreach/new")

    def fail(*_args) -> None:
        secret_name = "Nurul Rahasia"
        raise RuntimeError(len(secret_name))

    with app.app_context():
        engine = db.engine
    sa.event.listen(engine, "before_cursor_execute", fail)
    try:
        page = form.submit(status=500, **ANSWERS)
    finally:
        sa.event.remove(engine, "before_cursor_execute", fail)

    assert page.form("Kirim lagi") is not None
    logged = capsys.readouterr().out
    assert "unexpected_error" in logged
    assert "Rahasia" not in logged
    assert ANSWERS["title"] not in logged
