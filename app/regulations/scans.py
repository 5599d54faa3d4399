"""The scans of a regulation as its page shows them: the signed text leaf by leaf, the papers of its steps, the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.files.checking import PDF
from app.regulations.scan_queries import ScanLine
from app.regulations.vocabulary import Step

OPEN_LEAVES = 3  # the others are loaded once somebody unfolds them


@dataclass(frozen=True)
class Leaf:
    """A page of the signed text: a photo, or a page of a PDF. Its measures are those of the picture."""

    scan_id: int
    number: int
    page: int | None
    width: int | None
    height: int | None


@dataclass(frozen=True)
class Scans:
    """`pdfs` of the signed text are there to be saved, and to be named where not all of their pages are shown."""

    leaves: tuple[Leaf, ...]
    pdfs: tuple[ScanLine, ...]
    papers: dict[Step, list[ScanLine]]
    aside: tuple[ScanLine, ...]
    kept: tuple[ScanLine, ...]

    @property
    def count(self) -> int:
        return len(self.kept) + len(self.aside)

    @property
    def open_leaves(self) -> tuple[Leaf, ...]:
        return self.leaves[:OPEN_LEAVES]

    @property
    def folded_leaves(self) -> tuple[Leaf, ...]:
        return self.leaves[OPEN_LEAVES:]


def sort_scans(lines: Sequence[ScanLine]) -> Scans:
    kept = tuple(line for line in lines if line.put_aside_at is None)
    signed = [line for line in kept if line.step is None]
    papers: dict[Step, list[ScanLine]] = {}
    for line in kept:
        if line.step is not None:
            papers.setdefault(line.step, []).append(line)
    places = [(line, page) for line in signed for page in _pages(line)]
    return Scans(
        tuple(Leaf(line.id, n, page, line.width, line.height) for n, (line, page) in enumerate(places, 1)),
        tuple(line for line in signed if line.media_type == PDF),
        papers,
        tuple(line for line in lines if line.put_aside_at is not None),
        kept,
    )


def _pages(line: ScanLine) -> Iterator[int | None]:
    """The pages of which there are pictures; None: the photo itself."""
    if line.media_type == PDF:
        yield from range(1, (line.picture_count or 0) + 1)
    else:
        yield None
