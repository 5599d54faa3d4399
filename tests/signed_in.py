"""The cookie of a person who has signed in: once in earnest for each app, then kept, for it takes as long as a test."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
import time_machine
from flask import Flask
from lxml import html

from app import clock
from app.accounts.models import User
from app.db import db
from tests.cast import Person

NOW = datetime(2026, 10, 7, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
KEPT_FOR = timedelta(minutes=30)


def session_of(app: Flask, person: Person) -> str:
    """The cookie of this person, signed in, with the token of the first form in it."""
    if not NOW <= clock.now() < NOW + KEPT_FOR:
        return _sign_in(app, person)
    kept: dict[tuple, str] = app.extensions.setdefault("tests.signed_in", {})
    with app.app_context():
        query = sa.select(User.fs_uniquifier, User.password, User.active).where(User.username == person.username)
        key = (person, *db.session.execute(query).one())
    if key not in kept:
        with time_machine.travel(NOW, tick=False):  # so that it is not of the future for any test
            kept[key] = _sign_in(app, person)
    return kept[key]


def _sign_in(app: Flask, person: Person) -> str:
    client = app.test_client()
    form = html.document_fromstring(client.get("/sign-in").get_data().decode())
    token = {field.name: field.value for field in form.cssselect("input[name=csrf_token]")}  # none where they are off
    answer = client.post("/sign-in", data={**token, "username": person.username, "password": person.password})
    assert answer.status_code == 302, f"{person.username} is not let in"
    client.get("/account")
    cookie = client.get_cookie("session")
    assert cookie is not None
    return cookie.value
