"""What cannot be true of a regulation, and the words in which it is refused; no database, clock or request here.

The form and the import ask the same questions here, so that a file cannot bring in what a person may not type.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from app.areas.models import Kind, kind_name
from app.i18n import _, day
from app.regulations.vocabulary import KIND_RULES, WITH_COUNCIL, RegulationKind, Step, Theme, kinds_for

FIRST_YEAR = 2000
MOST_NUMBER = 9_999
TASK_FORCE_YEARS = 3
MOST_YEARS = 10  # of any other decree: more is a slip of the pen

FOLLOWS: Mapping[Step, tuple[Step, ...]] = {
    Step.DRAFTING: (Step.PLANNED,),
    Step.DELIBERATION: (Step.DRAFTING,),
    Step.AGREED: (Step.DELIBERATION,),
    Step.HANDED_OVER: (Step.AGREED,),
    Step.ENACTED: (Step.HANDED_OVER,),
    Step.PROMULGATED: (Step.ENACTED,),
    Step.SUBMITTED: (Step.PROMULGATED,),
    Step.DISSEMINATED: (Step.PROMULGATED,),
    Step.CLARIFIED: (Step.SUBMITTED,),
    Step.ANNULLED: (Step.PROMULGATED,),
    Step.REPEALED: (Step.ANNULLED, Step.PROMULGATED),
}
"""The steps that come before a step, wherever both are taken; of the others no order is asked for."""

Dates = Mapping[Step, date | None]


def kind_fault(kind: RegulationKind, area_kind: Kind) -> str | None:
    """Why an area of that kind cannot have such a regulation (UU 6/2014: a kelurahan makes no Perdes)."""
    allowed = kinds_for(area_kind)
    if kind in allowed:
        return None
    names = ", ".join(KIND_RULES[one].name for one in allowed)
    if kind is RegulationKind.REGIONAL_REGULATION:
        return _(
            "A %(kind)s is recorded once by the regency or city, for all kelurahan that it covers. "
            "Choose one of: %(kinds)s.",
            kind=KIND_RULES[kind].name,
            kinds=names,
        )
    return _(
        "A %(area)s has no %(kind)s. Choose one of: %(kinds)s.",
        area=kind_name(area_kind).lower(),
        kind=KIND_RULES[kind].name,
        kinds=names,
    )


def step_faults(kind: RegulationKind, dates: Dates, today: date, unsigned: bool = False) -> dict[Step, str]:
    """At most one fault a step, beside the later of two dates that contradict each other."""
    faults: dict[Step, str] = {}
    for step, on in dates.items():
        fault = None if on is None else foreign_fault(kind, step) or _impossible_day(on, today)
        if fault:
            faults[step] = fault
    own = [step for step in KIND_RULES[kind].steps if step not in faults]
    for step in own:
        fault = _order_fault(step, own, dates) or _missing_fault(kind, step, dates, unsigned)
        if fault:
            faults[step] = fault
    return faults


def number_fault(number: int | None, enacted_on: date | None, promulgated_on: date | None = None) -> str | None:
    """A regulation has its number from the day that it is enacted, or promulgated without a signature."""
    if number is None:
        if enacted_on is None and promulgated_on is None:
            return None
        if enacted_on is None:
            return _("Promulgated %(day)s, but the number is empty. Write its number.", day=day(promulgated_on))
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


def unsigned_faults(kind: RegulationKind, dates: Dates, sign_by: date | None) -> dict[Step, str]:
    """What contradicts that the head did not sign in time: then it is promulgated all the same, once that is over.

    `sign_by`: the last day that the head had (PP 43/2014 art. 84), where the day that it runs from is known.
    """
    if not KIND_RULES[kind].agreed_with_council:
        return {}
    promulgated_on = dates.get(Step.PROMULGATED)
    if on := dates.get(Step.ENACTED):
        return {
            Step.ENACTED: _(
                "Enacted %(day)s, but it is ticked that it was not signed. Untick that, or empty this day.", day=day(on)
            )
        }
    if promulgated_on is None or sign_by is None or promulgated_on >= sign_by:
        return {}
    return {
        Step.PROMULGATED: _(
            "Promulgated %(day)s without a signature, but the head had until %(last)s to sign. Correct the date, "
            "or untick that it was not signed.",
            day=day(promulgated_on),
            last=day(sign_by),
        )
    }


def term_fault(kind: RegulationKind, theme: Theme, enacted_on: date | None, valid_until: date | None) -> str | None:
    """Why a regulation cannot be valid until that day: only a decree has a term, that of a task force 3 years."""
    if valid_until is None:
        return None
    if not KIND_RULES[kind].has_term:
        return _("A %(kind)s has no last day. Leave this empty.", kind=KIND_RULES[kind].name)
    if valid_until.year < FIRST_YEAR:
        return _before_first(valid_until)
    if enacted_on is None:
        return _("Valid until %(day)s, but the day of signing is empty. Fill that in first.", day=day(valid_until))
    if valid_until < enacted_on:
        return _(
            "Valid until %(day)s, before it was enacted %(enacted)s. Correct one of the two dates.",
            day=day(valid_until),
            enacted=day(enacted_on),
        )
    years = TASK_FORCE_YEARS if theme is Theme.TASK_FORCE else MOST_YEARS
    if valid_until <= (last := years_after(enacted_on, years)):
        return None
    if theme is Theme.TASK_FORCE:
        return _(
            "A task force serves at most %(years)s years. Enacted %(enacted)s: write %(last)s or earlier.",
            years=years,
            enacted=day(enacted_on),
            last=day(last),
        )
    return _("%(day)s lies more than %(years)s years ahead. Check the year.", day=day(valid_until), years=years)


def paper_fault(kind: RegulationKind, step: Step, number: str, on: date | None) -> str | None:
    """Why the paper of a step cannot have a number: this kind has no such step, or it has not been taken."""
    if not number:
        return None
    if fault := foreign_fault(kind, step):
        return fault
    if on is None:
        return _("Number %(number)s of the paper, but its day is empty. Fill in the day too.", number=number)
    return None


def repeal_faults(repealed_on: date | None, repealed_by: str) -> dict[str, str]:
    """By name of the field: a regulation is repealed by another one, on a day."""
    if repealed_on is not None and not repealed_by:
        return {
            "repealed_by": _(
                "Repealed %(day)s, but not by which regulation. Write its kind, number and year.", day=day(repealed_on)
            )
        }
    if repealed_by and repealed_on is None:
        return {"repealed_on": _("Repealed by “%(other)s”, but the day is empty. Fill it in.", other=repealed_by)}
    return {}


def villages_fault(kind: RegulationKind, count: int) -> str | None:
    """A joint regulation is one of two villages or more, `count` with the own one; a regional one covers some."""
    if kind is RegulationKind.JOINT_REGULATION and count < 2:
        return _("A joint regulation belongs to two villages or more. Choose the other villages that made it.")
    if kind is RegulationKind.REGIONAL_REGULATION and not count:
        return _("Choose the kelurahan that it covers, or all of them.")
    return None


def years_after(on: date, years: int) -> date:
    """The same day so many years later; 29 February falls on the 28th."""
    try:
        return on.replace(year=on.year + years)
    except ValueError:
        return on.replace(year=on.year + years, day=28)


def foreign_fault(kind: RegulationKind, step: Step) -> str | None:
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
    return _before_first(on) if on.year < FIRST_YEAR else None


def _before_first(on: date) -> str:
    return _("%(day)s lies before the year %(first)s. Check the year.", day=day(on), first=FIRST_YEAR)


def _order_fault(step: Step, own: list[Step], dates: Dates) -> str | None:
    """Why a day cannot lie before those of the steps that come before it."""
    on = dates.get(step)
    if on is None:
        return None
    for earlier in _known_before(step, own, dates):
        before = dates[earlier]
        if before is not None and on < before:
            return _(
                "%(later)s %(later_day)s, before it was %(earlier)s %(earlier_day)s. Correct one of the two dates.",
                later=done_name(step),
                later_day=day(on),
                earlier=done_name(earlier).lower(),
                earlier_day=day(before),
            )
    return None


def _known_before(step: Step, own: list[Step], dates: Dates) -> Iterator[Step]:
    """The nearest steps before it whose day is known; what lies beyond them is compared with them."""
    for earlier in FOLLOWS.get(step, ()):
        if earlier in own and dates.get(earlier):
            yield earlier
        else:
            yield from _known_before(earlier, own, dates)


def _missing_fault(kind: RegulationKind, step: Step, dates: Dates, unsigned: bool) -> str | None:
    """Why a step cannot have been taken: another one, without which it cannot be, has no day.

    The agreement with the BPD is not asked for: of older regulations that day is often not known any more.
    """
    in_force_by = KIND_RULES[kind].in_force_by
    needed = {
        Step.PROMULGATED: None if unsigned else Step.ENACTED,
        Step.SUBMITTED: in_force_by,
        Step.DISSEMINATED: in_force_by,
        Step.CLARIFIED: Step.SUBMITTED,
        Step.ANNULLED: in_force_by,
        Step.REPEALED: in_force_by,
    }.get(step)
    if not dates.get(step) or needed is None or dates.get(needed):
        return None
    return _(
        "%(later)s %(day)s, but the day on which it was %(earlier)s is empty. Fill that in first.",
        later=done_name(step),
        day=day(dates.get(step)),
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
