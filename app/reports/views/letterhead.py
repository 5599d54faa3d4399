"""What stands at the head and the foot of an area's reports, and on which page: agency, laws, emblem, margins."""

from dataclasses import replace
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_security import current_user

from app.accounts.access import Permission, reach_of, requires
from app.areas.models import Area
from app.areas.queries import get_area
from app.config import MIB
from app.db import one_writer, write_tx
from app.files import store
from app.files.checking import MOST_BYTES, Refused, check_drawing
from app.files.receiving import read_sent
from app.files.sending import send_stored
from app.history.models import action_name
from app.history.queries import list_history
from app.i18n import _
from app.reports.models import Letterhead
from app.reports.office.emblem import is_emblem_lost
from app.reports.office.letter_parts import Letter
from app.reports.office.letter_queries import get_letter, list_letterheads
from app.reports.office.letter_words import Inherited, shown_change
from app.reports.office.letterhead import build_letter
from app.reports.office.letterhead_forms import LetterheadForm
from app.reports.seen_form import column_names
from app.reports.views.blueprint import bp
from app.web.errors import NotFound, page_to_send_again
from app.web.limits import takes

MOST_SENT = MOST_BYTES + MIB
LONGEST = 600  # pixels: 20 mm on paper with some to spare


@bp.route("/reports/letterhead/<code>", methods=["GET", "POST"])
@requires(Permission.SET_LETTERHEAD)
def letterhead(code: str):
    reach = reach_of(current_user)
    area = get_area(reach, code)
    stored, inherited = _own_and_above(area)
    form = LetterheadForm(obj=stored, inherited=inherited)
    form.opens(stored)
    if form.validate_on_submit():
        with write_tx() as tx:
            one_writer(tx, Letterhead)
            area = get_area(reach, code)
            stored, inherited = _own_and_above(area)
            done = form.overtakes(stored)
            if done:
                form.fill(stored)
                tx.add(stored)
        if done:
            flash(_("The letterhead is saved."))
            return redirect(url_for(".letterhead", code=code))
    return _page(form, area, stored, inherited)


def on_screen(area: Area) -> dict[str, Any]:
    """What the pieces of a paper need on a page."""
    return {"on_paper": False, "emblem_url": lambda _sha256: url_for(".emblem_file", code=area.code)}


def _own_and_above(area: Area) -> tuple[Letterhead, Inherited]:
    """The letterhead of the area, a new one where it has none; and what it has from above."""
    chain = list_letterheads(area)
    own = next((one for one in chain if one.area_id == area.id), None)
    above = Inherited([one for one in chain if one.area_id != area.id])
    return own or _new(area), above


def _new(area: Area) -> Letterhead:
    return Letterhead(area_id=area.id, **dict.fromkeys(("agency", "address", "place", "addressee", "copies"), ""))


def _page(form: LetterheadForm, area: Area, stored: Letterhead, inherited: Inherited):
    """With the head of the page as it would be printed with the answers as they stand."""
    letter = build_letter(area, [_drawn(form, stored), *inherited.above], None)
    return render_template(
        "reports/letterhead.html",
        **on_screen(area),
        form=form,
        area=area,
        inherited=inherited,
        **_shown(letter),
        usual=build_letter(area, inherited.above, None),
        history_rows=list_history(stored) if stored.id else [],
        action_name=action_name,
        column_names=column_names(form) | {"emblem_id": _("Emblem")},
        shown_change=shown_change,
    )


def _shown(letter: Letter) -> dict[str, Any]:
    """The head of the page as it is printed: without an emblem whose file is lost or damaged."""
    no_emblem = is_emblem_lost(letter)
    return {"letter": replace(letter, emblem=None) if no_emblem else letter, "no_emblem": no_emblem}


def _drawn(form: LetterheadForm, stored: Letterhead) -> Letterhead:
    """What the answers would make of it; not stored."""
    drawn = Letterhead(area_id=stored.area_id, emblem=stored.emblem)
    form.fill(drawn)
    return drawn


def _too_large():
    advice = _("A file may have at most %(most)s MB. Go back and choose a smaller one.", most=MOST_BYTES // MIB)
    return page_to_send_again(_("This file is too large to send"), advice, None, 413)


@bp.route("/reports/letterhead/<code>/emblem", methods=["GET", "POST"])
@requires(Permission.SET_LETTERHEAD)
@takes(MOST_SENT, _too_large)
def emblem(code: str):
    """The emblem at the head of the first page: choose one, or go back to that of the area above."""
    area = get_area(reach_of(current_user), code)
    fault = ""
    if request.method == "POST":
        fault = _take_away(code) if request.form.get("remove") else _put(code)
        if not fault:
            return redirect(url_for(".emblem", code=code))
    stored, inherited = _own_and_above(area)
    page = render_template(
        "reports/emblem.html",
        **on_screen(area),
        area=area,
        own=stored.emblem,
        **_shown(get_letter(area)),
        inherited=inherited,
        fault=fault,
        most_mb=MOST_BYTES // MIB,
        longest=LONGEST,
    )
    return page, 400 if fault else 200


def _put(code: str) -> str:
    """Keep the picture that was sent; a sentence where it cannot be taken."""
    sent = request.files.get("emblem")
    if sent is None or not sent.filename:
        return _("No file was chosen. Choose a picture of the emblem.")
    try:
        checked = check_drawing(*read_sent(sent), LONGEST)
    except Refused as refused:
        return str(refused)
    store.keep(checked)
    person_id = current_user.id
    with write_tx() as tx:
        one_writer(tx, Letterhead)
        stored, _above = _own_and_above(get_area(reach_of(current_user), code))
        if stored.emblem is None or stored.emblem.sha256 != checked.sha256:
            file = checked.stored_file(person_id)
            tx.add(file)
            tx.flush()
            stored.emblem_id = file.id
            tx.add(stored)
    flash(_("The emblem is saved: it stands on every report of this area and of those below that have none."))
    return ""


def _take_away(code: str) -> str:
    with write_tx() as tx:
        one_writer(tx, Letterhead)
        stored, _above = _own_and_above(get_area(reach_of(current_user), code))
        stored.emblem_id = None
    flash(_("The emblem is taken off."))
    return ""


@bp.get("/reports/letterhead/<code>/emblem.png")
@requires(Permission.PRINT_REPORT)
def emblem_file(code: str):
    """The emblem that stands on the reports of the area, be it of an area above."""
    area = get_area(reach_of(current_user), code)
    file = next((one.emblem for one in list_letterheads(area) if one.emblem is not None), None)
    if file is None:
        raise NotFound(code)
    return send_stored(file, f"lambang-{area.code}")
