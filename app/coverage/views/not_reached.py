"""The villages not reached in a period: the work list."""

from flask import abort

from app.accounts.access import Permission, requires
from app.coverage.views.blueprint import bp


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
