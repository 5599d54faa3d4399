"""What a program lead works with: a deadline, weights, residents abroad, an indicator of their own, and follow-ups."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from app.coverage.models import TargetOrigin
from app.demo.sessions import ZONE, Held
from app.demo.villages import PROVINCE, Village, dice
from app.outreach.vocabulary import Sex
from app.worklist.models import FollowUpState, Reason

INVENTED = "Contoh: angka rekaan"
DEADLINE_DAYS = 10
OWN_KEY = "own_00000000000000de"
OWN_INDICATOR = {"key": OWN_KEY, "name": "Desa yang kegiatannya dihadiri perempuan", "measure": "women_villages"}
_OWN_SHARE = {"year": 0.9, "quarter": 0.55}
WEIGHTS = {
    PROVINCE: {"time": 40, "abroad": 25, "regulation": 20, "programme": 15, "months_full": 12, "abroad_full": 60},
    "19.05": {"time": 50, "abroad": 30, "regulation": 10, "programme": 10, "months_full": 9, "abroad_full": 40},
}
_KNOWN_ABROAD, _ONLY_MEN, _LATE, _FOLLOWED = 0.4, 0.02, 0.06, 30
_SINCE = timedelta(days=120)
_OFFICES = ("Seksi Pelindungan BP3MI", "Dinas PMD", "Kasi Pemberdayaan kecamatan", "Petugas Desmigratif")
_EXPLAINED = {Reason.OTHER: "Kantor desa sedang direnovasi.", Reason.WANTS_LETTER: "Minta surat dari kecamatan."}
_NOTES = (
    "Sudah ditelepon, kepala desa bersedia bila dijadwalkan sore hari.",
    "Surat undangan dikirim lewat kecamatan.",
    "Dua kali ditelepon, belum tersambung. Dicoba lagi lewat sekretaris desa.",
)


@dataclass
class Followed:
    """A follow-up as columns, and the notes on it: (day, text)."""

    columns: dict[str, Any]
    notes: list[tuple[date, str]] = field(default_factory=list)


def without_women(held: Iterable[Held]) -> None:
    """Villages to whose own sessions only men come: reached, but half of them was not."""
    for one in held:
        if len(one.villages) == 1 and dice("only men", one.villages[0].code).random() < _ONLY_MEN:
            columns = one.columns
            columns["men"], columns["boys"] = columns["men"] + columns["women"], columns["boys"] + columns["girls"]
            columns["women"] = columns["girls"] = 0
            one.names = [name for name in one.names if name[1] is Sex.MALE]
            columns["named_count"] = len(one.names)


def write_some_late(held: Iterable[Held], today: date) -> None:
    """Villages that write their sessions down weeks after, past the deadline of a period."""
    for one in held:
        if len(one.villages) == 1 and dice("late", one.villages[0].code).random() < _LATE:
            late = one.columns["created_at"] + timedelta(days=dice("late", one.columns["key"]).randrange(20, 60))
            if late.date() < today:
                one.columns["created_at"] = one.columns["updated_at"] = late


def weights(area_ids: Mapping[str, int]) -> list[dict]:
    return [{"area_id": area_ids[code], **one} for code, one in WEIGHTS.items() if code in area_ids]


def abroad(villages: Iterable[Village]) -> list[dict]:
    """Of some villages it is known how many work abroad; of a few, many do."""
    rows = []
    for village in villages:
        rng = dice("abroad", village.code)
        if rng.random() < _KNOWN_ABROAD:
            residents = rng.choice((0, rng.randrange(1, 25), rng.randrange(5, 45), rng.randrange(40, 140)))
            counted_on = date(2025, rng.randrange(1, 13), rng.randrange(1, 29))
            rows.append(
                {"village_id": village.id, "residents": residents, "counted_on": counted_on, "source": INVENTED}
            )
    return rows


def own_targets(villages: Sequence[Village], area_ids: Mapping[str, int]) -> list[dict]:
    """Of the province's own indicator, for each year and its quarters."""
    periods = [(str(year), "year") for year in (2025, 2026)]
    periods += [(f"{year}-Q{number}", "quarter") for year in (2025, 2026) for number in (1, 2, 3, 4)]
    return [
        {
            "area_id": area_ids[PROVINCE],
            "period": period,
            "indicator": OWN_KEY,
            "value": max(1, round(len(villages) * _OWN_SHARE[unit])),
        }
        for period, unit in periods
    ]


def versions(targets: Iterable[dict], province_id: int) -> list[dict]:
    """Each target was set before its year began: that of the province by hand, those below by dividing it."""
    return [
        {
            **one,
            "origin": TargetOrigin.TYPED if one["area_id"] == province_id else TargetOrigin.SPLIT,
            "set_at": datetime(int(one["period"][:4]) - 1, 12, 15, 9, tzinfo=ZONE),
        }
        for one in targets
    ]


def follow_ups(villages: Sequence[Village], held: Iterable[Held], today: date) -> list[Followed]:
    """Of villages that were not reached for long on the day on which somebody was sent; some were since."""
    reached: dict[int, list[date]] = {village.id: [] for village in villages}
    for one in held:
        if one.columns["men"] + one.columns["women"] + one.columns["boys"] + one.columns["girls"]:
            for served in one.villages:
                reached[served.id].append(one.columns["held_on"])
    late = []
    for village in villages:
        assigned_on = today - timedelta(days=dice("follow-up", village.code).randrange(5, 110))
        before = max((day for day in reached[village.id] if day < assigned_on), default=date.min)
        if before < assigned_on - _SINCE:
            late.append((before, village, assigned_on, any(day >= assigned_on for day in reached[village.id])))
    late.sort(key=lambda one: (one[0], one[1].code))
    reached_since = [one for one in late if one[3]]
    chosen = [*late[:_FOLLOWED], *(one for one in reached_since if one not in late[:_FOLLOWED])][: _FOLLOWED + 12]
    return [_followed(village, day, today, was_reached) for _before, village, day, was_reached in chosen]


def _followed(village: Village, assigned_on: date, today: date, was_reached: bool) -> Followed:
    rng = dice("followed", village.code)
    due_on = assigned_on + timedelta(days=rng.choice((14, 30, 60)))
    state = rng.choice((FollowUpState.OPEN,) * 5 + (FollowUpState.DROPPED,))
    if was_reached:
        state = rng.choice((FollowUpState.DONE, FollowUpState.DONE, FollowUpState.OPEN))
    reason = rng.choice(list(Reason))
    begun = datetime.combine(assigned_on, time(9, rng.randrange(60)), ZONE)
    closed = None if state is FollowUpState.OPEN else min(begun + timedelta(days=20), _morning(today))
    notes = [
        (day, text)
        for number, text in enumerate(rng.sample(_NOTES, rng.randrange(3)), 1)
        if (day := assigned_on + timedelta(days=6 * number)) < today and (closed is None or day <= closed.date())
    ]
    return Followed(
        {
            "key": f"demo-{village.code}",
            "village_id": village.id,
            "reason": reason,
            "explanation": _EXPLAINED.get(reason, ""),
            "assignee_name": rng.choice(_OFFICES),
            "assigned_on": assigned_on,
            "due_on": due_on,
            "state": state,
            "created_at": begun,
            "updated_at": closed or begun,
            "closed_at": closed,
        },
        notes,
    )


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(8), ZONE)
