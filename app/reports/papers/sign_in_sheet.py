"""The sign-in sheet (daftar hadir) that goes round the room: what stands on it, from a session or from a plan."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import repeat

import segno
from markupsafe import Markup

from app.areas.models import Area, Level
from app.i18n import clock_time, weekday_day
from app.outreach.models import OutreachSession, SessionDraft
from app.outreach.vocabulary import AUDIENCE_NAMES, Audience
from app.printing.page import Paper
from app.reports.office.letter_parts import Letter
from app.reports.sentences.phrases import printable
from app.web.values import clean_line, read_date, read_time

FEWEST_ROWS, MOST_ROWS, USUAL_ROWS = 20, 200, 40
_NEWCOMERS = 10  # empty rows that there are at least below the names of those who came before


@dataclass(frozen=True)
class Occasion:
    """What the sheet is for. Empty is not known yet: a dotted line to fill in by hand."""

    title: str = ""
    held_on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    venue: str = ""
    organizer: str = ""


@dataclass(frozen=True)
class KnownPerson:
    """Somebody who came before; `sex` is L, P or empty."""

    id: int
    name: str
    sex: str
    audience: Audience | None
    hamlet: str

    @property
    def group(self) -> str:
        """In the language of the document, which is not always that of the page."""
        return str(AUDIENCE_NAMES[self.audience]) if self.audience else ""


@dataclass(frozen=True)
class SignInSheet:
    """`address` is what the QR holds; `people` stand in the first rows, and the others are empty."""

    code: str
    address: str
    area: Area
    letter: Letter
    occasion: Occasion
    people: tuple[KnownPerson, ...]
    rows: int
    paper: Paper
    made_at: datetime
    is_demo: bool

    @property
    def title(self) -> str:
        """For the running head and the name of the document, where a long one would take the room of a row."""
        title = printable(self.occasion.title) if self.occasion.title else "Kegiatan"
        return title if len(title) <= 70 else f"{title[:67].rstrip()}…"

    @property
    def blocks(self) -> list[list[tuple[int, KnownPerson | None]]]:
        """The rows as they may be parted by the end of a page: in pairs, and the last two pairs not at all."""
        count = max(self.rows, len(self.people) + _NEWCOMERS if self.people else 0)
        people = [*map(_printed, self.people), *repeat(None, count - len(self.people))]
        rows = list(enumerate(people, 1))
        pairs = [rows[at : at + 2] for at in range(0, count, 2)]
        return [*pairs[:-2], [*pairs[-2], *pairs[-1]]]

    @property
    def facts(self) -> list[tuple[str, str]]:
        """(label, text) above the table."""
        one = self.occasion
        facts = [
            ("Kegiatan", printable(one.title) if one.title else ""),
            ("Hari/tanggal", weekday_day(one.held_on) if one.held_on else ""),
            ("Waktu", _times(one)),
            ("Tempat", _place(one, self.area)),
        ]
        return [*facts, ("Penyelenggara", printable(one.organizer))] if one.organizer else facts

    @property
    def qr(self) -> Markup:
        return Markup(segno.make(self.address, error="m").svg_inline(omitsize=True, border=4, dark="#000"))


def _printed(person: KnownPerson) -> KnownPerson:
    return replace(person, name=printable(person.name), hamlet=printable(person.hamlet) if person.hamlet else "")


def occasion_of_session(outreach: OutreachSession) -> Occasion:
    return Occasion(
        outreach.title,
        outreach.held_on,
        outreach.starts_at,
        outreach.ends_at,
        outreach.venue,
        outreach.organizer,
    )


def occasion_of_draft(draft: SessionDraft) -> Occasion:
    """What was typed, as far as it can be read."""

    def typed(name: str) -> str:
        return clean_line((draft.answers.get(name) or [""])[0])[:200]

    def read(name: str, reader):
        try:
            return reader(typed(name))
        except ValueError:
            return None

    return Occasion(
        typed("title"),
        read("held_on", read_date),
        read("starts_at", read_time),
        read("ends_at", read_time),
        typed("venue"),
        typed("organizer"),
    )


def _times(one: Occasion) -> str:
    if one.starts_at is None:
        return ""
    if one.ends_at is None:
        return f"{clock_time(one.starts_at)} s.d. selesai"
    return f"{one.starts_at:%H.%M} s.d. {clock_time(one.ends_at)}"


def _place(one: Occasion, area: Area) -> str:
    if not one.venue:
        return ""
    venue = printable(one.venue)
    has_area = area.level is not Level.VILLAGE or area.name.casefold() in venue.casefold()
    return venue if has_area else f"{venue}, {area.label}"
