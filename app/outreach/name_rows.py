"""The rows of a sign-in sheet as they were typed: read, cleaned, and each fault said beside its row."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2s

from app.i18n import _
from app.outreach.homes import home_text
from app.outreach.nik import WrongNik, read_nik
from app.outreach.people_keys import nik_key
from app.outreach.vocabulary import Audience, Sex
from app.web.values import clean_line

MOST_ROWS = 300  # of one form
MOST_NUMBERS = 99_999
EMPTY_ROWS = 20
LONGEST_NAME, LONGEST_HAMLET = 120, 80
UNKNOWN = "unknown"  # the sex of somebody, where nobody knows it: said, never guessed
# Pupils are nearly always children, and children are counted, never named.
NAMED_AUDIENCES = [audience for audience in Audience if audience is not Audience.PUPILS]
_NUMBER_OF_A_PERSON = re.compile(r"\d[\d .-]{4,}\d")
_ROW_KEY = re.compile(r"[\w-]{8,40}", re.ASCII)


@dataclass(frozen=True)
class Named:
    """One entry that may be stored.

    `sex` None: not known. `home_id` None: at home in the area that held the session. `person_key` is that of somebody
    who came before, where a person said so; without it, and without an earlier entry with this `nik_key`, it is
    somebody new. `row_key` is the page's own key of the row; `position` the number on the paper, where it is known.
    """

    name: str
    sex: Sex | None
    audience: Audience | None = None
    home_id: int | None = None
    hamlet: str = ""
    nik_key: bytes | None = None
    person_key: bytes | None = None
    row_key: str | None = None
    position: int | None = None


@dataclass
class NameRow:
    """One row of a page, with what was typed and what has to be corrected. The NIK is never sent back to a page."""

    name: str = ""
    sex: str = ""
    audience: str = ""
    hamlet: str = ""
    home: str = ""
    nik: str = field(default="", repr=False)
    ref: str = ""  # "12" for the entry with that id, else the page's own key of a new row
    seen: str = ""  # what the entry looked like when the page was made
    number: int = 1
    chosen: int | None = None  # id of an earlier entry, where a person said that it is the same person
    faults: list[tuple[str, str]] = field(default_factory=list)  # (field, message)

    @property
    def is_blank(self) -> bool:
        """A row without a name is left out: emptying the name takes an entry away. L/P cannot be unticked."""
        return not (self.name or self.home or self.hamlet or self.nik)

    @property
    def entry_id(self) -> int | None:
        return int(self.ref) if self.ref.isascii() and self.ref.isdigit() and len(self.ref) < 12 else None

    @property
    def row_key(self) -> str | None:
        """The key of a new row; None where it is no key of ours."""
        return self.ref if self.entry_id is None and _ROW_KEY.fullmatch(self.ref) else None

    def fault(self, of: str) -> str:
        return next((message for where, message in self.faults if where == of), "")

    def blame(self, where: str, message: str) -> None:
        self.faults.append((where, _("Row %(number)s: %(fault)s", number=self.number, fault=message)))


@dataclass(frozen=True)
class Sheet:
    """What the checks need to know of the session: the day it was held, the secret, and how a home is found.

    `find_home` gives the id of a home or what is wrong with it; needed where a row names one.
    """

    held_on: date
    secret: str
    find_home: Callable[[str], int | str] | None = None


def read_rows(form) -> list[NameRow]:
    """The rows of a sent page: lists name, audience, ... and, since a radio may be left open, sex-0, sex-1, ..."""
    lists = {column: form.getlist(column) for column in ("audience", "hamlet", "home", "ref", "seen", "number")}
    rows = []
    for index, name in enumerate(form.getlist("name")):
        rest = {column: values[index] if index < len(values) else "" for column, values in lists.items()}
        number = _number(rest.pop("number"), index + 1)
        rows.append(typed_row({**rest, "name": name, "sex": form.get(f"sex-{index}", "")}, number))
    return rows


def _number(text: str, else_number: int) -> int:
    """The number on the paper beside which a row was typed."""
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text) <= MOST_NUMBERS else else_number


def typed_row(values: dict, number: int) -> NameRow:
    """A row from what a page has sent, cleaned; whatever is not text counts as empty."""
    text = {column: value for column, value in values.items() if isinstance(value, str)}
    row = NameRow(number=number)
    for column in ("name", "hamlet", "home", "nik"):
        setattr(row, column, clean_line(text.get(column, "")))
    for column in ("sex", "audience", "ref", "seen"):
        setattr(row, column, text.get(column, ""))
    return row


def check_rows(rows: list[NameRow], sheet: Sheet) -> list[tuple[NameRow, Named | None]]:
    """Each row with the entry to store: None where it is blank, or has faults, which are then in it."""
    return [(row, None if row.is_blank else check_row(row, sheet)) for row in rows]


def check_row(row: NameRow, sheet: Sheet, person_key: bytes | None = None) -> Named | None:
    """The entry to store, of this person where it is known; None where the row has faults, which are then in it."""
    _check_name(row)
    if row.name and row.sex not in (Sex.MALE, Sex.FEMALE, UNKNOWN):
        row.faults.append(
            ("sex", _("Row %(number)s: choose M or F for %(name)s.", number=row.number, name=row.name[:LONGEST_NAME]))
        )
    if row.audience and row.audience not in NAMED_AUDIENCES:
        row.faults.append(("audience", _("Row %(number)s: choose the group from the list.", number=row.number)))
    if len(row.hamlet) > LONGEST_HAMLET:
        row.blame("hamlet", _("shorten the hamlet to %(most)s letters.", most=LONGEST_HAMLET))
    elif _NUMBER_OF_A_PERSON.search(row.hamlet):
        row.blame("hamlet", _("write the hamlet only, without NIK or phone number."))
    home = sheet.find_home(row.home) if row.home and sheet.find_home else None
    if isinstance(home, str):
        row.blame("home", home)
    key = _read_key(row, sheet)
    if row.faults or isinstance(home, str):
        return None
    return Named(
        name=row.name,
        sex=None if row.sex == UNKNOWN else Sex(row.sex),
        audience=Audience(row.audience) if row.audience else None,
        home_id=home,
        hamlet=row.hamlet,
        nik_key=key,
        person_key=person_key,
        row_key=row.row_key,
        position=row.number,
    )


def _read_key(row: NameRow, sheet: Sheet) -> bytes | None:
    """From here on there is no NIK any more, only its keyed hash."""
    typed, row.nik = row.nik, ""
    if not typed:
        return None
    try:
        return nik_key(sheet.secret, read_nik(typed, sheet.held_on))
    except WrongNik as fault:
        row.blame("nik", str(fault))
        return None


def fingerprint(row) -> str:
    """Tells whether a row of the page, or an entry of the sheet, still is what it was when the page was made."""
    home = row.home if isinstance(row, NameRow) else home_text(row.home_code, row.home_name)
    parts = (row.name, row.sex or UNKNOWN, row.audience or "", row.hamlet, home)
    return blake2s("|".join(parts).encode(), digest_size=6).hexdigest()


def _check_name(row: NameRow) -> None:
    number = row.number
    if not row.name:
        message = _("Row %(number)s has no name. Write the name, or empty the row.", number=number)
    elif len(row.name) > LONGEST_NAME:
        message = _(
            "Row %(number)s: this name has %(length)s characters. Shorten it to %(most)s.",
            number=number,
            length=len(row.name),
            most=LONGEST_NAME,
        )
    elif _NUMBER_OF_A_PERSON.search(row.name):
        message = _("Row %(number)s: write the name only, without NIK or phone number.", number=number)
    elif not any(letter.isalpha() for letter in row.name):
        message = _("Row %(number)s: “%(name)s” is not a name.", number=number, name=row.name)
    else:
        return
    row.faults.append(("name", message))
