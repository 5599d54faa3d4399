"""The figures of a report as its sentences tell them: each opens its list on the site, see progress/sources.py."""

from dataclasses import replace
from typing import Any

from app.coverage.calculate import AreaFigures
from app.coverage.opening import Count
from app.reports.progress.facts import Facts
from app.reports.sentences.phrases import Earlier

NEVER = "unreached never"
_HELD = ("sessions", "attendance", "male", "female", "named")
_STAGES = ("planned", "drafting", "deliberation", "agreed", "enacted")
_FILTERS = {
    **dict.fromkeys(_HELD, "held"),
    "checked": "held state=checked",
    "joint": "held joint=1",
    "reached": "villages reached",
    "reported": "villages reported",
    "on_time": "villages on_time",
    "desa": "villages desa",
    "kelurahan": "villages kelurahan",
    "perdes": "perdes in_force",
    **{stage: f"perdes {stage}" for stage in _STAGES},
}


def opened(figures: AreaFigures) -> AreaFigures:
    """The same figures, each with what it opens."""
    counts: dict[str, Any] = {name: Count(getattr(figures, name), opens) for name, opens in _FILTERS.items()}
    return replace(figures, **counts)


def all_places(figures: AreaFigures) -> Count:
    return Count(figures.villages, "villages all")


def not_reported(figures: AreaFigures) -> Count:
    return Count(figures.not_reported, "villages silent")


def late(figures: AreaFigures) -> Count:
    return Count(figures.late, "villages late")


def without_perdes(figures: AreaFigures) -> Count:
    return Count(figures.desa - figures.perdes, "villages no_perdes")


def task_forces(facts: Facts) -> tuple[Count, Count]:
    """The villages whose decree on a task force has run out, and those whose decree soon will."""
    ended = sum(until < facts.cutoff for until in facts.problems.task_forces.values())
    soon = len(facts.problems.task_forces) - ended
    return Count(ended, "villages decree_ended"), Count(soon, "villages decree_ends")


def never(facts: Facts) -> Count:
    return Count(len(facts.never), NEVER)


def lapsed(facts: Facts) -> Count:
    return Count(len(facts.lapsed), "unreached year")


def attended(facts: Facts) -> Count:
    return Count(facts.problems.attended, "held attended=1")


def men_only(facts: Facts) -> Count:
    return Count(facts.problems.men_only, "held men_only=1")


def unnamed(facts: Facts) -> Count:
    return Count(facts.problems.unnamed, "held attended=1 unnamed=1")


def compared(facts: Facts, figure: str) -> Earlier:
    """As Facts.compared; the names of the earlier periods open what was counted then."""
    earlier, opens = facts.compared(figure), _FILTERS[figure]
    return replace(
        earlier,
        value=None if earlier.value is None else Count(earlier.value, f"{opens} when=before"),
        year_value=None if earlier.year_value is None else Count(earlier.year_value, f"{opens} when=year_ago"),
    )
