"""The invented province looks like a real one: busy and silent villages, what went wrong, and nothing impossible."""

from datetime import date, timedelta

from sqlalchemy import func, not_, or_, select
from sqlalchemy.orm import aliased

from app.accounts.models import User
from app.areas.models import Area, Kind, Level
from app.areas.reach import Reach
from app.coverage.models import Target
from app.db import db
from app.outreach.models import NilReport, OutreachSession, OutreachVillage, Participant
from app.outreach.oddities import find_oddities
from app.outreach.review_queries import compare, list_reviewed, waiting
from app.outreach.vocabulary import SessionState
from app.programmes.models import Evidence, Milestone
from app.programmes.vocabulary import Stage
from app.regulations.models import Regulation, RegulationLink, RegulationVillage
from app.regulations.vocabulary import Effect, RegulationKind
from app.reports.models import Letterhead
from tests import cast

TODAY = date(2026, 10, 7)
HEADS = OutreachSession.men + OutreachSession.women + OutreachSession.boys + OutreachSession.girls
ADULTS = OutreachSession.men + OutreachSession.women
SERVED = select(OutreachVillage.village_id).join(OutreachSession, OutreachSession.id == OutreachVillage.session_id)
REVIEWER = OutreachSession.reviewed_by_id == User.id
VILLAGES = select(Area.id).where(Area.level == Level.VILLAGE, Area.code.startswith("19."))


def one(rows, query):
    return rows(query)[0][0]


def counted(rows, *conditions) -> int:
    return one(rows, select(func.count()).select_from(OutreachSession).where(*conditions))


def test_two_years_of_sessions_and_a_third_of_them_with_names(rows):
    total, named = counted(rows), counted(rows, OutreachSession.named_count > 0)
    names = one(rows, select(func.count()).select_from(Participant))

    assert 4000 <= total <= 6000
    assert 0.3 < named / total < 0.4
    assert 17_000 <= names <= 25_000
    assert names == one(rows, select(func.sum(OutreachSession.named_count)))


def test_people_come_more_than_once(rows):
    [(names, people)] = rows(select(func.count(Participant.id), func.count(Participant.person_key.distinct())))

    assert people < names * 0.7


def test_villages_that_never_reported_and_villages_where_nobody_came(rows):
    silent = len(rows(VILLAGES.where(Area.id.not_in(SERVED))))
    reached = SERVED.where(HEADS > 0)
    unreached = len(rows(VILLAGES.where(Area.id.in_(SERVED), Area.id.not_in(reached))))

    assert len(rows(VILLAGES)) == 393
    assert 20 <= silent <= 30
    assert 3 <= unreached <= 10


