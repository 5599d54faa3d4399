"""The parts of villages in programmes: their stages on a day, counted or one by one.

A stage holds from the day on which it was reached, the later of two on one day; it lapses by itself after the last day
of its decree. A part that has ended counts apart, and where a village began anew its last part counts. A part of a
village that was merged into another one is that one's today.
Each statement is made once for its levels, which takes longer than running it.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, Select, bindparam, case, func, literal, select, true
from sqlalchemy.orm import aliased

from app.areas.models import Area, Level
from app.areas.reach import Reach, ancestor_column, counts_today
from app.coverage.stages import StageCounts
from app.db import db
from app.programmes.calculate import Designation
from app.programmes.models import Enrolment, Milestone
from app.programmes.queries import enrolled_on
from app.programmes.standing import SOON
from app.programmes.vocabulary import Stage

_ENDED, _UNSTAGED = "ended", "unstaged"
_AREA_ID: Any = bindparam("area_id", type_=Integer)
_ON: Any = bindparam("on", type_=Date)
_SOON: Any = bindparam("soon", type_=Date)


@dataclass(frozen=True)
class Part:
    """A village's last part in a programme on a day; `expires_on` is the last day of the decree of its stage."""

    programme_id: int
    village_id: int
    enrolment_id: int
    stage: Stage | None
    ended: bool
    reached_on: date | None
    expires_on: date | None

    @property
    def designation(self) -> Designation | None:
        """The decree that holds on that day."""
        if self.stage is not Stage.DESIGNATED or self.reached_on is None:
            return None
        return Designation(self.reached_on, self.expires_on)


def count_stages(area: Area, rows_at: Level, on: date) -> dict[tuple[int, int], StageCounts]:
    """By (programme, area at that level), and by (programme, the area itself), where anybody ever took part."""
    found: dict[tuple[int, int], StageCounts] = defaultdict(StageCounts)
    for programme_id, above, state, count, soon in db.session.execute(_counted(area.level, rows_at), _values(area, on)):
        for one in {above, area.id}:
            counts = found[programme_id, one]
            counts.soon += soon
            if state in (_ENDED, _UNSTAGED):
                setattr(counts, state, getattr(counts, state) + count)
            else:
                counts.by_stage[Stage(state)] += count
    return dict(found)


def list_parts(area: Area, on: date, programme_id: int | None = None) -> list[Part]:
    """The last part of each village of the area in each programme, or in the one that is named, as of that day."""
    values = _values(area, on) | ({} if programme_id is None else {"programme_id": programme_id})
    rows = db.session.execute(_listed(area.level, programme_id is not None), values)
    return [
        Part(
            row.programme_id,
            row.village_id,
            row.enrolment_id,
            Stage(row.state) if row.state not in (_ENDED, _UNSTAGED) else None,
            row.state == _ENDED,
            row.reached_on,
            row.expires_on,
        )
        for row in rows
    ]


def _values(area: Area, on: date) -> dict[str, Any]:
    return {"area_id": area.id, "on": on, "soon": on + SOON}


@cache
def _counted(level: Level, rows_at: Level) -> Select:
    part = _last_parts(level).add_columns(ancestor_column(rows_at).label("above")).subquery()
    columns = (part.c.programme_id, part.c.above, part.c.state)
    return select(*columns, func.count(), func.sum(part.c.soon)).where(part.c.place == 1).group_by(*columns)


@cache
def _listed(level: Level, of_one: bool) -> Select:
    query = _last_parts(level)
    if of_one:
        query = query.where(Enrolment.programme_id == bindparam("programme_id", type_=Integer))
    part = query.subquery()
    return select(part).where(part.c.place == 1)


def _last_parts(level: Level) -> Select:
    """Every part that had begun by that day with its state on it; `place` 1 is the last one of its village."""
    reached = _last_milestones(level)
    running = enrolled_on(_ON)
    ends_soon = reached.c.expires_on.between(_ON, _SOON) & (reached.c.stage != Stage.LAPSED)
    ranked = func.row_number().over(
        partition_by=(Enrolment.programme_id, Area.village_id),
        order_by=(case((running, 0), else_=1), Enrolment.started_on.desc(), Enrolment.id.desc()),
    )
    return (
        select(
            Enrolment.programme_id,
            Area.village_id,
            Enrolment.id.label("enrolment_id"),
            _state(running, reached).label("state"),
            reached.c.reached_on,
            reached.c.expires_on,
            case((running & ends_soon, 1), else_=0).label("soon"),
            ranked.label("place"),
        )
        .join(Area, Area.id == Enrolment.village_id)
        .outerjoin(reached, (reached.c.enrolment_id == Enrolment.id) & (reached.c.place == 1))
        .where(Enrolment.deleted_at.is_(None), Enrolment.started_on <= _ON, counts_today())
        .where(Reach(_AREA_ID, level).areas())
    )


def _state(running: ColumnElement[bool], reached) -> ColumnElement[str]:
    return case(
        (~running, literal(_ENDED)),
        (reached.c.stage.is_(None), literal(_UNSTAGED)),
        (reached.c.expires_on < _ON, literal(Stage.LAPSED.value)),
        else_=reached.c.stage,
    )


def _last_milestones(level: Level):
    """The stages reached by that day and not taken back; `place` 1 is the last of its part."""
    milestone = aliased(Milestone)
    here: ColumnElement[bool] = true()
    if level is not Level.NATION:
        enrolment, village = aliased(Enrolment), aliased(Area)
        parts = select(enrolment.id).join(village, village.id == enrolment.village_id)
        here = milestone.enrolment_id.in_(parts.where(Reach(_AREA_ID, level).areas(village)))
    place = func.row_number().over(
        partition_by=milestone.enrolment_id, order_by=(milestone.reached_on.desc(), milestone.id.desc())
    )
    return (
        select(
            milestone.enrolment_id, milestone.stage, milestone.reached_on, milestone.expires_on, place.label("place")
        )
        .where(milestone.removed_at.is_(None), milestone.reached_on <= _ON, here)
        .subquery("reached")
    )
