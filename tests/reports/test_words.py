"""The sentences of the report: nought, one, all, and nothing to compare with; each case with its whole sentence."""

import pytest

from app.coverage import sentences
from app.reports.sentences import words
from app.reports.sentences.phrases import Earlier
from tests.reports.telling import A_YEAR_AGO, BEFORE, PERDES, assert_well_told

TW = "Triwulan III Tahun 2026"
SPAN = "masa 15 Juli sampai dengan 20 September 2026"

pytestmark = pytest.mark.usefixtures("indonesian")


@pytest.mark.parametrize(
    ("count", "total", "earlier", "sentence"),
    [
        (
            63,
            81,
            Earlier(BEFORE, 59, A_YEAR_AGO, 56),
            f"Pada {TW}, 63 dari 81 desa di Kabupaten Bangka (77,8%) telah dijangkau, naik 4 dibandingkan dengan "
            "triwulan sebelumnya dan naik 7 dibandingkan dengan triwulan yang sama tahun 2025.",
        ),
        (
            63,
            81,
            Earlier(BEFORE, 59),
            f"Pada {TW}, 63 dari 81 desa di Kabupaten Bangka (77,8%) telah dijangkau, "
            "naik 4 dibandingkan dengan triwulan sebelumnya.",
        ),
        (
            63,
            81,
            Earlier(BEFORE, None),
            f"Pada {TW}, 63 dari 81 desa di Kabupaten Bangka (77,8%) telah dijangkau; "
            "angka pembanding dari triwulan sebelumnya belum tersedia.",
        ),
        (0, 47, Earlier(BEFORE, 0), f"Pada {TW}, belum satu pun dari 47 desa di Kabupaten Bangka dijangkau."),
        (0, 47, Earlier(BEFORE, None), f"Pada {TW}, belum satu pun dari 47 desa di Kabupaten Bangka dijangkau."),
        (
            0,
            47,
            Earlier(BEFORE, 5),
            f"Pada {TW}, belum satu pun dari 47 desa di Kabupaten Bangka dijangkau, "
            "turun 5 dibandingkan dengan triwulan sebelumnya.",
        ),
        (
            0,
            47,
            Earlier(BEFORE, 0, A_YEAR_AGO, 2),
            f"Pada {TW}, belum satu pun dari 47 desa di Kabupaten Bangka dijangkau, sama dengan triwulan sebelumnya "
            "dan turun 2 dibandingkan dengan triwulan yang sama tahun 2025.",
        ),
        (1, 47, Earlier(), f"Pada {TW}, baru satu dari 47 desa di Kabupaten Bangka (2,1%) telah dijangkau."),
        (47, 47, Earlier(), f"Pada {TW}, seluruh 47 desa di Kabupaten Bangka (100%) telah dijangkau."),
        (
            47,
            47,
            Earlier(BEFORE, 47, A_YEAR_AGO, 47),
            f"Pada {TW}, seluruh 47 desa di Kabupaten Bangka (100%) telah dijangkau, "
            "sama dengan triwulan sebelumnya dan triwulan yang sama tahun 2025.",
        ),
        (1, 1, Earlier(BEFORE, 1), f"Pada {TW}, satu-satunya desa di Kabupaten Bangka telah dijangkau."),
        (0, 1, Earlier(), f"Pada {TW}, satu-satunya desa di Kabupaten Bangka belum dijangkau."),
        (0, 0, Earlier(), "Belum ada desa yang tercatat di Kabupaten Bangka."),
    ],
)
def test_how_many_places_were_reached(count, total, earlier, sentence):
    assert words.reached(count, total, "desa", "Kabupaten Bangka", TW, earlier) == sentence


