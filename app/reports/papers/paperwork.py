"""What every paper beside the progress report has: whose it is, of which days, who signs, in which words."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar

from app.areas.models import Area, Level
from app.coverage.calculate import cutoff_of
from app.i18n import force_locale, period_name
from app.periods import Period
from app.reports.issued.issue_parts import Issue
from app.reports.office.letter_parts import Letter
from app.reports.office.letter_queries import get_letter
from app.reports.own_words.text_queries import texts_of
from app.reports.progress.facts import NotBegun, today_of
from app.reports.progress.tables import head_label
from app.reports.vocabulary import ReportKind
from app.web.settings import is_demo


@dataclass(frozen=True, kw_only=True)
class Paperwork(ABC):
    """The same names as in a Report, so that each is previewed, edited, issued and printed in the same way."""

    kind: ClassVar[ReportKind]
    called: ClassVar[str]
    """What it is called before the name of its area: Surat Pengantar."""

    area: str
    place: str
    level: Level
    code: str
    period: Period
    cutoff: date
    made_at: datetime
    is_running: bool
    is_demo: bool
    letter: Letter
    texts: Mapping[str, str] = field(default_factory=dict)
    issue: Issue | None = None

    @property
    def title(self) -> str:
        """For the running head, the name of the document and the list of what was issued."""
        with force_locale("id"):
            return f"{self.called} {self.area}, {period_name(self.period)}"

    @property
    @abstractmethod
    def own_words(self) -> dict[str, tuple[str, ...]]:
        """What the program writes in each part that the office may write anew, in paragraphs."""

    @property
    @abstractmethod
    def headline(self) -> tuple[tuple[str, str], ...]:
        """(what, figure) of what it says in a nutshell."""


class NoSuchPaper(ValueError):
    """That kind of paper is not made of that area; the message is for the person who asked."""


def about(kind: ReportKind, area: Area, period: Period, now: datetime) -> dict[str, Any]:
    """What every paper says of its area, days and office. Raises NotBegun where the period lies in the future."""
    today = today_of(now)
    if period.first_day > today:
        raise NotBegun(period.code)
    return {
        "area": area.label,
        "place": head_label(area),
        "level": area.level,
        "code": area.code,
        "period": period,
        "cutoff": cutoff_of(period, today),
        "made_at": now,
        "is_running": today <= period.last_day,
        "is_demo": is_demo(),
        "letter": get_letter(area),
        "texts": texts_of(area, period, kind),
    }
