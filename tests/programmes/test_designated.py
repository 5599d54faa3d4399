"""A criterion that is met by the stage: no evidence is handed in for what a decree says already."""

from datetime import date

from app.programmes.vocabulary import Stage
from tests.programme_records import store_enrolment, store_stage


def test_the_decree_meets_it_until_it_has_ended(app, browser, siti, dewi):
    part = store_enrolment(app)
    store_stage(app, part, Stage.DESIGNATED, date(2026, 2, 1), decree_number="12", expires_on=date(2026, 9, 30))
    own, staff = browser.sign_in(siti), browser.sign_in(dewi)
    page = own.open(f"/enrolments/{part}")
    assert "0 dari 11 kriteria terpenuhi" in page.text()
    assert "Dihitung otomatis dari tahap yang dicatat petugas" in page.text("#sk-penetapan")
    assert not page.all("#sk-penetapan a")

    before = own.open(f"/enrolments/{part}?on=2026-09-30")
    assert "1 dari 11 kriteria terpenuhi" in before.text()

    assert staff.open(f"/enrolments/{part}").all("#sk-penetapan a[href$=new]")
    refused = staff.open(f"/enrolments/{part}/evidence/new?criterion=sk-penetapan")
    assert "Catat tahap" in refused.text("main")
