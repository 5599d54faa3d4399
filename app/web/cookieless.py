"""Answers that everybody may keep carry nobody's session: no cookie is set, whoever asks."""

from collections.abc import Callable

from flask import Flask, Response, current_app, request
from flask.sessions import SecureCookieSessionInterface, SessionMixin


def cookieless(view: Callable) -> Callable:
    """Mark a view whose answer says nothing of who asks."""
    view.is_cookieless = True  # type: ignore[attr-defined]
    return view


class _Sessions(SecureCookieSessionInterface):
    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        view = current_app.view_functions.get(request.endpoint or "")
        if not getattr(view, "is_cookieless", False):
            super().save_session(app, session, response)


def init_app(app: Flask) -> None:
    app.session_interface = _Sessions()
