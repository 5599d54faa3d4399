"""A part of a report in the words of the office."""

import hashlib

import wtforms
from wtforms.validators import ValidationError

from app.i18n import _, _l
from app.reports.own_words.proposals import Part
from app.reports.seen_form import SeenForm
from app.web.forms import LineField, Needed, ParagraphField

MOST = 5_000


class TextForm(SeenForm):
    """`based_on` marks the proposal that its writer saw: where the data have changed since, it is shown first."""

    columns = ("text",)
    text = ParagraphField(
        _l("Text"),
        [Needed(_l("There is no text here. Write one, or go back to what the program proposes."))],
        most=MOST,
    )
    based_on = LineField(widget=wtforms.widgets.HiddenInput(), most=64)

    def __init__(self, *args, part: Part, **kwargs):
        super().__init__(*args, **kwargs)
        self.part = part
        if not self.is_submitted():
            self.text.data = part.text or part.proposal
            self.based_on.data = self._mark

    @property
    def _mark(self) -> str:
        return hashlib.sha256(self.part.proposal.encode()).hexdigest()[:32]

    def validate_text(self, _field) -> None:
        """Whether the data have changed while this was written: said once, with the proposal of today beside it."""
        if self.based_on.data != self._mark:
            self.based_on.data = self._mark
            raise ValidationError(
                _("The data have changed while you were writing. Compare with the proposal, then save once more.")
            )

    @property
    def is_proposal(self) -> bool:
        """What was typed is what the program proposes anyway."""
        return self.text.data.split() == self.part.proposal.split()
