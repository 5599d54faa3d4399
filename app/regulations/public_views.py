"""The list that everybody may read: regulations in force, where the regency has opened it."""

from datetime import date

from flask import Blueprint, render_template, request

from app import clock
from app.areas.models import Area, Kind, Level
from app.areas.queries import find_area
from app.areas.reach import Reach
from app.regulations import words
from app.regulations.models import State
from app.regulations.queries import Filters, page_of_regulations
from app.regulations.settings_queries import find_settings
from app.regulations.vocabulary import THEME_NAMES
from app.web.asked import asked_text
from app.web.errors import NotFound
from app.web.keep import keep
from app.web.paging import Page, asked_page
from app.web.public import public

bp = Blueprint("regulations_public", __name__, url_prefix="/public/regulations")


@bp.get("/<code>")
@public
def area(code: str):
    """Of a village, a subdistrict or a regency, on this day. No drafts, scans, notes or summaries."""
    shown = _get_open_area(code)
    today = clock.today()
    return render_template(
        "regulations/public.html",
        area=shown,
        page=_page(shown, today),
        text=asked_text(),
        today=today,
        citation=words.citation,
        themes=THEME_NAMES,
        of_village=shown.level is Level.VILLAGE,
        of_kelurahan=shown.kind is Kind.KELURAHAN,
    )


def _page(area: Area, today: date) -> Page:
    """The first page, which most ask for, is worked out once until anything is written."""

    def look_up() -> Page:
        filters = Filters(state=State.IN_FORCE, text=asked_text())
        return page_of_regulations(Reach.of(area), filters, today, asked_page())

    return look_up() if request.query_string else keep(("public regulations", area.id, today), look_up)


def _get_open_area(code: str) -> Area:
    """What its regency has not opened does not exist for the public. Raises NotFound."""
    area = find_area(code)
    settings = find_settings(area.regency_id) if area is not None and area.regency_id is not None else None
    if area is None or settings is None or not settings.is_public:
        raise NotFound(code)
    return area
