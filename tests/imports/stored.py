"""What the database holds, asked without the site's own queries."""

from flask import Flask
from sqlalchemy import func, select

from app.areas.models import Area
from app.db import db
from app.history.models import HistoryEntry
from app.outreach.models import OutreachSession, OutreachVillage, SessionTopic
from app.regulations.models import Regulation

HEADS = ("men", "women", "boys", "girls")


def sums(app: Flask) -> tuple[int, ...]:
    """(sessions, men, women, boys, girls)."""
    heads = [func.coalesce(func.sum(getattr(OutreachSession, head)), 0) for head in HEADS]
    with app.app_context():
        return tuple(db.session.execute(select(func.count(OutreachSession.id), *heads)).one())


def sessions(app: Flask) -> list[dict]:
    """Every session with its village codes and topics, in the order of the file."""
    with app.app_context():
        found = []
        for row in db.session.scalars(select(OutreachSession).order_by(OutreachSession.id)):
            codes = select(Area.code).join(OutreachVillage, OutreachVillage.village_id == Area.id)
            topics = select(SessionTopic.topic).where(SessionTopic.session_id == row.id)
            found.append(
                {
                    "title": row.title,
                    "held_on": row.held_on,
                    "host": row.host_area.code,
                    "villages": db.session.scalars(codes.where(OutreachVillage.session_id == row.id)).all(),
                    "topics": {topic.value for topic in db.session.scalars(topics)},
                    "approach": row.approach and row.approach.value,
                    "organizer": row.organizer,
                    "venue": row.venue,
                    "heads": (row.men, row.women, row.boys, row.girls),
                    "named": row.named_count,
                    "by": row.created_by_id,
                }
            )
        return found


def facts(app: Flask) -> list[tuple]:
    """(host code, day, title, heads) of every session, in one select."""
    heads = [getattr(OutreachSession, head) for head in HEADS]
    query = select(Area.code, OutreachSession.held_on, OutreachSession.title, *heads)
    with app.app_context():
        rows = db.session.execute(query.join(Area, OutreachSession.host_area_id == Area.id)).all()
    return [(code, held_on, title, tuple(counts)) for code, held_on, title, *counts in rows]


def regulations(app: Flask) -> list[Regulation]:
    with app.app_context():
        return list(db.session.scalars(select(Regulation).order_by(Regulation.id)))


def history(app: Flask) -> list[tuple]:
    """(record type, record, action, changes, who)."""
    with app.app_context():
        rows = db.session.scalars(select(HistoryEntry).order_by(HistoryEntry.id))
        return [(row.record_type, row.record_id, row.action.value, row.changes, row.user_id) for row in rows]
