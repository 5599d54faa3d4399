"""A programme in which every village of a large regency takes part, with evidence of half its criteria."""

from datetime import date, timedelta
from random import Random

import sqlalchemy as sa
from flask import Flask

from app.areas.models import Area, Level
from app.db import write_tx
from app.programmes.models import Enrolment, Evidence, Milestone, Programme
from app.programmes.vocabulary import Rule, Stage

LARGE_REGENCY = "12.07"  # 394 desa and kelurahan
SLUG = "desa-anti-tppo"


def enrol_all(app: Flask, code: str) -> int:
    """Enrol every village of the area; how many there are."""
    chance, first = Random(code), date(2025, 1, 6)
    with app.app_context(), write_tx() as tx:
        area_id = tx.scalars(sa.select(Area.id).where(Area.code == code)).one()
        query = sa.select(Area.id).where(Area.regency_id == area_id, Area.level == Level.VILLAGE)
        programme = tx.scalars(sa.select(Programme).where(Programme.slug == SLUG)).one()
        keys = [one.key for one in programme.versions[-1].criteria if one.rule is Rule.BY_HAND]
        villages = tx.scalars(query).all()
        for village_id in villages:
            part = Enrolment(programme_id=programme.id, village_id=village_id, started_on=first)
            part.milestones = [
                Milestone(stage=stage, reached_on=first + timedelta(days=60 * at))
                for at, stage in enumerate(chance.sample(list(Stage), 2))
            ]
            tx.add(part)
            tx.flush()
            shown = chance.sample(keys, len(keys) // 2)
            tx.add_all(Evidence(enrolment_id=part.id, criterion_key=key, met_on=first) for key in shown)
        return len(villages)
