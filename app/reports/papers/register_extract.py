"""The extract of Buku A.1: what is in force in the villages of an area, in the ten columns of the ministry's form."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import ClassVar

from app.areas.models import Area
from app.areas.reach import Reach
from app.i18n import _, day, force_locale, number
from app.periods import Period
from app.regulations.register_queries import list_in_force, list_links, list_sharing
from app.reports.papers.paperwork import NoSuchPaper, Paperwork, about
from app.reports.registers.register_forms import FORMS, Book, Form
from app.reports.registers.register_words import Told
from app.reports.registers.registers import Line
from app.reports.sentences.phrases import in_sentence
from app.reports.vocabulary import ReportKind

FORM = FORMS[Book.A1]
MOST = 2_000  # lines of one extract


@dataclass(frozen=True)
class ExtractLine(Line):
    """`is_new`: it came into force within the period. A joint one has a line in each of its villages."""

    regulation_id: int
    is_new: bool


@dataclass(frozen=True)
class ExtractGroup:
    """The lines of one village."""

    village: str
    place: str
    lines: tuple[ExtractLine, ...]


@dataclass(frozen=True, kw_only=True)
class RegisterExtract(Paperwork):
    kind: ClassVar = ReportKind.REGISTER_EXTRACT
    called: ClassVar = "Petikan Buku Peraturan di Desa (Buku A.1)"

    desa: int
    total: int
    new: int
    groups: tuple[ExtractGroup, ...]

    @property
    def form(self) -> Form:
        return FORM

    @property
    def lines(self) -> int:
        """How many lines it has: more than regulations where one is shared by several desa."""
        return sum(len(group.lines) for group in self.groups)

    @property
    def own_words(self) -> dict[str, tuple[str, ...]]:
        with force_locale("id"):
            return {"opening": (self._opening,)}

    @property
    def _opening(self) -> str:
        """How many are in force, in how many desa, and how many of them are new."""
        on, within = day(self.cutoff), in_sentence(self.period)
        if not self.total:
            return f"Nihil: belum ada peraturan di desa yang berlaku di {self.area} pada {on}."
        amount = "Satu peraturan" if self.total == 1 else f"Sebanyak {number(self.total)} peraturan"
        where = "" if self.desa == 1 else f" di {number(len(self.groups))} dari {number(self.desa)} desa"
        if not self.new:
            new = f"tidak satu pun mulai berlaku pada {within}"
        elif self.new == self.total:
            new = f"{'mulai' if self.total == 1 else 'semuanya mulai'} berlaku pada {within}"
        else:
            new = f"{number(self.new)} di antaranya mulai berlaku pada {within}"
        return f"{amount} di desa berlaku{where} pada {on}; {new}."

    @property
    def headline(self) -> tuple[tuple[str, str], ...]:
        with force_locale("id"):
            return (
                ("Peraturan yang berlaku", number(self.total)),
                ("Mulai berlaku dalam masa laporan", number(self.new)),
            )


def build_register_extract(area: Area, period: Period, now: datetime) -> RegisterExtract:
    """In a fixed number of selects. Raises NotBegun, and NoSuchPaper where there is no desa, or too much."""
    if not area.desa_count:
        raise NoSuchPaper(_("%(area)s has no desa, and only a desa keeps Buku A.1.", area=area.label))
    with force_locale("id"):
        basics = about(ReportKind.REGISTER_EXTRACT, area, period, now)
        groups = list_groups(area, period, basics["cutoff"])
    lines = sum(len(group.lines) for group in groups)
    if lines > MOST:
        told = {"count": number(lines), "most": number(MOST)}
        raise NoSuchPaper(
            _("%(count)s regulations are too many for one extract: at most %(most)s. Choose a smaller area.", **told)
        )
    with force_locale("id"):
        is_new = {line.regulation_id: line.is_new for group in groups for line in group.lines}
        return RegisterExtract(
            **basics, desa=area.desa_count, total=len(is_new), new=sum(is_new.values()), groups=groups
        )


def list_groups(area: Area, period: Period, on: date) -> tuple[ExtractGroup, ...]:
    """What is in force on that day, numbered from 1 to the end; a village without any has no group."""
    reach, groups, number_before = Reach.of(area), [], 0
    found, links, sharing = list_in_force(reach, FORM.kinds, on), list_links(reach), list_sharing(reach)
    for _village_id, rows in groupby(found, key=lambda row: row[2].id):
        lines = []
        for one, maker, village in rows:
            partners = [name for other, name in sharing.get(one.id, ()) if other != village.id]
            told = Told(one, maker, links.get(one.id, ()), partners, on)
            number_before += 1
            lines.append(ExtractLine(number_before, told.of_rules, one.id, one.in_force_since >= period.first_day))
        groups.append(ExtractGroup(village.label, village.place, tuple(lines)))
    return tuple(groups)
