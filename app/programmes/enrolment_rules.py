"""What cannot be true of a village's part in a programme, and the words in which it is refused.

No database, clock or request here. A fault stands under the name of the answer that it belongs beside.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.i18n import _, day
from app.programmes.calculate import stage_on
from app.programmes.models import Enrolment, Milestone, ProgrammeVersion
from app.programmes.vocabulary import STAGE_NAMES, Stage

FIRST_YEAR = 2000
MOST_YEARS_AHEAD = 10
_MAY_LAPSE = (Stage.DECLARED, Stage.ACTIVE, Stage.DESIGNATED)


@dataclass(frozen=True)
class Reached:
    """A stage and its day, as the rules see it; those of one day stand in the order of `place`."""

    stage: Stage
    reached_on: date
    expires_on: date | None = None
    place: float = float("inf")

    @classmethod
    def of(cls, milestone: Milestone) -> "Reached":
        return cls(milestone.stage, milestone.reached_on, milestone.expires_on, milestone.id)


def early_fault(on: date | None) -> str | None:
    """A day of the last century is a slip of the hand."""
    if on is None or on.year >= FIRST_YEAR:
        return None
    return _("%(day)s lies before the year %(first)s. Check the year.", day=day(on), first=FIRST_YEAR)


def distant_fault(on: date | None, today: date) -> str | None:
    """The last day of a decree or of evidence may lie ahead, but not in another age."""
    if on is None or on.year <= today.year + MOST_YEARS_AHEAD:
        return None
    return _(
        "%(day)s is more than %(years)s years ahead. Check the year.",
        day=day(on),
        years=MOST_YEARS_AHEAD,
    )


def start_fault(started_on: date, version: ProgrammeVersion, successor: str = "") -> str | None:
    """A village takes part in a programme only while it runs; `successor` is the name of the one that follows it."""
    if version.starts_on and started_on < version.starts_on:
        return _(
            "%(programme)s began on %(day)s. Enter that day or a later one.",
            programme=version.short_name,
            day=day(version.starts_on),
        )
    if version.ends_on and started_on > version.ends_on:
        ended = _(
            "%(programme)s ended on %(day)s: no village can join it after that.",
            programme=version.short_name,
            day=day(version.ends_on),
        )
        follows = _("Choose %(programme)s, which follows it.", programme=successor) if successor else ""
        return f"{ended} {follows}".strip()
    return None


def other_times(part: Enrolment, parts: Sequence[Enrolment]) -> list[tuple[date, date | None]]:
    """When else the village took part in the same programme: (begun, ended)."""
    return [
        (one.started_on, one.ended_on) for one in parts if one.programme_id == part.programme_id and one.id != part.id
    ]


def overlap_fault(started_on: date, ended_on: date | None, others: Sequence[tuple[date, date | None]]) -> str | None:
    """A village takes part in a programme once at a time; `others` are (begun, ended) of its other parts in it."""
    for begun, ended in others:
        if (ended is None or started_on < ended) and (ended_on is None or begun < ended_on):
            if ended is None:
                return _("The village takes part in it already, since %(day)s.", day=day(begun))
            return _(
                "The village took part in it from %(first)s to %(last)s already. Enter a day outside that time.",
                first=day(begun),
                last=day(ended),
            )
    return None


def move_fault(started_on: date, stages: Sequence[Reached], ended_on: date | None) -> str | None:
    """Why a village cannot have begun on that day; `stages` are those after the first."""
    if stages and started_on > stages[0].reached_on:
        return _(
            "Taking part since %(start)s, but “%(stage)s” since %(day)s. Correct one of the two days.",
            start=day(started_on),
            stage=STAGE_NAMES[stages[0].stage],
            day=day(stages[0].reached_on),
        )
    if ended_on and started_on >= ended_on:
        return _("Taking part ended on %(day)s. Enter an earlier day.", day=day(ended_on))
    return None


def end_fault(ended_on: date, started_on: date, stages: Sequence[Reached]) -> str | None:
    """A village cannot stop on the day it began or before, nor before a stage that it reached."""
    if ended_on <= started_on:
        return _("Taking part began on %(day)s. Enter a later day.", day=day(started_on))
    last = max((one.reached_on for one in stages), default=started_on)
    if ended_on < last:
        return _("A stage was reached on %(day)s. Enter that day or a later one.", day=day(last))
    return None


def milestone_faults(
    new: Reached, others: Sequence[Reached], started_on: date, ended_on: date | None
) -> dict[str, str]:
    """Why this stage cannot have been reached on that day beside the others that stand."""
    if new.reached_on < started_on:
        fault = _(
            "The village takes part since %(day)s. Enter that day or a later one.",
            day=day(started_on),
        )
        return {"reached_on": fault}
    if ended_on and new.reached_on > ended_on:
        return {"reached_on": _("Taking part ended on %(day)s. Enter that day or an earlier one.", day=day(ended_on))}
    ordered = _in_order([*others, new])
    at = ordered.index(new)
    step_fault = _step_fault(ordered[:at], new)
    if step_fault:
        return {"stage": step_fault}
    if at + 1 < len(ordered) and _step_fault(ordered[: at + 1], ordered[at + 1]):
        following = ordered[at + 1]
        fault = _(
            "“%(next)s” follows on %(day)s, which cannot come after “%(stage)s”. Correct the stage or the day.",
            next=STAGE_NAMES[following.stage],
            day=day(following.reached_on),
            stage=STAGE_NAMES[new.stage],
        )
        return {"reached_on": fault}
    return {}


def evidence_faults(met_on: date, met_until: date | None, ended_on: date | None) -> dict[str, str]:
    """Evidence cannot end before it begins, nor begin when the village no longer takes part."""
    if ended_on and met_on >= ended_on:
        return {"met_on": _("Taking part ended on %(day)s. Enter an earlier day.", day=day(ended_on))}
    if met_until and met_until < met_on:
        fault = _(
            "Met until %(last)s, but only since %(first)s. Correct one of the two days.",
            last=day(met_until),
            first=day(met_on),
        )
        return {"met_until": fault}
    return {}


def decree_faults(
    stage: Stage, reached_on: date, number: str, decree_on: date | None, expires_on: date | None
) -> dict[str, str]:
    """A designation needs its decree, and only a designation runs out."""
    faults = {}
    if stage is Stage.DESIGNATED and not number:
        faults["decree_number"] = _("A village is designated by decree. Write its number.")
    if decree_on and not number:
        faults.setdefault("decree_number", _("A day of the decree, but no number. Write its number."))
    if decree_on and decree_on > reached_on:
        faults["decree_on"] = _(
            "The decree is of %(decree)s, but the stage of %(day)s. Correct one of the two days.",
            decree=day(decree_on),
            day=day(reached_on),
        )
    if expires_on and stage is not Stage.DESIGNATED:
        faults["expires_on"] = _("Only a designation runs out. Leave this empty.")
    elif expires_on and expires_on <= reached_on:
        faults["expires_on"] = _(
            "In force until %(last)s, but only since %(day)s. Enter a later day.",
            last=day(expires_on),
            day=day(reached_on),
        )
    return faults


def removal_fault(removed: Reached, others: Sequence[Reached]) -> str | None:
    """Why this stage cannot be taken back while the others stand."""
    ordered = _in_order(others)
    for at, one in enumerate(ordered):
        if _step_fault(ordered[:at], one):
            return _(
                "“%(stage)s” cannot be taken back while “%(next)s” of %(day)s stands. Take that one back first.",
                stage=STAGE_NAMES[removed.stage],
                next=STAGE_NAMES[one.stage],
                day=day(one.reached_on),
            )
    return None


def _in_order(stages: Sequence[Reached]) -> list[Reached]:
    return sorted(stages, key=lambda one: (one.reached_on, one.place))


def _step_fault(before: Sequence[Reached], new: Reached) -> str | None:
    """Stages may be skipped, but only a village whose stage has lapsed goes back to an earlier one."""
    stage = stage_on(before, new.reached_on)
    name = STAGE_NAMES[new.stage]
    if new.stage is Stage.LAPSED:
        if stage in _MAY_LAPSE:
            return None
        if stage is Stage.LAPSED:
            return _("It had lapsed by then already. Choose another stage.")
        return _("Nothing was reached yet that could lapse. To stop taking part, end it instead.")
    if stage is None or stage is Stage.LAPSED:
        return None
    since = before[-1].reached_on
    if new.stage is Stage.DESIGNATED and stage is Stage.DESIGNATED:
        return None if since < new.reached_on else _("It is recorded already that it was designated that day.")
    if list(Stage).index(new.stage) > list(Stage).index(stage):
        return None
    if new.stage is stage:
        return _("“%(stage)s” is recorded already, since %(day)s. Choose a later stage.", stage=name, day=day(since))
    return _(
        "Since %(day)s the village is at “%(reached)s”, which comes after “%(stage)s”. Choose a later stage.",
        day=day(since),
        reached=STAGE_NAMES[stage],
        stage=name,
    )
