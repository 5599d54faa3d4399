"""What is typed to issue a report: its number and day, and who signs; and why one is withdrawn."""

from collections.abc import Callable, Sequence
from datetime import date

import wtforms
from wtforms.validators import StopValidation

from app.i18n import _, _l, day
from app.reports.models import IssuedReport, Signatory
from app.reports.office.signatory_forms import SignatoryForm
from app.web.forms import ChoiceField, DayField, Form, LineField, Needed, ParagraphField

OTHER = "other"


class IssueForm(SignatoryForm):
    """`first` to `today` is when it can be dated; `signatories` are those of the area, the proposed one first.

    `usual_office` signs where nobody is named. `sealed` is what was seen when the page was opened. Somebody else who
    signs is typed, and stored with this report. `bearer_of` finds what is valid under a number: that is told once, and
    `told` remembers of which number.
    """

    number = LineField(_l("Number"), [Needed(_l("Write the number that the report bears."))], most=80)
    issued_on = DayField(_l("Date"), [Needed(_l("Write the day that stands on the report."))])
    signatory = ChoiceField(_l("Who signs"))
    sealed = wtforms.HiddenField()
    told = LineField(widget=wtforms.widgets.HiddenInput(), most=80)

    def __init__(
        self,
        *args,
        signatories: Sequence[Signatory],
        usual_office: str,
        first: date,
        today: date,
        bearer_of: Callable[[str], IssuedReport | None],
        **kwargs,
    ):
        super().__init__(*args, office=usual_office, **kwargs)
        self.usual_office = usual_office
        self._bearer_of = bearer_of
        self._signatories = {str(one.id): one for one in signatories}
        self._first, self._today = first, today
        listed = [(number, _listed(one)) for number, one in self._signatories.items()]
        self.signatory.choices = [*listed, (OTHER, _("Somebody else"))]

    def validate(self, extra_validators=None) -> bool:
        super().validate(extra_validators)
        if self.signatory.data != OTHER:
            for name in self.columns:
                self[name].errors = []
        return not self.errors

    def validate_number(self, field) -> None:
        """A report and its letter may share one; two reports hardly do."""
        bearer = None if self.told.data == field.data else self._bearer_of(field.data)
        if bearer is not None:
            self.told.data = field.data
            raise StopValidation(
                _(
                    "“%(title)s” of %(day)s bears this number already. Look into your register of letters; if both do, "
                    "issue once more.",
                    title=bearer.title,
                    day=day(bearer.issued_on),
                )
            )

    def validate_issued_on(self, field) -> None:
        if field.data < self._first:
            raise StopValidation(
                _(
                    "%(day)s is before %(first)s, up to which the report counts. Write that day or a later one.",
                    day=day(field.data),
                    first=day(self._first),
                )
            )
        if field.data > self._today:
            raise StopValidation(
                _("%(day)s has not come yet. Issue the report on the day that stands on it.", day=day(field.data))
            )

    def signer(self) -> Signatory:
        chosen = self._signatories.get(self.signatory.data)
        return Signatory(**self.answers()) if chosen is None else chosen


def _listed(one: Signatory) -> str:
    return ", ".join(filter(None, (one.name, one.full_office))) or _("the usual office, name left open")


class WithdrawForm(Form):
    reason = ParagraphField(_l("Why"), [Needed(_l("Write why the report is withdrawn."))], most=1000)
