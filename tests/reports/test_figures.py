"""Every figure of the report equals an independent recount, on screen and on paper, and what coverage shows."""

from datetime import date

import pytest

from app.i18n import _MONTHS
from app.periods import parse_period
from tests import cast
from tests.chromium import on_sqlite
from tests.coverage.recount import record_at_random
from tests.reports.reading import column_of, numbers_in, pages_of, rows_of, sheet_text

TODAY = date(2026, 10, 7)
PLACES = ("19", "19.01", "19.71", cast.MENDO_BARAT, "19.01.01", cast.KACE_TIMUR, cast.KELURAHAN)
DRAFTS = ("planned", "drafting", "deliberation", "agreed")
PERIODS = ("2026-Q3", "2026-09", "2026-S1", "2026", "2026-Q4")


def written(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def counts(figures: dict) -> list[str]:
    """Sessions, L, P, L+P, names as the tables show them."""
    if not figures["reported"]:
        return ["belum lapor"]
    return [written(figures[name]) for name in ("sessions", "male", "female", "attendance", "named")]


def standing(figures: dict) -> str:
    """How far one village is with its Perdes."""
    if not figures["desa"]:
        return "-"
    drafts = sum(figures[stage] for stage in DRAFTS)
    return (
        "berlaku" if figures["perdes"] else "ditetapkan" if figures["enacted"] else "rancangan" if drafts else "belum"
    )


def day_word(day: date | None) -> str:
    return f"{day.day} {_MONTHS['id'][day.month - 1]} {day.year}" if day else "belum pernah"


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("code", PLACES)
def test_the_figures_equal_a_recount(app, browser, admin, code, period):
    world = record_at_random(app, seed=20)
    figures = world.recount(code, parse_period(period), TODAY)
    page = browser.sign_in(admin).open(f"/reports/progress?area={code}&period={period}")

    actual = column_of(page, "indicators", "Realisasi")[:5]
    reported = bool(figures["reported"])
    flows = [figures[name] for name in ("sessions", "attendance", "named")]
    assert actual == [
        written(figures["reached"]),
        *(written(value) if reported else "belum lapor" for value in flows),
        written(figures["perdes"]) if figures["desa"] else "-",
    ]
    if len(code) == 13:
        rows = rows_of(page, "sessions")
        assert len(rows) == figures["sessions"] + (figures["sessions"] > 1)  # one alone is its own sum
        assert not rows or rows[-1][3:] == counts(figures)[1:]


@pytest.mark.parametrize("code", ["19", "19.01", "19.71"])
def test_the_rows_of_child_areas_equal_a_recount(app, browser, admin, code):
    world = record_at_random(app, seed=21)
    period = parse_period("2026-Q3")
    page = browser.sign_in(admin).open(f"/reports/progress?area={code}&period=2026-Q3")
    children = sorted({village[: len(code) + 3] for village in world.kinds if village.startswith(code)})

    reach, held = rows_of(page, "reach"), rows_of(page, "held")

    assert len(reach) == len(held) == len(children) + 1
    for child, reach_row, held_row in zip([*children, code], reach, held, strict=True):
        figures = world.recount(child, period, TODAY)
        places = [village for village in world.kinds if village.startswith(child)]
        never = sum(world.last_reached(village, period.last_day) is None for village in places)
        assert reach_row[1] == f"{written(figures['desa'])} / {written(figures['kelurahan'])}"
        assert reach_row[2:4] == [written(figures["reported"]), written(figures["reached"])]
        assert reach_row[5:] == [written(never), written(figures["perdes"]) if figures["desa"] else "-"]
        assert held_row[1:-1] == counts(figures)


@pytest.mark.parametrize(("code", "period"), [("19", "2025-Q4"), ("19", "2026-Q3"), ("19.01", "2026")])
def test_drafts_by_their_stage_equal_a_recount(app, browser, admin, code, period):
    world = record_at_random(app, seed=26, regulations=300)
    page = browser.sign_in(admin).open(f"/reports/progress?area={code}&period={period}")
    children = sorted({village[: len(code) + 3] for village in world.kinds if village.startswith(code)})
    rows = rows_of(page, "regulated")

    assert len(rows) == len(children) + 1
    for child, row in zip([*children, code], rows, strict=True):
        figures = world.recount(child, parse_period(period), TODAY)
        wanted = [written(figures[stage]) for stage in (*DRAFTS, "enacted")] if figures["desa"] else ["-"] * 5
        assert row[4:] == wanted, child
        assert row[1:3] == [written(figures["desa"]), written(figures["perdes"]) if figures["desa"] else "-"]
    assert any(world.recount(code, parse_period(period), TODAY)[stage] for stage in (*DRAFTS, "enacted"))


def test_the_rows_of_villages_equal_a_recount(app, browser, admin):
    world = record_at_random(app, seed=22)
    period = parse_period("2026-Q3")
    page = browser.sign_in(admin).open(f"/reports/progress?area={cast.MENDO_BARAT}&period=2026-Q3")
    villages = sorted(village for village in world.kinds if village.startswith(cast.MENDO_BARAT))
    rows = [row for row in rows_of(page, "villages") if row[0] != "Jumlah"]

    assert len(rows) == len(villages)
    for village, row in zip(villages, rows, strict=True):
        figures = world.recount(village, period, TODAY)
        cells = counts(figures)
        held = day_word(world.last_reached(village, period.last_day))
        assert row[1 : 1 + len(cells)] == cells
        assert sorted(row[1 + len(cells) :]) == sorted([standing(figures), held])


@on_sqlite  # the paper is made from what the screen shows
@pytest.mark.parametrize("code", ["19", "19.01", "19.71", cast.MENDO_BARAT, cast.KACE_TIMUR])
def test_paper_and_screen_carry_the_same_figures(app, browser, admin, code):
    record_at_random(app, seed=23)
    signed_in = browser.sign_in(admin)
    what = f"area={code}&period=2026-Q3"

    screen = sheet_text(signed_in.open(f"/reports/progress?{what}"))
    pages = pages_of(signed_in.open(f"/reports/progress.pdf?{what}").body)
    paper = "\f".join(page for page in pages if "Daftar Isi" not in page and "DAFTAR ISI" not in page)

    feet = {str(number) for number in range(1, len(pages) + 1)}
    assert numbers_in(screen) - numbers_in(paper) == set()
    assert numbers_in(paper) - numbers_in(screen) - feet == set()


def test_a_session_for_two_subdistricts_is_counted_once_and_a_note_says_so(app, browser, rahmat):
    with_overlap = record_at_random(app, seed=24)
    page = browser.sign_in(rahmat).open("/reports/progress?area=19.01&period=2026-Q3")
    rows = rows_of(page, "held")
    summed = sum(int(row[1]) for row in rows[:-1] if row[1] != "belum lapor")

    total = with_overlap.recount("19.01", parse_period("2026-Q3"), TODAY)["sessions"]
    assert int(rows[-1][1]) == total
    assert ("dihitung satu kali dalam Jumlah" in sheet_text(page)) == (summed > total)


def test_nothing_recorded_is_silence_not_nought(browser, rahmat):
    page = browser.sign_in(rahmat).open(f"/reports/progress?area={cast.MENDO_BARAT}&period=2026-Q3")

    assert all("belum lapor" in row for row in rows_of(page, "villages"))
    assert "Belum ada laporan kegiatan yang diterima" in sheet_text(page)
    assert "Angka pembanding dari Triwulan II Tahun 2026 belum tersedia" in sheet_text(page)


@on_sqlite
def test_the_report_ends_with_its_signature(app, browser, rahmat):
    record_at_random(app, seed=25)
    pages = pages_of(browser.sign_in(rahmat).open("/reports/progress.pdf?area=19.01&period=2026-Q3").body)

    signed = [text for text in pages if "Bupati Bangka," in text]
    assert len(signed) == 1
    assert "BAB VI" in signed[0].upper()
