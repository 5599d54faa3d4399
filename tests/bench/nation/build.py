"""The nation as it may be in two years, from a seed: 83.762 villages, 2 million sessions with 20 million names."""

import time
from collections.abc import Callable, Iterator
from random import Random

import sqlalchemy as sa
from flask import Flask
from flask_migrate import upgrade
from flask_security import hash_password

from app.accounts.models import Role, User
from app.areas.models import Area, Kind, Level
from app.areas.official import load_areas, official_list
from app.db import db, write_tx
from app.outreach.models import (
    NilReport,
    OutreachSession,
    OutreachVillage,
    Participant,
    SessionAudience,
    SessionTopic,
)
from app.outreach.vocabulary import Audience, Topic
from app.periods import parse_period
from app.programmes.models import Criterion, Enrolment, Evidence, Milestone, Programme, ProgrammeVersion
from app.programmes.shipping import load_shipped
from app.programmes.vocabulary import Rule, Stage
from tests import cast
from tests.bench.nation import sessions
from tests.bench.nation.bulk import HASHED, loading
from tests.bench.nation.scratch import DAYS, FIRST_DAY, fill, scratch
from tests.bench.regulations import insert_regulations

SESSIONS, REGULATIONS, ENROLMENTS, NILS = 2_000_000, 60_000, 25_000, 80_000
LEAD = cast.Person("lead", "Lestari Contoh", Role.PROGRAM_LEAD, "ID")
_MODELS = (OutreachSession, OutreachVillage, SessionTopic, SessionAudience, Participant)


def build(app: Flask, count: int, say: Callable[[str], None]) -> None:
    """Fill the empty database of the app; `say` is told what took how long."""
    begun = time.perf_counter()
    with app.app_context():
        upgrade()
        with write_tx() as session:
            load_areas(session, official_list())
            load_shipped(session)
    with app.test_request_context():
        _add_people()
    say(f"areas {time.perf_counter() - begun:.0f} s")
    with app.app_context():
        with db.engine.begin() as connection:  # not by a session, with whose commit totals are counted: they come last
            insert_regulations(connection, REGULATIONS)
            _add_enrolments(connection)
            _add_nils(connection)
        say(f"regulations, programmes, nihil {time.perf_counter() - begun:.0f} s")
        with write_tx() as session:
            slots = fill(session.connection())
        db.engine.dispose()
        with loading(db.engine, [model.__table__ for model in _MODELS]) as run:
            for statement in _statements(count, slots, db.engine.dialect.name):
                run(statement)
            say(f"rows {time.perf_counter() - begun:.0f} s")
        with write_tx() as session:
            scratch.drop_all(session.connection())
        _set_numbers()
    say(f"indexes {time.perf_counter() - begun:.0f} s")


def _statements(count: int, slots: int, dialect: str) -> Iterator[str]:
    yield sessions.NUMBERS.format(most=count)
    yield sessions.sessions(slots, DAYS)
    yield from sessions.villages()
    yield from sessions.told_apart("outreach_topic", "topic", len(Topic))
    yield from sessions.told_apart("outreach_audience", "audience", len(Audience))
    yield sessions.participants(slots, HASHED[dialect])


def _add_people() -> None:
    """The cast, as everywhere in the tests, and a lead of the whole nation."""
    hashed = hash_password(cast.SITI.password)
    with write_tx() as session:
        ids = {code: area_id for code, area_id in session.execute(sa.select(Area.code, Area.id))}
        session.add_all(
            User(
                username=f"bench.{person.username}",
                full_name=person.full_name,
                password=hashed,
                role=person.role,
                area_id=ids[person.area_code],
            )
            for person in (*cast.CAST, LEAD)
        )


def _add_enrolments(connection: sa.Connection) -> None:
    """Villages that take part in a programme, each with two stages and evidence of half of what it asks by hand."""
    chance = Random(ENROLMENTS)
    villages = connection.scalars(sa.select(Area.id).where(Area.level == Level.VILLAGE).order_by(Area.id)).all()
    by_hand: dict[int, list[str]] = {one: [] for one in connection.scalars(sa.select(Programme.id))}
    asked = sa.select(ProgrammeVersion.programme_id, Criterion.key).join(Criterion)
    for programme_id, key in connection.execute(asked.where(Criterion.rule == Rule.BY_HAND)):
        by_hand[programme_id].append(key)
    parts, stages, evidence = [], [], []
    for number in range(1, ENROLMENTS + 1):
        programme_id, begun = chance.choice(list(by_hand)), FIRST_DAY.replace(year=2025, month=1 + number % 12)
        village_id = villages[number * 3 % len(villages)]
        part = {"id": number, "key": f"bench-{number}", "programme_id": programme_id, "village_id": village_id}
        parts.append(part | {"started_on": begun})
        for at, stage in enumerate(chance.sample(list(Stage), 2)):
            stages.append({"enrolment_id": number, "stage": stage, "reached_on": begun.replace(day=1 + at)})
        keys = by_hand[programme_id]
        for key in chance.sample(keys, len(keys) // 2):
            evidence.append({"enrolment_id": number, "criterion_key": key, "met_on": begun})
    for model, rows in ((Enrolment, parts), (Milestone, stages), (Evidence, evidence)):
        connection.execute(sa.insert(model), rows)


def _add_nils(connection: sa.Connection) -> None:
    """Villages that said of a month of this year that nothing was held in it."""
    months = [parse_period(f"2026-{month:02}") for month in range(1, 10)]
    villages = connection.scalars(sa.select(Area.id).where(Area.kind == Kind.DESA).order_by(Area.id)).all()
    chosen = Random(NILS).sample([(one, month) for one in villages for month in months], NILS)
    rows = [
        {"village_id": one, "period": month.code, "first_day": month.first_day, "last_day": month.last_day}
        for one, month in chosen
    ]
    connection.execute(sa.insert(NilReport), rows)


def _set_numbers() -> None:
    """PostgreSQL counts on from the last id that it gave out itself, and it gave none of these."""
    if db.engine.dialect.name != "postgresql":
        return
    with write_tx() as session:
        for table in db.metadata.sorted_tables:
            if "id" in table.c:
                last = f"SELECT setval(pg_get_serial_sequence('\"{table.name}\"', 'id'), max(id)) FROM \"{table.name}\""
                session.execute(sa.text(last))
