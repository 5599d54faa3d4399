"""Many reports at once: start them, watch them, cancel them, fetch what they became."""

import re
from enum import StrEnum
from typing import TypeVar
from uuid import uuid4

from flask import Response, flash, redirect, render_template, request, url_for
from flask_security import current_user
from sqlalchemy import insert

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.areas.models import Level
from app.db import one_at_a_time, write_tx
from app.files.store import stream_result
from app.i18n import _, number
from app.periods import parse_span
from app.reports.choices import list_near, list_periods
from app.reports.jobs import job_words
from app.reports.jobs.bundle import bundle_name, fault_name
from app.reports.jobs.job_commands import cancel
from app.reports.jobs.job_models import ReportJob, ReportJobPart
from app.reports.jobs.job_queries import (
    OPEN,
    count_areas_below,
    count_open_jobs,
    find_job_by_key,
    get_own_job,
    list_areas_below,
    list_jobs,
    list_parts,
    tally_parts,
)
from app.reports.jobs.job_queue import is_attended, wake
from app.reports.jobs.job_work import result_path
from app.reports.jobs.sweeping import KEPT
from app.reports.views.asking import Refused, asked_area, asked_kind, asked_period, today
from app.reports.views.blueprint import bp
from app.reports.views.choosing import chosen
from app.reports.vocabulary import JOB_FORM_NAMES, KIND_NAMES, JobForm, JobState
from app.web.errors import NotFound

MOST_REPORTS = 2_000
MOST_JOINED = 1_000  # beyond that no reader opens the file at ease
MOST_OPEN = 5
T = TypeVar("T", bound=StrEnum)
_KEY = re.compile("[0-9a-f]{32}")


@bp.route("/reports/jobs", methods=["GET", "POST"])
@requires(Permission.PRINT_MANY)
def jobs():
    """One's own, newest first, and the form for another: ?area."""
    if request.method == "GET":
        return _page()
    try:
        known = _find_sent(request.form.get("key", ""))
        if known is not None:
            return redirect(url_for(".job", job_id=known.id))
        job_id = _start(_read())
    except Refused as refusal:
        return _page(str(refusal)), 400
    wake(job_id)
    return redirect(url_for(".job", job_id=job_id))


@bp.get("/reports/jobs/<int:job_id>")
@requires(Permission.PRINT_MANY)
def job(job_id: int):
    """How far it is; the page asks again by itself until it has ended."""
    found = get_own_job(current_user.id, reach_of(current_user), job_id)
    tally = tally_parts(job_id)
    is_open, now = found.state in OPEN, clock.now()
    return render_template(
        "reports/job.html",
        job=found,
        tally=tally,
        failed=list_parts(job_id, JobState.FAILED) if tally.failed else (),
        is_open=is_open,
        is_attended=is_attended() if is_open else True,
        state_now=job_words.state_of(found, now),
        left=job_words.time_left(found, tally, now),
        kept_until=found.finished_at + KEPT if found.finished_at else None,
        fault_name=fault_name,
        words=job_words,
        kinds=KIND_NAMES,
        period=parse_span(found.period),
    )


@bp.post("/reports/jobs/<int:job_id>/cancel")
@requires(Permission.PRINT_MANY)
def cancel_job(job_id: int):
    """The report that is being printed is finished, and no other is begun."""
    get_own_job(current_user.id, reach_of(current_user), job_id)
    was_open = cancel(current_user.id, job_id)
    flash(
        _("Cancelled. Nothing more is printed.")
        if was_open
        else _("It had ended already: there was nothing to cancel.")
    )
    return redirect(url_for(".job", job_id=job_id))


