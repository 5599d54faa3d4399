"""A figure that others published: what a person may send, and the words in which it is refused."""

from datetime import date

import wtforms
from wtforms.validators import StopValidation

from app.i18n import _, _l, day
from app.reports.seen_form import KeyedForm
from app.web.forms import CountField, DayField, LineField, Needed, NotAfter

EARLIEST = date(2000, 1, 1)
MOST = 1_000_000_000


class FigureForm(KeyedForm):
    columns = ("name", "amount", "unit", "publisher", "data_on", "is_sensitive")
    second = _l("This form was saved already, with other answers. Open that figure to correct it; to add this, save.")
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

    def validate_data_on(self, field) -> None:
        if field.data < EARLIEST:
            raise StopValidation(
                _("%(day)s is too long ago. Enter a day from %(first)s on.", day=day(field.data), first=day(EARLIEST))
            )