def test_kelurahan_only_and_any_run_of_days():
    earlier = Earlier("masa sebelumnya yang sama panjang", 6)
    assert words.reached(9, 42, "kelurahan", "Kota Pangkal Pinang", SPAN, earlier) == (
        "Pada masa 15 Juli sampai dengan 20 September 2026, 9 dari 42 kelurahan di Kota Pangkal Pinang (21,4%) telah "
        "dijangkau, naik 3 dibandingkan dengan masa sebelumnya yang sama panjang."
    )
    assert words.running(SPAN, "7 September 2026") == (
        "Masa 15 Juli sampai dengan 20 September 2026 masih berjalan; laporan ini memuat keadaan sampai dengan "
        "7 September 2026."
    )


@pytest.mark.parametrize(
    ("sessions", "people", "women", "reported", "sentence"),
    [
        (0, 0, 0, 0, f"Belum ada laporan kegiatan yang diterima untuk {TW}."),
        (0, 0, 0, 3, f"Tidak ada kegiatan edukasi yang dilaporkan untuk {TW}."),
        (1, 30, 0, 1, "Satu kegiatan edukasi dilaksanakan dengan 30 kehadiran, tanpa seorang pun perempuan."),
        (1, 30, 1, 1, "Satu kegiatan edukasi dilaksanakan dengan 30 kehadiran, seorang di antaranya perempuan (3,3%)."),
        (1, 1, 1, 1, "Satu kegiatan edukasi dilaksanakan dengan satu kehadiran, seorang perempuan."),
        (2, 1, 0, 1, "Kegiatan edukasi dilaksanakan 2 kali dengan satu kehadiran, seorang laki-laki."),
        (2, 30, 30, 1, "Kegiatan edukasi dilaksanakan 2 kali dengan 30 kehadiran, seluruhnya perempuan."),
        (
            48,
            2004,
            1096,
            9,
            "Kegiatan edukasi dilaksanakan 48 kali dengan 2.004 kehadiran, 1.096 di antaranya perempuan (54,7%).",
        ),
        (1, 0, 0, 1, "Satu kegiatan edukasi dilaksanakan, tetapi jumlah hadirinnya belum dicatat."),
        (3, 0, 0, 1, "Kegiatan edukasi dilaksanakan 3 kali, tetapi jumlah hadirinnya belum dicatat."),
    ],
)
def test_what_was_held(sessions, people, women, reported, sentence):
    assert sentences.held(sessions, people, women, TW, reported) == sentence


@pytest.mark.parametrize(
    ("sessions", "joint", "begins"),
    [
        (3, 0, ""),
        (1, 1, "Kegiatan itu diadakan bersama desa lain;"),
        (3, 3, "Semuanya diadakan bersama desa lain;"),
        (3, 1, "Satu di antaranya diadakan bersama desa lain;"),
        (3, 2, "Sebanyak 2 di antaranya diadakan bersama desa lain;"),
    ],
)
def test_what_was_held_together_with_other_villages(sessions, joint, begins):
    ending = " kehadirannya mencakup semua desa yang dilayani." if begins else ""
    assert sentences.held_jointly(sessions, joint) == begins + ending


@pytest.mark.parametrize(
    ("count", "desa", "kelurahan", "earlier", "sentence"),
    [
        (
            12,
            62,
            19,
            Earlier(BEFORE, 10, A_YEAR_AGO, 4),
            f"Sebanyak 12 dari 62 desa (19,4%) telah memiliki {PERDES}, naik 2 dibandingkan dengan triwulan "
            "sebelumnya dan naik 8 dibandingkan dengan triwulan yang sama tahun 2025; 19 kelurahan tidak dihitung "
            "karena tidak menetapkan peraturan desa.",
        ),
        (0, 62, 0, Earlier(), f"Belum satu pun dari 62 desa memiliki {PERDES}."),
        (
            0,
            62,
            0,
            Earlier(BEFORE, 1),
            f"Belum satu pun dari 62 desa memiliki {PERDES}, turun 1 dibandingkan dengan triwulan sebelumnya.",
        ),
        (1, 62, 0, Earlier(), f"Baru satu dari 62 desa (1,6%) telah memiliki {PERDES}."),
        (62, 62, 0, Earlier(), f"Seluruh 62 desa (100%) telah memiliki {PERDES}."),
        (
            1,
            1,
            4,
            Earlier(BEFORE, 0),
            f"Satu-satunya desa di wilayah ini telah memiliki {PERDES}; 4 kelurahan tidak dihitung karena tidak "
            "menetapkan peraturan desa.",
        ),
        (0, 1, 0, Earlier(), f"Satu-satunya desa belum memiliki {PERDES}."),
        (
            0,
            9,
            1,
            Earlier(BEFORE, None),
            f"Belum satu pun dari 9 desa memiliki {PERDES}; satu kelurahan tidak dihitung karena tidak menetapkan "
            "peraturan desa.",
        ),
        (
            0,
            0,
            42,
            Earlier(),
            "Wilayah ini seluruhnya terdiri atas kelurahan; kelurahan tidak menetapkan peraturan desa, sehingga "
            "indikator itu tidak dihitung.",
        ),
    ],
)
def test_desa_with_a_regulation(count, desa, kelurahan, earlier, sentence):
    assert words.regulated(count, desa, kelurahan, earlier) == sentence


