"""Lists of areas to bring in: the official one of the places of the tests, with changes."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from app.areas.official import official_list
from tests import cast


def listed(changes: Mapping[str, str | None] | None = None, recoded: Mapping[str, str] | None = None) -> dict[str, str]:
    """{code: name} of today, with other names (None: no longer in it), and all codes below those `recoded`."""
    rows = dict(official_list(cast.PLACES))
    del rows["ID"]
    for old, new in (recoded or {}).items():
        rows = {new + code[len(old) :] if code.startswith(old) else code: name for code, name in rows.items()}
    for code, name in (changes or {}).items():
        if name is None:
            del rows[code]
        else:
            rows[code] = name
    return rows


def write_list(folder: Path, rows: Mapping[str, str], header: tuple[str, str] = ("code", "name")) -> Path:
    """A CSV of these areas."""
    text = io.StringIO()
    csv.writer(text).writerows([header, *sorted(rows.items())])
    path = folder / "daftar.csv"
    path.write_text(text.getvalue(), encoding="utf-8")
    return path
