"""What was stored and when, with words to pass on, and what may follow."""

from urllib.parse import quote

from flask import redirect, render_template, url_for
from flask_security import current_user

from app.accounts.access import Permission, can, reach_of, requires
from app.outreach.queries import get_session, list_served
from app.outreach.receipts import message, served_words, standing, written_down_before
from app.outreach.views.blueprint import bp


@bp.get("/<int:outreach_id>/receipt")
@requires(Permission.READ)
def receipt(outreach_id: int):
    """The same page however often the session is sent."""
    outreach = get_session(reach_of(current_user), outreach_id)
    if outreach.in_bin:
        return redirect(url_for(".detail", outreach_id=outreach_id))
    served = served_words(outreach, [row.code for row in list_served(outreach_id)])
    text, own = message(outreach, served), reach_of(current_user).includes(outreach.host_area)
    return render_template(
        "outreach/receipt.html",
        outreach=outreach,
        standing=standing(outreach),
        waited=written_down_before(outreach),
        served=served,
        message=text,
        whatsapp=f"https://wa.me/?text={quote(text)}",
        sees_names=own and can(Permission.SEE_NAMES),
        may_change=own and can(Permission.RECORD),
    )
