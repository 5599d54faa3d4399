"""What a person may send about a regulation, and the words in which it is refused."""

import uuid
from dataclasses import replace
from datetime import date
from typing import Any

import wtforms

from app.i18n import _
from app.regulations.fields import RegulationFields
from app.regulations.links import ENDING, Acting, Shelf, acting_day, incoming_faults, outgoing_faults
from app.regulations.models import Regulation, RegulationVillage
from app.regulations.overtaken import answers_of, differences, links_of, mark_of
from app.regulations.rules import (
    kind_fault,
    number_fault,
    paper_fault,
    repeal_faults,
    step_faults,
    term_fault,
    unsigned_faults,
    villages_fault,
    year_fault,
)
from app.regulations.surroundings import Surroundings
from app.regulations.terms import least_signing_due
from app.regulations.vocabulary import (
    KIND_RULES,
    STEP_NUMBERS,
    THEME_NAMES,
    Effect,
    RegulationKind,
    Step,
    Theme,
    kinds_for,
)
from app.regulations.words import namesake_fault
from app.web.forms import LineField


class RegulationForm(RegulationFields):
    """One regulation of an area: a village, or the regency that has made it for its kelurahan."""

    def __init__(self, *args, about: Surroundings, **kwargs):
        super().__init__(*args, **kwargs)
        self.about = about
        self.namesake: Regulation | None = None
        self.kinds = list(kinds_for(about.area_kind))
        if about.stored and about.stored.kind not in self.kinds:
            self.kinds.append(about.stored.kind)
        self.kind.choices = [(kind.value, KIND_RULES[kind].name) for kind in self.kinds]
        if len(self.kinds) > 1:
            self.kind.choices.insert(0, ("", _("Choose")))
        self.theme.choices = [("", _("Choose")), *((theme.value, str(name)) for theme, name in THEME_NAMES.items())]
        offered = {step for kind in self.kinds for step in KIND_RULES[kind].steps}
        self.steps = [step for step in Step if step in offered]
        self.kinds_with_term = [kind for kind in self.kinds if KIND_RULES[kind].has_term]
        self._offer_villages()
        self.links.read(about.shelf, about.own_id, self.is_submitted())
        if self.repealed_by_another:
            self.repealed_on.process_errors, self.repealed_on.raw_data = [], None
            self.repealed_on.data = about.stored.repealed_on if about.stored else None
            self.repealed_by.data = ""

    def _offer_villages(self) -> None:
        """Those of the regency, and others for which it is valid already; a new regional one covers all."""
        stored = self.about.stored.villages if self.about.stored else ()
        rows = {row.code: row for row in [*self.about.villages, *stored] if row.id != self.about.area_id}
        self.offered = list(rows.values())
        self.villages.choices = [(code, row.name) for code, row in rows.items()]
        if not self.is_submitted():
            self.villages.data = [row.code for row in stored if row.id != self.about.area_id]
            self.covers_all.data = not stored or {row.id for row in stored} == {row.id for row in self.offered}

    @property
    def is_joint(self) -> bool:
        return self.kind.data == RegulationKind.JOINT_REGULATION

    @property
    def repealed_by_another(self) -> bool:
        """Whether its repeal follows from another record: it is changed there."""
        own_id = self.about.own_id
        acts = self.about.shelf.on_target(own_id) if own_id is not None else ()
        return any(link.effect in ENDING and other.acts_on for link, other in acts)

    @property
    def village_ids(self) -> list[int]:
        """All villages for which it is valid."""
        chosen = [row.id for row in self.offered if row.code in (self.villages.data or ())]
        if self.about.is_regency:
            return [row.id for row in self.offered] if self.covers_all.data else chosen
        return [self.about.area_id, *chosen] if self.is_joint else [self.about.area_id]

    @property
    def year_meant(self) -> int:
        """The year typed; else that of enactment, or of promulgation without a signature; of a draft, this year."""
        promulgated_on = self.promulgated_on.data if self.unsigned.data else None
        return self.year.data or (self.enacted_on.data or promulgated_on or self.about.today).year

    def validate_kind(self, field) -> None:
        if field.data not in list(RegulationKind):
            raise wtforms.validators.StopValidation(_("Choose one from the list."))
        fault = kind_fault(RegulationKind(field.data), self.about.area_kind)
        if fault and field.data not in self.kinds:
            raise wtforms.validators.StopValidation(fault)

    def validate(self, extra_validators=None) -> bool:
        """Each answer by itself, then together; of two that contradict each other, beside the later one."""
        super().validate(extra_validators)
        if not self.kind.errors:
            kind = RegulationKind(self.kind.data)
            self._check_steps(kind)
            self._check_number(kind)
            self._check_papers(kind)
            self._check_end(kind)
            self._refuse("villages", villages_fault(kind, len(self.village_ids)))
            self._check_links(kind)
        return not self.errors

    def _refuse(self, name: str, fault: str | None) -> None:
        """Beside the field, unless something is wrong with it already."""
        if fault and not self[name].errors:
            self[name].errors = [fault]

    @property
    def _days(self) -> dict[Step, date | None]:
        return {step: self[step.value].data for step in Step}

    def _check_steps(self, kind: RegulationKind) -> None:
        if any(self[step.value].errors for step in Step):
            return
        days, unsigned = self._days, self.unsigned.data and KIND_RULES[kind].agreed_with_council
        if self.repealed_by_another:
            days[Step.REPEALED] = None
        faults = step_faults(kind, days, self.about.today, unsigned)
        if unsigned:
            faults = unsigned_faults(kind, days, least_signing_due(days, self.about.terms)) | faults
        for step, fault in faults.items():
            self._refuse(step.value, fault)

    def _check_number(self, kind: RegulationKind) -> None:
        if self.number.errors or self.year.errors:
            return
        unsigned_on = self.promulgated_on.data if self.unsigned.data else None
        self._refuse("number", number_fault(self.number.data, self.enacted_on.data, unsigned_on))
        self._refuse("year", year_fault(self.year_meant, self.enacted_on.data, self.about.today))
        if self.number.data and not self.number.errors:
            self.refuse_namesake(self.about.find_namesake(kind, self.year_meant, self.number.data))

    def _check_papers(self, kind: RegulationKind) -> None:
        for step, name in STEP_NUMBERS.items():
            if not self[step.value].errors:
                self._refuse(name, paper_fault(kind, step, self[name].data, self[step.value].data))

    def _check_end(self, kind: RegulationKind) -> None:
        """The last day of a decree, and by what a regulation is repealed."""
        if not (self.valid_until.errors or self.enacted_on.errors or self.theme.errors):
            theme = Theme(self.theme.data)
            self._refuse("valid_until", term_fault(kind, theme, self.enacted_on.data, self.valid_until.data))
        if not self.repealed_by_another and not self.repealed_on.errors:
            for name, fault in repeal_faults(self.repealed_on.data, self.repealed_by.data).items():
                self._refuse(name, fault)

    def _check_links(self, kind: RegulationKind) -> None:
        """What it does to others, and what others do to it."""
        in_force_by = KIND_RULES[kind].in_force_by.value
        if self[in_force_by].errors or self.annulled_on.errors or self.links.errors:
            return
        since, annulled_on, own_id = self[in_force_by].data, self.annulled_on.data, self.about.own_id
        acting = Acting(own_id, kind, acting_day(since, annulled_on, False))
        faults = outgoing_faults(acting, self.links.wanted, self.about.shelf, self.about.today)
        if faults:
            self.links.errors = faults
        if own_id is None:
            return
        repealed_on = None if self.repealed_by_another else self.repealed_on.data
        incoming = incoming_faults(own_id, kind, since, annulled_on, repealed_on, self.about.shelf)
        self._refuse("kind", incoming.kind)
        self._refuse(in_force_by, incoming.in_force)
        self._refuse("annulled_on", incoming.annulled)
        self._refuse("repealed_on", incoming.repealed)

    def still_fits(self, shelf: Shelf) -> bool:
        """Whether nothing has been recorded meanwhile that contradicts this one; asked again while it is stored."""
        self.about = replace(self.about, shelf=shelf)
        self.links.shelf = shelf
        self._check_links(RegulationKind(self.kind.data))
        return not self.errors

    def refuse_namesake(self, taken: Regulation | None) -> None:
        """Say beside the number which record has it, and lead there."""
        if taken is not None:
            self.namesake = taken
            self.number.errors = [namesake_fault(taken)]

    @property
    def wanted_links(self) -> dict[int, Effect]:
        return {target_id: effect for effect, target_id in self.links.wanted}

    def fill(self, regulation: Regulation) -> None:
        """All but the links, which are rows of their own."""
        rules = KIND_RULES[RegulationKind(self.kind.data)]
        regulation.kind = RegulationKind(self.kind.data)
        regulation.theme = Theme(self.theme.data)
        regulation.title = self.title.data
        regulation.number = self.number.data
        regulation.year = self.year_meant
        regulation.unsigned = self.unsigned.data and rules.agreed_with_council
        for step in Step:
            if step is not Step.REPEALED:
                setattr(regulation, step.value, self[step.value].data)
        for name in (*STEP_NUMBERS.values(), "valid_until", "summary", "note"):
            setattr(regulation, name, self[name].data)
        if not self.repealed_by_another:
            regulation.repealed_on, regulation.repealed_by = self.repealed_on.data, self.repealed_by.data
        kept = {row.village_id: row for row in regulation.village_rows}
        regulation.village_rows = [kept.get(one) or RegulationVillage(village_id=one) for one in self.village_ids]


class ChangeRegulationForm(RegulationForm):
    """Knows what was stored when its page was opened (`seen`), so that nobody's change is undone unseen."""

    seen = LineField(widget=wtforms.widgets.HiddenInput(), most=64)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.overtaken: list[tuple[str, str]] = []

    def overtakes(self, regulation: Regulation, shelf: Shelf) -> bool:
        """Whether it may be stored: nothing was stored since, or it was seen. Else `overtaken` says what differs."""
        theirs = answers_of(regulation, links_of(regulation.id, shelf), shelf)
        mark, mine = mark_of(theirs), self._answers(regulation, shelf)
        if self.seen.data == mark or mine == theirs:
            return True
        self.seen.data, self.overtaken = mark, differences(theirs, mine)
        return False

    def _answers(self, regulation: Regulation, shelf: Shelf) -> dict[str, Any]:
        """What would be stored."""
        mine = Regulation(repealed_on=regulation.repealed_on, repealed_by=regulation.repealed_by, village_rows=[])
        self.fill(mine)
        return answers_of(mine, self.wanted_links, shelf)


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
