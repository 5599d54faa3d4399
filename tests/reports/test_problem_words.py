"""The sentences of chapter IV: nought, one, some, all; by name where they are few; whole sentences."""

import pytest

from app.reports.sentences import problem_words
from tests.reports.telling import PERDES, assert_well_told

CUTOFF = "30 September 2026"
UNCLEAR = "belum lapor, sehingga angka dalam laporan ini belum menggambarkan keadaan."
ENDS = f"berakhir dalam 90 hari sejak {CUTOFF}"

pytestmark = pytest.mark.usefixtures("indonesian")


@pytest.mark.parametrize(
    ("count", "total", "what", "sentence"),
    [
        (0, 81, "desa atau kelurahan", "Tidak ada lagi desa atau kelurahan di Bangka yang belum pernah dijangkau."),
        (1, 81, "kelurahan", "Tinggal satu kelurahan di Bangka yang belum pernah dijangkau sejak pencatatan dimulai."),
        (9, 81, "desa", "Sebanyak 9 desa di Bangka belum pernah dijangkau sejak pencatatan dimulai."),
        (81, 81, "desa", "Seluruh 81 desa di Bangka belum pernah dijangkau sejak pencatatan dimulai."),
        (1, 1, "desa", "Satu-satunya desa di Bangka belum pernah dijangkau sejak pencatatan dimulai."),
    ],
)
def test_who_was_never_reached(count, total, what, sentence):
    assert problem_words.never_reached(count, total, what, "Bangka") == sentence


@pytest.mark.parametrize(
    ("count", "others", "sentence"),
    [
        (0, False, ""),
        (1, True, f"Di satu desa lain, kegiatan terakhir berlangsung lebih dari 12 bulan sebelum {CUTOFF}."),
        (4, False, f"Di 4 desa, kegiatan terakhir berlangsung lebih dari 12 bulan sebelum {CUTOFF}."),
    ],
)
def test_who_was_not_reached_for_a_year(count, others, sentence):
    assert problem_words.lapsed(count, "desa", CUTOFF, others) == sentence


@pytest.mark.parametrize(
    ("count", "areas", "sentence"),
    [
        (1, [("Kecamatan Bakam", 1)], ""),
        (3, [("Kecamatan Bakam", 3)], "Seluruh 3 desa yang belum pernah dijangkau berada di Kecamatan Bakam."),
        (
            9,
            [("Kecamatan Bakam", 4), ("Kecamatan Pemali", 2), ("Kecamatan Belinyu", 2), ("Kecamatan Merawang", 1)],
            "Dari 9 desa yang belum pernah dijangkau, 6 berada di Kecamatan Bakam dan Kecamatan Pemali.",
        ),
        (
            9,
            [("Kecamatan Bakam", 2), ("Kecamatan Pemali", 2), *((f"Kecamatan {name}", 1) for name in "ABCDE")],
            "Sebanyak 9 desa yang belum pernah dijangkau tersebar di 7 kecamatan, terbanyak di Kecamatan Bakam (2).",
        ),
    ],
)
def test_where_most_lie_that_were_never_reached(count, areas, sentence):
    assert problem_words.concentrated(count, "desa", areas, "kecamatan") == sentence


@pytest.mark.parametrize(
    ("count", "total", "names", "most", "sentence"),
    [
        (0, 9, (), (), ""),
        (9, 9, (), (), f"Seluruh 9 desa {UNCLEAR}"),
        (1, 1, (), (), f"Satu-satunya desa {UNCLEAR}"),
        (1, 9, ["Desa Kace"], (), "Satu dari 9 desa (11,1%) belum lapor: Desa Kace."),
        (
            3,
            9,
            ["Desa Kace", "Desa Penagan", "Kel. Asam"],
            (),
            "Sebanyak 3 dari 9 desa (33,3%) belum lapor: Desa Kace, Desa Penagan, dan Kel. Asam.",
        ),
        (
            20,
            90,
            (),
            [("Kecamatan Bakam", 9), ("Kecamatan Pemali", 7), ("Kecamatan Belinyu", 4)],
            "Sebanyak 20 dari 90 desa (22,2%) belum lapor, terbanyak di Kecamatan Bakam (9) dan Kecamatan Pemali (7).",
        ),
        (
            20,
            90,
            (),
            [("Kecamatan Bakam", 4), ("Kecamatan Pemali", 4), ("Kecamatan Belinyu", 4)],
            "Sebanyak 20 dari 90 desa (22,2%) belum lapor.",
        ),
        (7, 9, (), (), "Sebanyak 7 dari 9 desa (77,8%) belum lapor."),
    ],
)
def test_who_has_not_reported(count, total, names, most, sentence):
    assert problem_words.silent(count, total, "desa", names, most) == sentence


@pytest.mark.parametrize(
    ("count", "desa", "sentence"),
    [
        (0, 9, ""),
        (1, 9, f"Satu dari 9 desa (11,1%) belum memiliki {PERDES}."),
        (8, 9, f"Sebanyak 8 dari 9 desa (88,9%) belum memiliki {PERDES}."),
        (9, 9, f"Seluruh 9 desa belum memiliki {PERDES}."),
        (1, 1, f"Satu-satunya desa belum memiliki {PERDES}."),
    ],
)
def test_desa_without_a_regulation(count, desa, sentence):
    assert problem_words.without_perdes(count, desa) == sentence


