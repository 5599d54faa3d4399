"""The figures of an area and a period, counted from the sessions and regulations; no query counts the nation's villages."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Integer, Row, Select, and_, cast, func, literal, null, or_, select, union, union_all

from app.areas.models import Area, Level
from app.areas.reach import Reach, ancestor_column
from app.coverage.calculate import AreaFigures, Coverage, VillageStanding, cutoff_of, lapse_of
from app.db import db
from app.outreach.models import OutreachSession, OutreachVillage
from app.periods import Period
from app.regulations.models import Regulation
from app.regulations.vocabulary import PROTECTIVE_THEMES, RegulationKind

ATTENDED = (OutreachSession.men + OutreachSession.women + OutreachSession.boys + OutreachSession.girls) > 0
_STEPS = (
    Regulation.agreed_on,
    Regulation.enacted_on,
    Regulation.promulgated_on,
    Regulation.submitted_on,
    Regulation.repealed_on,
)


@dataclass
class _Counts:
    """What was counted for one child area, or for the whole."""

    sessions: int = 0
    male: int = 0
    female: int = 0
    named: int = 0
    reached: int = 0
    reported: int = 0
    perdes: int = 0
    last_held_on: date | None = None


@dataclass
class _Counted:
    children: dict[int, _Counts] = field(default_factory=lambda: defaultdict(_Counts))
    total: _Counts = field(default_factory=_Counts)


def build_coverage(area: Area, period: Period, today: date, rows_at: Level | None = None) -> Coverage:
    """The figures of an area and of its children, in two selects. A village has no rows, only its total.

    `rows_at` asks for the areas of a lower level than the children, such as the villages of a regency.
    """
    cutoff = cutoff_of(period, today)
    level = rows_at or area.level.below or Level.VILLAGE
    counted = _count(area, period, cutoff, level)
    rows = tuple(_figures(row, counted.children[row.id]) for row in _rows(area, rows_at))
    return Coverage(
        area_id=area.id,
        code=area.code,
        label=area.full_label,
        level=area.level,
        period=period,
        cutoff=cutoff,
        rows=rows,
        total=_figures(area, counted.total),
    )


def count_reached(area: Area, period: Period, today: date) -> dict[int, int]:
    """How many villages of each child were reached in the period: {id of the child: villages}."""
    level = area.level.below or Level.VILLAGE
    served = _served(area, period.first_day, cutoff_of(period, today), level).where(ATTENDED).subquery()
    query = select(served.c.child_id, func.count(served.c.village_id.distinct())).group_by(served.c.child_id)
    return {child_id: count for child_id, count in db.session.execute(query)}


def list_standings(reach: Reach, period: Period, today: date) -> list[VillageStanding]:
    """Every village within reach, by code, with the last session that was held for it up to the cut-off day."""
    cutoff = cutoff_of(period, today)
    last = (
        select(OutreachVillage.village_id, func.max(OutreachSession.held_on).label("held_on"))
        .join(OutreachSession, OutreachSession.id == OutreachVillage.session_id)
        .where(OutreachSession.deleted_at.is_(None), OutreachSession.held_on <= cutoff, ATTENDED)
        .where(reach.covers(OutreachVillage.village_id))
        .group_by(OutreachVillage.village_id)
    )
    held_on = {village_id: day for village_id, day in db.session.execute(last)}
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
    columns = (Area.id, Area.code, Area.name, Area.kind, Area.level, Area.desa_count, Area.kelurahan_count)
    below = Area.parent_id == area.id if rows_at is None else and_(Area.level == rows_at, _within(area))
    return db.session.execute(select(*columns).where(below, Area.retired_on.is_(None)).order_by(Area.code)).all()


def _within(area: Area):
    """A condition on Area rows, made so that a large area does not begin with reading all its villages.

    SQLite, which keeps no statistics here, would take the index of the ancestor: 8.563 villages for Jawa Tengah.
    """
    if area.level is Level.PROVINCE:
        return Area.province_id + 0 == area.id
    return Reach.of(area).areas()


def _served(area: Area, first: date, last: date, level: Level) -> Select:
    """A row for each session held from the one day to the other and each village of the area that it served.

    `child_id` is the village's ancestor at that level.
    """
    return (
        select(
            OutreachSession.id.label("session_id"),
            OutreachSession.held_on,
            (OutreachSession.men + OutreachSession.boys).label("male"),
            (OutreachSession.women + OutreachSession.girls).label("female"),
            OutreachSession.named_count.label("named"),
            Area.id.label("village_id"),
            ancestor_column(level).label("child_id"),
        )
        .join(OutreachVillage, OutreachVillage.session_id == OutreachSession.id)
        .join(Area, Area.id == OutreachVillage.village_id)
        .where(OutreachSession.deleted_at.is_(None), OutreachSession.held_on.between(first, last), _within(area))
    )


def _regulations(area: Area, level: Level) -> Select:
    """A row for each regulation of the area's villages that is not in the bin."""
    return (
        select(ancestor_column(level).label("child_id"), Area.id.label("village_id"))
        .select_from(Regulation)
        .join(Area, Area.id == Regulation.village_id)
        .where(Regulation.deleted_at.is_(None), _within(area))
    )


