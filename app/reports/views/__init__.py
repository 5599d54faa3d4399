"""Pages that end on paper: the progress report, its letterhead, registers, the grid of a programme, sign-in sheets."""

from app.reports.views import (  # noqa: F401 (they hang their views on the blueprint)
    figures,
    issued,
    issuing,
    jobs,
    letterhead,
    programme_grid,
    progress,
    registers,
    sign_in_sheet,
    signatories,
    texts,
    worklist_paper,
)
from app.reports.views.blueprint import bp

__all__ = ["bp"]
