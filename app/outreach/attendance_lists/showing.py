"""A reading row by row, as a page shows it: what stands in the file, and what was read."""

from bisect import bisect
from collections.abc import Mapping
from dataclasses import dataclass

from app.outreach.attendance_lists.people import AttendanceList, Passed, Person, Reason
from app.outreach.attendance_lists.private import MASK

_TOLD_AT_ONCE = (Reason.EMPTY, Reason.NUMBER_ONLY, Reason.SIGNATURE)
_MOST_WORDS = 160


@dataclass(frozen=True)
class Line:
    """One row of the file, or several alike in which nobody stands; `words` is what the file says there."""

    rows: str
    words: str
    person: Person | None = None
    reason: Reason | None = None


def lines_of(one: AttendanceList) -> list[Line]:
    """In the order of the file. A child's row does not show whose it is."""
    words = {row.number: row.words for row in one.grid.rows}
    told = [(person.row, Line(str(person.row), words.get(person.row, ""), person=person)) for person in one.people]
    told += [(run[0].row, _passed_line(run, words)) for run in _runs(one)]
    return [line for _row, line in sorted(told, key=lambda each: each[0])]


def _runs(one: AttendanceList) -> list[list[Passed]]:
    """Rows passed over one after another for the same reason are shown as one, where each says little."""
    runs: list[list[Passed]] = []
    named = sorted(person.row for person in one.people)
    for passed in one.passed:
        before = runs[-1][-1] if runs else None
        alike = before is not None and passed.reason is before.reason and passed.reason in _TOLD_AT_ONCE
        if alike and before is not None and bisect(named, before.row) == bisect(named, passed.row):
            runs[-1].append(passed)
        else:
            runs.append([passed])
    return runs


def _passed_line(run: list[Passed], words: Mapping[int, str]) -> Line:
    first, last = run[0], run[-1]
    rows = str(first.row) if first is last else f"{first.row}–{last.row}"
    if first.reason is Reason.CHILD:
        return Line(rows, MASK, reason=first.reason)
    if first.reason is Reason.NUMBER_ONLY and first is not last:
        return Line(rows, "", reason=first.reason)
    said = "; ".join(words[one.row] for one in run if one.row in words)
    return Line(rows, said if len(said) <= _MOST_WORDS else f"{said[:_MOST_WORDS]} ...", reason=first.reason)
