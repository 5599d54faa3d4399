"""A village's part in a programme: enrolling, its end, and the programme that follows."""

from datetime import date

import pytest

from app.db import db, write_tx
from app.programmes.models import Enrolment, Programme
from app.programmes.vocabulary import Stage
from tests import cast
from tests.programme_records import store_enrolment, store_stage
from tests.records import count

VILLAGE = f"/programmes/villages/{cast.KACE_TIMUR}"


@pytest.fixture
def programmes(app) -> dict[str, int]:
    """The programmes that come with the site: {slug: id}."""
    with app.app_context():
        return dict(db.session.execute(db.select(Programme.slug, Programme.id)).all())


def enrol(browser, programme_id: int, started_on: str = "2026-01-12", **answers):
    page = browser.open(f"{VILLAGE}/new")
    return page.submit("Ikutkan desa", programme_id=str(programme_id), started_on=started_on, **answers)


def set_version(app, slug: str, **values) -> None:
    """Say something else of the programme in its first version."""
    with app.app_context(), write_tx() as tx:
        programme = tx.scalars(db.select(Programme).where(Programme.slug == slug)).one()
        for name, value in values.items():
            setattr(programme.versions[0], name, value)


def test_staff_enrol_a_village_in_several_programmes(browser, dewi, programmes):
    dewi_browser = browser.sign_in(dewi)

    page = enrol(dewi_browser, programmes["desa-anti-tppo"])
    enrol(dewi_browser, programmes["desbumi"])

    assert page.text("h1") == "Desa Anti-TPPO, Desa Kace Timur"
    assert "Diusulkan" in page.text(".steps")
    headings = dewi_browser.open(VILLAGE).texts("h2")
    assert headings[:3] == ["Desa Anti-TPPO", "Desbumi", "Tugas desa (UU 18/2017)"]


def test_the_lead_enrols_and_the_village_head_sees_it(browser, ayu, siti, programmes):
    enrol(browser.sign_in(ayu), programmes["desa-anti-tppo"])

    page = browser.sign_in(siti).open(VILLAGE)

    assert "0 dari 11 kriteria terpenuhi" in page.text()
    assert "Ikut program" not in page.text()


@pytest.mark.parametrize(
    ("started_on", "words"),
    [
        ("2125-01-01", "1 Januari 2125 belum tiba"),
        ("2026-10-08", "8 Oktober 2026 belum tiba"),
        ("1925-01-01", "1 Januari 1925 sebelum tahun 2000"),
        ("31/12", "bukan tanggal"),
        ("", "Isi tanggal desa mulai ikut"),
    ],
)
def test_a_day_that_cannot_be_is_refused_beside_its_field(browser, dewi, programmes, app, started_on, words):
    page = enrol(browser.sign_in(dewi), programmes["desbumi"], started_on, note="Diusulkan camat.")

    assert words in page.text("#started_on-error")
    assert page.one("textarea[name=note]").text.strip() == "Diusulkan camat."
    assert page.one("#programme_id option[selected]").get("value") == str(programmes["desbumi"])
    assert count(app, Enrolment) == 0


def test_a_programme_that_does_not_run_that_day_is_refused(app, browser, dewi, programmes):
    set_version(app, "desmigratif", starts_on=date(2019, 2, 1), ends_on=date(2024, 12, 31))
    set_version(app, "desmigratif", successor_id=programmes["desa-migran-emas"])
    dewi_browser = browser.sign_in(dewi)

    late = enrol(dewi_browser, programmes["desmigratif"], "2025-01-01")
    early = enrol(dewi_browser, programmes["desmigratif"], "2019-01-31")
    last_day = enrol(dewi_browser, programmes["desmigratif"], "2024-12-31")

    assert "Desmigratif berakhir 31 Desember 2024" in late.text("#started_on-error")
    assert "Pilih Desa Migran EMAS, yang meneruskannya." in late.text("#started_on-error")
    assert "Desmigratif dimulai 1 Februari 2019" in early.text("#started_on-error")
    assert last_day.text("h1") == "Desmigratif, Desa Kace Timur"


def test_it_is_enrolled_once_in_the_same_programme(app, browser, dewi, programmes):
    dewi_browser = browser.sign_in(dewi)
    enrol(dewi_browser, programmes["desbumi"])

    page = enrol(dewi_browser, programmes["desbumi"], "2026-03-01")

    assert "Desa sudah ikut program ini sejak 12 Januari 2026." in page.text("#started_on-error")
    assert count(app, Enrolment) == 1


def test_a_double_tap_makes_one_record(app, browser, dewi, programmes):
    dewi_browser = browser.sign_in(dewi)
    page = dewi_browser.open(f"{VILLAGE}/new")
    answers = {"programme_id": str(programmes["desbumi"]), "started_on": "2026-01-12"}

    first, second = (page.submit("Ikutkan desa", **answers) for _tap in range(2))
    stage = first.follow("Catat tahap")
    for _tap in range(2):
        there = stage.submit("Simpan tahap", stage="preparing", reached_on="2026-02-01")

    assert first.path == second.path
    assert count(app, Enrolment) == 1
    assert there.texts(".steps b") == ["Diusulkan", "Menyiapkan"]


def test_a_kelurahan_is_offered_what_applies_to_it(browser, ayu, programmes):
    page = browser.sign_in(ayu).open(f"/programmes/villages/{cast.KELURAHAN}/new")

    offered = [option.text for option in page.all("#programme_id option")]
    assert "Desa Anti-TPPO" in offered
    assert "Tugas desa (UU 18/2017)" not in offered


