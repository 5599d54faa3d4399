"""Finding regulations, and the conditions by which coverage and reports count them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Select,
    and_,
    bindparam,
    case,
    extract,
    func,
    literal,
    or_,
    select,
    true,
    type_coerce,
)
from sqlalchemy.orm import aliased

from app.areas.codes import search_key
from app.areas.models import Area, Level
from app.areas.reach import Reach
from app.db import db
from app.regulations.models import Regulation, RegulationVillage, State
from app.regulations.rows import EVERYTHING, Filters, RegulationRow
from app.regulations.vocabulary import KIND_RULES, PROTECTIVE_THEMES, RegulationKind, Step
from app.web.paging import Page, paged

STEP_COLUMNS = tuple(getattr(Regulation, step.value) for step in Step)
_SUBDISTRICT, _REGENCY = aliased(Area), aliased(Area)
_MAKER, _VILLAGE, _ONE = aliased(Area), aliased(Area), aliased(Regulation)
_SHARED_KINDS = (RegulationKind.JOINT_REGULATION, RegulationKind.REGIONAL_REGULATION)
_NUMBER_AND_YEAR = re.compile(r"(?:nomor|no\.?|number)?\s*(\d{1,4})(?:\s*(?:tahun|of|/)\s*(\d{4}))?", re.ASCII)


FACTS = (
    Regulation.id,
    Regulation.kind,
    Regulation.theme,
    Regulation.number,
    Regulation.year,
    Regulation.title,
    *STEP_COLUMNS,
    Regulation.valid_until,
    Regulation.amended_on,
    Regulation.unsigned,
)
"""The columns of RegulationFacts."""
_COLUMNS = (
    *FACTS,
    Regulation.deleted_at,
    Regulation.area_id,
    Area.code,
    Area.name,
    Area.kind,
    _SUBDISTRICT.name,
    _REGENCY.name,
    _REGENCY.kind,
    _REGENCY.id,
)


def in_force(on: date) -> ColumnElement[bool]:
    """A condition on Regulation: promulgated (a decree: signed) by that day, not ended on it, not in the bin."""
    return and_(Regulation.deleted_at.is_(None), in_state(State.IN_FORCE, on))


def perdes_in_force(on: date) -> ColumnElement[bool]:
    """A condition on Regulation: a Perdes on protection (not of another theme) that is in force on that day."""
    return and_(
        Regulation.kind == RegulationKind.VILLAGE_REGULATION,
        Regulation.theme.in_(PROTECTIVE_THEMES),
        Regulation.promulgated_on <= on,
        _not_by(Regulation.repealed_on, on),
        _not_by(Regulation.annulled_on, on),
        or_(Regulation.valid_until.is_(None), Regulation.valid_until >= on),
        Regulation.deleted_at.is_(None),
    )


def perdes_in_progress(on: date) -> ColumnElement[bool]:
    """A condition on Regulation: a Perdes on protection that was begun by that day and is not in force yet."""
    return and_(
        Regulation.kind == RegulationKind.VILLAGE_REGULATION,
        Regulation.theme.in_(PROTECTIVE_THEMES),
        begun(on),
        _not_by(Regulation.promulgated_on, on),
        _not_by(Regulation.repealed_on, on),
        _not_by(Regulation.annulled_on, on),
        Regulation.deleted_at.is_(None),
    )


def begun(on: date) -> ColumnElement[bool]:
    """A condition on Regulation: some step was taken by that day; one without any day counts from its year on."""
    undated = and_(*(column.is_(None) for column in STEP_COLUMNS))
    year = extract("year", type_coerce(on, Date))
    return or_(*(column <= on for column in STEP_COLUMNS), and_(undated, Regulation.year <= year))


def stepped_within(first: date, last: date) -> ColumnElement[bool]:
    """A condition on Regulation: not in the bin, and some step was taken between those days (both counted)."""
    return and_(Regulation.deleted_at.is_(None), or_(*(column.between(first, last) for column in STEP_COLUMNS)))


def valid_within(reach: Reach) -> ColumnElement[bool]:
    """A condition on Regulation: made within reach, or valid for a village there.

    Their ids are looked up from the areas on: an OR would read every regulation of the nation. Only the kinds that
    may be valid elsewhere are asked for their villages.
    """
    if reach.level is Level.NATION:
        return true()
    made = select(_ONE.id).join(_MAKER, _MAKER.id == _ONE.area_id).where(reach.areas(_MAKER))
    here = (
        select(literal(1))
        .select_from(RegulationVillage)
        .join(_VILLAGE, _VILLAGE.id == RegulationVillage.village_id)
        .where(RegulationVillage.regulation_id == _ONE.id, reach.areas(_VILLAGE))
    )
    shared = select(_ONE.id).where(_ONE.kind.in_(_SHARED_KINDS), here.correlate(_ONE).exists())
    return Regulation.id.in_(made.union_all(shared))


def made_by_villages() -> ColumnElement[bool]:
    """A condition on Regulation: the work of its villages, not of the regency above them."""
    return Regulation.kind != RegulationKind.REGIONAL_REGULATION


def in_state(state: State, on: date) -> ColumnElement[bool]:
    """The same as Regulation.state(on) == state, asked of the database."""
    return state_column(on) == state


def state_column(on: date) -> ColumnElement[str]:
    """The SQL of Regulation.state(on), one of the values of State."""
    since = _since() <= on
    return case(
        (Regulation.repealed_on <= on, literal(State.REPEALED.value)),
        (Regulation.annulled_on <= on, literal(State.ANNULLED.value)),
        (and_(since, Regulation.valid_until < on), literal(State.EXPIRED.value)),
        (since, literal(State.IN_FORCE.value)),
        (Regulation.enacted_on <= on, literal(State.ENACTED.value)),
        (Regulation.agreed_on <= on, literal(State.AGREED.value)),
        (Regulation.deliberation_on <= on, literal(State.DELIBERATION.value)),
        (Regulation.drafting_on <= on, literal(State.DRAFTING.value)),
        (Regulation.planned_on <= on, literal(State.PLANNED.value)),
        else_=literal(State.DRAFTING.value),
    )


def _since() -> ColumnElement[date]:
    """The SQL of Regulation.in_force_since."""
    promulgated = [kind for kind, rules in KIND_RULES.items() if rules.in_force_by is Step.PROMULGATED]
    return case((Regulation.kind.in_(promulgated), Regulation.promulgated_on), else_=Regulation.enacted_on)


def _not_by(column, on: date) -> ColumnElement[bool]:
    return or_(column.is_(None), column > on)


def page_of_regulations(reach: Reach, filters: Filters, on: date, number: int, total: int | None = None) -> Page:
    """One page of the list, as RegulationRow; the bin is left out. `total`: how many fit, where that is known."""
    query = listed(reach, filters, on).where(Regulation.deleted_at.is_(None)).with_only_columns(Regulation.id)
    page = paged(query, number, total=total)
    return replace(page, rows=list_rows([one for (one,) in page.rows]))


def list_rows(regulation_ids: Sequence[int]) -> list[RegulationRow]:
    """Those regulations in that order; whoever asks has seen to it that they are within reach."""
    query = _joined().where(Regulation.id.in_(regulation_ids))
    rows = {row[0]: RegulationRow(*row) for row in db.session.execute(query)}
    return [rows[one] for one in regulation_ids]


def list_regulations(reach: Reach, on: date, filters: Filters = EVERYTHING) -> list[RegulationRow]:
    """All of them, the latest year first; the bin is left out. `on` is the day that `filters.state` is about."""
    query = listed(reach, filters, on).where(Regulation.deleted_at.is_(None))
    return [RegulationRow(*row) for row in db.session.execute(query)]


def list_waiting_perdes(reach: Reach, on: date) -> list[RegulationRow]:
    """Perdes on protection that were agreed or enacted by that day and are not in force on it."""
    rows = db.session.execute(_waiting_perdes(reach.level), {"area_id": reach.area_id, "on": on})
    return [RegulationRow(*row) for row in rows]


@cache
def _waiting_perdes(level: Level) -> Select:
    """Made once for a level, which takes longer than running it. A Perdes is valid only where it was made."""
    on: Any = bindparam("on", type_=Date)
    area_id: Any = bindparam("area_id", type_=Integer)
    agreed = or_(Regulation.agreed_on <= on, Regulation.enacted_on <= on)
    query = _joined().where(Reach(area_id, level).areas(), perdes_in_progress(on), agreed)
    return query.order_by(Area.code, Regulation.id)


def page_of_bin(reach: Reach, number: int) -> Page:
    """Deleted regulations made within reach, the last deleted first: only there they are restored."""
    query = _rows(reach).where(reach.areas(), Regulation.deleted_at.is_not(None)).order_by(Regulation.deleted_at.desc())
    page = paged(query, number)
    return replace(page, rows=[RegulationRow(*row) for row in page.rows])


def _rows(reach: Reach) -> Select:
    return _joined().where(valid_within(reach))


def _joined() -> Select:
    return (
        select(*_COLUMNS)
        .join(Area, Regulation.area_id == Area.id)
        .outerjoin(_SUBDISTRICT, Area.subdistrict_id == _SUBDISTRICT.id)
        .join(_REGENCY, Area.regency_id == _REGENCY.id)
    )


def listed(reach: Reach, filters: Filters, on: date) -> Select:
    """The columns of RegulationRow of all that fit the filters, those in the bin too, the latest year first."""
    query = _rows(reach)
    if filters.area is not None:
        query = query.where(valid_within(Reach.of(filters.area)))
    if filters.state is not None:
        query = query.where(in_state(filters.state, on))
    for column, wanted in (
        (Regulation.kind, filters.kind),
        (Regulation.theme, filters.theme),
        (Regulation.year, filters.year),
    ):
        if wanted is not None:
            query = query.where(column == wanted)
    if filters.on is not None:
        query = query.where(begun(filters.on))
    if filters.protective:
        query = query.where(Regulation.theme.in_(PROTECTIVE_THEMES))
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


def count_makers(reach: Reach, filters: Filters, on: date) -> int:
    """How many villages, or regencies, made those that fit the filters."""
    query = listed(reach, filters, on).where(Regulation.deleted_at.is_(None)).order_by(None)
    return db.session.scalar(query.with_only_columns(func.count(Regulation.area_id.distinct()))) or 0


def count_years(reach: Reach) -> dict[int, int]:
    """How many regulations within reach there are of each year, the latest year first; the bin is left out."""
    query = (
        select(Regulation.year, func.count())
        .where(valid_within(reach), Regulation.deleted_at.is_(None))
        .group_by(Regulation.year)
        .order_by(Regulation.year.desc())
    )
    return {year: count for year, count in db.session.execute(query)}
