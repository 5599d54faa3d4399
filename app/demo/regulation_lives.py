"""How a regulation goes its way, as columns: agreed, signed, promulgated, handed in, with what may go wrong."""

from datetime import date, timedelta
from random import Random

from app.programmes.calculate import last_day_of_term
from app.regulations.vocabulary import STEP_NUMBERS, WITH_COUNCIL, RegulationKind, Step, Theme

KEPT_EMPTY = tuple(step.value for step in WITH_COUNCIL)
_EMPTY = {
    **{step.value: None for step in Step},
    **dict.fromkeys(STEP_NUMBERS.values(), ""),
    "summary": "",
    "unsigned": False,
    "valid_until": None,
    "amended_on": None,
    "repealed_by": "",
    "note": "",
}
_SUMMARIES = {
    Theme.PMI_PROTECTION: "Pendataan, informasi, dan pelayanan bagi warga yang bekerja di luar negeri.",
    Theme.ANTI_TRAFFICKING_VILLAGE: "Pencegahan perdagangan orang: satgas, posko pengaduan, dan penyuluhan di dusun.",
    Theme.PRODUCTIVE_MIGRANT_VILLAGE: "Usaha produktif dan koperasi bagi keluarga pekerja migran dan purnapekerja.",
    Theme.OTHER: "Pengaturan kepentingan masyarakat desa setempat.",
}


def any_day(rng: Random) -> date:
    return date(2025, 2, 3) + timedelta(days=rng.randrange(660))


def working_day(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def perdes(rng: Random, theme: Theme, title: str, agreed_on: date) -> dict:
    """The whole way: agreed, signed within about 15 days, promulgated soon after, handed in within about 7 days."""
    agreed_on = working_day(agreed_on)
    handed_over_on = working_day(agreed_on + timedelta(days=rng.randrange(1, 4)))
    enacted_on = working_day(handed_over_on + timedelta(days=rng.randrange(2, 17)))
    promulgated_on = working_day(enacted_on + timedelta(days=rng.choice((0, 0, 1, 3, 6))))
    submitted_on = working_day(promulgated_on + timedelta(days=rng.randrange(1, 12)))
    return {
        **_EMPTY,
        "kind": RegulationKind.VILLAGE_REGULATION,
        "theme": theme,
        "title": title,
        "summary": _SUMMARIES[theme],
        "drafting_on": working_day(agreed_on - timedelta(days=rng.randrange(30, 60))),
        "deliberation_on": working_day(agreed_on - timedelta(days=rng.randrange(7, 22))),
        "agreed_on": agreed_on,
        "agreement_number": f"{rng.randrange(1, 9)}/BPD/{agreed_on.year}",
        "handed_over_on": handed_over_on,
        "enacted_on": enacted_on,
        "promulgated_on": promulgated_on,
        "submitted_on": submitted_on if rng.random() < 0.85 else None,
        "disseminated_on": working_day(promulgated_on + timedelta(days=14)) if rng.random() < 0.5 else None,
    }


def left_lying(columns: dict, signed: bool) -> dict:
    """Agreed and perhaps signed, then left before it was promulgated: not in force."""
    later = dict.fromkeys(("promulgated_on", "submitted_on", "disseminated_on"))
    return {**columns, **later, "enacted_on": columns["enacted_on"] if signed else None}


def unsigned(columns: dict) -> dict:
    """The head let the 15 days go by; it was promulgated all the same."""
    promulgated_on = working_day(columns["handed_over_on"] + timedelta(days=18))
    later = {"submitted_on": working_day(promulgated_on + timedelta(days=5)), "disseminated_on": None}
    return {**columns, **later, "enacted_on": None, "unsigned": True, "promulgated_on": promulgated_on}


def decree(kind: RegulationKind, theme: Theme, title: str, day: date) -> dict:
    """A decision of the head or lurah: in force once signed, never promulgated; a task force serves three years."""
    signed_on = working_day(day)
    return {
        **_EMPTY,
        "kind": kind,
        "theme": theme,
        "title": title,
        "enacted_on": signed_on,
        "valid_until": last_day_of_term(signed_on, 3) if theme is Theme.TASK_FORCE else None,
    }


def joint(rng: Random) -> dict:
    """One that several desa have made together."""
    enacted_on = working_day(date(2026, 1, 12) + timedelta(days=rng.randrange(240)))
    return {
        **_EMPTY,
        "kind": RegulationKind.JOINT_REGULATION,
        "theme": Theme.ANTI_TRAFFICKING_VILLAGE,
        "title": "Kerja Sama Antardesa dalam Pencegahan Tindak Pidana Perdagangan Orang",
        "summary": "Pertukaran informasi tentang perekrut gelap dan pelayanan bersama bagi warga antardesa.",
        "enacted_on": enacted_on,
        "promulgated_on": enacted_on + timedelta(days=rng.randrange(3)),
        "submitted_on": working_day(enacted_on + timedelta(days=7)),
    }


def regional() -> dict:
    """The mayor's regulation for all kelurahan of the city."""
    return {
        **_EMPTY,
        "kind": RegulationKind.REGIONAL_REGULATION,
        "theme": Theme.PMI_PROTECTION,
        "title": "Pelindungan Pekerja Migran Indonesia di Kelurahan",
        "enacted_on": date(2025, 11, 17),
    }
