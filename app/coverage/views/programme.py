"""One programme in an area: villages across its criteria; of a province or the nation the areas below, counted."""

from flask import redirect, render_template, request, url_for
from markupsafe import Markup

from app.accounts.access import Permission, requires
from app.areas.models import Level, short_kind_name
from app.areas.queries import list_village_names
from app.areas.reach import Reach
from app.coverage.grid import SORTS, Grid, Narrowed, Show, build_grid
from app.coverage.grid_sheet import grid_sheet, stage_word
from app.coverage.programme_queries import list_parts
from app.coverage.table import level_name
from app.coverage.views.blueprint import above_of, bp, send_sheet
from app.coverage.views.programmes import AskedDay, asked_day, lines_of, reader
from app.i18n import _
from app.programmes.fact_queries import gather_facts
from app.programmes.models import ProgrammeVersion
from app.programmes.queries import get_programme, version_on
from app.programmes.vocabulary import STAGE_NAMES, Stage
from app.web.asked import asked_text
from app.web.errors import NotFound
from app.web.keep import keep

WITH_GRID = (Level.SUBDISTRICT, Level.REGENCY)


@bp.get("/coverage/<code>/programmes/<slug>")
@requires(Permission.READ)
def programme(code: str, slug: str):
    """Worked out once until anything is written."""
    answer = keep(("programme", code, slug, request.query_string, *reader()), lambda: _programme(code, slug))
    if answer is None:
        return redirect(url_for("enrolments.village", code=code))
    title, content = answer
    return render_template("coverage/show.html", title=title, content=content)


def _programme(code: str, slug: str) -> tuple[str, Markup] | None:
    question = asked_day(code)
    area = question.area
    if area.level is Level.VILLAGE:
        return None
    version = asked_version(slug, question)
    title = _("%(programme)s in %(area)s", programme=version.short_name, area=area.label)
    values = {
        "title": title,
        "question": question,
        "version": version,
        "above": above_of(area),
        "stage_names": STAGE_NAMES,
        "level_name": level_name(area.level),
    }
    if area.level in WITH_GRID:
        grid = asked_grid(question, version)
        page = render_template(
            "coverage/_programme_grid.html",
            grid=grid,
            narrowed=grid.narrowed,
            asked=in_address(grid.narrowed, question),
            stage_word=stage_word,
            short_kind_name=short_kind_name,
            **values,
        )
    else:
        page = render_template("coverage/_programme_areas.html", lines=lines_of(area, [version], question.on), **values)
    return title, Markup(page)


def asked_version(slug: str, question: AskedDay) -> ProgrammeVersion:
    """What the programme said on that day; on a day before its first version there is no such page."""
    version = version_on(get_programme(slug).id, question.on)
    if version is None:
        raise NotFound(slug)
    return version


def asked_grid(question: AskedDay, version: ProgrammeVersion) -> Grid:
    """The grid as the address asks for it; what makes no sense there narrows nothing."""
    area, on = question.area, question.on
    parts = list_parts(area, on, version.programme_id)
    decrees = {part.village_id: part.designation for part in parts if part.designation}
    return build_grid(
        version,
        on,
        list_village_names(Reach.of(area)),
        parts,
        gather_facts(area, version, on, decrees),
        _narrowed(version),
    )


def _narrowed(version: ProgrammeVersion) -> Narrowed:
    args = request.args
    missing, subdistrict, sort = args.get("missing", ""), args.get("subdistrict", ""), args.get("sort", "")
    return Narrowed(
        show=args.get("show", Show.ALL, type=Show),
        stage=args.get("stage", type=Stage),
        missing=missing if missing in {one.key for one in version.criteria} else "",
        subdistrict=subdistrict,
        text=asked_text(),
        sort=sort if sort in SORTS else "",
        descending=args.get("dir") == "desc",
    )


def in_address(narrowed: Narrowed, question: AskedDay) -> dict[str, str]:
    """The same for another address, without what narrows nothing."""
    asked = {
        "on": question.in_address,
        "show": narrowed.show if narrowed.show is not Show.ALL else None,
        "stage": narrowed.stage,
        "missing": narrowed.missing,
        "subdistrict": narrowed.subdistrict,
        "q": narrowed.text,
        "sort": narrowed.sort,
        "dir": "desc" if narrowed.sort and narrowed.descending else None,
    }
    return {name: str(value) for name, value in asked.items() if value}


@bp.get("/coverage/<code>/programmes/<slug>.csv")
@requires(Permission.READ)
def programme_csv(code: str, slug: str):
    return _file(code, slug, "csv")


@bp.get("/coverage/<code>/programmes/<slug>.xlsx")
@requires(Permission.READ)
def programme_xlsx(code: str, slug: str):
    return _file(code, slug, "xlsx")


def _file(code: str, slug: str, ending: str):
    """Villages one by one, which is the grid; of larger areas there is none."""
    question = asked_day(code)
    if question.area.level not in WITH_GRID or question.fault:
        return redirect(url_for(".programme", code=question.area.code, slug=slug))
    grid = asked_grid(question, asked_version(slug, question))
    name = f"program-{slug}-{question.area.code}-{question.on.isoformat()}"
    return send_sheet(grid_sheet(grid, question.area), name, ending)
