"""What the program proposes to write in each part that an office may write itself, and which of those have changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.i18n import _l
from app.reports.models import ChapterText
from app.reports.own_words import prose
from app.reports.papers.kinds import Printable
from app.reports.progress.parts import Report

PART_NAMES = {
    "background": _l("Background"),
    "purpose": _l("Purpose"),
    "activities": _l("Activities"),
    "results": _l("Results"),
    "opening": _l("Opening"),
    "problems": _l("Problems"),
    "conclusion": _l("Conclusion"),
    "closing": _l("Closing words"),
}


@dataclass(frozen=True)
class Part:
    """A part of a paper: what the program proposes now, and what the office wrote, "" where it wrote nothing.

    `is_stale`: the data have changed since it was written, so that the program would say something else today.
    """

    key: str
    proposal: str
    text: str = ""
    is_stale: bool = False


def propose(paper: Printable) -> dict[str, str]:
    """{part: text} in the order of the paper, its paragraphs parted by an empty line."""
    words = prose.own_words(paper) if isinstance(paper, Report) else paper.own_words
    return {part: "\n\n".join(paragraphs) for part, paragraphs in words.items()}


def parts_of(paper: Printable, stored: Iterable[ChapterText]) -> tuple[Part, ...]:
    """Every part that may be written anew."""
    written = {one.part: one for one in stored if one.text}
    parts = []
    for key, proposal in propose(paper).items():
        own = written.get(key)
        parts.append(Part(key, proposal, own.text, own.proposed != proposal) if own else Part(key, proposal))
    return tuple(parts)
