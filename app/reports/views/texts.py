"""A part of a paper in the words of the office: beside what the program proposes, and back to it."""

from flask import flash, redirect, render_template, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.areas.queries import get_area
from app.db import one_writer, write_tx
from app.history.models import action_name
from app.history.queries import list_history
from app.i18n import _
from app.reports.models import ChapterText
from app.reports.own_words.proposals import PART_NAMES, Part, parts_of
from app.reports.own_words.text_forms import MOST, TextForm
from app.reports.own_words.text_queries import find_text
from app.reports.views.asking import Asked, Refused, asked
from app.reports.views.blueprint import bp
from app.reports.views.choosing import choose
from app.reports.vocabulary import KIND_NAMES
from app.web.errors import NotFound


@bp.route("/reports/text/<part>", methods=["GET", "POST"])
@requires(Permission.ISSUE_REPORT)
def edit_text(part: str):
    """?area, ?period and ?kind name the paper."""
    try:
        wanted = asked()
        paper = wanted.build()
    except Refused as refusal:
        return choose(str(refusal)), 400
    stored = _stored(wanted, part)
    own = next((one for one in parts_of(paper, [stored]) if one.key == part), None)
    if own is None:
        raise NotFound(part)
    form = TextForm(part=own)
    form.opens(stored)
    if form.validate_on_submit():
        with write_tx() as tx:
            one_writer(tx, ChapterText)
            get_area(reach_of(current_user), wanted.area.code)
            stored = _stored(wanted, part)
            done = form.overtakes(stored)
            if done:
                stored.text = "" if form.is_proposal else form.text.data
                stored.proposed = own.proposal
                stored.changed_at, stored.changed_by_id = clock.now(), current_user.id
                tx.add(stored)
        if done:
            return _back(wanted, part, form.is_proposal)
    return _page(wanted, form, own)


@bp.post("/reports/text/<part>/remove")
@requires(Permission.ISSUE_REPORT)
def remove_text(part: str):
    """Back to the program's proposal, which follows the data."""
    try:
        wanted = asked()
    except Refused as refusal:
        return choose(str(refusal)), 400
    if part not in PART_NAMES:
        raise NotFound(part)
    with write_tx() as tx:
        one_writer(tx, ChapterText)
        get_area(reach_of(current_user), wanted.area.code)
        stored = find_text(wanted.area, wanted.period, wanted.kind, part)
        if stored is not None and stored.text:
            stored.text, stored.proposed = "", ""
            stored.changed_at, stored.changed_by_id = clock.now(), current_user.id
            tx.add(stored)
    return _back(wanted, part, is_proposal=True)


def _stored(wanted: Asked, part: str) -> ChapterText:
    """A new one, empty, where there is none."""
    found = find_text(wanted.area, wanted.period, wanted.kind, part)
    named = {"area_id": wanted.area.id, "period": wanted.period.code, "kind": wanted.kind, "part": part}
    return found or ChapterText(**named, text="", proposed="")


def _back(wanted: Asked, part: str, is_proposal: bool):
    name = PART_NAMES[part]
    if is_proposal:
        flash(_("“%(part)s” is made from the data again.", part=name))
    else:
        flash(_("“%(part)s” is printed in your words. Figures in it are not worked out again.", part=name))
    return redirect(url_for(".preview", **wanted.address, _anchor=f"text-{part}"))


def _page(wanted: Asked, form: TextForm, part: Part) -> str:
    stored = find_text(wanted.area, wanted.period, wanted.kind, part.key)
    return render_template(
        "reports/text.html",
        form=form,
        part=part,
        name=PART_NAMES[part.key],
        wanted=wanted,
        kind_name=KIND_NAMES[wanted.kind],
        stored=stored,
        most=MOST,
        history_rows=list_history(stored) if stored else [],
        action_name=action_name,
    )
