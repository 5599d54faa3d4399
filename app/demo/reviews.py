"""What became of the sessions once they were sent in: checked, returned or waiting; and the odd ones among them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import groupby

from app.demo.accounts import SITI_VILLAGE
from app.demo.sessions import ZONE, Held
from app.demo.villages import Village, dice
from app.outreach.vocabulary import SessionState

WAITING_DAYS = 21  # what was received later has hardly been looked at
_ODD_DAYS = 90  # nobody is quick to mark what looks odd
_REPAIRED_DAYS = 60  # what was returned before has been sent in again
_KEPT_SUBDISTRICT = SITI_VILLAGE[:8]
_HALL = 85
_REASONS = (
    ("men", "Jumlah laki-laki dan perempuan tampak tertukar. Hitung lagi menurut daftar hadir."),
    ("held_on", "Tanggalnya keliru. Tulis tanggal kegiatan berlangsung."),
    ("title", "Nama kegiatan belum menjelaskan isinya. Tulis seperti pada undangan."),
    ("topics", "Topiknya tidak sesuai dengan kegiatan ini. Pilih lagi."),
    ("venue", "Tempatnya belum ditulis, padahal ada di undangan. Lengkapi."),
)


def with_odd_ones(held: Sequence[Held]) -> list[Held]:
    """Of each month of some subdistricts: the first session with a hall full of children, the second written twice.

    The first two of a month stay the first two however many follow, so a later day changes none.
    """
    found = []
    for (_subdistrict_id, _year, month), group in groupby(sorted(held, key=_month_of), key=_month_of):
        sessions = list(group)
        code = sessions[0].villages[0].code[:8]
        if code == _KEPT_SUBDISTRICT or dice("odd", code, month).random() < 0.06:
            own = [one for one in sessions if len(one.villages) == 1 and one.villages[0].code != SITI_VILLAGE]
            for one in own[:1]:
                one.columns.update(boys=_HALL - _HALL // 2, girls=_HALL // 2)
                one.is_odd = True
            for one in own[1:2]:
                sessions.append(_twin(one))
        found += sessions
    return found


def _month_of(one: Held) -> tuple[int, int, int]:
    day = one.columns["held_on"]
    return one.villages[0].subdistrict_id, day.year, day.month


def _twin(one: Held) -> Held:
    one.is_odd = True
    key = f"{one.columns['key']}-2"
    return replace(one, columns={**one.columns, "key": key, "named_count": 0}, names=[])


def review(held: Sequence[Held], today: date) -> None:
    """Say of each what staff have decided by the morning of that day."""
    morning = datetime.combine(today, time(0), ZONE)
    for one in held:
        _decide(one, morning)
    own = [one for one in held if one.villages[0].code == SITI_VILLAGE and len(one.villages) == 1]
    for one in own[-2:-1]:
        _return(one, min(one.columns["created_at"] + timedelta(days=3, hours=14), morning), 0)


def _decide(one: Held, morning: datetime) -> None:
    """Nearly all of what is older than three weeks was checked, except where an office has not begun to."""
    one.columns.update(state=SessionState.SUBMITTED, reviewed_at=None, return_reason="", return_field="")
    village, rng = one.villages[0], dice("review", one.columns["key"])
    kept = village.code[:8] == _KEPT_SUBDISTRICT
    diligence = 0.97 if kept else _diligence(village)
    waits = _ODD_DAYS if one.is_odd else WAITING_DAYS
    old = one.columns["created_at"] < morning - timedelta(days=waits)
    repaired = one.columns["created_at"] < morning - timedelta(days=_REPAIRED_DAYS)
    at = one.columns["created_at"] + timedelta(days=rng.randrange(1, 15), hours=rng.randrange(12, 19))
    if rng.random() < (0.08 if kept else 0.02) and not repaired and at < morning:
        _return(one, at, rng.randrange(len(_REASONS)))
    elif rng.random() < (diligence if old else 0.1) and at < morning and not (one.is_odd and not old):
        one.columns.update(state=SessionState.CHECKED, reviewed_at=at)
        one.reviewer_area_id = _reviewer_of(one)


def _diligence(village: Village) -> float:
    """The share that the staff of its subdistrict look at: one in eight subdistricts has not begun."""
    rng = dice("diligence", village.code[:8])
    return 0 if rng.random() < 0.125 else rng.uniform(0.55, 0.98)


def _return(one: Held, at: datetime, reason: int) -> None:
    field, words = _REASONS[reason]
    one.columns.update(state=SessionState.RETURNED, reviewed_at=at, return_field=field, return_reason=words)
    one.columns["updated_at"] = at
    one.reviewer_area_id = _reviewer_of(one)


def _reviewer_of(one: Held) -> int:
    """Staff of the subdistrict look at what villages hold, staff of the regency at what subdistricts hold."""
    village = one.villages[0]
    return village.subdistrict_id if one.columns["host_area_id"] == village.id else village.regency_id
