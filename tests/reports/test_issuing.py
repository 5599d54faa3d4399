"""A report is issued once, with what was typed and seen; its bytes stay; it can be withdrawn and never changed."""

import json
import threading

import pytest

from app.db import db
from app.files.checking import sha256
from app.printing.printing import Printed
from app.printing.rendering import RenderingFailed
from app.reports.models import IssuedReport
from app.reports.views import issuing
from tests import cast
from tests.issued_records import PDF, store_issued
from tests.office_records import store_signatory
from tests.records import count, store_session

ISSUE = f"/reports/issue?area={cast.MENDO_BARAT}&period=2026-Q3"


@pytest.fixture
def printer(monkeypatch) -> list:
    """Instead of the printer: what it was given."""
    documents: list = []

    def take(document) -> Printed:
        documents.append(document)
        return Printed(PDF + document.attachments[-1].content, 7)

    monkeypatch.setattr(issuing, "print_document", take)
    return documents


def rows_of(page) -> list[list[str]]:
    return [[cell.text_content().strip() for cell in row.cssselect("th, td")] for row in page.all("table tbody tr")]


def the_issued(app) -> IssuedReport:
    with app.app_context():
        return db.session.scalars(db.select(IssuedReport)).one()


def test_number_day_and_who_signs_are_frozen_with_the_figures(app, browser, dewi, printer):
    store_session(app)
    signed_in = browser.sign_in(dewi)
    page = signed_in.open(f"/reports/progress?area={cast.MENDO_BARAT}&period=2026-Q3").follow("Terbitkan")
    assert "1 dari 15" in page.text(".figures")
    assert "Data per 7 Oktober 2026 pukul 09.00 WIB" in page.text()

    page = page.submit(
        "Terbitkan laporan",
        number="400.9/12/KEC/2026",
        issued_on="5 Oktober 2026",
        variant="plt",
        office="Camat Mendo Barat",
        name="Rini Contoh, S.IP.",
        rank="Pembina",
        nip="198001012005012001",
    )

    row, [document] = the_issued(app), printer
    assert page.path == f"/reports/issued/{row.code}"
    for told in ("400.9/12/KEC/2026", "5 Oktober 2026", "Plt. Camat Mendo Barat", "Rini Contoh, S.IP.", "berlaku"):
        assert told in page.text()
    assert not document.is_draft
    assert "400.9/12/KEC/2026" in document.chapters[0]
    assert "Rini Contoh, S.IP." in "".join(document.chapters)
    data = json.loads(document.attachments[-1].content)
    assert data["issue"]["number"] == "400.9/12/KEC/2026"
    assert data["issue"]["address"] == f"http://localhost/verify/{row.code}"
    pdf = signed_in.open(page.path + ".pdf")
    assert pdf.body == PDF + document.attachments[-1].content
    assert row.pdf_sha256 == sha256(pdf.body)
    assert signed_in.open(page.path + ".json").body == document.attachments[-1].content


def test_the_bytes_stay_whatever_is_recorded_afterwards(app, browser, dewi, printer):
    signed_in = browser.sign_in(dewi)
    page = signed_in.open(ISSUE).submit("Terbitkan laporan", number="1", name="Rini")
    first = signed_in.open(page.path + ".pdf")
    store_session(app)

    again = signed_in.client.get(page.path + ".pdf", headers={"If-None-Match": first.response.headers["ETag"]})

    assert signed_in.open(page.path + ".pdf").body == first.body
    assert again.status_code == 304
    assert first.response.headers["X-Content-Type-Options"] == "nosniff"
    assert first.response.headers["Content-Disposition"].endswith('.pdf"')