def test_some_villages_are_busy_and_some_lazy(rows):
    query = select(func.count()).select_from(OutreachVillage).group_by(OutreachVillage.village_id)
    counts = sorted(count for (count,) in rows(query))

    assert counts[len(counts) // 10] <= 4
    assert counts[-len(counts) // 10] >= 20


def test_few_sessions_in_the_fasting_month(rows):
    march = counted(rows, OutreachSession.held_on.between(date(2026, 3, 1), date(2026, 3, 31)))
    august = counted(rows, OutreachSession.held_on.between(date(2026, 8, 1), date(2026, 8, 31)))

    assert march < august / 2


def test_a_regency_gathers_thirty_villages(rows):
    query = (
        select(Area.code, func.count())
        .join(OutreachSession, OutreachSession.host_area_id == Area.id)
        .join(OutreachVillage, OutreachVillage.session_id == OutreachSession.id)
        .group_by(Area.code, OutreachSession.id)
        .having(func.count() == 30)
    )

    assert rows(query) == [(cast.BANGKA, 30)]


def test_sessions_with_children_with_men_only_and_with_fewer_names_than_heads(rows):
    assert counted(rows, OutreachSession.boys + OutreachSession.girls > 25) > 100
    assert counted(rows, OutreachSession.women + OutreachSession.girls == 0, OutreachSession.men > 0) > 50
    assert counted(rows, OutreachSession.named_count.between(1, ADULTS - 1)) > 300


def test_no_child_is_named_and_all_sums_agree(rows):
    bands = OutreachSession.aged_18_to_30 + OutreachSession.aged_31_up

    assert not counted(rows, OutreachSession.named_count > ADULTS)
    assert counted(rows, bands == ADULTS) > 500
    assert not counted(rows, bands != ADULTS)


def test_most_of_what_is_older_than_three_weeks_was_checked_and_the_rest_waits(rows):
    def share(state: SessionState, *conditions) -> float:
        return counted(rows, OutreachSession.state == state, *conditions) / counted(rows, *conditions)

    old, new = OutreachSession.held_on < date(2026, 8, 1), OutreachSession.held_on > date(2026, 9, 25)
    assert 0.5 < share(SessionState.CHECKED, old) < 0.9
    assert share(SessionState.SUBMITTED, new) > 0.7
    assert 5 <= counted(rows, OutreachSession.state == SessionState.RETURNED) <= 30
    assert not counted(rows, OutreachSession.state == SessionState.RETURNED, OutreachSession.return_reason == "")


def test_each_was_looked_at_after_it_came_in_and_by_staff_of_its_area(rows):
    reviewed = OutreachSession.reviewed_at.is_not(None)
    reviewers = {name for (name,) in rows(select(User.username).join(OutreachSession, REVIEWER).distinct())}

    assert not counted(rows, reviewed, OutreachSession.reviewed_at < OutreachSession.created_at)
    assert not counted(rows, reviewed, OutreachSession.state == SessionState.SUBMITTED)
    assert reviewers == {"dewi", "rahmat"}


def test_sitis_village_has_one_to_repair(rows):
    query = select(OutreachSession.return_field).join(Area, OutreachSession.host_area_id == Area.id)

    assert rows(query.where(Area.code == cast.KACE_TIMUR, OutreachSession.state == SessionState.RETURNED)) == [("men",)]


def test_something_odd_waits_in_the_subdistrict(loaded):
    with loaded.app_context():
        reach = Reach.of(db.session.scalars(select(Area).where(Area.code == cast.MENDO_BARAT)).one())
        which = waiting(reach)
        compared = compare(which, reach)
        odd = [find_oddities(row, compared, 0, "WIB") for row in list_reviewed(which)]
    said = " ".join(oddity.sentence for found in odd for oddity in found)

    assert "anak" in said
    assert "dua kali" in said
    assert 3 <= sum(map(bool, odd)) < len(odd)


def test_some_villages_said_that_they_had_nothing_to_report_and_had_nothing(rows):
    held = (
        select(OutreachVillage.session_id)
        .join(OutreachSession, OutreachSession.id == OutreachVillage.session_id)
        .where(OutreachVillage.village_id == NilReport.village_id)
        .where(OutreachSession.held_on.between(NilReport.first_day, NilReport.last_day))
    )

    assert 50 <= one(rows, select(func.count()).select_from(NilReport)) <= 600
    assert not rows(select(NilReport.id).where(held.exists()))


def test_of_some_gatherings_it_is_known_how_many_came_from_each_village(rows):
    told = (
        select(OutreachVillage.session_id, func.sum(OutreachVillage.attendance), HEADS)
        .join(OutreachSession, OutreachSession.id == OutreachVillage.session_id)
        .where(OutreachVillage.attendance.is_not(None))
        .group_by(OutreachVillage.session_id, HEADS)
    )

    assert len(rows(told)) > 10
    assert all(from_villages == heads for _id, from_villages, heads in rows(told))
    assert rows(select(OutreachVillage.session_id).where(OutreachVillage.attendance == 0))


def test_nothing_lies_ahead(rows):
    steps = ("agreed_on", "enacted_on", "promulgated_on", "submitted_on", "repealed_on")

    assert not counted(rows, OutreachSession.held_on >= TODAY)
    assert not rows(select(Regulation.id).where(or_(*(getattr(Regulation, step) >= TODAY for step in steps))))


def test_names_with_apostrophes_and_single_names(rows):
    names = {name for (name,) in rows(select(Participant.name))}

    assert {"Ma'ruf", "Suparman", "Nur'aini"} <= names


def test_a_kelurahan_has_no_perdes(rows):
    query = select(Regulation.kind).join(Area).where(Area.kind == Kind.KELURAHAN).distinct()

    assert rows(query) == [(RegulationKind.WARD_DECREE,)]


def test_regulations_in_force_stuck_drafted_and_replaced(rows):
    def count(*conditions) -> int:
        perdes = Regulation.kind == RegulationKind.VILLAGE_REGULATION
        return one(rows, select(func.count()).select_from(Regulation).where(perdes, *conditions))

    assert count(Regulation.promulgated_on.is_not(None), Regulation.repealed_on.is_(None)) > 100
    assert count(Regulation.enacted_on.is_not(None), Regulation.promulgated_on.is_(None)) >= 5
    assert count(Regulation.agreed_on.is_(None)) >= 5
    assert count(Regulation.repealed_on.is_not(None)) >= 5


def test_each_repealed_regulation_was_replaced_by_one_promulgated_that_day(rows):
    repealed = rows(select(Regulation.area_id, Regulation.repealed_on).where(Regulation.repealed_on.is_not(None)))
    promulgated = {tuple(row) for row in rows(select(Regulation.area_id, Regulation.promulgated_on))}

    assert {tuple(row) for row in repealed} <= promulgated


def test_the_steps_of_a_regulation_come_one_after_the_other(rows):
    wrong = or_(
        Regulation.agreed_on > Regulation.enacted_on,
        Regulation.enacted_on > Regulation.promulgated_on,
        Regulation.promulgated_on > Regulation.submitted_on,
        Regulation.promulgated_on > Regulation.repealed_on,
    )

    assert not rows(select(Regulation.id).where(wrong))
    signed = or_(Regulation.enacted_on.is_not(None), Regulation.unsigned)
    assert not rows(select(Regulation.id).where(not_(signed), Regulation.number.is_not(None)))


def test_what_one_regulation_does_to_another_is_dated_by_it(rows):
    acting, target = aliased(Regulation), aliased(Regulation)
    query = (
        select(RegulationLink.effect, acting.promulgated_on, target.amended_on, target.repealed_on)
        .join(acting, acting.id == RegulationLink.acting_id)
        .join(target, target.id == RegulationLink.target_id)
    )
    links = rows(query)

    assert {effect for effect, *_days in links} == {Effect.AMENDS, Effect.REPLACES}
    for effect, since, amended_on, repealed_on in links:
        assert since == (amended_on if effect is Effect.AMENDS else repealed_on)


def test_some_were_never_signed_some_are_joint_and_the_city_made_one_for_all_its_kelurahan(rows):
    villages = (
        select(func.count())
        .where(RegulationVillage.regulation_id == Regulation.id)
        .correlate(Regulation)
        .scalar_subquery()
    )
    joint, city = RegulationKind.JOINT_REGULATION, RegulationKind.REGIONAL_REGULATION

    assert one(rows, select(func.count()).select_from(Regulation).where(Regulation.unsigned)) >= 2
    assert min(count for (count,) in rows(select(villages).where(Regulation.kind == joint))) >= 2
    assert one(rows, select(villages).where(Regulation.kind == city)) >= 30
    assert not rows(select(Regulation.id).where(villages == 0))


def test_the_perdes_of_sitis_village_waits_for_its_promulgation(rows):
    query = (
        select(Regulation.enacted_on, Regulation.promulgated_on)
        .join(Area)
        .where(Area.code == cast.KACE_TIMUR, Regulation.kind == RegulationKind.VILLAGE_REGULATION)
    )
    [(enacted_on, promulgated_on)] = rows(query)

    assert enacted_on is not None
    assert promulgated_on is None


def test_targets_for_the_province_and_each_regency_and_some_letterheads(rows):
    areas = {code for (code,) in rows(select(Area.code).join(Target).distinct())}
    offices = {code for (code,) in rows(select(Area.code).join(Letterhead))}

    assert areas == {"19", "19.71", *(f"19.0{number}" for number in range(1, 7))}
    assert {"19", cast.BANGKA, cast.KACE_TIMUR} <= offices


def test_it_says_on_every_page_that_it_is_invented(loaded):
    page = loaded.test_client().get("/sign-in")

    assert 'class="demo"' in page.get_data(as_text=True)
    with loaded.app_context():
        db.session.remove()


def test_villages_stand_at_every_stage_of_a_programme_and_some_lapse_soon(rows):
    days = rows(select(Milestone.stage, Milestone.reached_on, Milestone.expires_on))
    assert {stage for stage, *_days in days} == set(Stage) - {Stage.LAPSED}
    assert all(reached_on < TODAY for _stage, reached_on, _last in days)
    assert any(last and TODAY <= last <= TODAY + timedelta(days=90) for *_stage, last in days)
    assert any(last and last < TODAY for *_stage, last in days)
    assert one(rows, select(func.count()).select_from(Evidence)) > 100
