"""One regulation: where it stands, its steps, its history."""

from collections.abc import Sequence

from flask import render_template
from flask_security import current_user
from sqlalchemy import Row

from app import clock
from app.accounts.access import Permission, can, reach_of, requires
from app.areas.models import kind_name
from app.history.models import action_name
from app.history.queries import list_history
from app.regulations import words
from app.regulations.clock_story import tell_clock
from app.regulations.history_words import change_words, column_names, village_ids
from app.regulations.link_queries import list_relations
from app.regulations.link_words import list_relation_lines
from app.regulations.record_queries import get_valid_within
from app.regulations.rules import TASK_FORCE_YEARS, years_after
from app.regulations.scan_queries import list_scans
from app.regulations.scans import sort_scans
from app.regulations.settings_queries import get_terms
from app.regulations.traces import list_traces
from app.regulations.views.blueprint import bp
from app.regulations.village_queries import list_names, list_valid_villages
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
        within=reach.includes(regulation.area),
        relations=list(list_relation_lines(regulation, list_relations(reach, regulation_id))),
        villages=list_valid_villages(regulation_id),
        last_day=regulation.enacted_on and years_after(regulation.enacted_on, TASK_FORCE_YEARS),
        kind_name=kind_name,
        words=words,
        theme=THEME_NAMES[regulation.theme],
        story=tell_clock(regulation, regency.kind if regency else None, get_terms(regulation.area.regency_id), today),
        trace_sentences=list_traces(regulation, history_rows),
        history_rows=history_rows,
        action_name=action_name,
        column_names=column_names(),
        shown_change=_history_words(history_rows),
    )


def _history_words(history_rows: Sequence[Row]):
    """What words the changes, with the names of the villages in them."""
    return change_words(list_names(village_ids(entry.changes for entry, _who in history_rows)))
