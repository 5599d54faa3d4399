"""The letter that carries a progress report to whom it is for: its main figures on one page."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from app.areas.models import Area
from app.i18n import force_locale
from app.periods import Period
from app.reports.own_words.prose import NO_PROBLEMS
from app.reports.own_words.text_queries import texts_of
from app.reports.papers.paperwork import Paperwork
from app.reports.progress.content import build_report
from app.reports.progress.parts import Report
from app.reports.sentences.phrases import in_sentence
from app.reports.vocabulary import ReportKind

SUBJECT = "Laporan Perkembangan Edukasi dan Pelindungan Pekerja Migran Indonesia"


@dataclass(frozen=True, kw_only=True)
class CoveringLetter(Paperwork):
    kind: ClassVar = ReportKind.COVERING_LETTER
    called: ClassVar = "Surat Pengantar Laporan Perkembangan"

    report: Report

    @property
    def subject(self) -> str:
        return SUBJECT

    @property
    def own_words(self) -> dict[str, tuple[str, ...]]:
        with force_locale("id"):
            opening = (
                f"Bersama ini disampaikan dengan hormat {SUBJECT} di {self.place} untuk {in_sentence(self.period)}. "
                "Pokok hasilnya sebagai berikut."
            )
        return {"opening": (opening,), "problems": (self._problems,), "closing": (self._closing,)}

    @property
    def _problems(self) -> str:
        """The gravest of chapter IV, and where the rest is read."""
        if not self.report.problems:
            return f"{NO_PROBLEMS} Rekomendasi dimuat dalam Bab V."
        return f"{self.report.problems[0]} Permasalahan dan tindakan yang disarankan dimuat dalam Bab IV dan Bab V."

    @property
    def _closing(self) -> str:
        return "Demikian disampaikan untuk menjadi perhatian dan arahan lebih lanjut."

    @property
    def headline(self) -> tuple[tuple[str, str], ...]:
        return tuple((one.label, f"{one.value} {one.of}".strip()) for one in self.report.figures)


def build_covering_letter(area: Area, period: Period, now: datetime) -> CoveringLetter:
    """Raises NotBegun where the period lies in the future."""
    report = build_report(area, period, now)
    return CoveringLetter(
        area=report.area,
        place=report.place,
        level=report.level,
        code=report.code,
        period=period,
        cutoff=report.cutoff,
        made_at=now,
        is_running=report.is_running,
        is_demo=report.is_demo,
        letter=report.letter,
        texts=texts_of(area, period, ReportKind.COVERING_LETTER),
        report=report,
    )
