"""Pages about regulations of villages: the list, one regulation with its steps, recording it, the bin."""

from app.regulations.views import (  # noqa: F401 (they hang their views on bp)
    bin,
    export,
    files,
    lists,
    record,
    show,
)
from app.regulations.views.blueprint import bp

__all__ = ["bp"]
