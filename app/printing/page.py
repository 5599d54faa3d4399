"""The page of a document: paper, font and margins."""

from dataclasses import dataclass
from enum import StrEnum

from app.i18n import _l


class Paper(StrEnum):
    A4 = "a4"
    F4 = "f4"


PAPER_NAMES = {Paper.A4: "A4 (210 × 297 mm)", Paper.F4: "F4 (215 × 330 mm)"}
PAPER_SIZES = {Paper.A4: (210, 297), Paper.F4: (215, 330)}  # mm


class Font(StrEnum):
    SANS = "sans"
    SERIF = "serif"


FONT_NAMES = {Font.SANS: _l("Like Arial (Liberation Sans)"), Font.SERIF: _l("Like Times New Roman (Liberation Serif)")}


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
