"""Photos and scans of sessions: those that may be shown, one of them, those sent before."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload

from app.db import db
from app.files.models import StoredFile
from app.outreach.models import OutreachFile, OutreachSession
from app.outreach.names_queries import held_before
from app.outreach.vocabulary import FilePurpose
from app.web.errors import NotFound

_SMALL = 320


@dataclass(frozen=True)
class FileLine:
    """A file in a list. Width and height are those of the small copy, None of a PDF."""

    id: int
    purpose: FilePurpose
    name: str
    size: int
    width: int | None
    height: int | None


def list_files(outreach_id: int, purposes: Collection[FilePurpose]) -> list[FileLine]:
    """In the order in which they came, without photos that nobody agreed to."""
    columns = (StoredFile.name, StoredFile.size, StoredFile.width, StoredFile.height)
    query = (
        select(OutreachFile.id, OutreachFile.purpose, *columns)
        .join(StoredFile, StoredFile.id == OutreachFile.file_id)
        .where(OutreachFile.session_id == outreach_id, OutreachFile.purpose.in_(purposes), _shown())
        .order_by(OutreachFile.id)
    )
    return [_line(*row) for row in db.session.execute(query)]


def _line(file_id: int, purpose: FilePurpose, name: str, size: int, width: int | None, height: int | None) -> FileLine:
    if width is None or height is None:
        return FileLine(file_id, purpose, name, size, None, None)
    scale = min(1, _SMALL / max(width, height))
    return FileLine(file_id, purpose, name, size, round(width * scale), round(height * scale))


def _shown():
    return or_(OutreachFile.consent, OutreachFile.purpose == FilePurpose.SIGN_IN_SHEET)


def _files() -> Select:
    query = select(OutreachFile).options(joinedload(OutreachFile.file))
    return query.execution_options(populate_existing=True)


def get_file(outreach_id: int, file_id: int, purposes: Collection[FilePurpose]) -> OutreachFile:
    wanted = (OutreachFile.id == file_id, OutreachFile.session_id == outreach_id, OutreachFile.purpose.in_(purposes))
    found = db.session.scalar(_files().where(*wanted, _shown()))
    if found is None:
        raise NotFound
    return found


def find_file_by_key(key: str) -> OutreachFile | None:
    return db.session.scalar(_files().where(OutreachFile.key == key))


def find_same_file(outreach_id: int, sent_sha256: str) -> OutreachFile | None:
    """The file of that session that was made from the same bytes."""
    query = _files().join(OutreachFile.file)
    wanted = (OutreachFile.session_id == outreach_id, StoredFile.sent_sha256 == sent_sha256)
    return db.session.scalars(query.where(*wanted).order_by(OutreachFile.id)).first()


def count_files(outreach_id: int) -> int:
    query = select(func.count()).select_from(OutreachFile).where(OutreachFile.session_id == outreach_id)
    return db.session.scalar(query) or 0


def lock_session(outreach_id: int) -> None:
    """Let nobody else add a file to that session until the transaction ends: none is counted or stored twice."""
    db.session.execute(select(OutreachSession.id).where(OutreachSession.id == outreach_id).with_for_update())


def list_sheets_before(day: date) -> Sequence[OutreachFile]:
    """The signed sheets of sessions held before that day, in the bin or not."""
    query = _files().where(
        OutreachFile.purpose == FilePurpose.SIGN_IN_SHEET, OutreachFile.session_id.in_(held_before(day))
    )
    return db.session.scalars(query).all()
