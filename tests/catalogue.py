"""The sentences of the site as Babel finds them, and the Indonesian catalogue."""

from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from tests.source import APP, ROOT

KEYWORDS = {"_": None, "_l": None, "_n": (1, 2)}
METHODS = [("app/**.py", "python"), ("templates/**.html", "jinja2")]
INDONESIAN = APP / "translations" / "id" / "LC_MESSAGES" / "messages.po"


@cache
def places_of() -> dict[str | tuple[str, str], list[str]]:
    """Every sentence in _(), _l() or _n() -> where it stands; a pair is one thing and several."""
    found: dict[str | tuple[str, str], list[str]] = {}
    for file, line, message, _comments, _context in extract_from_dir(ROOT, METHODS, keywords=KEYWORDS):
        found.setdefault(message, []).append(f"{file}:{line}")
    return found


@cache
def sentences() -> dict[str | tuple[str, str], str]:
    """Every sentence -> where it stands first."""
    return {sentence: places[0] for sentence, places in places_of().items()}


@cache
def catalogue(path: Path = INDONESIAN) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)
