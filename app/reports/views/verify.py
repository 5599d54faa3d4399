"""The public pages on which a paper proves itself: its code is looked up, its file is compared in the browser."""

from datetime import timedelta

from flask import Blueprint, redirect, render_template, request, url_for

from app import clock
from app.db import write_tx
from app.periods import parse_span
from app.reports.issued.issue_queries import find_issued
from app.reports.issued.lookup_queries import count_failed_lookups, note_failed_lookup
from app.reports.issued.verify_codes import code_text, read_code
from app.reports.models import IssuedReport
from app.reports.vocabulary import KIND_NAMES
from app.web.public import public
from app.web.source import source_of_request

MOST_FAILED = 20
_REST = timedelta(minutes=15)

bp = Blueprint("verify", __name__, url_prefix="/verify")


@bp.after_request
def hide_from_search(response):
    """Whoever has the paper finds the page; nobody else needs to."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@bp.route("", methods=["GET", "POST"])
@public
def index():
    """Type the code that stands on the paper."""
    typed = request.form.get("code", "")[:200].strip()
    code = read_code(typed)
    if code is not None:
        return redirect(url_for(".check", code=code_text(code)))
    if request.method == "POST":
        return _unknown(typed, is_code=False)
    return render_template("verify/index.html", typed="")


@bp.get("/<code>")
@public
def check(code: str):
    """What was issued under that code, and whether it still holds; no names."""
    source, read = source_of_request(), read_code(code[:200])
    if count_failed_lookups(source, clock.now() - _REST) >= MOST_FAILED:
        return render_template("verify/rest.html", minutes=_REST.seconds // 60), 429
    issued = find_issued(read or "")
    if issued is not None:
        return _found(issued)
    if read is not None:
        with write_tx(is_shown=False) as tx:
            note_failed_lookup(tx, source)
    return _unknown(code, is_code=read is not None)


def _found(issued: IssuedReport) -> str:
    return render_template(
        "verify/found.html",
        one=issued,
        code=code_text(issued.code),
        kind_name=KIND_NAMES[issued.kind],
        period=parse_span(issued.period),
        office=" ".join(issued.signature["lines"]),
    )


def _unknown(typed: str, is_code: bool):
    return render_template("verify/unknown.html", typed=typed[:40], is_code=is_code), 404
