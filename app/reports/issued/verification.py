"""The code on the first page of an issued report, as a picture to scan."""

import segno
from markupsafe import Markup

from app.reports.issued.issue_parts import Issue


def draw_code(issue: Issue) -> Markup:
    """The address at which the report proves itself, as a QR code that a phone reads from a photocopy too."""
    picture = segno.make(issue.address, error="m", micro=False)
    return Markup(
        picture.svg_inline(omitsize=True, border=4, dark="#000", light="#fff", title="Kode QR untuk memeriksa laporan")
    )
