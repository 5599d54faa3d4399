"""The entries of a sign-in sheet: added, corrected, taken away and put back. None of this commits."""

from collections.abc import Sequence

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from app.history.recording import note_sitting
from app.outreach.match_actions import join_people, leave_matches, note_join, return_to_matches
from app.outreach.models import OutreachSession, Participant
from app.outreach.name_rows import Named
from app.outreach.names_queries import list_ids_from, lock_sheet
from app.outreach.people_keys import folded_name, name_key, new_person_key
from app.outreach.people_queries import is_shared, person_keys_by_nik

_MOST_SKIPPED = 50  # empty lines on the paper between two names


def add_people(session: Session, outreach: OutreachSession, people: Sequence[Named], secret: str) -> None:
    """Append entries after the last one, in one insert.

    Each is somebody new, unless its NIK is that of an earlier entry in the same subdistrict, or a person said who it
    is (`person_key`). Either is noted as a match, which can be undone.
    """
    append_people(session, outreach, people, secret, lock_sheet(outreach.id))


def append_people(
    session: Session, outreach: OutreachSession, people: Sequence[Named], secret: str, locked: tuple[int, int]
) -> None:
    """The same on a sheet that is locked already: what `lock_sheet` gave, and nothing added or removed since."""
    named, last = locked
    known = {one.nik_key for one in people if one.nik_key}
    by_nik = person_keys_by_nik(outreach, known) if known else {}
    host_id = outreach.host_area_id
    rows, joined = [], {}
    for one in people:
        last = max(last + 1, min(one.position or 0, last + _MOST_SKIPPED))
        own = new_person_key()
        key = by_nik.get(one.nik_key) if one.nik_key else None
        key = key or one.person_key or own
        if one.nik_key:
            by_nik.setdefault(one.nik_key, key)
        if key != own:
            joined[last] = (own, key)
        rows.append(
            {
                "session_id": outreach.id,
                "position": last,
                "name": one.name,
                "sex": one.sex,
                "audience": one.audience,
                "hamlet": one.hamlet,
                "home_village_id": one.home_id if one.home_id != host_id else None,
                "person_key": key,
                "name_key": name_key(secret, one.name, one.sex, one.home_id or host_id),
                "nik_key": one.nik_key,
                "row_key": one.row_key,
            }
        )
    if not rows:
        return
    session.execute(insert(Participant.__table__), rows)
    if joined:
        ids = list_ids_from(outreach.id, min(joined))
        for position, (own, key) in joined.items():
            note_join(session, outreach.id, own, key, [ids[position]])
    count_names(session, outreach, named, len(rows))


def change_person(
    session: Session, outreach: OutreachSession, entry: Participant, to: Named, secret: str, same_person: bool = False
) -> None:
    """Correct an entry. It stays the same person, unless what says who it is has changed and others share that person.

    What says so: the name as it is compared, M instead of F, another NIK. Then the entry is somebody new until a NIK or
    a person says otherwise; `same_person` says that only the spelling was put right.
    """
    if not same_person and _is_somebody_else(entry, to) and is_shared(entry):
        entry.person_key = new_person_key()
        leave_matches(session, entry.id)
    host_id = outreach.host_area_id
    entry.name, entry.sex, entry.audience, entry.hamlet = to.name, to.sex, to.audience, to.hamlet
    entry.home_village_id = to.home_id if to.home_id != host_id else None
    entry.name_key = name_key(secret, to.name, to.sex, to.home_id or host_id)
    if to.nik_key and to.nik_key != entry.nik_key:
        entry.nik_key = to.nik_key
        person = person_keys_by_nik(outreach, [to.nik_key]).get(to.nik_key, entry.person_key)
        session.flush()
        if person != entry.person_key:
            join_people(session, outreach.id, entry.person_key, person)
    note_names(session, outreach)


def _is_somebody_else(entry: Participant, to: Named) -> bool:
    renamed = folded_name(entry.name or "") != folded_name(to.name)
    other_sex = entry.sex is not None and to.sex is not None and entry.sex is not to.sex
    other_nik = entry.nik_key is not None and to.nik_key is not None and entry.nik_key != to.nik_key
    return renamed or other_sex or other_nik


def remove_people(session: Session, outreach: OutreachSession, ids: Sequence[int]) -> None:
    """Take entries off the sheet; the others keep their numbers."""
    named, _last = lock_sheet(outreach.id)
    session.execute(delete(Participant).where(Participant.session_id == outreach.id, Participant.id.in_(ids)))
    count_names(session, outreach, named, -len(ids))


def put_back(session: Session, outreach: OutreachSession, columns: dict, match_ids: Sequence[int]) -> None:
    """An entry that was just removed, as it was; at the end where its number has been given to another since."""
    named, last = lock_sheet(outreach.id)
    taken = columns["position"] in list_ids_from(outreach.id, columns["position"])
    position = last + 1 if taken else columns["position"]
    session.execute(insert(Participant.__table__), {**columns, "session_id": outreach.id, "position": position})
    return_to_matches(session, list_ids_from(outreach.id, position)[position], match_ids)
    count_names(session, outreach, named, 1)


def note_names(session: Session, outreach: OutreachSession) -> None:
    """A corrected name is a change as well, and history holds no names."""
    count_names(session, outreach, outreach.named_count, 0)


def count_names(session: Session, outreach: OutreachSession, before: int, more: int) -> None:
    """The count of the session and its history. The rest of the session is not touched: whoever changes that at the
    same time is in nobody's way."""
    counted = before + more
    session.execute(
        update(OutreachSession.__table__)
        .where(OutreachSession.id == outreach.id)
        .values(named_count=counted, updated_at=OutreachSession.updated_at)
    )
    set_committed_value(outreach, "named_count", counted)
    note_sitting(session, outreach.__tablename__, outreach.id, "named_count", [before, counted])
