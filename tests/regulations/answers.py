"""What people write into the form of a regulation, and what they are told."""

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


def fault(page, field: str) -> str:
    """What is said beside that field."""
    return page.text(f"#{field}-error")
