"""flask coverage: what the page shows of an area and of those below it, as CSV for other programs."""

from datetime import date
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from app import clock
from app.areas.models import Area, Level
from app.areas.queries import find_area
from app.coverage.queries import build_coverage
from app.coverage.review.plain import count_people, count_unknown, plain_csv
from app.i18n import day, force_locale, moment, period_name
from app.periods import Period, parse_span

_LEVELS = [level.value for level in Level if level is not Level.NATION]


@click.command("coverage")
@click.argument("area_code", metavar="AREA")
@click.argument("period_code", metavar="PERIOD")
@click.option("--csv", "file", type=click.Path(dir_okay=False), required=True, help='Where to; "-" is the screen.')
@click.option("--level", type=click.Choice(_LEVELS), help="Rows of a lower level than the one below AREA.")
@with_appcontext
def coverage_command(area_code: str, period_code: str, file: str, level: str | None) -> None:
    """Write the figures of AREA (a code) in PERIOD (2026, 2026-S1, 2026-Q3, 2026-09 or 2026-07-15..2026-09-20).

    A row for each area below, then one for AREA itself, which counts each session once. What is not known is empty.
    """
    with force_locale("en"):
        _write_csv(area_code, period_code, file, level)


def _write_csv(area_code: str, period_code: str, file: str, level: str | None) -> None:
    today = clock.today(current_app.config["TIME_ZONE"])
    area = _area(area_code)
    period, rows_at = _period(period_code, today), _level(area, level)
    coverage = build_coverage(area, period, today, rows_at)
    people = count_people(area, rows_at, period, today)
    content = plain_csv(coverage, people)
    if file == "-":
        click.echo(content, nl=False)
    else:
        _write(Path(file), content)
    told = f"{area.full_label}, {period_name(period)}, counted up to {day(coverage.cutoff)}"
    counted = f"; orang_unik as of {moment(people.counted_at)}" if people.counted_at else ""
    click.echo(f"{len(coverage.rows) + 1:,} rows: {told}{counted}.", err=True)
    unknown = count_unknown(coverage, people)
    if unknown:
        click.echo(f"orang_unik is not counted yet for {unknown:,} of them. Run: flask totals run", err=True)


def _area(code: str) -> Area:
    area = find_area(code)
    if area is None:
        raise click.ClickException(f"No area has the code {code}. Codes look like 19, 19.01 or 19.01.04.2014.")
    return area


def _period(code: str, today: date) -> Period:
    try:
        period = parse_span(code)
    except ValueError:
        ways = "2026, 2026-S1, 2026-Q3, 2026-09 or 2026-07-15..2026-09-20"
        raise click.ClickException(f"{code} is not a period. Write {ways}.") from None
    if period.first_day > today:
        raise click.ClickException(f"{code} has not begun: its first day is {period.first_day}.")
    return period


def _level(area: Area, asked: str | None) -> Level | None:
    """None for a village, which has nothing below it."""
    if asked is None:
        return area.level.below
    levels = list(Level)
    below = levels[levels.index(area.level) + 1 :]
    if Level(asked) not in below:
        ways = ", ".join(below) or "none: leave out --level"
        raise click.ClickException(f"{area.full_label} has no rows of the level {asked}. Choose one below it: {ways}.")
    return Level(asked)


def _write(path: Path, content: str) -> None:
    try:
        path.write_text(content, encoding="utf-8", newline="")
    except OSError as error:
        raise click.ClickException(f"{path} could not be written: {error.strerror}.") from None
