"""Drafts made beforehand: printed anew only where something in them has changed since."""

import hashlib
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from app.areas.models import Area
from app.areas.queries import get_area_by_id
from app.areas.reach import Reach
from app.db import write_tx
from app.files.store import put_result
from app.i18n import force_locale
from app.periods import Period
from app.reports.jobs.each import print_with_progress, tell_missing, tell_without_emblem
from app.reports.jobs.many import Outcome, printed_file
from app.reports.jobs.prepared_queries import find_prepared, hashes_of_prepared, list_recorded_areas
from app.reports.models import PreparedReport
from app.reports.papers.kinds import Printable, build_kind, lay_out
from app.reports.vocabulary import PartFault, ReportKind

_NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)


def prepare_drafts(top: Area, period: Period, now: datetime) -> None:
    """Of every area of which anything is recorded, and of all above it. Prints how many were made and how many stay."""
    area_ids = list_recorded_areas(Reach.of(top), period.last_day)
    known, hashes = hashes_of_prepared(period), {}

    def build(area: Area) -> Printable | None:
        paper = build_kind(ReportKind.PROGRESS, area, period, now)
        hashes[area.id] = _hash(paper)
        return None if hashes[area.id] == known.get(area.id) else paper

    def keep(outcome: Outcome) -> None:
        if outcome.sha256:
            _keep(outcome, period, now, hashes[outcome.area_id], folder)

    with tempfile.TemporaryDirectory(prefix="jejak-desa-") as name:
        folder = Path(name)
        try:
            outcomes = print_with_progress(build, area_ids, folder, keep)
        except OSError as error:
            raise click.ClickException(f"A draft could not be kept: {error}. Those made before stay.") from None
    made = sum(bool(one.sha256) for one in outcomes.values())
    missing = [area_id for area_id, one in outcomes.items() if one.fault and not one.sha256]
    unchanged = len(outcomes) - made - len(missing)
    click.echo(f"{period.code}: {made} drafts made, {unchanged} unchanged, {len(missing)} failed")
    tell_without_emblem(sum(one.fault == PartFault.NO_EMBLEM for one in outcomes.values()))
    with force_locale("id"):
        areas = {area_id: get_area_by_id(area_id) for area_id in missing}
        tell_missing([(areas[one].code, areas[one].label, outcomes[one].fault) for one in missing])


def prepared_path(area_id: int, period: str) -> str:
    """Where the PDF of a draft lies among the files."""
    return f"drafts/{period}/{area_id}"


def _keep(outcome: Outcome, period: Period, now: datetime, data_sha256: str, folder: Path) -> None:
    """The PDF first: a row never speaks of a file that is not there."""
    file = printed_file(folder, outcome.area_id)
    put_result(prepared_path(outcome.area_id, period.code), file)
    file.unlink()
    with write_tx(is_shown=False) as session:
        stored = find_prepared(outcome.area_id, period)
        stored = stored or PreparedReport(area_id=outcome.area_id, period=period.code)
        stored.prepared_at, stored.data_sha256 = now, data_sha256
        stored.pdf_sha256, stored.page_count = outcome.sha256, outcome.page_count
        session.add(stored)


def _hash(paper: Printable) -> str:
    """Of all that is printed but the moment at which it was counted."""
    document = lay_out(replace(paper, made_at=_NO_MOMENT))
    whole = hashlib.sha256()
    for part in (document.title, *document.chapters, *document.foot, repr(document.page)):
        whole.update(part.encode() + b"\0")
    for name, content in sorted(document.pictures.items()):
        whole.update(name.encode() + content)
    return whole.hexdigest()
