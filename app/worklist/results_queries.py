"""The follow-ups that were given within some days, and when their villages were reached since."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from app.accounts.models import User
from app.areas.models import Area, kind_name, short_kind_name
from app.areas.reach import Reach
from app.db import db
from app.outreach.models import OutreachSession, OutreachVillage
from app.outreach.queries import counted, reaches
from app.worklist.models import FollowUp, FollowUpState
from app.worklist.results import Given

_SERVED = aliased(Area)


def list_given(area: Area, first: date, last: date) -> list[Given]:
    """In the order of their days and codes. A session belongs to the last follow-up that was given by then."""
    later = aliased(FollowUp)
    following = (
        select(func.min(later.assigned_on))
        .where(later.village_id == FollowUp.village_id, later.id > FollowUp.id)
        .correlate(FollowUp)
        .scalar_subquery()
    )
    reached_on = (
        select(func.min(OutreachSession.held_on))
        .join(OutreachVillage, OutreachVillage.session_id == OutreachSession.id)
        .join(_SERVED, _SERVED.id == OutreachVillage.village_id)
        .where(_SERVED.village_id == Area.village_id, counted(), reaches())
        .where(OutreachSession.held_on >= FollowUp.assigned_on)
        .where(OutreachSession.held_on < func.coalesce(following, date.max))
        .correlate(FollowUp, Area)
        .scalar_subquery()
    )
    subdistrict, regency = aliased(Area), aliased(Area)
    query = (
        select(
            FollowUp.id,
            FollowUp.village_id,
            Area.code,
            Area.kind,
            Area.name,
            subdistrict.name,
            regency.kind,
            regency.name,
            func.coalesce(User.full_name, FollowUp.assignee_name),
            FollowUp.assigned_on,
            FollowUp.due_on,
            FollowUp.state,
            reached_on,
        )
        .join(Area, Area.id == FollowUp.village_id)
        .join(subdistrict, subdistrict.id == Area.subdistrict_id)
        .join(regency, regency.id == Area.regency_id)
        .outerjoin(User, User.id == FollowUp.assignee_id)
        .where(FollowUp.assigned_on.between(first, last), Reach.of(area).areas())
        .order_by(FollowUp.assigned_on, Area.code, FollowUp.id)
    )
    return [
        Given(one, village_id, code, f"{kind_name(kind)} {name}", _place(sub, above, higher), who, *rest)
        for one, village_id, code, kind, name, sub, above, higher, who, *rest in db.session.execute(query)
    ]


def _place(subdistrict: str, regency_kind, regency: str) -> str:
    return f"Kec. {subdistrict}, {short_kind_name(regency_kind)} {regency}"


def list_reached_since(area: Area, last: date) -> list[FollowUp]:
    """The follow-ups that run though their village was reached since they were given."""
    held = (
        select(OutreachVillage.village_id)
        .join(OutreachSession, OutreachSession.id == OutreachVillage.session_id)
        .join(_SERVED, _SERVED.id == OutreachVillage.village_id)
        .where(_SERVED.village_id == Area.village_id, counted(), reaches())
        .where(OutreachSession.held_on.between(FollowUp.assigned_on, last))
        .correlate(FollowUp, Area)
    )
    query = (
        select(FollowUp)
        .join(Area, Area.id == FollowUp.village_id)
        .where(FollowUp.state == FollowUpState.OPEN, Reach.of(area).areas(), held.exists())
        .order_by(FollowUp.id)
    )
    return list(db.session.scalars(query.execution_options(populate_existing=True)))
