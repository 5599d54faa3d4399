"""Orang unik: each person once in every area, wherever and however often they came; counted alike in every way."""

from datetime import date

from sqlalchemy import select, update

from app.areas.models import Area, Level
from app.db import db, write_tx
from app.outreach.models import OutreachSession, Participant
from app.periods import parse_period
from app.totals.everybody_queries import count_everybody
from app.totals.everywhere_queries import count_shares_everywhere
from app.totals.job_commands import run_totals_job
from app.totals.models import AreaPeriod, AreaPeriodShare
from app.totals.people_queries import PeopleCount, count_people_now, list_people
from app.totals.share_queries import count_shares_now, list_shares
from tests import cast
from tests.conftest import NOW
from tests.coverage.recount import area_of
from tests.records import store_session

QUARTER = parse_period("2026-Q3")
DAYS = (QUARTER.first_day, QUARTER.last_day)
TODAY = NOW.date()


def record(app, village: str, key: str, people: dict[bytes, str | None], **values) -> int:
    """A session with these people instead of the usual ones, {person: code of the home}."""
    session_id = store_session(app, village, key=key, **values)
    with app.app_context(), write_tx() as tx:
        home = {code: area_id for code, area_id in tx.execute(select(Area.code, Area.id))}
        tx.get(OutreachSession, session_id).participants = [
            Participant(position=n, person_key=one, name_key=one, home_village_id=code and home[code])
            for n, (one, code) in enumerate(people.items())
        ]
    return session_id


def record_some(app) -> None:
    shared = record(app, cast.KACE_TIMUR, "a", {b"ana": None, b"budi": cast.PETALING, b"cici": cast.AIR_LIMAU})
    record(app, cast.PETALING, "b", {b"ana": cast.KACE_TIMUR, b"dedi": None, b"edo": cast.KELURAHAN})
    record(app, cast.AIR_LIMAU, "c", {b"ana": None, b"cici": None})
    record(app, "21.71.01.1002", "d", {b"ana": cast.KACE_TIMUR, b"fani": None})
    record(app, cast.PETALING, "late", {b"gito": None}, held_on=date(2026, 10, 1))
    with app.app_context(), write_tx() as tx:
        more = tx.scalars(select(Area).where(Area.code.in_([cast.PETALING, cast.KELURAHAN, "21.71.01.1002"])))
        tx.get(OutreachSession, shared).villages += list(more)


def test_each_person_counts_once_in_an_area(app):
    record_some(app)
    with app.app_context():
        village = list_people(area_of(cast.KACE_TIMUR), QUARTER, TODAY)
        subdistrict = list_people(area_of(cast.MENDO_BARAT), QUARTER, TODAY)
        regency = count_people_now(area_of(cast.BANGKA), *DAYS, with_children=False)

    assert village.total == PeopleCount(entries=3, people=3, at_home=1)
    assert subdistrict.total == PeopleCount(entries=6, people=5, at_home=3)
    assert list(regency.values()) == [PeopleCount(entries=6, people=5, at_home=3)]


def test_all_areas_at_once_are_counted_like_each_by_itself(app):
    record_some(app)
    with app.app_context():
        everybody = count_everybody(*DAYS)
        for area in db.session.scalars(select(Area).where(Area.level != Level.VILLAGE)):
            alone = count_people_now(area, *DAYS, with_children=False).get(area.id, PeopleCount())
            assert everybody.get(area.id, PeopleCount()) == alone, area.code
        shares = count_shares_everywhere(*DAYS)
        for code in ("ID", "19", "21", "61"):
            area = area_of(code)
            alone = {tuple(row) for row in count_shares_now(area, *DAYS)}
            names = ("share", "value", "sessions", "attendance")
            assert {tuple(row[name] for name in names) for row in shares if row["area_id"] == area.id} == alone


def test_above_a_subdistrict_the_job_counts_and_says_when(app):
    record_some(app)
    with app.app_context():
        assert list_people(area_of(cast.BABEL), QUARTER, TODAY).total is None
        run_totals_job()
        first = {code: list_people(area_of(code), QUARTER, TODAY) for code in ("ID", cast.BABEL, cast.BANGKA)}
    record(app, cast.KACE_TIMUR, "more", {b"hadi": None})
    with app.app_context():
        run_totals_job()
        then = {code: list_people(area_of(code), QUARTER, TODAY) for code in first}
        topics = list_shares(area_of(cast.BABEL), QUARTER, TODAY)

    assert first["ID"].total == PeopleCount(entries=10, people=6, at_home=6)
    assert first[cast.BANGKA].counted_at is not None
    assert sum(one.people for one in first["ID"].by_area.values()) > first["ID"].total.people
    assert then[cast.BANGKA].total == PeopleCount(entries=7, people=6, at_home=4)
    assert then["ID"] == first["ID"]  # the nation waits for its time, and says of which moment it is
    assert topics.counted_at == then[cast.BABEL].counted_at == first[cast.BABEL].counted_at


def test_a_removed_person_and_a_merge_reach_the_regency_where_somebody_lives(app):
    record_some(app)
    with app.app_context():
        run_totals_job()
        assert list_people(area_of("19.05"), QUARTER, TODAY).total == PeopleCount(2, 2, 2)
    with app.app_context(), write_tx() as tx:
        tx.execute(Participant.__table__.update().where(Participant.person_key == b"cici").values(person_key=b"ana"))
    with app.app_context():
        run_totals_job()
        assert list_people(area_of("19.05"), QUARTER, TODAY).total == PeopleCount(2, 1, 1)


def test_the_check_looks_at_people_and_shares_too(app, run):
    record_some(app)
    assert run("totals", "run").exit_code == 0
    assert run("totals", "check").exit_code == 0
    with app.app_context(), write_tx() as tx:
        tx.execute(update(AreaPeriod).where(AreaPeriod.people > 0).values(people=7777))
        tx.execute(update(AreaPeriodShare).values(attendance=8888))

    checked = run("totals", "check")

    assert checked.exit_code == 1
    assert "people=7777" in checked.output
    assert "8888" in checked.output
