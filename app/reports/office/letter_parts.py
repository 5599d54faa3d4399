"""Head, foot and page of what an office prints."""

from dataclasses import dataclass

from app.printing.page import USUAL_PAGE, PageSetup


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
