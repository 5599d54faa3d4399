"""Areas: province, regency or city, subdistrict, village; their codes and names are dated attributes, never keys."""

from datetime import date, datetime
from enum import StrEnum
from typing import Optional

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.db import Model, stored_by_value
from app.i18n import _l

NATION_CODE = "ID"


class Level(StrEnum):
    NATION = "nation"
    PROVINCE = "province"
    REGENCY = "regency"
    SUBDISTRICT = "subdistrict"
    VILLAGE = "village"

    @property
    def below(self) -> Optional["Level"]:
        """The level of this level's children; None for a village."""
        levels = list(Level)
        return None if self is Level.VILLAGE else levels[levels.index(self) + 1]


class Kind(StrEnum):
    """What an area is; of a village the first digit of its number says it, never its parent."""

    NATION = "nation"
    PROVINCE = "province"
    REGENCY = "regency"
    CITY = "city"
    SUBDISTRICT = "subdistrict"
    DESA = "desa"
    KELURAHAN = "kelurahan"
    DESA_ADAT = "desa_adat"

    @property
    def has_village_regulations(self) -> bool:
        """A kelurahan has no Perdes (UU 6/2014: only a desa or desa adat makes village regulations)."""
        return self in (Kind.DESA, Kind.DESA_ADAT)


_KIND_NAMES = {
    Kind.NATION: "",
    Kind.PROVINCE: _l("Province"),
    Kind.REGENCY: _l("Regency"),
    Kind.CITY: _l("City"),
    Kind.SUBDISTRICT: _l("Subdistrict"),
    Kind.DESA: "Desa",
    Kind.KELURAHAN: "Kelurahan",
    Kind.DESA_ADAT: "Desa adat",
}
_SHORT_NAMES = {Kind.PROVINCE: "Prov.", Kind.REGENCY: "Kab.", Kind.SUBDISTRICT: "Kec.", Kind.KELURAHAN: "Kel."}


def kind_name(kind: Kind) -> str:
    """Desa, Kelurahan, Kabupaten ... in the language of the page."""
    return str(_KIND_NAMES[kind])


def short_kind_name(kind: Kind) -> str:
    """Kab., Kec. and the like, as administrations abbreviate; the whole word where there is no short one."""
    return _SHORT_NAMES.get(kind) or kind_name(kind)


class Area(Model):
    """One area as it stands today. The ancestor columns hold its own id at its own level.

    `desa_count` counts desa and desa adat below it (itself included), `kelurahan_count` the kelurahan.
    `village_id` is, of a village, the one under which it counts today: itself, or the one into which it was merged.
    It is no key, like the counts: whatever brings in a list writes it anew.
    """

    __tablename__ = "area"
    __table_args__ = (
        Index("ix_area_parent_code", "parent_id", "code"),
        Index(
            "ix_area_retired",
            "id",
            sqlite_where=text("retired_on IS NOT NULL"),
            postgresql_where=text("retired_on IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    level: Mapped[Level] = mapped_column(stored_by_value(Level))
    kind: Mapped[Kind] = mapped_column(stored_by_value(Kind))
    code: Mapped[str] = mapped_column(String(13), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    search_key: Mapped[str] = mapped_column(String(120), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    province_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"), index=True)
    regency_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"), index=True)
    subdistrict_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"), index=True)
    village_id: Mapped[int | None] = mapped_column(index=True)
    desa_count: Mapped[int] = mapped_column(default=0)
    kelurahan_count: Mapped[int] = mapped_column(default=0)
    retired_on: Mapped[date | None]

    parent: Mapped[Optional["Area"]] = relationship(foreign_keys=[parent_id], remote_side=[id])
    province: Mapped[Optional["Area"]] = relationship(foreign_keys=[province_id], remote_side=[id])
    regency: Mapped[Optional["Area"]] = relationship(foreign_keys=[regency_id], remote_side=[id])
    subdistrict: Mapped[Optional["Area"]] = relationship(foreign_keys=[subdistrict_id], remote_side=[id])

    @property
    def label(self) -> str:
        """Desa Kace Timur; Kabupaten Bangka; Indonesia."""
        return f"{kind_name(self.kind)} {self.name}".strip()

    @property
    def short_label(self) -> str:
        """Kab. Bangka; Kec. Mendo Barat; Desa Kace Timur."""
        return f"{short_kind_name(self.kind)} {self.name}".strip()

    @property
    def place(self) -> str:
        """Where it lies: "Kec. Mendo Barat, Kab. Bangka" for a village, "" for a province."""
        above = {
            Level.VILLAGE: (self.subdistrict, self.regency),
            Level.SUBDISTRICT: (self.regency,),
            Level.REGENCY: (self.province,),
        }.get(self.level, ())
        return ", ".join(area.short_label for area in above if area is not None)

    @property
    def full_label(self) -> str:
        """Desa Kace Timur, Kec. Mendo Barat, Kab. Bangka: a name alone is no key."""
        return f"{self.label}, {self.place}" if self.place else self.label

    @property
    def village_count(self) -> int:
        return self.desa_count + self.kelurahan_count


class AreaEdition(Model):
    """What an area was called, and under which code and parent, from one day to another (open: today)."""

    __tablename__ = "area_edition"

    id: Mapped[int] = mapped_column(primary_key=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"), index=True)
    code: Mapped[str] = mapped_column(String(13), index=True)
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[Kind] = mapped_column(stored_by_value(Kind))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class Change(StrEnum):
    """What became of an area that is no more in a newer list."""

    MERGED = "merged"
    SPLIT = "split"


class AreaSuccession(Model):
    """Which area another one became on a day: one row where it was merged, several where it was split."""

    __tablename__ = "area_succession"
    __table_args__ = (UniqueConstraint("area_id", "successor_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"))
    successor_id: Mapped[int] = mapped_column(ForeignKey("area.id"), index=True)
    change: Mapped[Change] = mapped_column(stored_by_value(Change))
    valid_from: Mapped[date]


class AreaList(Model):
    """A list of areas that was brought in: from which day it holds, and how many areas were of which sort.

    `touched` are the ids of the areas that have other villages since, and of villages into which others were merged.
    """

    __tablename__ = "area_list"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(String(64))
    valid_from: Mapped[date]
    applied_at: Mapped[datetime] = mapped_column(default=clock.now)
    counts: Mapped[dict[str, int]] = mapped_column(JSON)
    touched: Mapped[list[int]] = mapped_column(JSON)


class AreaBoundary(Model):
    """The outline of an area for maps: its rings as app/areas/outlines.py writes them, and who published them."""

    __tablename__ = "area_boundary"

    id: Mapped[int] = mapped_column(primary_key=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id", ondelete="CASCADE"), unique=True)
    rings: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(String(200), default="")
