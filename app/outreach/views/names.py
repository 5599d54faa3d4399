"""The names on the sign-in sheet of one session."""

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_security import current_user

from app.accounts.access import Permission, reach_of, requires
from app.db import write_tx
from app.i18n import _, _n
from app.outreach.actions import store_names
from app.outreach.homes import home_finder, home_text, wanted_homes
from app.outreach.models import OutreachSession
from app.outreach.name_rows import EMPTY_ROWS, MOST_ROWS, NAMED_AUDIENCES, Named, NameRow, check_rows, read_rows
from app.outreach.names_queries import count_emptied_names, list_homes, list_names, list_villages_near
from app.outreach.queries import get_held_within
from app.outreach.views.blueprint import bp
from app.outreach.views.conflicts import changed_by_another
from app.outreach.vocabulary import AUDIENCE_NAMES
from app.web.errors import NotFound


@bp.route("/<int:outreach_id>/names", methods=["GET", "POST"])
@requires(Permission.SEE_NAMES)
def names(outreach_id: int):
    """The sheet with empty rows below it. All rows are stored or none, and what was typed stays on the page."""
    if request.method == "GET":
        return _page(_get_open(outreach_id), _stored_rows(outreach_id))
    rows = read_rows(request.form)
    people, fault = _checked(outreach_id, rows)
    if not fault and not any(row.faults for row in rows):
        fault = _store(outreach_id, people)
        if not fault:
            flash(_n("%(num)d name is saved.", "%(num)d names are saved.", len(people)))
            return redirect(url_for(".detail", outreach_id=outreach_id))
    return _page(_get_open(outreach_id), rows, fault)


def _store(outreach_id: int, people: list[Named]) -> str:
    """Gives what to tell the reader where somebody else was faster; then nothing is stored."""
    with write_tx() as session:
        outreach = _get_open(outreach_id)
        fault = changed_by_another(outreach, request.form.get("seen"))
        if not fault:
            store_names(session, outreach, people, current_app.config["PERSON_KEY"])
    return fault


def _get_open(outreach_id: int) -> OutreachSession:
    outreach = get_held_within(reach_of(current_user), outreach_id)
    if outreach.in_bin:
        raise NotFound(str(outreach_id))
    return outreach


def _stored_rows(outreach_id: int) -> list[NameRow]:
    """What the sheet holds, and empty rows below it."""
    rows = [
        NameRow(row.name, row.sex or "", row.audience or "", home_text(row.home_code, row.home_name))
        for row in list_names(outreach_id)
    ]
    return rows + [NameRow() for _row in range(min(EMPTY_ROWS, MOST_ROWS - len(rows)))]


def _checked(outreach_id: int, rows: list[NameRow]) -> tuple[list[Named], str]:
    """(people to store, what is wrong with the page as a whole)."""
    if not rows:
        return [], _("No rows came along. Open the page afresh, then save once more.")
    if len(rows) > MOST_ROWS:
        return [], _("These are %(count)s rows. A sheet holds %(most)s.", count=len(rows), most=MOST_ROWS)
    codes, keys = wanted_homes(row.home for row in rows)
    if not codes and not keys:
        return check_rows(rows), ""
    host = _get_open(outreach_id).host_area
    return check_rows(rows, home_finder(list_homes(codes, keys), host)), ""


def _page(outreach: OutreachSession, rows: list[NameRow], fault: str = ""):
    return render_template(
        "outreach/names.html",
        outreach=outreach,
        rows=rows,
        named=sum(not row.is_blank for row in rows),
        fault=fault,
        emptied=count_emptied_names(outreach.id),
        audiences=[(audience.value, str(AUDIENCE_NAMES[audience])) for audience in NAMED_AUDIENCES],
        near=[home_text(row.code, row.name) for row in list_villages_near(outreach.host_area)],
        most=MOST_ROWS,
    )