def test_somebody_of_the_list_is_chosen_by_one_tap(app, browser, dewi, printer):
    store_signatory(app, cast.MENDO_BARAT, office="Camat Mendo Barat", name="Rosmala Contoh", rank="Penata", nip="")
    page = browser.sign_in(dewi).open(ISSUE)

    page = page.submit("Terbitkan laporan", number="1")

    assert "Rosmala Contoh" in page.text()
    assert the_issued(app).signature["name"] == "Rosmala Contoh"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"number": ""}, "Tulis nomor laporan."),
        ({"issued_on": ""}, "Tulis tanggal yang tertera pada laporan."),
        ({"issued_on": "31 Februari 2026"}, "“31 Februari 2026” bukan tanggal"),
        ({"issued_on": "2026-09-29"}, "29 September 2026 mendahului 30 September 2026"),
        ({"issued_on": "2026-10-08"}, "8 Oktober 2026 belum tiba"),
        ({"variant": "for"}, "Bupati Bangka"),
        ({"nip": "12345"}, "5"),
        ({"signatory": "77"}, "Pilih satu dari daftar."),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(app, browser, dewi, printer, typed, words):
    sound = {"number": "400/7", "name": "Rini Contoh", "rank": "Pembina"}

    page = browser.sign_in(dewi).open(ISSUE).submit("Terbitkan laporan", **sound | typed)

    assert words in page.text("#faults")
    for name, value in (sound | typed).items():
        if name in ("number", "name", "rank", "nip", "issued_on"):
            assert page.one(f"#{name}").get("value") == value
    assert printer == []
    assert count(app, IssuedReport) == 0


def test_data_that_changed_meanwhile_are_shown_before_it_is_issued(app, browser, dewi, printer):
    page = browser.sign_in(dewi).open(ISSUE)
    store_session(app)

    page = page.submit("Terbitkan laporan", number="400/8", name="Rini Contoh", status=409)

    assert ["Kecamatan Mendo Barat", "Desa dan kelurahan yang dijangkau", "0", "1"] in rows_of(page)
    assert ["Desa Kace Timur", "Kehadiran", "0", "22"] in rows_of(page)
    assert page.one("#number").get("value") == "400/8"
    assert printer == []
    page = page.submit("Terbitkan laporan")
    assert the_issued(app).figures[cast.MENDO_BARAT]["reached"] == 1


def test_data_that_change_while_it_is_printed_are_not_issued_unseen(app, browser, dewi, monkeypatch):
    def print_slowly(document) -> Printed:
        writer = threading.Thread(target=store_session, args=(app,))
        writer.start()
        writer.join()
        return Printed(PDF, 7)

    monkeypatch.setattr(issuing, "print_document", print_slowly)
    page = browser.sign_in(dewi).open(ISSUE)

    page = page.submit("Terbitkan laporan", number="400/8", name="Rini Contoh", status=409)

    assert "Data berubah" in page.text()
    assert ["Desa Kace Timur", "Kehadiran", "0", "22"] in rows_of(page)
    assert count(app, IssuedReport) == 0


def test_words_that_changed_are_told_too(app, browser, dewi, printer):
    first = store_session(app)
    page = browser.sign_in(dewi).open(ISSUE)
    browser.sign_in(dewi).open(f"/outreach/{first}/edit").submit(organizer="Penyelenggara lain")

    page = page.submit("Terbitkan laporan", number="1", name="Rini", status=409)

    assert "kalimat atau daftar dalam laporan yang berubah" in page.text()


def test_sent_twice_it_is_one_report(app, browser, dewi, printer):
    page = browser.sign_in(dewi).open(ISSUE)
    answers = page.answers(page.form("Terbitkan laporan")) | {"number": ["1"], "name": ["Rini"]}

    first = page.browser.post(ISSUE, answers)
    second = page.browser.post(ISSUE, answers)

    assert first.path == second.path
    assert count(app, IssuedReport) == 1
    assert len(printer) == 1


def test_while_one_holds_there_is_no_second(app, browser, dewi, printer):
    signed_in = browser.sign_in(dewi)
    opened_before = signed_in.open(ISSUE)
    code = store_issued(app, cast.MENDO_BARAT, number="400/1")

    page = opened_before.submit("Terbitkan laporan", number="400.9/13/KEC/2026", name="Rini", status=409)
    assert "Tidak ada yang terbit dengan nomor yang Anda tulis: 400.9/13/KEC/2026." in page.text()
    assert "nomor 400/1 tanggal 7 Oktober 2026" in page.text()
    assert signed_in.open(ISSUE).follow("Lihat laporan yang terbit").path == f"/reports/issued/{code}"
    assert printer == []

    page = signed_in.open(f"/reports/issued/{code}/withdraw").submit("Tarik laporan", reason="")
    assert "Tulis alasan laporan ditarik." in page.text("#faults")
    page = page.submit("Tarik laporan", reason="Angka Desa Kace Timur salah")
    assert "Ditarik pada 7 Oktober 2026" in page.text()
    assert "Angka Desa Kace Timur salah" in page.text()
    assert signed_in.open(f"/reports/issued/{code}.pdf").body == PDF

    page = signed_in.open(ISSUE).submit("Terbitkan laporan", number="2", name="Rini")
    assert count(app, IssuedReport) == 2
    listed = signed_in.open(f"/reports/issued?area={cast.BANGKA}", status=404)
    listed = signed_in.open(f"/reports/issued?area={cast.MENDO_BARAT}")
    assert [text.split()[-1] for text in listed.texts(".rows .state")] == ["berlaku", "ditarik"]


