"""What staff say when they return a session: which field, and why, in plain words."""

import wtforms
from wtforms import SelectChoice
from wtforms.validators import StopValidation

from app.areas.models import Level
from app.i18n import _, _l, force_locale
from app.outreach.forms import SessionForm
from app.outreach.models import OutreachSession
from app.web.forms import ChoiceField, ChoicesField, Form, Needed, ParagraphField

LONGEST_REASON = 500
WHOLE = "record"  # no field of its own is wrong
_FIELDS = (
    "held_on title topics men villages starts_at venue organizer speaker approach audiences disability aged_18_to_30 "
    "summary follow_up"
).split()
_HEADS = _l("How many came?")
PHRASES = (
    _l("The number of people looks too high. Count again from the attendance sheet."),
    _l("The date is wrong. Write the day on which it took place."),
    _l("The name does not say what it was about. Write it as on the invitation."),
    _l("The topics do not fit this session. Choose them again."),
    _l("It is recorded twice. Move one of the two to the bin."),
    _l("The photo is of another session. Add one of this session."),
)


def field_label(name: str) -> str:
    """What the session form calls that field; "The whole record" for none."""
    if name == "men":
        return str(_HEADS)
    return str(getattr(SessionForm, name).args[0]) if name in _FIELDS else _("The whole record")


class ReturnForm(Form):
    seen = wtforms.HiddenField()
    field = ChoiceField(_l("What has to be repaired?"), [Needed(_l("Choose what has to be repaired."))])
    phrases = ChoicesField(_l("Why is it returned?"))
    reason = ParagraphField(_l("In your own words"), most=LONGEST_REASON)

    def __init__(self, outreach: OutreachSession):
        """With what was said before where it is returned already. A village is asked for no places."""
        super().__init__(data=self._stored(outreach))
        names = [name for name in _FIELDS if name != "villages" or outreach.host_area.level is not Level.VILLAGE]
        self.field.choices = [
            SelectChoice("", _("Choose from the list")),
            *(SelectChoice(name, field_label(name)) for name in names),
            SelectChoice(WHOLE, field_label("")),
        ]
        self.phrases.choices = [SelectChoice(str(index), phrase) for index, phrase in enumerate(PHRASES)]

    @staticmethod
    def _stored(outreach: OutreachSession) -> dict[str, str]:
        field = (outreach.return_field or WHOLE) if outreach.return_reason else ""
        return {"seen": outreach.version, "field": field, "reason": outreach.return_reason}

    def validate_reason(self, field) -> None:
        if not field.data and not self.phrases.data:
            raise StopValidation(_("Tick a sentence above or write why: the village reads it and repairs the session."))

    @property
    def return_field(self) -> str:
        """As it is stored: "" where no field of its own is wrong."""
        return "" if self.field.data == WHOLE else self.field.data

    @property
    def whole_reason(self) -> str:
        """The sentences ticked, in Indonesian whoever ticks them, then the words of their own."""
        with force_locale("id"):
            ticked = [str(PHRASES[int(index)]) for index in self.phrases.data]
        return " ".join([*ticked, self.reason.data]).strip()
