"""Every figure of the report of a regency and of a province, recounted from the rows of the demo in plain Python."""

from collections import Counter
from datetime import date
from types import SimpleNamespace

import pytest

from app.areas.models import Kind
from app.areas.queries import find_area
from app.periods import months_before, parse_span
from app.reports.progress.content import build_report
from tests.signed_in import NOW
from tests.totals.ledger import Ledger

TODAY = NOW.date()
COUNTED = ("reported", "on_time", "reached", "sessions", "checked", "attendance", "male", "female", "named", "perdes")
STAGES = ("planned", "drafting", "deliberation", "agreed", "enacted")
CASES = [(code, period) for code in ("19.01", "19") for period in ("2026-Q3", "2026-07-15..2026-09-20")]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: "-".join(case))
def told(request, loaded):
    """The report, and what the rows say."""
    code, period = request.param[0], parse_span(request.param[1])
    with loaded.app_context():
        report, ledger = build_report(find_area(code), period, NOW), Ledger({})
    return SimpleNamespace(report=report, ledger=ledger, code=code, first=period.first_day, last=period.last_day)


def recount(told, code: str, first: date | None = None, last: date | None = None) -> dict:
    return told.ledger.figures(code, first or told.first, last or told.last, TODAY)


def within(told, code: str, first: date, last: date) -> list:
    return told.ledger._within(code, first, last)


def heads(row) -> int:
    return row.men + row.women + row.boys + row.girls


def last_reached(told, village: str) -> date | None:
    return told.ledger.world.last_reached(village, told.last)


def villages_of(told, code: str) -> list[str]:
    return [village for village in told.ledger.world.kinds if village.startswith(code)]


def assert_counted(figures, wanted: dict) -> None:
    found = {name: getattr(figures, name) for name in (*COUNTED, *STAGES)}
    assert found == {name: wanted[name] for name in found}, figures.code


def test_the_totals_and_the_rows_of_both_tables(told):
    assert_counted(told.report.total, recount(told, told.code))
    for child in told.report.children:
        assert_counted(child.figures, recount(told, child.figures.code))
        days = [last_reached(told, village) for village in villages_of(told, child.figures.code)]
        assert child.never == days.count(None)
        assert child.last_held_on == max(filter(None, days), default=None)
    assert told.report.never == sum(last_reached(told, one) is None for one in villages_of(told, told.code))


