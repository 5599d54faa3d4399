"""What a person may send about a village's part in a programme, and the words in which it is refused."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date

import wtforms

from app.files.models import StoredFile
from app.i18n import _, _l
from app.programmes import enrolment_rules as rules
from app.programmes.calculate import last_day_of_term
from app.programmes.enrolment_rules import Reached
from app.programmes.models import Enrolment, Evidence, Milestone, ProgrammeVersion
from app.programmes.vocabulary import STAGE_NAMES, Stage
from app.web.forms import ChoiceField, DayField, Form, LineField, Needed, NotAfter, ParagraphField

MOST_NOTE = 1000
Choice = tuple[int, str]
_OF_A_STAGE = ("enrolment_id", "stage", "reached_on", "decree_number", "decree_on", "expires_on", "note")
_OF_EVIDENCE = ("enrolment_id", "criterion_key", "met_on", "met_until", "note", "session_id", "regulation_id")


class NeededDayField(DayField):
    """A day that must be there, and is once the form was found right."""

    def __init__(self, label, message, **kwargs):
        super().__init__(label, [Needed(message), NotAfter()], **kwargs)

    @property
    def day(self) -> date:
        assert self.data is not None
        return self.data


class _DatedForm(Form):
    """Knows today; what came before 2000 or lies too far ahead is refused beside its field."""

    ahead: tuple[str, ...] = ()

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def validate(self, extra_validators=None) -> bool:
        super().validate(extra_validators)
        for field in self:
            if isinstance(field, DayField) and not field.errors:
                fault = rules.early_fault(field.data)
                if not fault and field.name in self.ahead:
                    fault = rules.distant_fault(field.data, self.today)
                if fault:
                    field.errors = [fault]
        return not self.errors

    def refuse(self, faults: Mapping[str, str]) -> bool:
        """Put each fault beside its field; True where there is none."""
        for name, fault in faults.items():
            self[name].errors = [fault]
        return not faults


class _KeyedForm(_DatedForm):
    """Its key makes one record of a form that was sent twice."""

    key = LineField(widget=wtforms.widgets.HiddenInput(), most=64)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.key.data:
            self.key.data = str(uuid.uuid4())

    def refuse_second(self, name: str) -> None:
        """The form went back and forth: what it stored stays, and what it says now is asked about."""
        self.key.data = str(uuid.uuid4())
        said = _("This form was saved already, with other answers. Open that record to correct it; to add this, save.")
        self.refuse({name: said})


class EnrolmentForm(_DatedForm):
    """The day and the note of a village's part."""

    started_on = NeededDayField(_l("Taking part since"), _l("Enter the day since which the village takes part."))
    note = ParagraphField(_l("Note"), most=MOST_NOTE)

    def agrees_with(
        self, enrolment: Enrolment, version: ProgrammeVersion, successor: str, parts: Sequence[Enrolment]
    ) -> bool:
        """Whether that part can have begun on this day beside the village's other parts; else the reason is said."""
        started_on, ended_on = self.started_on.day, enrolment.ended_on
        fault = (
            rules.start_fault(started_on, version, successor)
            or rules.move_fault(started_on, [Reached.of(one) for one in enrolment.standing[1:]], ended_on)
            or rules.overlap_fault(started_on, ended_on, rules.other_times(enrolment, parts))
        )
        return self.refuse({"started_on": fault} if fault else {})

    def fill(self, enrolment: Enrolment) -> None:
        """The first stage, which is that of the enrolment itself, moves along."""
        first = enrolment.standing[0] if enrolment.standing else None
        if first and first.reached_on == enrolment.started_on:
            first.reached_on = self.started_on.day
        enrolment.started_on = self.started_on.day
        enrolment.note = self.note.data


class NewEnrolmentForm(EnrolmentForm, _KeyedForm):
    """One of the programmes handed in, as (id, name)."""

    programme_id = ChoiceField(_l("Programme"), [Needed(_l("Choose the programme."))], coerce=str)

    def __init__(self, *args, programmes: Sequence[Choice], **kwargs):
        super().__init__(*args, **kwargs)
        self.programme_id.choices = [("", _("Choose")), *((str(number), name) for number, name in programmes)]

    def says_the_same_as(self, stored: Enrolment) -> bool:
        """Whether this was a second tap on the same answers."""
        mine = (int(self.programme_id.data), self.started_on.data, self.note.data)
        return stored.deleted_at is None and mine == (stored.programme_id, stored.started_on, stored.note)


