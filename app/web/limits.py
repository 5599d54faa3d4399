"""How much a person may send at once. Files are bounded by MAX_CONTENT_LENGTH, typed answers by much less.

A view that takes more says so, and what it answers whoever sends even more; it takes more from signed-in people only.
"""

from collections.abc import Callable

from flask import Flask, current_app, request
from flask.typing import ResponseReturnValue
from flask_security import current_user
from werkzeug.exceptions import RequestEntityTooLarge


def init_app(app: Flask) -> None:
    app.before_request(_raise_limit)
    app.before_request(_refuse_large_forms)


def takes(most_bytes: int, too_large: Callable[[], ResponseReturnValue]) -> Callable:
    """Mark a view that takes so many bytes at once; `too_large` answers whoever sends more."""

    def mark(view: Callable) -> Callable:
        view.most_bytes, view.too_large = most_bytes, too_large  # type: ignore[attr-defined]
        return view

    return mark


def answer_too_large() -> ResponseReturnValue | None:
    """What the view that was sent too much has to say; None where it says nothing of its own."""
    too_large = getattr(_view(), "too_large", None)
    return None if too_large is None else too_large()


def _view() -> Callable | None:
    return current_app.view_functions.get(request.endpoint or "")


def _raise_limit() -> None:
    """Before the form is read, which the check of its token does first of all."""
    most = getattr(_view(), "most_bytes", None)
    if most is not None and request.method == "POST" and current_user.is_authenticated:
        request.max_content_length = most


def _refuse_large_forms() -> None:
    """Werkzeug applies MAX_FORM_MEMORY_SIZE to forms with files only: a plain one would be read to its end."""
    plain = request.mimetype == "application/x-www-form-urlencoded"
    if plain and (request.content_length or 0) > current_app.config["MAX_FORM_MEMORY_SIZE"]:
        raise RequestEntityTooLarge
