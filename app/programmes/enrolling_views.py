"""Enrolling a village in a programme, beginning to fill in a duty, correcting the day on which a part began."""

from flask import flash, redirect, render_template, request, url_for
from flask_security import current_user
from sqlalchemy.exc import IntegrityError

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.areas.models import Area
from app.db import write_tx
from app.i18n import _
from app.programmes.enrolment_actions import begin_duty, enrol
from app.programmes.enrolment_blueprint import bp, form_page, get_village, version_for
from app.programmes.enrolment_forms import EnrolmentForm, NewEnrolmentForm
from app.programmes.enrolment_queries import find_by_key, find_running, get_enrolment, list_parts
from app.programmes.fact_queries import taken_part_in
from app.programmes.models import Enrolment
from app.programmes.queries import get_programme, list_versions, list_versions_on
from app.programmes.standing import find_followed, name_of, version_of
from app.web.errors import NotFound


@bp.route("/programmes/villages/<code>/new", methods=["GET", "POST"])
@requires(Permission.ENROL)
def new(code: str):
    """?programme= chooses one beforehand."""
    area = get_village(current_user, code)
    offered = [one for one in list_versions_on(clock.today()) if area.kind in one.kinds and not one.for_all_villages]
    form = NewEnrolmentForm(today=clock.today(), programmes=[(one.programme_id, one.short_name) for one in offered])
    if request.method == "GET":
        asked = request.args.get("programme")
        form.programme_id.data = next((str(one.programme_id) for one in offered if one.programme.slug == asked), "")
    if form.validate_on_submit():
        part = _enrol(form, area)
        if part is not None:
            flash(_("The village takes part. Its evidence can be recorded now."))
            return redirect(url_for(".detail", enrolment_id=part.id))
    return render_template("enrolments/new.html", form=form, area=get_village(current_user, code))


def _enrol(form: NewEnrolmentForm, area: Area) -> Enrolment | None:
    """The part of this form, stored now or by its first tap; None where it cannot be, or where it stored another."""
    reach, person_id, code = reach_of(current_user), current_user.id, area.code
    programme_id, today = int(form.programme_id.data), clock.today()
    try:
        with write_tx() as tx:
            stored = find_by_key(reach, form.key.data)
            if stored is not None:
                if form.says_the_same_as(stored):
                    return stored
                form.refuse_second("programme_id")
                return None
            village_id = get_village(current_user, code).id
            versions, parts = list_versions_on(today), list_parts(village_id)
            version = version_of(list_versions(programme_id), form.started_on.day)
            part = Enrolment(key=form.key.data, programme_id=programme_id, village_id=village_id)
            if not form.agrees_with(part, version, name_of(versions, version.successor_id), parts):
                return None
            form.fill(part)
            enrol(tx, part, find_followed(versions, parts, programme_id), person_id)
        return part
    except IntegrityError:  # somebody else enrolled it between our look and our insert
        form.refuse({"started_on": _("The village takes part in it already. Open that part instead.")})
        return find_by_key(reach, form.key.data)


@bp.post("/programmes/villages/<code>/<slug>/begin")
@requires(Permission.RECORD)
def begin(code: str, slug: str):
    """Begin to fill in a duty of every village, which nobody has to enrol in."""
    area, programme = get_village(current_user, code), get_programme(slug)
    village_id, programme_id, person_id = area.id, programme.id, current_user.id
    first = list_versions(programme_id)[0].valid_from
    duties = taken_part_in(list_versions_on(clock.today()), (), area.kind)
    if programme_id not in duties:
        raise NotFound(slug)
    try:
        with write_tx() as tx:
            part_id = find_running(village_id, programme_id)
            if part_id is None:
                part_id = begin_duty(tx, village_id, programme_id, first, person_id).id
    except IntegrityError:  # begun by somebody else meanwhile
        part_id = find_running(village_id, programme_id)
    return redirect(url_for(".detail", enrolment_id=part_id))


@bp.route("/enrolments/<int:enrolment_id>/edit", methods=["GET", "POST"])
@requires(Permission.ENROL)
def edit(enrolment_id: int):
    """The day since which the village takes part, and the note."""
    reach = reach_of(current_user)
    part = get_enrolment(reach, enrolment_id)
    form = EnrolmentForm(obj=part, today=clock.today())
    if form.validate_on_submit():
        with write_tx():
            part = get_enrolment(reach, enrolment_id, lock=True)
            version = version_for(part, form.started_on.day)
            successor = name_of(list_versions_on(clock.today()), version.successor_id)
            done = form.agrees_with(part, version, successor, list_parts(part.village_id))
            if done:
                form.fill(part)
        if done:
            flash(_("The part is changed."))
            return redirect(url_for(".detail", enrolment_id=enrolment_id))
    return form_page("enrolments/edit.html", form, enrolment_id)
