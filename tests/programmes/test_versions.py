"""A lead writes and changes programmes through the site; what was true before stays true."""

from datetime import date

import time_machine
from sqlalchemy import select

from app.areas.models import Area
from app.db import db
from app.programmes.calculate import judge_all, summarise
from app.programmes.fact_queries import gather_facts
from app.programmes.models import Programme, ProgrammeVersion
from app.programmes.queries import get_programme, version_on
from tests import cast
from tests.programme_records import store_enrolment
from tests.records import count, store_regulation, store_session
from tests.signed_in import NOW

EDIT = "/programmes/desa-anti-tppo/edit"
NEW = {
    "short_name": "Desa Tangguh",
    "name": "Desa Tangguh Migrasi",
    "issuer": "Pemerintah Provinsi",
    "criteria-0-text": "Posko buka setiap hari",
    "criteria-0-evidence": "Jadwal jaga",
    "criteria-1-text": "Perdes berlaku",
    "criteria-1-area_kinds": ["desa", "desa_adat"],
    "criteria-1-rule": "regulation",
    "criteria-1-kinds": ["village_regulation"],
    "criteria-1-themes": ["pmi_protection"],
    "criteria-2-text": "Sosialisasi berjalan",
    "criteria-2-rule": "sessions",
    "criteria-2-count": "3",
    "criteria-2-months": "6",
    "criteria-2-audiences": ["pupils", "students"],
    "valid_from": "2024-01-01",
}


def figures(app, on: date) -> tuple[int, int]:
    """(met, of) of Siti's village in Desa Anti-TPPO on that day, by the version of that day."""
    with app.app_context():
        area = db.session.scalar(select(Area).where(Area.code == cast.KACE_TIMUR))
        version = version_on(get_programme("desa-anti-tppo").id, on)
        facts = gather_facts(area, version, on, {})[area.id]
        summary = summarise(judge_all(version.criteria, facts, on))
        return summary.met, summary.applicable


def test_everybody_reads_which_programmes_there_are(browser, siti):
    page = browser.sign_in(siti).open("/programmes")

    assert len(page.all("main .rows li")) == 6
    assert "Desmigratif" in page.text()
    assert "11 kriteria" in page.text()
    assert not page.all("main a.btn")


def test_a_programme_says_how_each_criterion_is_met(browser, siti):
    text = browser.sign_in(siti).open("/programmes/desa-anti-tppo").text()

    assert "Otomatis terpenuhi selama ada Keputusan Kepala Desa atau Keputusan Lurah bertema Satgas desa" in text
    assert "sedikitnya 2 kegiatan dalam 12 bulan terakhir" in text
    assert "Hanya untuk desa atau desa adat; selain itu tampil “-”." in text
    assert "Terpenuhi setelah ini diserahkan: Foto papan informasi." in text


def test_a_new_programme_with_three_criteria(browser, ayu):
    lead = browser.sign_in(ayu)

    page = lead.open("/programmes").follow("Tambah program").submit("Simpan program", **NEW)

    assert page.path == "/programmes/desa-tangguh"
    assert "3 kriteria" in page.text()
    assert "sedikitnya 3 kegiatan dalam 6 bulan terakhir" in page.text()
    assert "kegiatan untuk Pelajar atau Mahasiswa" in page.text()
    assert "dipakai mulai 1 Januari 2024" in page.text()
    assert "Desa Tangguh" in lead.open("/programmes").text()


def test_a_double_tap_makes_one_programme(app, browser, ayu):
    form = browser.sign_in(ayu).open("/programmes/new")
    before = count(app, Programme)

    first, second = form.submit("Simpan program", **NEW), form.submit("Simpan program", **NEW)

    assert first.path == second.path == "/programmes/desa-tangguh"
    assert count(app, Programme) == before + 1
    assert count(app, ProgrammeVersion) == before + 1


def test_a_change_makes_a_version_and_last_quarter_stays_as_it_was(app, browser, ayu):
    store_enrolment(app)
    store_regulation(app)
    store_session(app, key="a", held_on=date(2026, 5, 4))
    store_session(app, key="b", held_on=date(2026, 8, 4))
    last_quarter, today = date(2026, 9, 30), date(2026, 10, 7)
    assert figures(app, last_quarter) == figures(app, today) == (2, 11)
    form = browser.sign_in(ayu).open("/programmes/desa-anti-tppo").follow("Ubah")

    page = form.submit(
        "Simpan versi 2",
        **{
            "criteria-0-left_out": "y",
            "criteria-7-count": "3",
            "criteria-11-text": "Kader dilatih setiap tahun",
            "criteria-11-position": "1",
            "reason": "Pedoman provinsi",
        },
    )

    assert figures(app, last_quarter) == (2, 11)
    assert figures(app, today) == (1, 11)
    changed = page.text()
    assert "Versi 2 tersimpan" in changed
    assert "Kriteria baru Kader dilatih setiap tahun" in changed
    assert "Dihilangkan Musyawarah desa" in changed
    assert "sedikitnya 3 kegiatan" in changed
    assert "Pedoman provinsi" in changed
    assert "Ayu Contoh" in changed
    assert page.texts("main ol.rows li b")[0] == "1. Kader dilatih setiap tahun"
    old = page.follow("Versi 1")
    assert "dipakai 22 November 2017 sampai 6 Oktober 2026" in old.text()
    assert "Kader dilatih" not in old.text("main ol.rows")


