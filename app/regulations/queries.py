"""Finding regulations, and the conditions by which coverage and reports count them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, case, or_, select
from sqlalchemy.orm import aliased, contains_eager

from app.areas.codes import search_key
from app.areas.models import Area, Kind, kind_name, short_kind_name
from app.areas.queries import WITH_PLACE
from app.areas.reach import Reach
from app.db import db
from app.regulations.models import Regulation, State, Stepwise
from app.regulations.vocabulary import KIND_RULES, PROTECTIVE_THEMES, RegulationKind, Step, Theme
from app.web.errors import NotFound
from app.web.paging import Page, paged

STEP_COLUMNS = tuple(getattr(Regulation, step.value) for step in Step)
_SUBDISTRICT, _REGENCY = aliased(Area), aliased(Area)
_NUMBER_AND_YEAR = re.compile(r"(?:nomor|no\.?|number)?\s*(\d{1,4})(?:\s*(?:tahun|of|/)\s*(\d{4}))?", re.ASCII)


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed to; None and "" leave it as wide as the reach is."""

    area: Area | None = None
    state: State | None = None
    kind: RegulationKind | None = None
    theme: Theme | None = None
    year: int | None = None
    text: str = ""

    @property
    def narrow(self) -> bool:
        return self != Filters()


@dataclass(frozen=True)
class RegulationRow(Stepwise):
    """One line of a list: columns, not records, so that a long list stays light."""

    id: int
    kind: RegulationKind
    theme: Theme
    number: int | None
    year: int
    title: str
    agreed_on: date | None
    enacted_on: date | None
    promulgated_on: date | None
    submitted_on: date | None
    repealed_on: date | None
    deleted_at: datetime | None
    village_id: int
    village_code: str
    village_name: str
    village_kind: Kind
    subdistrict: str
    regency: str
    regency_kind: Kind

    @property
    def village_label(self) -> str:
        return f"{kind_name(self.village_kind)} {self.village_name}"

    @property
    def place(self) -> str:
        """Kec. Mendo Barat, Kab. Bangka."""
        return f"Kec. {self.subdistrict}, {short_kind_name(self.regency_kind)} {self.regency}"


_COLUMNS = (
    Regulation.id,
    Regulation.kind,
    Regulation.theme,
    Regulation.number,
    Regulation.year,
    Regulation.title,
    *STEP_COLUMNS,
    Regulation.deleted_at,
    Regulation.village_id,
    Area.code,
    Area.name,
    Area.kind,
    _SUBDISTRICT.name,
    _REGENCY.name,
    _REGENCY.kind,
)


def in_force(on: date) -> ColumnElement[bool]:
    """A condition on Regulation: promulgated (a decree: signed) by that day, not repealed on it, not in the bin."""
    return and_(Regulation.deleted_at.is_(None), _since() <= on, _not_by(Regulation.repealed_on, on))


def perdes_in_force(on: date) -> ColumnElement[bool]:
    """A condition on Regulation: a Perdes on protection (not of another theme) that is in force on that day."""
    return and_(
        Regulation.kind == RegulationKind.VILLAGE_REGULATION,
        Regulation.theme.in_(PROTECTIVE_THEMES),
        Regulation.promulgated_on <= on,
        _not_by(Regulation.repealed_on, on),
        Regulation.deleted_at.is_(None),
    )


def stepped_within(first: date, last: date) -> ColumnElement[bool]:
    """A condition on Regulation: not in the bin, and some step was taken between those days (both counted)."""
    return and_(Regulation.deleted_at.is_(None), or_(*(column.between(first, last) for column in STEP_COLUMNS)))


def in_state(state: State, on: date) -> ColumnElement[bool]:
    """The same as Regulation.state(on) == state, asked of the database."""
    if state is State.REPEALED:
        return Regulation.repealed_on <= on
    open_yet = _not_by(Regulation.repealed_on, on)
    if state is State.IN_FORCE:
        return and_(open_yet, _since() <= on)
    pending = and_(open_yet, _not_by(_since(), on))
    if state is State.ENACTED:
        return and_(pending, Regulation.enacted_on <= on)
    unsigned = and_(pending, _not_by(Regulation.enacted_on, on))
    agreed = Regulation.agreed_on <= on
    return and_(unsigned, agreed) if state is State.AGREED else and_(unsigned, _not_by(Regulation.agreed_on, on))


def _since() -> ColumnElement[date]:
    """The SQL of Regulation.in_force_since."""
    promulgated = [kind for kind, rules in KIND_RULES.items() if rules.in_force_by is Step.PROMULGATED]
    return case((Regulation.kind.in_(promulgated), Regulation.promulgated_on), else_=Regulation.enacted_on)


