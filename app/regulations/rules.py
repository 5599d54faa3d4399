"""What cannot be true of a regulation, and the words in which it is refused; no database, clock or request here.

The form and the import ask the same questions here, so that a file cannot bring in what a person may not type.
"""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from app.areas.models import Kind, kind_name
from app.i18n import _, day
from app.regulations.vocabulary import KIND_RULES, WITH_COUNCIL, RegulationKind, Step, kinds_for

FIRST_YEAR = 2000
MOST_NUMBER = 9_999

Dates = Mapping[Step, date | None]


def kind_fault(kind: RegulationKind, area_kind: Kind) -> str | None:
    """Why an area of that kind cannot have such a regulation (UU 6/2014: a kelurahan makes no Perdes)."""
    allowed = kinds_for(area_kind)
    if kind in allowed:
        return None
    return _(
        "A %(area)s has no %(kind)s. Choose one of: %(kinds)s.",
        area=kind_name(area_kind).lower(),
        kind=KIND_RULES[kind].name,
        kinds=", ".join(KIND_RULES[one].name for one in allowed),
    )


def step_faults(kind: RegulationKind, dates: Dates, today: date) -> dict[Step, str]:
    """At most one fault a step, beside the later of two dates that contradict each other."""
    faults: dict[Step, str] = {}
    for step, on in dates.items():
        fault = None if on is None else _foreign_step(kind, step) or _impossible_day(on, today)
        if fault:
            faults[step] = fault
    own = [step for step in KIND_RULES[kind].steps if step not in faults]
    _compare(own, dates, faults)
    for step in own:
        needed = _step_before(kind, step)
        if dates.get(step) and needed and dates.get(needed) is None:
            faults.setdefault(step, _missing(step, dates.get(step), needed))
    return faults


def number_fault(number: int | None, enacted_on: date | None) -> str | None:
    """A regulation has its number from the day that it is enacted."""
    if number is None:
        if enacted_on is None:
            return None
        return _("Enacted %(day)s, but the number is empty. Write its number.", day=day(enacted_on))
    if not 1 <= number <= MOST_NUMBER:
        return _("Number %(number)s cannot be. Write a number from 1 to %(most)s.", number=number, most=MOST_NUMBER)
    return None


def year_fault(year: int, enacted_on: date | None, today: date) -> str | None:
    """The year in the name of a regulation is that of its enactment."""
    if enacted_on is not None and enacted_on.year != year:
        return _(
            "Year %(year)s, but enacted %(day)s. The year is that of enactment: correct one of the two.",
            year=year,
            day=day(enacted_on),
        )
    if not FIRST_YEAR <= year <= today.year:
        return _(
            "Year %(year)s cannot be. Write a year from %(first)s to %(last)s.",
            year=year,
            first=FIRST_YEAR,
            last=today.year,
        )
    return None


def _foreign_step(kind: RegulationKind, step: Step) -> str | None:
    """Why this kind has no such step; None where it has."""
    if step in KIND_RULES[kind].steps:
        return None
    name = KIND_RULES[kind].name
    if step in WITH_COUNCIL:
        return _("Only a Peraturan Desa is agreed with the BPD, a %(kind)s is not. Leave this empty.", kind=name)
    if step is Step.PROMULGATED:
        return _("A %(kind)s is not promulgated: it is in force once it is enacted. Leave this empty.", kind=name)
    return _("A %(kind)s is not submitted to the regent or mayor. Leave this empty.", kind=name)


def _impossible_day(on: date, today: date) -> str | None:
    if on > today:
        return _("%(day)s has not come yet. Leave this empty until the day is there.", day=day(on))
    if on.year < FIRST_YEAR:
        return _("%(day)s lies before the year %(first)s. Check the year.", day=day(on), first=FIRST_YEAR)
    return None


def _compare(steps: list[Step], dates: Dates, faults: dict[Step, str]) -> None:
    """Each date that is known must not lie before the known one of an earlier step."""
    known = [step for step in steps if dates.get(step)]
    for earlier, later in pairwise(known):
        if dates[later] < dates[earlier]:  # type: ignore[operator]
            faults[later] = _(
                "%(later)s %(later_day)s, before it was %(earlier)s %(earlier_day)s. Correct one of the two dates.",
                later=done_name(later),
                later_day=day(dates[later]),
                earlier=done_name(earlier).lower(),
                earlier_day=day(dates[earlier]),
            )


def _step_before(kind: RegulationKind, step: Step) -> Step | None:
    """The step without which this one cannot have been taken.

    The agreement with the BPD is not asked for: of older regulations that day is often not known any more.
    """
    rules = KIND_RULES[kind]
    return {
        Step.PROMULGATED: Step.ENACTED,
        Step.SUBMITTED: rules.in_force_by,
        Step.DISSEMINATED: rules.in_force_by,
        Step.CLARIFIED: Step.SUBMITTED,
        Step.ANNULLED: rules.in_force_by,
        Step.REPEALED: rules.in_force_by,
    }.get(step)


def _missing(step: Step, on: date | None, needed: Step) -> str:
    return _(
        "%(later)s %(day)s, but the day on which it was %(earlier)s is empty. Fill that in first.",
        later=done_name(step),
        day=day(on),
        earlier=done_name(needed).lower(),
    )


def done_name(step: Step) -> str:
    """Agreed, Enacted, ...: what has been done at that step."""
    return {
        Step.PLANNED: _("Planned"),
        Step.DRAFTING: _("Drafting begun"),
        Step.DELIBERATION: _("Discussed with the BPD"),
        Step.AGREED: _("Agreed"),
        Step.HANDED_OVER: _("Handed over to the village head"),
        Step.ENACTED: _("Enacted"),
        Step.PROMULGATED: _("Promulgated"),
        Step.SUBMITTED: _("Submitted"),
        Step.DISSEMINATED: _("Made known"),
        Step.CLARIFIED: _("Clarified"),
        Step.ANNULLED: _("Annulled"),
        Step.REPEALED: _("Repealed"),
    }[step]
