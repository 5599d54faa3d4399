"""The PDF itself: fonts, tags, dates, marks; nothing said by the printer; the same bytes each time; no names."""

import subprocess
from dataclasses import replace
from datetime import date

import pytest

from app import clock
from app.areas.queries import find_area
from app.db import write_tx
from app.periods import parse_period
from app.reports.content import build_report
from app.reports.layout import DEMO_MARK, lay_out_document
from app.reports.parts import Report, SessionRow
from app.reports.rendering import render
from app.web.settings import put_setting
from tests import cast
from tests.chromium import on_sqlite
from tests.coverage.recount import record_at_random
from tests.records import store_regulation, store_session
from tests.reports.reading import facts_of, fonts_of, pages_of, text_of, words_of

pytestmark = on_sqlite  # what stands on the paper is asked of both databases elsewhere
HOSTILE = (
    "<script>alert(1)</script><img src=file:///etc/passwd>",
    "{{ 7 * 7 }} {% raw %} & < > \" ' %s %(x)s",
    "Sosialisasi \u202eterbalik\u202c \u200f dan \u2066aneh\u2069",
    "Penyuluhan 😀 🚫 👩‍👩‍👧 daring",
    "Panjang " + "sekali" * 32,
    "W" * 200,
)


def built(app, code: str, period: str = "2026-Q3") -> Report:
    with app.app_context():
        return build_report(find_area(code), parse_period(period), clock.now())


def printed(app, report: Report) -> bytes:
    """The PDF; WeasyPrint has nothing to say about it."""
    with app.app_context():
        rendered = render(lay_out_document(report).chapters[0])
    assert rendered.complaints == ()
    return rendered.pdf


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
    page = browser.sign_in(siti).open(f"/reports/progress?area={cast.KACE_TIMUR}&period=2026-Q3")
    paper = words_of(page.follow("Cetak sebagai PDF").body)

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
    assert "16 Sep 2026" in text
    assert "Peraturan Desa Nomor 2 Tahun 2026" in text
    assert "Satu peraturan desa sudah ditetapkan tetapi belum diundangkan" in text
    assert [row.counts for row in report.regulations] == [False, True]


def test_what_came_after_the_cut_off_day_is_not_told(app):
    store_regulation(app, promulgated_on=date(2026, 10, 2), submitted_on=date(2026, 10, 5))

    report = built(app, cast.KACE_TIMUR)

    assert report.regulations[0].promulgated_on is None
    assert report.total.perdes == 0


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_title_harms_nothing_and_stays_inside_the_page(app, tmp_path, title):
    store_session(app, title=title[:200])
    store_regulation(app, title=title[:200])

    pdf = printed(app, built(app, cast.KACE_TIMUR))

    boxes = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, check=True, capture_output=True).stdout.decode()
    rights = [float(line.split('xMax="')[1].split('"')[0]) for line in boxes.splitlines() if "<word" in line]
    assert max(rights) < 595 - 56  # A4 less the right margin of 20 mm
    assert "Bupati Bangka melalui Camat Mendo Barat" in words_of(pdf)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5, 7, 9, 11, 13, 17, 21, 26, 32])
def test_the_signature_never_stands_alone(app, count):
    session = SessionRow(date(2026, 9, 1), "Kegiatan", "Bahaya perdagangan orang", "Pemerintah desa", "", 1, 3, 4, 2)
    report = replace(built(app, cast.KACE_TIMUR), sessions=(session,) * count)

    pages = pages_of(printed(app, report))

    [last] = [page for page in pages if "Kepala Desa Kace Timur," in page]
    assert "PENUTUP" in last
    assert "Tindakan yang disarankan" in last or "Selesai" in last or "Pelaksana" in last


def test_the_longest_names_stay_inside_the_page(app):
    """The longest that the official list knows, and more."""
    record_at_random(app, seed=32)
    report = built(app, "19.01")
    long = "Kepulauan Siau Tagulandang Biaro Pangkajene Sidenreng Rappang"
    children = tuple(replace(row, name=f"Kec. {long}") for row in report.children)
    signature = replace(report.letter.signature, lines=(f"Kepala Dinas {long}",))
    letter = replace(report.letter, agency=f"DINAS {long.upper()} " * 2, signature=signature)

    pdf = printed(app, replace(report, children=children, letter=letter, place=f"{long}, {long}"))

    boxes = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, check=True, capture_output=True).stdout.decode()
    rights = [float(line.split('xMax="')[1].split('"')[0]) for line in boxes.splitlines() if "<word" in line]
    assert max(rights) < 595 - 56
