"""What may be typed for a draft: all of it optional, none of it stored."""

from datetime import date
from enum import StrEnum

from wtforms import SelectChoice
from wtforms.validators import ValidationError

from app.drafting.vocabulary import DocumentRules
from app.i18n import _, _l, day
from app.regulations.vocabulary import RegulationKind
from app.web.forms import ChoiceField, DayField, Form, LineField

NAME = 120
_NEVER_IN_SUCH = {
    RegulationKind.VILLAGE_REGULATION: ("rank", "nip"),
    RegulationKind.HEAD_DECREE: ("secretary_name", "rank", "nip"),
    RegulationKind.WARD_DECREE: ("secretary_name", "place_word", "title", "council"),
}


class Paper(StrEnum):
    F4 = "f4"
    A4 = "a4"


class DraftForm(Form):
    """`village_word` and the like are what desa, kepala desa and BPD are called there."""

    head_name = LineField(_l("Name of the kepala desa"), most=NAME)
    rank = LineField(_l("Rank"), most=80)
    nip = LineField(_l("NIP"), most=30)
    secretary_name = LineField(_l("Name of the sekretaris desa"), most=NAME)
    place = LineField(_l("Place of signature"), most=80)
    enacted_on = DayField(_l("Day of enactment"))
    post = LineField(_l("Where the help post (posko) is"), most=200)
    place_word = LineField(_l("What the village is called"), most=40)
    title = LineField(_l("What its head is called"), most=60)
    council = LineField(_l("What its council is called"), most=80)
    paper = ChoiceField(
        _l("Paper"),
        default=Paper.F4,
        choices=[SelectChoice(Paper.F4, "F4 (215 x 330 mm)"), SelectChoice(Paper.A4, "A4 (210 x 297 mm)")],
    )

    def __init__(self, *args, rules: DocumentRules, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        for name in _NEVER_IN_SUCH[rules.kind]:
            del self[name]
        if rules.kind is RegulationKind.WARD_DECREE:
            self.head_name.label.text = _("Name of the lurah")

    def validate_enacted_on(self, field: DayField) -> None:
        """A draft is signed soon: a year typed wrong would number the regulation by it."""
        if field.data is not None and abs(field.data.year - self.today.year) > 1:
            message = _(
                "%(day)s is far from today. Enter a day in %(first)s to %(last)s, or leave it empty.",
                day=day(field.data),
                first=self.today.year - 1,
                last=self.today.year + 1,
            )
            raise ValidationError(message)

    def answer(self, name: str) -> str:
        """What stands in that field; "" where it is empty or this draft has no such field."""
        return (self[name].data or "") if name in self else ""
