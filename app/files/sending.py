"""A stored file as the answer to whoever may see it: kept by nobody on the way, asked for each time, sent once."""

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
    is_picture = bool(copy) or file.media_type in _PICTURES
    etag = file.sha256 + (copy and f"-{copy}")
    media_type = JPEG if copy else file.media_type
    response = Response(mimetype=media_type, headers=_PRIVATE)
    response.set_etag(etag)
    if request.if_none_match.contains(etag):
        response.status_code = 304
        return response
    try:
        response.data = store.load(file.sha256, copy)
    except FileNotFoundError:
        raise NotFound(file.sha256) from None
    disposition = "inline" if is_picture else "attachment"
    response.headers["Content-Disposition"] = f'{disposition}; filename="{name}.{_ENDINGS[media_type]}"'
    return response
