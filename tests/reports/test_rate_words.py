"""The sentences about rates, targets and what it comes to: nought, one, all; each case with its whole sentence."""

import pytest

from app.coverage.targets.achievement import Actual
from app.reports.sentences import words
from app.reports.sentences.phrases import Earlier
from tests.reports.telling import BEFORE

pytestmark = pytest.mark.usefixtures("indonesian")


@pytest.mark.parametrize(
    ("count", "total", "sentence"),
    [
        (0, 0, ""),
        (0, 81, "Belum satu pun desa melapor, sehingga angka dalam laporan ini belum menggambarkan keadaan."),
        (81, 81, "Seluruh 81 desa (100%) telah melapor, semuanya tepat waktu."),
        (78, 81, "Sebanyak 78 dari 81 desa (96,3%) telah melapor, semuanya tepat waktu; 3 belum lapor."),
        (1, 81, "Baru satu dari 81 desa (1,2%) telah melapor, tepat waktu; 80 belum lapor."),
        (80, 81, "Sebanyak 80 dari 81 desa (98,8%) telah melapor, semuanya tepat waktu; satu belum lapor."),
        (1, 1, "Laporan telah diterima."),
        (0, 1, "Laporan belum diterima."),
    ],
)
def test_how_many_reported(count, total, sentence):
    assert words.reporting(count, total, "desa", on_time=count) == sentence


@pytest.mark.parametrize(
    ("count", "on_time", "sentence"),
    [
        (9, 7, "Seluruh 9 desa (100%) telah melapor, 7 tepat waktu dan 2 terlambat."),
        (9, 1, "Seluruh 9 desa (100%) telah melapor, satu tepat waktu dan 8 terlambat."),
        (8, 0, "Sebanyak 8 dari 9 desa (88,9%) telah melapor, semuanya terlambat; satu belum lapor."),
        (1, 0, "Baru satu dari 9 desa (11,1%) telah melapor, terlambat; 8 belum lapor."),
    ],
)
def test_how_many_kept_the_deadline(count, on_time, sentence):
    assert words.reporting(count, 9, "desa", on_time) == sentence


def test_one_village_may_be_late():
    assert words.reporting(1, 1, "desa", on_time=0) == "Laporan telah diterima setelah tenggat."


@pytest.mark.parametrize(
    ("count", "total", "sentence"),
    [
        (0, 0, ""),
        (0, 9, "belum satu pun dari 9 desa dijangkau."),
        (1, 9, "baru satu dari 9 desa (11,1%) telah dijangkau."),
        (4, 9, "4 dari 9 desa (44,4%) telah dijangkau."),
        (9, 9, "seluruh 9 desa (100%) telah dijangkau."),
        (1, 1, "satu-satunya desa itu telah dijangkau."),
        (0, 1, "satu-satunya desa itu belum dijangkau."),
    ],
)
def test_twelve_months_are_a_figure_of_their_own(count, total, sentence):
    begins = "Dalam 12 bulan sampai dengan 30 September 2026, " if sentence else ""
    assert words.within_year(count, total, "desa", "30 September 2026") == begins + sentence


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([("Kegiatan", 5, None)], "Target untuk periode ini belum ditetapkan, sehingga capaian tidak dinilai."),
        ([("Kegiatan", 5, 0)], "Target untuk periode ini belum ditetapkan, sehingga capaian tidak dinilai."),
        ([("Kegiatan", 5, 5)], "Satu-satunya indikator yang bertarget, kegiatan, telah tercapai."),
        ([("Kegiatan", 4, 5)], "Satu-satunya indikator yang bertarget, kegiatan, belum tercapai."),
        ([("Kegiatan", 5, 5), ("Kehadiran", 9, 9)], "Kedua indikator yang bertarget telah tercapai."),
        ([("A", 5, 5), ("B", 9, 9), ("C", 12, 9)], "Seluruh 3 indikator yang bertarget telah tercapai."),
        (
            [("Kegiatan", 5, 5), ("Kehadiran", 1, 9)],
            "Dari 2 indikator yang bertarget, satu telah tercapai; yang perlu perhatian ialah kehadiran.",
        ),
        (
            [("Kegiatan", 5, 5), ("Kehadiran", 8, 9)],
            "Dari 2 indikator yang bertarget, satu telah tercapai; yang belum ialah kehadiran.",
        ),
        ([("Kegiatan", 4, 5), ("Kehadiran", 8, 9)], "Dari 2 indikator yang bertarget, belum satu pun tercapai."),
    ],
)
def test_which_targets_were_met(rows, sentence):
    assert words.targets_met([(name, Actual(actual), target) for name, actual, target in rows]) == sentence


