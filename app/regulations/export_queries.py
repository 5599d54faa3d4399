"""The regulations of an export, every column of them."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select

from app.areas.models import Area
from app.areas.reach import Reach
from app.db import db, some_at_once
from app.regulations.import_queries import NAMES, list_shared
from app.regulations.links import ENDING
from app.regulations.models import Regulation, RegulationLink, State
from app.regulations.queries import Filters, listed, state_column
from app.regulations.vocabulary import KIND_RULES


class Exported(NamedTuple):
    """`others`: the other villages for which it is valid, by id their codes."""

    area_code: str
    area_name: str
    state: State
    values: dict[str, Any]
    others: dict[int, str]


def list_exported(reach: Reach, filters: Filters, on: date) -> Iterator[Exported]:
    """Those of the list, in its order. Where another regulation repeals one, its name stands in `repealed_by`."""
    columns = [getattr(Regulation, name) for name in NAMES]
    query = listed(reach, filters, on).where(Regulation.deleted_at.is_(None))
    facts = (Regulation.id, Area.code, Area.name, state_column(on))
    rows = db.session.execute(query.with_only_columns(*facts, *columns)).all()
    ids = [row[0] for row in rows]
    shared, repealing = list_shared(ids), _repealing(ids)
    for regulation_id, code, name, state, *cells in rows:
        values = dict(zip(NAMES, cells, strict=True))
        if values["repealed_on"] and not values["repealed_by"]:
            values["repealed_by"] = repealing.get(regulation_id, "")
        yield Exported(code, name, State(state), values, shared.get(regulation_id, {}))


def _repealing(ids: Collection[int]) -> dict[int, str]:
    """{id: Peraturan Desa Nomor 3 Tahun 2024}: which regulation repeals or replaces one, the earliest where several."""
    query = (
        select(RegulationLink.target_id, Regulation.kind, Regulation.number, Regulation.year)
        .join(Regulation, Regulation.id == RegulationLink.acting_id)
        .where(RegulationLink.effect.in_(ENDING), Regulation.deleted_at.is_(None))
        .order_by(Regulation.promulgated_on.desc(), Regulation.enacted_on.desc())
    )
    names = {}
    for some in some_at_once(ids):
        for target_id, kind, number, year in db.session.execute(query.where(RegulationLink.target_id.in_(some))):
            names[target_id] = f"{KIND_RULES[kind].name} Nomor {number} Tahun {year}"
    return names
