"""Which rows speak of the same bytes."""

from collections.abc import Collection

from sqlalchemy import select

from app.db import db
from app.files.models import StoredFile


def list_unshared(sha256s: Collection[str], file_ids: Collection[int]) -> list[str]:
    """Those of these hashes that no file but the named ones has."""
    shared = select(StoredFile.sha256).where(StoredFile.sha256.in_(sha256s), StoredFile.id.not_in(file_ids))
    return sorted(set(sha256s) - set(db.session.scalars(shared)))


def list_all_sha256() -> list[str]:
    return list(db.session.scalars(select(StoredFile.sha256).distinct()))
