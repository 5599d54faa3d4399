"""A file named on the command line."""

from pathlib import Path

from app.i18n import _
from app.sheets.read import MOST_BYTES, UnreadableSheet


def read_file(path: str) -> bytes:
    """Its bytes. Raises UnreadableSheet where it is missing, a folder, or may not be read."""
    try:
        with Path(path).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableSheet(_("There is no file %(path)s. Check its name and folder.", path=path)) from None
    except IsADirectoryError:
        raise UnreadableSheet(_("%(path)s is a folder. Name the file in it.", path=path)) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableSheet(_("%(path)s cannot be read: %(reason)s.", path=path, reason=reason)) from None
