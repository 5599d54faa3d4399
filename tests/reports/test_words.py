"""The sentences of the report: nought, one, all, and nothing to compare with."""

from collections.abc import Iterator

import pytest
from flask import Flask

from app import i18n
from app.coverage import sentences
from app.reports import phrases, words
from app.reports.phrases import Earlier

BEFORE = "triwulan sebelumnya"
TW = "Triwulan III Tahun 2026"


@pytest.fixture(autouse=True, scope="module")
def indonesian() -> Iterator[None]:
    """Numbers are written in the language of the app; no database is asked."""
    app = Flask(__name__)
    i18n.init_app(app)
    with app.app_context():
        yield


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
    assert phrases.achievement(actual, target) == percent
    assert phrases.band(actual, target) == name


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
    ("now", "before", "ending"),
    [
        (63, Earlier(BEFORE, 59), ", naik 4 dibandingkan dengan triwulan sebelumnya"),
        (63, Earlier(BEFORE, 1063), ", turun 1.000 dibandingkan dengan triwulan sebelumnya"),
        (63, Earlier(BEFORE, 63), ", sama dengan triwulan sebelumnya"),
        (63, Earlier(BEFORE, None), "; angka pembanding dari triwulan sebelumnya belum tersedia"),
        (63, Earlier(), ""),
    ],
)
def test_a_change_is_up_down_the_same_or_not_known(now, before, ending):
    assert phrases.change(now, before) == ending


@pytest.mark.parametrize(
    ("count", "total", "earlier", "sentence"),
    [
        (
            63,
            81,
            Earlier(BEFORE, 59),
            f"Pada {TW}, 63 dari 81 desa di Kabupaten Bangka (77,8%) telah dijangkau, "
            "naik 4 dibandingkan dengan triwulan sebelumnya.",
        ),
        (0, 47, Earlier(BEFORE, 0), f"Pada {TW}, belum satu pun dari 47 desa di Kabupaten Bangka dijangkau."),
        (
            0,
            47,
            Earlier(BEFORE, 5),
            f"Pada {TW}, belum satu pun dari 47 desa di Kabupaten Bangka dijangkau, "
            "turun 5 dibandingkan dengan triwulan sebelumnya.",
        ),
        (1, 47, Earlier(), f"Pada {TW}, baru satu dari 47 desa di Kabupaten Bangka (2,1%) telah dijangkau."),
        (47, 47, Earlier(), f"Pada {TW}, seluruh 47 desa di Kabupaten Bangka (100%) telah dijangkau."),
        (1, 1, Earlier(BEFORE, 1), f"Pada {TW}, satu-satunya desa di Kabupaten Bangka telah dijangkau."),
        (0, 1, Earlier(), f"Pada {TW}, satu-satunya desa di Kabupaten Bangka belum dijangkau."),
        (0, 0, Earlier(), "Belum ada desa yang tercatat di Kabupaten Bangka."),
    ],
)
def test_how_many_places_were_reached(count, total, earlier, sentence):
    assert words.reached(count, total, "desa", "Kabupaten Bangka", TW, earlier) == sentence


def test_silence_is_not_nought():
    assert sentences.held(0, 0, 0, TW, reported=0) == f"Belum ada laporan kegiatan yang diterima untuk {TW}."
    assert sentences.held(0, 0, 0, TW, reported=3) == f"Tidak ada kegiatan edukasi yang dilaporkan untuk {TW}."


@pytest.mark.parametrize(
    ("sessions", "people", "women", "sentence"),
    [
        (1, 30, 0, "Satu kegiatan edukasi dilaksanakan dengan 30 kehadiran, tanpa seorang pun perempuan."),
        (2, 30, 30, "Kegiatan edukasi dilaksanakan 2 kali dengan 30 kehadiran, seluruhnya perempuan."),
        (
            48,
            2004,
            1096,
            "Kegiatan edukasi dilaksanakan 48 kali dengan 2.004 kehadiran, 1.096 di antaranya perempuan (54,7%).",
        ),
        (3, 0, 0, "Kegiatan edukasi dilaksanakan 3 kali, tetapi jumlah hadirinnya belum dicatat."),
    ],
)
def test_what_was_held(sessions, people, women, sentence):
    assert sentences.held(sessions, people, women, TW, reported=1) == sentence


