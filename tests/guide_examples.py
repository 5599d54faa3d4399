"""The reports that lie in the guide as examples: PDFs of the demo as they look when issued, and their first pages."""

import io
import subprocess
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PIL import Image

from app.areas.queries import find_area
from app.periods import parse_span
from app.printing.rendering import print_here
from app.reports.issued.issue_parts import Issue
from app.reports.issued.verify_codes import code_text
from app.reports.progress.content import build_report
from app.reports.progress.layout import lay_out_document
from tests import cast
from tests.signed_in import NOW

FOLDER = Path(__file__).parent.parent / "static" / "examples"
PERIOD = "2026-Q3"
LARGEST = 520_000
_ISSUED_ON = date(2026, 10, 7)
_SITE = "https://jejak.example.go.id/verify/"


@dataclass(frozen=True)
class Example:
    """Its code is under no report: a site that is asked for it says so."""

    name: str
    area: str
    number: str
    code: str


EXAMPLES = (
    Example("village", cast.KACE_TIMUR, "400.9/12/KT/2026", "C0NT0H000001"),
    Example("regency", cast.BANGKA, "400.9/12/DPMD/2026", "C0NT0H000002"),
    Example("province", cast.BABEL, "400.9/12/DPMD-BB/2026", "C0NT0H000003"),
)


def path_of(example: Example) -> Path:
    return FOLDER / f"{example.name}.pdf"


def make_example(example: Example) -> bytes:
    """The PDF, stored in static/; needs a request."""
    area = find_area(example.area)
    assert area is not None
    issue = Issue(example.number, _ISSUED_ON, code_text(example.code), _SITE + example.code)
    report = replace(build_report(area, parse_span(PERIOD), NOW), issue=issue)
    printed = print_here(lay_out_document(report))
    FOLDER.mkdir(exist_ok=True)
    path_of(example).write_bytes(printed.pdf)
    print(f"{example.name}.pdf: {printed.page_count} pages, {len(printed.pdf):,} bytes")  # noqa: T201
    if len(printed.pdf) > LARGEST:
        raise SystemExit(f"{example.name}.pdf is larger than {LARGEST:,} bytes")
    return printed.pdf


def first_page(pdf: bytes, width: int) -> bytes:
    """Its picture, that wide."""
    command = ("pdftoppm", "-r", "150", "-f", "1", "-l", "1", "-png", "-")
    page = Image.open(io.BytesIO(subprocess.run(command, input=pdf, check=True, capture_output=True).stdout))
    small = page.convert("RGB").resize((width, round(page.height * width / page.width)), Image.Resampling.LANCZOS)
    png = io.BytesIO()
    small.save(png, "PNG")
    return png.getvalue()
