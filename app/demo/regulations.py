"""The regulations of the villages, from draft to repeal: most on their way, several signed but not yet promulgated."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from random import Random

from app.demo.accounts import SITI_VILLAGE
from app.demo.sessions import ZONE
from app.demo.villages import LAST_DAY, Village, dice
from app.regulations.vocabulary import RegulationKind, Theme

_TITLES = {
    Theme.PMI_PROTECTION: "Pelindungan Pekerja Migran Indonesia",
    Theme.ANTI_TRAFFICKING_VILLAGE: "Desa Anti Tindak Pidana Perdagangan Orang",
    Theme.PRODUCTIVE_MIGRANT_VILLAGE: "Desa Migran Produktif",
}
_OTHER_TITLES = ("Pengelolaan Sampah", "Badan Usaha Milik Desa", "Ketertiban Umum", "Pelestarian Hutan Mangrove")
_DECREES = (
    "Pembentukan Satuan Tugas Pencegahan Tindak Pidana Perdagangan Orang",
    "Penunjukan Kader Pelindungan Pekerja Migran",
    "Pembentukan Posko Pengaduan Pekerja Migran",
)
_STEPS = ("agreed_on", "enacted_on", "promulgated_on", "submitted_on", "repealed_on")


def regulations(villages: Iterable[Village], today: date) -> list[dict]:
    """The rows of all villages. What has not happened by today is not there yet."""
    rows = []
    for village in villages:
        numbers: dict[tuple, int] = {}
        planned = _of_kelurahan(village) if village.is_kelurahan else _of_desa(village)
        for row in sorted(planned, key=lambda row: row["enacted_on"] or LAST_DAY):
            if row["created_on"] < today:
                rows.append(_as_of(row, today, numbers))
    return rows


def _of_desa(village: Village) -> list[dict]:
    rng = dice("regulations", village.code)
    rows = []
    if village.code == SITI_VILLAGE:
        rows.append(_stuck(_perdes(rng, village, Theme.PMI_PROTECTION, date(2026, 9, 1)), signed=True))
        rows.append(_decree(rng, village, RegulationKind.HEAD_DECREE, date(2026, 3, 9)))
        return rows
    begun = date(2025, 1, 6) + timedelta(days=rng.randrange(700))
    fate = rng.random()
    theme = rng.choices(list(_TITLES), (6, 3, 1))[0]
    if fate < 0.38:
        rows.append(_perdes(rng, village, theme, begun))
    elif fate < 0.46:
        rows.append(_stuck(_perdes(rng, village, theme, begun), signed=rng.random() < 0.75))
    elif fate < 0.52:
        rows += _replaced(rng, village, theme)
    elif fate < 0.60:
        rows.append(_draft(rng, village, theme, begun))
    if rng.random() < 0.4:
        rows.append(_decree(rng, village, RegulationKind.HEAD_DECREE, _any_day(rng)))
    if rng.random() < 0.2:
        row = _perdes(rng, village, Theme.OTHER, _any_day(rng))
        rows.append({**row, "title": rng.choice(_OTHER_TITLES)})
    if rng.random() < 0.08:
        row = _perdes(rng, village, theme, _any_day(rng))
        title = f"Tata Cara Pendataan Warga yang Bekerja di Luar Negeri dari {village.label}"
        rows.append({**row, "kind": RegulationKind.HEAD_REGULATION, "agreed_on": None, "title": title})
    return rows


def _of_kelurahan(village: Village) -> list[dict]:
    """A kelurahan makes no Perdes; its lurah decides."""
    rng = dice("regulations", village.code)
    if rng.random() < 0.5 or village.code == "19.71.01.1004":
        return [_decree(rng, village, RegulationKind.WARD_DECREE, _any_day(rng))]
    return []


def _any_day(rng: Random) -> date:
    return date(2025, 2, 3) + timedelta(days=rng.randrange(660))


def _working_day(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def _perdes(rng: Random, village: Village, theme: Theme, agreed_on: date) -> dict:
    """The whole way: agreed, signed within about 15 days, promulgated soon after, handed in within about 7 days."""
    agreed_on = _working_day(agreed_on)
    enacted_on = _working_day(agreed_on + timedelta(days=rng.randrange(3, 19)))
    promulgated_on = _working_day(enacted_on + timedelta(days=rng.choice((0, 0, 1, 3, 6))))
    submitted_on = _working_day(promulgated_on + timedelta(days=rng.randrange(1, 12)))
    return {
        "area_id": village.id,
        "kind": RegulationKind.VILLAGE_REGULATION,
        "theme": theme,
        "title": _TITLES.get(theme, ""),
        "agreed_on": agreed_on,
        "enacted_on": enacted_on,
        "promulgated_on": promulgated_on,
        "submitted_on": submitted_on if rng.random() < 0.85 else None,
        "repealed_on": None,
        "note": "",
        "created_on": agreed_on + timedelta(days=2),
    }


def _stuck(row: dict, signed: bool) -> dict:
    """Agreed and perhaps signed, then left lying before it was promulgated: not in force."""
    return {**row, "enacted_on": row["enacted_on"] if signed else None, "promulgated_on": None, "submitted_on": None}


def _draft(rng: Random, village: Village, theme: Theme, begun: date) -> dict:
    row = _perdes(rng, village, theme, begun)
    empty = dict.fromkeys(_STEPS)
    return {**row, **empty, "note": "Rancangan dibahas bersama BPD."}


def _replaced(rng: Random, village: Village, theme: Theme) -> list[dict]:
    """An older one, and the one of the same kind that repeals it on the day of its own promulgation."""
    old = _perdes(rng, village, theme, date(2025, 2, 3) + timedelta(days=rng.randrange(120)))
    new = _perdes(rng, village, theme, date(2026, 1, 12) + timedelta(days=rng.randrange(200)))
    note = f"Mencabut Peraturan Desa Tahun {old['enacted_on'].year} tentang {old['title']}."
    return [{**old, "repealed_on": new["promulgated_on"]}, {**new, "note": note}]


def _decree(rng: Random, village: Village, kind: RegulationKind, day: date) -> dict:
    """A decision of the head or lurah: in force once signed, never promulgated."""
    signed_on = _working_day(day)
    row = _perdes(rng, village, Theme.ANTI_TRAFFICKING_VILLAGE, day)
    steps = {**dict.fromkeys(_STEPS), "enacted_on": signed_on}
    return {**row, **steps, "kind": kind, "title": rng.choice(_DECREES), "created_on": signed_on + timedelta(days=1)}


def _as_of(row: dict, today: date, numbers: dict[tuple, int]) -> dict:
    """The row as it stood this morning: later steps taken away, numbered once it is signed."""
    created_on = row.pop("created_on")
    for name in _STEPS:
        if row[name] is not None and row[name] >= today:
            row[name] = None
    year = (row["enacted_on"] or row["agreed_on"] or min(created_on, LAST_DAY)).year
    number = None
    if row["enacted_on"]:
        numbers[row["kind"], year] = number = numbers.get((row["kind"], year), 0) + 1
    moment = datetime.combine(created_on, time(9), ZONE)
    return {
        **row,
        "year": year,
        "number": number,
        "created_at": moment,
        "updated_at": moment,
        "created_by_id": None,
        "deleted_at": None,
    }
