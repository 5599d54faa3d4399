"""What a person may send about a regulation, and the words in which it is refused."""

import uuid
from collections.abc import Callable
from datetime import date

import wtforms

from app.areas.models import Kind
from app.i18n import _, _l
from app.regulations.models import Regulation
from app.regulations.rules import MOST_NUMBER, kind_fault, number_fault, step_faults, year_fault
from app.regulations.vocabulary import KIND_RULES, THEME_NAMES, RegulationKind, Step, Theme, kinds_for
from app.regulations.words import namesake_fault
from app.web.forms import ChoiceField, CountField, DayField, Form, LineField, Needed, ParagraphField

FindNamesake = Callable[[RegulationKind, int, int], Regulation | None]


class RegulationForm(Form):
    """One regulation of a village of that kind. `find_namesake` tells who has a number already."""

    kind = ChoiceField(_l("Kind"), [Needed(_l("Choose the kind."))], validate_choice=False)
    title = LineField(_l("About"), [Needed(_l("Write what it is about, as in its title."))], most=300)
    theme = ChoiceField(_l("Theme"), [Needed(_l("Choose the theme."))])
    number = CountField(_l("Number"), most=MOST_NUMBER)
    year = CountField(_l("Year"), most=MOST_NUMBER)
    planned_on = DayField(_l("Planned on"))
    drafting_on = DayField(_l("Drafting begun on"))
    deliberation_on = DayField(_l("Discussed with the BPD on"))
    agreed_on = DayField(_l("Agreed with the BPD on"))
    handed_over_on = DayField(_l("Handed over to the village head on"))
    enacted_on = DayField(_l("Enacted (signed) on"))
    promulgated_on = DayField(_l("Promulgated on"))
    submitted_on = DayField(_l("Submitted to the regent or mayor on"))
    disseminated_on = DayField(_l("Made known on"))
    clarified_on = DayField(_l("Clarified by the regency on"))
    annulled_on = DayField(_l("Annulled on"))
    repealed_on = DayField(_l("Repealed on"))
    note = ParagraphField(_l("Note"), most=2000)

    def __init__(self, *args, area_kind: Kind, today: date, find_namesake: FindNamesake, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.namesake: Regulation | None = None
        self._area_kind = area_kind
        self._find_namesake = find_namesake
        self.kind.choices = [("", _("Choose")), *((kind.value, KIND_RULES[kind].name) for kind in kinds_for(area_kind))]
        self.theme.choices = [("", _("Choose")), *((theme.value, str(name)) for theme, name in THEME_NAMES.items())]
        offered = {step for kind in kinds_for(area_kind) for step in KIND_RULES[kind].steps}
        self.steps = [step for step in Step if step in offered]

    @property
    def year_meant(self) -> int:
        """The year typed; else that of enactment; of a draft, this year."""
        return self.year.data or (self.enacted_on.data or self.today).year

    def validate_kind(self, field) -> None:
        if field.data not in list(RegulationKind):
            raise wtforms.validators.StopValidation(_("Choose one from the list."))
        if fault := kind_fault(RegulationKind(field.data), self._area_kind):
            raise wtforms.validators.StopValidation(fault)

    def validate(self, extra_validators=None) -> bool:
        """Each answer by itself, then together: the steps, the number and the year, who has the number already."""
        super().validate(extra_validators)
        if not self.kind.errors:
            self._check_steps(RegulationKind(self.kind.data))
            self._check_number(RegulationKind(self.kind.data))
        return not self.errors

    def _check_steps(self, kind: RegulationKind) -> None:
        fields = {step: self[step.value] for step in Step}
        if any(field.errors for field in fields.values()):
            return
        for step, fault in step_faults(kind, {step: field.data for step, field in fields.items()}, self.today).items():
            fields[step].errors = [fault]

    def _check_number(self, kind: RegulationKind) -> None:
        if self.number.errors or self.year.errors:
            return
        if fault := number_fault(self.number.data, self.enacted_on.data):
            self.number.errors = [fault]
        if fault := year_fault(self.year_meant, self.enacted_on.data, self.today):
            self.year.errors = [fault]
        if self.number.data and not self.number.errors:
            self.refuse_namesake(self._find_namesake(kind, self.year_meant, self.number.data))

    def refuse_namesake(self, taken: Regulation | None) -> None:
        """Say beside the number which record has it, and lead there."""
        if taken is not None:
            self.namesake = taken
            self.number.errors = [namesake_fault(taken)]

    def fill(self, regulation: Regulation) -> None:
        regulation.kind = RegulationKind(self.kind.data)
        regulation.theme = Theme(self.theme.data)
        regulation.title = self.title.data
        regulation.number = self.number.data
        regulation.year = self.year_meant
        for step in Step:
            setattr(regulation, step.value, self[step.value].data)
        regulation.note = self.note.data


class NewRegulationForm(RegulationForm):
    """Its key makes one record of a form that was sent twice."""

    key = LineField(widget=wtforms.widgets.HiddenInput(), most=64)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.key.data:
            self.renew_key()

    def renew_key(self) -> None:
        self.key.data = str(uuid.uuid4())

    def says_the_same_as(self, stored: Regulation) -> bool:
        """Whether this was a second tap on the same answers."""
        number, title = self.number.data, self.title.data
        return (stored.kind, stored.number, stored.year, stored.title) == (
            self.kind.data,
            number,
            self.year_meant,
            title,
        )

    def refuse_second(self, stored: Regulation) -> None:
        """The form went back and forth: what it stored stays, and what it says now is asked about."""
        self.namesake = stored
        self.title.errors = [
            _(
                "This form was saved already, as “%(title)s”. To correct that one, open it. "
                "To record another one, save once more.",
                title=stored.title,
            )
        ]
        self.renew_key()
