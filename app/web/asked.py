"""What a request asks for."""

from flask import Flask, request
from werkzeug.routing import IntegerConverter

from app.web.values import clean_line

MOST = 2**31 - 1  # what a column of whole numbers holds on both databases


class _RecordId(IntegerConverter):
    """<int:...> in an address; a number that no record can have is no address of ours."""

    regex = r"\d{1,10}"

    def __init__(self, *args, **options):
        super().__init__(*args, **{"max": MOST, **options})


def init_app(app: Flask) -> None:
    """Before the first address with a number is registered."""
    app.url_map.converters["int"] = _RecordId


def whole(text: str) -> int:
    """The number of a record, a row or a year, for `type=` of what was sent. ValueError outside 0 to MOST."""
    number = int(text)
    if not 0 <= number <= MOST:
        raise ValueError(text)
    return number


def asked_text(name: str = "q", most: int = 100) -> str:
    """The words searched for, cleaned as those of a form are; "" where there are none."""
    return clean_line(request.args.get(name, ""))[:most]


def wants_json() -> bool:
    """Whether a script asks, which says so in Accept: it gets figures and words in JSON, never a page."""
    return request.accept_mimetypes.best == "application/json"
