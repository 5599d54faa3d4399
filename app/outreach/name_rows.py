"""The rows of a sign-in sheet as they were typed: read, cleaned, and each fault said beside its row."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from app.i18n import _
from app.outreach.vocabulary import Audience, Sex
from app.web.values import clean_line

MOST_ROWS = 200
EMPTY_ROWS = 20
LONGEST_NAME = 120
# Pupils are nearly always children, and children are counted, never named.
NAMED_AUDIENCES = [audience for audience in Audience if audience is not Audience.PUPILS]
_NUMBER_OF_A_PERSON = re.compile(r"\d[\d .-]{4,}\d")


@dataclass(frozen=True)
class Named:
    """One entry that may be stored; `home_id` None: at home in the area that held the session."""

    name: str
    sex: Sex
    audience: Audience | None
    home_id: int | None


@dataclass
class NameRow:
    """One row of the page, with what was typed and what has to be corrected."""

    name: str = ""
    sex: str = ""
    audience: str = ""
    home: str = ""
    faults: list[tuple[str, str]] = field(default_factory=list)  # (field, message)

    @property
    def is_blank(self) -> bool:
        """A row without a name is left out: emptying the name takes an entry away. L/P cannot be unticked."""
        return not self.name and not self.home

    def fault(self, of: str) -> str:
        return next((message for where, message in self.faults if where == of), "")


def read_rows(form) -> list[NameRow]:
    """The rows of a sent page: lists name, audience, home and, since a radio may be left open, sex-0, sex-1, ..."""
    names, audiences, homes = form.getlist("name"), form.getlist("audience"), form.getlist("home")
    return [
        NameRow(
            clean_line(name),
            form.get(f"sex-{index}", ""),
            audiences[index] if index < len(audiences) else "",
            clean_line(homes[index]) if index < len(homes) else "",
        )
        for index, name in enumerate(names)
    ]


def check_rows(rows: list[NameRow], find_home: Callable[[str], int | str] | None = None) -> list[Named]:
    """The entries to store; a row that is not right gets its faults.

    `find_home` gives the id of a home or what is wrong with it; needed where a row names one.
    """
    people = []
    for number, row in enumerate(rows, 1):
        if row.is_blank:
            continue
        _check_name(row, number)
        if row.name and row.sex not in (Sex.MALE, Sex.FEMALE):
            row.faults.append(("sex", _("Row %(number)s: choose M or F for %(name)s.", number=number, name=row.name)))
        if row.audience and row.audience not in NAMED_AUDIENCES:
            row.faults.append(("audience", _("Row %(number)s: choose the group from the list.", number=number)))
        home = find_home(row.home) if row.home and find_home else None
        if isinstance(home, str):
            row.faults.append(("home", _("Row %(number)s: %(fault)s", number=number, fault=home)))
        elif not row.faults:
            people.append(Named(row.name, Sex(row.sex), Audience(row.audience) if row.audience else None, home))
    return people


def _check_name(row: NameRow, number: int) -> None:
    if not row.name:
        message = _("Row %(number)s has a village but no name. Write the name, or empty the row.", number=number)
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
