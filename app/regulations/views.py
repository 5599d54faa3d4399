"""Regulations of villages: the list, one regulation with its steps, recording it, the bin."""

from flask import Blueprint, abort

from app.accounts.access import Permission, requires

bp = Blueprint("regulations", __name__, url_prefix="/regulations")


@bp.get("")
@requires(Permission.READ)
def index():
    abort(404)


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.RECORD)
def new():
    abort(404)


@bp.get("/<int:regulation_id>")
@requires(Permission.READ)
def detail(regulation_id: int):
    abort(404)


@bp.route("/<int:regulation_id>/edit", methods=["GET", "POST"])
@requires(Permission.RECORD)
def edit(regulation_id: int):
    abort(404)


@bp.post("/<int:regulation_id>/delete")
@requires(Permission.RECORD)
def delete(regulation_id: int):
    abort(404)


@bp.post("/<int:regulation_id>/restore")
@requires(Permission.RECORD)
def restore(regulation_id: int):
    abort(404)


@bp.get("/bin")
@requires(Permission.RECORD)
def bin():
    abort(404)
