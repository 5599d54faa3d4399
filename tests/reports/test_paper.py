"""The PDF itself: fonts, tags, dates, marks; nothing said by the printer; the same bytes each time; no names."""

import subprocess
from datetime import date

import pytest

from app import clock
from app.areas.queries import find_area
from app.db import write_tx
from app.periods import parse_period
from app.printing.rendering import print_here
from app.reports.progress.content import build_report
from app.reports.progress.layout import DEMO_MARK, lay_out_document
from app.reports.progress.parts import Report
from app.web.settings import put_setting
from tests import cast
from tests.chromium import on_sqlite
from tests.coverage.recount import record_at_random
from tests.records import store_regulation, store_session
from tests.reports.reading import facts_of, fonts_of, pages_of, text_of, words_of

pytestmark = on_sqlite  # what stands on the paper is asked of both databases elsewhere


def built(app, code: str, period: str = "2026-Q3") -> Report:
    with app.app_context():
        return build_report(find_area(code), parse_period(period), clock.now())


def printed(app, report: Report) -> bytes:
    """The PDF; WeasyPrint has nothing to say about it."""
    with app.app_context():
        paper = print_here(lay_out_document(report))
    assert paper.complaints == ()
    return paper.pdf


@pytest.mark.parametrize("code", ["ID", "19", "19.01", "19.71", cast.MENDO_BARAT, cast.KACE_TIMUR, cast.KELURAHAN])
@pytest.mark.parametrize("recorded", [True, False], ids=["records", "nothing"])
def test_the_file_is_sound_at_every_level(app, tmp_path, code, recorded):
    if recorded:
        record_at_random(app, seed=30)

    pdf = printed(app, built(app, code))

    facts, fonts = facts_of(pdf), fonts_of(pdf, tmp_path / "laporan.pdf")
    assert facts["Tagged"] == "yes"
    assert facts["Author"].startswith(("PEMERINTAH", "KECAMATAN", "DESA", "KELURAHAN"))
    assert facts["Page size"].endswith("(A4)")
    assert fonts
    assert all(font["embedded"] == "yes" for font in fonts)
    checked = subprocess.run(["qpdf", "--check", tmp_path / "laporan.pdf"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    plain = subprocess.run(["qpdf", "--qdf", tmp_path / "laporan.pdf", "-"], capture_output=True, check=True).stdout
    assert b"/Lang (id)" in plain
    for number, page in enumerate(pages_of(pdf), 1):
        assert f"Halaman {number} dari {facts['Pages']}" in page
        assert "Data per 7 Oktober 2026 pukul 09.00 WIB" in page


def test_the_same_report_gives_the_same_bytes(app):
    record_at_random(app, seed=31)
    report = built(app, "19.01")

    assert printed(app, report) == printed(app, report)


def test_the_demo_is_marked_on_every_page(app):
    assert DEMO_MARK not in text_of(printed(app, built(app, cast.KACE_TIMUR)))
    with app.app_context(), write_tx() as tx:
        put_setting(tx, "demo", {"seed": 1})

    pages = pages_of(printed(app, built(app, cast.KACE_TIMUR)))

    assert all(DEMO_MARK in page for page in pages)


def test_nobody_who_took_part_is_named(app, browser, siti):
    store_session(app)
    signed_in, what = browser.sign_in(siti), f"area={cast.KACE_TIMUR}&period=2026-Q3"
    page = signed_in.open(f"/reports/progress?{what}")
    paper = words_of(signed_in.open(f"/reports/progress.pdf?{what}").body)

    for shown in (page.text(".sheet"), paper):
        assert "Waspada tawaran kerja palsu" in shown
        assert "Nurul" not in shown
        assert "Agus Contoh" not in shown


def test_a_village_has_its_sessions_and_regulations(app):
    store_session(app, named_count=2)
    store_session(app, key="lain", held_on=date(2026, 8, 1), deleted_at=clock.now())
    store_regulation(app)
    store_regulation(app, number=3, title="Belum diundangkan", promulgated_on=None, submitted_on=None)

    report = built(app, cast.KACE_TIMUR)
    text = words_of(printed(app, report))

    assert [row.held_on for row in report.sessions] == [date(2026, 9, 16)]
    assert "16 Sep" in text
    assert "Peraturan Desa Nomor 2 Tahun 2026" in text
    assert "Satu peraturan desa sudah ditetapkan tetapi belum diundangkan" in text
    assert [row.counts for row in report.regulations] == [False, True]


def test_what_came_after_the_cut_off_day_is_not_told(app):
    store_regulation(app, promulgated_on=date(2026, 10, 2), submitted_on=date(2026, 10, 5))

    report = built(app, cast.KACE_TIMUR)

    assert report.regulations[0].promulgated_on is None
    assert report.total.perdes == 0
