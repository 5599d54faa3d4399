"""Pages about programmes: which there are, one of them with its versions, writing and changing one."""

from app.programmes.views import edit, show  # noqa: F401 (they hang their views on bp)
from app.programmes.views.blueprint import bp

__all__ = ["bp"]
