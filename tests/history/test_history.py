"""Who changed what and when, before and after; and what is never written down."""

import json
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.accounts.models import User
from app.db import db, write_tx
from app.history.models import Action, HistoryEntry
from app.history.queries import list_history
from app.history.recording import note_bulk
from app.regulations.models import Regulation
from app.regulations.vocabulary import Theme
from tests.records import count, store_regulation, store_session


def entries(app) -> list[HistoryEntry]:
    with app.app_context():
        return list(db.session.scalars(select(HistoryEntry).order_by(HistoryEntry.id)))


def last(app) -> HistoryEntry:
    return entries(app)[-1]


@pytest.fixture
def regulation(app) -> int:
    return store_regulation(app)


def test_what_was_recorded_first_is_kept(app, regulation):
    entry = last(app)

    assert (entry.action, entry.record_type, entry.record_id) == (Action.CREATED, "regulation", regulation)
    assert entry.changes["title"] == [None, "Pelindungan pekerja migran Indonesia"]
    assert entry.changes["promulgated_on"] == [None, "2026-03-05"]
    assert "repealed_on" not in entry.changes
    assert entry.user_id is None


def test_a_change_is_kept_before_and_after_with_who_did_it(app, browser, dewi, regulation):
    browser.sign_in(dewi).open(f"/regulations/{regulation}/edit").submit(theme="other", clarified_on="2026-10-01")

    entry = last(app)
    assert entry.action is Action.CHANGED
    assert entry.changes == {"theme": ["pmi_protection", "other"], "clarified_on": [None, "2026-10-01"]}
    with app.app_context():
        assert db.session.get(User, entry.user_id).username == "dewi"


def test_what_was_before_is_known_even_of_a_column_that_was_never_read(app, regulation):
    with app.app_context():
        record = db.session.get(Regulation, regulation)
        with write_tx():  # ends the snapshot: every column of the record is unread again
            record.theme = Theme.OTHER
            record.repealed_on = date(2026, 10, 1)

    assert last(app).changes == {"theme": ["pmi_protection", "other"], "repealed_on": [None, "2026-10-01"]}


def test_setting_what_was_there_already_is_no_change(app, regulation):
    with app.app_context():
        record = db.session.get(Regulation, regulation)
        with write_tx():
            record.theme = Theme.PMI_PROTECTION
            record.title = "Pelindungan pekerja migran Indonesia"

    assert len(entries(app)) == 1


def test_the_bin_and_back(app, browser, siti, regulation):
    page = browser.sign_in(siti).open(f"/regulations/{regulation}").submit("Pindahkan ke keranjang")
    page.follow("Keranjang").submit("Pulihkan")

    assert [entry.action for entry in entries(app)] == [Action.CREATED, Action.BINNED, Action.RESTORED]


def test_a_change_that_fails_leaves_nothing(app, regulation):
    def change(title: str, area_id: int) -> None:
        with write_tx():
            record.title, record.area_id = title, area_id

    with app.app_context():
        record = db.session.get(Regulation, regulation)
        area_id = record.area_id
        with pytest.raises(IntegrityError):
            change("Desa lain", -1)
        change("Judul lain", area_id)

    assert [entry.changes["title"][1] for entry in entries(app)][1:] == ["Judul lain"]


def test_a_record_removed_for_good_is_noted(app, regulation):
    with app.app_context(), write_tx() as tx:
        tx.delete(db.session.get(Regulation, regulation))

    assert last(app).action is Action.REMOVED


def test_an_import_is_one_line(app):
    with app.app_context(), write_tx() as tx:
        note_bulk(tx, "regulation", Action.IMPORTED, {"file": "perdes.csv", "rows": 12})

    assert (last(app).record_id, last(app).changes["rows"]) == (None, 12)


def test_the_page_names_the_person_or_the_command_line(app, browser, siti, regulation):
    page = browser.sign_in(siti).open(f"/regulations/{regulation}/edit").submit(note="Disalin ke papan desa")

    lines = page.texts("main details.fold > ul > li")
    assert lines[0].startswith("Siti Contoh mengubah7 Oktober 2026 pukul 09.00 WIB")
    assert lines[1].startswith("Baris perintah mencatat")


def test_the_newest_comes_first_and_only_of_this_record(app, regulation):
    other = store_regulation(app, number=3)
    with app.app_context():
        with write_tx():
            db.session.get(Regulation, regulation).note = "Satu"
        rows = list_history(db.session.get(Regulation, regulation))
        others = list_history(db.session.get(Regulation, other))

    assert [entry.action for entry, _who in rows] == [Action.CHANGED, Action.CREATED]
    assert len(others) == 1


def test_changes_of_accounts_are_kept_without_their_secrets(app, browser, admin, siti):
    new = "kopi manis di serambi"
    browser.sign_in(siti).open("/account").submit(current=siti.password, new=new, again=new)
    page = (
        browser.sign_in(admin)
        .open("/people/new")
        .submit(full_name="Tono Contoh", username="tono", role="program_lead", area_code="19")
    )
    password = page.text(".receipt b")
    with app.app_context():
        tono = db.session.scalars(select(User).where(User.username == "tono")).one()
        hashed, stamp, tono_id = tono.password, tono.fs_uniquifier, tono.id
    page.browser.open(f"/people/{tono_id}").submit(area_code="19.01")

    written = json.dumps([entry.changes for entry in entries(app)])
    assert [entry.action for entry in entries(app)] == [Action.CREATED, Action.CHANGED]
    assert not [secret for secret in (new, password, hashed, stamp, "argon2") if secret in written]


def test_no_participant_is_ever_named(app, browser, siti):
    session_id = store_session(app)
    signed_in = browser.sign_in(siti)
    signed_in.open(f"/outreach/{session_id}/names")
    signed_in.open(f"/outreach/{session_id}/edit").submit(men="9")

    written = json.dumps([entry.changes for entry in entries(app)])
    assert count(app, HistoryEntry) >= 2
    assert not [name for name in ("Nurul", "Agus") if name in written]
