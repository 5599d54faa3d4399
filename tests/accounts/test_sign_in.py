"""Signing in, being refused, being locked out and let in again."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from app.accounts.models import FailedSignIn
from app.db import db
from tests.signed_in import NOW

WRONG = "salah sekali"


def try_in(browser, username: str, password: str = WRONG, status: int = 200):
    return browser.open("/sign-in").submit(status=status, username=username, password=password)


def counted(app) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(select(FailedSignIn.username)))


@pytest.mark.parametrize("typed", ["siti", "SITI", "  Siti "])
def test_the_user_name_is_forgiven_its_capitals(browser, siti, typed):
    page = try_in(browser, typed, siti.password)

    assert page.path.startswith("/areas/")
    assert "Siti" in page.text("header")


def test_a_wrong_password_is_refused_with_the_attempts_left(browser, siti):
    page = try_in(browser, siti.username)

    assert page.text("#password-error") == "Nama pengguna atau kata sandi tidak cocok. Sisa 4 kali mencoba."
    assert page.one("#username").get("value") == "siti"
    assert not page.one("#password").get("value")


def test_nobody_learns_which_names_exist(browser, siti):
    assert try_in(browser, "nobody-here").text("#password-error") == try_in(browser, "siti").text("#password-error")


@pytest.mark.parametrize(("username", "password"), [("", "x"), ("siti", ""), ("", "")])
def test_an_empty_answer_is_no_attempt(app, browser, username, password):
    page = try_in(browser, username, password)

    assert page.all(".error")
    assert counted(app) == []


def lock_out(browser, username: str):
    for _ in range(4):
        try_in(browser, username)
    return try_in(browser, username, status=429)


def test_after_five_failures_the_name_rests_even_for_the_right_password(app, browser, siti):
    assert "Coba lagi 15 menit lagi." in lock_out(browser, siti.username).text("#password-error")

    page = try_in(browser, "SITI", siti.password, status=429)

    assert "Coba lagi 15 menit lagi." in page.text("#password-error")
    assert counted(app) == ["siti"] * 5


def test_others_are_not_locked_out_with_it(browser, siti, budi):
    lock_out(browser, siti.username)

    assert try_in(browser, budi.username, budi.password).path.startswith("/areas/")


def test_after_a_quarter_of_an_hour_it_is_open_again(app, browser, siti):
    lock_out(browser, siti.username)

    with time_machine.travel(NOW + timedelta(minutes=14)):
        try_in(browser, siti.username, siti.password, status=429)
    with time_machine.travel(NOW + timedelta(minutes=16)):
        assert try_in(browser, siti.username, siti.password).path.startswith("/areas/")
    assert counted(app) == []


def test_a_success_forgets_the_failures(app, browser, siti):
    for _ in range(4):
        try_in(browser, siti.username)
    try_in(browser, siti.username, siti.password)

    assert counted(app) == []


def test_a_name_longer_than_the_column_is_counted_too(app, browser):
    try_in(browser, "x" * 190)

    assert counted(app) == ["x" * 64]


def test_the_first_page_asks_to_sign_in_and_comes_back(browser, siti):
    page = browser.open("/regulations?state=in_force")
    assert page.path == "/sign-in"

    page = page.submit(username=siti.username, password=siti.password)

    assert page.path == "/regulations"
    assert page.response.request.query_string == b"state=in_force"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://example.com/",
        "//example.com/",
        "/\\example.com",
        "/\t/example.com",
        "\\\\example.com",
        "javascript:alert(1)",
        "example.com",
        "https:example.com",
        "http:///example.com",
    ],
)
def test_nobody_is_sent_elsewhere_after_signing_in(browser, siti, elsewhere):
    form = browser.open("/sign-in")
    token = form.one("[name=csrf_token]").get("value")
    answers = {"csrf_token": token, "username": siti.username, "password": siti.password, "next": elsewhere}

    answer = browser.client.post("/sign-in", data=answers)
    assert (answer.status_code, answer.location) == (302, "/")

    answer = browser.client.get("/language/en", query_string={"next": elsewhere})
    assert answer.location == "/"


def test_somebody_signed_in_needs_no_sign_in_page(browser, siti):
    assert browser.sign_in(siti).open("/sign-in").path.startswith("/areas/")


def test_signing_out(browser, siti):
    signed_in = browser.sign_in(siti)
    page = signed_in.open("/regulations")
    token = page.one("header [name=csrf_token]").get("value")

    page = signed_in.post("/sign-out", {"csrf_token": token})

    assert (page.path, page.text(".flash.ok")) == ("/sign-in", "Anda sudah keluar.")
    assert signed_in.open("/regulations").path == "/sign-in"


def test_the_language_stays_through_signing_in(browser, siti):
    page = browser.open("/language/en?next=/sign-in").submit(username=siti.username, password=siti.password)

    assert page.tree.get("lang") == "en"
    assert page.browser.open("/language/xx", status=404).tree.get("lang") == "en"


def test_the_session_is_a_new_one_after_signing_in(browser, siti):
    """What an attacker put into the browser before (session fixation) is gone."""
    with browser.client.session_transaction() as before:
        before["planted"] = "yes"
    browser.open("/sign-in").submit(username=siti.username, password=siti.password)

    with browser.client.session_transaction() as after:
        assert "planted" not in after
