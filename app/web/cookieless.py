"""Answers that set no cookie: those that everybody may keep, and those that tell a script that nobody is signed in.

The latter may come late over a bad line, when somebody has signed in meanwhile, whose cookie it would take away.
"""

from collections.abc import Callable
from http import HTTPStatus

from flask import Flask, Response, current_app, request
from flask.sessions import SecureCookieSessionInterface, SessionMixin


def cookieless(view: Callable) -> Callable:
    """Mark a view whose answer says nothing of who asks."""
    view.is_cookieless = True  # type: ignore[attr-defined]
    return view


class _Sessions(SecureCookieSessionInterface):
    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        view = current_app.view_functions.get(request.endpoint or "")
        if not getattr(view, "is_cookieless", False) and response.status_code != HTTPStatus.UNAUTHORIZED:
            super().save_session(app, session, response)


def init_app(app: Flask) -> None:
    app.session_interface = _Sessions()
