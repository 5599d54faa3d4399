"""The forms of the registers, column by column (Permendagri 47/2016, models A.1 and A.2), and the papers they go on."""

from dataclasses import dataclass
from enum import StrEnum

from app.areas.models import Kind
from app.printing.page import Paper
from app.regulations.vocabulary import RegulationKind


class Book(StrEnum):
    """What is printed: a book of a village, the list of a kelurahan, or all regulations of an area."""

    A1 = "a1"
    A2 = "a2"
    WARD = "ward"
    ALL = "all"


@dataclass(frozen=True)
class Form:
    """`model` is what the ministry calls it, "" where it has no such form; `secretary` signs beside the head.

    A column is (its name, its width in characters of a spreadsheet); on paper print.css says how wide it is.
    """

    title: str
    model: str
    kinds: tuple[RegulationKind, ...]
    columns: tuple[tuple[str, int], ...]
    secretary: str = "Sekretaris Desa"

    @property
    def name(self) -> str:
        return f"{self.title} ({self.model})" if self.model else self.title


_OF_DECREES = (
    ("Nomor urut", 7),
    ("Nomor dan tanggal keputusan", 26),
    ("Tentang", 40),
    ("Uraian singkat", 32),
    ("Nomor dan tanggal dilaporkan", 20),
    ("Keterangan", 32),
)
FORMS = {
    Book.A1: Form(
        "Buku Peraturan di Desa",
        "Buku A.1",
        (RegulationKind.VILLAGE_REGULATION, RegulationKind.JOINT_REGULATION, RegulationKind.HEAD_REGULATION),
        (
            ("Nomor urut", 7),
            ("Jenis peraturan di desa", 17),
            ("Nomor dan tanggal ditetapkan", 21),
            ("Tentang", 34),
            ("Uraian singkat", 28),
            ("Tanggal kesepakatan peraturan desa", 17),
            ("Nomor dan tanggal dilaporkan", 18),
            ("Nomor dan tanggal diundangkan dalam Lembaran Desa", 18),
            ("Nomor dan tanggal diundangkan dalam Berita Desa", 18),
            ("Keterangan", 30),
        ),
    ),
    Book.A2: Form("Buku Keputusan Kepala Desa", "Buku A.2", (RegulationKind.HEAD_DECREE,), _OF_DECREES),
    Book.WARD: Form(
        "Daftar Keputusan Lurah",
        "",
        (RegulationKind.WARD_DECREE, RegulationKind.REGIONAL_REGULATION),
        _OF_DECREES,
        "Sekretaris Kelurahan",
    ),
}


def books_of(kind: Kind) -> tuple[Book, ...]:
    """The books that such an area keeps: a kelurahan has neither A.1 nor A.2, and what is above a village none."""
    if kind is Kind.KELURAHAN:
        return (Book.WARD,)
    return (Book.A1, Book.A2) if kind.has_village_regulations else ()


PAPER_NAMES = {Paper.F4: "F4 (330 × 215 mm)", Paper.A4: "A4 (297 × 210 mm)"}  # on their long sides
