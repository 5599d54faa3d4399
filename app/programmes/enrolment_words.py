"""Where a village stands in a programme in plain words: its stage, what is missing, and who does what next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for

from app.accounts.access import Permission, can
from app.areas.models import Area, kind_name
from app.history.models import Action
from app.i18n import _, _n, day
from app.programmes.calculate import Judged, Summary
from app.programmes.models import Criterion, Enrolment
from app.programmes.standing import Standing
from app.programmes.vocabulary import STAGE_NAMES, Rule, Stage

STAGE_COLOURS = {
    Stage.PROPOSED: "draft",
    Stage.PREPARING: "draft",
    Stage.DECLARED: "",
    Stage.ACTIVE: "",
    Stage.DESIGNATED: "ok",
    Stage.LAPSED: "late",
}


@dataclass(frozen=True)
class NextStep:
    """What is to be done next, why, and the link to where it is done; without one it is another's task."""

    title: str
    why: str
    label: str = ""
    address: str = ""


def met_of(summary: Summary) -> str:
    """7 of 10 criteria are met; what cannot apply to such a village is in neither."""
    if not summary.applicable:
        return _("No criterion applies to this village.")
    return _n(
        "%(met)s of %(num)s criterion is met",
        "%(met)s of %(num)s criteria are met",
        summary.applicable,
        met=summary.met,
    )


def term(standing: Standing) -> str:
    """Until when the designation holds, or since when it has run out; "" where there is none or it has no end."""
    last = standing.valid_until
    if last is None:
        return ""
    if standing.stage is Stage.LAPSED:
        return _("The designation ended on %(day)s.", day=day(last))
    if standing.lapses_soon:
        return _n(
            "The designation ends on %(day)s, in %(num)s day.",
            "The designation ends on %(day)s, in %(num)s days.",
            (last - standing.on).days,
            day=day(last),
        )
    return _("Designated until %(day)s.", day=day(last))


def held(judged: Judged) -> str:
    """Since when a criterion is met, and until when."""
    if judged.since and judged.until:
        return _("%(first)s to %(last)s", first=day(judged.since), last=day(judged.until))
    return _("since %(day)s", day=day(judged.since)) if judged.since else ""


def lacking(judged: Judged) -> str:
    """What is there already of a criterion that is not met."""
    if judged.wanted:
        return _("%(found)s of %(wanted)s sessions so far.", found=judged.found, wanted=judged.wanted)
    return _("Begun: %(name)s.", name=judged.begun[0].label) if judged.begun else ""


def wanted(criterion: Criterion) -> str:
    """The evidence that the programme asks for; "" where it says nothing."""
    return _("Wanted: %(evidence)s", evidence=criterion.evidence) if criterion.evidence else ""


def not_applicable(village: Area) -> str:
    return _("does not apply to a %(kind)s", kind=kind_name(village.kind).lower())


def by_itself(criterion: Criterion) -> str:
    """Why no evidence is asked for; "" where it is."""
    return {
        Rule.BY_HAND: "",
        Rule.REGULATION: _("Counted by itself, from the regulations that are recorded and in force."),
        Rule.SESSIONS: _("Counted by itself, from the sessions that are recorded."),
        Rule.DESIGNATED: _(
            "Counted by itself, from the stage that staff record with its decree. The village adds nothing."
        ),
    }[criterion.rule]


def way_to_meet(judged: Judged, village: Area, part: Enrolment | None) -> tuple[str, str]:
    """(label, address) of where a criterion is filled in."""
    criterion = judged.criterion
    if criterion.rule is Rule.SESSIONS:
        return _("Record a session"), url_for("outreach.new")
    if criterion.rule is Rule.REGULATION:
        if judged.begun:
            return _("Go on with that regulation"), url_for("regulations.detail", regulation_id=judged.begun[0].id)
        return _("Record the regulation"), url_for("regulations.new", village=village.code)
    if part is None or (criterion.rule is Rule.DESIGNATED and not can(Permission.ENROL)):
        return "", ""
    if criterion.rule is Rule.DESIGNATED:
        return _("Record a stage"), url_for("enrolments.add_milestone", enrolment_id=part.id)
    return _("Add evidence"), url_for("enrolments.add_evidence", enrolment_id=part.id, criterion=criterion.key)


