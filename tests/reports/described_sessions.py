"""Random records whose sessions say who held them, of what they told, and for whom."""

from random import Random

from flask import Flask
from sqlalchemy import select

from app.db import write_tx
from app.outreach.models import OutreachSession
from app.outreach.vocabulary import Audience, Topic
from tests.coverage.programme_recount import enrol_at_random
from tests.coverage.recount import record_at_random

SEED = 41


def record_described(app: Flask, sessions: int, regulations: int = 150) -> None:
    """Sessions, regulations and villages that take part in a programme, the same each time."""
    world, chance = record_at_random(app, seed=SEED, sessions=sessions, regulations=regulations), Random(SEED)
    enrol_at_random(app, world, seed=SEED)
    with app.app_context(), write_tx() as tx:
        for outreach in tx.scalars(select(OutreachSession)):
            outreach.organizer = chance.choice(("", "BP3MI", "Dinas & Kejaksaan", "PKK"))
            outreach.topics = chance.sample(list(Topic), 2)
            outreach.audiences = chance.sample(list(Audience)[:6], 3)
