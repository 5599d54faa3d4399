"""A list of areas as people send it: a code and a name in each row, with dots or without, CSV or a workbook."""

from collections import Counter
from dataclasses import dataclass

from app.areas.codes import kind_of, normal_code
from app.areas.editions.places import LEVELS, Listed, code_above
from app.areas.models import NATION_CODE, Level
from app.areas.official import bare_name
from app.sheets.columns import Column, tabulate
from app.sheets.read import Row, Sheet, UnreadableSheet, read_sheet
from app.web.values import clean_line

MOST_AREAS = 200_000
_MOST_NAME = 120
_MOST_FAULTS = 20
COLUMNS = (
    Column("code", ("kode", "kode wilayah", "kode kemendagri", "kode area", "id"), needed=True),
    Column("name", ("nama", "nama wilayah", "wilayah", "area"), needed=True),
)


@dataclass(frozen=True)
class RowFault:
    row: int
    text: str


class RefusedList(ValueError):
    """The list is not taken; the message says why and what to do. `faults` name its rows."""

    def __init__(self, message: str, faults: tuple[RowFault, ...] = ()):
        super().__init__(message)
        self.faults = faults


def read_list(content: bytes) -> list[Listed]:
    """The areas of a file, the nation left off, in the order of their codes. Raises RefusedList."""
    try:
        table = tabulate(_with_header(read_sheet(content, MOST_AREAS)), COLUMNS)
    except UnreadableSheet as error:
        raise RefusedList(str(error)) from None
    return check_rows([(record.number, record.get("code"), record.get("name")) for record in table.records])


def _with_header(sheet: Sheet) -> Sheet:
    """A list may begin with its first area."""
    if sheet.header and normal_code(sheet.header[0]) is not None:
        return Sheet(("code", "name"), (Row(1, sheet.header), *sheet.rows))
    return sheet


def check_rows(rows: list[tuple[int, str, str]]) -> list[Listed]:
    """Of (number of the row, code, name) the areas. Raises RefusedList with every row that is no area."""
    _refuse_bps([code for _row, code, _name in rows])
    listed: dict[str, Listed] = {}
    faults = []
    for row, typed, name in rows:
        code = normal_code(typed)
        if code == NATION_CODE:
            continue
        reason = _fault_of(typed, code, name)
        if reason is None and code in listed:
            reason = f"{code} stands in row {listed[code].row} already."
        if reason is not None:
            faults.append(RowFault(row, reason))
        elif code is not None:
            listed[code] = Listed(code, bare_name(code, name), row)
    faults += [
        RowFault(one.row, f"{one.code} {one.name}: the area above it, {code_above(one.code)}, is not in the list.")
        for one in listed.values()
        if one.level is not Level.PROVINCE and code_above(one.code) not in listed
    ]
    if faults:
        raise RefusedList(_told(len(faults)), tuple(sorted(faults, key=lambda fault: fault.row))[:_MOST_FAULTS])
    counts = Counter(one.level for one in listed.values())
    missing = [level.value for level in LEVELS if not counts[level]]
    if missing:
        raise RefusedList(f"There is no {missing[0]} in it. A list has all four levels, from the province down.")
    return [listed[code] for code in sorted(listed)]


def _fault_of(typed: str, code: str | None, name: str) -> str | None:
    if not clean_line(name):
        return f"{typed or 'The row'} has no name."
    if len(name) > _MOST_NAME:
        return f"The name has {len(name)} characters. At most {_MOST_NAME} are kept."
    if code is None:
        return f'"{typed[:40]}" is no code. A code has 2, 4, 6 or 10 figures, like 19.01.04.2014.'
    try:
        kind_of(code)
    except KeyError:
        return f'"{typed[:40]}" is no code of a village: the first of its last four figures is 1, 2 or 3.'
    return None


def _refuse_bps(codes: list[str]) -> None:
    """Codes of BPS have as many figures for a village, but its subdistrict takes three of them."""
    digits = ["".join(filter(str.isdigit, code)) for code in codes]
    villages = [one for one in digits if len(one) == 10]
    foreign = sum(one[6] not in "123" for one in villages) + sum(len(one) == 7 for one in digits)
    if foreign * 2 > len(villages) + sum(len(one) in (6, 7) for one in digits):
        raise RefusedList(
            "These are codes of BPS (kode BPS), which number places in another way. "
            "Use the list of Kemendagri, whose villages are like 19.01.04.2014."
        )


def _told(count: int) -> str:
    shown = f" These are the first {_MOST_FAULTS}:" if count > _MOST_FAULTS else ""
    return f"{count:,} {'row is' if count == 1 else 'rows are'} wrong. Correct the file and try again.{shown}"
