"""What people write into the form of a regulation, what they are told; an older one to write about."""

from datetime import date

from tests.records import store_regulation

ANSWERS = {
    "kind": "village_regulation",
    "theme": "pmi_protection",
    "title": "Pelindungan Pekerja Migran Indonesia",
    "number": "2",
    "year": "2026",
    "agreed_on": "2026-06-20",
    "enacted_on": "2026-07-01",
    "promulgated_on": "2026-07-03",
    "submitted_on": "2026-07-08",
}
DRAFT = {"kind": "village_regulation", "theme": "pmi_protection", "title": "Pelindungan Pekerja Migran Indonesia"}
DECREE = {
    "kind": "head_decree",
    "theme": "task_force",
    "title": "Pembentukan Satgas Desa",
    "number": "5",
    "year": "2026",
    "enacted_on": "2026-05-05",
}
OLD = {"year": 2020, "agreed_on": None, "submitted_on": None}
LATER = {**ANSWERS, "number": "7"}


def store_old(app, number: int = 1, title: str = "Aturan lama", **values) -> int:
    """One in force since 5 March 2020."""
    days = {"enacted_on": date(2020, 3, 2), "promulgated_on": date(2020, 3, 5)}
    return store_regulation(app, number=number, title=title, **{**OLD, **days, **values})


def fault(page, field: str) -> str:
    """What is said beside that field."""
    return page.text(f"#{field}-error")
