"""Any run of days as a period: typed by hand, refused where it cannot be, and as the sentences of the report say it."""

from datetime import date

import pytest

from app import clock
from app.areas.queries import find_area
from app.periods import parse_span
from app.reports.progress.content import build_report
from tests import cast
from tests.records import store_session
from tests.reports.reading import sheet_text

SPAN = "2026-07-15..2026-09-20"


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("first=2026-09-20&last=2026-07-15", "15 Juli 2026 lebih awal dari 20 September 2026. Tulis hari yang lebih"),
        ("first=2026-07-15&last=kemarin", "“kemarin” bukan tanggal di kalender. Tulis seperti 9 Juli 2026."),
        ("first=2026-02-30&last=2026-07-15", "“2026-02-30” bukan tanggal di kalender."),
        ("first=2026-07-15", "Hari terakhir belum diisi. Isi keduanya, atau kosongkan keduanya."),
        ("last=2026-07-15", "Hari pertama belum diisi. Isi keduanya, atau kosongkan keduanya."),
        ("first=1999-12-31&last=2000-02-01", "Tanggal 31 Desember 1999 sebelum tahun 2000. Periksa tahunnya."),
        ("first=2020-01-01&last=2026-01-01", "itu lebih dari 5 tahun. Pilih masa yang lebih pendek."),
        ("first=2026-10-08&last=2026-10-09", "8 sampai dengan 9 Oktober 2026 belum dimulai."),
        ("first=9999-12-30&last=9999-12-31", "30 sampai dengan 31 Desember 9999 belum dimulai."),
        ("period=2026-09-20..2026-07-15", "15 Juli 2026 lebih awal dari 20 September 2026."),
        ("period=2026-09-20..", "Hari terakhir belum diisi."),
        ("period=1999", "“1999” bukan periode. Pilih salah satu dari daftar."),
        ("period=2026-Q3&kind=rapor", "“rapor” bukan jenis laporan. Pilih dari daftar."),
    ],
)
@pytest.mark.parametrize("address", ["/reports/progress", "/reports/progress.pdf", "/reports/text/problems"])
def test_days_that_cannot_be_are_refused_in_a_sentence(browser, rahmat, address, asked, sentence):
    page = browser.sign_in(rahmat).open(f"{address}?area=19.01&{asked}", status=400)

    assert sentence in page.text()


def test_what_was_typed_stands_in_the_form_again(browser, rahmat):
    page = browser.sign_in(rahmat).open(
        "/reports/progress?area=19.01.04&kind=not_reached&first=20 September 2026&last=kemarin", status=400
    )

    assert page.one("#first").get("value") == "20 September 2026"
    assert page.one("#last").get("value") == "kemarin"
    assert page.one("#area option[selected]").get("value") == "19.01.04"
    assert page.one("#kind option[selected]").get("value") == "not_reached"


def test_days_are_typed_as_people_write_them_and_get_one_address(browser, rahmat):
    signed_in = browser.sign_in(rahmat)

    page = signed_in.open("/reports/progress?area=19.01&period=2026-Q1&first=15/07/2026&last=20 September 2026")
    assert page.response.request.args["period"] == SPAN

    page = signed_in.open("/reports/progress?area=19.01&first=2026-07-01&last=2026-09-30")
    assert page.response.request.args["period"] == "2026-Q3"


def test_the_report_of_a_span_says_which_days_it_counts(app, browser, rahmat):
    for village, key, held_on in (
        (cast.KACE_TIMUR, "dalam", date(2026, 7, 15)),
        (cast.PETALING, "akhir", date(2026, 9, 20)),
        (cast.PETALING, "sesudah", date(2026, 9, 21)),
        (cast.KACE_TIMUR, "sebelum", date(2026, 7, 14)),
    ):
        store_session(app, village, key=key, held_on=held_on)

    text = sheet_text(browser.sign_in(rahmat).open(f"/reports/progress?area=19.01.04&period={SPAN}"))

    start = "Pada masa 15 Juli sampai dengan 20 September 2026, 2 dari 15 desa di Kecamatan Mendo Barat"
    assert start in text
    assert "naik 1 dibandingkan dengan masa sebelumnya yang sama panjang" in text
    assert "Kegiatan edukasi dilaksanakan 2 kali" in text


def test_a_span_that_still_runs_is_not_compared_and_says_so(app, browser, rahmat):
    store_session(app, key="baru", held_on=date(2026, 10, 5))

    text = sheet_text(browser.sign_in(rahmat).open("/reports/progress?area=19.01.04&period=2026-09-15..2026-10-20"))

    assert "Masa 15 September sampai dengan 20 Oktober 2026 masih berjalan" in text
    assert "sebelumnya yang sama panjang" not in text


@pytest.mark.parametrize("code", [cast.KACE_TIMUR, cast.MENDO_BARAT, "19.01"])
@pytest.mark.parametrize(
    ("days", "is_owed"), [("2026-07-15..2026-08-30", False), ("2026-07-15..2026-08-31", True)], ids=["less", "month"]
)
def test_nobody_owes_a_report_of_days_without_a_whole_month(app, code, days, is_owed):
    """Reports are owed for months: what is missing of them is a problem, and is said on the first page, only then."""
    store_session(app, cast.PETALING, held_on=date(2026, 8, 4))
    with app.app_context():
        report = build_report(find_area(code), parse_span(days), clock.now())

    said = " ".join([*report.problems, *(one.what for one in report.actions), str(report.figures_note)])
    first_page = " ".join([*(one.value for one in report.figures), report.say.lead, report.say.reporting])

    assert ("belum lapor" in said or "laporan" in said or "Melaporkan" in said) is is_owed
    assert ("belum lapor" in first_page or "aporan" in first_page) is is_owed
