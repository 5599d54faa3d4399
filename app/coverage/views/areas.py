"""A page per area, which for a village head is the first page, and the search."""

from datetime import date

from flask import render_template, request
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, can, reach_of, requires
from app.areas.models import Area, Level, kind_name
from app.areas.queries import get_area, list_children, search_areas
from app.areas.reach import Reach
from app.coverage.calculate import AreaFigures
from app.coverage.queries import build_coverage
from app.coverage.sentences import village_lead
from app.coverage.task_words import task_lines
from app.coverage.tasks import MOST_SHOWN, Draft, Facts, ProgrammePart, TakeStep, list_tasks
from app.coverage.views.blueprint import above_of, bp
from app.coverage.village_queries import list_last_sessions, list_returned, sum_up_year
from app.i18n import force_locale, month_short, period_name
from app.outreach.draft_queries import list_own_drafts
from app.outreach.drafts import draft_title, is_plan
from app.outreach.nil_queries import list_nils
from app.periods import Period, parse_period, period_of
from app.programmes import enrolment_words
from app.programmes.standing import Standing
from app.programmes.village_programmes import get_village_programmes
from app.programmes.vocabulary import Stage
from app.regulations import words
from app.regulations.clock_story import tell_clock
from app.regulations.clock_words import mark_beside_state
from app.regulations.queries import RegulationRow, list_regulations
from app.regulations.settings_queries import get_terms

FOUND_AT_MOST = 50


@bp.get("/areas")
@requires(Permission.READ)
def search():
    """Areas by name or code, within reach."""
    text = request.args.get("q", "").strip()[:120]
    found = search_areas(reach_of(current_user), text, FOUND_AT_MOST) if text else []
    return render_template(
        "coverage/search.html",
        text=text,
        found=found,
        full=len(found) == FOUND_AT_MOST,
        is_code=text.replace(".", "").replace(" ", "").isdigit(),
    )


@bp.get("/areas/<code>")
@requires(Permission.READ)
def area(code: str):
    reach = reach_of(current_user)
    shown = get_area(reach, code)
    above = above_of(shown)
    if shown.level is Level.VILLAGE:
        return _village(shown, above)
    return render_template(
        "coverage/area.html", area=shown, above=above, children=list_children(shown), kind_name=kind_name
    )


def _village(village: Area, above: list[tuple[Area, bool]]):
    today = clock.today()
    quarter = period_of(today)
    year = sum_up_year(village.id, today)
    regulations = list_regulations(Reach.of(village), today)
    nils = list_nils(village.id, min(date(today.year, 1, 1), quarter.previous.first_day))
    figures = build_coverage(village, quarter, today).total
    terms = get_terms(village.regency_id)
    own = [one for one in regulations if one.area_id == village.id]
    standings = get_village_programmes(village, today, regulations).standings
    tasks = list_tasks(
        Facts(
            today=today,
            has_regulations=village.kind.has_village_regulations,
            last_held_on=year.last_held_on,
            months=year.held,
            nils=[(nil.first_day, nil.last_day) for nil, _who in nils],
            returned=list_returned(village.id),
            regulations=own,
            terms=terms,
            programmes=[_part(one.part.id, one) for one in standings if one.part],
            drafts=_unsent(village),
            unnamed=year.unnamed if can(Permission.SEE_NAMES) else 0,
        )
    )
    lines = task_lines(tasks, village, today)
    on_its_way = next((one.regulation for one in tasks if isinstance(one, TakeStep) and one.due), None)
    months = [month_short(date(today.year, month, 1)) for month in range(1, 13)]
    return render_template(
        "coverage/village.html",
        area=village,
        above=above,
        today=today,
        quarter=quarter,
        lead=_lead(village, figures, quarter, regulations, today),
        tasks=lines[:MOST_SHOWN],
        more_tasks=lines[MOST_SHOWN:],
        task_count=len(tasks),
        late_count=sum(task.days_late(today) > 0 for task in tasks),
        year=year,
        months=months,
        month_list=", ".join(
            f"{name} {count}" for name, count in zip(months, year.months, strict=True) if count is not None
        ),
        nihil=[parse_period(nil.period) for nil, _who in nils if nil.last_day.year == today.year],
        sessions=list_last_sessions(village.id),
        regulations=regulations,
        standings=standings,
        enrolment_words=enrolment_words,
        on_its_way=on_its_way,
        story=tell_clock(on_its_way, village.regency.kind, terms, today) if on_its_way and village.regency else None,
        marks={
            task.regulation.id: mark_beside_state(task.following, today) for task in tasks if isinstance(task, TakeStep)
        },
        words=words,
    )


def _lead(village: Area, figures: AreaFigures, quarter: Period, regulations: list[RegulationRow], today: date) -> str:
    """What the report says first, which is Indonesian in both languages of the site."""
    in_force = [one for one in regulations if one.protects(today)]
    in_force.sort(key=lambda one: (-one.year, -(one.number or 0)))
    with force_locale("id"):
        return village_lead(figures, village.label, period_name(quarter), [one.official_name for one in in_force])


def _part(enrolment_id: int, standing: Standing) -> ProgrammePart:
    ends = standing.lapses_soon or standing.stage is Stage.LAPSED
    return ProgrammePart(
        enrolment_id,
        standing.version.short_name,
        len(standing.fillable),
        standing.next_missing.criterion.text if standing.next_missing else "",
        standing.valid_until if ends else None,
    )


def _unsent(village: Area) -> list[Draft]:
    """What the reader has begun in their own village and not sent; a session that is planned is not late."""
    if current_user.area_id != village.id:
        return []
    drafts = (one for one in list_own_drafts(current_user.id) if not is_plan(one))
    return [Draft(one.key, draft_title(one), clock.local(one.saved_at).date()) for one in drafts]
