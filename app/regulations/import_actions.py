"""Storing the regulations of a file in one statement, as valid as if the form had recorded them; does not commit."""

from collections.abc import Sequence

from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.db import one_writer
from app.history.models import Action
from app.history.recording import note_bulk
from app.regulations.import_plan import Shelf
from app.regulations.import_rows import ImportedRegulation
from app.regulations.models import Regulation, RegulationVillage


def store_regulations(
    session: Session, rows: Sequence[ImportedRegulation], file_name: str, user_id: int | None
) -> list[ImportedRegulation]:
    """Store those that have not become known since the dry run; gives them. One line of history for all."""
    one_writer(session, Regulation)
    shelf = Shelf({row.village.id for row in rows})
    new = [row for row in rows if shelf.find(row) is None]
    if new:
        stored = session.execute(
            insert(Regulation).returning(Regulation.id, Regulation.area_id), [_values(row, user_id) for row in new]
        )
        villages = [{"regulation_id": number, "village_id": area_id} for number, area_id in stored]
        session.execute(insert(RegulationVillage), villages)
        note_bulk(session, Regulation.__tablename__, Action.IMPORTED, {"file": file_name, "rows": len(new)})
    return new


def _values(row: ImportedRegulation, user_id: int | None) -> dict:
    return {
        "area_id": row.village.id,
        "kind": row.kind,
        "theme": row.theme,
        "number": row.number,
        "year": row.year,
        "title": row.title,
        "created_by_id": user_id,
        **{step.value: on for step, on in row.dates.items()},
    }
