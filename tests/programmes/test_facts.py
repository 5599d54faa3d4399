"""What is gathered of villages: who takes part on a day, and what counts for them."""

from datetime import date

import pytest
from sqlalchemy import select

from app import clock
from app.areas.models import Area
from app.db import db, write_tx
from app.outreach.models import OutreachSession, OutreachVillage
from app.outreach.vocabulary import Audience, SessionState, Topic
from app.programmes.calculate import VillageFacts
from app.programmes.fact_queries import gather_facts, gather_facts_for
from app.programmes.models import Enrolment
from app.programmes.queries import get_programme, list_versions_on, version_on
from app.regulations.models import Regulation, RegulationVillage
from app.regulations.vocabulary import RegulationKind
from tests import cast
from tests.programme_records import store_enrolment, store_evidence
from tests.records import store_regulation, store_session
from tests.test_selects import counted

ON = date(2026, 10, 7)


def gathered(app, area: str = cast.BANGKA, slug: str = "desa-anti-tppo", on: date = ON) -> dict[str, VillageFacts]:
    """By the code of the village."""
    with app.app_context():
        version = version_on(get_programme(slug).id, on)
        found = gather_facts(db.session.scalar(select(Area).where(Area.code == area)), version, on, {})
        codes = {number: code for number, code in db.session.execute(select(Area.id, Area.code))}
        return {codes[village]: facts for village, facts in found.items()}


def test_who_takes_part_on_a_day(app):
    store_enrolment(app, started_on=date(2026, 1, 12))
    store_enrolment(app, cast.PETALING, started_on=date(2025, 3, 1), ended_on=date(2026, 6, 30))
    store_enrolment(app, cast.AIR_LIMAU)
    store_enrolment(app, cast.KELURAHAN, deleted_at=clock.now())

    assert gathered(app).keys() == {cast.KACE_TIMUR}
    assert gathered(app, on=date(2026, 6, 29)).keys() == {cast.KACE_TIMUR, cast.PETALING}
    assert gathered(app, on=date(2026, 6, 30)).keys() == {cast.KACE_TIMUR}
    assert gathered(app, on=date(2026, 1, 11)).keys() == {cast.PETALING}
    assert gathered(app, cast.BABEL).keys() == {cast.KACE_TIMUR, cast.AIR_LIMAU}
    assert gathered(app, cast.PANGKAL_PINANG) == {}


def test_a_duty_of_every_desa_needs_no_enrolment(app):
    duties = gathered(app, cast.MENDO_BARAT, "tugas-desa")

    assert cast.KACE_TIMUR in duties
    assert len(duties) > 5
    assert gathered(app, cast.PANGKAL_PINANG, "tugas-desa") == {}
    assert gathered(app, cast.BABEL, "tugas-desa").keys() >= duties.keys()


def test_regulations_of_its_own_joint_ones_and_those_of_the_regency(app):
    store_enrolment(app)
    own = store_regulation(app)
    joint = store_regulation(app, cast.PETALING, kind=RegulationKind.JOINT_REGULATION)
    store_regulation(app, cast.PETALING, number=3)
    store_regulation(app, number=4, deleted_at=clock.now())
    with app.app_context(), write_tx() as tx:
        siti = tx.scalars(select(Area.id).where(Area.code == cast.KACE_TIMUR)).one()
        tx.add(RegulationVillage(regulation_id=joint, village_id=siti))

    found = gathered(app)[cast.KACE_TIMUR].regulations

    assert [one.id for one in found] == [own, joint]
    with app.app_context():
        record = db.session.get(Regulation, own)
        assert found[0].official_name == record.official_name
        assert found[0].state(ON) is record.state(ON)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, 1),
        ({"state": SessionState.CHECKED}, 1),
        ({"state": SessionState.RETURNED}, 0),
        ({"deleted_at": clock.now()}, 0),
        ({"held_on": date(2026, 10, 8)}, 0),
        ({"held_on": ON}, 1),
    ],
)
def test_sessions_that_count(app, values, found):
    store_enrolment(app)
    store_session(app, **values)

    sessions = gathered(app)[cast.KACE_TIMUR].sessions

    assert len(sessions) == found
    for one in sessions:
        assert one.audiences == {Audience.PROSPECTIVE_MIGRANT_WORKER}
        assert one.topics == {Topic.ONLINE_SCAM_RECRUITMENT, Topic.TRAFFICKING}


def test_a_session_to_which_nobody_came_is_none(app):
    store_enrolment(app)
    store_enrolment(app, cast.PETALING)
    shared, empty = store_session(app), store_session(app, key="sepi")
    with app.app_context(), write_tx() as tx:
        petaling = tx.scalars(select(Area.id).where(Area.code == cast.PETALING)).one()
        tx.add(OutreachVillage(session_id=shared, village_id=petaling, attendance=0))
        record = tx.get(OutreachSession, empty)
        record.men = record.women = record.boys = record.girls = 0

    found = gathered(app)

    assert [one.id for one in found[cast.KACE_TIMUR].sessions] == [shared]
    assert not found[cast.PETALING].sessions


def test_evidence_of_the_part_that_runs_without_what_was_removed(app):
    ended = store_enrolment(app, started_on=date(2025, 1, 1), ended_on=date(2026, 1, 1))
    running = store_enrolment(app)
    store_evidence(app, ended)
    kept = store_evidence(app, running)
    store_evidence(app, running, removed_at=clock.now())

    found = gathered(app)[cast.KACE_TIMUR].evidence["posko"]

    assert [one.id for one in found] == [kept]


def test_one_village_has_the_same_facts_in_each_of_its_programmes(app):
    store_enrolment(app)
    store_regulation(app)
    store_session(app)

    with app.app_context():
        village = db.session.scalar(select(Area).where(Area.code == cast.KACE_TIMUR))
        programmes = [get_programme(slug).id for slug in ("desa-anti-tppo", "tugas-desa")]
        own = gather_facts_for(village, programmes, ON, {})
        assert list(own) == programmes
        for programme_id, facts in own.items():
            assert facts == gather_facts(village, version_on(programme_id, ON), ON, {})[village.id]


def test_the_number_of_selects_is_the_same_for_one_village_and_for_many(app):
    def selects() -> int:
        with counted(app) as asked:
            gathered(app, cast.BABEL)
        return len(asked)

    store_enrolment(app)
    few = selects()
    for village in (cast.PETALING, cast.AIR_LIMAU, cast.KELURAHAN):
        store_enrolment(app, village)
        store_session(app, village, key=village)
        store_regulation(app, village)

    assert selects() == few


def test_the_version_of_a_day(app):
    with app.app_context():
        programme = get_programme("desbumi")
        assert version_on(programme.id, date(2017, 11, 21)) is None
        assert version_on(programme.id, date(2017, 11, 22)).number == 1
        assert len(list_versions_on(ON)) == 6
        assert list_versions_on(date(2017, 11, 21)) == []
        assert db.session.scalar(select(Enrolment.id)) is None
