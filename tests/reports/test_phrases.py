"""Parts of sentences: grades, what places are called, names in a row, and how a figure has changed."""

from datetime import date

import pytest

from app.coverage import sentences
from app.coverage.targets.achievement import Actual
from app.periods import Period, Span
from app.reports.sentences import phrases
from app.reports.sentences.phrases import Earlier
from tests.reports.telling import A_YEAR_AGO, BEFORE

pytestmark = pytest.mark.usefixtures("indonesian")


@pytest.mark.parametrize(
    ("actual", "target", "percent", "name"),
    [
        (0, 10, 0, "Sangat Kurang"),
        (50, 100, 50, "Sangat Kurang"),
        (101, 200, 51, "Kurang"),  # 50,5 is rounded up
        (65, 100, 65, "Kurang"),
        (66, 100, 66, "Cukup"),
        (75, 100, 75, "Cukup"),
        (151, 200, 76, "Baik"),
        (90, 100, 90, "Baik"),
        (181, 200, 91, "Sangat Baik"),
        (138, 100, 138, "Sangat Baik"),
        (5, None, None, "-"),
        (5, 0, None, "-"),
        (None, 5, None, "-"),
    ],
)
def test_an_achievement_is_judged_on_the_whole_percent(actual, target, percent, name):
    assert Actual(actual).achievement(target) == percent
    assert phrases.band(Actual(actual), target) == name


def test_places_are_called_what_they_are():
    assert phrases.places(3, 0) == "desa"
    assert phrases.places(0, 3) == "kelurahan"
    assert phrases.places(3, 3) == "desa dan kelurahan"
    assert phrases.counted(1, 12) == "1 desa dan 12 kelurahan"
    assert phrases.counted(0, 1200) == "1.200 kelurahan"


def test_long_lists_of_names_end_in_a_number():
    assert sentences.joined(["a"]) == "a"
    assert sentences.joined(["a", "b"]) == "a dan b"
    assert sentences.joined(["a", "b", "c"]) == "a, b, dan c"
    assert sentences.joined("abcdefgh", 4) == "a, b, c, dan 5 lainnya"


@pytest.mark.parametrize(
    ("now", "earlier", "ending"),
    [
        (63, Earlier(BEFORE, 59), ", naik 4 dibandingkan dengan triwulan sebelumnya"),
        (63, Earlier(BEFORE, 1063), ", turun 1.000 dibandingkan dengan triwulan sebelumnya"),
        (63, Earlier(BEFORE, 63), ", sama dengan triwulan sebelumnya"),
        (63, Earlier(BEFORE, None), "; angka pembanding dari triwulan sebelumnya belum tersedia"),
        (63, Earlier(), ""),
        (
            63,
            Earlier(BEFORE, 59, A_YEAR_AGO, 56),
            ", naik 4 dibandingkan dengan triwulan sebelumnya dan naik 7 dibandingkan dengan triwulan yang sama tahun "
            "2025",
        ),
        (
            63,
            Earlier(BEFORE, 59, A_YEAR_AGO, 70),
            ", naik 4 dibandingkan dengan triwulan sebelumnya, tetapi turun 7 dibandingkan dengan triwulan yang sama "
            "tahun 2025",
        ),
        (
            63,
            Earlier(BEFORE, 63, A_YEAR_AGO, 56),
            ", sama dengan triwulan sebelumnya dan naik 7 dibandingkan dengan triwulan yang sama tahun 2025",
        ),
        (
            63,
            Earlier(BEFORE, 59, A_YEAR_AGO, 59),
            ", naik 4 dibandingkan dengan triwulan sebelumnya maupun dengan triwulan yang sama tahun 2025",
        ),
        (
            63,
            Earlier(BEFORE, 63, A_YEAR_AGO, 63),
            ", sama dengan triwulan sebelumnya dan triwulan yang sama tahun 2025",
        ),
        (63, Earlier(BEFORE, 59, A_YEAR_AGO, None), ", naik 4 dibandingkan dengan triwulan sebelumnya"),
        (
            63,
            Earlier(BEFORE, None, A_YEAR_AGO, 56),
            ", naik 7 dibandingkan dengan triwulan yang sama tahun 2025; angka pembanding dari triwulan sebelumnya "
            "belum tersedia",
        ),
        (2026, Earlier("tahun sebelumnya", 2025, "", 3), ", naik 1 dibandingkan dengan tahun sebelumnya"),
    ],
)
def test_a_change_is_up_down_the_same_or_not_known(now, earlier, ending):
    assert phrases.change(now, earlier) == ending


@pytest.mark.parametrize(
    ("period", "before", "a_year_before"),
    [
        (Period(2026, "quarter", 3), "triwulan sebelumnya", "triwulan yang sama tahun 2025"),
        (Period(2026, "month", 9), "bulan sebelumnya", "bulan yang sama tahun 2025"),
        (Period(2026, "semester", 1), "semester sebelumnya", "semester yang sama tahun 2025"),
        (Period(2026, "year"), "tahun sebelumnya", ""),
        (
            Span.of(date(2026, 7, 15), date(2026, 9, 20)),
            "masa sebelumnya yang sama panjang",
            "masa yang sama tahun 2025",
        ),
        (
            Span.of(date(2025, 12, 20), date(2026, 1, 20)),
            "masa sebelumnya yang sama panjang",
            "masa yang sama setahun sebelumnya",
        ),
        (Span.of(date(2024, 5, 1), date(2026, 1, 20)), "masa sebelumnya yang sama panjang", ""),
        (Span.of(date(2026, 10, 5), date(2026, 10, 5)), "hari sebelumnya", "hari yang sama tahun 2025"),
    ],
)
def test_what_a_period_is_compared_with(period, before, a_year_before):
    assert phrases.before(period) == before
    assert phrases.a_year_before(period) == a_year_before
