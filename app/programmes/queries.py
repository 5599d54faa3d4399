"""Finding programmes and the version of each that holds on a day."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import aliased, contains_eager, joinedload, selectinload

from app.accounts.models import User
from app.db import db
from app.programmes.models import Criterion, Enrolment, Programme, ProgrammeVersion
from app.web.errors import NotFound


class ProgrammeName(NamedTuple):
    """A programme as its last version calls it."""

    id: int
    slug: str
    short_name: str
    name: str


_WITH_CRITERIA = selectinload(ProgrammeVersion.criteria)


def find_programme(slug: str) -> Programme | None:
    return db.session.scalar(select(Programme).where(Programme.slug == slug))


def get_programme(slug: str) -> Programme:
    """The programme with this name in addresses; NotFound where there is none."""
    programme = find_programme(slug)
    if programme is None:
        raise NotFound(slug)
    return programme


def list_names() -> list[ProgrammeName]:
    """All programmes, by their short names; also those that have ended or not begun."""
    last = aliased(ProgrammeVersion)
    newest = select(func.max(last.number)).where(last.programme_id == Programme.id).scalar_subquery()
    query = (
        select(Programme.id, Programme.slug, ProgrammeVersion.short_name, ProgrammeVersion.name)
        .join(ProgrammeVersion, ProgrammeVersion.programme_id == Programme.id)
        .where(ProgrammeVersion.number == newest)
        .order_by(func.lower(ProgrammeVersion.short_name), Programme.id)
    )
    return [ProgrammeName(*row) for row in db.session.execute(query)]


def list_authors(programme_id: int) -> dict[int, str]:
    """Who made each version, by its number; those that came with the site are left out."""
    query = (
        select(ProgrammeVersion.number, User.full_name)
        .join(User, ProgrammeVersion.made_by_id == User.id)
        .where(ProgrammeVersion.programme_id == programme_id)
    )
    return {number: name for number, name in db.session.execute(query)}


def list_keys(programme_id: int) -> Sequence[str]:
    """The keys of all criteria that this programme has or had."""
    query = select(Criterion.key).join(ProgrammeVersion, Criterion.version_id == ProgrammeVersion.id)
    return db.session.scalars(query.where(ProgrammeVersion.programme_id == programme_id).distinct()).all()


def list_slugs() -> Sequence[str]:
    return db.session.scalars(select(Programme.slug)).all()


def version_on(programme_id: int, on: date) -> ProgrammeVersion | None:
    """What was said of the programme on that day, with its criteria; None before its first version."""
    query = (
        select(ProgrammeVersion)
        .options(_WITH_CRITERIA)
        .where(ProgrammeVersion.programme_id == programme_id, ProgrammeVersion.valid_from <= on)
        .order_by(ProgrammeVersion.valid_from.desc(), ProgrammeVersion.number.desc())
        .limit(1)
    )
    return db.session.scalar(query)


def list_versions(programme_id: int) -> Sequence[ProgrammeVersion]:
    """All versions with their criteria, the first one first."""
    query = select(ProgrammeVersion).options(_WITH_CRITERIA).where(ProgrammeVersion.programme_id == programme_id)
    return db.session.scalars(query.order_by(ProgrammeVersion.number)).all()


def list_versions_on(on: date) -> Sequence[ProgrammeVersion]:
    """The version of every programme on that day, with criteria and programme, by name; also of those that ended."""
    later = aliased(ProgrammeVersion)
    replaced = (
        select(later.id)
        .where(
            later.programme_id == ProgrammeVersion.programme_id,
            later.valid_from <= on,
            or_(
                later.valid_from > ProgrammeVersion.valid_from,
                and_(later.valid_from == ProgrammeVersion.valid_from, later.number > ProgrammeVersion.number),
            ),
        )
        .exists()
    )
    query = (
        select(ProgrammeVersion)
        .join(ProgrammeVersion.programme)
        .options(contains_eager(ProgrammeVersion.programme), joinedload(ProgrammeVersion.criteria))
        .where(ProgrammeVersion.valid_from <= on, ~replaced)
        .order_by(func.lower(ProgrammeVersion.short_name), ProgrammeVersion.id)
    )
    return db.session.scalars(query).unique().all()


def enrolled_on(on: date) -> ColumnElement[bool]:
    """A condition on Enrolment: not deleted, begun by that day, and not ended on it or before."""
    return and_(
        Enrolment.deleted_at.is_(None),
        Enrolment.started_on <= on,
        or_(Enrolment.ended_on.is_(None), Enrolment.ended_on > on),
    )
