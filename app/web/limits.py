"""How much a person may send at once. Files are bounded by MAX_CONTENT_LENGTH, typed answers by much less."""

from flask import Flask, current_app, request
from werkzeug.exceptions import RequestEntityTooLarge


def init_app(app: Flask) -> None:
    app.before_request(_refuse_large_forms)


def _refuse_large_forms() -> None:
    """Werkzeug applies MAX_FORM_MEMORY_SIZE to forms with files only: a plain one would be read to its end."""
    plain = request.mimetype == "application/x-www-form-urlencoded"
    if plain and (request.content_length or 0) > current_app.config["MAX_FORM_MEMORY_SIZE"]:
        raise RequestEntityTooLarge
