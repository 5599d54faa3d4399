"""Reading the text of a draft: lines of templates/drafting/*.txt, as its README.txt describes them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path


class Mark(StrEnum):
    """How a line begins; PLAIN does with nothing."""

    FOOT = "~"
    NOTE = "!"
    HEADING = "^"
    GRID = "||"
    ROW = "|"
    ARTICLE = "##"
    CHAPTER = "#"
    PARAGRAPH = "(-)"
    LETTER = "-"
    FIGURE = "1."
    RIGHT = ">"
    LEFT = "<"
    NEW_PAGE = "----"
    CONDITION = "%"
    PLAIN = ""


@dataclass(frozen=True)
class Line:
    """`text` without its mark; of a row or a grid its cells."""

    mark: Mark
    text: str
    cells: tuple[str, ...] = ()


_MARKS = sorted((mark for mark in Mark if mark), key=len, reverse=True)
_REFERENCE = re.compile(r"@(\w+)")


def read_source(path: Path) -> list[Line]:
    """The lines of a draft, chapters and articles numbered. Raises KeyError for a reference to no article."""
    lines = [_line(text) for text in path.read_text().splitlines() if text.strip()]
    articles = [line.text for line in lines if line.mark is Mark.ARTICLE]
    number_of = {name: str(number) for number, name in enumerate(articles, 1)}
    return list(_numbered(lines, number_of))


def _line(text: str) -> Line:
    words = text.rstrip()
    for mark in _MARKS:
        if words == mark or words.startswith(mark + " "):
            rest = words[len(mark) :].strip()
            cells = tuple(cell.strip() for cell in rest.split(" | ")) if mark in (Mark.ROW, Mark.GRID) else ()
            return Line(mark, rest, cells)
    return Line(Mark.PLAIN, words)


def _numbered(lines: list[Line], number_of: dict[str, str]) -> Iterator[Line]:
    chapter = 0
    for line in lines:
        if line.mark is Mark.CHAPTER:
            chapter += 1
            yield replace(line, cells=(f"BAB {roman(chapter)}",))
        elif line.mark is Mark.ARTICLE:
            yield replace(line, text=f"Pasal {number_of[line.text]}")
        else:
            yield replace(line, text=_REFERENCE.sub(lambda match: number_of[match[1]], line.text))


def roman(number: int) -> str:
    """IX of 9, up to XXXIX."""
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (number // 10) + units[number % 10]
