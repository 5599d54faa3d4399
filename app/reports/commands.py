"""flask report: one report as a file, those of all areas of a level, or drafts for every area."""

from pathlib import Path

import click
from flask.cli import with_appcontext

from app import clock
from app.areas.models import Area, Level
from app.areas.queries import find_area
from app.i18n import day, force_locale, period_name
from app.periods import Period, parse_span
from app.printing.rendering import RenderingFailed, print_document
from app.reports.choices import last_finished
from app.reports.issued.snapshot import as_json
from app.reports.jobs.each import make_each, tell_without_emblem
from app.reports.jobs.preparing_commands import prepare_drafts
from app.reports.office.emblem import is_emblem_lost
from app.reports.papers.kinds import build_kind, lay_out
from app.reports.papers.paperwork import NoSuchPaper
from app.reports.progress.facts import today_of
from app.reports.vocabulary import ReportKind

_FILE = click.Path(path_type=Path)
_KINDS = click.Choice([kind.value for kind in ReportKind])
_LEVELS = click.Choice([level.value for level in Level if level is not Level.NATION])


class _AreaOrCommand(click.Group):
    """`flask report 19.01 2026-Q3 ...` is short for `flask report of 19.01 2026-Q3 ...`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in (*self.commands, "--help"):
            args = ["of", *args]
        return super().parse_args(ctx, args)


@click.group("report", cls=_AreaOrCommand)
def report_command() -> None:
    """Reports as files: flask report AREA PERIOD -o FILE, flask report prepare."""


@report_command.command("of")
@click.argument("area_code", metavar="AREA")
@click.argument("period_code", metavar="PERIOD")
@click.option("-o", "--output", type=_FILE, required=True, help="The PDF; with --each a folder, a .zip or one .pdf.")
@click.option("--json", "data", type=_FILE, help="The data of the report as JSON, too.")
@click.option("--each", type=_LEVELS, help="The reports of all areas of that level within AREA.")
@click.option("--kind", type=_KINDS, default="progress", show_default=True, help="Which paper.")
@with_appcontext
def of_command(area_code: str, period_code: str, output: Path, data: Path | None, each: str | None, kind: str) -> None:
    """Write the draft of AREA (a code) in PERIOD (2026, 2026-S1, 2026-Q3, 2026-09 or 2026-07-15..2026-09-20)."""
    area, period = _area(area_code), _period(period_code)
    if each is not None:
        if data is not None:
            raise click.ClickException("--json goes with one report. Leave out --each, or --json.")
        make_each(area, Level(each), ReportKind(kind), period, output)
        return
    try:
        paper = build_kind(ReportKind(kind), area, period, clock.now())
        printed = print_document(lay_out(paper))
    except (NoSuchPaper, RenderingFailed) as error:
        raise click.ClickException(str(error)) from None
    _write(output, printed.pdf)
    if data is not None:
        _write(data, as_json(paper))
    click.echo(f"{output}: {area.full_label}, {period.code}, {printed.page_count} pages, {len(printed.pdf):,} bytes")
    tell_without_emblem(int(is_emblem_lost(paper.letter)))


@report_command.command("prepare")
@click.option("--period", "period_code", help="Else the quarter that ended last.")
@click.option("--area", "area_code", default="ID", show_default=True, help="Only this area and those below it.")
@with_appcontext
def prepare_command(period_code: str | None, area_code: str) -> None:
    """Make the draft of every area of which anything is recorded. Safe to repeat: only what has changed is printed."""
    now = clock.now()
    period = _period(period_code) if period_code else last_finished(today_of(now))
    prepare_drafts(_area(area_code), period, now)


def _area(code: str) -> Area:
    area = find_area(code)
    if area is None:
        raise click.ClickException(f"No area has the code {code}. Codes look like 19, 19.01 or 19.01.04.2014.")
    return area


def _period(code: str) -> Period:
    try:
        period = parse_span(code)
    except ValueError:
        ways = "2026, 2026-S1, 2026-Q3, 2026-09 or 2026-07-15..2026-09-20"
        raise click.ClickException(f"{code} is not a period. Write {ways}.") from None
    if period.first_day > today_of(clock.now()):
        with force_locale("en"):
            first = day(period.first_day)
            raise click.ClickException(f"{period_name(period)} has not begun. It can be reported on from {first}.")
    return period


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise click.ClickException(f"{path} could not be written: {error.strerror}.") from None
