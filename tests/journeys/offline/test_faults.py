"""A few of the runs of `make faults`: nothing is lost and nothing doubled, whatever happens on the way."""

from random import Random

import pytest
from sqlalchemy import select

from app.db import db
from app.outreach.models import OutreachSession
from tests.chromium import on_sqlite
from tests.journeys.offline.faults import run_faults
from tests.journeys.offline.line import Line
from tests.journeys.offline.steps import open_form

pytestmark = [on_sqlite, pytest.mark.chromium]


class BadLine:
    """The troubles that a line before the site can make."""

    troubles = ("answer lost", "server away", "server busy")

    def __init__(self, line: Line):
        self.line = line

    def begin(self, trouble: str, random: Random) -> None:
        if trouble == "answer lost":
            self.line.lose_answers = random.choice((1, 2))
        self.line.is_down = trouble == "server away"
        self.line.is_busy = trouble == "server busy"

    def heal(self) -> None:
        self.line.lose_answers, self.line.is_down, self.line.is_busy = 0, False, False


def test_ten_runs_of_whatever_may_happen(site, line):
    page = open_form(site)

    def stored() -> list[str]:
        with site.app.app_context():
            return list(db.session.scalars(select(OutreachSession.title)))

    sums = run_faults(page.context, BadLine(line), 10, Random(7), stored)

    assert not sums.lost
    assert not sums.doubled
