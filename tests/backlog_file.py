"""A backlog of sessions as an office would send it: invented from a seed, for the villages of province 19."""

import csv
import random
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

from app.areas.official import official_list

COLUMNS = (
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
FIRST_DAY, LAST_DAY = date(2025, 1, 1), date(2026, 9, 30)
_TITLES = (
    "Sosialisasi bahaya lowongan palsu",
    "Penyuluhan pelindungan PMI",
    'Pertemuan "Desa Anti-TPPO", sesi kedua',
    "Kunjungan sekolah: kerja aman ke luar negeri",
    "Edukasi keluarga Ba'ari",
)
_TOPICS = (
    "online_scam_recruitment",
    "TPPO | calo",
    "Cara resmi bekerja ke luar negeri",
    "costs; social security",
    "P3MI",
)
_APPROACHES = ("meeting", "Kunjungan rumah", "School visit", "pelatihan", "")
_ORGANIZERS = ("Pemerintah desa", "BP3MI Kepulauan Bangka Belitung", "Dinas Tenaga Kerja", "")
_VENUES = ("Balai desa", "Masjid, ruang samping", "SMA Negeri 1", "")


def make_backlog(path: Path, seed: int, rows: int) -> list[dict]:
    """Write so many sessions to a .csv or .xlsx; gives them as they are: codes, dates and whole numbers.

    Some rows have a key of their own, some are equal to another row, a few had nobody in the room.
    """
    chance = random.Random(seed)
    villages = [code for code, _name in official_list(["19"]) if len(code) == 13]
    visited = chance.sample(villages, len(villages) * 4 // 5)  # the others never held one
    made: list[dict] = []
    while len(made) < rows:
        if made and chance.random() < 0.01:
            made.append({**chance.choice(made), "key": ""})
        else:
            made.append(_session(chance, chance.choice(visited), len(made)))
    (_write_xlsx if path.suffix == ".xlsx" else _write_csv)(path, made, chance)
    return made


def _session(chance: random.Random, village_code: str, number: int) -> dict:
    nobody = chance.random() < 0.01
    counts = [0 if nobody else chance.randint(0, most) for most in (40, 60, 15, 15)]
    return {
        "village_code": village_code,
        "held_on": FIRST_DAY + timedelta(days=chance.randrange((LAST_DAY - FIRST_DAY).days + 1)),
        "title": chance.choice(_TITLES),
        "topic": chance.choice(_TOPICS),
        "approach": chance.choice(_APPROACHES),
        "organizer": chance.choice(_ORGANIZERS),
        "venue": chance.choice(_VENUES),
        **dict(zip(("men", "women", "boys", "girls"), counts, strict=True)),
        "key": f"arsip-{number}" if chance.random() < 0.5 else "",
    }


def _write_csv(path: Path, rows: list[dict], chance: random.Random) -> None:
    """Dates in the three ways in which people write them, codes with dots and without."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter=chance.choice(",;"))
        writer.writeheader()
        for row in rows:
            day = row["held_on"]
            code = chance.choice((row["village_code"], row["village_code"].replace(".", "")))
            written = chance.choice(
                (day.isoformat(), f"{day:%d/%m/%Y}", f"{day.day} {_MONTHS[day.month - 1]} {day.year}")
            )
            writer.writerow({**row, "held_on": written, "village_code": code})


def _write_xlsx(path: Path, rows: list[dict], _chance: random.Random) -> None:
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, COLUMNS)
        for number, row in enumerate(rows, 1):
            sheet.write_row(number, 0, [row[column] for column in COLUMNS])


_MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
