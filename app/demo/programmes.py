"""The part of the villages in the programmes that come with the site: from proposed to designated, a few lapsing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from app.demo.accounts import SITI_VILLAGE
from app.demo.sessions import ZONE
from app.demo.villages import Village, dice
from app.programmes.calculate import last_day_of_term
from app.programmes.shipped import SHIPPED, ShippedProgramme
from app.programmes.vocabulary import Rule, Stage

_OFTEN = {
    "desa-anti-tppo": 0.3,
    "desmigratif": 0.08,
    "desa-migran-emas": 0.05,
    "desa-binaan-imigrasi": 0.08,
    "desbumi": 0.04,
}
_STAGES = (Stage.PROPOSED, Stage.PREPARING, Stage.DECLARED, Stage.ACTIVE, Stage.DESIGNATED)
_MET = {Stage.PROPOSED: 0.1, Stage.PREPARING: 0.4, Stage.DECLARED: 0.7, Stage.ACTIVE: 0.85, Stage.DESIGNATED: 0.97}
_TERM_YEARS = 3
_SITI_HAS = ("musyawarah", "komitmen", "papan-informasi", "rujukan")


@dataclass
class Part:
    """A village's part in a programme as columns, with those of its stages and its evidence."""

    slug: str
    columns: dict
    stages: list[dict] = field(default_factory=list)
    evidence: list[dict] = field(default_factory=list)


def parts(villages: Iterable[Village], today: date) -> list[Part]:
    """All of them, as they stood this morning."""
    return [
        part
        for village in villages
        for shipped in SHIPPED
        if (part := _part(village, shipped, today)) is not None and part.columns["started_on"] < today
    ]


def _part(village: Village, shipped: ShippedProgramme, today: date) -> Part | None:
    rng = dice("programme", shipped.slug, village.code)
    if village.code == SITI_VILLAGE:
        return _of_siti(village, shipped, today)
    if rng.random() >= _OFTEN.get(shipped.slug, 0):
        return None
    if rng.random() < 0.12:  # designated nearly three years ago
        started_on = date(2023, 1, 9) + timedelta(days=rng.randrange(90))
        part = _begun(village, shipped, started_on)
        designated_on = date(2023, 9, 4) + timedelta(days=rng.randrange(200))
        part.stages += [_stage(Stage.DESIGNATED, designated_on, rng)]
    else:
        started_on = date(2025, 1, 13) + timedelta(days=rng.randrange(640))
        part = _begun(village, shipped, started_on)
        day = started_on
        for stage in _STAGES[1 : rng.randrange(1, len(_STAGES) + 1)]:
            day += timedelta(days=rng.randrange(25, 150))
            part.stages.append(_stage(stage, day, rng))
    part.stages = [one for one in part.stages if one["reached_on"] < today]
    share = _MET[part.stages[-1]["stage"]] if part.stages else 0.0
    part.evidence = _evidence(rng, shipped, share, started_on, today)
    return part


def _of_siti(village: Village, shipped: ShippedProgramme, today: date) -> Part | None:
    """The village of the guide: on its way to become a Desa Anti-TPPO, some criteria still missing."""
    if shipped.slug != "desa-anti-tppo":
        return None
    rng = dice("programme", shipped.slug, village.code)
    part = _begun(village, shipped, date(2026, 2, 9))
    part.stages.append(_stage(Stage.PREPARING, date(2026, 3, 16), rng))
    part.stages = [one for one in part.stages if one["reached_on"] < today]
    kept = {one.key: one.evidence for one in shipped.criteria if one.key in _SITI_HAS}
    day = date(2026, 3, 23)
    part.evidence = [_met(key, day, note) for key, note in kept.items() if day < today]
    return part


def _begun(village: Village, shipped: ShippedProgramme, started_on: date) -> Part:
    moment = datetime.combine(started_on, time(9), ZONE)
    columns = {
        "key": f"contoh-{village.code}-{shipped.slug}",
        "village_id": village.id,
        "started_on": started_on,
        "note": "",
        "created_at": moment,
        "updated_at": moment,
    }
    return Part(shipped.slug, columns, [_stage(Stage.PROPOSED, started_on, dice("proposed", village.code))])


def _stage(stage: Stage, reached_on: date, rng: Random) -> dict:
    by_decree = stage is Stage.DESIGNATED
    return {
        "stage": stage,
        "reached_on": reached_on,
        "decree_number": f"188.45/{rng.randrange(100, 900)}/{reached_on.year}" if by_decree else "",
        "decree_on": reached_on if by_decree else None,
        "expires_on": last_day_of_term(reached_on, _TERM_YEARS) if by_decree else None,
        "recorded_at": datetime.combine(reached_on, time(9), ZONE),
    }


def _evidence(rng: Random, shipped: ShippedProgramme, share: float, started_on: date, today: date) -> list[dict]:
    """For some criteria that are met by hand: what was handed in since the village takes part."""
    rows = []
    for criterion in shipped.criteria:
        met_on = started_on + timedelta(days=rng.randrange(5, 300))
        if criterion.rule is Rule.BY_HAND and rng.random() < share and met_on < today:
            rows.append(_met(criterion.key, met_on, criterion.evidence))
    return rows


def _met(key: str, met_on: date, note: str) -> dict:
    added_at = datetime.combine(met_on + timedelta(days=1), time(9), ZONE)
    return {"criterion_key": key, "met_on": met_on, "note": f"{note} (contoh)", "added_at": added_at}
