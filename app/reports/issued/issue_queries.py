"""Issued reports: one by its code, those of an area, the ones that a new report has to correct."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager, joinedload

from app.accounts.models import User
from app.areas.models import Area
from app.areas.queries import WITH_PLACE
from app.areas.reach import Reach
from app.db import db
from app.reports.models import IssuedReport
from app.reports.vocabulary import ReportKind
from app.web.errors import NotFound
from app.web.paging import Page, paged

_MOST_EARLIER = 60


def find_issued(code: str) -> IssuedReport | None:
    """With its area, and with what the labels of that need."""
    query = select(IssuedReport).options(joinedload(IssuedReport.area).options(*WITH_PLACE))
    return db.session.scalar(query.where(IssuedReport.code == code))


def get_issued(reach: Reach, code: str) -> IssuedReport:
    """Raises NotFound where there is none of an area within reach."""
    issued = find_issued(code)
    if issued is None or not reach.includes(issued.area):
        raise NotFound(code)
    return issued


def find_issued_by_key(key: str) -> IssuedReport | None:
    return db.session.scalar(select(IssuedReport).where(IssuedReport.key == key))


def find_standing(area: Area, period: str, kind: ReportKind) -> IssuedReport | None:
    """The one that is valid for that area, period and kind: there is never a second."""
    query = select(IssuedReport).where(
        IssuedReport.area_id == area.id,
        IssuedReport.period == period,
        IssuedReport.kind == kind,
        IssuedReport.withdrawn_at.is_(None),
    )
    return db.session.scalar(query)


def find_bearer(area: Area, number: str) -> IssuedReport | None:
    """The latest valid one of that area under that number, of whichever period and kind."""
    query = select(IssuedReport).where(
        IssuedReport.area_id == area.id,
        func.lower(IssuedReport.number) == number.lower(),
        IssuedReport.withdrawn_at.is_(None),
    )
    return db.session.scalar(query.order_by(IssuedReport.issued_at.desc()).limit(1))


def list_issued(area: Area, kind: ReportKind) -> Sequence[IssuedReport]:
    """The latest of that very area, newest first."""
    query = (
        select(IssuedReport)
        .where(IssuedReport.area_id == area.id, IssuedReport.kind == kind)
        .order_by(IssuedReport.issued_at.desc(), IssuedReport.id.desc())
        .limit(_MOST_EARLIER)
    )
    return db.session.scalars(query).all()


def page_of_issued(area: Area, number: int) -> Page:
    """Those of an area and of all below it, newest first; rows of (IssuedReport,)."""
    query = (
        select(IssuedReport)
        .join(IssuedReport.area)
        .options(contains_eager(IssuedReport.area))
        .where(Reach.of(area).areas())
        .order_by(IssuedReport.issued_at.desc(), IssuedReport.id.desc())
    )
    return paged(query, number)


def names_of(*user_ids: int | None) -> dict[int, str]:
    """Who they are: {id: name}."""
    query = select(User.id, User.full_name).where(User.id.in_([one for one in user_ids if one is not None]))
    return {user_id: name for user_id, name in db.session.execute(query)}
