"""What a person may send to declare nihil, and the words in which it is refused."""

from collections.abc import Sequence
from datetime import date

from wtforms.validators import StopValidation

from app.i18n import _, _l
from app.outreach.nil_periods import Held, held_fault, period_fault, read_period
from app.periods import Period
from app.web.forms import Form, LineField, Needed


class NilForm(Form):
    """A month or quarter and, if one likes, why. `held` are the sessions of the time that the page is about."""

    reason = LineField(_l("Reason (need not be given)"), most=200)
    period = LineField(_l("Month or quarter"), [Needed(_l("Choose the month or the quarter by its button."))])
    asked: Period | None = None

    def __init__(self, today: date, held: Sequence[Held]):
        super().__init__()
        self._today = today
        self._held = held

    def validate_period(self, field) -> None:
        self.asked = read_period(field.data)
        if self.asked is None:
            raise StopValidation(
                _("“%(typed)s” is no month or quarter. Choose one by its button.", typed=field.data[:20])
            )
        fault = period_fault(self.asked, self._today) or held_fault(self.asked, self._held)
        if fault:
            raise StopValidation(fault)

    def refuse(self, held: Sequence[Held]) -> None:
        """Somebody recorded a session in that period while this was being sent."""
        if self.asked is not None:
            self.period.errors = [held_fault(self.asked, held)]