class MilestoneForm(_KeyedForm):
    """A stage with its decree. Without a last day, a designation runs as long as the programme says."""

    ahead = ("expires_on",)
    stage = ChoiceField(_l("Stage"), [Needed(_l("Choose the stage."))])
    reached_on = NeededDayField(_l("Since"), _l("Enter the day on which the stage was reached."))
    decree_number = LineField(_l("Number of the decree"), most=100)
    decree_on = DayField(_l("Day of the decree"), [NotAfter()])
    expires_on = DayField(_l("In force until"))
    note = ParagraphField(_l("Note"), most=MOST_NOTE)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.stage.choices = [("", _("Choose")), *((stage.value, str(name)) for stage, name in STAGE_NAMES.items())]

    def agrees_with(self, enrolment: Enrolment, milestone_id: int | None = None) -> bool:
        """Whether this can have happened beside the other stages; else the reason stands beside its field."""
        stage = Stage(self.stage.data)
        place = float("inf") if milestone_id is None else milestone_id
        new = Reached(stage, self.reached_on.day, self.expires_on.data, place)
        others = [Reached.of(one) for one in enrolment.standing if one.id != milestone_id]
        decree = rules.decree_faults(
            stage, new.reached_on, self.decree_number.data, self.decree_on.data, self.expires_on.data
        )
        return self.refuse(rules.milestone_faults(new, others, enrolment.started_on, enrolment.ended_on) | decree)

    def fill(self, milestone: Milestone, term_years: int | None) -> None:
        milestone.stage = Stage(self.stage.data)
        milestone.reached_on = self.reached_on.day
        milestone.decree_number = self.decree_number.data
        milestone.decree_on = self.decree_on.data
        milestone.expires_on = self.expires_on.data
        if milestone.stage is Stage.DESIGNATED and milestone.expires_on is None and term_years:
            milestone.expires_on = last_day_of_term(milestone.reached_on, term_years)
        milestone.note = self.note.data

    def says_the_same_as(self, stored: Milestone, enrolment_id: int, term_years: int | None) -> bool:
        """Whether this was a second tap on the same answers, and what it stored still counts."""
        mine = Milestone(enrolment_id=enrolment_id)
        self.fill(mine, term_years)
        return all(getattr(mine, name) == getattr(stored, name) for name in (*_OF_A_STAGE, "removed_at"))


class EndForm(_DatedForm):
    ended_on = NeededDayField(_l("Stopped on"), _l("Enter the day on which the village stopped."))
    end_reason = LineField(_l("Reason"), [Needed(_l("Write why the village stops taking part."))], most=300)

    def agrees_with(self, enrolment: Enrolment, parts: Sequence[Enrolment]) -> bool:
        """Whether the part can have ended on that day, before another one in the same programme began."""
        stages = [Reached.of(one) for one in enrolment.standing]
        ended_on, others = self.ended_on.day, rules.other_times(enrolment, parts)
        fault = rules.end_fault(ended_on, enrolment.started_on, stages) or rules.overlap_fault(
            enrolment.started_on, ended_on, others
        )
        return self.refuse({"ended_on": fault} if fault else {})


class EvidenceForm(_KeyedForm):
    """Why a criterion is met: what was seen, a file, a session or a regulation of that village, as (id, name)."""

    ahead = ("met_until",)
    met_on = NeededDayField(_l("Met since"), _l("Enter the day since which the village meets it."))
    met_until = DayField(_l("Met until"))
    note = ParagraphField(_l("What shows it"), most=MOST_NOTE)
    file = wtforms.FileField(_l("Photo or PDF"))
    kept = wtforms.HiddenField()
    session_id = ChoiceField(_l("Session"), coerce=str)
    regulation_id = ChoiceField(_l("Regulation"), coerce=str)

    def __init__(self, *args, sessions: Sequence[Choice], regulations: Sequence[Choice], **kwargs):
        super().__init__(*args, **kwargs)
        self.session_id.choices = [("", _("None")), *((str(number), name) for number, name in sessions)]
        self.regulation_id.choices = [("", _("None")), *((str(number), name) for number, name in regulations)]

    def agrees_with(self, enrolment: Enrolment, has_file: bool) -> bool:
        """Whether that can be so while the village takes part, and whether anything shows it."""
        faults = rules.evidence_faults(self.met_on.day, self.met_until.data, enrolment.ended_on)
        if not (has_file or self.note.data or self.session_id.data or self.regulation_id.data):
            faults["note"] = _("Nothing shows it yet. Write what there is to see, or choose a photo, PDF or session.")
        return self.refuse(faults)

    def fill(self, evidence: Evidence, file: StoredFile | None) -> None:
        """Without a new file the one that is there stays."""
        evidence.met_on, evidence.met_until = self.met_on.day, self.met_until.data
        evidence.note = self.note.data
        evidence.session_id = int(self.session_id.data) if self.session_id.data else None
        evidence.regulation_id = int(self.regulation_id.data) if self.regulation_id.data else None
        if file is not None:
            evidence.file = file

    def says_the_same_as(self, stored: Evidence, enrolment_id: int, criterion_key: str, sha256: str) -> bool:
        """Whether this was a second tap on the same answers; `sha256` is that of its file, "" where it has none."""
        mine = Evidence(enrolment_id=enrolment_id, criterion_key=criterion_key)
        self.fill(mine, None)
        has_same_file = not sha256 or (stored.file is not None and stored.file.sha256 == sha256)
        return has_same_file and all(
            getattr(mine, name) == getattr(stored, name) for name in (*_OF_EVIDENCE, "removed_at")
        )


class RemovalForm(Form):
    """Why something that was recorded is taken back."""

    reason = LineField(_l("Reason"), [Needed(_l("Write why it is taken back."))], most=200)
