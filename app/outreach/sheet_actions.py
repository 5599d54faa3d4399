"""A sheet of names that is saved as a whole: only what its reader changed, and never over another's work unseen."""

from collections.abc import Callable, Sequence

from sqlalchemy import Row
from sqlalchemy.orm import Session

from app.i18n import _
from app.outreach.models import OutreachSession
from app.outreach.name_rows import Named, NameRow, fingerprint
from app.outreach.names_queries import find_entry, list_names, lock_sheet
from app.outreach.people_actions import append_people, change_person, remove_people
from app.outreach.vocabulary import SEX_LETTERS

Pairs = Sequence[tuple[NameRow, Named | None]]


def save_sheet(session: Session, outreach: OutreachSession, pairs: Pairs, secret: str, who: Callable[[], str]) -> bool:
    """Store the rows of a page; gives False where another changed a row that was changed here too.

    Such a row gets a fault that says so, and saved once more it counts. Rows that others have added or changed, and
    that are not changed here, stay as they are. A row that is sent twice is one entry.
    """
    locked = lock_sheet(outreach.id)
    stored = list_names(outreach.id)
    by_id = {row.id: row for row in stored}
    by_key = {row.row_key: row for row in stored if row.row_key}
    added: list[Named] = []
    changed: list[tuple[int, Named]] = []
    removed: list[int] = []
    for row, person in pairs:
        there = by_id.get(row.entry_id or 0) or by_key.get(row.row_key)
        if not _may_store(row, there, who):
            continue
        if person is None and there is not None:
            removed.append(there.id)
        elif person is not None and there is None:
            added.append(person)
        elif person is not None and there is not None:
            changed.append((there.id, person))
    if any(row.faults for row, _person in pairs):
        return False
    for entry_id, person in changed:
        entry = find_entry(outreach.id, entry_id)
        if entry is not None:
            change_person(session, outreach, entry, person, secret)
    if removed:
        remove_people(session, outreach, removed)
        locked = lock_sheet(outreach.id)
    append_people(session, outreach, added, secret, locked)
    return True


def _may_store(row: NameRow, there: Row | None, who: Callable[[], str]) -> bool:
    """Whether this row says something new; where another was faster, it gets a fault instead."""
    if there is None:
        if row.entry_id is None or row.is_blank or fingerprint(row) == row.seen:
            return row.entry_id is None and not row.is_blank
        row.ref, row.seen = f"again-{row.entry_id:06}", ""
        row.blame(
            "name", _("%(who)s took this row away after you opened the page. Save once more to keep it.", who=who())
        )
        return False
    now, mine = fingerprint(there), fingerprint(row)
    if mine == now or (mine == row.seen and not row.is_blank):
        return False
    if row.seen in (now, ""):
        return True
    row.seen = now
    shown = f"{there.name}, {SEX_LETTERS[there.sex]}"
    row.blame(
        "name",
        _(
            "%(who)s made this “%(name)s” after you opened the page. Save once more to put yours in.",
            who=who(),
            name=shown,
        ),
    )
    return False
