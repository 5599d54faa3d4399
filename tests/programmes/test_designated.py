"""A criterion that is met by the stage: no evidence is handed in for what a decree says already."""

from datetime import date

from sqlalchemy import delete

from app.db import write_tx
from app.programmes.models import Criterion
from app.programmes.vocabulary import Stage
from tests import cast
from tests.programme_records import store_enrolment, store_evidence, store_stage


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
    assert not own.open(f"/enrolments/{part}/evidence/new?criterion=sk-penetapan").all("main a.btn")


def test_the_village_is_not_sent_to_what_only_staff_record(app, browser, siti, dewi):
    with app.app_context(), write_tx() as tx:
        tx.execute(delete(Criterion).where(Criterion.key.not_in(("sk-penetapan", "anggaran"))))
    part = store_enrolment(app)
    own, staff = browser.sign_in(siti), browser.sign_in(dewi)
    home = f"/areas/{cast.KACE_TIMUR}"
    assert "Lengkapi kriteria Desa Anti-TPPO: 1 lagi" in own.open(home).text("#tasks")

    store_evidence(app, part, "anggaran")

    page = own.open(f"/enrolments/{part}")
    assert "1 dari 2 kriteria terpenuhi" in page.text()
    assert "Semua yang diisi desa atau kelurahan sudah terpenuhi" in page.text()
    assert "Desa atau kelurahan tidak perlu mengisi apa pun." in page.text("#sk-penetapan")
    assert "Bukti yang diminta" not in page.text("#sk-penetapan")
    assert not page.all("main .btn-primary")
    assert "Lengkapi kriteria" not in own.open(home).text()
    assert staff.open(f"/enrolments/{part}").one("main .btn-primary").text == "Catat tahap"


def test_before_the_first_stage_the_page_says_so(app, browser, siti):
    part = store_enrolment(app)

    page = browser.sign_in(siti).open(f"/enrolments/{part}?on=2025-12-31")

    assert "Sampai tanggal itu belum ada tahap." in page.text("aside")
