"""What everybody may read and fetch. Where nothing is open, none of these pages exists."""

from flask import Response, current_app, render_template, request, url_for

from app import clock
from app.areas.queries import get_area_by_id, list_ancestors
from app.coverage.table import level_name, row_names
from app.open_data.asking import Asked, asked, offered
from app.open_data.columns import COLUMNS
from app.open_data.figures import OpenFigures, gather
from app.open_data.files import LICENCE, demo_note, rules, tag_of, write_csv, write_json
from app.open_data.publishing import list_opened
from app.open_data.views.blueprint import bp
from app.sheets.write import CSV
from app.web.cookieless import cookieless
from app.web.errors import NotFound
from app.web.public import public

KEPT_SECONDS = 300  # by whoever stands between us and the reader
JSON = "application/json"


@bp.get("/open")
@public
def index():
    """Which areas are open; one within another that is open stands there no more."""
    opened = list_opened()
    if not opened:
        raise NotFound
    ids = {one.area_id for one in opened}
    areas = [(get_area_by_id(one.area_id), one) for one in opened]
    outermost = [(area, one) for area, one in areas if not ids & {above.id for above in list_ancestors(area)}]
    return render_template("open_data/index.html", areas=outermost, columns=COLUMNS, rules=rules(), licence=LICENCE)


@bp.get("/open/<code>")
@public
def area(code: str):
    question = asked(code)
    opened, period = question.opened, question.period
    figures = _figures(question) if period else None
    return render_template(
        "open_data/area.html",
        area=question.area,
        opened=opened,
        period=period,
        offered=offered(opened, clock.today()),
        figures=figures,
        names=row_names(figures.coverage) if figures else {},
        level_name=level_name(question.area.level) if opened.shows(question.area.level.below) else "",
        above=[one for one in list_ancestors(question.area) if opened.shows(one.level)],
        columns=COLUMNS,
        rules=rules(),
        licence=LICENCE,
    )


@bp.get("/open/<code>.csv")
@public
@cookieless
def csv(code: str):
    question = _asked_file(code)
    figures = _figures(question)
    return _file(write_csv(figures), CSV, figures, question, "csv")


@bp.get("/open/<code>.json")
@public
@cookieless
def json(code: str):
    question = _asked_file(code)
    figures = _figures(question)
    page = url_for(".area", code=question.area.code, period=figures.coverage.period.code)
    source = (current_app.config["SITE_URL"] or "") + page  # never the name by which a request calls this site
    return _file(write_json(figures, question.opened, source), JSON, figures, question, "json")


def _asked_file(code: str) -> Asked:
    question = asked(code)
    if question.period is None:
        raise NotFound(code)
    return question


def _figures(question: Asked) -> OpenFigures:
    assert question.period is not None
    return gather(question.area, question.period, question.opened, clock.today())


def _file(content: bytes, kind: str, figures: OpenFigures, question: Asked, ending: str) -> Response:
    """A file that may be kept for some minutes, and is sent again only where figures have changed."""
    demo = "demo-" if demo_note() else ""
    name = f"{demo}cakupan-{question.area.code}-{figures.coverage.period.code}.{ending}"
    response = Response(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    response.headers["Access-Control-Allow-Origin"] = "*"  # it is for programs of others too; no cookie counts here
    response.set_etag(tag_of(content, figures), weak=True)
    response.last_modified = figures.at
    response.make_conditional(request)
    return response
