"""How a regulation is named and where it stands, in plain words: its state, its steps, what comes next."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.areas.models import Kind
from app.i18n import _, _n, day
from app.regulations.models import Regulation, State, Stepwise
from app.regulations.rules import done_name
from app.regulations.vocabulary import GAZETTE_NAMES, KIND_RULES, STEP_NUMBERS, RegulationKind, Step

EXPECTED = (Step.AGREED, Step.ENACTED, Step.PROMULGATED, Step.SUBMITTED)
SIGNERS = {
    RegulationKind.VILLAGE_REGULATION: "kepala desa",
    RegulationKind.JOINT_REGULATION: "para kepala desa",
    RegulationKind.HEAD_REGULATION: "kepala desa",
    RegulationKind.HEAD_DECREE: "kepala desa",
    RegulationKind.WARD_DECREE: "lurah",
    RegulationKind.REGIONAL_REGULATION: "bupati atau wali kota",
}
STATE_COLOURS = {
    State.PLANNED: "draft",
    State.DRAFTING: "draft",
    State.DELIBERATION: "draft",
    State.AGREED: "due",
    State.ENACTED: "due",
    State.IN_FORCE: "ok",
    State.EXPIRED: "late",
    State.ANNULLED: "late",
    State.REPEALED: "draft",
}


def state_name(state: State) -> str:
    return {
        State.PLANNED: _("Planned"),
        State.DRAFTING: _("Draft"),
        State.DELIBERATION: _("Being discussed with the BPD"),
        State.AGREED: _("Agreed with the BPD"),
        State.ENACTED: _("Enacted, not in force"),
        State.IN_FORCE: _("In force"),
        State.EXPIRED: _("Term ended"),
        State.ANNULLED: _("Annulled"),
        State.REPEALED: _("Repealed"),
    }[state]


def citation(regulation: Any, short: bool = False) -> str:
    """Peraturan Desa Nomor 2 Tahun 2023, as it is cited; a draft has no number yet."""
    rules = KIND_RULES[regulation.kind]
    kind = rules.short if short else rules.name
    if regulation.number is None:
        return _("%(kind)s of %(year)s, no number yet", kind=kind, year=regulation.year)
    return _("%(kind)s Number %(number)s of %(year)s", kind=kind, number=regulation.number, year=regulation.year)


def standing(regulation: Stepwise, on: date) -> str:
    """Where it stands on that day, why, and who takes the next step."""
    rules, state = regulation.rules, regulation.state(on)
    if state is State.REPEALED:
        return _("Repealed on %(day)s: no longer in force.", day=day(regulation.repealed_on))
    if state is State.ANNULLED:
        return _("Annulled on %(day)s: no longer in force.", day=day(regulation.annulled_on))
    if state is State.EXPIRED:
        return _("Its term ended on %(day)s: no longer in force.", day=day(regulation.valid_until))
    if state is State.IN_FORCE:
        return _("In force since %(day)s.", day=day(regulation.in_force_since))
    if state is State.ENACTED:
        gazette = GAZETTE_NAMES[rules.promulgated_in] if rules.promulgated_in else ""
        return _(
            "Enacted, but not promulgated yet: not in force. The village secretary promulgates it in the %(gazette)s.",
            gazette=gazette,
        )
    if state is State.AGREED:
        return _("Agreed with the BPD, but not enacted yet: not in force. The village head enacts it.")
    if rules.agreed_with_council:
        return _("Still being drafted: not in force. Next it is agreed with the BPD.")
    return _(
        "Still being drafted: not in force. Next it is enacted by the %(signer)s.", signer=SIGNERS[regulation.kind]
    )


@dataclass(frozen=True)
class StepLine:
    """One line of the steps: `done` once it was taken; `note` is the day, or why there is none."""

    step: Step
    name: str
    note: str
    done: bool


def list_steps(regulation: Regulation, with_papers: Collection[Step] = ()) -> Iterator[StepLine]:
    """The steps of its kind in their order: those taken, those expected, and those of which a paper is here."""
    dates, rules = regulation.dates, regulation.rules
    last = max((step for step in rules.steps if dates[step]), key=rules.steps.index, default=None)
    for place, step in enumerate(rules.steps):
        on = dates[step]
        if on is not None:
            number = getattr(regulation, STEP_NUMBERS[step]) if step in STEP_NUMBERS else ""
            note = _("%(day)s, number %(number)s", day=day(on), number=number) if number else day(on)
            yield StepLine(step, step_name(step, regulation), note, True)
        elif step is Step.ENACTED and regulation.unsigned:
            yield StepLine(step, step_name(step, regulation), _("without a signature"), False)
        elif step in EXPECTED or step in with_papers:
            passed = last is not None and place < rules.steps.index(last)
            yield StepLine(step, step_name(step, regulation), _("day not recorded") if passed else _("not yet"), False)


def step_name(step: Step, regulation: Regulation) -> str:
    rules = regulation.rules
    if step is Step.AGREED:
        return _("Agreed with the BPD")
    if step is Step.ENACTED:
        return _("Enacted by the %(signer)s", signer=SIGNERS[regulation.kind])
    if step is Step.PROMULGATED and rules.promulgated_in:
        return _("Promulgated in the %(gazette)s", gazette=GAZETTE_NAMES[rules.promulgated_in])
    if step is Step.SUBMITTED:
        return _("Submitted to the %(head)s", head=_regional_head(regulation))
    return done_name(step)


def _regional_head(regulation: Regulation) -> str:
    regency = regulation.area.regency
    return "wali kota" if regency is not None and regency.kind is Kind.CITY else "bupati"


def namesake_fault(taken: Regulation) -> str:
    """Why this number cannot be given once more."""
    return _(
        "%(citation)s is recorded already: “%(title)s”. Open that record, or correct the number.",
        citation=citation(taken),
        title=taken.title,
    )


def made_by(regulation: Any, village_count: int) -> str:
    """Desa Kace Timur and 2 other villages; Kabupaten Bangka, for 19 kelurahan: whose it is, in a line of a list."""
    if regulation.kind is RegulationKind.REGIONAL_REGULATION and village_count > 1:
        return _("%(area)s, for %(count)s kelurahan", area=regulation.area_label, count=village_count)
    if regulation.kind is RegulationKind.JOINT_REGULATION and village_count > 1:
        return _n(
            "%(village)s and %(num)d other village",
            "%(village)s and %(num)d other villages",
            village_count - 1,
            village=regulation.area_label,
        )
    return regulation.area_label
