"""Three real-looking histories of a village's regulations, and what each column of its book must say of them."""

from datetime import date

from app.areas.models import Area
from app.db import db, write_tx
from app.regulations.models import RegulationLink, RegulationVillage
from app.regulations.vocabulary import Effect, Theme
from tests import cast
from tests.records import store_regulation
from tests.reports.reading import pages_of, ruled_cells

A1 = f"/reports/registers.pdf?area={cast.KACE_TIMUR}&book=a1"
HEAD = [
    "Nomor urut",
    "Jenis peraturan di desa",
    "Nomor dan tanggal ditetapkan",
    "Tentang",
    "Uraian singkat",
    "Tanggal kesepakatan peraturan desa",
    "Nomor dan tanggal dilaporkan",
    "Nomor dan tanggal diundangkan dalam Lembaran Desa",
    "Nomor dan tanggal diundangkan dalam Berita Desa",
    "Keterangan",
]
A2_HEAD = [
    "Nomor urut",
    "Nomor dan tanggal keputusan",
    "Tentang",
    "Uraian singkat",
    "Nomor dan tanggal dilaporkan",
    "Keterangan",
]


def link(app, acting: int, target: int, effect: Effect) -> None:
    with app.app_context(), write_tx() as tx:
        tx.add(RegulationLink(acting_id=acting, target_id=target, effect=effect))


def share(app, regulation: int, *villages: str) -> None:
    """Valid for these villages too."""
    with app.app_context(), write_tx() as tx:
        for area_id in tx.scalars(db.select(Area.id).where(Area.code.in_(villages))):
            tx.add(RegulationVillage(regulation_id=regulation, village_id=area_id))


def store_histories(app) -> None:
    """A smooth one; one late at two steps and signed by nobody; one amended, then repealed and replaced; others."""
    store_regulation(
        app,
        number=1,
        title="Anggaran Pendapatan dan Belanja Desa",
        summary="Pendapatan, belanja, dan pembiayaan.",
        theme=Theme.OTHER,
        agreed_on=date(2026, 1, 5),
        enacted_on=date(2026, 1, 9),
        promulgated_on=date(2026, 1, 12),
        promulgation_number="1",
        submitted_on=date(2026, 1, 15),
        submission_number="141/04",
    )
    store_regulation(
        app,
        number=2,
        title="Pelindungan Pekerja Migran Indonesia",
        agreed_on=date(2026, 1, 19),
        enacted_on=None,
        unsigned=True,
        promulgated_on=date(2026, 3, 30),
        promulgation_number="2",
        submitted_on=date(2026, 5, 4),
        submission_number="141/31",
        note="Naskah disimpan di kantor desa.",
    )
    old = store_regulation(
        app,
        number=4,
        year=2024,
        title="Desa Anti-TPPO",
        agreed_on=date(2024, 5, 1),
        enacted_on=date(2024, 5, 6),
        promulgated_on=date(2024, 5, 8),
        promulgation_number="4",
        submitted_on=None,
        repealed_on=date(2026, 8, 20),
        amended_on=date(2025, 2, 10),
    )
    amending = store_regulation(
        app,
        number=1,
        year=2025,
        title="Perubahan atas Peraturan Desa tentang Desa Anti-TPPO",
        agreed_on=None,
        enacted_on=date(2025, 2, 3),
        promulgated_on=date(2025, 2, 10),
        submitted_on=date(2025, 2, 14),
        submission_number="",
    )
    new = store_regulation(
        app,
        number=3,
        title="Desa Anti-TPPO",
        agreed_on=date(2026, 8, 3),
        enacted_on=date(2026, 8, 18),
        promulgated_on=date(2026, 8, 20),
        promulgation_number="3",
        submitted_on=None,
    )
    link(app, amending, old, Effect.AMENDS)
    link(app, new, old, Effect.REPLACES)


EXPECTED = {
    "Tahun 2024": [
        [
            "1",
            "Peraturan Desa",
            "Nomor 4 Tahun 2024, 6 Mei 2024",
            "Desa Anti-TPPO",
            "",
            "1 Mei 2024",
            "belum",
            "Nomor 4, 8 Mei 2024",
            "-",
            "Dicabut dan diganti dengan Peraturan Desa Nomor 3 Tahun 2026 sejak 20 Agustus 2026. "
            "Diubah dengan Peraturan Desa Nomor 1 Tahun 2025.",
        ]
    ],
    "Tahun 2025": [
        [
            "1",
            "Peraturan Desa",
            "Nomor 1 Tahun 2025, 3 Februari 2025",
            "Perubahan atas Peraturan Desa tentang Desa Anti-TPPO",
            "",
            "tidak tercatat",
            "Nomor ……, 14 Februari 2025",
            "Nomor ……, 10 Februari 2025",
            "-",
            "Berlaku. Mengubah Peraturan Desa Nomor 4 Tahun 2024.",
        ]
    ],
    "Tahun 2026": [
        [
            "1",
            "Peraturan Desa",
            "Nomor 1 Tahun 2026, 9 Januari 2026",
            "Anggaran Pendapatan dan Belanja Desa",
            "Pendapatan, belanja, dan pembiayaan.",
            "5 Januari 2026",
            "Nomor 141/04, 15 Januari 2026",
            "Nomor 1, 12 Januari 2026",
            "-",
            "Berlaku.",
        ],
        [
            "2",
            "Peraturan Desa",
            "Nomor 2 Tahun 2026, -",
            "Pelindungan Pekerja Migran Indonesia",
            "",
            "19 Januari 2026",
            "Nomor 141/31, 4 Mei 2026",
            "Nomor 2, 30 Maret 2026",
            "-",
            "Berlaku. Tidak ditandatangani kepala desa; sah menurut PP 43/2014 Pasal 84. "
            "Naskah disimpan di kantor desa.",
        ],
        [
            "3",
            "Peraturan Desa",
            "Nomor 3 Tahun 2026, 18 Agustus 2026",
            "Desa Anti-TPPO",
            "",
            "3 Agustus 2026",
            "belum",
            "Nomor 3, 20 Agustus 2026",
            "-",
            "Berlaku. Mencabut dan menggantikan Peraturan Desa Nomor 4 Tahun 2024.",
        ],
    ],
}


def book_rows(pdf: bytes) -> list[list[str]]:
    """The rows of all pages below the head and its numbers, which stand on each page."""
    rows = []
    for number in range(1, len(pages_of(pdf)) + 1):
        head, numbers, *lines = ruled_cells(pdf, number)
        assert head == HEAD
        assert numbers == [str(place) for place in range(1, 11)]
        rows += lines
    return rows
