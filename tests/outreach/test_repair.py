"""A session that was checked or returned and is then changed waits to be checked again."""

import pytest
import sqlalchemy as sa

from app.db import db, write_tx
from app.outreach.models import OutreachSession
from app.outreach.vocabulary import SessionState
from tests import cast
from tests.outreach.answers import record

WHOLE = {"venue": "Balai desa", "speaker_name": ["Yanto", "", ""], "speaker_institution": ["BP3MI", "", ""]}


@pytest.fixture
def session(browser, siti):
    return record(browser.sign_in(siti), **WHOLE)


def put(app, state: SessionState, **values) -> None:
    with app.app_context(), write_tx() as tx:
        tx.execute(sa.update(OutreachSession).values(state=state, **values))


def state_of(app) -> SessionState:
    with app.app_context():
        return db.session.scalars(sa.select(OutreachSession.state)).one()


@pytest.mark.parametrize(
    "change",
    [
        {"held_on": "2026-09-19"},
        {"title": "Nama lain"},
        {"topics": ["costs"]},
        {"men": "15"},
        {"starts_at": "10:00"},
        {"venue": "Masjid"},
        {"organizer": "PKK"},
        {"speaker_name": ["Rina", "", ""]},
        {"approach": "training"},
        {"audiences": ["youth"]},
        {"disability": "1"},
        {"summary": "Catatan"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_any_change_of_a_checked_session_sends_it_in_again(app, session, change):
    put(app, SessionState.CHECKED)

    session.browser.open(session.path + "/edit").submit("Simpan perubahan", **change)

    assert state_of(app) is SessionState.SUBMITTED


def test_saving_a_checked_session_unchanged_leaves_it_checked(app, session, browser, dewi):
    put(app, SessionState.CHECKED)
    for person in (session.browser, browser.sign_in(dewi)):
        person.open(session.path + "/edit").submit("Simpan perubahan")

        assert state_of(app) is SessionState.CHECKED


def test_other_villages_served_are_a_change_too(app, session, browser, dewi):
    put(app, SessionState.CHECKED)
    form = browser.sign_in(dewi).open(session.path + "/edit")
    form.submit("Simpan perubahan", villages=[cast.KACE_TIMUR, cast.PETALING])

    assert state_of(app) is SessionState.SUBMITTED


def test_a_returned_one_says_why_at_its_field_and_is_sent_in_by_saving(app, session):
    put(app, SessionState.RETURNED, return_field="disability", return_reason="Jumlah disabilitas, apakah benar?")
    form = session.browser.open(session.path + "/edit")

    assert form.text("#disability-error") == "Jumlah disabilitas, apakah benar?"
    assert [a.get("href") for a in form.all(".flash a")] == ["#disability"]
    opened = [fold.cssselect("summary span")[0].text for fold in form.all("details.fold[open]")]
    assert "Disabilitas dan umur" in opened
    assert not form.all("#faults")
    form.submit("Simpan perubahan", disability="2")
    assert state_of(app) is SessionState.SUBMITTED
    assert "apakah benar" not in session.browser.open(session.path + "/edit").text("form[data-once]")


def test_what_is_right_as_it_stands_is_sent_in_again_by_saving_it(app, session):
    put(app, SessionState.RETURNED, return_field="", return_reason="Apakah benar?")
    session.browser.open(session.path + "/edit").submit("Simpan perubahan")

    assert state_of(app) is SessionState.SUBMITTED


def test_a_fault_while_repairing_is_said_as_ever(app, session):
    put(app, SessionState.RETURNED, return_field="men", return_reason="Terlalu banyak?")
    page = session.browser.open(session.path + "/edit").submit("Simpan perubahan", men="dua")

    assert "“dua” bukan bilangan bulat." in page.text("#faults")
    assert state_of(app) is SessionState.RETURNED
