"""What was read, told to other programs and on the command line."""

from app.i18n import _, _l, _n, number
from app.outreach.attendance_lists.people import AttendanceList, Reason
from app.sheets.grids import Grid

REASONS = {
    Reason.EMPTY: _l("empty"),
    Reason.NUMBER_ONLY: _l("a number only"),
    Reason.NAMELESS: _l("no name"),
    Reason.HIDDEN: _l("hidden in the file"),
    Reason.CHILD: _l("a child: counted, the name is not written down"),
    Reason.FORMULA: _l("a formula without a result"),
    Reason.TOO_LONG: _l("too long for a name"),
    Reason.HEADING: _l("a heading"),
    Reason.TOTAL: _l("a total"),
    Reason.SIGNATURE: _l("signatures"),
    Reason.BELOW: _l("below the list"),
    Reason.REMARK: _l("no name of a person"),
}


def as_json(one: AttendanceList) -> dict:
    """Counts, names in the order of the file, and how each row was read."""
    return {
        "people": len(one.people),
        "women": one.women,
        "men": one.men,
        "unknown": one.unknown,
        "rows": one.rows,
        "passed_over": one.passed_over,
        "doubles": one.double_count,
        "names": [person.name for person in one.people],
        "children": one.count(Reason.CHILD),
        "sheet": one.grid.name,
        "first_row": one.first_row,
        "last_row": one.last_row,
        "double_rows": [list(rows) for rows in one.doubles],
        "passed_over_rows": [{"row": passed.row, "reason": passed.reason.value} for passed in one.passed],
        "dropped_columns": one.dropped,
        "entries": [
            {
                "row": person.row,
                "name": person.name,
                "sex": person.sex.value if person.sex else None,
                "audience": person.audience.value if person.audience else None,
                "hamlet": person.hamlet,
            }
            for person in one.people
        ],
    }


def summary(one: AttendanceList) -> str:
    """27 people: 17 women, 10 men; 8 empty rows passed over; 1 double entry to decide."""
    return "; ".join([headcount(one), *notes(one)])


def headcount(one: AttendanceList) -> str:
    """27 people: 17 women, 10 men."""
    people = _n("%(count)s person", "%(count)s people", len(one.people), count=number(len(one.people)))
    sexes = [_("%(count)s women", count=number(one.women)), _("%(count)s men", count=number(one.men))]
    if one.unknown:
        sexes.append(_("%(count)s with M/F not known", count=number(one.unknown)))
    return f"{people}: {', '.join(sexes)}"


def notes(one: AttendanceList) -> list[str]:
    """What else a reader has to know before storing, each a short phrase."""
    empty = one.count(Reason.EMPTY, Reason.NUMBER_ONLY)
    hidden, children = one.count(Reason.HIDDEN), one.count(Reason.CHILD)
    unread = one.count(Reason.NAMELESS, Reason.FORMULA, Reason.TOO_LONG)
    below = one.count(Reason.BELOW)
    columns = sum(one.place.left <= column <= one.place.right for column in one.grid.hidden_columns)
    told = []
    if empty:
        told.append(
            _n("%(count)s empty row passed over", "%(count)s empty rows passed over", empty, count=number(empty))
        )
    if children:
        told.append(
            _n(
                "%(count)s child: counted, the name is not written down",
                "%(count)s children: counted, the names are not written down",
                children,
                count=number(children),
            )
        )
    if hidden:
        told.append(_n("%(count)s hidden row not read", "%(count)s hidden rows not read", hidden, count=number(hidden)))
    if columns:
        told.append(
            _n("%(count)s hidden column not read", "%(count)s hidden columns not read", columns, count=number(columns))
        )
    if unread:
        told.append(
            _n(
                "%(count)s row without a readable name",
                "%(count)s rows without a readable name",
                unread,
                count=number(unread),
            )
        )
    if below:
        told.append(
            _n(
                "%(count)s row below the list not read",
                "%(count)s rows below the list not read",
                below,
                count=number(below),
            )
        )
    if one.double_count:
        told.append(
            _n(
                "%(count)s double entry to decide",
                "%(count)s double entries to decide",
                one.double_count,
                count=number(one.double_count),
            )
        )
    return told


def place_name(one: AttendanceList) -> str:
    """Sheet “Hari 1”, rows 8 to 42."""
    rows = {"first": one.first_row, "last": one.last_row}
    if one.grid.name:
        return _("Sheet “%(name)s”, rows %(first)s to %(last)s", name=one.grid.name[:40], **rows)
    return _("Rows %(first)s to %(last)s", **rows)


def sheet_name(grid: Grid) -> str:
    return _("Sheet “%(name)s”", name=grid.name[:40]) if grid.name else _("This file")