def next_step(standing: Standing, village: Area, may_record: bool, may_enrol: bool) -> NextStep | None:
    """The one thing that the reader may do next; None where nothing waits."""
    part, missing = standing.part, standing.next_missing
    designated = standing.stage is Stage.DESIGNATED
    if part and may_enrol and standing.valid_until and (standing.lapses_soon or standing.stage is Stage.LAPSED):
        why = _("A new decree is recorded as a stage of its own.")
        return NextStep(_("Renew the designation"), f"{term(standing)} {why}", *_to_stage(part))
    if missing and missing.criterion.rule is Rule.DESIGNATED and not may_enrol:
        return NextStep(
            _("All that the village fills in is met"),
            _("The subdistrict, the regency or the program lead records the decree of designation."),
        )
    if missing and may_record:
        why = lacking(missing) or wanted(missing.criterion)
        return NextStep(missing.criterion.text, why, *way_to_meet(missing, village, part))
    if missing or standing.version.for_all_villages or designated or not standing.summary.complete:
        return None
    if part and may_enrol:
        why = _("All criteria are met. Record the stage that the village has reached by that.")
        return NextStep(_("Record the next stage"), why, *_to_stage(part))
    return NextStep(
        _("All criteria are met"), _("The subdistrict, the regency or the program lead records the next stage.")
    )


def _to_stage(part: Enrolment) -> tuple[str, str]:
    return _("Record a stage"), url_for("enrolments.add_milestone", enrolment_id=part.id)


@dataclass(frozen=True)
class Change:
    """One line of the history: who, when, what, and [before, after] of each answer that was changed."""

    who: str
    what: str
    at: Any
    details: Sequence[tuple[str, str, str]] = ()


def list_changes(rows: Iterable[Any], names: dict[str, str]) -> list[Change]:
    """`rows` of (HistoryEntry, name); `names` are the texts of the criteria by their key."""
    return [Change(who or _("Command line"), _what(entry), entry.at, _details(entry, names)) for entry, who in rows]


def _what(entry: Any) -> str:
    removed = "removed_at" in entry.changes
    created = entry.action == Action.CREATED
    if entry.record_type == "milestone":
        return _("recorded a stage") if created else _("took a stage back") if removed else _("corrected a stage")
    if entry.record_type == "evidence":
        return _("added evidence") if created else _("took evidence back") if removed else _("corrected evidence")
    if entry.action == Action.BINNED:
        return _("took the whole part back")
    if entry.action == Action.RESTORED:
        return _("restored the part")
    return _("enrolled the village") if created else _("changed the part")


def _details(entry: Any, names: dict[str, str]) -> list[tuple[str, str, str]]:
    labels = _labels()
    return [
        (labels[column], _shown(column, before, names), _shown(column, after, names))
        for column, (before, after) in entry.changes.items()
        if column in labels
    ]


def _labels() -> dict[str, str]:
    return {
        "started_on": _("Taking part since"),
        "ended_on": _("Stopped on"),
        "end_reason": _("Reason"),
        "removed_reason": _("Reason"),
        "note": _("Note"),
        "stage": _("Stage"),
        "reached_on": _("Since"),
        "decree_number": _("Number of the decree"),
        "decree_on": _("Day of the decree"),
        "expires_on": _("In force until"),
        "criterion_key": _("Criterion"),
        "met_on": _("Met since"),
        "met_until": _("Met until"),
        "file_id": _("File"),
        "session_id": _("Session"),
        "regulation_id": _("Regulation"),
    }


def _shown(column: str, value: Any, names: dict[str, str]) -> str:
    if value in (None, ""):
        return "-"
    if column.endswith("_on") or column == "met_until":
        return day(date.fromisoformat(value))
    if column == "stage":
        return str(STAGE_NAMES[Stage(value)])
    if column == "criterion_key":
        return names.get(value, value)
    return f"#{value}" if column.endswith("_id") else str(value)
