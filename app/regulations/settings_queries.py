"""What regencies have set for their villages; where one has set nothing, the terms of the law hold."""

from dataclasses import fields

from sqlalchemy import select

from app.db import db
from app.regulations.models import RegulationSettings
from app.regulations.terms import DEFAULT_TERMS, Terms

_TERMS = tuple(getattr(RegulationSettings, one.name) for one in fields(Terms))


def find_settings(area_id: int) -> RegulationSettings | None:
    return db.session.scalar(select(RegulationSettings).where(RegulationSettings.area_id == area_id))


def get_terms(regency_id: int | None) -> Terms:
    """The terms that hold in that regency."""
    row = db.session.execute(select(*_TERMS).where(RegulationSettings.area_id == regency_id)).first()
    return Terms(*row) if row is not None else DEFAULT_TERMS


def list_terms() -> dict[int, Terms]:
    """The terms of every regency that has set its own, by its id; at most 514 of them."""
    rows = db.session.execute(select(RegulationSettings.area_id, *_TERMS))
    return {area_id: Terms(*terms) for area_id, *terms in rows}
