"""What evidence names stays named when something else of it is corrected."""

from datetime import date

from app.db import db
from app.programmes import enrolment_queries
from app.programmes.models import Evidence
from tests.programme_records import store_enrolment, store_evidence
from tests.records import store_regulation, store_session


def test_what_it_names_stays_though_newer_sessions_fill_the_list_and_the_regulation_lies_in_the_bin(
    app, browser, siti, monkeypatch
):
    old = store_session(app, title="Musyawarah desa", held_on=date(2026, 2, 2))
    regulation = store_regulation(app)
    evidence = store_evidence(app, part := store_enrolment(app), session_id=old, regulation_id=regulation)
    store_session(app, key="baru", title="Sosialisasi baru", held_on=date(2026, 9, 9))
    monkeypatch.setattr(enrolment_queries, "_MOST_SESSIONS", 1)
    own = browser.sign_in(siti)
    own.open(f"/regulations/{regulation}").submit("Pindahkan ke")

    page = own.open(f"/enrolments/{part}/evidence/{evidence}").submit("Simpan bukti", met_until="2026-09-30")

    assert page.path == f"/enrolments/{part}", page.text()
    with app.app_context():
        kept = db.session.get_one(Evidence, evidence)
        assert (kept.session_id, kept.regulation_id) == (old, regulation)
        assert kept.met_until == date(2026, 9, 30)
