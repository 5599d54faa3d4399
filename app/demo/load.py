"""The whole demo as rows, and how they are stored in a few bulk inserts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.accounts.models import User
from app.coverage.models import OwnIndicator, Target, TargetVersion
from app.demo.gatherings import gatherings
from app.demo.leads import (
    DEADLINE_DAYS,
    OWN_INDICATOR,
    Followed,
    abroad,
    follow_ups,
    own_targets,
    versions,
    weights,
    without_women,
    write_some_late,
)
from app.demo.nil_reports import nil_reports
from app.demo.offices import OFFICES, targets
from app.demo.programmes import Part, parts
from app.demo.queries import find_demo_people, ids_by
from app.demo.regulations import Written, regulations
from app.demo.reviews import review, with_odd_ones
from app.demo.sessions import ZONE, Held, sessions_of
from app.demo.settings import external_figures, second_signatories
from app.demo.sheets import neighbours_of, sign_sheet
from app.demo.villages import PROVINCE, Village, dice, habits
from app.files.checking import Checked
from app.history.models import Action
from app.history.recording import note_bulk
from app.outreach.models import NilReport, OutreachSession, OutreachVillage, Participant, SessionAudience, SessionTopic
from app.outreach.people_keys import name_key
from app.programmes.models import Enrolment, Evidence, Milestone, Programme
from app.programmes.shipping import load_shipped
from app.regulations.models import Regulation, RegulationLink, RegulationVillage
from app.reports.models import ExternalFigure, Letterhead, Signatory
from app.totals.models import ReportingDeadline
from app.worklist.models import FollowUp, FollowUpNote, PriorityWeights, ResidentsAbroad

_BINNED = 0.004


@dataclass(frozen=True)
class Demo:
    """Everything that is invented, before it has ids."""

    sessions: list[Held]
    regulations: list[Written]
    targets: list[dict]
    letterheads: list[dict]
    signatories: list[dict]
    figures: list[dict]
    nil_reports: list[dict]
    parts: list[Part]
    deadlines: list[dict]
    weights: list[dict]
    abroad: list[dict]
    own_indicators: list[dict]
    follow_ups: list[Followed]


def invent(villages: Sequence[Village], area_ids: dict[str, int], today: date) -> Demo:
    """The demo as it stands on the morning of that day: the same day gives the same demo."""
    kept = habits(villages)
    held = gatherings([one for one in villages if not (kept[one.code].is_silent or kept[one.code].nobody_comes)], today)
    for village in villages:
        people = neighbours_of(village)
        for session, event in sessions_of(village, kept[village.code], today):
            sign_sheet(session, event, people)
            held.append(session)
    without_women(held)
    write_some_late(held, today)
    held.sort(key=lambda one: (one.columns["held_on"], one.columns["key"]))
    held = with_odd_ones(held)
    held.sort(key=lambda one: (one.columns["held_on"], one.columns["key"]))
    _bin_some(held)
    review(held, today)
    speaking = [village for village in villages if not kept[village.code].is_silent]
    letterheads = [{**office.letterhead, "area_id": area_ids[office.area_code]} for office in OFFICES]
    signatories = [{**office.signatory_row, "area_id": area_ids[office.area_code]} for office in OFFICES]
    signatories += second_signatories(area_ids)
    figures = external_figures(area_ids, today)
    nil = nil_reports(speaking, held, today)
    written = regulations(speaking, today)
    taking_part = parts(speaking, today)
    return Demo(
        held,
        written,
        [*targets(villages, area_ids), *own_targets(villages, area_ids)],
        letterheads,
        signatories,
        figures,
        nil,
        taking_part,
        [{"area_id": area_ids[PROVINCE], "days": DEADLINE_DAYS}],
        weights(area_ids),
        abroad(villages),
        [{**OWN_INDICATOR, "area_id": area_ids[PROVINCE]}],
        follow_ups(villages, [one for one in held if one.columns["deleted_at"] is None], today),
    )


def _bin_some(held: list[Held]) -> None:
    """A few that were written twice, and lie in the bin."""
    for session in held:
        if dice("bin", session.columns["key"]).random() < _BINNED:
            session.columns["deleted_at"] = session.columns["updated_at"]


def store(session: Session, demo: Demo, accounts: list[dict], emblem: Checked, person_secret: str) -> None:
    """Store it in a database without records, table by table; the emblem is the province's. Does not commit."""
    _insert(session, User, accounts)
    owners = {user.area_id: user.id for user in find_demo_people([row["username"] for row in accounts]).values()}
    _store_sessions(session, demo.sessions, owners, person_secret)
    _store_regulations(session, demo.regulations, owners)
    _store_parts(session, demo.parts, owners)
    nil = [{**row, "declared_by_id": owners.get(row["village_id"])} for row in demo.nil_reports]
    province_id = demo.deadlines[0]["area_id"]
    lead_id = owners.get(province_id)
    _insert(session, TargetVersion, [{**row, "set_by_id": lead_id} for row in versions(demo.targets, province_id)])
    _store_follow_ups(session, demo.follow_ups, lead_id)
    stored = (
        (Target, demo.targets),
        (OwnIndicator, [{**row, "created_by_id": lead_id} for row in demo.own_indicators]),
        (ReportingDeadline, demo.deadlines),
        (PriorityWeights, demo.weights),
        (ResidentsAbroad, demo.abroad),
        (Letterhead, _with_emblem(session, demo.letterheads, emblem)),
        (Signatory, demo.signatories),
        (ExternalFigure, demo.figures),
        (NilReport, nil),
    )
    for model, rows in stored:
        _insert(session, model, rows)
        note_bulk(session, model.__tablename__, Action.CREATED, {"rows": len(rows)})


