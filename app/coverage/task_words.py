"""What a village still has to do, in everyday words: where it stands, what, why, and one link to the very field."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for

from app.accounts.models import Role
from app.areas.models import Area, Kind
from app.coverage.tasks import (
    AddNames,
    BeginRegulation,
    FillCriteria,
    FinishDraft,
    HoldSession,
    RenewDesignation,
    Repair,
    Returned,
    SayNihil,
    TakeStep,
    Task,
)
from app.i18n import _, _n, day, period_name
from app.outreach.return_form import field_label
from app.periods import Period
from app.regulations import clock_words, words
from app.regulations.models import State
from app.regulations.vocabulary import Step


@dataclass(frozen=True)
class Line:
    """One task on the page. `label` is the link to `address`; with `nihil` it is a button that declares that period.

    `help` is the address of help to write a regulation.
    """

    title: str
    why: str
    label: str = ""
    address: str = ""
    nihil: Period | None = None
    state: str = ""
    colour: str = ""
    help: str = ""


def task_lines(tasks: Sequence[Task], village: Area, today: date) -> list[Line]:
    return [_line(task, village, today) for task in tasks]


def _line(task: Task, village: Area, today: date) -> Line:
    state, colour = _state(task, today)
    title, why, label, address = _words(task, village, today)
    nihil = task.period if isinstance(task, SayNihil) else None
    help_address = url_for("drafting.index", code=village.code) if isinstance(task, BeginRegulation) else ""
    return Line(title, why, label, address, nihil, state, colour, help_address)


def _state(task: Task, today: date) -> tuple[str, str]:
    if isinstance(task, SayNihil):
        return _("Not reported"), "due"
    if task.due is None:
        return "", ""
    if isinstance(task, TakeStep):
        return clock_words.mark(task.following, today) or (_("By %(day)s", day=day(task.due)), "")
    if late := task.days_late(today):
        return clock_words.late_name(late), "late"
    soon = (task.due - today).days <= 14
    return _("By %(day)s", day=day(task.due)), "due" if soon else ""


def _words(task: Task, village: Area, today: date) -> tuple[str, str, str, str]:
    """(title, why, label of the link, its address)."""
    match task:
        case TakeStep():
            return _step(task, village, today)
        case Repair(returned=returned):
            return _repair(returned)
        case HoldSession(period=period, last_held_on=last):
            return (
                _("Hold a session this quarter"),
                " ".join((_("Nothing was held in %(period)s yet.", period=period_name(period)), _last(last, today))),
                _("Record a session"),
                url_for("outreach.new"),
            )
        case BeginRegulation():
            return (
                _("Draft a Perdes on the protection of migrant workers"),
                _("This desa has none yet. First step: the village head drafts it and talks it over with the BPD."),
                _("Record the draft"),
                url_for("regulations.new", village=village.code),
            )
        case SayNihil(period=period):
            return (
                _("%(period)s: session or nihil?", period=period_name(period)),
                _("Nothing is recorded. Was there a session? Record it with its date. None? Declare nihil."),
                _("Declare nihil for %(period)s", period=period_name(period)),
                url_for("nil.village", code=village.code),
            )
        case FinishDraft(draft=draft):
            return (
                _("Finish the draft “%(title)s”", title=draft.title),
                _("Saved on %(day)s and not sent: it is counted nowhere yet.", day=day(draft.saved_on)),
                _("Go on with the draft"),
                url_for("outreach.new", draft=draft.key),
            )
        case AddNames(count=count, since=since):
            return (
                _n("Names can follow: %(num)s session without", "Names can follow: %(num)s sessions without", count),
                _("The heads are counted. Names from the sign-in sheet can be added at any time."),
                _("Write down who came"),
                url_for("outreach.index", area=village.code, since=since.isoformat(), unnamed=1),
            )
        case RenewDesignation(part=part):
            return (
                _("%(programme)s: the designation ends on %(day)s", programme=part.name, day=day(part.ends_on)),
                _("After that day it lapses by itself. Ask the office that issued the decree to renew it."),
                _("See the stages"),
                url_for("enrolments.detail", enrolment_id=part.id),
            )
        case FillCriteria(part=part):
            return (
                _n(
                    "Complete the criteria of %(programme)s: %(num)s more",
                    "Complete the criteria of %(programme)s: %(num)s more",
                    part.missing,
                    programme=part.name,
                ),
                _("Next: %(criterion)s.", criterion=part.following),
                _("See what is missing"),
                url_for("enrolments.detail", enrolment_id=part.id),
            )
    raise TypeError(task)


def _step(task: TakeStep, village: Area, today: date) -> tuple[str, str, str, str]:
    regulation, following = task.regulation, task.following
    name = words.citation(regulation, short=True) if regulation.number else f"“{regulation.title}”"
    head = _("mayor") if village.regency and village.regency.kind is Kind.CITY else _("regent")
    title, label = {
        Step.AGREED: (_("Agree on %(name)s with the BPD", name=name), _("Fill in the day of the agreement")),
        Step.ENACTED: (_("Enact %(name)s", name=name), _("Fill in the day of enactment")),
        Step.PROMULGATED: (_("Promulgate %(name)s", name=name), _("Fill in the day of promulgation")),
        Step.SUBMITTED: (
            _("Submit %(name)s to the %(head)s", name=name, head=head),
            _("Fill in the day of submission"),
        ),
    }[following.step]
    why = _why(task, head, today)
    return title, why, label, url_for("regulations.edit", regulation_id=regulation.id, _anchor=following.step.value)


def _why(task: TakeStep, head: str, today: date) -> str:
    """Where it stands, and the last day for it where its state says the days alone."""
    regulation, following = task.regulation, task.following
    said = [clock_words.plain_standing(regulation, following, today)]
    if regulation.state(today) is State.IN_FORCE:
        said = [
            _(
                "In force, but no day of submission is recorded. The village head sends a copy to the %(head)s.",
                head=head,
            )
        ]
    if clock_words.mark(following, today):
        said.append(clock_words.due_sentence(following, today))
    if following.unsigned:
        said.append(_("Signed all the same? Fill in the day of enactment."))
    return " ".join(filter(None, said))


def _repair(returned: Returned) -> tuple[str, str, str, str]:
    who = {Role.SUBDISTRICT_STAFF: _("The subdistrict"), Role.REGENCY_STAFF: _("The regency or city")}
    asker = who.get(returned.reviewer, _("Staff")) if returned.reviewer else _("Staff")
    question = _("%(who)s asks: “%(question)s”", who=asker, question=returned.reason)
    label = _("Correct: %(field)s", field=field_label(returned.field)) if returned.field else _("Correct the session")
    return (
        _("Repair “%(title)s” (returned)", title=returned.title),
        " ".join((question, _("Until then it is counted nowhere."))),
        label,
        url_for("outreach.edit", outreach_id=returned.id, _anchor=returned.field or None),
    )


def _last(held_on: date | None, today: date) -> str:
    if held_on is None:
        return _("No session has been recorded for this village yet.")
    return _n(
        "The last one was on %(day)s, %(num)s day ago.",
        "The last one was on %(day)s, %(num)s days ago.",
        (today - held_on).days,
        day=day(held_on),
    )
