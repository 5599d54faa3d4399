"""Storing the regulations of a file, as valid as if the form had recorded them; does not commit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.areas.reach import Reach
from app.db import one_writer
from app.history.models import Action
from app.history.recording import note_bulk
from app.regulations.import_judge import Judge
from app.regulations.import_plan import Different
from app.regulations.import_queries import list_by_id
from app.regulations.import_rows import ImportedRegulation
from app.regulations.link_actions import follow_links
from app.regulations.models import Regulation, RegulationVillage


@dataclass(frozen=True)
class Done:
    """How many were stored, and how many changed."""

    stored: int
    changed: int


def store_regulations(
    session: Session,
    rows: Sequence[ImportedRegulation | Different],
    file_name: str,
    user_id: int | None,
    reach: Reach,
    today: date,
) -> Done:
    """Store the new ones with one line of history for all, and take over the differences with one for each.

    Each is looked at once more: what has become known or impossible since the dry run is left out.
    """
    one_writer(session, Regulation)
    new = [row for row in rows if isinstance(row, ImportedRegulation)]
    different = [row for row in rows if isinstance(row, Different)]
    judge = Judge([*new, *(one.regulation for one in different)], reach, today)
    still_new = [row for row in new if (verdict := judge.look(row)).stored is None and not verdict.faults]
    changed = _take_over(session, [one for one in different if _still_the_same(judge, one)])
    if still_new:
        _insert(session, still_new, user_id)
        note_bulk(session, Regulation.__tablename__, Action.IMPORTED, {"file": file_name, "rows": len(still_new)})
    return Done(len(still_new), changed)


def _still_the_same(judge: Judge, shown: Different) -> bool:
    """Whether what would be changed is what was shown."""
    verdict = judge.look(shown.regulation)
    stored_id = verdict.stored and verdict.stored.id
    return stored_id == shown.stored_id and verdict.changes == shown.changes and not verdict.faults


def _insert(session: Session, rows: Sequence[ImportedRegulation], user_id: int | None) -> None:
    values = [{**row.whole, "area_id": row.village.id, "created_by_id": user_id} for row in rows]
    ids = session.scalars(insert(Regulation).returning(Regulation.id, sort_by_parameter_order=True), values)
    villages = [
        {"regulation_id": regulation_id, "village_id": village_id}
        for regulation_id, row in zip(ids, rows, strict=True)
        for village_id in row.village_ids
    ]
    session.execute(insert(RegulationVillage), villages)


def _take_over(session: Session, rows: Sequence[Different]) -> int:
    """What the file says takes the place of what is stored, and what follows from links is brought up to date."""
    rows_of = {one.stored_id: one for one in rows}
    for regulation in list_by_id(rows_of):
        row = rows_of[regulation.id]
        for change in row.changes:
            if change.column in row.regulation.said:
                setattr(regulation, change.column, change.new)
        if row.regulation.others is not None:
            kept = {one.village_id: one for one in regulation.village_rows}
            regulation.village_rows = [
                kept.get(one) or RegulationVillage(village_id=one) for one in sorted(row.regulation.village_ids)
            ]
    if rows_of:
        follow_links(session, acting_ids=list(rows_of))
    return len(rows_of)
