"""The file to begin with."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import cycle

from app.sheets.template import csv_with_mark

HEADER = (
    "village_code",
    "held_on",
    "title",
    "topic",
    "approach",
    "organizer",
    "venue",
    "men",
    "women",
    "boys",
    "girls",
    "key",
)


def template_csv(village_codes: Sequence[str], today: date) -> bytes:
    """The header and two examples, held in the last weeks; no example where the person has no village."""
    examples = (
        ("Sosialisasi bahaya lowongan palsu", "online_scam_recruitment | illegal_brokers", "meeting", 12, 18, 0, 0),
        ("Kunjungan rumah keluarga PMI", "official_procedure", "home_visit", 3, 4, 1, 2),
    )
    rows = []
    for weeks, (code, example) in enumerate(zip(cycle(village_codes), examples, strict=False), 1):
        title, topic, approach, *counts = example
        held_on = (today - timedelta(weeks=weeks)).isoformat()
        rows.append((code, held_on, title, topic, approach, "Pemerintah desa", "Balai desa", *counts, ""))
    return csv_with_mark(HEADER, rows)
