"""Head, foot and page of what an office prints."""

from dataclasses import dataclass

from app.reports.vocabulary import Font, Paper

PAPER_SIZES = {Paper.A4: (210, 297), Paper.F4: (215, 330)}


@dataclass(frozen=True)
class Signature:
    """Who signs. `lines` stand above the name: the office, or a.n., the office in whose name, and their own.

    An empty name, rank or NIP is a dotted line to fill in by hand; None is no line at all.
    """

    lines: tuple[str, ...]
    name: str = ""
    rank: str | None = None
    nip: str | None = None

    @property
    def office(self) -> str:
        """The office of who signs, in one line, as registers and sign-in sheets have it."""
        return " ".join(self.lines)


@dataclass(frozen=True)
class PageSetup:
    """Paper, font, and margins in mm: top, right, bottom, left."""

    paper: Paper = Paper.A4
    font: Font = Font.SANS
    margins: tuple[int, int, int, int] = (20, 20, 25, 30)

    @property
    def text_height(self) -> int:
        """Between the margins, in mm."""
        return PAPER_SIZES[self.paper][1] - self.margins[0] - self.margins[2]


USUAL_PAGE = PageSetup()


@dataclass(frozen=True)
class Letter:
    """Head and foot as printed. An empty text is a dotted line to fill in by hand; None is no line at all.

    `emblem` names the picture in the file store; `legal_basis` are the laws of chapter I.
    """

    lines: tuple[str, ...]
    agency: str
    address: str
    place: str
    signature: Signature
    addressee: str
    copies: tuple[str, ...]
    legal_basis: tuple[str, ...]
    page: PageSetup = USUAL_PAGE
    emblem: str | None = None
