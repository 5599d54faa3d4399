"""Evidence for a criterion that is met by hand: who adds it, what shows it, correcting it, and looking back."""

import io
from datetime import date

import pytest

from app.db import db, write_tx
from app.files.models import StoredFile
from app.programmes.models import Criterion, Evidence, Programme, ProgrammeVersion
from app.programmes.vocabulary import Rule
from app.regulations.vocabulary import RegulationKind, Theme
from tests import cast
from tests.files.test_checking import SCAN
from tests.programme_records import ANTI_TRAFFICKING, store_enrolment, store_evidence
from tests.records import count, photo_bytes, store_regulation, store_session


def photo(name: str = "posko.jpg") -> tuple[io.BytesIO, str]:
    return io.BytesIO(photo_bytes()), name


def add(browser, part: int, key: str = "posko", **answers):
    page = browser.open(f"/enrolments/{part}/evidence/new?criterion={key}")
    return page.submit("Simpan bukti", **{"met_on": "2026-04-22", "note": "Di depan balai desa", **answers})


def line(page, key: str = "posko") -> str:
    return page.text(f"#{key}")


def test_the_village_head_adds_evidence_with_a_photo(app, browser, siti):
    part = store_enrolment(app)
    page = browser.sign_in(siti).open(f"/enrolments/{part}")

    assert "Bukti yang diminta: Foto posko" in line(page)
    page = page.follow("Tambah bukti: Posko bantuan dan nomor pengaduan tersedia")
    page = page.submit("Simpan bukti", met_on="2026-04-22", note="Di depan balai desa", file=photo())

    assert line(page).startswith("Terpenuhi: Posko bantuan")
    assert "sejak 22 April 2026" in line(page)
    assert "1 dari 11 kriteria terpenuhi" in page.text()
    picture = page.one("#posko img").get("src")
    assert page.browser.client.get(picture).mimetype == "image/jpeg"


def test_a_pdf_is_kept_as_it_came(app, browser, siti):
    page = add(browser.sign_in(siti), store_enrolment(app), file=(io.BytesIO(SCAN), "komitmen.pdf"))

    answer = page.browser.client.get(page.one("#posko a[href$=file]").get("href"))
    assert (answer.data, answer.mimetype) == (SCAN, "application/pdf")


def test_the_lead_reads_it_and_cannot_add_any(app, browser, ayu):
    part = store_enrolment(app)
    evidence = store_evidence(app, part, photo=True)
    ayu_browser = browser.sign_in(ayu)

    page = ayu_browser.open(f"/enrolments/{part}")
    ayu_browser.open(f"/enrolments/{part}/evidence/new?criterion=posko", status=403)

    assert ayu_browser.client.get(f"/enrolments/{part}/evidence/{evidence}/file").status_code == 200
    assert "Tambah bukti" not in page.text()


def test_another_village_sees_nothing_of_it(app, browser, budi):
    part = store_enrolment(app)
    evidence = store_evidence(app, part, photo=True)
    budi_browser = browser.sign_in(budi)

    for address in ("evidence/new?criterion=posko", f"evidence/{evidence}", f"evidence/{evidence}/file"):
        assert budi_browser.client.get(f"/enrolments/{part}/{address}").status_code == 404


def test_evidence_of_another_part_is_not_found_under_this_one(app, browser, siti, budi):
    evidence = store_evidence(app, store_enrolment(app, cast.AIR_LIMAU), photo=True)
    mine = store_enrolment(app)

    assert browser.sign_in(siti).client.get(f"/enrolments/{mine}/evidence/{evidence}/file").status_code == 404


