"""The letterhead and the page of an area's reports; what is empty is that of the area above, or the usual."""

from typing import Any

import wtforms
from wtforms.validators import StopValidation

from app.i18n import _, _l
from app.printing.page import FONT_NAMES, PAPER_NAMES, Font, Paper
from app.reports.office.letter_words import Inherited, side_name
from app.reports.seen_form import SeenForm
from app.web.forms import ChoiceField, CountField, LineField, ParagraphField

NARROWEST, WIDEST = 10, 40
MOST_BASIS, LONGEST_LAW = 10_000, 800
SIDES = ("margin_top", "margin_right", "margin_bottom", "margin_left")
_OWN = ("agency", "address", "place", "addressee", "copies")


class LetterheadForm(SeenForm):
    columns = (*_OWN, "legal_basis", "paper", "font", *SIDES)
    agency = LineField(_l("Agency"), most=120)
    address = LineField(_l("Address"), most=200)
    place = LineField(_l("Place of signature"), most=80)
    addressee = LineField(_l("The report is handed to"), most=200)
    copies = ParagraphField(_l("Copies to"), most=1000)
    legal_basis = ParagraphField(_l("Legal basis"), most=MOST_BASIS)
    usual_basis = wtforms.BooleanField(_l("Go back to the list below"))
    paper = ChoiceField(_l("Paper"))
    font = ChoiceField(_l("Font"))
    margin_top = CountField(_l("Margin at the top, in mm"))
    margin_right = CountField(_l("Margin at the right, in mm"))
    margin_bottom = CountField(_l("Margin at the bottom, in mm"))
    margin_left = CountField(_l("Margin at the left, in mm"))

    def __init__(self, *args, inherited: Inherited, **kwargs):
        super().__init__(*args, **kwargs)
        papers = [(paper.value, name) for paper, name in PAPER_NAMES.items()]
        fonts = [(font.value, str(name)) for font, name in FONT_NAMES.items()]
        self.paper.choices = [("", inherited.words("paper")), *papers]
        self.font.choices = [("", inherited.words("font")), *fonts]

    def answers(self) -> dict[str, Any]:
        basis = "" if self.usual_basis.data else self.legal_basis.data
        return super().answers() | {
            "legal_basis": basis or None,
            "paper": Paper(self.paper.data) if self.paper.data else None,
            "font": Font(self.font.data) if self.font.data else None,
        }

    def validate_legal_basis(self, field) -> None:
        longest = max((len(line) for line in (field.data or "").splitlines()), default=0)
        if longest > LONGEST_LAW:
            raise StopValidation(_("One line has %(length)s characters. Write one law on each line.", length=longest))

    def validate(self, extra_validators=None) -> bool:
        super().validate(extra_validators)
        for name in SIDES:
            typed = self[name].data
            if typed is not None and not NARROWEST <= typed <= WIDEST:
                self[name].errors = [
                    _(
                        "%(typed)s mm %(side)s cannot be printed well. Write %(least)s to %(most)s, or leave it empty.",
                        typed=typed,
                        side=side_name(name),
                        least=NARROWEST,
                        most=WIDEST,
                    )
                ]
        return not self.errors