def _in_force(cutoff: date):
    """A condition: a Perdes on protection that is in force on that day."""
    return and_(
        Regulation.kind == RegulationKind.VILLAGE_REGULATION,
        Regulation.theme.in_(PROTECTIVE_THEMES),
        Regulation.promulgated_on <= cutoff,
        or_(Regulation.repealed_on.is_(None), Regulation.repealed_on > cutoff),
    )


def _any_step_within(first: date, last: date):
    """A condition: some step of the regulation is dated from the one day to the other."""
    return or_(*(step.between(first, last) for step in _STEPS))


def _count(area: Area, period: Period, cutoff: date, level: Level) -> _Counted:
    """All figures in one select: each session once in a child and once in the whole, each village once."""
    served = _served(area, period.first_day, cutoff, level).cte("served")
    dated = _regulations(area, level).where(_any_step_within(period.first_day, cutoff))
    told = union(select(served.c.child_id, served.c.village_id), dated).subquery("told")
    in_force = _regulations(area, level).where(_in_force(cutoff)).subquery("in_force")
    statement = union_all(
        _sums("sessions", served, served.c.child_id),
        _sums("total", served, cast(null(), Integer)),
        _villages_of("reached", served).where(served.c.male + served.c.female > 0),
        _villages_of("reported", told),
        _villages_of("perdes", in_force),
    )
    return _gather(db.session.execute(statement))


def _sums(figure: str, served, child) -> Select:
    """One row per child (or one for the whole): sessions and attendances, each session counted once."""
    once = (
        select(
            child.label("child_id"),
            served.c.session_id,
            served.c.male,
            served.c.female,
            served.c.named,
            served.c.held_on,
        )
        .distinct()
        .subquery()
    )
    return select(
        literal(figure),
        once.c.child_id,
        func.count(),
        func.sum(once.c.male),
        func.sum(once.c.female),
        func.sum(once.c.named),
        func.max(once.c.held_on),
    ).group_by(once.c.child_id)


def _villages_of(figure: str, source) -> Select:
    """One row per child: how many different villages."""
    villages = func.count(source.c.village_id.distinct())
    return select(literal(figure), source.c.child_id, villages, null(), null(), null(), null()).group_by(
        source.c.child_id
    )


def _gather(rows: Iterable[Row]) -> _Counted:
    counted = _Counted()
    for figure, child_id, count, male, female, named, held_on in rows:
        if figure in ("sessions", "total"):
            target = counted.total if figure == "total" else counted.children[child_id]
            target.sessions, target.male, target.female, target.named = count, male, female, named
            target.last_held_on = held_on
        else:
            setattr(counted.children[child_id], figure, count)
            setattr(counted.total, figure, getattr(counted.total, figure) + count)
    return counted


def _figures(area: Area | Row, counts: _Counts) -> AreaFigures:
    return AreaFigures(
        area_id=area.id,
        code=area.code,
        name=area.name,
        kind=area.kind,
        level=area.level,
        desa=area.desa_count,
        kelurahan=area.kelurahan_count,
        reported=counts.reported,
        reached=counts.reached,
        sessions=counts.sessions,
        attendance=counts.male + counts.female,
        male=counts.male,
        female=counts.female,
        named=counts.named,
        perdes=counts.perdes,
        last_held_on=counts.last_held_on,
    )
