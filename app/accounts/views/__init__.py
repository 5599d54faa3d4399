"""Pages about people: signing in and one's own account, and those of the administrator."""

from app.accounts.views import own, people  # noqa: F401 (they hang their views on the blueprint)
from app.accounts.views.blueprint import bp

__all__ = ["bp"]
