"""The file to begin with."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import cycle

from app.areas.models import Area
from app.regulations.export import HEADER, cells_of
from app.regulations.vocabulary import KIND_RULES, Step, Theme, kinds_for
from app.sheets.template import csv_with_mark


def template_csv(villages: Sequence[Area], today: date) -> bytes:
    """The header and two examples of a kind that the village may have: one in force, one that is a draft."""
    rows = []
    for number, village in zip((1, None), cycle(villages), strict=False):
        kind = kinds_for(village.kind)[0]
        year = today.year - 1 if number else today.year
        days = {step.value: on for step, on in _days(year).items() if number and step in KIND_RULES[kind].steps}
        title = "Pelindungan Pekerja Migran Indonesia" if number else "Desa Anti-TPPO"
        theme = Theme.PMI_PROTECTION if number else Theme.ANTI_TRAFFICKING_VILLAGE
        values = {"kind": kind, "number": number, "year": year, "title": title, "theme": theme, **days}
        rows.append(cells_of(village.code, village.name, values, {}))
    return csv_with_mark(HEADER, rows)


def _days(year: int) -> dict[Step, date]:
    agreed = date(year, 3, 3)
    return {
        Step.AGREED: agreed,
        Step.ENACTED: agreed + timedelta(days=9),
        Step.PROMULGATED: agreed + timedelta(days=10),
        Step.SUBMITTED: agreed + timedelta(days=14),
    }
