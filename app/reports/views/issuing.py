"""Issue a paper: its number and day, who signs; then it is frozen."""

from functools import partial

from flask import abort, current_app, flash, redirect, render_template, request, url_for
from flask_security import current_user

from app.accounts.access import Permission, can, reach_of, requires
from app.areas.queries import get_area
from app.db import one_at_a_time, write_tx
from app.i18n import _
from app.printing.rendering import RenderingFailed, print_document
from app.reports.issued.issue_forms import OTHER, IssueForm
from app.reports.issued.issue_queries import find_bearer, find_issued_by_key, find_standing
from app.reports.issued.issuing import Seen, contradicted_by, freeze, has_moved, headline_of, seal, unseal, with_issue
from app.reports.models import IssuedReport
from app.reports.office.emblem import is_emblem_lost
from app.reports.office.letter_queries import list_letterheads, list_signatories
from app.reports.office.letterhead import build_letter
from app.reports.papers.kinds import Printable, lay_out
from app.reports.views.asking import Asked, Refused, asked, asked_area, today
from app.reports.views.blueprint import bp
from app.reports.vocabulary import KIND_NAMES


class _Overtaken(Exception):
    """Somebody else was quicker: another report stands by now, or the figures have moved."""


@bp.route("/reports/issue", methods=["GET", "POST"])
@requires(Permission.ISSUE_REPORT)
def issue():
    """?area, ?period and ?kind name the paper. Sent twice it is issued once."""
    try:
        wanted = asked()
        sent = find_issued_by_key(request.form.get("key", "")[:40]) if request.method == "POST" else None
        if sent is not None:
            return _to_issued(sent)
        paper = wanted.build()
    except Refused as refusal:
        flash(str(refusal), "late")
        return redirect(url_for(".index", area=asked_area().code))
    form = _form(wanted, paper)
    standing = find_standing(wanted.area, wanted.period.code, wanted.kind)
    if standing is not None:
        return _page(wanted, paper, form, standing=standing), 409 if form.is_submitted() else 200
    if not form.is_submitted():
        form.sealed.data = seal(Seen.of(paper), current_user.id)
        return _page(wanted, paper, form)
    is_sound = form.validate()
    if unseal(form.sealed.data, current_user.id) != Seen.of(paper):
        return _ask_again(wanted, paper, form)
    return _issue(wanted, paper, form) if is_sound else _page(wanted, paper, form)


def _issue(wanted: Asked, paper: Printable, form: IssueForm):
    """Print it, keep the bytes, store the row."""
    assert form.issued_on.data is not None
    issued = with_issue(paper, wanted.area, form.signer(), form.number.data, form.issued_on.data)
    try:
        printed = print_document(lay_out(issued))
    except RenderingFailed:
        current_app.logger.exception("issue_failed")
        return _page(wanted, paper, form, has_failed=True), 503
    try:
        row = freeze(issued, printed.pdf, printed.page_count, wanted.area, form.key.data)
    except OSError:  # bytes without a row harm nobody
        current_app.logger.exception("issue_not_kept")
        return _page(wanted, paper, form, has_no_room=True), 503
    try:
        stored = _store(wanted, paper, row)
    except _Overtaken:
        standing = find_standing(wanted.area, wanted.period.code, wanted.kind)
        return _ask_again(wanted, wanted.build(), form, standing)
    flash(_("The report is issued. Print this PDF or send it: it never changes."))
    return _to_issued(stored)


def _store(wanted: Asked, paper: Printable, row: IssuedReport) -> IssuedReport:
    """The row, or the one that the same page has made meanwhile. Raises _Overtaken."""
    with write_tx() as tx:
        if not current_user.active or not can(Permission.ISSUE_REPORT):
            abort(403)
        area = get_area(reach_of(current_user), wanted.area.code)
        one_at_a_time(tx, f"issue {wanted.kind} {area.id} {wanted.period.code}")
        same = find_issued_by_key(row.key)
        if same is not None:
            return same
        if find_standing(area, wanted.period.code, wanted.kind) is not None or has_moved(paper, area):
            raise _Overtaken
        row.issued_by_id = current_user.id
        tx.add(row)
    return row


def _ask_again(wanted: Asked, paper: Printable, form: IssueForm, standing: IssuedReport | None = None):
    """What was typed stays; the page says what has changed since it was opened."""
    before, now = unseal(form.sealed.data, current_user.id), Seen.of(paper)
    form.sealed.data = seal(now, current_user.id)
    changes = before.changes(now) if before else ()
    return _page(wanted, paper, form, standing=standing, has_changed=True, changes=changes), 409


def _form(wanted: Asked, paper: Printable) -> IssueForm:
    signatories = list_signatories(wanted.area)
    return IssueForm(
        signatories=signatories,
        first=paper.cutoff,
        today=today(),
        issued_on=today(),
        signatory=str(signatories[0].id) if signatories else OTHER,
        usual_office=build_letter(wanted.area, list_letterheads(wanted.area), None).signature.office,
        bearer_of=partial(find_bearer, wanted.area),
    )


def _page(wanted: Asked, paper: Printable, form: IssueForm, **facts) -> str:
    return render_template(
        "reports/issue.html",
        wanted=wanted,
        area=wanted.area,
        paper=paper,
        form=form,
        kind_name=KIND_NAMES[wanted.kind],
        headline=headline_of(paper),
        contradicted_by=contradicted_by(paper, wanted.area),
        usual_office=form.usual_office,
        no_emblem=is_emblem_lost(paper.letter),
        OTHER=OTHER,
        **facts,
    )


def _to_issued(issued: IssuedReport):
    return redirect(url_for(".issued", code=issued.code))
