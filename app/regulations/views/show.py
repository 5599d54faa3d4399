"""One regulation: where it stands, its steps, its history."""

from flask import render_template
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, can, reach_of, requires
from app.history.models import action_name
from app.history.queries import list_history
from app.regulations import words
from app.regulations.queries import get_regulation
from app.regulations.views.blueprint import bp
from app.regulations.vocabulary import THEME_NAMES


@bp.get("/<int:regulation_id>")
@requires(Permission.READ)
def detail(regulation_id: int):
    """One in the bin is shown to those who may restore it."""
    regulation = get_regulation(reach_of(current_user), regulation_id, in_bin=can(Permission.RECORD))
    today = clock.today()
    return render_template(
        "regulations/detail.html",
        regulation=regulation,
        today=today,
        state=regulation.state(today),
        words=words,
        theme=THEME_NAMES[regulation.theme],
        history_rows=list_history(regulation),
        action_name=action_name,
    )
