"""The file to begin with."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import cycle

from app.areas.models import Area
from app.regulations.import_rows import STEPS
from app.regulations.vocabulary import KIND_RULES, Step, Theme, kinds_for
from app.sheets.template import csv_with_mark

HEADER = ("village_code", "kind", "number", "year", "title", "theme", *(step.value for step in STEPS))


def template_csv(villages: Sequence[Area], today: date) -> bytes:
    """The header and two examples of a kind that the village may have: one in force, one that is a draft."""
    rows = []
    for number, village in zip((1, None), cycle(villages), strict=False):
        kind = kinds_for(village.kind)[0]
        year = today.year - 1 if number else today.year
        days = _days(year) if number else {}
        own = [days.get(step) if step in KIND_RULES[kind].steps else None for step in STEPS]
        title = "Pelindungan Pekerja Migran Indonesia" if number else "Desa Anti-TPPO"
        theme = Theme.PMI_PROTECTION if number else Theme.ANTI_TRAFFICKING_VILLAGE
        rows.append((village.code, kind.value, number, year, title, theme.value, *own))
    return csv_with_mark(HEADER, rows)


def _days(year: int) -> dict[Step, date]:
    agreed = date(year, 3, 3)
    return {
        Step.AGREED: agreed,
        Step.ENACTED: agreed + timedelta(days=9),
        Step.PROMULGATED: agreed + timedelta(days=10),
        Step.SUBMITTED: agreed + timedelta(days=14),
    }
