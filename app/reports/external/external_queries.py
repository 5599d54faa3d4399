"""Figures that others published: those of an area's page, and those that a report cites."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from app.areas.models import Area
from app.db import db
from app.periods import months_before
from app.reports.models import ExternalFigure
from app.web.errors import NotFound

KEPT_MONTHS = 12


def list_external(area: Area, last_day: date) -> list[ExternalFigure]:
    """What a report up to that day cites: of each name the latest figure, none older than twelve months."""
    query = (
        select(ExternalFigure)
        .where(
            ExternalFigure.area_id == area.id,
            ExternalFigure.deleted_at.is_(None),
            ExternalFigure.data_on <= last_day,
            ExternalFigure.data_on > months_before(last_day, KEPT_MONTHS),
        )
        .order_by(ExternalFigure.data_on, ExternalFigure.id)
    )
    latest = {figure.name.casefold(): figure for figure in db.session.scalars(query)}
    return [latest[name] for name in sorted(latest)]


def list_figures(area: Area) -> Sequence[ExternalFigure]:
    """All of an area, also those put aside, the newest first."""
    query = (
        select(ExternalFigure)
        .where(ExternalFigure.area_id == area.id)
        .order_by(ExternalFigure.data_on.desc(), ExternalFigure.name, ExternalFigure.id)
    )
    return db.session.scalars(query).all()


def find_figure_by_key(key: str) -> ExternalFigure | None:
    return db.session.scalar(select(ExternalFigure).where(ExternalFigure.key == key))


def get_figure(area: Area, figure_id: int) -> ExternalFigure:
    """That figure of the area, also put aside; NotFound where there is none."""
    query = select(ExternalFigure).where(ExternalFigure.id == figure_id, ExternalFigure.area_id == area.id)
    figure = db.session.scalar(query)
    if figure is None:
        raise NotFound(str(figure_id))
    return figure
