"""Bringing in sessions from a file: send it, look at the dry run, store what was shown."""

from flask import Blueprint, Response, current_app, flash, redirect, render_template, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.areas.queries import list_villages
from app.db import write_tx
from app.i18n import _, _n, number
from app.outreach.import_actions import store_sessions
from app.outreach.import_plan import plan_import
from app.outreach.import_rows import COLUMNS, ImportedSession
from app.outreach.import_template import template_csv
from app.outreach.vocabulary import APPROACH_NAMES, TOPIC_NAMES
from app.sheets.columns import tabulate
from app.sheets.dry_run import DryRun
from app.sheets.forms import UploadForm
from app.sheets.read import UnreadableSheet, read_sheet
from app.sheets.uploads import Upload, find_upload, keep_upload, upload_folder

bp = Blueprint("outreach_import", __name__)


@bp.route("/outreach/import", methods=["GET", "POST"])
@requires(Permission.IMPORT)
def upload():
    """A file gives its dry run and a token; the token stores what was shown."""
    form = UploadForm()
    if not form.validate_on_submit():
        return _page(form)
    try:
        return _store(form) if form.token.data else _try(form)
    except UnreadableSheet as error:
        form.file.errors = [str(error)]
        return _page(form)


@bp.get("/outreach/import/template.csv")
@requires(Permission.IMPORT)
def template():
    """The columns, and two rows for villages of this person as an example."""
    villages = list_villages(reach_of(current_user))[:2]
    body = template_csv([village.code for village in villages], _today())
    headers = {"Content-Disposition": "attachment; filename=kegiatan.csv"}
    return Response(body, mimetype="text/csv", headers=headers)


def _try(form: UploadForm):
    content = form.read_content()
    run = _plan(content)
    shown = Upload(form.file_name, content, frozenset(row.row for row in run.new))
    token = keep_upload(upload_folder("outreach"), current_user.id, shown) if run.new else ""
    return _page(form, run, token, form.file_name)


def _store(form: UploadForm):
    """Store the rows that were shown and are still new; sent twice, the second finds nothing new."""
    kept = find_upload(upload_folder("outreach"), current_user.id, form.token.data)
    if kept is None:
        raise UnreadableSheet(_("The file was kept for two hours, which are over. Send it once more."))
    rows = [row for row in _plan(kept.content).new if row.row in kept.rows]
    with write_tx() as session:
        stored = store_sessions(session, rows, kept.name, current_user.id)
    if stored:
        flash(
            _n(
                "%(count)s session is stored from %(file)s, attendance %(attendance)s.",
                "%(count)s sessions are stored from %(file)s, attendance %(attendance)s.",
                len(stored),
                count=number(len(stored)),
                file=kept.name,
                attendance=number(sum(row.attendance for row in stored)),
            )
        )
    else:
        flash(_("All rows of %(file)s were stored already. Nothing was added.", file=kept.name))
    return redirect(url_for("outreach.index"))


def _plan(content: bytes) -> DryRun[ImportedSession]:
    return plan_import(tabulate(read_sheet(content), COLUMNS), reach_of(current_user), _today())


def _page(form: UploadForm, run: DryRun | None = None, token: str = "", file_name: str = ""):
    return render_template(
        "outreach/import.html",
        form=form,
        run=run,
        token=token,
        file_name=file_name,
        topics=TOPIC_NAMES.values(),
        approaches=APPROACH_NAMES.values(),
        topic_names=TOPIC_NAMES,
    )


def _today():
    return clock.today(current_app.config["TIME_ZONE"])
