"""Totals of villages follow whatever is written, and by whatever statement, within the same transaction."""

import pytest
from sqlalchemy import delete, insert, select, update

from app.db import db, write_tx
from app.outreach.models import NilReport, OutreachSession, OutreachVillage, Participant
from app.regulations.models import Regulation
from app.totals.models import StaleTotal, VillageLast, VillageMonth, VillageMonthOverlap
from tests.coverage.recount import record_at_random
from tests.records import count
from tests.totals.stored import differences


@pytest.mark.parametrize("seed", [31, 32])
def test_what_records_write_is_counted_with_it(app, seed):
    record_at_random(app, seed)

    assert differences(app) == []
    for model in (VillageMonth, VillageMonthOverlap, VillageLast, StaleTotal):
        assert count(app, model) > 0