@pytest.mark.parametrize(
    ("answers", "field", "words"),
    [
        ({"met_on": ""}, "met_on", "Isi tanggal desa mulai memenuhinya"),
        ({"met_on": "2026-10-08"}, "met_on", "8 Oktober 2026 belum tiba"),
        ({"met_on": "1925-01-01"}, "met_on", "sebelum tahun 2000"),
        ({"met_until": "2026-04-21"}, "met_until", "Terpenuhi sampai 21 April 2026"),
        ({"met_until": "2125-04-21"}, "met_until", "Periksa tahunnya"),
        ({"note": ""}, "note", "Belum ada buktinya"),
        ({"session_id": "999"}, "session_id", "Pilih satu dari daftar"),
        ({"regulation_id": "1 OR 1"}, "regulation_id", "Pilih satu dari daftar"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(app, browser, siti, answers, field, words):
    page = add(browser.sign_in(siti), store_enrolment(app), **answers)

    assert words in page.text(f"#{field}-error")
    assert page.one("#met_on").get("value") == answers.get("met_on", "2026-04-22")
    assert count(app, Evidence) == 0


def test_a_chosen_file_outlives_a_refusal(app, browser, siti):
    page = add(browser.sign_in(siti), store_enrolment(app), met_on="2026-10-08", file=photo("papan depan.jpg"))

    assert "“papan depan.jpg” sudah diterima" in page.text()
    page = page.submit("Simpan bukti", met_on="2026-04-22")

    assert page.one("#posko img").get("alt") == "Foto: papan depan.jpg"


def test_a_file_that_was_forged_into_the_page_is_not_taken(app, browser, siti, dewi):
    part = store_enrolment(app)
    refused = add(browser.sign_in(dewi), part, met_on="2026-10-08", file=photo())
    hers = refused.one("#kept").get("value")

    add(browser.sign_in(siti), part, kept=hers)

    assert count(app, StoredFile) == 0


def test_what_is_no_photo_is_refused(app, browser, siti):
    page = add(browser.sign_in(siti), store_enrolment(app), file=(io.BytesIO(b"MZ"), "posko.exe"))

    assert "“posko.exe” bukan foto atau PDF" in page.text("#file-error")
    assert page.one("#note").text.strip() == "Di depan balai desa"


def test_it_names_a_session_and_a_regulation_of_that_village(app, browser, siti):
    session = store_session(app, title="Musyawarah desa")
    elsewhere = store_session(app, cast.AIR_LIMAU, key="lain", title="Di desa lain")
    regulation = store_regulation(app)
    part, siti_browser = store_enrolment(app), browser.sign_in(siti)

    form = siti_browser.open(f"/enrolments/{part}/evidence/new?criterion=musyawarah")
    forged = form.submit("Simpan bukti", met_on="2026-09-16", session_id=str(elsewhere))
    page = form.submit("Simpan bukti", met_on="2026-09-16", session_id=str(session), regulation_id=str(regulation))

    assert "Di desa lain" not in form.text("#session_id")
    assert "Pilih satu dari daftar" in forged.text("#session_id-error")
    assert page.follow("Musyawarah desa").path == f"/outreach/{session}"
    assert page.follow("Peraturan Desa Nomor 2 Tahun 2026").path == f"/regulations/{regulation}"


def test_a_double_tap_makes_one_record(app, browser, siti):
    page = browser.sign_in(siti).open(f"/enrolments/{store_enrolment(app)}/evidence/new?criterion=posko")

    for _tap in range(2):
        page.submit("Simpan bukti", met_on="2026-04-22", note="Di depan balai desa", file=photo())

    assert count(app, Evidence) == 1
    assert count(app, StoredFile) == 1


def test_what_is_counted_by_itself_takes_no_evidence(app, browser, siti):
    part, siti_browser = store_enrolment(app), browser.sign_in(siti)

    page = siti_browser.open(f"/enrolments/{part}/evidence/new?criterion=perdes")
    assert "Dihitung otomatis dari peraturan yang tercatat dan berlaku." in page.text()
    assert page.one("a.btn-primary").get("href") == f"/regulations/new?village={cast.KACE_TIMUR}"
    data = {"met_on": "2026-04-22", "note": "Ada", "csrf_token": page.one("[name=csrf_token]").get("value")}
    siti_browser.post(f"/enrolments/{part}/evidence/new?criterion=perdes", data)
    siti_browser.open(f"/enrolments/{part}/evidence/new?criterion=nothing", status=404)

    assert count(app, Evidence) == 0


def test_what_does_not_apply_is_a_dash(app, browser, lina):
    part = store_enrolment(app, cast.KELURAHAN)
    page = browser.sign_in(lina).open(f"/enrolments/{part}")

    assert "0 dari 9 kriteria terpenuhi" in page.text()
    assert line(page, "perdes").startswith("- Tidak berlaku: Perdes")
    assert "tidak berlaku untuk kelurahan" in line(page, "perdes")


def test_sessions_and_regulations_count_by_themselves(app, browser, siti):
    part = store_enrolment(app)
    store_session(app, title="Sosialisasi pertama", held_on=date(2026, 8, 1))
    store_session(app, key="kedua", title="Sosialisasi kedua", held_on=date(2026, 9, 1))
    store_regulation(app)
    store_regulation(
        app,
        number=7,
        kind=RegulationKind.HEAD_DECREE,
        theme=Theme.TASK_FORCE,
        title="Satgas desa",
        promulgated_on=None,
        agreed_on=None,
        valid_until=date(2026, 9, 30),
    )
    siti_browser = browser.sign_in(siti)

    now, before = siti_browser.open(f"/enrolments/{part}"), siti_browser.open(f"/enrolments/{part}?on=2026-08-15")

    assert "sejak 5 Maret 2026" in line(now, "perdes")
    assert "1 September 2026 sampai" in line(now, "sosialisasi")
    assert line(now, "satgas").startswith("Belum:")
    assert line(before, "satgas").startswith("Terpenuhi:")
    assert "Baru 1 dari 2 kegiatan." in line(before, "sosialisasi")


def test_evidence_that_ended_was_true_before(app, browser, siti):
    part = store_enrolment(app)
    store_evidence(app, part, met_on=date(2026, 2, 1), note="Posko di balai desa")
    siti_browser = browser.sign_in(siti)
    form = siti_browser.open(f"/enrolments/{part}").follow("Perbaiki: Posko di balai desa")

    now = form.submit("Simpan bukti", met_until="2026-06-30")

    assert line(now).startswith("Belum:")
    assert line(siti_browser.open(f"/enrolments/{part}?on=2026-06-30")).startswith("Terpenuhi:")
    assert line(siti_browser.open(f"/enrolments/{part}?on=2026-07-01")).startswith("Belum:")
    assert line(siti_browser.open(f"/enrolments/{part}?on=2026-01-31")).startswith("Belum:")


def test_evidence_taken_back_never_counted_and_is_kept(app, browser, siti, ayu):
    part = store_enrolment(app)
    evidence = store_evidence(app, part, note="Posko desa lain", photo=True)
    siti_browser = browser.sign_in(siti)
    page = siti_browser.open(f"/enrolments/{part}/evidence/{evidence}").follow("Salah catat: tarik bukti ini")

    without = page.submit("Tarik bukti")
    assert "Tulis alasan menariknya." in without.text("#reason-error")
    page = without.submit("Tarik bukti", reason="Foto salah desa")

    assert line(page).startswith("Belum:")
    assert line(siti_browser.open(f"/enrolments/{part}?on=2026-05-01")).startswith("Belum:")
    assert "Alasan: Foto salah desa" in page.text()
    assert "menarik bukti" in page.text()
    file = f"/enrolments/{part}/evidence/{evidence}/file"
    assert siti_browser.client.get(file).status_code == 200
    assert browser.sign_in(ayu).client.get(file).status_code == 404
    siti_browser.open(f"/enrolments/{part}/evidence/{evidence}", status=404)


def test_looking_back_uses_the_criteria_of_that_day(app, browser, siti):
    """A new version of the programme changes nothing of what was true."""
    part = store_enrolment(app)
    store_evidence(app, part, met_on=date(2026, 2, 1))
    with app.app_context(), write_tx() as tx:
        programme = tx.scalars(db.select(Programme).where(Programme.slug == ANTI_TRAFFICKING)).one()
        version = ProgrammeVersion(
            programme_id=programme.id, number=2, valid_from=date(2026, 7, 1), name="Desa Anti-TPPO", short_name="Baru"
        )
        version.criteria = [Criterion(key="sirene", position=1, text="Ada sirene", rule=Rule.BY_HAND)]
        tx.add(version)
    siti_browser = browser.sign_in(siti)

    now, before = (siti_browser.open(f"/enrolments/{part}{asked}") for asked in ("", "?on=2026-06-30"))

    assert "0 dari 1 kriteria terpenuhi" in now.text()
    assert "1 dari 11 kriteria terpenuhi" in before.text()
    assert before.text("h1") == "Desa Anti-TPPO, Desa Kace Timur"
    assert "Keadaan pada Selasa, 30 Juni 2026" in before.text(".flash")
    assert before.follow("Lihat keadaan sekarang").text("h1") == "Baru, Desa Kace Timur"


@pytest.mark.parametrize("asked", ["?on=2025-12-31", "?on=1925-01-01", "?on=2017-01-01"])
def test_before_it_took_part_nothing_was_counted(app, browser, siti, asked):
    page = browser.sign_in(siti).open(f"/enrolments/{store_enrolment(app)}{asked}")

    assert "tidak ada yang dihitung" in page.text()
    assert not page.all(".checks")


@pytest.mark.parametrize("asked", ["?on=2125-01-01", "?on=besok", "?on="])
def test_a_day_to_come_is_today(app, browser, siti, asked):
    page = browser.sign_in(siti).open(f"/enrolments/{store_enrolment(app)}{asked}")

    assert not page.all(".flash")
    assert page.one("#on").get("value") == "2026-10-07"


def test_a_form_sent_again_with_other_answers_does_not_lose_them(app, browser, siti):
    page = browser.sign_in(siti).open(f"/enrolments/{store_enrolment(app)}/evidence/new?criterion=posko")
    page.submit("Simpan bukti", met_on="2026-04-22", note="Di depan balai desa")

    again = page.submit("Simpan bukti", met_on="2026-05-02", note="Nomor pengaduan di pasar")

    assert "Isian ini sudah tersimpan dengan jawaban lain." in again.text("#note-error")
    assert again.one("#note").text.strip() == "Nomor pengaduan di pasar"
    assert count(app, Evidence) == 1
    again.submit("Simpan bukti")
    assert count(app, Evidence) == 2
