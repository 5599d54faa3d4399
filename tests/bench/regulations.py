"""Regulations for the bench: a district register of 5.000, and 40.000 over the whole nation, made from a seed."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random

import sqlalchemy as sa
from flask import Flask

from app.areas.models import Area, Kind, Level
from app.db import db, write_tx
from app.regulations.models import Regulation, RegulationVillage
from app.regulations.queries import state_column
from app.regulations.vocabulary import KIND_RULES, RegulationKind, Step, Theme

TODAY = date(2026, 10, 7)
_KINDS = (RegulationKind.VILLAGE_REGULATION, RegulationKind.VILLAGE_REGULATION, RegulationKind.HEAD_DECREE)
_STEPS = (
    Step.DRAFTING,
    Step.DELIBERATION,
    Step.AGREED,
    Step.HANDED_OVER,
    Step.ENACTED,
    Step.PROMULGATED,
    Step.SUBMITTED,
)


def add_regulations(app: Flask, count: int, within: str | None = None) -> None:
    """That many regulations and decrees of desa, of the nation or of one regency, in every state."""
    with app.app_context(), write_tx() as session:
        insert_regulations(session.connection(), count, within)


def insert_regulations(connection: sa.Connection, count: int, within: str | None = None) -> None:
    random = Random(count)
    query = sa.select(Area.id).where(Area.level == Level.VILLAGE, Area.kind == Kind.DESA).order_by(Area.id)
    if within:
        query = query.where(Area.code.startswith(within))
    villages = connection.scalars(query).all()
    first = (connection.scalar(sa.select(sa.func.max(Regulation.id))) or 0) + 1
    rows = [_row(number, random, villages) for number in range(first, first + count)]
    of_villages = [{"regulation_id": row["id"], "village_id": row["area_id"]} for row in rows]
    connection.execute(sa.insert(Regulation), rows)
    connection.execute(sa.insert(RegulationVillage), of_villages)


def _row(number: int, random: Random, villages: Sequence[int]) -> dict:
    kind = random.choice(_KINDS)
    begun = date(2021, 1, 1) + timedelta(days=random.randrange(2100))
    days, taken = begun, {}
    for step in _STEPS[: random.randrange(1, 10)]:
        if step in KIND_RULES[kind].steps:
            taken[step.value] = days
        days += timedelta(days=random.randrange(1, 16))
    repealed = days + timedelta(days=200) if Step.SUBMITTED.value in taken and random.random() < 0.1 else None
    return {
        "id": number,
        "key": f"bench-{number}",
        "area_id": random.choice(villages),
        "kind": kind,
        "theme": random.choice(list(Theme)),
        "number": number,
        "year": begun.year,
        "title": "Pelindungan pekerja migran Indonesia",
        **dict.fromkeys([step.value for step in Step]),
        **taken,
        "repealed_on": repealed,
    }


def count_states(app: Flask) -> Callable[[], None]:
    """How many regulations of each province stand in each state: one query over the whole nation."""
    state = state_column(TODAY)
    query = (
        sa.select(Area.province_id, state, sa.func.count())
        .join(Area, Regulation.area_id == Area.id)
        .where(Regulation.deleted_at.is_(None))
        .group_by(Area.province_id, state)
    )

    def count() -> None:
        with app.app_context():
            assert len(db.session.execute(query).all()) > 38

    return count
