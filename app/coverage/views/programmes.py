"""The programmes of an area: stages counted for itself and for each area below."""

from dataclasses import dataclass
from datetime import date

from flask import redirect, render_template, request, url_for
from flask_security import current_user
from markupsafe import Markup

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.areas.models import Area, Level, short_kind_name
from app.areas.queries import get_area, list_children
from app.coverage.programme_queries import count_stages
from app.coverage.stages import ProgrammeLine, lines_for
from app.coverage.table import level_name
from app.coverage.views.blueprint import above_of, bp
from app.i18n import _, day, language
from app.programmes.models import ProgrammeVersion
from app.programmes.queries import list_versions_on
from app.programmes.vocabulary import STAGE_NAMES
from app.web.keep import keep
from app.web.values import read_date


@dataclass(frozen=True)
class AskedDay:
    """The day that a page is about; `fault` says why it is another than the address asks for."""

    area: Area
    on: date
    fault: str = ""

    @property
    def in_address(self) -> str | None:
        """For links to other pages: nothing on the day itself, so that they stay about today."""
        return None if self.on == clock.today() else self.on.isoformat()


def asked_day(code: str) -> AskedDay:
    """The area, which must lie within reach, and the day: today where none makes sense or it has not come."""
    area, today = get_area(reach_of(current_user), code), clock.today()
    typed = request.args.get("on", "").strip()
    if not typed:
        return AskedDay(area, today)
    try:
        on = read_date(typed)
    except ValueError:
        return AskedDay(area, today, _("“%(typed)s” is no day. Choose one; shown here is today.", typed=typed[:20]))
    if on > today:
        return AskedDay(area, today, _("%(day)s has not come yet; shown here is today.", day=day(on)))
    return AskedDay(area, on)


def reader() -> tuple:
    """On what a page that is kept depends, apart from its address."""
    return reach_of(current_user), current_user.role, language(), clock.today()


@bp.get("/coverage/<code>/programmes")
@requires(Permission.READ)
def programmes(code: str):
    """Worked out once until anything is written; a village has a page of its own for its programmes."""
    answer = keep(("programmes", code, request.args.get("on"), *reader()), lambda: _programmes(code))
    if answer is None:
        return redirect(url_for("enrolments.village", code=code))
    title, content = answer
    return render_template("coverage/show.html", title=title, content=content)


def _programmes(code: str) -> tuple[str, Markup] | None:
    question = asked_day(code)
    area = question.area
    if area.level is Level.VILLAGE:
        return None
    versions = [one for one in list_versions_on(question.on) if not one.has_ended(question.on)]
    title = _("Programmes in %(area)s", area=area.label)
    content = render_template(
        "coverage/_programmes.html",
        title=title,
        question=question,
        lines=lines_of(area, versions, question.on),
        above=above_of(area),
        level_name=level_name(area.level),
        stage_names=STAGE_NAMES,
    )
    return title, Markup(content)


@dataclass(frozen=True)
class AreaLines:
    """An area with one line for each programme."""

    area: Area
    label: str
    lines: list[ProgrammeLine]


def lines_of(area: Area, versions: list[ProgrammeVersion], on: date) -> list[AreaLines]:
    """The area itself first, then each area below it."""
    counts = count_stages(area, area.level.below or Level.VILLAGE, on)
    return [
        AreaLines(
            one,
            f"{short_kind_name(one.kind)} {one.name}".strip(),
            lines_for(one.id, one.desa_count, one.kelurahan_count, versions, counts),
        )
        for one in (area, *list_children(area))
    ]
