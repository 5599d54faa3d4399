"""The sessions of the villages: one by one, from their habits, the season and the kinds of events."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from app.clock import TIME_ZONES
from app.demo.calendar import fits, months, pick_day, season
from app.demo.events import EVENTS, SPEAKERS, Event
from app.demo.names import invent_official
from app.demo.villages import Habit, Village, dice
from app.outreach.vocabulary import Audience, Sex, Topic

_QUESTIONS = (
    "Warga bertanya cara memeriksa agen resmi. Nomor BP3MI dibagikan.",
    "Dua keluarga menanyakan kerabat yang lama tidak memberi kabar; diarahkan ke BP3MI.",
    "Banyak yang pernah menerima tawaran kerja lewat Telegram. Contohnya dibahas bersama.",
    "Peserta meminta kegiatan yang sama di dusun lain.",
)
_NEXT_STEPS = (
    "Tempel poster di warung dan pos kamling.",
    "Kader mendata warga yang berencana berangkat.",
    "Undang Imigrasi bulan depan untuk tanya jawab paspor.",
    "Ulangi di sekolah setelah ujian.",
)
ZONE = ZoneInfo(TIME_ZONES["WIB"])
_POSTPONED = "Ditunda karena hujan; tidak ada yang hadir."


@dataclass
class Held:
    """A session before it is stored: the columns, and the rows that hang on it.

    `came`: how many from each village, by its id, where they were told apart. `reviewer_area_id`: whose staff decided.
    """

    columns: dict
    villages: list[Village]
    topics: list[Topic]
    audiences: list[Audience]
    names: list[tuple[str, Sex, Audience | None]] = field(default_factory=list)
    came: dict[int, int] = field(default_factory=dict)
    reviewer_area_id: int | None = None
    is_odd: bool = False


def sessions_of(village: Village, habit: Habit, today: date) -> list[tuple[Held, Event]]:
    """What the village has held before today, oldest first, with the kind of each."""
    rng = dice("sessions", village.code)
    planned = []
    for month in [] if habit.is_silent else months(habit):
        expected = habit.per_month * season(month)
        for _ in range(int(expected) + (rng.random() < expected % 1)):
            event = rng.choices(EVENTS, [event.weight for event in EVENTS])[0]
            planned.append((pick_day(rng, month, event), event if fits(event, month) else EVENTS[0]))
    planned.sort(key=lambda plan: plan[0])
    return [
        (_held(village, number, day, today, event, habit), event)
        for number, (day, event) in enumerate(planned, 1)
        if day < today
    ]


def _held(village: Village, number: int, day: date, today: date, event: Event, habit: Habit) -> Held:
    rng = dice("session", village.code, number)
    organizer, speakers = _organizer(rng, village, event)
    hour = rng.choice(event.hours)
    starts_at = time(hour, rng.choice((0, 0, 0, 30)))
    columns = {
        "key": f"demo-{village.code}-{number:03}",
        "title": rng.choice(event.titles),
        "held_on": day,
        "starts_at": starts_at if rng.random() < 0.8 else None,
        "ends_at": None,
        "venue": _filled(rng.choice(event.venues), village),
        "host_area_id": village.id,
        "approach": event.approach if rng.random() < 0.93 else None,
        "organizer": organizer,
        "speakers": speakers,
        **(nobody() if habit.nobody_comes else heads(rng, event)),
        "summary": rng.choice(_QUESTIONS) if rng.random() < 0.3 else "",
        "follow_up": rng.choice(_NEXT_STEPS) if rng.random() < 0.2 else "",
        **written(rng, day, today),
    }
    if columns["starts_at"] and rng.random() < 0.6:
        columns["ends_at"] = starts_at.replace(hour=min(hour + rng.choice((1, 2, 2, 3)), 22))
    if habit.nobody_comes:
        columns["summary"] = _POSTPONED
    topics = rng.sample(event.topics, min(len(event.topics), rng.choice((1, 2, 2, 3))))
    audiences = rng.sample(event.audiences, min(len(event.audiences), rng.choice((1, 1, 2, 3))))
    return Held(columns, [village], topics, audiences)


def _organizer(rng: Random, village: Village, event: Event) -> tuple[str, list[dict[str, str]]]:
    """Who held it, and who spoke: the village itself mostly, else an office with an official of its own."""
    if rng.random() >= event.outside:
        own = rng.choice((f"Pemerintah {village.label}",) * 4 + (f"Karang Taruna {village.name}",))
        guest = rng.random() < 0.25
        return own, [_speaker(rng, village)] if guest else []
    speakers = [_speaker(rng, village) for _ in range(rng.choice((1, 1, 2)))]
    return speakers[0]["institution"], speakers


def _speaker(rng: Random, village: Village) -> dict[str, str]:
    office, titles = rng.choice(list(SPEAKERS.items()))
    return {"name": invent_official(rng, titles), "institution": _filled(office, village)}


def _filled(text: str, village: Village) -> str:
    names = {"subdistrict": village.subdistrict, "city": village.regency, "regency": village.regency_label}
    return text.format(village=village.label, **names)


def heads(rng: Random, event: Event, factor: float = 1) -> dict[str, int | None]:
    """Head-counts; here and there with age bands, which add up to the adults, and persons with disability."""
    adults = round(rng.triangular(*event.size, sum(event.size) / 2.4) * factor)
    women = round(adults * min(1, max(0, event.women + rng.uniform(-0.15, 0.15)))) if 0 < event.women < 1 else 0
    women = adults if event.women == 1 else women
    children = rng.randint(*event.children)
    girls = sum(rng.random() < 0.52 for _ in range(children))
    younger = round(adults * rng.uniform(0.2, 0.6)) if rng.random() < 0.25 else None
    return {
        "men": adults - women,
        "women": women,
        "boys": children - girls,
        "girls": girls,
        "disability": rng.choice((0, 0, 1, 2)) if rng.random() < 0.2 and adults > 5 else None,
        "aged_18_to_30": younger,
        "aged_31_up": None if younger is None else adults - younger,
        "named_count": 0,
    }


def nobody() -> dict[str, int | None]:
    """It was called, and nobody came: recorded, so it is reported, but nobody was reached."""
    counts = dict.fromkeys(("men", "women", "boys", "girls", "named_count"), 0)
    return {**counts, "disability": None, "aged_18_to_30": None, "aged_31_up": None}


def written(rng: Random, day: date, today: date) -> dict[str, datetime | None]:
    """When it was written down: the same evening or up to three weeks later, but before today began."""
    evening = datetime.combine(day, time(20, rng.randrange(60)), ZONE)
    written_at = evening + timedelta(days=rng.choice((0, 0, 1, 1, 2, 5, 9, 20)))
    moment = min(written_at, datetime.combine(today, time(0), ZONE))
    return {"created_at": moment, "updated_at": moment, "created_by_id": None, "deleted_at": None}