@pytest.mark.parametrize(
    ("count", "desa", "kelurahan", "begins", "ends"),
    [
        (12, 62, 19, "Sebanyak 12 dari 62 desa (19,4%) telah memiliki", "; 19 kelurahan tidak dihitung karena"),
        (0, 62, 0, "Belum satu pun dari 62 desa memiliki", "yang berlaku."),
        (1, 62, 0, "Baru satu dari 62 desa (1,6%) telah memiliki", "yang berlaku."),
        (62, 62, 0, "Seluruh 62 desa (100%) telah memiliki", "yang berlaku."),
        (1, 1, 4, "Satu-satunya desa telah memiliki", "; 4 kelurahan tidak dihitung karena"),
        (0, 1, 0, "Satu-satunya desa belum memiliki", "yang berlaku."),
        (0, 0, 42, "Wilayah ini seluruhnya terdiri atas kelurahan;", "sehingga indikator itu tidak dihitung."),
    ],
)
def test_desa_with_a_regulation(count, desa, kelurahan, begins, ends):
    sentence = words.regulated(count, desa, kelurahan, Earlier())

    assert sentence.startswith(begins)
    assert ends in sentence
    assert sentence.endswith(".")


def test_one_village_and_its_regulation():
    assert sentences.village_regulated(False, (), "Kelurahan Asam").startswith("Kelurahan tidak menetapkan")
    assert (
        sentences.village_regulated(True, (), "Desa Kace")
        == f"Desa Kace belum memiliki {sentences.PERDES} yang berlaku."
    )
    assert sentences.village_regulated(True, ("Peraturan Desa Nomor 3 Tahun 2026",), "Desa Kace").endswith(
        "yaitu Peraturan Desa Nomor 3 Tahun 2026."
    )


def test_one_village_and_whether_it_was_reached():
    assert sentences.village_reached(2, 30, 1, "Desa Kace", TW) == f"Pada {TW}, Desa Kace telah dijangkau."
    assert sentences.village_reached(0, 0, 0, "Desa Kace", TW) == f"Pada {TW}, Desa Kace belum dijangkau."
    assert "hadirinnya belum dicatat" in sentences.village_reached(2, 0, 0, "Desa Kace", TW)
    assert "tidak hadir seorang pun dari wilayah itu" in sentences.village_reached(2, 30, 0, "Desa Kace", TW)


def test_how_many_reported():
    assert words.reporting(0, 81, "desa").startswith("Belum satu pun desa melapor")
    assert words.reporting(81, 81, "desa") == "Seluruh 81 desa (100%) telah melapor."
    assert words.reporting(78, 81, "desa") == "Laporan diterima dari 78 dari 81 desa (96,3%); 3 belum lapor."
    assert words.reporting(1, 1, "desa") == "Laporan telah diterima."
    assert words.reporting(0, 1, "desa") == "Laporan belum diterima."


def test_who_was_never_reached():
    assert words.never_reached(0, 81, "desa atau kelurahan", "Kabupaten Bangka").startswith("Tidak ada lagi desa atau")
    assert words.never_reached(1, 81, "kelurahan", "Kabupaten Bangka").startswith("Tinggal satu kelurahan di")
    assert words.never_reached(9, 81, "desa", "Kabupaten Bangka").startswith("Sebanyak 9 desa di Kabupaten Bangka")
    assert words.never_reached(81, 81, "desa", "Kabupaten Bangka").startswith("Seluruh 81 desa di Kabupaten Bangka")


def test_who_was_not_reached_for_a_year():
    assert words.lapsed(0, "desa") == ""
    assert words.lapsed(1, "desa").startswith("Di satu desa lain, kegiatan terakhir")
    assert words.lapsed(4, "desa", others=False).startswith("Di 4 desa, kegiatan terakhir")


