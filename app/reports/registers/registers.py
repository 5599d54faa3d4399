"""The registers that a village keeps (Permendagri 47/2016): Buku A.1, Buku A.2, and the list of a kelurahan."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from textwrap import wrap

from app import clock
from app.areas.models import Area, Kind
from app.areas.reach import Reach
from app.i18n import force_locale
from app.regulations.models import Regulation, Stepwise
from app.regulations.register_queries import list_links, list_sharing, list_valid_in
from app.regulations.vocabulary import THEME_NAMES, RegulationKind, Theme
from app.reports.office.letter_parts import Letter
from app.reports.office.letter_queries import get_letter
from app.reports.registers.register_forms import FORMS, Book, Form
from app.reports.registers.register_words import Cell, Told
from app.web.settings import is_demo

_KINDS = list(RegulationKind)
_PIECE = 240  # characters of a cell, some twelve lines of a narrow column


@dataclass(frozen=True)
class Line:
    """One regulation: its number in the book, which begins at 1 each year, and the cells of the other columns."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def pieces(self) -> list[tuple[Cell, ...]]:
        """The cells as rows of the table: one, or several where a text is so long that a page may end within it."""
        parted = [_parted(cell) for cell in self.cells]
        return [tuple(part[at] if at < len(part) else () for part in parted) for at in range(max(map(len, parted)))]


def _parted(cell: Cell) -> list[Cell]:
    """Its lines in pieces of at most _PIECE characters, parted between words."""
    pieces: list[Cell] = [()]
    room = _PIECE
    for line in cell:
        for chunk in wrap(line, _PIECE, break_on_hyphens=False):
            if len(chunk) > room:
                pieces.append(())
                room = _PIECE
            pieces[-1] += (chunk,)
            room -= len(chunk)
    return pieces


@dataclass(frozen=True)
class Register:
    """A book of one village as of the day `on`: its lines by year, the first year first.

    `year` None: all years; `theme` "": all themes. `drafts` are left out, for they stand in no book yet.
    `choices` are the years of which there is anything, the latest first.
    """

    book: Book
    village: str
    place: str
    letter: Letter
    year: int | None
    theme: str
    on: date
    years: tuple[tuple[int, tuple[Line, ...]], ...]
    drafts: int
    choices: tuple[int, ...]
    made_at: datetime
    is_demo: bool

    @property
    def form(self) -> Form:
        return FORMS[self.book]

    @property
    def author(self) -> str:
        return self.letter.agency

    @property
    def total(self) -> int:
        return sum(len(lines) for _year, lines in self.years)

    @property
    def part(self) -> str:
        """What of the book this is: Tahun 2026, hanya tema Satgas desa."""
        part = f"Tahun {self.year}" if self.year else "Semua tahun"
        return f"{part}, hanya tema {self.theme}" if self.theme else part

    @property
    def title(self) -> str:
        """For the running head and the name of the document."""
        return f"{self.form.name}, {self.village}, {self.part}"

    def beginning(self, most: int) -> "Register":
        """The first lines only, for the screen."""
        years, room = [], most
        for year, lines in self.years:
            if room > 0:
                years.append((year, lines[:room]))
            room -= len(lines)
        return replace(self, years=tuple(years))


def build_register(village: Area, book: Book, year: int | None, theme: Theme | None, on: date) -> Register:
    """That book in Indonesian, whatever the page speaks; needs the village's own joined ancestors."""
    with force_locale("id"):
        valid = list_valid_in(village.id, FORMS[book].kinds)
        asked = [(one, maker) for one, maker in valid if year in (None, one.year)]
        fitting = [one for one, _maker in asked if theme in (None, one.theme)]
        return Register(
            book=book,
            village=village.label,
            place=", ".join(area.label for area in (village, village.subdistrict, village.regency) if area),
            letter=get_letter(village),
            year=year,
            theme=str(THEME_NAMES[theme]) if theme else "",
            on=on,
            years=_years(village, asked, theme, on),
            drafts=sum(begun(one, on) and not _stands(one, on) for one in fitting),
            choices=tuple(sorted({one.year for one, _maker in valid}, reverse=True)),
            made_at=clock.now(),
            is_demo=is_demo(),
        )


def begun(one: Stepwise, on: date) -> bool:
    """Whether there was anything of it by that day; where no day is recorded, its year says so."""
    known = [taken for taken in one.dates.values() if taken]
    return min(known) <= on if known else one.year <= on.year


def _years(village: Area, asked: Sequence[tuple[Regulation, Kind]], theme: Theme | None, on: date):
    """The lines of each year; they keep the numbers of the whole book where only one theme is asked for."""
    links, sharing = list_links(Reach.of(village)), list_sharing(Reach.of(village))
    standing = sorted((pair for pair in asked if _stands(pair[0], on)), key=_order)
    years = []
    for year, pairs in groupby(standing, key=lambda pair: pair[0].year):
        lines = []
        for number, (one, maker) in enumerate(pairs, 1):
            if theme in (None, one.theme):
                partners = [name for other, name in sharing.get(one.id, ()) if other != village.id]
                told = Told(one, maker, links.get(one.id, ()), partners, on)
                lines.append(Line(number, told.of_rules if one.rules.promulgated_in else told.of_decrees))
        if lines:
            years.append((year, tuple(lines)))
    return tuple(years)


def _stands(one: Regulation, on: date) -> bool:
    """Whether it stands in the book by that day: numbered, and signed or promulgated without a signature."""
    since = _numbered_on(one)
    return since is not None and since <= on


def _numbered_on(one: Regulation) -> date | None:
    return (one.enacted_on or one.promulgated_on) if one.number else None


def _order(pair: tuple[Regulation, Kind]):
    one = pair[0]
    return one.year, _numbered_on(one), _KINDS.index(one.kind), one.number, one.id
