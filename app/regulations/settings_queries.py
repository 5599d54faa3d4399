"""What regencies have set for their villages; where one has set nothing, the terms of the law hold."""

from collections.abc import Mapping
from dataclasses import fields

from sqlalchemy import select

from app.db import db
from app.regulations.models import RegulationSettings
from app.regulations.terms import DEFAULT_TERMS, Terms

_TERMS = tuple(getattr(RegulationSettings, one.name) for one in fields(Terms))


class TermsBook:
    """The terms of many regencies; of one that has set none, those of the law."""

    def __init__(self, stored: Mapping[int, Terms]):
        self._stored = stored

    def __getitem__(self, regency_id: int | None) -> Terms:
        return self._stored.get(regency_id, DEFAULT_TERMS) if regency_id is not None else DEFAULT_TERMS


def find_settings(area_id: int) -> RegulationSettings | None:
    return db.session.scalar(select(RegulationSettings).where(RegulationSettings.area_id == area_id))


def get_terms(regency_id: int | None) -> Terms:
    """The terms that hold in that regency."""
    row = db.session.execute(select(*_TERMS).where(RegulationSettings.area_id == regency_id)).first()
    return Terms(*row) if row is not None else DEFAULT_TERMS


def list_terms() -> TermsBook:
    """By id of the regency; one select of at most 514 rows."""
    rows = db.session.execute(select(RegulationSettings.area_id, *_TERMS))
    return TermsBook({area_id: Terms(*terms) for area_id, *terms in rows})
