"""Lists as people write them in a chat: "1. Siti Aminah (P)", "• Ahmad - L", with times, senders and bold marks."""

import re
import unicodedata
from dataclasses import dataclass

from app.i18n import _
from app.outreach.attendance_lists.guessing import looks_like_a_name
from app.outreach.attendance_lists.inline import name_and_sex
from app.outreach.attendance_lists.people import Columns, Place
from app.outreach.attendance_lists.private import mask_numbers
from app.outreach.attendance_lists.words import header_kind, is_hamlet, is_phrase, is_total, read_sex, sex_heading
from app.outreach.vocabulary import Sex
from app.sheets.grids import MOST_FILLED_ROWS, Grid, GridRow
from app.sheets.read import UnreadableSheet
from app.web.values import clean_line

_LONGEST_LINE = 400
_BOX = "\u20e3"  # around the figure before it, as chats number their lines
NUMBER, NAME, SEX, HAMLET, REMARK = range(5)
_TIME = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s*[AP]M)?"
_DAY = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}"
_STAMP = re.compile(
    rf"^\s*(?:\[(?:{_DAY},?\s+{_TIME}|{_TIME},?\s+{_DAY})\]|{_DAY},?\s+(?:pukul\s+)?{_TIME}\s+-)\s*(?P<said>.*)$",
    re.IGNORECASE,
)
_SENDER = re.compile(r"^[^:]{1,60}:\s*(?P<said>.*)$")
_MARKS = re.compile(r"(?<!\w)[*_~]+(?=\S)|(?<=\S)[*_~]+(?!\w)|```")
_QUOTED = re.compile(r'"([^"]+)"')
_BULLET = re.compile(r"^(?:[-–—•◦▪▫●○■□►▶➢➤✓✔√☑»>+]|[*](?=\s))+\s*")
_NUMBERED = re.compile(
    r"^\(?(\d{1,4})\s*(?:[.)\]:]|[-–](?=\s|[^\W\d]))\s*(?=\S)|^(\d{1,3})\s+(?=[^\W\d_])|^\(?(\d{1,4})\s*[.)\]]?$"
)
_PARTS = re.compile(r"\s+[-–—|/]\s+|\s*[,;|]\s*")
_TITLE = re.compile(r"(?:[A-Za-z]{1,6}\.)+[A-Za-z]{0,6}\.?|S\.?[A-Z][a-z]{0,5}|M\.?[A-Z][a-z]{0,3}|SH|SE|ST|MM|MH|MSi")


@dataclass
class _Line:
    number: int
    source: str
    text: str
    order: str = ""  # its own number in the list
    bullet: bool = False
    said: Sex | None = None


def lines_grid(text: str) -> Grid:
    """One row for each line: its number, name, L/P, hamlet; what is no name stands in a column of its own."""
    lines = [line for number, source in enumerate(text.splitlines(), 1) if (line := _line(number, source)) is not None]
    if len(lines) > MOST_FILLED_ROWS:
        raise UnreadableSheet(_("This text has more than 10,000 lines. Paste the list of names only."))
    marked = sum(line.said is not None for line in lines)
    bare = sum(name_and_sex(line.text, bare=True)[1] is not None for line in lines)
    listed = any(line.order or line.bullet for line in lines)
    names = sum(bool(line.order) or line.bullet or looks_like_a_name(line.text) for line in lines)
    return Grid("", tuple(_row(line, listed, (marked + bare) * 2 >= names) for line in lines))


def lines_place(grid: Grid) -> Place:
    first, last = (grid.rows[0].number, grid.rows[-1].number) if grid.rows else (1, 1)
    return Place(0, REMARK, first, last, Columns(name=NAME, number=NUMBER, sex=SEX, hamlet=(HAMLET,)))


def _line(number: int, source: str) -> _Line | None:
    plain = clean_line(source[:_LONGEST_LINE].replace("\ufe0f", "").replace(_BOX, ". "))
    if quoted := _QUOTED.fullmatch(plain):  # a single column saved as CSV
        plain = quoted[1]
    stamped = _STAMP.match(plain)
    if stamped:
        sender = _SENDER.match(stamped["said"])
        plain = sender["said"] if sender else ""
    bare = _BULLET.sub("", plain)
    bullet = bare != plain
    bare = clean_line(_MARKS.sub("", bare))
    bare = _without_pictures(bare)
    if not plain or not bare:
        return None
    match = _NUMBERED.match(bare)
    order = next(group for group in match.groups() if group) if match else ""
    rest = bare[match.end() :] if match else bare
    text = mask_numbers(rest)
    return _Line(number, clean_line(source[:_LONGEST_LINE]), text, order, bullet, name_and_sex(text)[1])


def _without_pictures(text: str) -> str:
    bare = "".join(" " if unicodedata.category(letter) in ("So", "Cs", "Cn") else letter for letter in text)
    return " ".join(bare.split())


def _row(line: _Line, listed: bool, bare: bool) -> GridRow:
    text = line.text
    cells = {NUMBER: line.order} if line.order else {}
    if (sex_heading(text.partition(":")[0]) and not line.said) or is_total(text):
        cells[NAME] = text
    elif line.order or line.bullet or line.said or (not listed and not header_kind(text) and looks_like_a_name(text)):
        cells.update(_parts(text, bare))
    elif is_phrase(text) or listed or ":" in text or header_kind(text):
        cells[REMARK] = text
    else:
        cells[NAME if looks_like_a_name(text) else REMARK] = text
    return GridRow(line.number, {column: words for column, words in cells.items() if words}, source=line.source)


def _parts(text: str, bare: bool) -> dict[int, str]:
    """Siti Aminah, S.Pd. - P - Dusun II: name with its titles, L/P, hamlet; the rest is a remark."""
    found: dict[int, str] = {}
    said: set[Sex | None] = set()
    names: list[str] = []
    for part in _PARTS.split(text):
        if (alone := read_sex(part.strip(" ()[]"))) is not None:
            said.add(alone)
            continue
        words, sex = name_and_sex(part, bare)
        said.update({sex} - {None})
        if not names or _TITLE.fullmatch(words.strip()):
            names.append(words)
        elif is_hamlet(words):
            found[HAMLET] = f"{found.get(HAMLET, '')} {words}".strip()
        else:
            found[REMARK] = f"{found.get(REMARK, '')} {words}".strip()
    found[NAME] = ", ".join(names)
    if len(said) == 1:
        found[SEX] = "L" if said.pop() is Sex.MALE else "P"
    return found
