"""What the demo has for a program lead: targets, follow-ups of every sort, residents abroad; its totals are right."""

from datetime import date

from sqlalchemy import func, select

from app.coverage.models import Target, TargetVersion
from app.demo.leads import INVENTED, OWN_KEY
from app.totals.commands import check_totals
from app.totals.models import VillageLast
from app.worklist.models import FollowUp, FollowUpNote, FollowUpState, ResidentsAbroad

TODAY = date(2026, 10, 7)


def test_a_lead_finds_something_to_do(rows):
    """Somebody is on the way to villages of every sort: in time, late, done, given up, and some were reached since."""
    columns = (FollowUp.state, FollowUp.due_on, FollowUp.assigned_on, VillageLast.last_reached_on)
    last = VillageLast.village_id == FollowUp.village_id
    followed = rows(select(*columns).outerjoin(VillageLast, last))
    assert {each.state for each in followed} >= {FollowUpState.OPEN, FollowUpState.DONE}
    assert any(each.state is FollowUpState.OPEN and each.due_on < TODAY for each in followed)
    assert any(each.last_reached_on and each.last_reached_on >= each.assigned_on for each in followed)
    assert rows(select(func.count()).select_from(FollowUpNote))[0][0] > 0
    known = rows(select(ResidentsAbroad.residents, ResidentsAbroad.source))
    assert known
    assert {source for _residents, source in known} == {INVENTED}
    assert rows(select(VillageLast.village_id).where(VillageLast.last_named_on.is_(None)))


def test_every_target_has_its_version(rows):
    targets, told = (
        sorted(rows(select(model.area_id, model.period, model.indicator, model.value)))
        for model in (Target, TargetVersion)
    )
    assert targets == told
    assert {row.indicator for row in rows(select(Target.indicator))} >= {"reached", "women", "reporting", OWN_KEY}


def test_its_totals_are_what_was_recorded(loaded):
    with loaded.app_context():
        assert check_totals() == []