def _store_follow_ups(session: Session, followed: list[Followed], lead_id: int | None) -> None:
    columns = [
        {**one.columns, "created_by_id": lead_id, "closed_by_id": lead_id if one.columns["closed_at"] else None}
        for one in followed
    ]
    _insert(session, FollowUp, columns)
    ids = ids_by(FollowUp.key)
    notes = [
        {
            "key": f"{one.columns['key']}-{number}",
            "follow_up_id": ids[one.columns["key"]],
            "text": text,
            "written_at": datetime.combine(day, time(10), ZONE),
            "written_by_id": lead_id,
        }
        for one in followed
        for number, (day, text) in enumerate(one.notes, 1)
    ]
    _insert(session, FollowUpNote, notes)
    note_bulk(session, FollowUp.__tablename__, Action.CREATED, {"rows": len(columns)})


def _with_emblem(session: Session, letterheads: list[dict], emblem: Checked) -> list[dict]:
    file = emblem.stored_file(None)
    session.add(file)
    session.flush()
    return [{**row, "emblem_id": None if number else file.id} for number, row in enumerate(letterheads)]


def _store_regulations(session: Session, written: list[Written], owners: dict[int, int]) -> None:
    columns = [{**one.columns, "created_by_id": owners.get(one.columns["area_id"])} for one in written]
    _insert(session, Regulation, columns)
    ids = ids_by(Regulation.key)
    numbered = [(ids[one.columns["key"]], one) for one in written]
    villages = [{"regulation_id": n, "village_id": village} for n, one in numbered for village in one.villages]
    _insert(session, RegulationVillage, villages)
    links = [
        {"acting_id": n, "target_id": ids[one.target.columns["key"]], "effect": one.effect}
        for n, one in numbered
        if one.target is not None
    ]
    _insert(session, RegulationLink, links)
    note_bulk(session, Regulation.__tablename__, Action.CREATED, {"rows": len(written)})


def _store_parts(session: Session, parts: list[Part], owners: dict[int, int]) -> None:
    load_shipped(session)
    programmes = ids_by(Programme.slug)
    columns = [
        {**one.columns, "programme_id": programmes[one.slug], "created_by_id": owners.get(one.columns["village_id"])}
        for one in parts
    ]
    _insert(session, Enrolment, columns)
    ids = ids_by(Enrolment.key)
    of_parts = [(ids[one.columns["key"]], one) for one in parts]
    _insert(session, Milestone, [{**row, "enrolment_id": n} for n, one in of_parts for row in one.stages])
    _insert(session, Evidence, [{**row, "enrolment_id": n} for n, one in of_parts for row in one.evidence])
    note_bulk(session, Enrolment.__tablename__, Action.CREATED, {"rows": len(parts)})


def _insert(session: Session, model, rows: list[dict]) -> None:
    """Straight into the table: through the mapped class it takes five times as long."""
    session.execute(insert(model.__table__), rows)


def _store_sessions(session: Session, held: list[Held], owners: dict[int, int], person_secret: str) -> None:
    columns = [
        {
            **one.columns,
            "created_by_id": owners.get(one.columns["host_area_id"]),
            "reviewed_by_id": owners.get(one.reviewer_area_id or 0),
        }
        for one in held
    ]
    _insert(session, OutreachSession, columns)
    ids = ids_by(OutreachSession.key)
    numbered = [(ids[one.columns["key"]], one) for one in held]
    rows_of: dict[type, list[dict]] = {
        OutreachVillage: [
            {"session_id": n, "village_id": served.id, "attendance": one.came.get(served.id)}
            for n, one in numbered
            for served in one.villages
        ],
        SessionTopic: [{"session_id": n, "topic": topic} for n, one in numbered for topic in one.topics],
        SessionAudience: [{"session_id": n, "audience": audience} for n, one in numbered for audience in one.audiences],
        Participant: [row for n, one in numbered for row in _participants(n, one, person_secret)],
    }
    for model, rows in rows_of.items():
        _insert(session, model, rows)
    note_bulk(session, OutreachSession.__tablename__, Action.CREATED, {"rows": len(columns)})


def _participants(session_id: int, held: Held, person_secret: str) -> list[dict]:
    """Every one signs at home, so no home village is written beside the name; who came again has been confirmed."""
    host_id = held.columns["host_area_id"]
    rows = []
    for position, (name, sex, audience) in enumerate(held.names, 1):
        key = name_key(person_secret, name, sex, host_id)
        rows.append(
            {
                "session_id": session_id,
                "position": position,
                "name": name,
                "sex": sex,
                "audience": audience,
                "home_village_id": None,
                "person_key": key,
                "name_key": key,
            }
        )
    return rows
