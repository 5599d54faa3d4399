"""The names on the sign-in sheet of one session: typed one by one, or as a table."""

from functools import partial
from secrets import token_urlsafe

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_security import current_user

from app.accounts.access import Permission, requires
from app.db import write_tx
from app.i18n import _, _n
from app.outreach.homes import home_text
from app.outreach.models import OutreachSession
from app.outreach.name_rows import EMPTY_ROWS, MOST_ROWS, UNKNOWN, NameRow, check_rows, fingerprint, read_rows
from app.outreach.names_queries import last_position, list_last_names, list_villages_near, tally_names
from app.outreach.sheet_actions import save_sheet
from app.outreach.views.blueprint import bp
from app.outreach.views.sheet import audience_choices, checks_for, find_alike, get_open, last_writer, shown_rows
from app.web.asked import whole

ON_A_PAGE = 100  # rows of the list; of the table twice as many


@bp.route("/<int:outreach_id>/names", methods=["GET", "POST"])
@requires(Permission.SEE_NAMES)
def names(outreach_id: int):
    """One entry row above the list, newest first; with ?table=1 the whole sheet as one form, which needs no script.

    Of the form all rows are stored or none, and what was typed stays on the page.
    """
    if request.method == "POST":
        return _save_table(outreach_id)
    outreach = get_open(outreach_id)
    before = request.args.get("before", type=whole)
    if "table" in request.args:
        return table_page(outreach, _rows_of_table(outreach, before))
    return entry_page(outreach, before=before)


def _save_table(outreach_id: int):
    rows = read_rows(request.form)
    fault = ""
    if not rows:
        fault = _("No rows came along. Open the page afresh, then save once more.")
    elif len(rows) > MOST_ROWS:
        fault = _("These are %(count)s rows. Send at most %(most)s at once.", count=len(rows), most=MOST_ROWS)
    if not fault and _store(outreach_id, rows):
        flash(_n("%(num)d name is saved.", "%(num)d names are saved.", sum(bool(row.name) for row in rows)))
        return redirect(url_for(".detail", outreach_id=outreach_id, saved="names"))
    return table_page(get_open(outreach_id), rows, fault)


def _store(outreach_id: int, rows: list[NameRow]) -> bool:
    with write_tx() as session:
        outreach = get_open(outreach_id)
        pairs = check_rows(rows, checks_for(outreach, rows))
        if any(row.faults for row in rows):
            return False
        return save_sheet(session, outreach, pairs, current_app.config["PERSON_KEY"], partial(last_writer, outreach))


def _rows_of_table(outreach: OutreachSession, before: int | None) -> list[NameRow]:
    """What the sheet holds, in the order of the paper, and empty rows below it."""
    rows = [
        NameRow(
            name=row.name,
            sex=row.sex or UNKNOWN,
            audience=row.audience or "",
            hamlet=row.hamlet,
            home=home_text(row.home_code, row.home_name),
            ref=str(row.id),
            seen=fingerprint(row),
            number=row.position,
        )
        for row in reversed(list_last_names(outreach.id, 2 * ON_A_PAGE, before))
    ]
    return rows + _empty_rows(rows[-1].number if rows else 0) if before is None else rows


def _empty_rows(last: int) -> list[NameRow]:
    """Each with a key of its own, so that a page that is sent twice makes one entry of it."""
    key = token_urlsafe(9)
    return [NameRow(ref=f"{key}-{number}", number=number) for number in range(last + 1, last + 1 + EMPTY_ROWS)]


def table_page(outreach: OutreachSession, rows: list[NameRow], fault: str = ""):
    tally = tally_names(outreach.id)
    shown = sum(row.entry_id is not None for row in rows)
    return render_template(
        "outreach/names_table.html",
        outreach=outreach,
        rows=rows,
        fault=fault,
        tally=tally,
        earlier=rows[0].number if shown and shown < tally.named - tally.emptied else None,
        audiences=audience_choices(),
        near=[home_text(row.code, row.name) for row in list_villages_near(outreach.host_area)],
    )


def entry_page(outreach: OutreachSession, entry: NameRow | None = None, before: int | None = None):
    """`entry`: a row that was sent without JavaScript and has to be corrected."""
    rows = list_last_names(outreach.id, ON_A_PAGE, before)
    alike = find_alike(outreach)
    tally = tally_names(outreach.id)
    last = last_position(outreach.id)
    return render_template(
        "outreach/names.html",
        outreach=outreach,
        rows=shown_rows(rows, alike),
        alike=len(alike),
        tally=tally,
        entry=entry or NameRow(ref=token_urlsafe(9), number=last + 1),
        next_number=last + 1,
        earlier=rows[-1].position if len(rows) == ON_A_PAGE else None,
        audiences=audience_choices(),
        near=[home_text(row.code, row.name) for row in list_villages_near(outreach.host_area)],
        user_id=current_user.id,
    )
