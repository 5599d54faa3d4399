"""Pages about how far the work has come: areas, coverage, what is not reached, targets."""

from app.coverage.targets import deadline_views, import_views, own_views, split_views, views  # noqa: F401
from app.coverage.views import areas, coverage, not_reached, people, programme, programmes, villages  # noqa: F401
from app.coverage.views.blueprint import bp

__all__ = ["bp"]
