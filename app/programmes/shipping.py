"""Storing the programmes that come with the site; does not commit."""

from collections.abc import Iterable

from sqlalchemy import Table, insert
from sqlalchemy.orm import Session

from app import clock
from app.programmes.models import Criterion, Programme, ProgrammeVersion
from app.programmes.queries import list_slugs
from app.programmes.shipped import FIRST_DAY, REASON, SHIPPED, ShippedProgramme


def load_shipped(session: Session, shipped: Iterable[ShippedProgramme] = SHIPPED) -> int:
    """Store those that are not there, by their slug; what is there may have been changed and stays. Gives how many.

    Straight into the tables: the history tells of what people do, and the demo goes into a database without any.
    """
    known = set(list_slugs())
    missing = [one for one in shipped if one.slug not in known]
    for one in missing:
        _store(session, one)
    return len(missing)


def _store(session: Session, shipped: ShippedProgramme) -> None:
    now = clock.now()
    programme_id = _insert(session, Programme.__table__, {"slug": shipped.slug, "created_at": now})
    version_id = _insert(
        session,
        ProgrammeVersion.__table__,
        {
            "programme_id": programme_id,
            "number": 1,
            "valid_from": FIRST_DAY,
            "name": shipped.name,
            "short_name": shipped.short_name,
            "issuer": shipped.issuer,
            "legal_basis": shipped.legal_basis,
            "description": shipped.description,
            "term_years": shipped.term_years,
            "for_all_villages": shipped.for_all_villages,
            "reason": REASON,
            "made_at": now,
        },
    )
    rows = [
        {
            "version_id": version_id,
            "key": one.key,
            "position": position,
            "text": one.text,
            "area_kinds": [kind.value for kind in one.area_kinds],
            "evidence": one.evidence,
            "rule": one.rule,
            "settings": one.settings,
        }
        for position, one in enumerate(shipped.criteria, 1)
    ]
    session.execute(insert(Criterion.__table__), rows)


def _insert(session: Session, table: Table, row: dict) -> int:
    return session.execute(insert(table).values(row).returning(table.c.id)).scalar_one()
