"""The work list on paper: the villages to be visited, with a column to write on, in official Indonesian."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.areas.models import Area, short_kind_name
from app.i18n import day, number
from app.reports.office.letterhead import government
from app.reports.progress.tables import head_label
from app.reports.sentences.phrases import printable
from app.worklist.calculate import Part, Tab, months_between
from app.worklist.filters import Narrowed, Standing
from app.worklist.lines import Line
from app.worklist.list_queries import Question
from app.worklist.models import Reason

MOST = 1_000  # villages on one list: beyond that nobody reads paper
_TABS = {
    Tab.ALL: "Perlu dikunjungi",
    Tab.NEVER: "Belum pernah dijangkau",
    Tab.YEAR: "Lebih dari 12 bulan tidak dijangkau",
    Tab.NAMES: "Dijangkau dalam 12 bulan terakhir, tanpa nama",
    Tab.WOMEN: "Dijangkau dalam 12 bulan terakhir, tanpa perempuan",
    Tab.STUCK: "Peraturan desa tertahan",
    Tab.LAPSING: "SK hampir atau baru saja habis",
}
_REASONS = {
    Reason.NOT_ASKED: "belum ditanya",
    Reason.NO_SIGNAL: "tidak ada sinyal",
    Reason.NO_STAFF: "tidak ada petugas",
    Reason.REFUSED: "menolak",
    Reason.WANTS_LETTER: "minta surat",
    Reason.HARD_TO_REACH: "sulit dijangkau",
    Reason.NEW_HEAD: "kepala desa baru",
    Reason.NEW_VILLAGE: "desa baru",
    Reason.NO_BUDGET: "tidak ada anggaran",
    Reason.OTHER: "lainnya",
}
_STANDINGS = {
    Standing.NONE: "belum ada penanggung jawab",
    Standing.OPEN: "ada tindak lanjut",
    Standing.LATE: "lewat batas",
    Standing.REACHED: "sudah dijangkau sejak ditugaskan",
}


@dataclass(frozen=True)
class WorklistPaper:
    """What is printed, as the page narrows it."""

    question: Question
    narrowed: Narrowed
    lines: Sequence[Line]
    made_at: datetime
    is_demo: bool

    @property
    def area(self) -> Area:
        return self.question.area

    @property
    def title(self) -> str:
        on = day(self.question.days.today)
        return f"Daftar desa dan kelurahan yang perlu dikunjungi, {self.area.label}, keadaan {on}"

    @property
    def place(self) -> str:
        return head_label(self.area)

    @property
    def author(self) -> str:
        return government(self.area)

    @property
    def parts(self) -> str:
        weights = self.question.weighed.weights
        return (
            f"Prioritas 0 sampai 100: waktu sejak kegiatan terakhir (paling banyak {weights.of(Part.TIME)}), warga di "
            f"luar negeri ({weights.of(Part.ABROAD)}), peraturan ({weights.of(Part.REGULATION)}), program "
            f"({weights.of(Part.PROGRAMME)}). Bobot dari hal yang belum diketahui dibagi kepada bagian lain."
        )

    @property
    def which(self) -> str:
        """Which part of all villages this is, so that nobody takes it for the whole."""
        asked = self.narrowed
        limits = [
            f"kecamatan {printable(self.lines[0].row.subdistrict)}" if asked.subdistrict and self.lines else "",
            "satu penanggung jawab" if asked.who else "",
            _STANDINGS[asked.standing] if asked.standing else "",
            f"nama memuat “{printable(asked.text)}”" if asked.text else "",
        ]
        limited = "; ".join(filter(None, limits))
        told = (
            f"{_TABS[asked.tab]}: {number(len(self.lines))} dari {number(self.area.village_count)} desa dan kelurahan."
        )
        return f"{told} Hanya yang dicari: {limited}." if limited else told

    def last(self, line: Line) -> str:
        last = line.row.last_reached_on
        if last is None:
            return "belum pernah"
        months = months_between(last, self.question.days.today)
        return f"{day(last)} ({months} bulan)" if months else day(last)

    def place_of(self, line: Line) -> str:
        row = line.row
        if not self.is_wide:
            return printable(row.subdistrict)
        return printable(f"{row.subdistrict}, {short_kind_name(row.regency_kind)} {row.regency}")

    @property
    def is_wide(self) -> bool:
        return self.area.level == "province"

    def reason(self, line: Line) -> str:
        row = line.row
        told = [_REASONS[row.reason] if row.reason else "", printable(row.explanation) if row.explanation else ""]
        return ": ".join(filter(None, told)) or "-"

    def who(self, line: Line) -> str:
        name = line.row.assignee or line.row.assignee_name
        return printable(name) if name else "-"