def test_another_village_is_not_found(app, browser, budi, rahmat):
    mine = store_enrolment(app, cast.AIR_LIMAU)
    hers = store_enrolment(app)
    rahmat_browser, budi_browser = browser.sign_in(rahmat), browser.sign_in(budi)

    for address in (f"/enrolments/{mine}", f"/enrolments/{mine}/end", f"/programmes/villages/{cast.AIR_LIMAU}/new"):
        rahmat_browser.open(address, status=404)
    budi_browser.open(f"/enrolments/{hers}", status=404)
    budi_browser.open(VILLAGE, status=404)


def test_the_successor_keeps_the_history(app, browser, dewi, programmes):
    set_version(app, "desmigratif", ends_on=date(2024, 12, 31), successor_id=programmes["desa-migran-emas"])
    part = store_enrolment(app, slug="desmigratif", started_on=date(2020, 2, 3))
    store_stage(app, part, Stage.ACTIVE, date(2021, 6, 1))
    page = browser.sign_in(dewi).open(f"/enrolments/{part}").follow("Akhiri keikutsertaan")

    early = page.submit("Akhiri keikutsertaan", ended_on="2021-05-31", end_reason="Program berakhir")
    assert "Ada tahap yang tercapai 1 Juni 2021" in early.text("#ended_on-error")
    ended = early.submit("Akhiri keikutsertaan", ended_on="2025-01-01")
    new = ended.follow("Ikut Desa Migran EMAS").submit("Ikutkan desa", started_on="2025-02-01")

    assert "Program berakhir" in ended.text()
    assert "Sebelumnya: Desmigratif" in new.texts("h2")
    assert "Aktif" in new.texts(".steps b")
    old = new.follow("3 Februari 2020 sampai 1 Januari 2025")
    assert old.follow("Desa Migran EMAS, sejak 1 Februari 2025").path == new.path
    assert "Ikut Desa Migran EMAS" not in old.text()


def test_an_end_is_taken_back_unless_the_village_takes_part_anew(app, browser, dewi, programmes):
    part = store_enrolment(app, slug="desbumi", ended_on=date(2026, 3, 1), end_reason="Salah")
    dewi_browser = browser.sign_in(dewi)

    open_again = dewi_browser.open(f"/enrolments/{part}").submit("Belum berhenti: ikutkan lagi")
    assert "Berhenti" not in open_again.text(".fs-5")
    open_again.follow("Akhiri keikutsertaan").submit("Akhiri keikutsertaan", ended_on="2026-03-01", end_reason="Pindah")
    within = enrol(dewi_browser, programmes["desbumi"], "2026-02-01")
    assert "dari 12 Januari 2026 sampai 1 Maret 2026" in within.text("#started_on-error")
    enrol(dewi_browser, programmes["desbumi"], "2026-03-01")
    refused = dewi_browser.open(f"/enrolments/{part}").submit("Belum berhenti: ikutkan lagi")

    assert "Desa sudah ikut program ini sejak 1 Maret 2026." in refused.text(".flash.late")


def test_an_enrolment_by_mistake_is_taken_back_and_restored(app, browser, dewi, siti):
    part = store_enrolment(app)
    dewi_browser = browser.sign_in(dewi)

    page = dewi_browser.open(f"/enrolments/{part}").submit("Salah catat: tarik keikutsertaan")
    assert "Desa Anti-TPPO" not in page.texts("h2")
    browser.sign_in(siti).open(f"/enrolments/{part}", status=404)
    page = page.submit("Pulihkan")

    assert page.path == f"/enrolments/{part}"
    browser.sign_in(siti).open(f"/enrolments/{part}")


def test_the_day_of_the_enrolment_is_corrected_with_its_first_stage(app, browser, dewi):
    part = store_enrolment(app)
    store_stage(app, part, Stage.PREPARING, date(2026, 2, 1))
    page = browser.sign_in(dewi).open(f"/enrolments/{part}").follow("Perbaiki tanggal atau catatan")

    late = page.submit("Simpan perubahan", started_on="2026-02-02")
    assert "“Menyiapkan” sudah sejak 1 Februari 2026" in late.text("#started_on-error")
    there = late.submit("Simpan perubahan", started_on="2025-12-01")

    assert "1 Desember 2025" in there.text(".steps")


def test_a_form_sent_again_with_other_answers_does_not_lose_them(app, browser, dewi, programmes):
    form = browser.sign_in(dewi).open(f"{VILLAGE}/new")
    part = form.submit("Ikutkan desa", programme_id=str(programmes["desbumi"]), started_on="2026-01-12")
    stage = part.follow("Catat tahap")
    stage.submit("Simpan tahap", stage="preparing", reached_on="2026-02-01")

    other = form.submit("Ikutkan desa", programme_id=str(programmes["desa-anti-tppo"]), started_on="2026-01-12")
    again = stage.submit("Simpan tahap", stage="declared", reached_on="2026-03-01", note="Di balai desa")

    assert "Isian ini sudah tersimpan dengan jawaban lain." in other.text("#programme_id-error")
    assert "Isian ini sudah tersimpan dengan jawaban lain." in again.text("#stage-error")
    assert again.one("#note").text.strip() == "Di balai desa"
    assert count(app, Enrolment) == 1
    other.submit("Ikutkan desa")
    assert count(app, Enrolment) == 2
    there = again.submit("Simpan tahap")
    assert there.texts(".steps b") == ["Diusulkan", "Menyiapkan", "Dicanangkan"]