def test_a_kept_criterion_keeps_its_key_and_a_left_out_one_never_lends_its_own(app, browser, ayu):
    lead = browser.sign_in(ayu)
    lead.open(EDIT).submit("Simpan", **{"criteria-4-left_out": "y", "reason": "Uji"})
    lead.open(EDIT).submit("Simpan", **{"criteria-10-text": "Posko", "criteria-0-text": "Musyawarah", "reason": "Uji"})

    with app.app_context():
        version = version_on(get_programme("desa-anti-tppo").id, date(2026, 10, 7))
        keys = {one.text: one.key for one in version.criteria}
    assert version.number == 3
    assert keys["Musyawarah"] == "musyawarah"
    assert keys["Posko"] == "posko-2"


def test_a_double_tap_makes_one_version(app, browser, ayu):
    form = browser.sign_in(ayu).open(EDIT)
    before = count(app, ProgrammeVersion)

    for _tap in range(2):
        page = form.submit("Simpan", issuer="Gubernur", reason="Uji")
        assert "Versi 2 tersimpan" in page.text()

    assert count(app, ProgrammeVersion) == before + 1


def test_nothing_changed_is_no_version(app, browser, ayu):
    before = count(app, ProgrammeVersion)

    page = browser.sign_in(ayu).open(EDIT).submit("Simpan", reason="Hanya melihat")

    assert "tidak ada yang disimpan" in page.text()
    assert count(app, ProgrammeVersion) == before


def test_of_two_leads_at_once_the_second_is_told_and_loses_nothing(app, browser, ayu):
    first, second = browser.sign_in(ayu).open(EDIT), browser.sign_in(ayu).open(EDIT)
    first.submit("Simpan", issuer="Gubernur", reason="Yang pertama")

    told = second.submit("Simpan", **{"issuer": "Bupati", "reason": "Yang kedua", "criteria-11-text": "Kader terlatih"})

    assert "Ayu Contoh menyimpan versi 2" in told.text()
    assert told.one("[name=issuer]").get("value") == "Bupati"
    assert told.one("[name=criteria-11-text]").text.strip() == "Kader terlatih"
    assert "Yang pertama" in told.follow("Buka versi 2").text()
    saved = told.submit("Simpan versi 3")
    assert "Versi 3 tersimpan" in saved.text()
    assert "Bupati" in saved.text()


def test_a_version_that_has_not_begun_is_corrected_and_nobody_is_judged_by_it(app, browser, ayu):
    lead = browser.sign_in(ayu)
    page = lead.open(EDIT).submit("Simpan", issuer="Gubernur", valid_from="2027-01-01", reason="Tahun depan")
    assert "Ini versi 2, dipakai mulai 1 Januari 2027." in page.text()
    assert "Gubernur" not in lead.open("/programmes/desa-anti-tppo").text("aside dl")

    form = lead.open(EDIT)
    assert form.one("[name=issuer]").get("value") == "Gubernur"
    page = form.submit(
        "Simpan versi 2", issuer="Gubernur Babel", valid_from="2026-12-01", **{"criteria-0-left_out": "y"}
    )

    assert "Versi 2 tersimpan" in page.text()
    assert "1 Desember 2026" in page.text("aside .steps")
    assert "Gubernur Babel" in page.text("aside dl")
    assert "10 kriteria" in page.text()
    assert "1 perubahan" in page.text()
    with time_machine.travel(NOW.replace(month=12), tick=True):
        page = browser.sign_in(ayu).open("/programmes/desa-anti-tppo")
        assert "Gubernur Babel" in page.text("aside dl")
        assert "versi 3" in page.follow("Ubah").text()


def test_a_programme_that_has_ended_names_the_one_that_follows(browser, ayu, siti):
    successor = browser.sign_in(ayu).open("/programmes/desmigratif/edit").one("[name=successor]")
    choice = next(o.get("value") for o in successor.cssselect("option") if o.text == "Desa Migran EMAS")
    browser.sign_in(ayu).open("/programmes/desmigratif/edit").submit(
        "Simpan", ends_on="2026-09-30", successor=choice, reason="Diteruskan"
    )

    page = browser.sign_in(siti).open("/programmes")

    assert "Desmigratif" in page.texts("main ul.rows")[-1]
    page = page.follow(page.texts("main ul.rows")[-1])
    assert "Program ini berakhir 30 September 2026." in page.text()
    assert page.follow("Diteruskan sebagai Desa Migran EMAS").path == "/programmes/desa-migran-emas"
