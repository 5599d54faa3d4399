"""The measures of which a program lead may make an indicator: a fixed list, each narrowed by at most one word.

All are counted from what is recorded, never from a formula that somebody types.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.coverage.models import OwnIndicator
from app.i18n import _l
from app.outreach.vocabulary import APPROACH_NAMES, AUDIENCE_NAMES, TOPIC_NAMES
from app.programmes.queries import ProgrammeName
from app.programmes.vocabulary import STAGE_NAMES, Stage
from app.regulations.vocabulary import THEME_NAMES


class Narrowing(StrEnum):
    """By what a measure is narrowed: a stage is one of a programme, written 3:designated."""

    NOTHING = "nothing"
    TOPIC = "topic"
    AUDIENCE = "audience"
    APPROACH = "approach"
    THEME = "theme"
    STAGE = "stage"


class Counting(StrEnum):
    """What a measure counts."""

    SESSIONS = "sessions"
    ATTENDANCE = "attendance"
    VILLAGES = "villages"
    WOMEN = "women"
    CHILDREN = "children"
    DISABILITY = "disability"
    CHECKED = "checked"
    AT_STAGE = "at_stage"
    FROM_STAGE = "from_stage"
    REGULATED = "regulated"


# Of these a figure of nought says nothing where nobody has reported; the others stand by themselves.
TOLD_BY_VILLAGES = frozenset(set(Counting) - {Counting.AT_STAGE, Counting.FROM_STAGE, Counting.REGULATED})
OF_VILLAGES = frozenset({Counting.VILLAGES, Counting.AT_STAGE, Counting.FROM_STAGE, Counting.REGULATED})


@dataclass(frozen=True)
class Measure:
    counting: Counting
    narrowing: Narrowing = Narrowing.NOTHING
    women_came: bool = False

    @property
    def is_of_villages(self) -> bool:
        """Whether there can be no more than there are villages."""
        return self.counting in OF_VILLAGES


MEASURES: Mapping[str, Measure] = {
    "topic_sessions": Measure(Counting.SESSIONS, Narrowing.TOPIC),
    "topic_attendance": Measure(Counting.ATTENDANCE, Narrowing.TOPIC),
    "topic_villages": Measure(Counting.VILLAGES, Narrowing.TOPIC),
    "audience_sessions": Measure(Counting.SESSIONS, Narrowing.AUDIENCE),
    "audience_attendance": Measure(Counting.ATTENDANCE, Narrowing.AUDIENCE),
    "audience_villages": Measure(Counting.VILLAGES, Narrowing.AUDIENCE),
    "approach_sessions": Measure(Counting.SESSIONS, Narrowing.APPROACH),
    "approach_attendance": Measure(Counting.ATTENDANCE, Narrowing.APPROACH),
    "stage_villages": Measure(Counting.AT_STAGE, Narrowing.STAGE),
    "from_stage_villages": Measure(Counting.FROM_STAGE, Narrowing.STAGE),
    "theme_villages": Measure(Counting.REGULATED, Narrowing.THEME),
    "women_villages": Measure(Counting.VILLAGES, women_came=True),
    "women_attendance": Measure(Counting.WOMEN),
    "children_attendance": Measure(Counting.CHILDREN),
    "disability_attendance": Measure(Counting.DISABILITY),
    "checked_sessions": Measure(Counting.CHECKED),
}
MEASURE_NAMES = {
    "topic_sessions": _l("Sessions on a topic"),
    "topic_attendance": _l("Attendance of sessions on a topic"),
    "topic_villages": _l("Villages reached with a topic"),
    "audience_sessions": _l("Sessions for an audience"),
    "audience_attendance": _l("Attendance of sessions for an audience"),
    "audience_villages": _l("Villages reached with sessions for an audience"),
    "approach_sessions": _l("Sessions held in one way"),
    "approach_attendance": _l("Attendance of sessions held in one way"),
    "stage_villages": _l("Villages at a stage of a programme"),
    "from_stage_villages": _l("Villages at a stage of a programme or beyond"),
    "theme_villages": _l("Villages with a regulation in force on a theme"),
    "women_villages": _l("Villages reached by sessions to which women or girls came"),
    "women_attendance": _l("Attendance of women and girls"),
    "children_attendance": _l("Attendance of children"),
    "disability_attendance": _l("Attendance of persons with disability"),
    "checked_sessions": _l("Sessions that were checked"),
}
STAGES: list[Stage] = [stage for stage in Stage if stage is not Stage.LAPSED]


def choices_of(narrowing: Narrowing, programmes: Sequence[ProgrammeName]) -> list[tuple[str, str]]:
    """(what is stored, what it is called) of everything to which a measure may be narrowed."""
    words: Mapping[Narrowing, Mapping] = {
        Narrowing.TOPIC: TOPIC_NAMES,
        Narrowing.AUDIENCE: AUDIENCE_NAMES,
        Narrowing.APPROACH: APPROACH_NAMES,
        Narrowing.THEME: THEME_NAMES,
    }
    if narrowing is Narrowing.STAGE:
        return [
            (f"{one.id}:{stage.value}", f"{one.short_name}: {STAGE_NAMES[stage]}")
            for one in programmes
            for stage in STAGES
        ]
    return [(word.value, str(name)) for word, name in words.get(narrowing, {}).items()]


def measure_of(own: OwnIndicator) -> Measure:
    return MEASURES[own.measure]


def stage_of(own: OwnIndicator) -> tuple[int, Stage]:
    """(id of the programme, stage) of an indicator that is narrowed to one."""
    programme_id, _colon, stage = own.parameter.partition(":")
    return int(programme_id), Stage(stage)
