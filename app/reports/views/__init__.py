"""Pages that end on paper: the progress report, its letterhead, the sign-in sheet."""

from app.reports.views import progress, sign_in_sheet  # noqa: F401 (they hang their views on the blueprint)
from app.reports.views.blueprint import bp

__all__ = ["bp"]