def test_it_is_withdrawn_once(app, browser, dewi):
    code = store_issued(app, cast.MENDO_BARAT)
    signed_in = browser.sign_in(dewi)
    form = signed_in.open(f"/reports/issued/{code}/withdraw")
    form.submit("Tarik laporan", reason="Pertama")

    page = form.submit("Tarik laporan", reason="Kedua")

    assert "sudah ditarik sebelumnya" in page.text()
    assert the_issued(app).withdrawn_reason == "Pertama"


def test_a_period_that_still_runs_is_warned_about(app, browser, dewi, printer):
    page = browser.sign_in(dewi).open(f"/reports/issue?area={cast.MENDO_BARAT}&period=2026-Q4")

    assert "Triwulan IV Tahun 2026 masih berjalan" in page.text()
    assert "sampai dengan 7 Oktober 2026" in page.text()
    page.submit("Terbitkan laporan", number="1", name="Rini")
    assert "7 Oktober 2026" in printer[0].chapters[0]


@pytest.mark.parametrize("fault", [RenderingFailed("the worker died twice")])
def test_a_printer_that_fails_loses_nothing(app, browser, dewi, monkeypatch, fault):
    def fail(_document):
        raise fault

    monkeypatch.setattr(issuing, "print_document", fail)

    page = browser.sign_in(dewi).open(ISSUE).submit("Terbitkan laporan", number="400/9", name="Rini", status=503)

    assert "PDF tidak berhasil dibuat. Laporan belum terbit" in page.text()
    assert page.one("#number").get("value") == "400/9"
    assert count(app, IssuedReport) == 0


def test_a_server_that_cannot_keep_the_pdf_issues_nothing_and_loses_nothing(
    app, browser, dewi, printer, tmp_path, monkeypatch
):
    (tmp_path / "issued").touch()  # a file where its folder should be
    monkeypatch.setitem(app.config, "FILES_URL", tmp_path.as_uri())

    page = browser.sign_in(dewi).open(ISSUE).submit("Terbitkan laporan", number="400/9", name="Rini", status=503)

    assert "Server tidak dapat menyimpan PDF: penyimpanannya penuh" in page.text()
    assert "Laporan belum terbit, dan tulisan Anda tidak ada yang hilang" in page.text()
    assert [page.one(f"#{name}").get("value") for name in ("number", "name")] == ["400/9", "Rini"]
    assert count(app, IssuedReport) == 0

    (tmp_path / "issued").unlink()
    assert page.submit("Terbitkan laporan").path == f"/reports/issued/{the_issued(app).code}"
    assert the_issued(app).number == "400/9"


def test_the_address_of_the_site_goes_before_that_of_the_request(app, browser, dewi, printer, monkeypatch):
    monkeypatch.setitem(app.config, "SITE_URL", "https://jejak.example.go.id")

    browser.sign_in(dewi).open(ISSUE).submit("Terbitkan laporan", number="1", name="Rini")

    data = json.loads(printer[0].attachments[-1].content)
    assert data["issue"]["address"] == f"https://jejak.example.go.id/verify/{the_issued(app).code}"


def test_nonsense_in_the_address_leads_back_to_the_choice(browser, dewi):
    page = browser.sign_in(dewi).open("/reports/issue?period=2026-Q9")

    assert page.path == "/reports"
    assert "“2026-Q9”" in page.text(".flash")


@pytest.mark.parametrize("kind", ["covering_letter", "register_extract", "not_reached"])
def test_every_kind_of_paper_is_issued(app, browser, dewi, printer, kind):
    page = browser.sign_in(dewi).open(f"{ISSUE}&kind={kind}").submit("Terbitkan laporan", number="1", name="Rini")

    assert the_issued(app).kind == kind
    assert browser.open(f"/verify/{the_issued(app).code}").text("h1") == "Laporan ini berlaku"
    assert "Ralat" not in page.text()
    assert not printer[0].is_draft