def test_a_share_is_met_by_the_exact_figure_and_nothing_is_judged_without_a_report():
    rows = [("Tingkat pelaporan", Actual(899, 1000), 90), ("Kegiatan", Actual(0, reported=False), 5)]

    assert words.targets_met(rows).endswith("tingkat pelaporan, belum tercapai.")
    assert words.targets_met([("Tingkat pelaporan", Actual(9, 10), 90)]).endswith("tingkat pelaporan, telah tercapai.")


@pytest.mark.parametrize(
    ("places", "perdes_now", "perdes", "sentence"),
    [
        (
            Earlier(BEFORE, 5),
            3,
            Earlier(BEFORE, 2),
            "Dibandingkan dengan triwulan sebelumnya, jangkauan edukasi dan jumlah desa dengan perdes PMI yang berlaku "
            "sama-sama meningkat.",
        ),
        (
            Earlier(BEFORE, 9),
            3,
            Earlier(BEFORE, 3),
            "Dibandingkan dengan triwulan sebelumnya, jangkauan edukasi menurun, sedangkan jumlah desa dengan perdes "
            "PMI yang berlaku tidak berubah.",
        ),
        (
            Earlier(BEFORE, 8),
            None,
            Earlier(BEFORE, None),
            "Dibandingkan dengan triwulan sebelumnya, jangkauan edukasi tidak berubah.",
        ),
        (
            Earlier(BEFORE, None),
            3,
            Earlier(BEFORE, None),
            "Perkembangan belum dapat dinilai karena angka triwulan sebelumnya belum tersedia.",
        ),
        (Earlier(), 3, Earlier(BEFORE, 3), "Periode ini masih berjalan, sehingga perkembangannya belum dinilai."),
    ],
)
def test_what_it_comes_to(places, perdes_now, perdes, sentence):
    assert words.conclusion(8, places, perdes_now, perdes) == sentence


@pytest.mark.parametrize(
    ("now", "earlier", "sentence"),
    [
        (1, Earlier(BEFORE, 1), "Seperti pada triwulan sebelumnya, Desa Kace telah dijangkau."),
        (0, Earlier(BEFORE, 0), "Seperti pada triwulan sebelumnya, Desa Kace belum dijangkau."),
        (1, Earlier(BEFORE, 0), "Desa Kace telah dijangkau, sedangkan pada triwulan sebelumnya belum."),
        (0, Earlier(BEFORE, 1), "Desa Kace belum dijangkau, sedangkan pada triwulan sebelumnya telah dijangkau."),
        (1, Earlier(BEFORE), "Perkembangan belum dapat dinilai karena angka triwulan sebelumnya belum tersedia."),
        (1, Earlier(), "Periode ini masih berjalan, sehingga perkembangannya belum dinilai."),
    ],
)
def test_what_it_comes_to_in_one_village(now, earlier, sentence):
    assert words.village_conclusion(now, earlier, "Desa Kace") == sentence


@pytest.mark.parametrize(
    ("count", "attendance", "sentence"),
    [
        (0, 0, ""),
        (0, 9, "Belum ada hadirin yang tercatat namanya dalam daftar hadir."),
        (9, 9, "Dalam daftar hadir tercatat 9 nama, sama banyak dengan kehadiran."),
        (
            1,
            9,
            "Dalam daftar hadir tercatat satu nama; jumlah itu berbeda dari kehadiran, yang dihitung menurut jumlah "
            "kepala.",
        ),
        (4, 0, "Dalam daftar hadir tercatat 4 nama, sedangkan jumlah hadirin belum dicatat."),
    ],
)
def test_names_in_the_sign_in_sheets(count, attendance, sentence):
    assert words.named(count, attendance) == sentence


@pytest.mark.parametrize(
    ("count", "sessions", "sentence"),
    [
        (0, 0, ""),
        (0, 57, "Belum satu pun dari 57 kegiatan diperiksa kecamatan atau kota."),
        (1, 57, "Baru satu dari 57 kegiatan (1,8%) telah diperiksa kecamatan atau kota."),
        (41, 57, "Sebanyak 41 dari 57 kegiatan (71,9%) telah diperiksa kecamatan atau kota."),
        (57, 57, "Seluruh 57 kegiatan (100%) telah diperiksa kecamatan atau kota."),
        (1, 1, "Kegiatan itu telah diperiksa kecamatan atau kota."),
        (0, 1, "Kegiatan itu belum diperiksa kecamatan atau kota."),
    ],
)
def test_the_share_checked_says_who_looked_and_nothing_of_quality(count, sessions, sentence):
    assert words.checked(count, sessions, "kecamatan atau kota") == sentence
