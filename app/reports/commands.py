"""flask report: the progress report as a file."""

from pathlib import Path

import click
from flask.cli import with_appcontext

from app import clock
from app.areas.queries import find_area
from app.i18n import day, force_locale, period_name
from app.periods import parse_period
from app.reports.content import build_report
from app.reports.facts import NotBegun
from app.reports.layout import lay_out_document
from app.reports.rendering import render


@click.command("report")
@click.argument("area_code", metavar="AREA")
@click.argument("period_code", metavar="PERIOD")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The PDF file to write.")
@with_appcontext
def report_command(area_code: str, period_code: str, output: Path) -> None:
    """Write the progress report of AREA (a code) in PERIOD (2026, 2026-S1, 2026-Q3 or 2026-09) as a PDF."""
    area = find_area(area_code)
    if area is None:
        raise click.ClickException(f"No area has the code {area_code}. Codes look like 19, 19.01 or 19.01.04.2014.")
    try:
        period = parse_period(period_code)
    except ValueError:
        message = f"{period_code} is not a period. Write 2026, 2026-S1, 2026-Q3 or 2026-09."
        raise click.ClickException(message) from None
    try:
        report = build_report(area, period, clock.now())
    except NotBegun:
        with force_locale("en"):
            message = f"{period_name(period)} has not begun. It can be reported on from {day(period.first_day)}."
        raise click.ClickException(message) from None
    rendered = render(lay_out_document(report).chapters[0])
    try:
        output.write_bytes(rendered.pdf)
    except OSError as error:
        raise click.ClickException(f"{output} could not be written: {error.strerror}.") from None
    click.echo(f"{output}: {area.full_label}, {report.period.code}, {len(rendered.pdf):,} bytes")
