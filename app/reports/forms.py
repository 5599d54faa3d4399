"""The letterhead and the signature of an area's reports."""

from app.i18n import _l
from app.reports.models import Letterhead
from app.web.forms import Form, LineField, ParagraphField


class LetterheadForm(Form):
    agency = LineField(_l("Agency"), most=120)
    address = LineField(_l("Address"), most=200)
    place = LineField(_l("Place of signature"), most=80)
    office = LineField(_l("Office of who signs"), most=120)
    signatory = LineField(_l("Name of who signs"), most=120)
    rank = LineField(_l("Rank"), most=80)
    nip = LineField(_l("NIP"), most=30)
    copies = ParagraphField(_l("Copies to"), most=1000)

    def fill(self, letterhead: Letterhead) -> None:
        self.populate_obj(letterhead)
