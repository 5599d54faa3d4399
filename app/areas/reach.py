"""Reach: one area and everything below it, which is what a person may see and what a page is about."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, select, true
from sqlalchemy.orm import aliased

from app.areas.models import Area, Level


@dataclass(frozen=True)
class Reach:
    """An area and all below it. Handed to every query: what is out of reach does not exist."""

    area_id: int
    level: Level

    @classmethod
    def of(cls, area: Area) -> "Reach":
        return cls(area.id, area.level)

    def areas(self, area: type[Area] = Area) -> ColumnElement[bool]:
        """A condition on Area rows, or on those of an alias of it."""
        if self.level is Level.NATION:
            return true()
        return ancestor_column(self.level, area) == self.area_id

    def at(self, level: Level) -> ColumnElement[bool]:
        """A condition on Area rows: those of a level within reach.

        Those high up in the nation are found by what lies above them: SQLite would read all 91.000 areas.
        """
        if self.level is Level.NATION and level is Level.PROVINCE:
            return Area.parent_id == self.area_id
        if self.level is Level.NATION and level is Level.REGENCY:
            province = aliased(Area)
            return Area.parent_id.in_(select(province.id).where(province.parent_id == self.area_id))
        return and_(Area.level == level, self.areas())

    def covers(self, area_id_column) -> ColumnElement[bool]:
        """A condition on a column that holds the id of an area."""
        if self.level is Level.NATION:
            return true()
        return area_id_column.in_(select(Area.id).where(self.areas()))

    def includes(self, area: Area) -> bool:
        """Whether this area itself lies within reach."""
        if self.level is Level.NATION:
            return True
        ids = (area.id, area.village_id, area.subdistrict_id, area.regency_id, area.province_id)
        return self.area_id in ids


def ancestor_column(level: Level, area: type[Area] = Area):
    """The column of Area that holds the id of its ancestor at that level (its own id at its own level).

    Of a village that was merged into another one it is that one's id: what it did counts there today.
    """
    return {
        Level.PROVINCE: area.province_id,
        Level.REGENCY: area.regency_id,
        Level.SUBDISTRICT: area.subdistrict_id,
        Level.VILLAGE: area.village_id,
    }[level]


def counts_today(area: type[Area] = Area) -> ColumnElement[bool]:
    """A condition: it is a village of today, or counts in one. One that was split or ended is no village."""
    return or_(area.retired_on.is_(None), area.village_id != area.id)
