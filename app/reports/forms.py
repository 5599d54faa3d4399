"""The letterhead and the signature of an area's reports."""

from app.i18n import _l
from app.reports.models import Letterhead
from app.web.forms import Form, LineField, ParagraphField


class LetterheadForm(Form):
    agency = LineField(_l("Agency"), most=120)
    address = LineField(_l("Address"), most=200)
    place = LineField(_l("Place of signature"), most=80)
    copies = ParagraphField(_l("Copies to"), most=1000)

    def fill(self, letterhead: Letterhead) -> None:
        self.populate_obj(letterhead)
