"""A stored file as the answer to whoever may see it: kept by nobody on the way, asked for each time, sent once."""

from flask import Response, request

from app.files import store
from app.files.checking import JPEG
from app.files.models import StoredFile
from app.web.errors import NotFound

_PRIVATE = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "Cache-Control": "private, no-cache",
    "X-Content-Type-Options": "nosniff",
}


def send_stored(file: StoredFile, name: str, copy: str = "") -> Response:
    """The photo to look at, or the PDF to save as `name` and its ending; of a copy (see store) always a picture."""
    is_picture = bool(copy) or file.media_type == JPEG
    etag = file.sha256 + (copy and f"-{copy}")
    response = Response(mimetype=JPEG if is_picture else file.media_type, headers=_PRIVATE)
    response.set_etag(etag)
    if request.if_none_match.contains(etag):
        response.status_code = 304
        return response
    try:
        response.data = store.load(file.sha256, copy)
    except FileNotFoundError:
        raise NotFound(file.sha256) from None
    disposition, ending = ("inline", "jpg") if is_picture else ("attachment", "pdf")
    response.headers["Content-Disposition"] = f'{disposition}; filename="{name}.{ending}"'
    return response
