"""Which columns hold what where no titles stand above them, as in a part of a sheet that was pasted."""

import re
from collections.abc import Sequence

from app.outreach.attendance_lists.people import Columns, Place
from app.outreach.attendance_lists.private import MASK
from app.outreach.attendance_lists.words import (
    is_children,
    is_hamlet,
    is_phrase,
    is_signature,
    is_total,
    read_sex,
    sex_heading,
)
from app.sheets.grids import Grid

_END = 10**9
_NUMBER = re.compile(r"\(?\d{1,4}[.)]?")
_NAME = re.compile(r"[^\W\d_][^\d:;?!@#%=<>{}\[\]]{1,80}")
_MOST_WORDS = 8


def looks_like_a_name(text: str) -> bool:
    bare = text.strip(" *_~")
    return (
        _NAME.fullmatch(bare) is not None
        and len(bare.split()) <= _MOST_WORDS
        and not (is_phrase(bare) or is_total(bare) or is_signature(bare) or is_hamlet(bare) or is_children(bare))
        and sex_heading(bare) is None
        and read_sex(bare) is None
    )


def guess_place(grid: Grid) -> Place | None:
    """The list of a grid without titles; None where it is not plain which column holds the names."""
    rows = [row.cells for row in grid.rows if not row.hidden]
    columns = sorted({column for cells in rows for column in cells})
    values = {column: [cells[column] for cells in rows if column in cells] for column in columns}
    number = next((c for c in columns if _share(values[c], _is_number) > 0.8), None)
    sex = next((c for c in columns if _share(values[c], lambda text: read_sex(text) is not None) > 0.8), None)
    hamlet = tuple(c for c in columns if _share(values[c], is_hamlet) > 0.5)
    taken = {number, sex, *hamlet}
    private = tuple(c for c in columns if _share(values[c], lambda text: MASK in text and len(text) < 8) > 0.5)
    left = [c for c in columns if c not in taken and c not in private]
    names = [c for c in left if _share(values[c], looks_like_a_name) > 0.7 and len(values[c]) * 2 >= len(rows)]
    if len(names) != 1 or not (number is not None or sex is not None or len(columns) == 1):
        return None
    first, last = grid.rows[0].number, _END
    rest = tuple(c for c in left if c != names[0])
    return Place(0, _END, first, last, Columns(names[0], number, sex, hamlet=hamlet, private=private, other=rest))


def _share(values: Sequence[str], fits) -> float:
    return sum(fits(value) for value in values) / len(values) if values else 0


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text.strip()) is not None
