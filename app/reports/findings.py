"""Chapters IV and V: what the figures mean, and what follows from them, each step with an addressee."""

from collections.abc import Sequence
from datetime import date, timedelta

from app.areas.models import Kind, Level
from app.coverage.calculate import VillageStanding
from app.i18n import day, number, period_name
from app.periods import period_of
from app.reports import words
from app.reports.facts import Facts
from app.reports.letterhead import head_of
from app.reports.parts import Action, RegulationRow, Sentences
from app.reports.tables import CHILD_WORDS, build_indicators, child_name

_SOON, _LATER = timedelta(days=21), timedelta(days=60)


def what_of(villages: Sequence[VillageStanding], joint: str = "dan") -> str:
    """desa, kelurahan or both, of just these villages."""
    kelurahan = sum(village.kind is Kind.KELURAHAN for village in villages)
    return words.places(len(villages) - kelurahan, kelurahan, joint)


def build_sentences(facts: Facts, in_force: Sequence[RegulationRow]) -> Sentences:
    period, total, area = period_name(facts.period), facts.total, facts.area.label
    village = facts.area.level is Level.VILLAGE
    held = words.held(total.sessions, total.attendance, total.female, period, total.reported)
    perdes = facts.compared("perdes")
    if village:
        reached = words.village_reached(total.sessions, total.attendance, area, period)
        lapse = facts.standings[0].lapse if facts.standings else 4
        within_year = words.village_within_year(day(facts.standings[0].last_held_on) if lapse < 4 else "", lapse)
        regulated = words.village_regulated(total.desa > 0, [row.name for row in in_force], area)
        lead = f"{reached} {held} {regulated}"
    else:
        reached = words.reached(total.reached, total.villages, facts.what, area, period, facts.compared("reached"))
        within = sum(standing.lapse <= 2 for standing in facts.standings)
        within_year = words.within_year(within, total.villages, facts.what, day(facts.cutoff))
        regulated = words.regulated(total.perdes, total.desa, total.kelurahan, perdes)
        lead = f"{reached} {held} {words.regulated(total.perdes, total.desa, 0, perdes)}"
    never, none_of = facts.never, words.places(total.desa, total.kelurahan, "atau")
    return Sentences(
        lead=lead,
        reached=reached,
        held=held,
        named=words.named(total.named, total.attendance),
        within_year=within_year,
        regulated=regulated,
        reporting=words.reporting(total.reported, total.villages, facts.what),
        targets=words.targets_met([(row.name, row.actual, row.target) for row in build_indicators(facts)]),
        never=words.never_reached(len(never), what_of(never) if never else none_of, area),
        lapsed=words.lapsed(len(facts.lapsed), what_of(facts.lapsed), bool(never)),
        stuck=words.stuck(len(facts.stuck)),
        conclusion=words.conclusion(
            total.reached, facts.compared("reached"), total.perdes_or_none, facts.compared("perdes")
        ),
        weakest=_weakest(facts),
        running=words.running(period, day(facts.cutoff)) if facts.is_running else "",
        overlaps=words.shared_sessions(CHILD_WORDS[facts.area.level]) if facts.coverage.overlaps else "",
    )


def _weakest(facts: Facts) -> str:
    """In which child areas most of the villages lie that were never reached."""
    if facts.area.level in (Level.VILLAGE, Level.SUBDISTRICT):
        return ""
    return words.concentrated(len(facts.never), what_of(facts.never), _most_never(facts, full=True))


def _most_never(facts: Facts, full: bool = False) -> list[tuple[str, int]]:
    """(child area, how many of its villages were never reached), the two with the most."""
    counts = []
    for row in facts.coverage.rows:
        count = sum(village.code.startswith(row.code + ".") for village in facts.never)
        if count:
            prefix = "Kecamatan " if full and row.level is Level.SUBDISTRICT else ""
            counts.append((prefix + child_name(row.name, row.kind), count))
    return sorted(counts, key=lambda pair: -pair[1])[:2]


def build_actions(facts: Facts) -> tuple[Action, ...]:
    """What follows from the figures; where nothing does, that the work goes on."""
    found = [*_outreach_actions(facts), *_regulation_actions(facts), *_recording_actions(facts)]
    if not found:
        keep = f"Mempertahankan jangkauan dengan kegiatan edukasi berkala di setiap {_each(facts)}."
        found.append(Action(keep, _village_heads(facts), _quarter_end(facts.today)))
    return tuple(found)


