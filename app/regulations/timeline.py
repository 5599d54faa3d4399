"""The clock of a Perdes as a drawing to scale: where each bar begins and ends, in the units of its SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.i18n import _, short_day
from app.regulations.clock_words import StepNote, step_note
from app.regulations.models import Stepwise
from app.regulations.rules import done_name
from app.regulations.terms import StepClock, Terms
from app.regulations.vocabulary import Step

WIDTH, ROW, TOP = 660, 34, 30
_LEFT, _RIGHT = 155, 205  # room for the names, and for what is said after the last bar
_APART = 64  # the days written above the lines need so much each


@dataclass(frozen=True)
class Bar:
    """One row. From `x` on: `kept` in time, `free` what is left of the term, `over` after its last day."""

    name: str
    note: str
    late: bool
    done: bool
    x: float
    kept: float
    free: float
    over: float

    @property
    def end(self) -> float:
        return self.x + self.kept + self.free + self.over


@dataclass(frozen=True)
class Line:
    """A day that goes through all rows; without a label where the next one stands too close."""

    x: float
    label: str


@dataclass(frozen=True)
class Timeline:
    width: ClassVar[int] = WIDTH
    row: ClassVar[int] = ROW
    title: str
    bars: Sequence[Bar]
    lines: Sequence[Line]

    @property
    def height(self) -> int:
        return TOP + ROW * len(self.bars)


@dataclass(frozen=True)
class _Stage:
    """One row in days: it ran from `start` to `end`, and had time until `due`."""

    name: str
    note: StepNote
    done: bool
    start: date
    end: date
    due: date


def build_timeline(regulation: Stepwise, clocks: Sequence[StepClock], terms: Terms, on: date) -> Timeline | None:
    """None where no term has begun to run."""
    stages = [*_talks(regulation, on), *(stage for one in clocks if (stage := _stage(one, terms, on)))]
    if not any(one.due for one in clocks):
        return None
    waits = any(one.due and not one.taken and not one.passed for one in clocks)
    first = min(stage.start for stage in stages)
    last = max(max(stage.end, stage.due) for stage in stages)
    scale = (WIDTH - _LEFT - _RIGHT) / max(1, (max(last, on) - first).days if waits else (last - first).days)

    def x(day: date) -> float:
        return round(_LEFT + scale * (day - first).days, 1)

    bars = [_bar(stage, x) for stage in stages]
    told = ", ".join(f"{bar.name}: {bar.note}" for bar in bars)
    days = {first, *(stage.end for stage in stages if stage.end <= on)}
    return Timeline(
        _("The way of this regulation. %(steps)s", steps=told), bars, _lines(days, on if waits else None, x)
    )


def _talks(regulation: Stepwise, on: date) -> list[_Stage]:
    """The talks with the BPD, which have no term."""
    begun, agreed = regulation.deliberation_on, regulation.agreed_on
    if begun is None or agreed is None or agreed > on:
        return []
    note = StepNote(_("agreed %(day)s", day=short_day(agreed)), False)
    return [_Stage(_("Talks with the BPD"), note, True, begun, agreed, agreed)]


def _stage(one: StepClock, terms: Terms, on: date) -> _Stage | None:
    name = _("Handed over") if one.step is Step.HANDED_OVER else done_name(one.step)
    note = step_note(one, terms, on)
    start = one.since or one.taken
    if start is None or (one.passed and not one.unsigned):
        return None
    if one.taken:
        told = ", ".join(filter(None, (short_day(one.taken), note.text if note else "")))
        return _Stage(name, StepNote(told, bool(note and note.late)), True, start, one.taken, one.due or one.taken)
    if note is None or one.due is None:
        return None
    end = start if one.unsigned else min(on, one.due) if one.step is Step.HANDED_OVER else on
    return _Stage(name, note, False, start, end, one.due)


def _bar(stage: _Stage, x) -> Bar:
    start, end, due = x(stage.start), x(stage.end), x(stage.due)
    kept = max(2.0, min(end, due) - start) if stage.end > stage.start or stage.due == stage.start else 0.0
    return Bar(
        stage.name,
        stage.note.text,
        stage.note.late,
        stage.done,
        start,
        round(kept, 1),
        round(max(0.0, due - max(end, start)), 1),
        round(max(0.0, end - due), 1),
    )


def _lines(days: set[date], today: date | None, x) -> list[Line]:
    """Today and the first day have their labels before others do."""
    wanted = sorted(days - {today}) if today else sorted(days)
    labelled = [x(today)] if today else []
    lines = [Line(x(today), _("today"))] if today else []
    for day in wanted:
        free = all(abs(x(day) - other) >= _APART for other in labelled)
        lines.append(Line(x(day), short_day(day) if free else ""))
        if free:
            labelled.append(x(day))
    return lines
