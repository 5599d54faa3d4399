"""Names from a file or from pasted words: read, and kept until their preview is stored."""

from flask import redirect, render_template, url_for
from flask_security import current_user

from app.accounts.access import Permission, requires
from app.i18n import _
from app.outreach.attendance_form import ListForm
from app.outreach.attendance_lists.keeping import Kept, pack
from app.outreach.attendance_lists.people import MOST_PEOPLE
from app.outreach.attendance_lists.reading import is_chat, read_grids, without_private_columns
from app.outreach.views.blueprint import bp
from app.outreach.views.sheet import get_open
from app.sheets.read import UnreadableSheet
from app.sheets.uploads import Upload, keep_upload, sweep_uploads, upload_folder


@bp.route("/<int:outreach_id>/names/read", methods=["GET", "POST"])
@requires(Permission.RECORD)
@requires(Permission.SEE_NAMES)
def read_attendance(outreach_id: int):
    """A file, or what was copied from Excel or WhatsApp, leads to the preview of what was read in it."""
    outreach = get_open(outreach_id)
    sweep_uploads()
    form = ListForm()
    if form.validate_on_submit():
        try:
            token = _keep(outreach_id, form)
        except UnreadableSheet as error:
            form.refuse(str(error))
        else:
            return redirect(url_for(".read_preview", outreach_id=outreach_id, token=token), 303)
    return render_template("outreach/read_attendance.html", outreach=outreach, form=form, most=MOST_PEOPLE)


def _keep(outreach_id: int, form: ListForm) -> str:
    """Only the cells are kept, without anybody's numbers; the file itself is kept nowhere."""
    grids = form.open()
    reading = read_grids(grids)
    if not reading.lists and all(is_chat(reading.grids[sheet]) for sheet in reading.unread):
        raise UnreadableSheet(
            _("No list of names was found in it. Choose the file with the list, or paste one name on each line.")
        )
    kept = Kept(outreach_id, tuple(without_private_columns(grids)))
    return keep_upload(upload_folder("attendance"), current_user.id, Upload(form.source_name, pack(kept), frozenset()))
