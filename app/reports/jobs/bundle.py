"""What many reports become: a ZIP with a PDF for each area in folders as they lie, and a list; or one PDF."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from flask import render_template

from app import clock
from app.areas.models import Area, Level
from app.i18n import force_locale, period_name
from app.periods import Period
from app.printing.document import Heading
from app.printing.rendering import join_documents
from app.reports.jobs.gathering import write_whole
from app.reports.vocabulary import KIND_FILE_NAMES, PART_FAULT_NAMES, JobForm, ReportKind
from app.sheets.write import Cell, Column, Form, Sheet, to_csv

LIST_NAME = "daftar.csv"
LEVEL_FILE_NAMES = {
    Level.PROVINCE: "provinsi",
    Level.REGENCY: "kabupaten-kota",
    Level.SUBDISTRICT: "kecamatan",
    Level.VILLAGE: "desa-kelurahan",
}
KIND_TITLES = {
    ReportKind.PROGRESS: "Laporan Perkembangan",
    ReportKind.COVERING_LETTER: "Surat Pengantar Laporan Perkembangan",
    ReportKind.REGISTER_EXTRACT: "Kutipan Buku A.1",
    ReportKind.NOT_REACHED: "Daftar Desa dan Kelurahan yang Belum Dijangkau",
}
_COLUMNS = (
    Column("kode"),
    Column("wilayah"),
    Column("letak"),
    Column("berkas"),
    Column("halaman", Form.COUNT),
    Column("sha256"),
    Column("keterangan"),
)
_BLOCK = 1 << 20


@dataclass(frozen=True)
class Piece:
    """The report of one area; without a file where it could not be made. `name` is that of its file in the ZIP.

    `fault` says why there is none, or what is missing in it.
    """

    area_id: int
    code: str
    label: str
    place: str
    name: str
    file: Path | None
    page_count: int
    sha256: str
    fault: str


@dataclass(frozen=True)
class Bundle:
    """Reports of one kind and period of all areas within one, as of one moment."""

    area: str
    agency: str
    kind: ReportKind
    period: Period
    data_at: datetime
    pieces: Sequence[Piece]

    @property
    def title(self) -> str:
        with force_locale("id"):
            return f"{KIND_TITLES[self.kind]} di {self.area}, {period_name(self.period)}"

    @property
    def made(self) -> list[tuple[Piece, Path]]:
        return [(piece, piece.file) for piece in self.pieces if piece.file is not None]

    def write(self, form: JobForm, target: Path) -> None:
        """The same reports give the same bytes. Raises RenderingFailed where they cannot be joined."""
        if form is JobForm.ZIP:
            self._write_zip(target)
        else:
            self._write_joined(target)

    def _write_zip(self, target: Path) -> None:
        with ZipFile(target, "w", ZIP_STORED) as archive:
            archive.writestr(self._entry(LIST_NAME), self.as_csv())
            for piece, file in self.made:
                with archive.open(self._entry(piece.name), "w") as entry, file.open("rb") as pdf:
                    while block := pdf.read(_BLOCK):
                        entry.write(block)

    def _write_joined(self, target: Path) -> None:
        parts = [(piece.label, file.read_bytes()) for piece, file in self.made]
        joined = join_documents(self.title, self.agency, self.area, self.data_at, parts, self._contents)
        write_whole(target, joined.pdf)

    def as_csv(self) -> bytes:
        """What is inside; what is missing, and why."""
        rows: list[tuple[Cell, ...]] = [
            (
                piece.code,
                piece.label,
                piece.place,
                piece.name if piece.file else "",
                piece.page_count if piece.file else None,
                piece.sha256,
                fault_name(piece.fault),
            )
            for piece in self.pieces
        ]
        return to_csv(Sheet("daftar", (), _COLUMNS, rows))

    def _entry(self, name: str) -> ZipInfo:
        at = clock.local(self.data_at)
        entry = ZipInfo(name, (at.year, at.month, at.day, at.hour, at.minute, at.second))
        entry.external_attr = 0o644 << 16
        return entry

    def _contents(self, headings: list[Heading]) -> str:
        with force_locale("id"):
            missing = [piece for piece in self.pieces if piece.file is None]
            return render_template("reports/print_bundle.html", bundle=self, headings=headings, missing=missing)


def piece_name(top: Area, area: Area, kind: ReportKind, period: Period) -> str:
    """19.01-bangka/19.01.04-mendo-barat/laporan-19.01.04.2014-2026-Q3.pdf: in folders below the top."""
    return "".join(f"{_folder(one)}/" for one in _between(top, area)) + f"{file_name(kind, area, period)}.pdf"


def file_name(kind: ReportKind, area: Area, period: Period) -> str:
    """laporan-19.01.04.2014-2026-Q3, without an ending."""
    return f"{KIND_FILE_NAMES[kind]}-{area.code}-{_days(period)}"


def bundle_name(kind: ReportKind, area: Area, level: Level, period: Period, form: JobForm) -> str:
    """laporan-desa-kelurahan-19.01-2026-Q3.zip."""
    ending = "zip" if form is JobForm.ZIP else "pdf"
    return f"{KIND_FILE_NAMES[kind]}-{LEVEL_FILE_NAMES[level]}-{area.code}-{_days(period)}.{ending}"


def fault_name(fault: str) -> str:
    """In words: what the program could not do, or its own sentence where the paper is not made of that area."""
    return str(PART_FAULT_NAMES.get(fault, fault))  # type: ignore[call-overload]


def _days(period: Period) -> str:
    return period.code.replace("..", "-sd-")


def _between(top: Area, area: Area) -> list[Area]:
    """The areas below the one and above the other, the largest first."""
    levels = list(Level)
    inside = range(levels.index(top.level) + 1, levels.index(area.level))
    above = (area.province, area.regency, area.subdistrict)
    return [one for one in above if one is not None and levels.index(one.level) in inside]


def _folder(area: Area) -> str:
    """19.01.04-mendo-barat: in the order of the codes, and no two alike."""
    return f"{area.code}-{'-'.join(re.findall('[a-z0-9]+', area.name.lower()))}"
