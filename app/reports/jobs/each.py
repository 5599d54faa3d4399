"""The reports of all areas of a level as a folder, a ZIP or one PDF, from the command line."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from app import clock
from app.areas.models import Area, Level
from app.areas.queries import get_area_by_id
from app.i18n import force_locale
from app.periods import Period
from app.printing.rendering import RenderingFailed
from app.reports.jobs.bundle import LIST_NAME, Bundle, Piece, fault_name, piece_name
from app.reports.jobs.gathering import Build, Gathering
from app.reports.jobs.job_queries import list_areas_below
from app.reports.jobs.many import CountingFailed, Outcome, Printing, printed_file
from app.reports.office.letter_queries import get_letter
from app.reports.papers.kinds import Printable, build_kind
from app.reports.vocabulary import JobForm, PartFault, ReportKind

_ENDINGS = {".zip": JobForm.ZIP, ".pdf": JobForm.JOINED}


def make_each(area: Area, level: Level, kind: ReportKind, period: Period, output: Path) -> None:
    """As of this moment. What could not be made is listed, and is an error once the rest is written."""
    _refuse_output(output)
    area_ids, now = list_areas_below(area, level), clock.now()
    if not area_ids:
        raise click.ClickException(f"{area.label} has no areas of the level {level}.")

    def build(one: Area) -> Printable:
        return build_kind(kind, one, period, now)

    with tempfile.TemporaryDirectory(prefix="jejak-desa-") as name:
        folder = Path(name)
        try:
            outcomes = print_with_progress(build, area_ids, folder)
        except OSError as error:
            raise click.ClickException(f"What is printed could not be written to {folder}: {error}.") from None
        with force_locale("id"):
            pieces = [
                _piece(area, get_area_by_id(area_id), outcomes[area_id], folder, kind, period) for area_id in area_ids
            ]
            bundle = Bundle(area.label, get_letter(area).agency, kind, period, now, pieces)
        try:
            _write(bundle, output, folder)
        except OSError as error:
            raise click.ClickException(f"{output} could not be written: {error.strerror}.") from None
        except RenderingFailed as error:
            raise click.ClickException(f"The reports could not be joined: {error}.") from None
    pages = sum(piece.page_count for piece in pieces)
    click.echo(f"{output}: {len(bundle.made)} reports, {pages:,} pages")
    tell_without_emblem(sum(piece.fault == PartFault.NO_EMBLEM for piece in pieces))
    tell_missing([(piece.code, piece.label, piece.fault) for piece in pieces if piece.file is None])


def _refuse_output(output: Path) -> None:
    """What can never be written is said before hours of printing, not after them."""
    is_file = output.suffix.lower() in _ENDINGS
    if is_file and output.is_dir():
        raise click.ClickException(f"{output} is a folder. Name a file.")
    if is_file and not output.parent.is_dir():
        raise click.ClickException(f"{output} could not be written: there is no folder {output.parent}.")
    if not is_file and output.exists() and not output.is_dir():
        raise click.ClickException(f"{output} is a file. Name a folder, a .zip or a .pdf.")
    try:
        if not is_file:
            output.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=output.parent if is_file else output):
            pass
    except OSError as error:
        raise click.ClickException(f"{output} could not be written: {error.strerror}.") from None


def print_with_progress(
    build: Build, area_ids: Sequence[int], folder: Path, on_each: Callable[[Outcome], None] | None = None
) -> dict[int, Outcome]:
    """The outcome for each area; how far it is stands on stderr."""
    gathering = Gathering(build, area_ids, folder)
    gathering.start()
    outcomes: dict[int, Outcome] = {}
    try:
        for outcome in Printing(folder, (), gathering):
            if outcome is not None:
                outcomes[outcome.area_id] = outcome
                if on_each is not None:
                    on_each(outcome)
                _show(len(outcomes), len(area_ids))
    except CountingFailed:
        raise click.ClickException(
            "The database does not answer any more. Nothing is lost; start it once more."
        ) from None
    return outcomes


def tell_missing(missing: Sequence[tuple[str, str, str]]) -> None:
    """(code, area, fault) of each on stderr, then the end with a fault, so that a timer notices."""
    with force_locale("en"):
        for code, label, fault in missing:
            click.echo(f"{code} {label}: {fault_name(fault)}", err=True)
    if missing:
        raise click.ClickException(f"{len(missing)} reports could not be made.")


def tell_without_emblem(count: int) -> None:
    """On stderr, so that a timer's mail has it; no fault, for everything is printed."""
    if count:
        click.echo(
            f"{count} printed without an emblem, because its file is lost or damaged on the server. "
            "Save its picture once more, then print again.",
            err=True,
        )


def _piece(top: Area, area: Area, outcome: Outcome, folder: Path, kind: ReportKind, period: Period) -> Piece:
    file = printed_file(folder, area.id) if outcome.sha256 else None
    name = piece_name(top, area, kind, period)
    facts = (file, outcome.page_count, outcome.sha256, outcome.fault)
    return Piece(area.id, area.code, area.label, area.place, name, *facts)


def _write(bundle: Bundle, output: Path, folder: Path) -> None:
    form = _ENDINGS.get(output.suffix.lower())
    if form is not None:
        bundle.write(form, whole := folder / "result")
        shutil.move(whole, output)
        return
    for piece, file in bundle.made:
        target = output / piece.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(file, target)
    (output / LIST_NAME).write_bytes(bundle.as_csv())


def _show(done: int, total: int) -> None:
    """On a terminal one line that moves; else a line for each hundredth."""
    if sys.stderr.isatty():
        click.echo(f"\r{done} / {total}", err=True, nl=done == total)
    elif done == total or done % max(1, total // 20) == 0:
        click.echo(f"{done} / {total}", err=True)
