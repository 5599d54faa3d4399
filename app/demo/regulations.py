"""The regulations of the villages, from draft to repeal: most on their way, several signed but not yet promulgated."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import groupby
from random import Random
from uuid import NAMESPACE_DNS, uuid5

from app.demo.accounts import SITI_VILLAGE
from app.demo.regulation_lives import KEPT_EMPTY, any_day, decree, joint, left_lying, perdes, regional, unsigned
from app.demo.sessions import ZONE
from app.demo.villages import LAST_DAY, Village, dice
from app.regulations.vocabulary import KIND_RULES, Effect, RegulationKind, Step, Theme

_TITLES = {
    Theme.PMI_PROTECTION: "Pelindungan Pekerja Migran Indonesia",
    Theme.ANTI_TRAFFICKING_VILLAGE: "Desa Anti Tindak Pidana Perdagangan Orang",
    Theme.PRODUCTIVE_MIGRANT_VILLAGE: "Desa Migran Produktif",
}
_OTHER_TITLES = ("Pengelolaan Sampah", "Badan Usaha Milik Desa", "Ketertiban Umum", "Pelestarian Hutan Mangrove")
_TASK_FORCE = "Pembentukan Satuan Tugas Pencegahan Tindak Pidana Perdagangan Orang"
_DECREES = (
    (Theme.TASK_FORCE, _TASK_FORCE),
    (Theme.PMI_PROTECTION, "Penunjukan Kader Pelindungan Pekerja Migran"),
    (Theme.ANTI_TRAFFICKING_VILLAGE, "Pembentukan Posko Pengaduan Pekerja Migran"),
)


@dataclass
class Written:
    """A regulation as columns, the villages that it is valid for, and what it does to an earlier one."""

    columns: dict
    villages: Sequence[int]
    begun_on: date
    effect: Effect | None = None
    target: "Written | None" = field(default=None, repr=False)


def regulations(villages: Sequence[Village], today: date) -> list[Written]:
    """Those of all villages. What has not happened by today is not there yet."""
    planned = [*_regional(villages), *_joint(villages)]
    for village in villages:
        planned += _of_kelurahan(village) if village.is_kelurahan else _of_desa(village)
    written = [one for one in planned if one.begun_on < today]
    _take_back_what_is_to_come(written, today)
    _number(written)
    for one in written:
        _date_effects(one)
    return written


def _of_desa(village: Village) -> list[Written]:
    rng = dice("regulations", village.code)
    if village.code == SITI_VILLAGE:
        mine = perdes(rng, Theme.PMI_PROTECTION, _TITLES[Theme.PMI_PROTECTION], date(2026, 9, 1))
        force = decree(RegulationKind.HEAD_DECREE, Theme.TASK_FORCE, _TASK_FORCE, date(2026, 3, 9))
        return [_of(village, left_lying(mine, signed=True)), _of(village, force)]
    theme = rng.choices(list(_TITLES), (6, 3, 1))[0]
    written = _protective(rng, village, theme, date(2025, 1, 6) + timedelta(days=rng.randrange(700)))
    if rng.random() < 0.4:
        written.append(_of(village, decree(RegulationKind.HEAD_DECREE, *rng.choice(_DECREES), any_day(rng))))
    if rng.random() < 0.2:
        written.append(_of(village, perdes(rng, Theme.OTHER, rng.choice(_OTHER_TITLES), any_day(rng))))
    if rng.random() < 0.08:
        title = f"Tata Cara Pendataan Warga yang Bekerja di Luar Negeri dari {village.label}"
        own = perdes(rng, theme, title, any_day(rng)) | dict.fromkeys(KEPT_EMPTY) | {"agreement_number": ""}
        written.append(_of(village, {**own, "kind": RegulationKind.HEAD_REGULATION}))
    return written


def _protective(rng: Random, village: Village, theme: Theme, begun: date) -> list[Written]:
    """What the village has done about a Perdes on protection."""
    fate, title = rng.random(), _TITLES[theme]
    if fate < 0.34:
        return [_of(village, perdes(rng, theme, title, begun))]
    if fate < 0.38:
        return [_of(village, unsigned(perdes(rng, theme, title, begun)))]
    if fate < 0.46:
        return [_of(village, left_lying(perdes(rng, theme, title, begun), signed=rng.random() < 0.75))]
    if fate < 0.55:
        effect = Effect.AMENDS if fate >= 0.52 else Effect.REPLACES
        return _followed(rng, village, theme, effect)
    if fate < 0.63:
        draft = left_lying(perdes(rng, theme, title, begun), signed=False)
        only = {"agreed_on": None, "handed_over_on": None, "agreement_number": ""}
        return [_of(village, {**draft, **only, "note": "Rancangan dibahas bersama BPD."})]
    return []


def _followed(rng: Random, village: Village, theme: Theme, effect: Effect) -> list[Written]:
    """An older one, and one of the same kind that amends it, or replaces it on the day of its own promulgation."""
    title = _TITLES[theme]
    old = _of(village, perdes(rng, theme, title, date(2025, 2, 3) + timedelta(days=rng.randrange(120))))
    title = f"Perubahan atas Peraturan Desa tentang {title}" if effect is Effect.AMENDS else title
    new = _of(village, perdes(rng, theme, title, date(2026, 1, 12) + timedelta(days=rng.randrange(200))))
    new.effect, new.target = effect, old
    return [old, new]


def _of_kelurahan(village: Village) -> list[Written]:
    """A kelurahan makes no Perdes; its lurah decides."""
    rng = dice("regulations", village.code)
    if rng.random() < 0.5 or village.code == "19.71.01.1004":
        return [_of(village, decree(RegulationKind.WARD_DECREE, *rng.choice(_DECREES), any_day(rng)))]
    return []


def _joint(villages: Iterable[Village]) -> list[Written]:
    """In some subdistricts a few desa have agreed on one regulation together."""
    written = []
    desa = [one for one in villages if one.kind.has_village_regulations]
    for subdistrict_id, neighbours in groupby(desa, key=lambda one: one.subdistrict_id):
        partners = list(neighbours)
        rng = dice("joint", partners[0].code[:8])
        if len(partners) >= 4 and rng.random() < 0.3 and subdistrict_id:
            chosen = partners[1 : rng.randrange(3, 5)]
            written.append(_of(chosen[0], joint(rng), [one.id for one in chosen]))
    return written


def _regional(villages: Iterable[Village]) -> list[Written]:
    """The city's own regulation, valid for all its kelurahan."""
    of_city = [one for one in villages if one.is_kelurahan and one.code.startswith("19.71")]
    if not of_city:
        return []
    columns = {**regional(), "area_id": of_city[0].regency_id, "key": "contoh-19.71"}
    return [Written(columns, [one.id for one in of_city], columns["enacted_on"] + timedelta(days=3))]


