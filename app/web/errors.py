"""Error pages in our words, each with a way back and a code to tell the staff; a script gets the words in JSON."""

import secrets

import structlog
from flask import Flask, current_app, g, jsonify, render_template, request, session
from sqlalchemy.exc import DataError, OperationalError
from werkzeug.exceptions import HTTPException

from app.db import db
from app.i18n import _
from app.web.asked import wants_json
from app.web.kept import Kept, kept_answers
from app.web.limits import answer_too_large

log = structlog.get_logger()


class NotFound(LookupError):
    """What was asked for does not exist, or lies out of reach, which is the same to whoever asks."""


def init_app(app: Flask) -> None:
    app.register_error_handler(NotFound, lambda error: _page(404))
    app.register_error_handler(HTTPException, lambda error: _page(error.code or 500, error))
    app.register_error_handler(OperationalError, _database_busy)
    app.register_error_handler(DataError, _not_storable)
    app.register_error_handler(Exception, _unexpected)


def _titles() -> dict[int, tuple[str, str]]:
    return {
        400: (
            _("This request could not be read"),
            _("Go back and send it once more. What you had saved is safe."),
        ),
        403: (
            _("This is not among your tasks"),
            _("Your account may not do this. Ask your subdistrict's staff if you think that it should."),
        ),
        404: (
            _("This page was not found"),
            _("Its address may be misspelt, it may have moved, or it is not your area. Your records are safe."),
        ),
        405: (_("This page cannot be opened that way"), _("Go back and use the button on the page.")),
        413: (
            _("This is too large to send"),
            _("A file may have at most 5 MB. Split it into smaller files, then send them one by one."),
        ),
        429: (_("Too many attempts"), _("Wait 15 minutes, then try again.")),
        503: (_("The site is busy"), _("Nothing was saved. Try again in a minute.")),
    }


def _page(status: int, error: HTTPException | None = None):
    if error is not None and error.response is not None:
        return error.response
    own = answer_too_large() if status == 413 else None
    if own is not None:
        return own
    fault = (_("Something went wrong on our side"), _("Nothing was saved. Try again in a minute."))
    title, advice = _titles().get(status, fault)
    code = f"{status}-{secrets.token_hex(2).upper()}"
    words = {"title": title, "advice": advice, "code": code}
    if status >= 500:
        log.error("page_failed", code=code, path=request.path)
    if wants_json():
        return jsonify(words), status
    if status >= 500:
        page = _page_without_database(kept=kept_answers(), **words)
    else:
        page = render_template("errors/error.html", **words)
    headers = list(error.get_headers()) if status == 405 and error is not None else []
    return page, status, [(name, value) for name, value in headers if name == "Allow"]


def _page_without_database(**words) -> str:
    """The database may be what is missing: no signed-in person is looked up for the menu."""
    template = current_app.jinja_env.get_template("errors/error.html")
    return template.render(bare=True, session=session, request=request, g=g, **words)


def page_to_send_again(title: str, advice: str, kept: Kept | None, status: int):
    """A page from which the same answers can be sent once more, where they could be kept."""
    code = f"{status}-{secrets.token_hex(2).upper()}"
    return render_template("errors/error.html", title=title, advice=advice, code=code, kept=kept), status


def _database_busy(error: OperationalError):
    db.session.rollback()
    log.error("database_unavailable", path=request.path, kind=type(error.orig).__name__)
    return _page(503)


def _not_storable(error: DataError):
    """PostgreSQL holds no letter of the value 0, which nobody types: whoever sends one hears that it is unreadable."""
    if "NUL" not in str(error.orig):
        return _unexpected(error)
    db.session.rollback()
    return _page(400)


def _unexpected(error: Exception):
    log.exception("unexpected_error", path=request.path)
    db.session.rollback()
    return _page(500)