def test_twelve_months_are_a_figure_of_their_own():
    day = "30 September 2026"
    assert words.within_year(0, 0, "desa", day) == ""
    assert words.within_year(0, 9, "desa", day).endswith("belum satu pun dari 9 desa dijangkau.")
    assert words.within_year(1, 9, "desa", day).endswith("baru satu dari 9 desa (11,1%) telah dijangkau.")
    assert words.within_year(9, 9, "desa", day).endswith("seluruh 9 desa (100%) telah dijangkau.")
    assert words.within_year(1, 1, "desa", day).endswith("satu-satunya desa itu telah dijangkau.")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([("Kegiatan", 5, None)], "Target untuk periode ini belum ditetapkan, sehingga capaian tidak dinilai."),
        ([("Kegiatan", 5, 5)], "Satu-satunya indikator yang bertarget, kegiatan, telah tercapai."),
        ([("Kegiatan", 4, 5)], "Satu-satunya indikator yang bertarget, kegiatan, belum tercapai."),
        ([("Kegiatan", 5, 5), ("Kehadiran", 9, 9)], "Seluruh 2 indikator yang bertarget telah tercapai."),
        (
            [("Kegiatan", 5, 5), ("Kehadiran", 1, 9)],
            "Dari 2 indikator yang bertarget, 1 telah tercapai; yang perlu perhatian ialah kehadiran.",
        ),
        ([("Kegiatan", 4, 5), ("Kehadiran", 8, 9)], "Dari 2 indikator yang bertarget, belum satu pun tercapai."),
    ],
)
def test_which_targets_were_met(rows, sentence):
    assert words.targets_met(rows) == sentence


@pytest.mark.parametrize(
    ("places", "perdes_now", "perdes", "sentence"),
    [
        (Earlier(BEFORE, 5), 3, Earlier(BEFORE, 2), "sama-sama meningkat."),
        (Earlier(BEFORE, 9), 3, Earlier(BEFORE, 3), "menurun, sedangkan jumlah peraturan desa yang berlaku tidak"),
        (Earlier(BEFORE, 8), None, Earlier(BEFORE, None), "tidak berubah dibandingkan dengan triwulan sebelumnya."),
        (Earlier(BEFORE, None), 3, Earlier(BEFORE, None), "belum dapat dinilai"),
        (Earlier(), 3, Earlier(BEFORE, 3), "masih berjalan"),
    ],
)
def test_what_it_comes_to(places, perdes_now, perdes, sentence):
    assert sentence in words.conclusion(8, places, perdes_now, perdes)


def test_names_in_the_sign_in_sheets():
    assert words.named(0, 0) == ""
    assert words.named(0, 9).startswith("Belum ada hadirin")
    assert words.named(9, 9).startswith("Seluruh hadirin")
    assert words.named(7, 9).startswith("Dalam daftar hadir tercatat 7 nama;")
    assert words.few_named(0, 9).startswith("Belum satu pun dari 9 kehadiran")


def test_where_most_lie_that_were_never_reached():
    assert words.concentrated(1, "desa", [("Kecamatan Bakam", 1)]) == ""
    assert words.concentrated(4, "desa", [("Kecamatan Bakam", 3), ("Kecamatan Pemali", 1)]).startswith("Seluruh 4 desa")
    assert "5 berada di Kecamatan Bakam dan Kecamatan Pemali" in words.concentrated(
        9, "desa", [("Kecamatan Bakam", 3), ("Kecamatan Pemali", 2)]
    )


def test_the_share_checked_says_who_looked_and_nothing_of_quality():
    assert words.checked(41, 57, "kecamatan/kabupaten") == (
        "Diperiksa kecamatan/kabupaten: 41 dari 57 kegiatan (71,9%)."
    )
    assert words.checked(0, 0, "kecamatan/kota") == ""