@pytest.mark.parametrize(
    ("ended", "soon", "names", "sentence"),
    [
        (0, 0, (), ""),
        (1, 0, ["Desa Kace"], "Masa berlaku SK satuan tugas desa di satu desa telah berakhir: Desa Kace."),
        (
            0,
            2,
            ["Desa Kace", "Desa Penagan"],
            f"Masa berlaku SK satuan tugas desa di 2 desa {ENDS}: Desa Kace dan Desa Penagan.",
        ),
        (3, 1, (), f"Masa berlaku SK satuan tugas desa telah berakhir di 3 desa dan {ENDS} di satu lainnya."),
        (9, 0, list("ABCDEFGHI"), "Masa berlaku SK satuan tugas desa di 9 desa telah berakhir."),
    ],
)
def test_task_forces_whose_decree_runs_out(ended, soon, names, sentence):
    assert problem_words.task_forces(ended, soon, "desa", CUTOFF, names) == sentence


@pytest.mark.parametrize(
    ("ended", "soon", "sentence"),
    [
        (0, 0, ""),
        (0, 1, f"Satu penetapan dalam program {ENDS} (Desa Anti-TPPO)."),
        (0, 3, f"Sebanyak 3 penetapan dalam program {ENDS} (Desa Anti-TPPO)."),
        (1, 0, "Masa berlaku satu keikutsertaan dalam program telah berakhir (Desa Anti-TPPO)."),
        (
            2,
            1,
            f"Masa berlaku 2 keikutsertaan dalam program telah berakhir, dan satu penetapan {ENDS} (Desa Anti-TPPO).",
        ),
    ],
)
def test_programmes_whose_term_runs_out(ended, soon, sentence):
    assert problem_words.designations(ended, soon, CUTOFF, ["Desa Anti-TPPO"]) == sentence


@pytest.mark.parametrize(
    ("sessions", "attended", "villages", "names", "sentence"),
    [
        (0, 9, 0, (), ""),
        (1, 1, 0, (), "Satu-satunya kegiatan dengan kehadiran tidak dihadiri seorang pun perempuan."),
        (9, 9, 0, (), "Seluruh 9 kegiatan dengan kehadiran tidak dihadiri seorang pun perempuan."),
        (1, 9, 0, (), "Satu dari 9 kegiatan dengan kehadiran (11,1%) tidak dihadiri seorang pun perempuan."),
        (
            3,
            9,
            1,
            ["Desa Kace"],
            "Sebanyak 3 dari 9 kegiatan dengan kehadiran (33,3%) tidak dihadiri seorang pun perempuan; di satu desa "
            "hal itu berlaku bagi semua kegiatan periode ini: Desa Kace.",
        ),
    ],
)
def test_sessions_to_which_no_woman_came(sessions, attended, villages, names, sentence):
    assert problem_words.men_only(sessions, attended, villages, "desa", names) == sentence


@pytest.mark.parametrize(
    ("sessions", "attended", "sentence"),
    [
        (0, 9, ""),
        (1, 1, "Satu-satunya kegiatan dengan kehadiran belum memuat nama dalam daftar hadirnya."),
        (9, 9, "Seluruh 9 kegiatan dengan kehadiran belum memuat nama dalam daftar hadirnya."),
        (2, 9, "Sebanyak 2 dari 9 kegiatan dengan kehadiran (22,2%) belum memuat nama dalam daftar hadirnya."),
    ],
)
def test_sheets_without_names(sessions, attended, sentence):
    assert problem_words.without_names(sessions, attended) == sentence


def test_one_village():
    assert problem_words.village_task_force("1 Mei 2026", True) == (
        "Masa berlaku SK satuan tugas desa telah berakhir pada 1 Mei 2026."
    )
    assert problem_words.village_part("Desa Anti-TPPO", "1 Mei 2027", False) == (
        "Penetapan dalam program Desa Anti-TPPO berakhir pada 1 Mei 2027."
    )
    assert problem_words.village_silent("Desa Kace", "Triwulan III Tahun 2026") == (
        "Belum ada laporan yang diterima dari Desa Kace untuk Triwulan III Tahun 2026, termasuk laporan nihil."
    )


def test_no_problem_begins_with_a_figure():
    told = []
    for total in range(1, 4):
        for count in range(total + 1):
            told.append(problem_words.never_reached(count, total, "desa", "Bangka"))
            told += [problem_words.lapsed(count, "desa", CUTOFF, True), problem_words.silent(count, total, "desa")]
            told += [
                problem_words.without_perdes(count, total),
                problem_words.task_forces(count, total, "desa", CUTOFF),
            ]
            told += [problem_words.designations(count, total, CUTOFF, ["A"]), problem_words.without_names(count, total)]
            told.append(problem_words.men_only(count, total, count, "desa", ["A"] * count))
    assert_well_told(told)
