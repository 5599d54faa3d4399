"""What a person is led to once a report is issued or withdrawn, and a number that two papers bear."""

from app.reports.models import IssuedReport
from tests import cast
from tests.issued_records import store_issued
from tests.records import count, store_session
from tests.reports.test_issuing import ISSUE, printer  # noqa: F401 (a fixture)


def test_a_number_that_another_paper_bears_is_told_once(app, browser, dewi, printer):  # noqa: F811
    store_issued(app, cast.MENDO_BARAT, "2026-Q2", number="400/12/KEC")

    page = browser.sign_in(dewi).open(ISSUE).submit("Terbitkan laporan", number="400/12/Kec", name="Rini")
    assert "Nomor ini sudah dipakai untuk “Laporan Perkembangan Kecamatan Mendo Barat, Triwulan II" in page.text()
    assert count(app, IssuedReport) == 1

    page = page.submit("Terbitkan laporan")
    assert "Laporan sudah terbit" in page.text()
    assert count(app, IssuedReport) == 2


def test_a_number_of_a_withdrawn_report_or_of_another_area_is_free(app, browser, dewi, printer):  # noqa: F811
    signed_in = browser.sign_in(dewi)
    code = store_issued(app, cast.MENDO_BARAT, number="400/1")
    store_issued(app, cast.KACE_TIMUR, number="400/1")
    signed_in.open(f"/reports/issued/{code}/withdraw").submit("Tarik laporan", reason="Salah hitung")

    page = signed_in.open(ISSUE).submit("Terbitkan laporan", number="400/1", name="Rini")

    assert "Laporan sudah terbit" in page.text()


def test_a_withdrawn_report_leads_to_the_next_and_then_to_what_holds(app, browser, dewi, printer):  # noqa: F811
    signed_in = browser.sign_in(dewi)
    code = store_issued(app, cast.MENDO_BARAT)
    page = signed_in.open(f"/reports/issued/{code}/withdraw").submit("Tarik laporan", reason="Salah hitung")

    page = page.follow("Lihat laporan hari ini").follow("Terbitkan")
    page.submit("Terbitkan laporan", number="400/2", name="Rini")

    page = signed_in.open(f"/reports/issued/{code}")
    assert "dengan nomor 400/2" in page.text()
    assert "berlaku" in page.follow("Lihat laporan yang terbit").text()


def test_an_issued_report_leads_to_its_letter(app, browser, dewi):
    page = browser.sign_in(dewi).open(f"/reports/issued/{store_issued(app, cast.MENDO_BARAT)}")

    assert page.follow("Lihat surat pengantar").text("h1") == "Surat pengantar: Kecamatan Mendo Barat"


def test_a_letter_that_would_say_otherwise_than_its_report_is_told(app, browser, dewi):
    outreach_id, letter = store_session(app), "kind=covering_letter"
    store_issued(app, cast.MENDO_BARAT, number="400/77")
    signed_in = browser.sign_in(dewi)
    preview = f"/reports/progress?area={cast.MENDO_BARAT}&period=2026-Q3&{letter}"
    assert "400/77" not in signed_in.open(preview).text()

    signed_in.open(f"/outreach/{outreach_id}/edit").submit(men="18")

    for page in (preview, f"{ISSUE}&{letter}"):
        assert "berbeda dari laporan yang terbit dengan nomor 400/77" in signed_in.open(page).text()
