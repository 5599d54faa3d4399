"""What a phone kept is sent later, under the same key, and told in JSON what became of it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from app.db import db
from app.outreach import form_versions
from app.outreach.form_versions import CURRENT
from app.outreach.models import OutreachSession
from tests.outreach.answers import ANSWERS
from tests.pages import Browser
from tests.records import count
from tests.signed_in import NOW

KEY = "0123456789abcdef" * 2
FORM = {"key": KEY, "approach": "", **ANSWERS}
AS_SCRIPT = {"Accept": "application/json"}


def token_of(browser: Browser) -> dict:
    answer = browser.client.get("/csrf", headers=AS_SCRIPT)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.get_json()


def send(browser: Browser, **answers):
    """As the queue does it: the token in a header, fetched just before."""
    headers = {**AS_SCRIPT, "X-CSRFToken": token_of(browser)["token"]}
    sent = {**FORM, "form_version": str(CURRENT), **answers}
    return browser.client.post("/outreach/send", data=sent, headers=headers)


def stored(app) -> OutreachSession:
    with app.app_context():
        return db.session.scalars(select(OutreachSession)).one()


def test_it_is_stored_once_however_often_it_is_sent(app, browser, siti):
    phone = browser.sign_in(siti)
    first, second = send(phone), send(phone)

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.get_json() == second.get_json() == {"number": "KT-2609-000001", "receipt": "/outreach/1/receipt"}
    assert "42 orang" in phone.open(first.get_json()["receipt"]).text()
    assert count(app, OutreachSession) == 1


def test_the_same_key_with_other_content_is_told_apart(app, browser, siti):
    phone = browser.sign_in(siti)
    send(phone)
    answer = send(phone, men="15")

    assert answer.status_code == 409
    assert answer.get_json()["receipt"] == "/outreach/1/receipt"
    assert "sudah terkirim sebagai KT-2609-000001" in answer.get_json()["faults"][0][1]
    assert stored(app).men == 14


def test_somebody_elses_key_tells_nothing_about_theirs(app, browser, siti, budi):
    send(browser.sign_in(siti))
    answer = send(browser.sign_in(budi))

    assert answer.status_code == 409
    assert answer.get_json().keys() == {"faults"}
    assert count(app, OutreachSession) == 1


def test_what_is_to_be_corrected_is_told_field_by_field(app, browser, siti):
    answer = send(browser.sign_in(siti), held_on="2026-10-24", men="dua")

    assert answer.status_code == 422
    faults = dict(answer.get_json()["faults"])
    assert faults["held_on"].startswith("Tanggal 24 Oktober 2026 belum tiba")
    assert "bukan bilangan bulat" in faults["men"]
    assert count(app, OutreachSession) == 0


def test_a_late_answer_does_not_take_the_cookie_of_who_signed_in_meanwhile(app):
    signed_out = app.test_client()
    signed_out.get("/sign-in")

    answer = signed_out.get("/csrf", headers=AS_SCRIPT)

    assert answer.status_code == 401
    assert "Set-Cookie" not in answer.headers


def test_signed_out_it_is_kept_on_the_phone(app, browser, siti):
    phone = browser.sign_in(siti)
    headers = {**AS_SCRIPT, "X-CSRFToken": token_of(phone)["token"]}
    phone.client.delete_cookie("session")

    assert phone.client.get("/csrf", headers=AS_SCRIPT).status_code == 401
    assert phone.client.post("/outreach/send", data=FORM, headers=headers).status_code == 401
    assert count(app, OutreachSession) == 0


def test_without_the_token_of_today_nothing_is_stored(app, browser, siti, ayu):
    phone = browser.sign_in(siti)
    answer = phone.client.post("/outreach/send", data=FORM, headers=AS_SCRIPT)

    assert (answer.status_code, answer.get_json()) == (400, {"error": "token"})
    assert send(browser.sign_in(ayu)).status_code == 403
    assert count(app, OutreachSession) == 0


def test_the_token_says_whose_it_is(app, browser, siti, budi):
    users = {token_of(browser.sign_in(person))["user"] for person in (siti, budi)}

    assert len(users) == 2


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("2026-10-04T01:02:03.456Z", datetime(2026, 10, 4, 1, 2, 3, 456000, UTC)),
        ("2026-10-04T08:02:03+07:00", datetime(2026, 10, 4, 1, 2, 3, tzinfo=UTC)),
        ("2026-10-07T03:02:03Z", None),  # an hour ahead of our clock
        ("2025-10-06T01:02:03Z", None),  # more than a year ago
        ("2026-10-04T01:02:03", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("kemarin", None),
        ("", None),
    ],
)
def test_when_it_was_written_down_stands_beside_when_it_came(app, browser, siti, said, kept):
    assert send(browser.sign_in(siti), recorded_at=said).status_code == 201

    assert stored(app).recorded_at == kept
    assert stored(app).created_at - NOW < timedelta(minutes=1)


@pytest.mark.parametrize("version", ["1", None])
def test_the_form_of_the_release_before_is_understood(app, browser, siti, version):
    sent = {"form_version": version} if version else {}
    phone = browser.sign_in(siti)
    headers = {**AS_SCRIPT, "X-CSRFToken": token_of(phone)["token"]}

    answer = phone.client.post("/outreach/send", data={**FORM, **sent}, headers=headers)

    assert answer.status_code == 201
    assert stored(app).attendance == 42


@pytest.mark.parametrize("version", ["0", "99", "-1", "x", "²", "9" * 5000, ""])
def test_a_form_that_is_not_known_is_refused_and_nothing_is_lost(app, browser, siti, version):
    answer = send(browser.sign_in(siti), form_version=version)

    assert answer.status_code == 422
    ((field, words),) = answer.get_json()["faults"]
    assert field == ""
    assert "Isinya tidak hilang: buka di formulir, periksa, lalu simpan sekali lagi." in words
    assert count(app, OutreachSession) == 0


def test_an_old_form_is_accepted_for_six_months_after_the_next_came(monkeypatch):
    older = form_versions._Older(form_versions.date(2026, 2, 28), lambda sent: {**sent, "venue": sent["place"]})
    monkeypatch.setattr(form_versions, "CURRENT", 2)
    monkeypatch.setattr(form_versions, "_OLDER", {1: older})
    sent = {"form_version": "1", "place": "Balai desa"}

    assert form_versions.todays_answers(sent, form_versions.date(2026, 8, 28))["venue"] == "Balai desa"


def test_after_six_months_it_is_not(app, monkeypatch):
    monkeypatch.setattr(form_versions, "_OLDER", {1: form_versions._Older(form_versions.date(2026, 2, 28), dict)})

    with app.test_request_context(), pytest.raises(form_versions.UnknownForm):
        form_versions.todays_answers({"form_version": "1"}, form_versions.date(2026, 9, 1))


def test_what_a_phone_needs_without_a_line(browser, siti):
    worker = browser.client.get("/sw.js")
    manifest = browser.client.get("/manifest.webmanifest")

    assert worker.headers["Service-Worker-Allowed"] == "/"
    assert worker.headers["Cache-Control"] == "no-cache"
    assert worker.mimetype == "text/javascript"
    assert worker.get_data(as_text=True).startswith("const RELEASE = ")
    assert manifest.mimetype == "application/manifest+json"
    assert {icon["sizes"] for icon in manifest.get_json()["icons"]} == {"192x192", "512x512"}
    assert manifest.get_json()["shortcuts"][0]["url"] == "/outreach/new"
    for icon in manifest.get_json()["icons"]:
        assert browser.client.get(icon["src"]).get_data().startswith(b"\x89PNG")


def test_the_pages_that_a_phone_keeps_need_nobody_signed_in_to_say_that_there_is_no_line(browser, siti):
    assert "Tidak ada sinyal" in browser.open("/offline").text()
    assert "Siti" not in browser.sign_in(siti).open("/offline").body.decode()
