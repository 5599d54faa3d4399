"""The rows of the work list with what is said of each, on the page, in the file and on paper."""

from dataclasses import dataclass
from typing import Any

from app.worklist import words
from app.worklist.calculate import Part, lapse_level, rounded
from app.worklist.list_queries import Question, count_neighbours


@dataclass(frozen=True)
class Line:
    """A row of the list with what is said of it."""

    row: Any
    points: dict[Part, int]
    level: int
    why: list[str]
    neighbours: tuple[int, int]

    @property
    def is_reached(self) -> bool:
        """Since somebody was asked to see to it."""
        row = self.row
        return bool(row.follow_up_id and row.last_reached_on and row.last_reached_on >= row.assigned_on)


def lines_of(question: Question, rows) -> list[Line]:
    """What stands beside each row; one select for their neighbours."""
    today = question.days.today
    near = count_neighbours([row.subdistrict_id for row in rows], question.days)
    lines = []
    for row in rows:
        villages, reached = near[row.subdistrict_id]
        own = row.last_reached_on is not None and row.last_reached_on >= question.days.year_ago
        lines.append(
            Line(
                row,
                rounded({part: getattr(row, f"part_{part}") for part in Part}),
                lapse_level(row.last_reached_on, today),
                words.why_visit(row, question.stuck.get(row.id), today),
                (reached - own, villages - 1),
            )
        )
    return lines
