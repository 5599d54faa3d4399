"""Coverage, the work list of villages not reached, a page per area, search and targets."""

from flask import Blueprint, abort

from app.accounts.access import Permission, requires

bp = Blueprint("coverage", __name__)


@bp.get("/areas")
@requires(Permission.READ)
def search():
    abort(404)


@bp.get("/areas/<code>")
@requires(Permission.READ)
def area(code: str):
    abort(404)


@bp.get("/coverage/<code>")
@requires(Permission.READ)
def show(code: str):
    abort(404)


@bp.get("/coverage/<code>.csv")
@requires(Permission.READ)
def csv(code: str):
    abort(404)


@bp.get("/coverage/<code>.xlsx")
@requires(Permission.READ)
def xlsx(code: str):
    abort(404)


@bp.get("/coverage/<code>/not-reached")
@requires(Permission.READ)
def not_reached(code: str):
    abort(404)


@bp.get("/coverage/<code>/not-reached.csv")
@requires(Permission.READ)
def not_reached_csv(code: str):
    abort(404)


@bp.get("/coverage/<code>/not-reached.xlsx")
@requires(Permission.READ)
def not_reached_xlsx(code: str):
    abort(404)


@bp.route("/targets/<code>", methods=["GET", "POST"])
@requires(Permission.SET_TARGETS)
def targets(code: str):
    abort(404)
