"""The register of all villages of an area: a line for each regulation, subdistrict by subdistrict, in Indonesian."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from app import clock
from app.areas.models import Area, short_kind_name
from app.areas.reach import Reach
from app.i18n import force_locale, number
from app.regulations.clock_words import clock_name
from app.regulations.models import State
from app.regulations.queries import Filters, RegulationRow
from app.regulations.register_queries import count_by_place, count_villages, list_by_place
from app.regulations.settings_queries import list_terms
from app.regulations.terms import Clock, NextStep, next_step
from app.regulations.vocabulary import KIND_RULES, THEME_NAMES, Step
from app.regulations.words import made_by, state_name
from app.reports.office.letter_queries import get_letter
from app.reports.registers.register_words import step_taken
from app.reports.sentences.phrases import printable
from app.web.settings import is_demo

DATED = (Step.ENACTED, Step.PROMULGATED, Step.SUBMITTED)


@dataclass(frozen=True)
class DistrictLine:
    """`days` are those of DATED, or why there is none.

    `late`: how many days its next step is behind its term; None where it has none.
    """

    row: RegulationRow
    village: str
    regency: str
    name: str
    title: str
    days: tuple[date | str, ...]
    state: str
    late: int | None


@dataclass(frozen=True)
class Group:
    """The lines of one subdistrict, or of a regency itself."""

    name: str
    note: str
    lines: tuple[DistrictLine, ...]


@dataclass(frozen=True)
class DistrictRegister:
    """All regulations of an area that fit the filters, as of the day `on`; `total` counts also what is not shown."""

    author: str
    area: str
    fitting: tuple[str, ...]
    on: date
    groups: tuple[Group, ...]
    total: int
    made_at: datetime
    is_demo: bool

    @property
    def name(self) -> str:
        return "Daftar Peraturan di Desa dan Kelurahan"

    @property
    def part(self) -> str:
        """What of it this is: tahun 2026, jenis Peraturan Desa."""
        return ", ".join(self.fitting)

    @property
    def title(self) -> str:
        return ", ".join((self.name, self.area, *self.fitting))

    @property
    def lines(self) -> list[DistrictLine]:
        return [line for group in self.groups for line in group.lines]


def build_district_register(
    reach: Reach, area: Area, filters: Filters, waiting: Clock | None, on: date, most: int | None = None
) -> DistrictRegister:
    """The filters name the area too; `waiting` only those late or due soon; `most` lines where it is looked at."""
    with force_locale("id"):
        lines = _lines(reach, filters, waiting, on, most)
        whole = most is None or len(lines) < most
        total = len(lines) if whole or waiting else count_by_place(reach, filters, on)
        return DistrictRegister(
            author=get_letter(area).agency,
            area=area.full_label,
            fitting=_fitting(filters, waiting),
            on=on,
            groups=tuple(_group(name, tuple(group), whole) for name, group in groupby(lines[:most], key=_place)),
            total=total,
            made_at=clock.now(),
            is_demo=is_demo(),
        )


def _lines(reach: Reach, filters: Filters, waiting: Clock | None, on: date, most: int | None) -> list[DistrictLine]:
    """Village by village; whether a term is over is worked out here, so all are looked at where that is asked."""
    terms, villages = list_terms(), count_villages(reach, filters, on)
    states = {state: state_name(state) for state in State}
    lines = []
    for row in list_by_place(reach, filters, on, None if waiting else most):
        following = next_step(row, terms[row.regency_id], on)
        if waiting is None or (following is not None and following.clock(on) is waiting):
            maker = made_by(row, villages.get(row.id, 1))
            lines.append(_line(row, maker, states[row.state(on)], following, on))
    return lines


def _line(row: RegulationRow, maker: str, state: str, following: NextStep | None, on: date) -> DistrictLine:
    short = row.rules.short
    return DistrictLine(
        row=row,
        village=maker,
        regency=f"{short_kind_name(row.regency_kind)} {row.regency}",
        name=f"{short} Nomor {row.number} Tahun {row.year}" if row.number else f"Rancangan {short} {row.year}",
        title=printable(row.title),
        days=tuple(step_taken(row, step, on) for step in DATED),
        state=state,
        late=following.days_late(on) if following and following.due else None,
    )


def _place(line: DistrictLine) -> str:
    return line.row.place or line.village


def _group(name: str, lines: tuple[DistrictLine, ...], whole: bool) -> Group:
    """How many there are is said where all are there."""
    return Group(name, f"{number(len(lines))} peraturan" if whole else "", lines)


def _fitting(filters: Filters, waiting: Clock | None) -> tuple[str, ...]:
    """The filters in words."""
    words = []
    if filters.year is not None:
        words.append(f"tahun {filters.year}")
    if filters.kind is not None:
        words.append(f"jenis {KIND_RULES[filters.kind].name}")
    if filters.theme is not None:
        words.append(f"tema {THEME_NAMES[filters.theme]}")
    if filters.protective:
        words.append("tema pelindungan")
    if filters.state is not None:
        words.append(f"keadaan “{state_name(filters.state)}”")
    if waiting is not None:
        words.append(f"tenggat “{clock_name(waiting)}”")
    if filters.text:
        words.append(f"memuat “{printable(filters.text)}”")
    return tuple(words)
