"""The sentences of chapter IV in official Indonesian: numbers and names in, words out; "" where there is no problem.

Places that are few are named. `what` names just those that are counted: desa, kelurahan, or both.
"""

from collections.abc import Sequence

from app.coverage.opening import marked, number
from app.coverage.sentences import PERDES, joined
from app.i18n import percent
from app.reports.sentences.phrases import amount, so_many

MOST_NAMED = 8


def never_reached(count: int, total: int, what: str, area: str) -> str:
    """Said where there are none too, which is worth saying on the first page."""
    if not count:
        return f"Tidak ada lagi {what} di {area} yang belum pernah dijangkau."
    if count == total == 1:
        return f"Satu-satunya {what} di {area} belum pernah dijangkau sejak pencatatan dimulai."
    if count == 1:
        alone = f"Tinggal {marked('satu', count)} {what} di {area} yang"
        return f"{alone} belum pernah dijangkau sejak pencatatan dimulai."
    some = f"Seluruh {number(count)}" if count == total else so_many(count)
    return f"{some} {what} di {area} belum pernah dijangkau sejak pencatatan dimulai."


def lapsed(count: int, what: str, cutoff: str, others: bool = False) -> str:
    """Those whose last session is more than twelve months ago; `others`: some were never reached at all."""
    if not count:
        return ""
    other = " lain" if others else ""
    return f"Di {amount(count)} {what}{other}, kegiatan terakhir berlangsung lebih dari 12 bulan sebelum {cutoff}."


def concentrated(count: int, what: str, areas: Sequence[tuple[str, int]], level: str) -> str:
    """Where those lie that were never reached; `areas` are all that have some, the most first, `level` their word."""
    if count < 2 or not areas:
        return ""
    top = areas[:2]
    inside, where = sum(some for _name, some in top), joined(marked(name, some) for name, some in top)
    if inside == count:
        return f"Seluruh {number(count)} {what} yang belum pernah dijangkau berada di {where}."
    if 2 * inside >= count:
        return f"Dari {number(count)} {what} yang belum pernah dijangkau, {amount(inside)} berada di {where}."
    first, most = areas[0]
    spread = f"tersebar di {number(len(areas))} {level}, terbanyak di {first} ({number(most)})"
    return f"{so_many(count)} {what} yang belum pernah dijangkau {spread}."


def silent(count: int, total: int, what: str, names: Sequence[str] = (), most: Sequence[tuple[str, int]] = ()) -> str:
    """Those that have not reported: by name where they are few, else where most of them lie."""
    if not count:
        return ""
    if count == total:
        alone = f"Satu-satunya {what}" if total == 1 else f"Seluruh {number(total)} {what}"
        return f"{alone} belum lapor, sehingga angka dalam laporan ini belum menggambarkan keadaan."
    told = f"{so_many(count)} dari {number(total)} {what} ({percent(count, total)}) belum lapor"
    return f"{told}{_named(names)}." if names else f"{told}{_mostly(most, count)}."


def without_perdes(count: int, desa: int) -> str:
    """The desa that have no village regulation on protection in force."""
    if not count:
        return ""
    if count == desa:
        alone = "Satu-satunya desa" if desa == 1 else f"Seluruh {number(desa)} desa"
        return f"{alone} belum memiliki {PERDES} yang berlaku."
    return f"{so_many(count)} dari {number(desa)} desa ({percent(count, desa)}) belum memiliki {PERDES} yang berlaku."


def task_forces(ended: int, soon: int, what: str, cutoff: str, names: Sequence[str] = ()) -> str:
    """The decrees on village task forces whose term has ended or ends within 90 days."""
    if not ended + soon:
        return ""
    term, ends = "Masa berlaku SK satuan tugas desa", f"berakhir dalam 90 hari sejak {cutoff}"
    if not soon:
        told = f"{term} di {amount(ended)} {what} telah berakhir"
    elif not ended:
        told = f"{term} di {amount(soon)} {what} {ends}"
    else:
        told = f"{term} telah berakhir di {amount(ended)} {what} dan {ends} di {amount(soon)} lainnya"
    return f"{told}{_named(names)}."


def designations(ended: int, soon: int, cutoff: str, programmes: Sequence[str] = ()) -> str:
    """Parts in programmes whose term has ended, and decrees of designation that end within 90 days."""
    if not ended + soon:
        return ""
    which = f" ({joined(programmes, 4)})" if programmes else ""
    ends = f"berakhir dalam 90 hari sejak {cutoff}"
    if not ended:
        return f"{so_many(soon)} penetapan dalam program {ends}{which}."
    more = f", dan {amount(soon)} penetapan {ends}" if soon else ""
    return f"Masa berlaku {amount(ended)} keikutsertaan dalam program telah berakhir{more}{which}."


def men_only(sessions: int, attended: int, villages: int = 0, what: str = "", names: Sequence[str] = ()) -> str:
    """Sessions to which no woman came, and the villages where none came to any session of the period."""
    if not sessions:
        return ""
    if attended == 1:
        told = "Satu-satunya kegiatan dengan kehadiran tidak dihadiri seorang pun perempuan"
    elif sessions == attended:
        told = f"Seluruh {number(attended)} kegiatan dengan kehadiran tidak dihadiri seorang pun perempuan"
    else:
        share = f"{number(attended)} kegiatan dengan kehadiran ({percent(sessions, attended)})"
        told = f"{so_many(sessions)} dari {share} tidak dihadiri seorang pun perempuan"
    if not villages:
        return f"{told}."
    return f"{told}; di {amount(villages)} {what} hal itu berlaku bagi semua kegiatan periode ini{_named(names)}."


def without_names(sessions: int, attended: int) -> str:
    """Sessions to which people came and whose sign-in sheet has no name on record."""
    if not sessions:
        return ""
    if attended == 1:
        return "Satu-satunya kegiatan dengan kehadiran belum memuat nama dalam daftar hadirnya."
    if sessions == attended:
        return f"Seluruh {number(attended)} kegiatan dengan kehadiran belum memuat nama dalam daftar hadirnya."
    share = f"{number(attended)} kegiatan dengan kehadiran ({percent(sessions, attended)})"
    return f"{so_many(sessions)} dari {share} belum memuat nama dalam daftar hadirnya."


def village_task_force(until: str, has_ended: bool) -> str:
    return f"Masa berlaku SK satuan tugas desa {'telah berakhir' if has_ended else 'berakhir'} pada {until}."


def village_part(programme: str, until: str, has_ended: bool) -> str:
    """The village's part in a programme, whose decree ends on that day."""
    return f"Penetapan dalam program {programme} {'telah berakhir' if has_ended else 'berakhir'} pada {until}."


def village_silent(area: str, period: str) -> str:
    return f"Belum ada laporan yang diterima dari {area} untuk {period}, termasuk laporan nihil."


def _named(names: Sequence[str]) -> str:
    """The names themselves where they are few; nothing where they are many."""
    return f": {joined(names, MOST_NAMED)}" if 0 < len(names) <= MOST_NAMED else ""


def _mostly(most: Sequence[tuple[str, int]], whole: int) -> str:
    """The two areas with the most, where together they have at least half."""
    top = most[:2]
    if 2 * sum(count for _name, count in top) < whole:
        return ""
    return f", terbanyak di {joined(f'{name} ({number(count)})' for name, count in top)}"
