"""What a person may send about the work list, and the words in which it is refused."""

from collections.abc import Iterable
from datetime import date
from uuid import uuid4

import wtforms
from wtforms import SelectChoice
from wtforms.validators import StopValidation

from app.i18n import _, _l, day, number
from app.periods import months_after
from app.web.forms import ChoiceField, CountField, DayField, Form, LineField, Needed, NotAfter, ParagraphField
from app.worklist.calculate import DEFAULT_WEIGHTS, MOST_ABROAD, MOST_MONTHS, WEIGHT_FIELDS, Part, Weights
from app.worklist.models import FollowUp, Reason
from app.worklist.words import REASON_NAMES

MOST_AHEAD = 24  # months
FIRST_DAY = date(2000, 1, 1)


class AssignForm(Form):
    """Who sees to one village or several, by when, and why they were not reached."""

    key = LineField(widget=wtforms.widgets.HiddenInput(), most=40)
    assignee_id = ChoiceField(_l("Who sees to it?"))
    assignee_name = LineField(_l("Or somebody without an account"), most=120)
    due_on = DayField(_l("By when?"))
    reason = ChoiceField(
        _l("Why was it not reached?"), choices=[SelectChoice(one.value, REASON_NAMES[one]) for one in Reason]
    )
    explanation = LineField(_l("Explanation"), most=200)

    def __init__(self, people: Iterable[tuple[int, str]], today: date, **kwargs):
        super().__init__(**kwargs)
        self.today = today
        self.assignee_id.choices = [SelectChoice("", _("Nobody yet"))]
        self.assignee_id.choices += [SelectChoice(str(one), name) for one, name in people]
        if not self.key.data:
            self.key.data = uuid4().hex

    def validate_assignee_name(self, field) -> None:
        if field.data and self.assignee_id.data:
            raise StopValidation(
                _("Two people are named. Choose one from the list, or leave the list at “Nobody yet” and write a name.")
            )

    def validate_due_on(self, field) -> None:
        if field.data is None:
            return
        if field.data < self.today and field.data != self.kept_due:
            raise StopValidation(_("%(day)s is over. Choose today or a later day.", day=day(field.data)))
        if field.data > months_after(self.today, MOST_AHEAD):
            raise StopValidation(_("%(day)s is more than two years ahead. Choose an earlier day.", day=day(field.data)))

    def validate_explanation(self, field) -> None:
        if self.reason.data == Reason.OTHER and not field.data:
            raise StopValidation(_("The reason is “Other”. Write in a few words what it is."))

    kept_due: date | None = None
    """The day as it is stored, which may be over by now and stay."""

    def fill(self, follow_up: FollowUp) -> None:
        follow_up.assignee_id = int(self.assignee_id.data) if self.assignee_id.data else None
        follow_up.assignee_name = self.assignee_name.data or ""
        follow_up.due_on = self.due_on.data
        follow_up.reason = Reason(self.reason.data)
        follow_up.explanation = self.explanation.data or ""

    def says_the_same_as(self, stored: FollowUp) -> bool:
        """Whether it would change nothing, as when it is sent a second time."""
        said = FollowUp()
        self.fill(said)
        return all(getattr(said, name) == getattr(stored, name) for name in _TYPED)


_TYPED = ("assignee_id", "assignee_name", "due_on", "reason", "explanation")


class FollowUpForm(AssignForm):
    """The follow-up of one village; `seen` tells which one, and in which version, the page has shown."""

    seen = wtforms.HiddenField()

    def __init__(self, stored: FollowUp | None, people: Iterable[tuple[int, str]], today: date):
        listed = list(people)
        if stored is not None and stored.assignee is not None:  # who has moved since stays until somebody else is named
            listed += [(stored.assignee.id, stored.assignee.full_name)] * (
                stored.assignee_id not in {one for one, _name in listed}
            )
        super().__init__(listed, today, data=_stored(stored))
        self.kept_due = stored.due_on if stored else None


def _stored(follow_up: FollowUp | None) -> dict:
    if follow_up is None:
        return {"seen": "", "reason": Reason.NOT_ASKED.value}
    return {
        "seen": follow_up.version,
        "assignee_id": str(follow_up.assignee_id or ""),
        "assignee_name": follow_up.assignee_name,
        "due_on": follow_up.due_on,
        "reason": follow_up.reason.value,
        "explanation": follow_up.explanation,
    }


class NoteForm(Form):
    note_key = LineField(widget=wtforms.widgets.HiddenInput(), most=40)
    text = ParagraphField(_l("Note"), [Needed(_l("Write what was done or agreed."))], most=2000)

    def __init__(self):
        super().__init__()
        if not self.note_key.data:
            self.note_key.data = uuid4().hex


class AbroadForm(Form):
    """How many residents work abroad, as counted on a day; without a number nothing is known."""

    residents = CountField(_l("Residents who work abroad"), most=50_000)
    counted_on = DayField(_l("Counted on"), [NotAfter()])
    source = LineField(_l("Source"), most=160)

    def __init__(self, today: date, **kwargs):
        super().__init__(**kwargs)
        self.today = today

    def validate_counted_on(self, field) -> None:
        if self.residents.data is not None and field.data is None:
            raise StopValidation(_("Enter the day on which they were counted."))
        if field.data is not None and field.data < FIRST_DAY:
            raise StopValidation(
                _("%(day)s is too long ago. Enter a date from 1 January 2000 on.", day=day(field.data))
            )

    def validate_source(self, field) -> None:
        if self.residents.data is not None and not field.data:
            raise StopValidation(_("Write who counted them, such as “buku data PMI desa”."))


class WeightsForm(Form):
    """What each part weighs."""

    time = CountField(_l("Time since the last session"), [Needed(_l("Enter a number; 0 leaves it out."))], most=100)
    abroad = CountField(_l("Residents abroad"), [Needed(_l("Enter a number; 0 leaves it out."))], most=100)
    regulation = CountField(_l("Regulation"), [Needed(_l("Enter a number; 0 leaves it out."))], most=100)
    programme = CountField(_l("Programme"), [Needed(_l("Enter a number; 0 leaves it out."))], most=100)
    months_full = CountField(
        _l("Months from which time counts in full"), [Needed(_l("Enter the months."))], most=MOST_MONTHS
    )
    abroad_full = CountField(
        _l("Residents abroad from which they count in full"), [Needed(_l("Enter the number."))], most=MOST_ABROAD
    )

    def __init__(self, weights: Weights = DEFAULT_WEIGHTS):
        super().__init__(data={name: getattr(weights, name) for name in WEIGHT_FIELDS})

    def validate(self, extra_validators=None) -> bool:
        if not super().validate(extra_validators):
            return False
        total = sum(self[part.value].data for part in Part)
        if total != 100:
            words = _("The four weights are %(total)s together. Change them so that they are 100.", total=number(total))
            self.time.errors = [words]
        for name in ("months_full", "abroad_full"):
            if not self[name].data:
                self[name].errors = [_("0 would count everywhere in full. Enter 1 or more.")]
        return not self.errors

    @property
    def weights(self) -> Weights:
        return Weights(**{name: self[name].data for name in WEIGHT_FIELDS})
