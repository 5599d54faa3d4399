"""Pages about sessions: the list and the bin, recording, one session, its names."""

from app.outreach.views import lists, names, record, show  # noqa: F401 (they hang their views on the blueprint)
from app.outreach.views.blueprint import bp

__all__ = ["bp"]
