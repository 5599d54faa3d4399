"""Open data: what everybody may read and fetch, and the page on which an administrator opens it."""

from app.open_data.views import public, settings  # noqa: F401
from app.open_data.views.blueprint import bp

__all__ = ["bp"]
