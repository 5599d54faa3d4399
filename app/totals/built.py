"""Whether totals were made of what was recorded before there were any; until then no page counts."""

from flask import Flask, request
from sqlalchemy.orm import Session
from werkzeug.exceptions import ServiceUnavailable

from app.web.settings import all_settings, put_setting

UNCOUNTED = "uncounted"
_ANSWERED = ("health.check", "static")


def init_app(app: Flask) -> None:
    app.before_request(_refuse_until_counted)


def is_counted() -> bool:
    """The migration that made the tables of totals has left a mark where something was recorded already."""
    return UNCOUNTED not in all_settings()


def count_first(session: Session) -> None:
    """Totals have been made of everything. Does not commit."""
    put_setting(session, UNCOUNTED, None)


def _refuse_until_counted() -> None:
    """A wrong figure on a page, or one that is printed, would be worse than a page that comes some minutes later."""
    if request.endpoint not in _ANSWERED and not is_counted():
        raise ServiceUnavailable