def test_one_village_and_its_regulation():
    named = "Peraturan Desa Nomor 3 Tahun 2026"
    assert sentences.village_regulated(False, (), "Kelurahan Asam") == (
        "Kelurahan tidak menetapkan peraturan desa, sehingga indikator itu tidak berlaku."
    )
    assert sentences.village_regulated(True, (), "Desa Kace") == f"Desa Kace belum memiliki {PERDES}."
    assert (
        sentences.village_regulated(True, (named,), "Desa Kace") == f"Desa Kace telah memiliki {PERDES}, yaitu {named}."
    )


@pytest.mark.parametrize(
    ("sessions", "attendance", "reached", "sentence"),
    [
        (2, 30, 1, "telah dijangkau."),
        (0, 0, 0, "belum dijangkau."),
        (2, 0, 0, "belum dapat dinyatakan dijangkau karena jumlah hadirinnya belum dicatat."),
        (2, 30, 0, "belum dijangkau: pada kegiatan bersama tidak hadir seorang pun dari wilayah itu."),
    ],
)
def test_one_village_and_whether_it_was_reached(sessions, attendance, reached, sentence):
    told = sentences.village_reached(sessions, attendance, reached, "Desa Kace", TW)
    assert told == f"Pada {TW}, Desa Kace {sentence}"


@pytest.mark.parametrize(
    ("lapse", "sentence"),
    [
        (4, "Belum pernah ada kegiatan dengan kehadiran yang tercatat bagi wilayah ini."),
        (
            3,
            "Kegiatan terakhir dengan kehadiran berlangsung pada 9 Juli 2025, lebih dari 12 bulan sebelum "
            "30 September 2026.",
        ),
        (0, "Kegiatan terakhir dengan kehadiran berlangsung pada 9 Juli 2025."),
    ],
)
def test_when_one_village_was_reached_last(lapse, sentence):
    assert words.village_within_year("9 Juli 2025", lapse, "30 September 2026") == sentence


def test_no_sentence_begins_with_a_figure_or_leaves_a_gap():
    """Every sentence over all small numbers: whatever is counted, it begins with a word and ends with one full stop."""
    earlier = [Earlier(), Earlier(BEFORE, None), Earlier(BEFORE, 2, A_YEAR_AGO, 1), Earlier(SPAN, 0)]
    told = []
    for total in range(4):
        for count in range(total + 1):
            told += [words.reporting(count, total, "desa", kept) for kept in range(count + 1)]
            told.append(words.within_year(count, total, "desa", "1 Mei 2026"))
            told += [words.checked(count, total, "camat"), words.named(count, total)]
            told += [sentences.held_jointly(total, count), sentences.held(total, 7 * count, count, SPAN, 1)]
            for then in earlier:
                told.append(words.reached(count, total, "desa", "Kabupaten Bangka", SPAN, then))
                told += [words.regulated(count, total, other, then) for other in range(3)]
                told += [words.conclusion(count, then, total, then), words.village_conclusion(count, then, "Desa Kace")]
    assert_well_told(told)
