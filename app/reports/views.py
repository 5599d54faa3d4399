"""Choose, preview and print the progress report of an area; its letterhead."""

from flask import Blueprint, abort

from app.accounts.access import Permission, requires

bp = Blueprint("reports", __name__, url_prefix="/reports")


@bp.get("")
@requires(Permission.PRINT_REPORT)
def index():
    abort(404)


@bp.get("/progress")
@requires(Permission.PRINT_REPORT)
def preview():
    abort(404)


@bp.get("/progress.pdf")
@requires(Permission.PRINT_REPORT)
def progress_pdf():
    abort(404)


@bp.route("/letterhead/<code>", methods=["GET", "POST"])
@requires(Permission.SET_LETTERHEAD)
def letterhead(code: str):
    abort(404)
