"""The blueprint of open data; nobody may ask without end."""

from flask import Blueprint, render_template

from app.web.rate import asks_too_often

MOST_A_MINUTE = 120

bp = Blueprint("open_data", __name__)


@bp.before_request
def rest_a_little():
    if asks_too_often("open data", MOST_A_MINUTE):
        return render_template("open_data/rest.html", most=MOST_A_MINUTE), 429, {"Retry-After": "60"}
    return None
