"""Gathering what is known of villages for a programme, in a fixed number of selects however many villages there are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, ScalarSelect, Select, String, and_, func, or_, select, type_coerce
from sqlalchemy.orm import aliased

from app.areas.models import Area, Kind, Level
from app.areas.reach import Reach
from app.db import db
from app.outreach.models import OutreachSession, OutreachVillage, SessionAudience, SessionTopic
from app.outreach.queries import counted, reaches
from app.outreach.vocabulary import Audience, Topic
from app.programmes.calculate import Designation, EvidenceFact, SessionFact, VillageFacts
from app.programmes.models import Enrolment, Evidence, ProgrammeVersion
from app.programmes.queries import enrolled_on
from app.regulations.models import Regulation, RegulationVillage, Stepwise
from app.regulations.queries import FACTS
from app.regulations.rows import RegulationFacts

_HAD = aliased(Area)
"""The village for which something was recorded; its `village_id` is the one under which it counts today."""
EvidenceByKey = Mapping[str, list[EvidenceFact]]


def gather_facts(
    area: Area, version: ProgrammeVersion, on: date, designations: Mapping[int, Designation]
) -> dict[int, VillageFacts]:
    """The facts of every village of the area that takes part on that day, by its id.

    In a programme for all villages these are all to which one of its criteria applies, enrolled or not.
    `version` is what the programme says that day; `designations` are the decrees that hold then, by village.
    """
    programme_id = version.programme_id
    villages = {row.id: row.kind for row in db.session.execute(_taking_part(version, Reach.of(area), on))}
    wanted = _village_ids(version, Reach.of(area), on)
    evidence = _evidence(Enrolment.programme_id == programme_id, Reach.of(area).covers(Enrolment.village_id), on=on)
    regulations, sessions = _regulations(wanted), _sessions(wanted, on)
    return {
        village_id: VillageFacts(
            village_id,
            kind,
            regulations.get(village_id, ()),
            sessions.get(village_id, ()),
            evidence.get((programme_id, village_id), {}),
            designations.get(village_id),
        )
        for village_id, kind in villages.items()
    }


def gather_facts_for(
    village: Area,
    programme_ids: Collection[int],
    on: date,
    designations: Mapping[int, Designation],
    regulations: Sequence[Stepwise] | None = None,
) -> dict[int, VillageFacts]:
    """The facts of one village by programme, for those in which it takes part on that day.

    `designations` are the decrees that hold that day, by programme; `regulations` are all that are valid for the
    village, where they are at hand.
    """
    evidence = _evidence(Reach.of(village).covers(Enrolment.village_id), on=on)
    only = select(Area.id).where(Area.id == village.id)
    if regulations is None:
        regulations = _regulations(only).get(village.id, ())
    sessions = _sessions(only, on).get(village.id, ())
    return {
        number: VillageFacts(
            village.id,
            village.kind,
            regulations,
            sessions,
            evidence.get((number, village.id), {}),
            designations.get(number),
        )
        for number in programme_ids
    }


def taken_part_in(versions: Iterable[ProgrammeVersion], enrolled: Collection[int], kind: Kind) -> list[int]:
    """The programmes of these versions in which a village of that kind takes part: enrolled, or as a duty of all."""
    return [
        one.programme_id
        for one in versions
        if one.programme_id in enrolled or (one.for_all_villages and kind in one.kinds)
    ]


def _taking_part(version: ProgrammeVersion, reach: Reach, on: date) -> Select:
    """(id, kind) of the villages that take part."""
    query = select(Area.id, Area.kind).where(Area.level == Level.VILLAGE, Area.village_id == Area.id, reach.areas())
    enrolled = Area.id.in_(
        select(_HAD.village_id)
        .join(Enrolment, Enrolment.village_id == _HAD.id)
        .where(Enrolment.programme_id == version.programme_id, enrolled_on(on))
    )
    if not version.for_all_villages:
        return query.where(enrolled)
    there = and_(Area.kind.in_(version.kinds), or_(Area.retired_on.is_(None), Area.retired_on > on))
    return query.where(or_(there, enrolled))


def _village_ids(version: ProgrammeVersion, reach: Reach, on: date) -> Select:
    return _taking_part(version, reach, on).with_only_columns(Area.id)


def _evidence(*conditions: ColumnElement[bool], on: date) -> dict[tuple[int, int], EvidenceByKey]:
    """What was handed in and not removed, by programme and village, of the parts that run on that day."""
    query = (
        select(
            Enrolment.programme_id,
            _HAD.village_id,
            Evidence.criterion_key,
            Evidence.id,
            Evidence.met_on,
            Evidence.met_until,
            Evidence.note,
        )
        .join(Enrolment, Evidence.enrolment_id == Enrolment.id)
        .join(_HAD, _HAD.id == Enrolment.village_id)
        .where(Evidence.removed_at.is_(None), enrolled_on(on), *conditions)
        .order_by(Evidence.met_on, Evidence.id)
    )
    found: dict[tuple[int, int], dict[str, list[EvidenceFact]]] = defaultdict(lambda: defaultdict(list))
    for programme_id, village_id, key, number, met_on, met_until, note in db.session.execute(query):
        found[programme_id, village_id or 0][key].append(EvidenceFact(number, met_on, met_until, note))
    return {place: dict(by_key) for place, by_key in found.items()}


def _regulations(village_ids: Select) -> dict[int, list[RegulationFacts]]:
    """By village: its own regulations, joint ones of which it is part, and those of the regency that cover it."""
    query = (
        select(_HAD.village_id, *FACTS)
        .select_from(RegulationVillage)
        .join(_HAD, _HAD.id == RegulationVillage.village_id)
        .join(Regulation, Regulation.id == RegulationVillage.regulation_id)
        .where(Regulation.deleted_at.is_(None), _HAD.village_id.in_(village_ids))
        .order_by(Regulation.year, Regulation.number, Regulation.id)
    )
    known: dict[int, RegulationFacts] = {}
    found: dict[int, dict[int, RegulationFacts]] = defaultdict(dict)  # one that villages shared which are one today
    for village_id, *columns in db.session.execute(query):
        fact = known.get(columns[0]) or known.setdefault(columns[0], RegulationFacts(*columns))
        found[village_id][columns[0]] = fact
    return {village_id: list(facts.values()) for village_id, facts in found.items()}


def _sessions(village_ids: Select, on: date) -> dict[int, list[SessionFact]]:
    """By village: sessions up to that day that count and to which its people came, with whom and what they were for."""
    wanted = and_(counted(), reaches(), OutreachSession.held_on <= on, _HAD.village_id.in_(village_ids))
    columns = (
        _HAD.village_id,
        OutreachSession.id,
        OutreachSession.title,
        OutreachSession.held_on,
        _listed(SessionAudience.session_id, SessionAudience.audience),
        _listed(SessionTopic.session_id, SessionTopic.topic),
    )
    query = (
        select(*columns)
        .select_from(OutreachVillage)
        .join(_HAD, _HAD.id == OutreachVillage.village_id)
        .join(OutreachSession, OutreachVillage.session_id == OutreachSession.id)
        .where(wanted)
    )
    found: dict[int, dict[int, SessionFact]] = defaultdict(dict)
    for village_id, number, title, held_on, audiences, topics in db.session.execute(
        query.order_by(OutreachSession.held_on, OutreachSession.id)
    ):
        heard = frozenset(map(Audience, audiences.split(","))) if audiences else frozenset()
        about = frozenset(map(Topic, topics.split(","))) if topics else frozenset()
        found[village_id or 0][number] = SessionFact(number, title, held_on, heard, about)
    return {village_id: list(facts.values()) for village_id, facts in found.items()}


def _listed(session_id, word) -> ScalarSelect[str]:
    """The words of one list of the session of the query around it, with commas between."""
    words = func.aggregate_strings(type_coerce(word, String), ",")
    return select(words).where(session_id == OutreachSession.id).correlate(OutreachSession).scalar_subquery()
