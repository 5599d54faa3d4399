"""Pages of the work list: which villages to visit next, who sees to it, and what came of it."""

from app.worklist.views import abroad, assign, files, index, results, tours, village, weights  # noqa: F401
from app.worklist.views.blueprint import bp

__all__ = ["bp"]
