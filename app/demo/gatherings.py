"""Sessions that an office above the villages holds for many of them at once, one of them for thirty."""

from collections.abc import Iterable
from datetime import date, time

from app.demo.events import EVENTS
from app.demo.names import invent_official
from app.demo.sessions import Held, heads, written
from app.demo.villages import Village, dice, spread
from app.outreach.vocabulary import Approach, Audience, Topic

_INVITED = [Audience.VILLAGE_OFFICIALS, Audience.VILLAGE_COUNCIL, Audience.VILLAGE_GUARDIANS]
_TOPICS = [Topic.ONLINE_SCAM_RECRUITMENT, Topic.TRAFFICKING, Topic.OFFICIAL_PROCEDURE]
_REGENCY_DAYS = (date(2025, 5, 21), date(2025, 10, 15), date(2026, 4, 22), date(2026, 8, 26))
_SUBDISTRICT_MONTHS = ((2025, 6), (2025, 9), (2026, 5), (2026, 9))
_OF_THIRTY = ("19.01", 4)  # Kabupaten Bangka, the last of its days


def gatherings(reporting: Iterable[Village], today: date) -> list[Held]:
    """For each regency and subdistrict, of the villages that report at all."""
    villages = sorted(reporting, key=lambda village: village.code)
    held = []
    for regency_id in dict.fromkeys(village.regency_id for village in villages):
        held += _of_regency(today, [village for village in villages if village.regency_id == regency_id])
    for subdistrict_id in dict.fromkeys(village.subdistrict_id for village in villages):
        held += _of_subdistrict(today, [village for village in villages if village.subdistrict_id == subdistrict_id])
    return [one for one in held if one.columns["held_on"] < today]


def _of_regency(today: date, villages: list[Village]) -> list[Held]:
    one = villages[0]
    found = []
    for number, day in enumerate(_REGENCY_DAYS, 1):
        rng = dice("regency", one.code[:5], number)
        count = 30 if (one.code[:5], number) == _OF_THIRTY else rng.randrange(9, 22)
        title = f"Rapat kerja satgas TPPO dan pelindungan pekerja migran {one.regency_label}"
        office = f"Pemerintah {one.regency_label}"
        host = (one.code[:5], one.regency_id)
        found.append(_gathering(today, host, number, day, spread(rng, villages, count), title, office))
    return found


def _of_subdistrict(today: date, villages: list[Village]) -> list[Held]:
    one = villages[0]
    found = []
    for number, (year, month) in enumerate(_SUBDISTRICT_MONTHS, 1):
        rng = dice("subdistrict", one.code[:8], number)
        if rng.random() < 0.35 and len(villages) > 2:
            day = date(year, month, rng.randrange(2, 27))
            served = spread(rng, villages, rng.randrange(3, 9))
            title = f"Sosialisasi pencegahan TPPO se-Kecamatan {one.subdistrict}"
            office = f"Kecamatan {one.subdistrict}"
            host = (one.code[:8], one.subdistrict_id)
            found.append(_gathering(today, host, number, day, served, title, office))
    return found


def _gathering(
    today: date, host: tuple[str, int], number: int, day: date, served: list[Village], title: str, office: str
) -> Held:
    code, host_id = host
    rng = dice("gathering", code, number)
    counts = heads(rng, EVENTS[0], factor=len(served) / 10)
    columns = {
        "key": f"demo-{code}-{number:03}",
        "title": title,
        "held_on": day,
        "starts_at": time(9, 0),
        "ends_at": time(12, 30),
        "venue": f"Aula {office}",
        "host_area_id": host_id,
        "approach": Approach.MEETING,
        "organizer": office,
        "speakers": [{"name": invent_official(rng, "%s, S.Sos."), "institution": "BP3MI Kepulauan Bangka Belitung"}],
        **counts,
        "summary": f"Dihadiri utusan dari {len(served)} desa dan kelurahan.",
        "follow_up": "Setiap desa menyusun rencana kegiatan untuk tiga bulan ke depan.",
        **written(rng, day, today),
    }
    return Held(columns, served, list(_TOPICS), list(_INVITED), came=_told_apart(code, number, served, counts))


def _told_apart(code: str, number: int, served: list[Village], counts: dict[str, int | None]) -> dict[int, int]:
    """Of every other one, how many came from each village; from one in ten of them nobody did."""
    rng = dice("came", code, number)
    if rng.random() < 0.5:
        return {}
    came = dict.fromkeys((village.id for village in served), 0)
    there = [village for village in served if rng.random() < 0.9] or served
    for _head in range(sum(counts[name] or 0 for name in ("men", "women", "boys", "girls"))):
        came[rng.choice(there).id] += 1
    return came
