"""Staff check the sessions of their area: the queue, and marking many at once."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_security import current_user
from sqlalchemy import Row

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.db import write_tx
from app.i18n import _, _n
from app.outreach.models import OutreachSession
from app.outreach.oddities import Oddity, find_oddities
from app.outreach.review_queries import compare, list_reviewed, lock_held_within, waiting
from app.outreach.states import Checked, check_all
from app.outreach.views.blueprint import at_root
from app.web.asked import whole
from app.web.paging import PER_PAGE, Page, asked_page

MOST_TICKED = 500
_MOST_TITLES = 3


class Show(StrEnum):
    """Which of the waiting sessions: all, those with something odd, those without."""

    ALL = "all"
    ODD = "odd"
    PLAIN = "plain"


@dataclass(frozen=True)
class Waiting:
    """A session in the queue; `tick` names it and the version that is shown."""

    row: Row
    received: date
    oddities: tuple[Oddity, ...]

    @property
    def tick(self) -> str:
        return f"{self.row.id} {self.row.updated_at.isoformat()}"


@at_root("/check")
@requires(Permission.CHECK)
def queue():
    """The first received first. With ?tick=all the boxes of the page come ticked, for those without JavaScript."""
    lines = _waiting()
    asked = request.args.get("show", "")
    show = Show(asked) if asked in set(Show) else Show.ALL
    shown = [line for line in lines if show is Show.ALL or bool(line.oddities) is (show is Show.ODD)]
    odd = sum(bool(line.oddities) for line in lines)
    return render_template(
        "outreach/queue.html",
        page=_page(shown),
        counts={"all": len(lines), "odd": odd, "plain": len(lines) - odd},
        show=show.value,
        all_ticked=request.args.get("tick") == "all",
    )


def _waiting() -> list[Waiting]:
    reach = reach_of(current_user)
    which = waiting(reach)
    rows, compared, zone = list_reviewed(which), compare(which, reach), current_app.config["TIME_ZONE"]
    return [
        Waiting(row, clock.local(row.created_at, zone).date(), find_oddities(row, compared, current_user.id, zone))
        for row in rows
    ]


def _page(lines: Sequence[Waiting]) -> Page:
    """Cut from the whole list, which had to be looked through for the counts anyway."""
    number = max(1, min(asked_page(), -(-len(lines) // PER_PAGE)))
    return Page(lines[(number - 1) * PER_PAGE : number * PER_PAGE], number, len(lines))


@at_root("/check", methods=["POST"])
@requires(Permission.CHECK)
def check():
    """Mark what was ticked, and say what could not be marked and why."""
    versions = _ticked()
    with write_tx():
        sessions = lock_held_within(reach_of(current_user), versions)
        outcome = check_all(sessions, versions, current_user.id)
    _tell(outcome, len(versions) - len(sessions))
    if request.form.get("back") == "session" and len(versions) == 1:
        return redirect(url_for("outreach.detail", outreach_id=next(iter(versions))))
    return redirect(
        url_for("outreach.queue", show=request.form.get("show") or None, page=request.form.get("page") or None)
    )


def _ticked() -> dict[int, str]:
    """{id: the version that was shown} of the boxes ticked; what no page of ours has sent is passed over."""
    versions = {}
    for value in request.form.getlist("session")[:MOST_TICKED]:
        number, _space, version = value.partition(" ")
        with suppress(ValueError):
            versions[whole(number)] = version
    return versions


def _tell(outcome: Checked, gone: int) -> None:
    if outcome.done:
        flash(_n("%(num)d session is marked as checked.", "%(num)d sessions are marked as checked.", len(outcome.done)))
    left_out = []
    if outcome.changed:
        left_out.append(_("changed since this page was shown: %(titles)s.", titles=_titles(outcome.changed)))
    if outcome.decided:
        left_out.append(_("already checked or returned: %(titles)s.", titles=_titles(outcome.decided)))
    if gone:
        left_out.append(
            _n("%(num)d is in the bin or not of your area.", "%(num)d are in the bin or not of your area.", gone)
        )
    if left_out:
        flash(_("Not marked:") + " " + " ".join(left_out), "due")
    elif not outcome.done:
        flash(_("No box was ticked. Tick the sessions that you have looked at, then mark them."), "due")


def _titles(sessions: Sequence[OutreachSession]) -> str:
    """Few by name and place, the rest as a number."""
    named = "; ".join(f"“{one.title}”, {one.host_area.label}" for one in sessions[:_MOST_TITLES])
    rest = len(sessions) - _MOST_TITLES
    return named if rest <= 0 else _("%(named)s; and %(rest)s others", named=named, rest=rest)
