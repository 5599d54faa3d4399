"""All that the clock says of one regulation on a day, for its page and for that of its village."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.areas.models import Kind
from app.i18n import _
from app.regulations.clock_words import (
    Mark,
    StepNote,
    due_sentence,
    mark_beside_state,
    plain_standing,
    regency_sentence,
    step_note,
)
from app.regulations.models import State, Stepwise
from app.regulations.terms import Terms, next_step, step_clocks
from app.regulations.timeline import Timeline, build_timeline
from app.regulations.vocabulary import Step


@dataclass(frozen=True)
class ClockStory:
    """`said`: where it stands, who goes on and by when, and what the regency still owes."""

    mark: Mark | None
    said: str
    notes: Mapping[Step, StepNote]
    timeline: Timeline | None


def tell_clock(regulation: Stepwise, regency_kind: Kind | None, terms: Terms, on: date) -> ClockStory:
    step, clocks = next_step(regulation, terms, on), step_clocks(regulation, terms, on)
    said = [plain_standing(regulation, step, on)]
    if step is not None and step.step is Step.SUBMITTED and regulation.state(on) is State.IN_FORCE:
        head = "wali kota" if regency_kind is Kind.CITY else "bupati"
        said.append(_("Not yet submitted to the %(head)s: the village head sends a copy.", head=head))
    said += [due_sentence(step, on), regency_sentence(clocks, regency_kind, on)]
    return ClockStory(
        mark_beside_state(step, on),
        " ".join(filter(None, said)),
        {one.step: note for one in clocks if (note := step_note(one, terms, on))},
        build_timeline(regulation, clocks, terms, on),
    )
