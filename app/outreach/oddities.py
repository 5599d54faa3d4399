"""What looks odd about a session that waits to be checked, in words and with what it was compared to.

Odd is not wrong: whoever checks looks at it and decides. No database, clock or request here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from sqlalchemy import Row

from app import clock
from app.i18n import _, _n, number, short_day

USUAL_OF = 12  # sessions of the same host
_LEAST_USUAL = 3  # fewer say nothing of what is usual
_TIMES, _MORE = 3, 30  # far above the usual: both
_LATE_AFTER = 60  # days
_SAME_WITHIN = 3  # days
_MOST_NAMED = 3


@dataclass(frozen=True)
class Oddity:
    """A sentence, and the other sessions that it speaks of."""

    sentence: str
    others: tuple[Row, ...] = ()
    more: int = 0


@dataclass(frozen=True)
class Compared:
    """`usual`: (session, attendance) of the last sessions of each host; `twins`, `same_files`: others, by session."""

    usual: Mapping[int, Sequence[tuple[int, int]]]
    twins: Mapping[int, Sequence[Row]]
    same_files: Mapping[int, Sequence[Row]]


def find_oddities(row: Row, compared: Compared, reader_id: int, zone: str) -> tuple[Oddity, ...]:
    """The gravest first; none for a session like any other."""
    found = [
        _crowded(row, compared.usual.get(row.host_area_id, ())),
        *_twins(row, compared.twins.get(row.id, ())),
        _same_file(compared.same_files.get(row.id, ())),
        _empty(row),
        _more_names(row),
        _late(row, zone),
        _own(row, reader_id),
    ]
    return tuple(oddity for oddity in found if oddity is not None)


def usual_attendance(session_id: int, held: Sequence[tuple[int, int]]) -> int | None:
    """The median of the last sessions but this one; None where they are too few."""
    others = [attendance for other_id, attendance in held if other_id != session_id][:USUAL_OF]
    return round(median(others)) if len(others) >= _LEAST_USUAL else None


def _crowded(row: Row, held: Sequence[tuple[int, int]]) -> Oddity | None:
    usual = usual_attendance(row.id, held)
    if usual is None or row.attendance <= _TIMES * usual or row.attendance <= usual + _MORE:
        return None
    words = {"count": number(row.attendance), "usual": number(usual), "children": number(row.children)}
    if row.children == row.attendance:
        return Oddity(_("%(count)s children came; usually about %(usual)s people come.", **words))
    if 2 * row.children > row.attendance:
        return Oddity(_("%(count)s came, %(children)s of them children; usually about %(usual)s come.", **words))
    return Oddity(_("%(count)s came; usually about %(usual)s come.", **words))


def _twins(row: Row, others: Sequence[Row]) -> list[Oddity]:
    """On one day for one village; or of one name, with the same counts, a few days apart."""
    same_day = [one for one in others if one.held_on == row.held_on]
    near = [
        one
        for one in others
        if one.held_on != row.held_on
        and one.title == row.title
        and abs((one.held_on - row.held_on).days) <= _SAME_WITHIN
    ]
    found = []
    if same_day:
        found.append(_naming(_("Perhaps recorded twice: on the same day, for the same village:"), same_day))
    if near:
        found.append(_naming(_("Perhaps recorded twice: same name, same counts, a few days apart:"), near))
    return found


def _same_file(others: Sequence[Row]) -> Oddity | None:
    if not others:
        return None
    own = [one for one in others if one.own]
    if not own:
        return Oddity(_("The same photo or scan was sent with a session outside your area."))
    return _naming(_("The same photo or scan was sent with:"), own)


def _naming(sentence: str, others: Sequence[Row]) -> Oddity:
    return Oddity(sentence, tuple(others[:_MOST_NAMED]), max(0, len(others) - _MOST_NAMED))


def _empty(row: Row) -> Oddity | None:
    return None if row.attendance else Oddity(_("Nobody came."))


def _more_names(row: Row) -> Oddity | None:
    if row.named_count <= row.attendance:
        return None
    words = {"names": number(row.named_count), "heads": number(row.attendance)}
    return Oddity(_("%(names)s names on record, but %(heads)s who came.", **words))


def _late(row: Row, zone: str) -> Oddity | None:
    received = clock.local(row.created_at, zone).date()
    days = (received - row.held_on).days
    if days <= _LATE_AFTER:
        return None
    sentence = _n("Held %(num)d day before it was received.", "Held %(num)d days before it was received.", days)
    return Oddity(f"{sentence} ({short_day(row.held_on)}, {short_day(received)})")


def _own(row: Row, reader_id: int) -> Oddity | None:
    return Oddity(_("You recorded it yourself.")) if row.created_by_id == reader_id else None
