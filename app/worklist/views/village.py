"""The follow-up of one village: why to go, who goes by when, what was done, and what to write to its head."""

from flask import flash, redirect, render_template, request, url_for
from flask_security import current_user
from sqlalchemy.exc import IntegrityError

from app import clock
from app.accounts.access import Permission, requires
from app.accounts.models import role_name
from app.areas.models import Area
from app.coverage.views.blueprint import above_of
from app.db import write_tx
from app.i18n import _
from app.worklist import words
from app.worklist.abroad_queries import find_abroad
from app.worklist.actions import add_note, close, save_follow_up, set_abroad
from app.worklist.calculate import Made
from app.worklist.follow_up_queries import Told, find_open, list_told
from app.worklist.forms import AbroadForm, FollowUpForm, NoteForm
from app.worklist.lines import lines_of
from app.worklist.list_queries import Question, get_row
from app.worklist.message import Facts, Message, write_message
from app.worklist.models import FollowUpState
from app.worklist.views.assign import people_for
from app.worklist.views.blueprint import ask, bp, get_village


@bp.route("/worklist/village/<code>", methods=["GET", "POST"])
@requires(Permission.FOLLOW_UP)
def village(code: str):
    """Beginning a follow-up, or changing the one that runs."""
    area = get_village(code)
    form = FollowUpForm(find_open(area.id), people_for([area]), clock.today())
    fault = ""
    if form.validate_on_submit():
        stored = _save(form, area.id)
        if stored:
            flash(_("The follow-up of %(area)s is saved.", area=area.label))
            return redirect(url_for(".village", code=area.code))
        fault = _overtaken(form, area.id)
    return _page(get_village(code), form, fault=fault)


def _save(form: FollowUpForm, village_id: int) -> bool:
    person_id = current_user.id
    try:
        with write_tx() as session:
            return save_follow_up(session, village_id, form, person_id) is not None
    except IntegrityError:  # begun by somebody else between our look and our insert
        return False


def _overtaken(form: FollowUpForm, village_id: int) -> str:
    """Somebody else was faster: what they wrote is told, and what was typed stays and may be saved over it."""
    running = next((one for one in list_told(village_id) if one.record.state is FollowUpState.OPEN), None)
    form.seen.data = running.record.version if running else ""
    if running is None:
        return _("This follow-up was closed meanwhile. What you typed stands below: save it to begin a new one.")
    return _(
        "Somebody else saved a follow-up meanwhile: %(who)s, %(due)s, “%(reason)s”. What you typed stands below: "
        "save it to put it in the place of theirs.",
        who=running.assignee or _("nobody yet"),
        due=words.due_words(running.record.due_on, clock.today()),
        reason=words.REASON_NAMES[running.record.reason],
    )


@bp.post("/worklist/village/<code>/note")
@requires(Permission.FOLLOW_UP)
def note(code: str):
    """A note about the follow-up that runs; notes are added, never changed."""
    area = get_village(code)
    form = NoteForm()
    if not form.validate_on_submit():
        return _page(area, note_form=form)
    village_id, person_id = area.id, current_user.id
    with write_tx() as session:
        running = find_open(village_id, lock=True)
        if running is not None:
            add_note(session, running, form.note_key.data, form.text.data, person_id)
    if running is None:
        fault = _("This follow-up was closed meanwhile. What you typed stands below: begin a new one to add it there.")
        return _page(get_village(code), note_form=form, fault=fault)
    flash(_("The note is added."))
    return redirect(url_for(".village", code=code))


@bp.post("/worklist/village/<code>/close")
@requires(Permission.FOLLOW_UP)
def close_one(code: str):
    """Done or dropped; the one that the page has shown, and no other."""
    area = get_village(code)
    state = request.form.get("state", type=FollowUpState)
    shown, person_id, village_id = request.form.get("follow_up", type=int), current_user.id, area.id
    closed = False
    if state is not None and state is not FollowUpState.OPEN:
        with write_tx():
            running = find_open(village_id, lock=True)
            if running is not None and running.id == shown:
                close(running, state, person_id)
                closed = True
    if closed and state is not None:
        flash(_("The follow-up is closed: %(state)s.", state=words.STATE_NAMES[state]))
    else:
        flash(_("This follow-up was closed or changed meanwhile. Look at it once more."), "due")
    return redirect(url_for(".village", code=code))


@bp.post("/worklist/village/<code>/abroad")
@requires(Permission.FOLLOW_UP)
def abroad(code: str):
    """How many residents work abroad; an empty number takes it away."""
    area = get_village(code)
    form = AbroadForm(clock.today())
    if not form.validate_on_submit():
        return _page(area, abroad_form=form)
    village_id = area.id
    with write_tx() as session:
        set_abroad(session, village_id, form.residents.data, form.counted_on.data, form.source.data or "")
    flash(_("The number of residents abroad is saved."))
    return redirect(url_for(".village", code=code))


def _page(
    area: Area,
    form: FollowUpForm | None = None,
    note_form: NoteForm | None = None,
    abroad_form: AbroadForm | None = None,
    fault: str = "",
):
    """The whole page; a form that was sent stands there as it was typed."""
    question, told = ask(area), list_told(area.id)
    running = next((one for one in told if one.record.state is FollowUpState.OPEN), None)
    line = lines_of(question, [get_row(question)])[0]
    stored, today = find_abroad(area.id), question.days.today
    return render_template(
        "worklist/village.html",
        area=area,
        above=above_of(area),
        line=line,
        stuck=question.stuck.get(area.id),
        weighed=question.weighed,
        today=today,
        words=words,
        running=running,
        past=[one for one in told if one is not running],
        form=form or FollowUpForm(running.record if running else None, people_for([area]), today),
        note_form=note_form or NoteForm(),
        abroad_form=abroad_form or AbroadForm(today, obj=stored),
        stored=stored,
        message=_message(area, question, line.row, running),
        fault=fault,
    )


def _message(area: Area, question: Question, row, running: Told | None) -> Message:
    person = current_user
    return write_message(
        Facts(
            village=area.label,
            kind=area.kind,
            last_reached_on=row.last_reached_on,
            is_old=bool(row.is_year),
            lacks_names=bool(row.is_names),
            lacks_women=bool(row.is_women),
            made=Made(row.made),
            ends_on=row.ends_on,
            due_on=running.record.due_on if running else None,
            today=question.days.today,
            sender=person.full_name,
            office=f"{role_name(person.role)}, {person.area.label}",
        )
    )
