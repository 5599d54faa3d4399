"""The figures of an area and a period, as pages and reports ask for them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Row, Select, and_, select

from app.areas.models import Area, Level
from app.areas.reach import Reach
from app.coverage.calculate import AreaFigures, Coverage, VillageStanding, cutoff_of, lapse_of
from app.coverage.count_queries import Counts, count, count_reached_villages
from app.db import db
from app.periods import Period
from app.totals.last_queries import select_last_reached


def build_coverage(area: Area, period: Period, today: date, rows_at: Level | None = None) -> Coverage:
    """The figures of an area and of its children, in two selects. A village has no rows, only its total.

    `rows_at` asks for the areas of a lower level than the children, such as the villages of a regency.
    """
    cutoff = cutoff_of(period, today)
    level = rows_at or area.level.below or Level.VILLAGE
    counts = count(area, level, period.first_day, cutoff)
    rows = tuple(_figures(row, counts.by_area[row.id]) for row in _rows(area, rows_at))
    return Coverage(
        area_id=area.id,
        code=area.code,
        label=area.full_label,
        level=area.level,
        period=period,
        cutoff=cutoff,
        rows=rows,
        total=_figures(area, counts.total),
    )


def build_total(area: Area, period: Period, today: date) -> AreaFigures:
    """The figures of an area alone, in one select."""
    level = area.level.below or Level.VILLAGE
    return _figures(area, count(area, level, period.first_day, cutoff_of(period, today)).total)


def count_reached(area: Area, period: Period, today: date) -> dict[int, int]:
    """How many villages of each child were reached in the period: {id of the child: villages}."""
    level = area.level.below or Level.VILLAGE
    return count_reached_villages(area, level, period.first_day, cutoff_of(period, today))


def list_standings(reach: Reach, period: Period, today: date) -> list[VillageStanding]:
    """Every village within reach, by code, with the last session that was held for it up to the cut-off day."""
    cutoff = cutoff_of(period, today)
    held_on = {village_id: day for village_id, day in db.session.execute(select_last_reached(reach, cutoff))}
    return [_standing(row, held_on.get(row.id), period, cutoff) for row in db.session.execute(_villages(reach))]


def _standing(row: Row, last_held_on: date | None, period: Period, cutoff: date) -> VillageStanding:
    return VillageStanding(
        area_id=row.id,
        code=row.code,
        name=row.name,
        kind=row.kind,
        subdistrict_id=row.subdistrict_id,
        subdistrict=row.subdistrict,
        regency=row.regency,
        last_held_on=last_held_on,
        lapse=lapse_of(last_held_on, period, cutoff),
    )


def _villages(reach: Reach) -> Select:
    subdistrict, regency = Area.__table__.alias("subdistrict"), Area.__table__.alias("regency")
    return (
        select(
            Area.id,
            Area.code,
            Area.name,
            Area.kind,
            Area.subdistrict_id,
            subdistrict.c.name.label("subdistrict"),
            regency.c.name.label("regency"),
        )
        .join(subdistrict, Area.subdistrict_id == subdistrict.c.id)
        .join(regency, Area.regency_id == regency.c.id)
        .where(Area.level == Level.VILLAGE, reach.areas(), Area.retired_on.is_(None))
        .order_by(Area.code)
    )


def _rows(area: Area, rows_at: Level | None) -> Sequence[Row]:
    if area.level is Level.VILLAGE:
        return []
    columns = (Area.id, Area.code, Area.name, Area.kind, Area.level, Area.desa_count, Area.kelurahan_count)
    below = Area.parent_id == area.id if rows_at is None else and_(Area.level == rows_at, Reach.of(area).areas())
    return db.session.execute(select(*columns).where(below, Area.retired_on.is_(None)).order_by(Area.code)).all()


def _figures(area: Area | Row, counts: Counts) -> AreaFigures:
    return AreaFigures(
        area_id=area.id,
        code=area.code,
        name=area.name,
        kind=area.kind,
        level=area.level,
        desa=area.desa_count,
        kelurahan=area.kelurahan_count,
        reported=counts.reported,
        on_time=counts.on_time,
        reached=counts.reached,
        sessions=counts.sessions,
        checked=counts.checked,
        joint=counts.joint,
        attendance=counts.male + counts.female,
        male=counts.male,
        female=counts.female,
        named=counts.named,
        perdes=counts.perdes,
        planned=counts.planned,
        drafting=counts.drafting,
        deliberation=counts.deliberation,
        agreed=counts.agreed,
        enacted=counts.enacted,
        last_held_on=counts.last_held_on,
    )
