"""Every figure that pages ask for beside the recount: one line for each that differs."""

from collections.abc import Iterable, Iterator

from app.areas.models import Area, Level
from app.coverage.queries import build_coverage
from app.db import db
from app.periods import MONTHS_IN, Period, months_up_to
from app.totals.commands import check_totals
from app.totals.month_queries import list_months
from app.totals.people_queries import list_people
from app.totals.share_queries import list_shares
from tests.totals.country import TODAY
from tests.totals.ledger import Ledger

MADE_BY_JOB = (Level.NATION, Level.PROVINCE)
PEOPLE_BY_JOB = (*MADE_BY_JOB, Level.REGENCY)


def differences(ledger: Ledger, codes: Iterable[str], periods: Iterable[Period], is_fresh: bool = False) -> list[str]:
    """`is_fresh`: the job has just run, so that what only it makes is as of now too. `codes` as they are today."""
    found = check_totals()
    areas = [area for area in db.session.query(Area).order_by(Area.id) if area.code in codes]
    for area in areas:
        for period in periods:
            code = "" if area.level is Level.NATION else area.code
            found += [f"{area.code} {period.code}: {line}" for line in _figures(ledger, area, period)]
            is_live = period.unit not in MONTHS_IN
            if is_fresh or is_live or area.level not in PEOPLE_BY_JOB:
                found += [f"{area.code} {period.code}: {line}" for line in _people(ledger, area, code, period)]
            if is_fresh or is_live or area.level not in MADE_BY_JOB:
                found += [f"{area.code} {period.code}: {line}" for line in _shares(ledger, area, code, period)]
        found += [f"{area.code}: {line}" for line in _months(ledger, area)]
    return found


def _figures(ledger: Ledger, area: Area, period: Period) -> Iterator[str]:
    coverage = build_coverage(area, period, TODAY)
    for one in (coverage.total, *coverage.rows):
        code = "" if one.level is Level.NATION else one.code
        wanted = ledger.figures(code, period.first_day, period.last_day, TODAY)
        if period.unit not in MONTHS_IN:
            del wanted["on_time"]  # of a month that the days part, it is not known when which of its days was told
        if one is not coverage.total:
            wanted.pop("joint", None)
            del wanted["last_held_on"]  # only totals show it
        wrong = [
            f"{name} {getattr(one, name)}, not {value}" for name, value in wanted.items() if getattr(one, name) != value
        ]
        if wrong:
            yield f"{one.code} has {', '.join(wrong)}"


def _people(ledger: Ledger, area: Area, code: str, period: Period) -> Iterator[str]:
    found, end = list_people(area, period, TODAY), min(period.last_day, TODAY)
    for one, count in {
        code: found.total,
        **{ledger.areas[key].code: value for key, value in found.by_area.items()},
    }.items():
        right = ledger.count_people(one, period.first_day, end)
        there = (0, 0, 0) if count is None else (count.entries, count.people, count.at_home)
        if there != right:
            yield f"{one} has people {there}, not {right}"


def _shares(ledger: Ledger, area: Area, code: str, period: Period) -> Iterator[str]:
    found = list_shares(area, period, TODAY).by
    there = {
        share.value: {value: (one.sessions, one.attendance) for value, one in by.items()} for share, by in found.items()
    }
    right = ledger.count_shares(code, period.first_day, min(period.last_day, TODAY))
    if there != right:
        yield f"shares {there}, not {right}"


def _months(ledger: Ledger, area: Area) -> Iterator[str]:
    months = months_up_to(Period(2026, "quarter", 4), 13)
    found = list_months(area, months)
    rows = {area.id: found.total, **found.by_area}
    for area_id, figures in rows.items():
        one = ledger.areas[area_id]
        for month, there in zip(months, figures, strict=True):
            right = ledger.world.count_days("" if one.code == "ID" else one.code, month.first_day, month.last_day)
            values = {"sessions": there.sessions, "attendance": there.attendance, "reached": there.reached}
            if any(right[name] != value for name, value in values.items()):
                yield f"{one.code} has in {month.code} {values}, not {[right[name] for name in values]}"
