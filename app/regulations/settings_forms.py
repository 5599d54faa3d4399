"""What a regency may set for the regulations of its villages."""

from wtforms.validators import StopValidation

from app.i18n import _, _l
from app.regulations.models import USUAL_DAYS, RegulationSettings
from app.web.forms import ChoiceField, CountField, Form, Needed, ParagraphField

TERM_FIELDS = tuple(USUAL_DAYS)
MOST_DAYS = 365
MOST_BASIS, LONGEST_LAW = 10_000, 800  # a law that was amended is cited in 500 characters
_CALENDAR, _WORKING = "calendar", "working"
_CLOSED, _PUBLIC = "closed", "public"


class SettingsForm(Form):
    """The terms of the clock in days, the public list, the legal basis of drafts. An empty term is none."""

    handover_days = CountField(_l("The BPD hands the agreed text over to the village head"), most=MOST_DAYS)
    signing_days = CountField(_l("The village head signs"), most=MOST_DAYS)
    promulgation_days = CountField(_l("The village secretary promulgates"), most=MOST_DAYS)
    submission_days = CountField(_l("The village submits it to the regency or city"), most=MOST_DAYS)
    clarification_days = CountField(_l("The regency or city clarifies"), most=MOST_DAYS)
    counting = ChoiceField(_l("How days are counted"))
    due_soon_days = CountField(
        _l("Due soon: so many days before"), [Needed(_l("Write the days, like 3. 0: on the last day only."))], most=60
    )
    listing = ChoiceField(_l("Regulations in force"))
    legal_basis = ParagraphField(_l("Legal basis for drafts"), most=MOST_BASIS)

    def __init__(self, settings: RegulationSettings, **kwargs):
        """`settings` is what holds today: what was stored, or the usual."""
        super().__init__(
            obj=settings,
            data={
                "counting": _WORKING if settings.working_days else _CALENDAR,
                "listing": _PUBLIC if settings.is_public else _CLOSED,
            },
            **kwargs,
        )
        self.counting.choices = [(_CALENDAR, _("Every day on the calendar")), (_WORKING, _("Working days only"))]
        self.listing.choices = [
            (_CLOSED, _("Only for those who sign in")),
            (_PUBLIC, _("On a public page, for everybody")),
        ]

    def validate(self, extra_validators=None) -> bool:
        super().validate(extra_validators)
        for name in TERM_FIELDS:
            if self[name].data == 0:
                self[name].errors = [_("0 days leave no time. Write 1 or more; leave it empty where there is no term.")]
        return not self.errors

    def validate_legal_basis(self, field) -> None:
        longest = max((len(line) for line in field.data.splitlines()), default=0)
        if longest > LONGEST_LAW:
            raise StopValidation(_("One line has %(length)s characters. Write one law on each line.", length=longest))

    def fill(self, settings: RegulationSettings) -> None:
        for name in (*TERM_FIELDS, "due_soon_days", "legal_basis"):
            setattr(settings, name, self[name].data)
        settings.working_days = self.counting.data == _WORKING
        settings.is_public = self.listing.data == _PUBLIC
