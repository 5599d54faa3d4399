"""A stored file as the answer to whoever may see it: kept by nobody on the way, asked for each time, sent once."""

from collections.abc import Callable

from flask import Response, request

from app.files import store
from app.files.checking import JPEG, PDF, PNG
from app.files.models import StoredFile
from app.web.errors import NotFound

_PICTURES = (JPEG, PNG)
_ENDINGS = {JPEG: "jpg", PNG: "png", PDF: "pdf"}
_PRIVATE = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "Cache-Control": "private, no-cache",
    "X-Content-Type-Options": "nosniff",
}


def send_stored(file: StoredFile, name: str, copy: str = "") -> Response:
    """The photo to look at, or the PDF to save as `name` and its ending; of a copy (see store) always a picture."""
    media_type = JPEG if copy else file.media_type
    disposition = "inline" if media_type in _PICTURES else "attachment"
    etag = file.sha256 + (copy and f"-{copy}")
    named = f'{disposition}; filename="{name}.{_ENDINGS[media_type]}"'
    return send_private(etag, media_type, named, lambda: store.load(file.sha256, copy))


def send_private(etag: str, media_type: str, disposition: str, load: Callable[[], bytes]) -> Response:
    """What `load` gives, or only that it is still the same. Raises NotFound where it is gone."""
    response = Response(mimetype=media_type, headers=_PRIVATE)
    response.set_etag(etag)
    if request.if_none_match.contains(etag):
        response.status_code = 304
        return response
    try:
        response.data = load()
    except FileNotFoundError:
        raise NotFound(etag) from None
    response.headers["Content-Disposition"] = disposition
    return response
