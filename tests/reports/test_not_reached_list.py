"""The list of villages that were not reached: how many in words, who in tables, by how long ago it was."""

from datetime import date

import pytest

from app.areas.models import Level
from app.i18n import force_locale
from app.periods import parse_span
from app.reports.office.letter_parts import Letter, Signature
from app.reports.papers.not_reached import NotReached, Tally
from tests import cast
from tests.records import store_session
from tests.reports.reading import rows_of, sheet_text

LIST = f"/reports/progress?area={cast.MENDO_BARAT}&period=2026-Q3&kind=not_reached"
PENAGAN = "19.01.04.2002"
LETTER = Letter((), "", "", "", Signature(("Camat",)), "", (), ())


def opening(never: int, lapsed: int, earlier: int, villages: int, period: str = "2026-Q3", what: str = "desa") -> str:
    total = Tally("Jumlah", never, lapsed, earlier, villages)
    paper = NotReached(
        area="Kecamatan Mendo Barat",
        place="",
        level=Level.SUBDISTRICT,
        code="19.01.04",
        period=parse_span(period),
        cutoff=parse_span(period).last_day,
        made_at=None,
        is_running=False,
        is_demo=False,
        letter=LETTER,
        what=what,
        total=total,
        child_word="kecamatan",
        tallies=(total,),
        parts=(),
    )
    return paper.own_words["opening"][0]


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((0, 0, 0, 0), "Belum ada desa yang tercatat di Kecamatan Mendo Barat."),
        (
            (0, 0, 0, 15),
            "Pada Triwulan III Tahun 2026, seluruh 15 desa di Kecamatan Mendo Barat (100%) telah dijangkau.",
        ),
        (
            (0, 0, 0, 1),
            "Pada Triwulan III Tahun 2026, satu-satunya desa di Kecamatan Mendo Barat telah dijangkau.",
        ),
        (
            (1, 0, 0, 1),
            "Pada Triwulan III Tahun 2026, satu-satunya desa di Kecamatan Mendo Barat belum dijangkau: "
            "belum pernah dijangkau sejak pencatatan dimulai.",
        ),
        (
            (0, 0, 1, 15),
            "Pada Triwulan III Tahun 2026, satu dari 15 desa di Kecamatan Mendo Barat (6,7%) belum dijangkau: "
            "terakhir dijangkau dalam 12 bulan sampai dengan 30 September 2026, sebelum masa laporan dimulai.",
        ),
        (
            (15, 0, 0, 15),
            "Pada Triwulan III Tahun 2026, belum satu pun dari 15 desa di Kecamatan Mendo Barat dijangkau: "
            "semuanya belum pernah dijangkau sejak pencatatan dimulai.",
        ),
        (
            (3, 2, 0, 15),
            "Pada Triwulan III Tahun 2026, 5 dari 15 desa di Kecamatan Mendo Barat (33,3%) belum dijangkau: "
            "3 belum pernah dijangkau sejak pencatatan dimulai dan "
            "2 terakhir dijangkau lebih dari 12 bulan sebelum 30 September 2026.",
        ),
        (
            (3, 2, 4, 15),
            "Pada Triwulan III Tahun 2026, 9 dari 15 desa di Kecamatan Mendo Barat (60,0%) belum dijangkau: "
            "3 belum pernah dijangkau sejak pencatatan dimulai, "
            "2 terakhir dijangkau lebih dari 12 bulan sebelum 30 September 2026, dan "
            "4 terakhir dijangkau dalam 12 bulan itu, sebelum masa laporan dimulai.",
        ),
    ],
)
def test_how_many_were_missed_reads_well(app, counts, sentence):
    with app.test_request_context(), force_locale("id"):
        assert opening(*counts) == sentence


@pytest.fixture
def recorded(app):
    store_session(app, key="ini")
    store_session(app, cast.PETALING, key="lalu", held_on=date(2026, 3, 31))
    store_session(app, PENAGAN, key="lama", held_on=date(2025, 1, 31))


def test_each_village_stands_under_how_long_ago_it_was(recorded, browser, dewi):
    page = browser.sign_in(dewi).open(LIST)
    rows = rows_of(page, "missed")

    assert "14 dari 15 desa di Kecamatan Mendo Barat (93,3%) belum dijangkau: 12 belum pernah" in sheet_text(page)
    assert page.texts(".sheet h3.part") == [
        "A. Belum Pernah Dijangkau: 12 desa",
        "B. Lebih dari 12 Bulan: 1 desa",
        "C. Tidak dalam Masa Laporan: 1 desa",
    ]
    assert len(rows) == 14
    assert [row[0] for row in rows] == [*map(str, range(1, 13)), "1", "1"]
    assert {tuple(row[3:]) for row in rows[:12]} == {("belum pernah", "-")}
    assert rows[12] == ["1", "Mendo Barat", "Desa Penagan", "31 Januari 2025", "20"]
    assert rows[13] == ["1", "Mendo Barat", "Desa Petaling", "31 Maret 2026", "6"]
    assert "Kace Timur" not in sheet_text(page)


def test_a_regency_counts_each_subdistrict_and_adds_up(recorded, browser, rahmat):
    page = browser.sign_in(rahmat).open("/reports/progress?area=19.01&period=2026-Q3&kind=not_reached")
    rows = rows_of(page, "tallies")

    assert ["Mendo Barat", "12", "1", "1", "14", "15"] in rows
    for column in range(1, 6):
        assert sum(int(row[column]) for row in rows[:-1]) == int(rows[-1][column])
    assert len(rows_of(page, "missed")) == int(rows[-1][4])


def test_a_province_counts_and_groups_by_regency(recorded, browser, ayu):
    page = browser.sign_in(ayu).open("/reports/progress?area=19&period=2026-Q3&kind=not_reached")

    assert [row[0] for row in rows_of(page, "tallies")][-2:] == ["Kota Pangkal Pinang", "Jumlah"]
    assert "Kab. Bangka – 78" in page.texts(".sheet .missed .group td")


def test_a_single_village_needs_no_list(browser, siti):
    page = browser.sign_in(siti).open("/reports/progress?period=2026-Q3&kind=not_reached", status=400)

    assert "Desa Kace Timur hanya satu desa atau kelurahan: laporannya memuat kapan terakhir dijangkau." in page.text()


def test_a_list_that_nobody_would_read_is_refused(browser, ayu, monkeypatch):
    monkeypatch.setattr("app.reports.papers.not_reached.MOST", 392)

    page = browser.sign_in(ayu).open("/reports/progress.pdf?area=19&period=2026-Q3&kind=not_reached", status=400)

    assert "393 desa dan kelurahan terlalu banyak untuk satu daftar: paling banyak 392." in page.text()
