"""The work list as a table for a spreadsheet."""

from collections.abc import Sequence

from app.areas.models import kind_name, short_kind_name
from app.i18n import _, day
from app.sheets.write import Column, Form, Sheet
from app.worklist import words
from app.worklist.calculate import Made, Part
from app.worklist.filters import Narrowed
from app.worklist.lines import Line
from app.worklist.list_queries import Question


def list_sheet(question: Question, narrowed: Narrowed, lines: Sequence[Line]) -> Sheet:
    """The most pressing first; of residents abroad small numbers are not told."""
    area, today = question.area, question.days.today
    return Sheet(
        str(words.TITLE),
        (
            f"{words.TITLE}: {area.full_label}",
            str(words.TAB_NAMES[narrowed.tab]),
            _("data as of %(day)s", day=day(today)),
        ),
        (
            Column(_("Code"), width=14),
            Column(_("Kind"), width=12),
            Column(_("Name"), width=26),
            Column(_("Subdistrict"), width=22),
            Column(_("Regency or city"), width=26),
            Column(_("Priority"), Form.COUNT, 10),
            *(Column(str(words.PART_NAMES[part]).capitalize(), Form.COUNT, 14) for part in Part),
            Column(_("Last session"), Form.DAY, 16),
            Column(_("Neighbours reached"), Form.COUNT, 12),
            Column(_("Neighbours"), Form.COUNT, 12),
            Column(_("Residents abroad"), Form.COUNT, 12),
            Column(_("Why visit it"), width=44),
            Column(_("Reason"), width=24),
            Column(_("Explanation"), width=34),
            Column(_("Who sees to it"), width=26),
            Column(_("By when"), Form.DAY, 12),
        ),
        [_cells(line) for line in lines],
    )


def _parts(line: Line) -> list[int | str]:
    """A part that is not known, or cannot be, is "-" and never 0."""
    gone = {Part.ABROAD: line.row.residents is None, Part.REGULATION: line.row.made == Made.NONE}
    return ["-" if gone.get(part) else points for part, points in line.points.items()]


def _cells(line: Line) -> tuple:
    row = line.row
    abroad = "<5" if words.is_small(row.residents) else row.residents
    return (
        row.code,
        kind_name(row.kind),
        row.name,
        row.subdistrict,
        f"{short_kind_name(row.regency_kind)} {row.regency}",
        sum(line.points.values()),
        *_parts(line),
        row.last_reached_on or _("never"),
        *line.neighbours,
        abroad,
        "; ".join(line.why),
        str(words.REASON_NAMES[row.reason]) if row.reason else "",
        row.explanation or "",
        row.assignee or row.assignee_name or "",
        row.due_on,
    )
