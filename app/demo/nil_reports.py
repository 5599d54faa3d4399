"""Villages that had nothing to report in a month or a quarter, and said so."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from app.demo.sessions import ZONE, Held
from app.demo.villages import FIRST_DAY, Village, dice
from app.periods import Period, period_of

_OFTEN = {"month": 0.06, "quarter": 0.12}
_REASONS = ("", "", "Anggaran belum cair.", "Perangkat desa sedang mengikuti pelatihan.", "Bulan puasa.")


def nil_reports(villages: Iterable[Village], held: Sequence[Held], today: date) -> list[dict]:
    """Of villages that report at all, for periods that are over and in which nothing was held for them."""
    met: dict[int, set[date]] = {}
    for session in held:
        for served in session.villages:
            met.setdefault(served.id, set()).add(session.columns["held_on"])
    return [
        row
        for village in villages
        for unit in _OFTEN
        for period in _periods(unit, today)
        if (row := _declared(village, period, met.get(village.id, set()), today)) is not None
    ]


def _periods(unit: str, today: date) -> list[Period]:
    periods = [period_of(FIRST_DAY, unit)]
    while periods[-1].next.last_day < today:
        periods.append(periods[-1].next)
    return periods


def _declared(village: Village, period: Period, met: set[date], today: date) -> dict | None:
    rng = dice("nil", village.code, period.code)
    if rng.random() >= _OFTEN[period.unit] or any(period.first_day <= day <= period.last_day for day in met):
        return None
    declared = period.last_day + timedelta(days=rng.randrange(1, 9))
    if declared >= today:
        return None
    return {
        "village_id": village.id,
        "period": period.code,
        "first_day": period.first_day,
        "last_day": period.last_day,
        "reason": rng.choice(_REASONS),
        "declared_at": datetime.combine(declared, time(rng.randrange(8, 16), rng.randrange(60)), ZONE),
    }
