"""The bin: into it, out of it, and what lies there."""

from flask import flash, redirect, render_template, url_for
from flask_security import current_user
from sqlalchemy.exc import IntegrityError

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.db import write_tx
from app.i18n import _
from app.regulations import words
from app.regulations.link_actions import follow_links
from app.regulations.link_queries import load_shelf
from app.regulations.links import faults_if_restored
from app.regulations.models import Regulation
from app.regulations.queries import page_of_bin
from app.regulations.record_queries import find_namesake, get_regulation
from app.regulations.views.blueprint import bp
from app.regulations.views.storing import wait_for_others
from app.web.paging import asked_page


@bp.post("/<int:regulation_id>/delete")
@requires(Permission.RECORD)
def delete(regulation_id: int):
    """Into the bin; there its number is free again, and what it changed or repealed is as it was before."""
    reach = reach_of(current_user)
    with write_tx() as tx:
        regulation = get_regulation(reach, regulation_id, in_bin=True)
        wait_for_others(tx, regulation.area.regency_id)
        if regulation.deleted_at is None:
            regulation.deleted_at = clock.now()
            follow_links(tx, [regulation_id])
    flash(_("The regulation is in the bin. It can be restored there."))
    return redirect(url_for(".index"))


@bp.post("/<int:regulation_id>/restore")
@requires(Permission.RECORD)
def restore(regulation_id: int):
    """Out of the bin, unless another record has taken its number meanwhile, or what it repeals is repealed already."""
    reach = reach_of(current_user)
    try:
        with write_tx() as tx:
            regulation = get_regulation(reach, regulation_id, in_bin=True)
            wait_for_others(tx, regulation.area.regency_id)
            faults = faults_if_restored(regulation_id, load_shelf(regulation.area_id), clock.today())
            if not faults and regulation.deleted_at is not None:
                regulation.deleted_at = None
                follow_links(tx, [regulation_id])
    except IntegrityError:
        return _refuse(_number_taken(get_regulation(reach, regulation_id, in_bin=True)))
    if faults:
        return _refuse(_("This cannot be restored: %(reason)s", reason=" ".join(faults)))
    flash(_("The regulation is restored."))
    return redirect(url_for(".detail", regulation_id=regulation_id))


def _refuse(reason: str):
    flash(reason, "late")
    return redirect(url_for(".bin"))


def _number_taken(regulation: Regulation) -> str:
    taken = find_namesake(regulation.area_id, regulation.kind, regulation.year, regulation.number)
    return _(
        "This cannot be restored: %(citation)s is now “%(title)s”. Change or delete that record first.",
        citation=words.citation(regulation),
        title=taken.title if taken else "",
    )


@bp.get("/bin")
@requires(Permission.RECORD)
def bin():
    page = page_of_bin(reach_of(current_user), asked_page())
    return render_template("regulations/bin.html", page=page, words=words)
