"""What the report says of village regulations that are not in force yet: official Indonesian, never a bare figure."""

from collections.abc import Sequence

from app.coverage.calculate import AreaFigures
from app.coverage.opening import Count, marked, number
from app.coverage.sentences import joined
from app.coverage.stuck import Stuck
from app.i18n import day
from app.regulations.models import State
from app.reports.sentences.phrases import amount, so_many

_ALONE = {
    "planned": "baru direncanakan",
    "drafting": "sedang disusun",
    "deliberation": "sedang dibahas bersama BPD",
    "agreed": "telah disepakati dengan BPD, tetapi belum ditetapkan",
}
_LISTED = {
    "planned": "direncanakan",
    "drafting": "disusun",
    "deliberation": "dibahas bersama BPD",
    "agreed": "disepakati dengan BPD",
}


def drafts(figures: AreaFigures) -> str:
    """How far the drafts are that nobody has signed; nothing where there are kelurahan only."""
    if not figures.desa:
        return ""
    counts = {stage: getattr(figures, stage) for stage in _ALONE if getattr(figures, stage)}
    total = sum(counts.values())
    if not total:
        return "Tidak ada rancangan peraturan desa yang sedang diproses."
    if len(counts) == 1:
        return f"{so_many(total)} rancangan peraturan desa {_ALONE[next(iter(counts))]}."
    listed = joined(f"{amount(count)} {_LISTED[stage]}" for stage, count in counts.items())
    return f"{so_many(total)} rancangan peraturan desa sedang diproses: {listed}."


def enacted(count: int) -> str:
    """Regulations that were signed but not promulgated, and so are not in force."""
    if not count:
        return "Tidak ada peraturan desa yang sudah ditetapkan tetapi belum diundangkan."
    return f"{so_many(count)} peraturan desa sudah ditetapkan tetapi belum diundangkan, sehingga belum berlaku."


def unsigned(count: int) -> str:
    """Drafts that the BPD agreed with and that were not signed in time; nothing where there are none."""
    if not count:
        return ""
    drafts_waiting = f"{so_many(count)} rancangan peraturan desa"
    return f"{drafts_waiting} sudah disepakati dengan BPD, tetapi melewati batas waktu penetapannya."


def problem(stuck: Sequence[Stuck], is_village: bool) -> str:
    """What stands in chapter IV; of one village with the days, of a larger area the table below names each."""
    signed, agreed = waiting_at(stuck)
    sentences = [enacted(signed) if signed else "", unsigned(agreed)]
    if not is_village:
        return " ".join(filter(None, sentences))
    named = "; ".join(f"{_linked(one)} {waiting(one)}" for one in stuck)
    return " ".join(filter(None, sentences)).removesuffix(".") + f": {named}."


def waiting_at(stuck: Sequence[Stuck]) -> tuple[Count, Count]:
    """How many are enacted and not promulgated, and how many are agreed and were not signed in time."""
    enacted = sum(one.state is State.ENACTED for one in stuck)
    return Count(enacted, "perdes enacted"), Count(len(stuck) - enacted, "perdes agreed clock=late")


def _linked(one: Stuck) -> str:
    return marked(name_of(one), Count(1, f"regulation {one.regulation.id}"))


def name_of(one: Stuck) -> str:
    """Perdes Nomor 2 Tahun 2026; what was not enacted on that day was a draft, whatever number it has by now."""
    regulation = one.regulation
    if one.state is not State.ENACTED or regulation.number is None:
        return f"Rancangan Perdes Tahun {regulation.year}"
    return f"Perdes Nomor {regulation.number} Tahun {regulation.year}"


def stage_of(one: Stuck) -> str:
    """ditetapkan 22 September 2026, belum diundangkan."""
    last, lacking = ("ditetapkan", "diundangkan") if one.state is State.ENACTED else ("disepakati", "ditetapkan")
    return f"{last} {day(one.since)}, belum {lacking}"


def waiting(one: Stuck) -> str:
    """ditetapkan 22 September 2026, belum diundangkan 15 hari."""
    return f"{stage_of(one)} {number(one.days)} hari" if one.days else stage_of(one)