def _not_by(column, on: date) -> ColumnElement[bool]:
    return or_(column.is_(None), column > on)


def page_of_regulations(reach: Reach, filters: Filters, on: date, number: int) -> Page:
    """One page of the list, as RegulationRow; the bin is left out."""
    query = _listed(reach, filters, on).where(Regulation.deleted_at.is_(None))
    page = paged(query, number)
    return replace(page, rows=[RegulationRow(*row) for row in page.rows])


def list_regulations(reach: Reach, on: date, filters: Filters = Filters()) -> list[RegulationRow]:
    """All of them, the latest year first; the bin is left out. `on` is the day that `filters.state` is about."""
    query = _listed(reach, filters, on).where(Regulation.deleted_at.is_(None))
    return [RegulationRow(*row) for row in db.session.execute(query)]


def page_of_bin(reach: Reach, number: int) -> Page:
    """Deleted regulations, the last deleted first."""
    query = _rows(reach).where(Regulation.deleted_at.is_not(None)).order_by(Regulation.deleted_at.desc())
    page = paged(query, number)
    return replace(page, rows=[RegulationRow(*row) for row in page.rows])


def _rows(reach: Reach) -> Select:
    return (
        select(*_COLUMNS)
        .join(Area, Regulation.village_id == Area.id)
        .join(_SUBDISTRICT, Area.subdistrict_id == _SUBDISTRICT.id)
        .join(_REGENCY, Area.regency_id == _REGENCY.id)
        .where(reach.areas())
    )


def _listed(reach: Reach, filters: Filters, on: date) -> Select:
    query = _rows(reach)
    if filters.area is not None:
        query = query.where(Reach.of(filters.area).areas())
    if filters.state is not None:
        query = query.where(in_state(filters.state, on))
    for column, wanted in (
        (Regulation.kind, filters.kind),
        (Regulation.theme, filters.theme),
        (Regulation.year, filters.year),
    ):
        if wanted is not None:
            query = query.where(column == wanted)
    if filters.text:
        query = query.where(_matches(filters.text))
    return query.order_by(Regulation.year.desc(), Area.code, Regulation.kind, Regulation.number, Regulation.id)


def _matches(text: str) -> ColumnElement[bool]:
    """In the title or the name of the village; "2" and "Nomor 2 Tahun 2023" are read as number and year."""
    found: list[ColumnElement[bool]] = [Regulation.title.icontains(text, autoescape=True)]
    if key := search_key(text):
        found.append(Area.search_key.contains(key, autoescape=True))
    if match := _NUMBER_AND_YEAR.fullmatch(text.casefold().strip()):
        number = Regulation.number == int(match[1])
        found.append(and_(number, Regulation.year == int(match[2])) if match[2] else number)
    return or_(*found)


def list_years(reach: Reach) -> Sequence[int]:
    """The years of the regulations within reach, the latest first."""
    query = (
        select(Regulation.year)
        .join(Area, Regulation.village_id == Area.id)
        .where(reach.areas(), Regulation.deleted_at.is_(None))
        .distinct()
        .order_by(Regulation.year.desc())
    )
    return db.session.scalars(query).all()


def get_regulation(reach: Reach, regulation_id: int, in_bin: bool = False) -> Regulation:
    """The record, with what the labels of its village need; NotFound where out of reach, or in the bin unless asked."""
    query = (
        select(Regulation)
        .join(Regulation.village)
        .options(contains_eager(Regulation.village).options(*WITH_PLACE))
        .where(Regulation.id == regulation_id, reach.areas())
    )
    if not in_bin:
        query = query.where(Regulation.deleted_at.is_(None))
    regulation = db.session.scalar(query)
    if regulation is None:
        raise NotFound(str(regulation_id))
    return regulation


def find_by_key(reach: Reach, key: str) -> Regulation | None:
    """The record that this form has stored already; a double tap sends the same key twice."""
    query = select(Regulation).join(Regulation.village).where(Regulation.key == key, reach.areas())
    return db.session.scalar(query)


def find_namesake(village_id: int, kind: RegulationKind, year: int, number: int | None) -> Regulation | None:
    """The record that has this number already; in the bin a number is free again."""
    if number is None:
        return None
    query = select(Regulation).where(
        Regulation.village_id == village_id,
        Regulation.kind == kind,
        Regulation.year == year,
        Regulation.number == number,
        Regulation.deleted_at.is_(None),
    )
    return db.session.scalar(query)
