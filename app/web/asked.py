"""What a request asks for."""

from flask import request

from app.web.values import clean_line


def asked_text(name: str = "q", most: int = 100) -> str:
    """The words searched for, cleaned as those of a form are; "" where there are none."""
    return clean_line(request.args.get(name, ""))[:most]


def wants_json() -> bool:
    """Whether a script asks, which says so in Accept: it gets figures and words in JSON, never a page."""
    return request.accept_mimetypes.best == "application/json"
