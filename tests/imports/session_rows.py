"""A row of a file of sessions, and one with as little as may be."""

from tests import cast

HEADER = "village_code held_on title topic approach organizer venue men women boys girls key".split()
FULL = [
    cast.KACE_TIMUR,
    "2026-07-09",
    "Waspada tawaran kerja palsu",
    "online_scam_recruitment; calo",
    "meeting",
    "BP3MI",
    "Balai desa, ruang timur",
    "12",
    "18",
    "1",
    "2",
    "a-1",
]
SHORT = [cast.PETALING, "9 Juli 2026", "Rapat", "TPPO", "", "", "", "0", "", "", "", ""]


def row(**changes) -> list[str]:
    """The full row with some cells changed."""
    return [changes.get(column, cell) for column, cell in zip(HEADER, FULL, strict=True)]