def _outreach_actions(facts: Facts) -> list[Action]:
    later = _quarter_end(facts.today)
    if facts.area.level is Level.VILLAGE:
        if facts.total.reached:
            return []
        what = "Melaksanakan kegiatan edukasi bagi warga, lalu mencatat kehadirannya."
        return [Action(what, head_of(facts.area), later)]
    found = []
    if facts.never:
        top = _most_never(facts)
        begin = f", dimulai dari {top[0][0]}" if len(top) > 1 else ""
        count = f"{number(len(facts.never))} {what_of(facts.never)}"
        found.append(
            Action(f"Melaksanakan kegiatan edukasi di {count} yang belum pernah dijangkau{begin}.", _who(facts), later)
        )
    if facts.lapsed:
        count = f"{number(len(facts.lapsed))} {what_of(facts.lapsed)}"
        what = f"Melaksanakan kembali kegiatan edukasi di {count} yang tidak dijangkau selama lebih dari 12 bulan."
        found.append(Action(what, _village_heads(facts), later))
    return found


def _regulation_actions(facts: Facts) -> list[Action]:
    found = []
    if facts.stuck:
        count = "peraturan desa" if len(facts.stuck) == 1 else f"{number(len(facts.stuck))} peraturan desa"
        what = f"Mengundangkan {count} yang sudah ditetapkan dalam Lembaran Desa atau Berita Desa."
        secretary = "Sekretaris Desa" if facts.area.level is Level.VILLAGE else "Sekretaris desa yang bersangkutan"
        found.append(Action(what, secretary, _month_end(facts.today)))
    missing = facts.total.desa - facts.total.perdes
    if missing <= 0 or (facts.area.level is Level.VILLAGE and facts.stuck):
        return found
    if facts.area.level is Level.VILLAGE:
        what = f"Menyusun rancangan {words.PERDES} dan membahasnya bersama BPD."
        return [*found, Action(what, f"{head_of(facts.area)} bersama BPD", _quarter_end(facts.today))]
    what = f"Mendampingi penyusunan {words.PERDES} di {number(missing)} desa yang belum memilikinya."
    who = {
        Level.SUBDISTRICT: head_of(facts.area),
        Level.REGENCY: "Perangkat daerah yang membidangi desa, bersama Bagian Hukum",
    }.get(facts.area.level, "Perangkat daerah yang membidangi desa")
    return [*found, Action(what, who, _quarter_end(facts.today))]


def _recording_actions(facts: Facts) -> list[Action]:
    total, found = facts.total, []
    if total.not_reported:
        what = f"Melaporkan kegiatan {period_name(facts.period)} yang belum disampaikan, juga bila nihil."
        found.append(Action(what, _village_heads(facts), _month_end(facts.today)))
    if 2 * total.named < total.attendance:
        what = "Melengkapi daftar hadir, agar kehadiran dapat dicocokkan dengan nama yang tercatat."
        found.append(Action(what, "Penyelenggara kegiatan bersama pemerintah desa", _month_end(facts.today)))
    return found


def _who(facts: Facts) -> str:
    """Who sees to it that places are reached: one level below whoever reads the report."""
    if facts.area.level is Level.SUBDISTRICT:
        return f"{_village_heads(facts)}, dibantu {head_of(facts.area)}"
    names = [name for name, _count in _most_never(facts)]
    if facts.area.level is Level.REGENCY:
        return words.joined(f"Camat {name}" for name in names)
    return words.joined(f"Pemerintah {name}" for name in names)


def _village_heads(facts: Facts) -> str:
    if facts.area.level is Level.VILLAGE:
        return head_of(facts.area)
    heads = {"desa": "Kepala desa", "kelurahan": "Lurah"}.get(facts.what, "Kepala desa dan lurah")
    return f"{heads} yang bersangkutan"


def _each(facts: Facts) -> str:
    return "dusun" if facts.area.level is Level.VILLAGE else facts.what.replace(" dan ", " dan setiap ")


def _month_end(today: date) -> date:
    """The end of this month, or of the next where that is too soon."""
    return period_of(today + _SOON, "month").last_day


def _quarter_end(today: date) -> date:
    return period_of(today + _LATER, "quarter").last_day
