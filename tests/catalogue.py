"""The sentences of the site as Babel finds them, and the Indonesian catalogue."""

import os
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.source import APP, ROOT

KEYWORDS = {"_": None, "_l": None, "_n": (1, 2)}
METHODS = [("app/**.py", "python"), ("templates/**.html", "jinja2")]
INDONESIAN = APP / "translations" / "id" / "LC_MESSAGES" / "messages.po"


@cache
def sentences() -> dict[str | tuple[str, str], str]:
    """Every sentence in _(), _l() or _n() -> where it stands; a pair is one thing and several."""
    found: dict[str | tuple[str, str], str] = {}
    for file, line, message, _comments, _context in extract_from_dir(ROOT, METHODS, keywords=KEYWORDS):
        found.setdefault(message, f"{file}:{line}")
    return found


@cache
def catalogue(path: Path = INDONESIAN) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def compile_stale_catalogues() -> None:
    """What the site reads is compiled from what people edit; several test workers may do it at once."""
    for source in (APP / "translations").rglob("*.po"):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            draft = target.with_suffix(f".{os.getpid()}")
            with draft.open("wb") as file:
                write_mo(file, catalogue(source))
            draft.replace(target)
