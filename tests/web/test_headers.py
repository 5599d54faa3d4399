"""Every answer, whatever its kind, forbids the browser what our pages never need."""

import pytest

from app import create_app
from app.db import db
from tests.conftest import test_settings

ADDRESSES = {
    "/sign-in": 200,
    "/regulations": 302,
    "/tidak-ada": 404,
    "/sign-out": 405,
    "/healthz": 200,
    "/static/css/theme.css": 200,
    "/static/js/page.js": 200,
    "/static/img/logo.svg": 200,
    "/static/tidak-ada.css": 404,
}


@pytest.mark.parametrize(("address", "status"), ADDRESSES.items())
def test_every_kind_of_answer_is_protected(app, address, status):
    answer = app.test_client().get(address)

    assert answer.status_code == status
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";") if part)
    assert policy["default-src"] == "'self'"
    assert policy["img-src"] == "'self' data:"
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["object-src"] == "'none'"
    assert policy["form-action"] == policy["worker-src"] == "'self'"
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]


def test_files_to_take_away_are_protected_too(browser, siti):
    answer = browser.sign_in(siti).client.get("/regulations/import/template.csv")

    assert answer.status_code == 200
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


def test_private_pages_stay_out_of_caches_and_static_files_stay_in(browser, siti):
    page = browser.sign_in(siti).open("/regulations")

    assert page.response.headers["Cache-Control"] == "no-store"
    style = browser.client.get(page.all("link[rel=stylesheet]")[0].get("href"))
    assert "max-age=31536000" in style.headers["Cache-Control"]


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(browser, siti):
    form = browser.open("/sign-in")
    token = form.one("[name=csrf_token]").get("value")
    answer = browser.client.post(
        "/sign-in", data={"csrf_token": token, "username": siti.username, "password": siti.password}
    )

    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Expires" in cookie


def test_in_production_only_over_https():
    production = {"APP_ENV": "production", "SITE_URL": "https://jejak.example"}
    app = create_app({**test_settings("sqlite://"), **production})
    with app.app_context():
        db.create_all()

    answer = app.test_client().get("/sign-in", base_url="https://jejak.example")

    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "Secure" in answer.headers["Set-Cookie"]
