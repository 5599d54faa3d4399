"""The clock of a Perdes in plain words: what comes next, by when, how late; and each step of its timeline."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.areas.models import Kind
from app.i18n import _, _n, day
from app.regulations.models import Stepwise
from app.regulations.terms import Clock, NextStep, StepClock, Terms
from app.regulations.vocabulary import GAZETTE_NAMES, Step
from app.regulations.words import standing

LONG_LATE = 365  # days after which their number says no more than that it is long

Mark = tuple[str, str]
"""(words, colour of the mark)."""


def clock_name(clock: Clock) -> str:
    return {Clock.LATE: _("Late"), Clock.SOON: _("Due soon")}[clock]


def mark(step: NextStep | None, on: date) -> Mark | None:
    """8 days late, 3 days left: what stands beside the state; None where it is neither late nor due soon."""
    clock = step.clock(on) if step else None
    if step is None or step.due is None or clock is None:
        return None
    if clock is Clock.LATE:
        return late_name(step.days_late(on)), "late"
    return left_name((step.due - on).days), "due"


def mark_beside_state(step: NextStep | None, on: date) -> Mark | None:
    """The same; once it is in force it names the step, for "In force, 3 days left" would seem to limit that."""
    said = mark(step, on)
    if said is None or step is None or step.step is not Step.SUBMITTED:
        return said
    words, colour = said
    return _("Submission: %(left_or_late)s", left_or_late=words[0].lower() + words[1:]), colour


def wanted_name(step: Step) -> str:
    """What is to be done next, in one word or two."""
    return {
        Step.AGREED: _("Agree with the BPD"),
        Step.ENACTED: _("Sign and enact"),
        Step.PROMULGATED: _("Promulgate"),
        Step.SUBMITTED: _("Submit"),
    }[step]


def late_name(days: int) -> str:
    if days > LONG_LATE:
        return _("More than a year late")
    return _n("%(num)s day late", "%(num)s days late", days)


def left_name(days: int) -> str:
    return _("Today is the last day") if days == 0 else _n("%(num)s day left", "%(num)s days left", days)


def plain_standing(regulation: Stepwise, step: NextStep | None, on: date) -> str:
    """Where it stands and who goes on; of one that was not signed in time, that it is valid all the same."""
    if step is None or not step.unsigned:
        return standing(regulation, on)
    promulgated_in = regulation.rules.promulgated_in
    gazette = GAZETTE_NAMES[promulgated_in] if promulgated_in else ""
    if step.terms.signing_days is None:
        return _(
            "Not signed by the village head: it is promulgated all the same and valid. "
            "Not in force until the village secretary promulgates it in the %(gazette)s.",
            gazette=gazette,
        )
    return _n(
        "Not signed within %(num)s day: it is promulgated all the same and valid. "
        "Not in force until the village secretary promulgates it in the %(gazette)s.",
        "Not signed within %(num)s days: it is promulgated all the same and valid. "
        "Not in force until the village secretary promulgates it in the %(gazette)s.",
        step.terms.signing_days,
        gazette=gazette,
    )


def due_sentence(step: NextStep | None, on: date) -> str:
    """By when the next step is due, beside its mark; "" where there is no such day, or the mark says it all."""
    if step is None or step.due is None or step.due == on:
        return ""
    clock = step.clock(on)
    if clock is Clock.LATE:
        return _("The last day for it was %(day)s.", day=day(step.due))
    if clock is Clock.SOON:
        return _("By %(day)s.", day=day(step.due))
    left = (step.due - on).days
    return _n("By %(day)s: %(num)s day left.", "By %(day)s: %(num)s days left.", left, day=day(step.due))


def regency_sentence(clocks: Iterable[StepClock], regency_kind: Kind | None, on: date) -> str:
    """What the regency or city still has to do: to clarify what was submitted; "" where nothing is."""
    step = next((one for one in clocks if one.step is Step.CLARIFIED), None)
    if step is None or step.due is None or step.taken or step.passed:
        return ""
    name = regency_name(regency_kind)
    if late := step.days_late(on):
        return _n(
            "Not clarified yet: the last day for the %(regency)s was %(day)s, %(num)s day ago.",
            "Not clarified yet: the last day for the %(regency)s was %(day)s, %(num)s days ago.",
            late,
            regency=name,
            day=day(step.due),
        )
    return _("By %(day)s the %(regency)s clarifies it.", day=day(step.due), regency=name)


def regency_name(kind: Kind | None) -> str:
    return _("city") if kind is Kind.CITY else _("regency")


@dataclass(frozen=True)
class StepNote:
    """How a step kept its term, or by when it is due; `late` in the colour of what is late."""

    text: str
    late: bool


def step_note(one: StepClock, terms: Terms, on: date) -> StepNote | None:
    """None where nothing is known of its term."""
    if one.unsigned:
        return StepNote(_("not signed by %(day)s", day=day(one.due)) if one.due else _("not signed"), True)
    if one.taken:
        return _taken_note(one, terms)
    if one.passed or one.days is None:
        return None
    if one.due is None:
        return _ahead_note(one.step, one.days)
    if one.step is Step.HANDED_OVER:  # its day is often not written down, so nobody is called late for it
        return StepNote(_("not recorded, by %(day)s", day=day(one.due)), False)
    if late := one.days_late(on):
        return StepNote(_n("not yet, %(num)s day late", "not yet, %(num)s days late", late), True)
    left = (one.due - on).days
    if left == 0:
        return StepNote(_("not yet, today is the last day"), False)
    return StepNote(_n("not yet, %(num)s day left", "not yet, %(num)s days left", left), False)


def _taken_note(one: StepClock, terms: Terms) -> StepNote | None:
    if one.taken is None or one.since is None or one.days is None:
        return None
    if late := one.days_late(one.taken):
        return StepNote(_n("%(num)s day late", "%(num)s days late", late).lower(), True)
    used = terms.used(one.since, one.taken)
    if terms.working_days:
        text = _n("%(used)s of %(num)s working day", "%(used)s of %(num)s working days", one.days, used=used)
    else:
        text = _n("%(used)s of %(num)s day", "%(used)s of %(num)s days", one.days, used=used)
    return StepNote(text, False)


def _ahead_note(step: Step, days: int) -> StepNote | None:
    """The term of a step whose time has not begun."""
    if step is Step.PROMULGATED:
        return StepNote(_n("%(num)s day after the signature", "%(num)s days after the signature", days), False)
    if step is Step.SUBMITTED:
        return StepNote(_n("%(num)s day after the promulgation", "%(num)s days after the promulgation", days), False)
    return None