@bp.get("/reports/jobs/<int:job_id>/result")
@requires(Permission.PRINT_MANY)
def job_result(job_id: int):
    """The ZIP, or the one PDF; back to the page of the job where there is none."""
    found = get_own_job(current_user.id, reach_of(current_user), job_id)
    if found.state is not JobState.DONE:
        return redirect(url_for(".job", job_id=job_id))
    name = bundle_name(found.kind, found.area, found.level, parse_span(found.period), found.form)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Length": str(found.result_size)}
    mimetype = "application/zip" if found.form is JobForm.ZIP else "application/pdf"
    try:
        content = stream_result(result_path(job_id, found.result_sha256))
    except FileNotFoundError:  # its days are over
        raise NotFound(str(job_id)) from None
    return Response(content, mimetype=mimetype, headers=headers)


def _read() -> ReportJob:
    """What was sent, unstored. Raises Refused, and NotFound for an area out of reach."""
    key, area = request.form.get("key", ""), asked_area()
    if not _KEY.fullmatch(key):
        raise _altered()
    level, form = _choice(Level, "level"), _choice(JobForm, "form")
    counts = count_areas_below(area)
    if level not in counts:
        raise Refused(
            _("Of which areas are the reports to be? Choose one of the levels below %(area)s.", area=area.label)
        )
    if form is None:
        raise Refused(_("What are the reports to become? Choose a ZIP or one PDF."))
    if form is JobForm.JOINED and counts[level] > MOST_JOINED:
        words = _("%(count)s reports are too many for one PDF: at most %(most)s. Choose a ZIP, or a smaller area.")
        raise Refused(words % {"count": number(counts[level]), "most": number(MOST_JOINED)})
    if counts[level] > MOST_REPORTS:
        words = _("%(count)s reports are too many at once: at most %(most)s. Choose a smaller area.")
        raise Refused(words % {"count": number(counts[level]), "most": number(MOST_REPORTS)})
    return ReportJob(
        key=key,
        kind=asked_kind(),
        area_id=area.id,
        level=level,
        period=asked_period().code,
        form=form,
        created_by_id=current_user.id,
    )


def _choice(choices: type[T], name: str) -> T | None:
    sent = request.form.get(name)
    return next((one for one in choices if one.value == sent), None)


def _start(job: ReportJob) -> int:
    """Store it with its parts; the one that is there already where it was sent twice. Raises Refused."""
    area_ids = list_areas_below(asked_area(), job.level)
    user_id = current_user.id
    with write_tx(is_shown=False) as session:
        one_at_a_time(session, f"report jobs of {user_id}")
        known = _find_sent(job.key)
        if known is not None:
            return known.id
        if count_open_jobs(user_id) >= MOST_OPEN:
            raise Refused(
                _(
                    "%(count)s of yours are waiting or being printed already. Wait until one is done, or cancel one.",
                    count=number(MOST_OPEN),
                )
            )
        session.add(job)
        session.flush()
        rows = [{"job_id": job.id, "area_id": area_id} for area_id in area_ids]
        session.execute(insert(ReportJobPart), rows)
        return job.id


def _find_sent(key: str) -> ReportJob | None:
    """The job that the same page has started before. Raises Refused where that page was somebody else's."""
    known = find_job_by_key(key)
    if known is not None and known.created_by_id != current_user.id:
        raise _altered()
    return known


def _altered() -> Refused:
    return Refused(_("The page was altered on its way. Look it over, then start once more."))


def _page(refusal: str = "") -> str:
    area, reach = asked_area(), reach_of(current_user)
    counts, periods = count_areas_below(area), list_periods(today())
    return render_template(
        "reports/jobs.html",
        area=area,
        areas=list_near(reach, area),
        levels={level: job_words.areas_of(level, count) for level, count in counts.items()},
        kinds=KIND_NAMES,
        forms=JOB_FORM_NAMES,
        periods=periods,
        chosen={
            **chosen(periods),
            "level": request.values.get("level") or next(iter(counts), ""),
            "form": request.values.get("form", JobForm.ZIP),
        },
        key=uuid4().hex,
        jobs=list_jobs(current_user.id, reach),
        is_attended=is_attended(),
        now=clock.now(),
        words=job_words,
        parse_span=parse_span,
        refusal=refusal,
    )
