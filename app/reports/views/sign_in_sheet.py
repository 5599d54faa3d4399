"""The sign-in sheet of a session or of one's own draft: choose paper, rows and names, then print it."""

from dataclasses import dataclass

from flask import current_app, render_template, request, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, can, reach_of, requires
from app.areas.models import Area
from app.areas.queries import find_area
from app.outreach.codes import read_code
from app.outreach.draft_queries import find_own_draft_by_code
from app.outreach.models import OutreachSession, SessionDraft
from app.outreach.queries import find_by_code
from app.printing.page import PAPER_NAMES, Paper
from app.reports.office.letter_queries import get_letter
from app.reports.papers.sign_in_sheet import (
    FEWEST_ROWS,
    MOST_ROWS,
    USUAL_ROWS,
    KnownPerson,
    Occasion,
    SignInSheet,
    occasion_of_draft,
    occasion_of_session,
)
from app.reports.papers.sign_in_sheet_queries import list_known_people
from app.reports.progress.layout import lay_out_sign_in_sheet
from app.reports.views.blueprint import bp
from app.reports.views.sending import send_pdf
from app.web.errors import NotFound
from app.web.settings import is_demo


@dataclass(frozen=True)
class _Planned:
    """A session, or a draft of it, and the area that holds it."""

    record: OutreachSession | SessionDraft
    host: Area
    occasion: Occasion


@bp.get("/s/<code>/sign-in-sheet")
@requires(Permission.RECORD)
def sign_in_sheet(code: str):
    """Choose paper, number of rows, and who stands on it already."""
    planned = _get_planned(code)
    return render_template(
        "reports/sign_in_sheet.html",
        planned=planned,
        is_draft=isinstance(planned.record, SessionDraft),
        papers=PAPER_NAMES,
        fewest=FEWEST_ROWS,
        usual=USUAL_ROWS,
        most=MOST_ROWS,
        known=_known(planned.host),
    )


@bp.get("/s/<code>/sign-in-sheet.pdf")
@requires(Permission.RECORD)
def sign_in_sheet_pdf(code: str):
    """?paper=a4|f4, ?rows=20 to 200, ?prefill=known with ?person= for each who is wanted, all where none is named."""
    planned = _get_planned(code)
    sheet = SignInSheet(
        code=planned.record.code,
        address=url_for("outreach.by_code", code=planned.record.code, _external=True),
        area=planned.host,
        letter=get_letter(planned.host),
        occasion=planned.occasion,
        people=_asked_people(planned.host),
        rows=_asked_rows(),
        paper=Paper.F4 if request.args.get("paper") == Paper.F4 else Paper.A4,
        made_at=clock.now(),
        is_demo=is_demo(),
    )
    name = f"daftar-hadir-{planned.record.code}.pdf"
    return send_pdf(lay_out_sign_in_sheet(sheet, current_app.config["NAMES_KEPT_MONTHS"]), name, "sign_in_sheet_failed")


def _get_planned(code: str) -> _Planned:
    """One's own draft, else a session held within reach, with that code. Raises NotFound."""
    wanted, reach = read_code(code), reach_of(current_user)
    draft = find_own_draft_by_code(current_user.id, wanted)
    if draft is not None:
        return _Planned(draft, _host_of_draft(draft), occasion_of_draft(draft))
    outreach = find_by_code(reach, wanted)
    if outreach is None or not reach.includes(outreach.host_area):
        raise NotFound(code)
    return _Planned(outreach, outreach.host_area, occasion_of_session(outreach))


def _host_of_draft(draft: SessionDraft) -> Area:
    """The area chosen in the draft, where it is within reach; else that of its writer."""
    chosen = find_area((draft.answers.get("host") or [""])[0][:20])
    return chosen if chosen is not None and reach_of(current_user).includes(chosen) else draft.area


def _known(host: Area) -> list[KnownPerson]:
    return list_known_people(host) if can(Permission.SEE_NAMES) else []


def _asked_people(host: Area) -> tuple[KnownPerson, ...]:
    if request.args.get("prefill") != "known":
        return ()
    people, wanted = _known(host), set(request.args.getlist("person", type=int))
    return tuple(person for person in people if not wanted or person.id in wanted)


def _asked_rows() -> int:
    """Within the limits, whatever the address says."""
    return min(max(request.args.get("rows", USUAL_ROWS, type=int), FEWEST_ROWS), MOST_ROWS)
