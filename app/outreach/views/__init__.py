"""Pages about sessions: the list and the bin, recording, drafts, codes, one session, its names, photos, checking."""

from app.outreach.views import (  # noqa: F401 (they hang their views on bp)
    check,
    codes,
    drafts,
    file_queue,
    files,
    lists,
    matches,
    names,
    people,
    read_attendance,
    read_preview,
    receipt,
    record,
    returning,
    send,
    show,
)
from app.outreach.views.blueprint import bp

__all__ = ["bp"]
