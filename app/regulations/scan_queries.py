"""Scans of regulations: those of one, a single one, those sent before."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app.db import db
from app.files.models import StoredFile
from app.regulations.models import Regulation, RegulationFile
from app.regulations.vocabulary import Step
from app.web.errors import NotFound


@dataclass(frozen=True)
class ScanLine:
    """A scan in a list. The measures are those of the photo, or of the picture of a PDF's first page."""

    id: int
    step: Step | None
    name: str
    size: int
    media_type: str
    width: int | None
    height: int | None
    page_count: int | None
    picture_count: int | None
    put_aside_at: datetime | None
    put_aside_reason: str


_COLUMNS = (
    RegulationFile.id,
    RegulationFile.step,
    StoredFile.name,
    StoredFile.size,
    StoredFile.media_type,
    StoredFile.width,
    StoredFile.height,
    StoredFile.page_count,
    StoredFile.picture_count,
    RegulationFile.put_aside_at,
    RegulationFile.put_aside_reason,
)


def list_scans(regulation_id: int) -> list[ScanLine]:
    """In the order in which they came, those put aside among them."""
    query = (
        select(*_COLUMNS)
        .join(StoredFile, StoredFile.id == RegulationFile.file_id)
        .where(RegulationFile.regulation_id == regulation_id)
        .order_by(RegulationFile.id)
    )
    return [ScanLine(*row) for row in db.session.execute(query)]


def get_scan(regulation_id: int, scan_id: int, put_aside_too: bool) -> RegulationFile:
    """NotFound where that regulation has no such scan, or it was put aside."""
    query = (
        select(RegulationFile)
        .options(joinedload(RegulationFile.file))
        .where(RegulationFile.id == scan_id, RegulationFile.regulation_id == regulation_id)
    )
    if not put_aside_too:
        query = query.where(RegulationFile.put_aside_at.is_(None))
    found = db.session.scalar(query.execution_options(populate_existing=True))
    if found is None:
        raise NotFound(str(scan_id))
    return found


def find_scan_by_key(key: str) -> RegulationFile | None:
    query = select(RegulationFile).where(RegulationFile.key == key)
    return db.session.scalar(query.execution_options(populate_existing=True))


def count_scans(regulation_id: int, put_aside_too: bool = False) -> int:
    query = select(func.count()).select_from(RegulationFile).where(RegulationFile.regulation_id == regulation_id)
    if not put_aside_too:
        query = query.where(RegulationFile.put_aside_at.is_(None))
    return db.session.scalar(query) or 0


def lock_regulation(regulation_id: int) -> None:
    """Let nobody else add a scan to it until the transaction ends: none is counted or stored twice."""
    db.session.execute(select(Regulation.id).where(Regulation.id == regulation_id).with_for_update())
