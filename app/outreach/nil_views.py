"""Nihil: a village says that it had nothing to report in a month or a quarter, which is a report too."""

from datetime import date

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_security import current_user
from sqlalchemy.exc import IntegrityError

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.areas.models import Area, Level
from app.areas.queries import get_area
from app.db import write_tx
from app.i18n import _, moment, period_name
from app.outreach.models import NilReport
from app.outreach.nil_forms import NilForm
from app.outreach.nil_periods import Standing, first_day_offered, held_in, list_offers, read_period
from app.outreach.nil_queries import find_covering, find_nil, list_held, list_nils
from app.outreach.vocabulary import STATE_NAMES
from app.periods import Period, parse_period
from app.web.errors import NotFound

bp = Blueprint("nil", __name__, url_prefix="/nil-reports")


@bp.route("/<code>", methods=["GET", "POST"])
@requires(Permission.RECORD)
def village(code: str):
    """The open periods as buttons, and what was declared before."""
    area, today = _get_village(code), _today()
    held = list_held(area.id, first_day_offered(today), today)
    form = NilForm(today, held)
    if form.validate_on_submit() and _declare(form, area.id):
        return redirect(url_for(".village", code=code))
    nils = list_nils(area.id, first_day_offered(today))
    offers = list_offers(today, held, [nil for nil, _who in nils])
    return render_template(
        "nil/village.html",
        area=area,
        form=form,
        open_offers=[one for one in offers if one.standing is Standing.OPEN],
        other_offers=[one for one in offers if one.standing in (Standing.RUNNING, Standing.HELD, Standing.COVERED)],
        declared=[_line(nil, who, held) for nil, who in nils],
        against=held_in(form.asked, held) if form.asked else (),
        state_names=STATE_NAMES,
    )


@bp.post("/<code>/withdraw")
@requires(Permission.RECORD)
def withdraw(code: str):
    """There is something to report after all, or it was the wrong month."""
    village_id, period = _get_village(code).id, read_period(request.form.get("period", ""))
    nil = None
    with write_tx() as session:
        if period is not None:
            nil = find_nil(village_id, period.code)
        if nil is not None:
            session.delete(nil)
    if period is None or nil is None:
        flash(_("No nihil stands there any more. Nothing was changed."))
    else:
        flash(_("Nihil for %(period)s is withdrawn.", period=period_name(period)))
    return redirect(url_for(".village", code=code))


def _declare(form: NilForm, village_id: int) -> bool:
    """Store it once and give the receipt; False where somebody has recorded a session in that period meanwhile."""
    period = form.asked
    assert period is not None
    try:
        with write_tx() as session:
            earlier, held = find_covering(village_id, period), list_held(village_id, period.first_day, period.last_day)
            nil = _nil(village_id, period, form.reason.data)
            if earlier is None and not held:
                session.add(nil)
    except IntegrityError:  # another worker stored the same between our look and our insert
        earlier, held = find_nil(village_id, period.code), []
    if held:
        form.refuse(held)
        return False
    if earlier is not None:
        flash(_("This was declared before, and it counts once. %(receipt)s", receipt=_receipt(earlier)))
    else:
        flash(_receipt(nil))
    return True


def _nil(village_id: int, period: Period, reason: str) -> NilReport:
    return NilReport(
        village_id=village_id,
        period=period.code,
        first_day=period.first_day,
        last_day=period.last_day,
        reason=reason,
        declared_by_id=current_user.id,
    )


def _receipt(nil: NilReport) -> str:
    return _(
        "Nihil for %(period)s was received on %(moment)s. Receipt %(number)s.",
        period=period_name(parse_period(nil.period)),
        moment=moment(nil.declared_at),
        number=nil.receipt_number,
    )


def _line(nil: NilReport, who: str | None, held: list) -> dict:
    """What the page says of a nihil: `against` are the sessions that overtook it."""
    period = parse_period(nil.period)
    return {"nil": nil, "period": period, "who": who, "receipt": _receipt(nil), "against": held_in(period, held)}


def _get_village(code: str) -> Area:
    area = get_area(reach_of(current_user), code)
    if area.level is not Level.VILLAGE:
        raise NotFound(code)
    return area


def _today() -> date:
    return clock.today(current_app.config["TIME_ZONE"])
