"""Cells that only a file of regulations has; ValueError carries the sentence that tells what is wrong with one."""

import re

from app.i18n import _
from app.regulations.rules import FIRST_YEAR, MOST_NUMBER
from app.regulations.vocabulary import Theme
from app.sheets.cells import read_number

_NOTHING = ("-", "--", "–", "0000-00-00", "00-00-0000", "00/00/0000")  # what other systems write for no date
_FORMULA = re.compile(r"'(?=[=+\-@])")  # an apostrophe before such a sign comes from our own export
_PREFIX = re.compile(r"(?:nomor|no\.?|number)\s*:?\s*", re.IGNORECASE)
_ALONE = re.compile(r"\d{1,3}\.\d{3}|\d+", re.ASCII)
_OF_YEAR = re.compile(r"(\d{1,4})\s+(?:tahun|th\.?|of)\s+(\d{4})", re.ASCII | re.IGNORECASE)
_CLASSIFICATION = re.compile(r"\d{3}(?:\.\d+)+", re.ASCII)
_COUNT = re.compile(r"\d{1,4}", re.ASCII)
_YES, _NO = ("ya", "yes", "y", "1", "true", "x"), ("tidak", "no", "n", "0", "false")

_THEME_WORDS = (
    (Theme.OTHER, re.compile(r"\b(?:covid|corona|bencana|narkoba|stunting)", re.IGNORECASE)),
    (Theme.TASK_FORCE, re.compile(r"\b(?:satgas|satuan tugas|gugus tugas)\b", re.IGNORECASE)),
    (Theme.PRODUCTIVE_MIGRANT_VILLAGE, re.compile(r"\bdesmigratif\b|\bmigran produktif\b", re.IGNORECASE)),
    (Theme.ANTI_TRAFFICKING_VILLAGE, re.compile(r"\b(?:tppo|perdagangan orang)\b", re.IGNORECASE)),
    (Theme.PMI_PROTECTION, re.compile(r"\b(?:pmi|p3mi|migran|tki)\b", re.IGNORECASE)),
)


def plain_cell(text: str) -> str:
    """The cell without what stands for nothing, and without the mark that keeps a spreadsheet from calculating."""
    return "" if text in _NOTHING else _FORMULA.sub("", text, count=1) if text.startswith("'") else text


def read_number_and_year(text: str) -> tuple[int, int | None]:
    """2; 2 Tahun 2023; 2/2023; 188.4/02/2023; 02/PERDES/V/2023. More than one number that it could be is a fault."""
    words = _PREFIX.sub("", text, count=1)
    if match := _OF_YEAR.fullmatch(words):
        return read_number(match[1], MOST_NUMBER), int(match[2])
    if "/" not in words:
        if not _ALONE.fullmatch(words) and any(letter.isdigit() for letter in words):
            raise ValueError(_unclear(text))
        return read_number(words, MOST_NUMBER), None
    parts = [part.strip() for part in words.split("/")]
    year = int(parts.pop()) if _is_year(parts[-1]) else None
    if _CLASSIFICATION.fullmatch(parts[0]):
        parts.pop(0)
    numbers = [part for part in parts if any(letter.isdigit() for letter in part)]
    if len(numbers) != 1 or not _COUNT.fullmatch(numbers[0]):
        raise ValueError(_unclear(text))
    return int(numbers[0]), year


def _is_year(part: str) -> bool:
    return len(part) == 4 and bool(_COUNT.fullmatch(part)) and int(part) >= FIRST_YEAR


def _unclear(text: str) -> str:
    return _("It is not clear which number “%(typed)s” is. Write it like 2 or 2 Tahun 2023.", typed=text[:40])


def read_yes(text: str) -> bool:
    """Yes or no, in either language."""
    word = text.casefold()
    if word not in _YES + _NO:
        raise ValueError(_("“%(typed)s” is neither yes nor no. Write ya or tidak.", typed=text[:40]))
    return word in _YES


def proposed_theme(title: str) -> Theme:
    """What the words of the title speak for; a person looks at it before it is stored."""
    return next((theme for theme, words in _THEME_WORDS if words.search(title)), Theme.OTHER)