def _of(village: Village, columns: dict, villages: Sequence[int] = ()) -> Written:
    known_on = min(day for step in Step if (day := columns[step.value]) is not None)
    key = uuid5(NAMESPACE_DNS, f"{village.code}/{columns['kind'].value}/{known_on}/{columns['theme'].value}")
    columns = {**columns, "area_id": village.id, "key": str(key)}
    return Written(columns, villages or [village.id], known_on + timedelta(days=2))


def _take_back_what_is_to_come(written: list[Written], today: date) -> None:
    """Every record as it stood this morning."""
    for one in written:
        for step in Step:
            if one.columns[step.value] is not None and one.columns[step.value] >= today:
                one.columns[step.value] = None


def _number(written: list[Written]) -> None:
    """Number and year from the day of the enactment, or of the promulgation of an unsigned one."""
    numbers: dict[tuple, int] = {}
    for one in sorted(written, key=lambda one: _named_on(one.columns) or LAST_DAY):
        columns, named_on = one.columns, _named_on(one.columns)
        year = (named_on or min(one.begun_on, LAST_DAY)).year
        number = None
        if named_on:
            place = columns["area_id"], columns["kind"], year
            numbers[place] = number = numbers.get(place, 0) + 1
        last = max(columns[step.value] for step in Step if columns[step.value])
        moment = datetime.combine(last + timedelta(days=1), time(6), ZONE)  # once they all had happened
        columns |= {"year": year, "number": number, "created_at": moment, "updated_at": moment, "deleted_at": None}
        _number_papers(columns)


def _named_on(columns: dict) -> date | None:
    return columns["enacted_on"] or (columns["promulgated_on"] if columns["unsigned"] else None)


def _number_papers(columns: dict) -> None:
    """The gazette or bulletin number, and that of the letter to the regent."""
    if columns["promulgated_on"]:
        columns["promulgation_number"] = f"{columns['number']} Tahun {columns['promulgated_on'].year}"
    if columns["submitted_on"] and KIND_RULES[columns["kind"]].promulgated_in:
        columns["submission_number"] = f"140/{columns['submitted_on'].timetuple().tm_yday}/{columns['year']}"


def _date_effects(one: Written) -> None:
    """The earlier one is amended or repealed on the day on which this one came into force."""
    if one.target is None:
        return
    since = one.columns["promulgated_on"]
    if one.effect is Effect.AMENDS:
        one.target.columns["amended_on"] = since
    else:
        one.target.columns["repealed_on"] = since
