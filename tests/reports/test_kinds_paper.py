"""The other kinds as files: the letter is one page, the extract lies on its long side, what is shown is printed."""

from dataclasses import replace
from datetime import date

import pytest

from app import clock
from app.areas.queries import find_area
from app.periods import parse_period
from app.printing.rendering import print_here
from app.reports.issued.issue_parts import Issue
from app.reports.papers.kinds import build_kind, lay_out
from app.reports.vocabulary import ReportKind
from tests import cast
from tests.chromium import on_sqlite
from tests.records import store_regulation, store_session
from tests.reports.papers import faults_of
from tests.reports.reading import facts_of, numbers_in, pages_of, sheet_text, words_of

ISSUE = Issue("400.10/58/2026", date(2026, 10, 9), "2PWC-6LRA-5NXQ", "https://jejak.example.go.id/verify/2PWC6LRA5NXQ")
WHAT = f"area={cast.MENDO_BARAT}&period=2026-Q3"


@pytest.fixture
def dewi_in(app, browser, dewi):
    store_session(app, title="Kegiatan <b>😀</b>")
    store_regulation(app)
    return browser.sign_in(dewi)


@on_sqlite
def test_the_letter_is_one_page_with_the_figures_of_the_report(dewi_in):
    pdf = dewi_in.open(f"/reports/progress.pdf?{WHAT}&kind=covering_letter").body
    words, facts = words_of(pdf), facts_of(pdf)

    assert (facts["Pages"], facts["Tagged"]) == ("1", "yes")
    assert facts["Title"] == "Surat Pengantar Laporan Perkembangan Kecamatan Mendo Barat, Triwulan III Tahun 2026"
    for piece in ("Nomor", "Sifat", "Biasa", "Satu berkas", "Yth. Bupati Bangka melalui", "Camat Mendo Barat,"):
        assert piece in words
    assert "1 dari 15" in words
    assert "Nurul" not in words


@on_sqlite
@pytest.mark.parametrize("kind", ["covering_letter", "register_extract", "not_reached"])
def test_what_is_on_screen_is_on_paper(dewi_in, kind):
    shown = sheet_text(dewi_in.open(f"/reports/progress?{WHAT}&kind={kind}"))
    printed = words_of(dewi_in.open(f"/reports/progress.pdf?{WHAT}&kind={kind}").body)

    assert numbers_in(shown) <= numbers_in(printed)


@on_sqlite
def test_the_extract_lies_on_its_long_side(dewi_in):
    pdf = dewi_in.open(f"/reports/progress.pdf?{WHAT}&kind=register_extract").body

    width, height = (float(side) for side in facts_of(pdf)["Page size"].split()[0:3:2])
    assert width > height
    assert "Kecamatan Mendo Barat" in pages_of(pdf)[0]


@on_sqlite
@pytest.mark.parametrize(("kind", "parts"), [("covering_letter", 3), ("register_extract", 1), ("not_reached", 2)])
def test_each_is_issued_as_the_report_is(dewi_in, kind, parts):
    page = dewi_in.open(f"/reports/progress?{WHAT}&kind={kind}")
    assert len(page.texts("#texts li")) == parts

    issued = page.follow("Terbitkan").submit(
        "Terbitkan laporan",
        number="400.10/7/KEC/2026",
        issued_on="5 Oktober 2026",
        variant="plain",
        office="Camat Mendo Barat",
        name="Rini Contoh, S.IP.",
    )
    assert "400.10/7/KEC/2026" in issued.text()

    again = dewi_in.open(f"/reports/progress?{WHAT}&kind={kind}")
    assert "Terbit 5 Oktober 2026 dengan nomor 400.10/7/KEC/2026." in again.text()
    record = again.follow("Lihat laporan yang terbit")
    printed = words_of(dewi_in.open(record.one("a[href$='.pdf']").get("href")).body)
    for piece in ("400.10/7/KEC/2026", "5 Oktober 2026", "Rini Contoh, S.IP.", "Kode verifikasi"):
        assert piece in printed


@on_sqlite
@pytest.mark.parametrize("kind", ["covering_letter", "register_extract", "not_reached"])
@pytest.mark.parametrize("is_issued", [False, True], ids=["draft", "issued"])
def test_each_is_sound_and_heard_rightly(app, tmp_path, kind, is_issued):
    store_session(app)
    store_regulation(app)
    with app.app_context():
        paper = build_kind(ReportKind(kind), find_area(cast.MENDO_BARAT), parse_period("2026-Q3"), clock.now())
        pdf = print_here(lay_out(replace(paper, issue=ISSUE if is_issued else None))).pdf

    assert faults_of(pdf, tmp_path / f"{kind}.pdf") == []
