"""Targets, set by the program lead."""

from flask import abort

from app.accounts.access import Permission, requires
from app.coverage.views.blueprint import bp


@bp.route("/targets/<code>", methods=["GET", "POST"])
@requires(Permission.SET_TARGETS)
def targets(code: str):
    abort(404)
