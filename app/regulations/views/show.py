"""One regulation: where it stands, its steps, its history."""

from flask import render_template
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, can, reach_of, requires
from app.history.models import action_name
from app.history.queries import list_history
from app.regulations import words
from app.regulations.clock_story import tell_clock
from app.regulations.queries import get_valid_within
from app.regulations.scan_queries import list_scans
from app.regulations.scans import sort_scans
from app.regulations.settings_queries import get_terms
from app.regulations.traces import list_traces
from app.regulations.views.blueprint import bp
from app.regulations.vocabulary import THEME_NAMES


@bp.get("/<int:regulation_id>")
@requires(Permission.READ)
def detail(regulation_id: int):
    """One in the bin is shown to those who may restore it."""
    reach, today = reach_of(current_user), clock.today()
    regulation = get_valid_within(reach, regulation_id, in_bin=can(Permission.RECORD))
    regency, history_rows = regulation.area.regency, list_history(regulation)
    return render_template(
        "regulations/detail.html",
        regulation=regulation,
        today=today,
        state=regulation.state(today),
        may_change=can(Permission.RECORD) and reach.includes(regulation.area),
        scans=sort_scans(list_scans(regulation_id)),
        words=words,
        theme=THEME_NAMES[regulation.theme],
        story=tell_clock(regulation, regency.kind if regency else None, get_terms(regulation.area.regency_id), today),
        trace_sentences=list_traces(regulation, history_rows),
        history_rows=history_rows,
        action_name=action_name,
    )