def test_the_villages_of_the_annex(told):
    rows = [row for group in told.report.annex for row in group.rows]

    assert [row.figures.code for row in rows] == sorted(villages_of(told, told.code))
    for row in rows[:: len(rows) // 16]:
        assert_counted(row.figures, recount(told, row.figures.code))
        assert row.last_held_on == last_reached(told, row.figures.code)


def test_what_is_compared_and_by_how_much_it_changed(told):
    period = told.report.period
    for row in told.report.comparisons:
        for value, other in ((row.before, period.previous), (row.now, period), (row.year_ago, period.year_before)):
            assert value == recount(told, told.code, other.first_day, other.last_day)[row.opens], (row.name, other)
        assert row.change == changed(row.now, row.before)
        assert row.year_change == ("-" if not told.report.year_ago_name else changed(row.now, row.year_ago))
    assert len(told.report.comparisons) == 7


def changed(now: int, then: int) -> str:
    return "tetap" if now == then else f"{'▲' if now > then else '▼'} {written(abs(now - then))}"


def test_ages_disability_and_who_held_them(told):
    rows = [row for row, _met in within(told, told.code, told.first, told.last)]

    assert [(one.male, one.female) for one in told.report.ages] == [
        (sum(row.men for row in rows), sum(row.women for row in rows)),
        (sum(row.boys for row in rows), sum(row.girls for row in rows)),
    ]
    known = [row.disability for row in rows if row.disability is not None]
    assert told.report.disability == (sum(known) if known else None)
    held, came = Counter(), Counter()
    for row in rows:
        held[row.organizer] += 1
        came[row.organizer] += heads(row)
    named = [one for one in told.report.organizers if one.opens]
    assert {one.opens: (one.sessions, one.attendance) for one in named} == {
        one.opens: (held["" if one.opens == "-" else one.opens], came["" if one.opens == "-" else one.opens])
        for one in named
    }
    assert sum(one.sessions for one in told.report.organizers) == len(rows)
    assert sum(one.attendance for one in told.report.organizers) == sum(map(heads, rows))


def test_topics_and_audiences(told):
    shares = told.ledger.count_shares(told.code, told.first, told.last)

    assert {one.opens: one.sessions for one in told.report.topics} == {
        name: sessions for name, (sessions, _came) in shares["topic"].items()
    }
    assert {one.opens: (one.sessions, one.attendance) for one in told.report.audiences} == shares["audience"]


def test_the_months_of_the_chart(told):
    wanted = Counter(
        (row.held_on.year, row.held_on.month) for row, _met in within(told, told.code, date.min, told.last)
    )

    found = {(one.first_day.year, one.first_day.month): one.sessions for one in told.report.months}
    assert found == {month: wanted[month] for month in found}
    assert len(found) == 12


def test_the_numbers_of_the_sentences(told):
    figures, say = recount(told, told.code), told.report.say
    places, desa = villages_of(told, told.code), figures["desa"]
    year = months_before(told.last, 12)
    within_year = sum((last_reached(told, one) or date.min) >= year for one in places)
    came = [row for row, _met in within(told, told.code, told.first, told.last) if heads(row)]

    assert f"{written(figures['reached'])} dari {written(len(places))} desa" in say.lead
    assert f"{share(figures['reached'], len(places))}" in say.lead
    assert f"dilaksanakan {written(figures['sessions'])} kali dengan {written(figures['attendance'])} keh" in say.held
    assert (
        f"{written(figures['female'])} di antaranya perempuan ({share(figures['female'], figures['attendance'])})"
        in say.held
    )
    assert f"tercatat {written(figures['named'])} nama" in say.named
    assert f"{written(figures['checked'])} dari {written(figures['sessions'])} kegiatan" in say.checked
    assert f"{written(within_year)} dari {written(len(places))}" in say.within_year
    assert f"{written(figures['perdes'])} dari {written(desa)} desa ({share(figures['perdes'], desa)})" in say.regulated
    late, silent = figures["reported"] - figures["on_time"], len(places) - figures["reported"]
    kept = f"{written(figures['on_time'])} tepat waktu, {written(late)} terlambat, {written(silent)} belum lapor."
    assert kept in told.report.figures_note
    problems = " ".join(told.report.problems)
    for count, words in (
        (sum(not row.women + row.girls for row in came), "tidak dihadiri seorang pun perempuan"),
        (sum(not row.named_count for row in came), "belum memuat nama dalam daftar hadirnya"),
    ):
        assert (words in problems) == bool(count)
        assert not count or f"{written(count)} dari {written(len(came))} kegiatan dengan kehadiran" in problems
    assert f"{written(desa - figures['perdes'])} dari {written(desa)} desa" in problems


def written(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def share(part: int, whole: int) -> str:
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10},{tenths % 10}%"


def test_the_lowest_subdistricts_and_the_targets_reached(told):
    met = [one for _row, one in within(told, told.code, told.first, told.last)]
    reached = {village for one in met for village in one.villages if one.reached(village)}
    rows = []
    for code in {one[:8] for one in villages_of(told, told.code)}:
        inside = villages_of(told, code)
        rows.append((len(reached & set(inside)), len(inside), code))
    weak = sorted(some / villages for some, villages, _code in rows if some < villages)

    assert [one.reached / one.villages for one in told.report.lowest] == (weak[:10] if told.code == "19" else [])
    assert {(one.reached, one.villages, one.code) for one in told.report.lowest} <= set(rows)
    assert told.report.total.kelurahan == sum(
        told.ledger.world.kinds[one] is Kind.KELURAHAN for one in villages_of(told, told.code)
    )
