"""Chapter V: what follows from the figures, each step with an addressee and a day."""

from datetime import date, timedelta

from app.areas.models import Level
from app.coverage.sentences import PERDES, joined
from app.i18n import number
from app.periods import period_of
from app.regulations.models import State
from app.reports.facts import Facts
from app.reports.findings import most_never, what_of
from app.reports.letterhead import head_of
from app.reports.parts import Action
from app.reports.phrases import in_sentence

_SOON, _LATER = timedelta(days=21), timedelta(days=60)


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
        top = most_never(facts)
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
    enacted = sum(one.state is State.ENACTED for one in facts.stuck)
    whose = "" if facts.area.level is Level.VILLAGE else " yang bersangkutan"
    secretary = "Sekretaris desa yang bersangkutan" if whose else "Sekretaris Desa"
    if enacted:
        what = f"Mengundangkan dalam Lembaran Desa {_perdes(enacted)} yang sudah ditetapkan."
        found.append(Action(what, secretary, _month_end(facts.today)))
    if unsigned := len(facts.stuck) - enacted:
        what = f"Menetapkan, atau bila tidak ditandatangani langsung mengundangkan, {_perdes(unsigned)} yang sudah "
        head = f"Kepala desa dan sekretaris desa{whose}"
        found.append(Action(f"{what}disepakati dengan BPD.", head, _month_end(facts.today)))
    missing = facts.total.desa - facts.total.perdes
    if missing <= 0 or (facts.area.level is Level.VILLAGE and facts.stuck):
        return found
    if facts.area.level is Level.VILLAGE:
        what = f"Menyusun rancangan {PERDES} dan membahasnya bersama BPD."
        return [*found, Action(what, f"{head_of(facts.area)} bersama BPD", _quarter_end(facts.today))]
    what = f"Mendampingi penyusunan {PERDES} di {number(missing)} desa yang belum memilikinya."
    who = {
        Level.SUBDISTRICT: head_of(facts.area),
        Level.REGENCY: "Perangkat daerah yang membidangi desa, bersama Bagian Hukum",
    }.get(facts.area.level, "Perangkat daerah yang membidangi desa")
    return [*found, Action(what, who, _quarter_end(facts.today))]


def _perdes(count: int) -> str:
    return "peraturan desa" if count == 1 else f"{number(count)} peraturan desa"


def _recording_actions(facts: Facts) -> list[Action]:
    total, found = facts.total, []
    if total.not_reported:
        what = f"Melaporkan kegiatan {in_sentence(facts.period)} yang belum disampaikan, juga bila nihil."
        found.append(Action(what, _village_heads(facts), _month_end(facts.today)))
    if 2 * total.named < total.attendance:
        what = "Melengkapi daftar hadir, agar kehadiran dapat dicocokkan dengan nama yang tercatat."
        found.append(Action(what, "Penyelenggara kegiatan", _month_end(facts.today)))
    return found


def _who(facts: Facts) -> str:
    """Who sees to it that places are reached: one level below whoever reads the report."""
    if facts.area.level is Level.SUBDISTRICT:
        return f"{_village_heads(facts)}, dibantu {head_of(facts.area)}"
    names = [name for name, _count in most_never(facts)]
    if facts.area.level is Level.REGENCY:
        return joined(f"Camat {name}" for name in names)
    return joined(f"Pemerintah {name}" for name in names)


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
