"""Which programmes there are, and one of them: its criteria, its versions, what changed between them."""

from functools import partial

from flask import current_app, render_template, request

from app import clock
from app.accounts.access import Permission, requires
from app.history.models import Action, action_name
from app.history.queries import list_history
from app.programmes import version_words, words
from app.programmes.comparison import compare
from app.programmes.queries import get_programme, list_authors, list_names, list_versions, list_versions_on
from app.programmes.standing import version_of
from app.programmes.views.blueprint import bp
from app.web.asked import whole
from app.web.errors import NotFound


@bp.get("")
@requires(Permission.READ)
def index():
    """The programmes as they hold today; below them those that have ended, and those that begin later."""
    today = clock.today(current_app.config["TIME_ZONE"])
    versions = list_versions_on(today)
    known = {version.programme_id for version in versions}
    return render_template(
        "programmes/index.html",
        running=[one for one in versions if not one.has_ended(today)],
        ended=[one for one in versions if one.has_ended(today)],
        coming=[one for one in list_names() if one.id not in known],
        period_of=version_words.period_of,
    )


@bp.get("/<slug>")
@requires(Permission.READ)
def detail(slug: str):
    """As it holds today, or with ?version=n as it was then."""
    today = clock.today(current_app.config["TIME_ZONE"])
    programme = get_programme(slug)
    versions = list_versions(programme.id)
    spans = version_words.spans(versions)
    current = version_of(versions, today)
    asked = request.args.get("version", current.number, type=whole)
    span = next((one for one in spans if one.version.number == asked), None)
    if span is None:
        raise NotFound(f"{slug} {asked}")
    version = span.version
    place = versions.index(version)
    programmes = {one.id: one for one in list_names()}
    shown = partial(version_words.shown, programmes={one.id: one.short_name for one in programmes.values()})
    return render_template(
        "programmes/detail.html",
        programme=programme,
        version=version,
        span=span,
        spans=spans,
        current=current,
        comparison=compare(versions[place - 1], version) if place else None,
        before=versions[place - 1] if place else None,
        authors=list_authors(programme.id),
        successor=programmes.get(version.successor_id or 0),
        corrections=[row for row in list_history(version) if row.HistoryEntry.action is Action.CHANGED],
        action_name=action_name,
        column_names=version_words.column_names(),
        shown=shown,
        shown_change=lambda column, change: [shown(column, value) or None for value in change],
        words=words,
        period=version_words.period_of(version),
        today=today,
    )
