"""What a report consists of: frozen figures and finished sentences, handed to the template."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from app.areas.models import Level
from app.coverage.calculate import AreaFigures
from app.coverage.map_parts import AreaMap
from app.coverage.targets.achievement import Actual
from app.i18n import force_locale, period_name
from app.periods import Period
from app.regulations.models import State
from app.reports.issued.issue_parts import Correction, ExternalRow, Issue
from app.reports.office.letter_parts import Letter
from app.reports.progress.area_parts import ChildGroup, ChildRow, ChildTable, ComparisonRow, LowRow
from app.reports.progress.chart_parts import Grid, LapseBar, Month, ReachTarget, ShareBar, WideGrid
from app.reports.progress.programme_parts import Programmes
from app.reports.progress.stuck_parts import StuckRow
from app.reports.registers.extract_annex import VillageLines
from app.reports.sentences import phrases
from app.reports.vocabulary import ReportKind

_FRONT_WITHOUT_PICTURE = 202  # mm: head, figures, a long paragraph, the proof, names of those not reached


@dataclass(frozen=True)
class Figure:
    """One of the three headline figures. `bar` is (part, whole, target or None)."""

    label: str
    value: str
    of: str = ""
    note: str = ""
    bar: tuple[int, int, int | None] | None = None
    is_word: bool = False


@dataclass(frozen=True)
class IndicatorRow:
    """One row of the table of indicators; `actual` None is "-", `reported` False is "belum lapor".

    With a `whole` it is the share of that in percent. `note` stands beside the name; `opens` is the indicator.
    """

    name: str
    unit: str
    target: int | None
    actual: int | None
    reported: bool = True
    whole: int | None = None
    note: str = ""
    opens: str = ""

    @property
    def told(self) -> Actual:
        return Actual(self.actual, self.whole, self.reported)

    @property
    def achievement(self) -> int | None:
        return self.told.achievement(self.target)

    @property
    def band(self) -> str:
        if not self.reported:
            return "belum lapor"
        return phrases.band(self.told, self.target)

    @property
    def is_weak(self) -> bool:
        return self.band in phrases.WEAK_BANDS


@dataclass(frozen=True)
class SessionRow:
    """One session; `opens`, in every row that has it, is what its numbers open on the site."""

    held_on: date
    title: str
    topics: str
    organizer: str
    host: str
    villages: int
    male: int
    female: int
    named: int
    opens: int = 0


@dataclass(frozen=True)
class RegulationRow:
    """One regulation as it stands on the cut-off day; a date of None is not yet, `*_applies` False is "-"."""

    village: str
    name: str
    title: str
    theme: str
    agreed_on: date | None
    enacted_on: date | None
    promulgated_on: date | None
    agreed_applies: bool
    promulgated_applies: bool
    state: State
    counts: bool
    opens: int = 0


@dataclass(frozen=True)
class AgeRow:
    name: str
    male: int
    female: int


@dataclass(frozen=True)
class ShareRow:
    """Sessions of one organiser or topic, and the people who came to them (None: not added up)."""

    name: str
    sessions: int
    attendance: int | None = None
    opens: str = ""


@dataclass(frozen=True)
class AudienceRow:
    """Sessions to which a group of people was invited, and all who came to these sessions, whoever they are."""

    name: str
    sessions: int
    male: int
    female: int
    opens: str = ""

    @property
    def attendance(self) -> int:
        return self.male + self.female


@dataclass(frozen=True)
class NeverGroup:
    """Villages of one area that were never reached, or not for more than twelve months."""

    name: str
    never: int
    never_names: str
    lapsed: int
    lapsed_names: str
    opens: str = ""


@dataclass(frozen=True)
class Action:
    """What to do, by whom, until when."""

    what: str
    who: str
    by: date


@dataclass(frozen=True)
class Sentences:
    lead: str
    reached: str
    held: str
    named: str
    checked: str
    within_year: str
    regulated: str
    drafts: str
    reporting: str
    targets: str
    conclusion: str
    weakest: str
    running: str = ""
    overlaps: str = ""
    retired: str = ""
    where_not: str = ""


@dataclass(frozen=True)
class Report:
    """The progress report of one area in one period, as of one moment."""

    area: str
    place: str
    level: Level
    code: str
    period: Period
    cutoff: date
    made_at: datetime
    is_running: bool
    is_demo: bool
    what: str
    counted: str
    child_word: str
    letter: Letter
    total: AreaFigures
    figures: tuple[Figure, ...]
    figures_note: str
    say: Sentences
    indicators: tuple[IndicatorRow, ...]
    comparisons: tuple[ComparisonRow, ...]
    earlier_name: str
    has_earlier: bool
    year_ago_name: str
    has_year_ago: bool
    months: tuple[Month, ...]
    ages: tuple[AgeRow, ...]
    disability: int | None
    organizers: tuple[ShareRow, ...]
    topics: tuple[ShareRow, ...]
    audiences: tuple[AudienceRow, ...]
    programmes: Programmes
    reach: ChildTable
    regulated: ChildTable
    children: tuple[ChildRow, ...] = ()
    never: int = 0
    lowest: tuple[LowRow, ...] = ()
    reach_target: ReachTarget | None = None
    target_met: str = ""
    grid: Grid | None = None
    numbered_grid: Grid | None = None
    wide_grid: WideGrid | None = None
    map: AreaMap | None = None
    bars: tuple[ShareBar, ...] = ()
    lapse_bars: tuple[LapseBar, ...] = ()
    annex: tuple[ChildGroup, ...] = ()
    extract: tuple[VillageLines, ...] = ()
    sessions: tuple[SessionRow, ...] = ()
    regulations: tuple[RegulationRow, ...] = ()
    stuck: tuple[StuckRow, ...] = ()
    never_groups: tuple[NeverGroup, ...] = ()
    problems: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    external: tuple[ExternalRow, ...] = ()
    corrections: tuple[Correction, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    issue: Issue | None = None

    @property
    def kind(self) -> ReportKind:
        return ReportKind.PROGRESS

    @property
    def title(self) -> str:
        """For the running head, the name of the document and the list of what was issued."""
        with force_locale("id"):
            return f"Laporan Perkembangan {self.area}, {period_name(self.period)}"

    @property
    def is_village(self) -> bool:
        return self.level is Level.VILLAGE

    @property
    def is_large(self) -> bool:
        """Whether it has chapters that begin on pages of their own, and annexes."""
        return self.level not in (Level.VILLAGE, Level.SUBDISTRICT)

    @property
    def is_tall(self) -> bool:
        """Whether the picture finds no room on the first page, which then has that of the months."""
        height = sum(row.height for row in self.grid.rows) if self.grid else 5.9 * len(self.bars)
        return height > self.letter.page.text_height - _FRONT_WITHOUT_PICTURE

    @property
    def has_months_in_front(self) -> bool:
        return self.is_village or self.is_tall

    @property
    def has_desa(self) -> bool:
        return self.total.desa > 0
