"""The programmes of a village, its part in one of them, and how a part begins and ends."""

from collections.abc import Sequence

from flask import render_template
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, can, reach_of, requires
from app.areas.models import Area
from app.programmes import enrolment_words as words
from app.programmes.enrolment_blueprint import asked_day, bp, get_village
from app.programmes.enrolment_queries import get_enrolment, list_changes, list_evidence, list_parts
from app.programmes.fact_queries import gather_facts_for
from app.programmes.models import Enrolment, ProgrammeVersion
from app.programmes.queries import list_versions, list_versions_on
from app.programmes.standing import (
    designations,
    last_day,
    line_of,
    name_of,
    stand,
    takes_part,
    version_of,
)
from app.programmes.village_programmes import get_village_programmes


@bp.get("/programmes/villages/<code>")
@requires(Permission.READ)
def village(code: str):
    """Every programme of a village: where it stands, what is missing, what comes next."""
    area, today = get_village(current_user, code), clock.today()
    found = get_village_programmes(area, today)
    may_record, may_enrol = can(Permission.RECORD), can(Permission.ENROL)
    return render_template(
        "enrolments/village.html",
        area=area,
        rows=[(one, words.next_step(one, area, may_record, may_enrol)) for one in found.standings],
        ended=[(part, name_of(found.versions, part.programme_id)) for part in found.parts if part.ended_on],
        taken_back=[(part, name_of(found.versions, part.programme_id)) for part in _taken_back(area)],
        words=words,
    )


def _taken_back(area: Area) -> Sequence[Enrolment]:
    return list_parts(area.id, in_bin=True) if can(Permission.ENROL) else []


@bp.get("/enrolments/<int:enrolment_id>")
@requires(Permission.READ)
def detail(enrolment_id: int):
    """The stages and the criteria of a part; ?on= shows them as they were on that day."""
    part = get_enrolment(reach_of(current_user), enrolment_id, in_bin=can(Permission.ENROL))
    today, area = clock.today(), part.village
    newest = last_day(part, today)
    on = asked_day(newest, newest)
    own_versions, versions, parts = list_versions(part.programme_id), list_versions_on(today), list_parts(area.id)
    version = version_of(own_versions, on)
    known = takes_part(part, on) and version.valid_from <= on and part.deleted_at is None
    facts = gather_facts_for(area, [part.programme_id], on, designations([part], on)) if known else {}
    standing = stand(version, part, facts.get(part.programme_id), on)
    before, after = line_of(parts, part)
    evidence = list_evidence(part.id)
    is_now = on == newest and not part.deleted_at
    may_record, may_enrol = can(Permission.RECORD) and is_now, can(Permission.ENROL) and is_now
    return render_template(
        "enrolments/detail.html",
        part=part,
        area=area,
        on=on,
        newest=newest,
        is_now=is_now,
        known=known,
        standing=standing,
        step=None if part.ended_on or not is_now else words.next_step(standing, area, may_record, may_enrol),
        evidence={one.evidence.id: one for one in evidence},
        taken_back=[one for one in evidence if one.evidence.removed_at],
        before=before,
        after=after,
        follower=_follower(version, versions, after, area) if part.ended_on and may_enrol else None,
        names={one.programme_id: one.short_name for one in versions},
        changes=words.list_changes(
            list_changes(part.id), {one.key: one.text for each in own_versions for one in each.criteria}
        ),
        words=words,
        may_record=may_record,
        may_enrol=may_enrol,
    )


def _follower(
    version: ProgrammeVersion, versions: Sequence[ProgrammeVersion], after: list[Enrolment], area: Area
) -> ProgrammeVersion | None:
    """The programme in which this village may go on."""
    if after:
        return None
    following = (one for one in versions if one.programme_id == version.successor_id)
    return next((one for one in following if area.kind in one.kinds), None)
