"""What an office has set for its reports, and who signs them."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.areas.models import Area
from app.areas.queries import list_ancestors
from app.db import db
from app.reports.models import Letterhead, Signatory
from app.reports.office.letter_parts import Letter
from app.reports.office.letterhead import build_letter
from app.web.errors import NotFound


def get_letter(area: Area) -> Letter:
    """Head, foot and page of the area's reports, with whoever is proposed to sign."""
    signatories = list_signatories(area)
    return build_letter(area, list_letterheads(area), signatories[0] if signatories else None)


def find_letterhead(area: Area) -> Letterhead | None:
    return db.session.scalar(select(Letterhead).where(Letterhead.area_id == area.id))


def list_letterheads(area: Area) -> Sequence[Letterhead]:
    """That of the area and of all above it, the nearest first."""
    chain = [area.id, *(one.id for one in reversed(list_ancestors(area)))]
    query = (
        select(Letterhead)
        .options(joinedload(Letterhead.emblem), joinedload(Letterhead.area))
        .where(Letterhead.area_id.in_(chain))
    )
    return sorted(db.session.scalars(query), key=lambda one: chain.index(one.area_id))


def list_signatories(area: Area) -> Sequence[Signatory]:
    """Who may sign reports of that area, the one proposed first."""
    query = (
        select(Signatory)
        .where(Signatory.area_id == area.id, Signatory.deleted_at.is_(None))
        .order_by(Signatory.position, Signatory.id)
    )
    return db.session.scalars(query).all()


def list_all_signatories(area: Area) -> Sequence[Signatory]:
    """Also those put aside, in the order in which they are proposed."""
    query = select(Signatory).where(Signatory.area_id == area.id).order_by(Signatory.position, Signatory.id)
    return db.session.scalars(query).all()


def find_signatory_by_key(key: str) -> Signatory | None:
    return db.session.scalar(select(Signatory).where(Signatory.key == key))


def get_signatory(area: Area, signatory_id: int) -> Signatory:
    """That one of the area, also put aside; NotFound where there is none."""
    query = select(Signatory).where(Signatory.id == signatory_id, Signatory.area_id == area.id)
    signatory = db.session.scalar(query)
    if signatory is None:
        raise NotFound(str(signatory_id))
    return signatory
