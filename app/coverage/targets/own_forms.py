"""What a lead says of an indicator to be added: its name, and to what the measure is narrowed."""

import re
from collections.abc import Sequence

import wtforms
from wtforms.validators import StopValidation

from app.areas.models import Area
from app.coverage.models import OwnIndicator
from app.coverage.targets.indicators import Aim
from app.coverage.targets.measures import MEASURE_NAMES, MEASURES, Narrowing, choices_of
from app.coverage.targets.sheet import columns_of
from app.i18n import _, _l
from app.programmes.queries import ProgrammeName
from app.sheets.words import word_key
from app.web.forms import ChoiceField, Form, LineField, Needed

KEY = re.compile(r"own_[0-9a-f]{16}")
LONGEST = 80
_ASKED = {
    Narrowing.TOPIC: _l("Topic"),
    Narrowing.AUDIENCE: _l("Audience"),
    Narrowing.APPROACH: _l("Way of working"),
    Narrowing.THEME: _l("Theme"),
    Narrowing.STAGE: _l("Programme and stage"),
}


class OwnForm(Form):
    """`key` was made with the page, so that a form that is sent twice adds one indicator."""

    key = wtforms.HiddenField()
    parameter = ChoiceField()
    name = LineField(
        _l("Name of the indicator"), [Needed(_l("Write how the indicator is called in tables."))], most=LONGEST
    )

    def __init__(self, measure: str, programmes: Sequence[ProgrammeName], taken: Sequence[Aim], **kwargs):
        super().__init__(**kwargs)
        self._measure, self._taken = measure, taken
        narrowing = MEASURES[measure].narrowing
        if narrowing is Narrowing.NOTHING:
            del self.parameter
        else:
            self.parameter.label.text = str(_ASKED[narrowing])
            self.parameter.choices = choices_of(narrowing, programmes)

    def validate_name(self, field) -> None:
        if not word_key(field.data):
            raise StopValidation(_("A name has at least one letter or figure. Write how the indicator is called."))
        if word_key(field.data) in {word_key(name) for column in columns_of(self._taken) for name in column.also}:
            raise StopValidation(
                _("There is an indicator “%(name)s” here already. Give this one another name.", name=field.data)
            )

    def validate_key(self, field) -> None:
        if not KEY.fullmatch(field.data or ""):
            raise StopValidation(_("This page is incomplete. Open it anew, then add the indicator."))

    def indicator(self, area: Area, by_id: int) -> OwnIndicator:
        return OwnIndicator(
            key=self.key.data,
            area_id=area.id,
            name=self.name.data,
            measure=self._measure,
            parameter=self.parameter.data if "parameter" in self else "",
            created_by_id=by_id,
        )


def explained(own: OwnIndicator, programmes: Sequence[ProgrammeName]) -> str:
    """Sessions on a topic: Dangers of trafficking in persons."""
    chosen = dict(choices_of(MEASURES[own.measure].narrowing, programmes)).get(own.parameter, "")
    name = str(MEASURE_NAMES[own.measure])
    return f"{name}: {chosen}" if chosen else name
