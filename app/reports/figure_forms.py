"""A figure that others published: what a person may send, and the words in which it is refused."""

import uuid
from datetime import date

import wtforms
from wtforms.validators import StopValidation

from app.i18n import _, _l, day
from app.reports.models import ExternalFigure
from app.reports.seen_form import SeenForm
from app.web.forms import CountField, DayField, LineField, Needed, NotAfter

EARLIEST = date(2000, 1, 1)
MOST = 1_000_000_000


class FigureForm(SeenForm):
    """Its key makes one record of a form that was sent twice."""

    columns = ("name", "amount", "unit", "publisher", "data_on", "is_sensitive")
    key = LineField(widget=wtforms.widgets.HiddenInput(), most=40)
    name = LineField(_l("What was counted"), [Needed(_l("Write what was counted, like: victims rescued."))], most=160)
    amount = CountField(_l("Amount"), [Needed(_l("Write the figure, like 1.321. Nobody: 0."))], most=MOST)
    unit = LineField(_l("Unit"), most=40)
    publisher = LineField(
        _l("Published by"),
        [Needed(_l("Write who published the figure: without its source it is not printed."))],
        most=160,
    )
    data_on = DayField(_l("Data as of"), [Needed(_l("Enter the day up to which the figure counts.")), NotAfter()])
    is_sensitive = wtforms.BooleanField(_l("Victims, or people who came home: print 1 to 4 as <5"), default=True)

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        if not self.key.data:
            self.key.data = str(uuid.uuid4())

    def validate_data_on(self, field) -> None:
        if field.data < EARLIEST:
            raise StopValidation(
                _("%(day)s is too long ago. Enter a day from %(first)s on.", day=day(field.data), first=day(EARLIEST))
            )

    def says_the_same_as(self, stored: ExternalFigure, area_id: int) -> bool:
        """Whether this was a second tap on the same answers."""
        return stored.area_id == area_id and self.answers() == self.stored(stored)

    def refuse_second(self) -> None:
        """The form went back and forth: what it stored stays, and what it says now is asked about."""
        self.key.data = str(uuid.uuid4())
        self.name.errors = [
            _("This form was saved already, with other answers. Open that figure to correct it; to add this, save.")
        ]
