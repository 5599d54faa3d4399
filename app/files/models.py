"""Photos and scans: what is known of each; the bytes lie in the file store."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app import clock
from app.db import Model


class StoredFile(Model):
    """A file as we keep it: photos encoded anew, PDF scans as they came. `sent_sha256` is of what was sent.

    Of a PDF whose pages are shown: how many it has (None: it could not be opened), and of how many, from the first
    on, pictures are kept; width and height are those of the first.
    """

    __tablename__ = "stored_file"

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    sent_sha256: Mapped[str] = mapped_column(String(64), index=True)
    media_type: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(200))
    size: Mapped[int]
    width: Mapped[int | None]
    height: Mapped[int | None]
    page_count: Mapped[int | None]
    picture_count: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
