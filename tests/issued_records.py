"""An issued report, stored without a page or a printer."""

from datetime import date

from flask import Flask

from app import clock
from app.areas.queries import find_area
from app.db import write_tx
from app.periods import parse_span
from app.reports.issued.issuing import freeze, with_issue
from app.reports.models import IssuedReport, Signatory
from app.reports.progress.content import build_report
from app.reports.vocabulary import Variant
from tests import cast

PDF = b"%PDF-1.7\n% laporan yang terbit\n%%EOF\n"


def store_issued(
    app: Flask, area: str = cast.KACE_TIMUR, period: str = "2026-Q3", number: str = "400/12", **values
) -> str:
    """A progress report of that area as it stands now, its bytes made up; its code."""
    with app.test_request_context():
        place, now = find_area(area), clock.now()
        signer = Signatory(
            variant=Variant.PLAIN, office="Camat Contoh", name="Rini Contoh", rank="Pembina", nip="198001012005012001"
        )
        report = build_report(place, parse_span(period), now)
        report = with_issue(report, place, signer, number, date(2026, 10, 7))
        row: IssuedReport = freeze(report, PDF, 3, place, values.pop("key", f"{area} {period} {number}"[:40]))
        for name, value in values.items():
            setattr(row, name, value)
        with write_tx() as tx:
            tx.add(row)
        return row.code
