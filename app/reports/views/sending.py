"""Paper that is printed while one waits."""

from flask import Response, abort, current_app

from app.printing.rendering import RenderingFailed, render_in_worker


def send_pdf(html: str, name: str, failed: str) -> Response:
    """Opens in the browser; `failed` is what the log calls it where it could not be printed."""
    try:
        pdf = render_in_worker(html)
    except RenderingFailed:
        current_app.logger.exception(failed)
        abort(503)
    return Response(pdf, mimetype="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'})
