"""The report's sentences in official Indonesian: numbers in, words out.

Every sentence has its zero, one, all and "nothing to compare" case. None begins with a figure, and the noun follows
what is counted: desa, kelurahan, or desa dan kelurahan.
"""

from collections.abc import Sequence

from app.coverage.opening import marked, number
from app.coverage.sentences import PERDES, joined
from app.coverage.targets.achievement import Actual
from app.i18n import percent
from app.reports.sentences.phrases import WEAK_BANDS, Earlier, amount, band, change


def reached(count: int, total: int, what: str, area: str, period: str, earlier: Earlier) -> str:
    """How many places the outreach reached within the period."""
    if not total:
        return f"Belum ada {what} yang tercatat di {area}."
    if total == 1:
        return f"Pada {period}, satu-satunya {what} di {area} {'telah' if count else 'belum'} dijangkau."
    ending = change(count, earlier)
    if not count:
        ending = ending if earlier.value or earlier.year_value else ""
        return f"Pada {period}, belum satu pun dari {number(total)} {what} di {area} dijangkau{ending}."
    return f"Pada {period}, {_share(count, total, f'{what} di {area}')} telah dijangkau{ending}."


def _share(count: int, total: int, what: str) -> str:
    """Of several: seluruh 9 desa (100%), baru satu dari 9 desa (11,1%), 4 dari 9 desa (44,4%)."""
    if count == total:
        return f"seluruh {number(total)} {what} (100%)"
    some = f"baru {marked('satu', count)}" if count == 1 else number(count)
    return f"{some} dari {number(total)} {what} ({percent(count, total)})"


def _share_first(count: int, total: int, what: str) -> str:
    """The same where the sentence begins with it."""
    share = _share(count, total, what)
    return f"Sebanyak {share}" if 1 < count < total else share[0].upper() + share[1:]


def named(count: int, attendance: int) -> str:
    """How many names stand in the sign-in sheets; a head-count and a name list may differ."""
    if not attendance and not count:
        return ""
    if not count:
        return "Belum ada hadirin yang tercatat namanya dalam daftar hadir."
    told = f"Dalam daftar hadir tercatat {amount(count)} nama"
    if not attendance:
        return f"{told}, sedangkan jumlah hadirin belum dicatat."
    if count == attendance:
        return f"{told}, sama banyak dengan kehadiran."
    return f"{told}; jumlah itu berbeda dari kehadiran, yang dihitung menurut jumlah kepala."


def checked(count: int, sessions: int, who: str) -> str:
    """How many of the sessions somebody has looked at; nothing where none was held."""
    if not sessions:
        return ""
    if sessions == 1:
        return f"Kegiatan itu {'telah' if count else 'belum'} diperiksa {who}."
    if not count:
        return f"Belum satu pun dari {number(sessions)} kegiatan diperiksa {who}."
    return f"{_share_first(count, sessions, 'kegiatan')} telah diperiksa {who}."


def within_year(count: int, total: int, what: str, cutoff: str) -> str:
    """The twelve months up to the cut-off day: a figure of its own, never the headline."""
    start = f"Dalam 12 bulan sampai dengan {cutoff},"
    if not total:
        return ""
    if total == 1:
        return f"{start} satu-satunya {what} itu {'telah' if count else 'belum'} dijangkau."
    if not count:
        return f"{start} belum satu pun dari {number(total)} {what} dijangkau."
    return f"{start} {_share(count, total, what)} telah dijangkau."


def village_within_year(last: str, lapse: int, cutoff: str) -> str:
    """When the last session with attendance was held for the one village of the report."""
    if lapse == 4:
        return "Belum pernah ada kegiatan dengan kehadiran yang tercatat bagi wilayah ini."
    late = f", lebih dari 12 bulan sebelum {cutoff}" if lapse == 3 else ""
    return f"Kegiatan terakhir dengan kehadiran berlangsung pada {last}{late}."


def regulated(count: int, desa: int, kelurahan: int, earlier: Earlier) -> str:
    """How many desa have a Perdes on protection in force; a kelurahan makes none and is left out of the share."""
    if not desa:
        return (
            "Wilayah ini seluruhnya terdiri atas kelurahan; kelurahan tidak menetapkan peraturan desa, "
            "sehingga indikator itu tidak dihitung."
        )
    if desa == 1:
        alone = "Satu-satunya desa di wilayah ini" if kelurahan else "Satu-satunya desa"
        text = f"{alone} {'telah' if count else 'belum'} memiliki {PERDES} yang berlaku"
    elif not count:
        text = f"Belum satu pun dari {number(desa)} desa memiliki {PERDES} yang berlaku"
    else:
        text = f"{_share_first(count, desa, 'desa')} telah memiliki {PERDES} yang berlaku"
    if desa > 1 and (count or earlier.value or earlier.year_value):
        text += change(count, earlier)
    if kelurahan:
        text += f"; {amount(kelurahan)} kelurahan tidak dihitung karena tidak menetapkan peraturan desa"
    return text + "."


def reporting(
    count: int, total: int, what: str, on_time: int, late: int | None = None, silent: int | None = None
) -> str:
    """The reporting rate that stands beside every total, and how many of those kept the deadline.

    `late` and `silent` are the rest of those that reported and of all: given where they open lists of their own.
    """
    late, silent = (count - on_time if late is None else late), (total - count if silent is None else silent)
    if not total:
        return ""
    if total == 1:
        return f"Laporan telah diterima{'' if on_time else ' setelah tenggat'}." if count else "Laporan belum diterima."
    if not count:
        return f"Belum satu pun {what} melapor, sehingga angka dalam laporan ini belum menggambarkan keadaan."
    others = f"; {amount(silent)} belum lapor" if count < total else ""
    return f"{_share_first(count, total, what)} telah melapor, {_kept(count, on_time, late)}{others}."


def _kept(count: int, on_time: int, late: int) -> str:
    """How many of those who reported did so until the deadline."""
    if on_time == count:
        return "tepat waktu" if count == 1 else "semuanya tepat waktu"
    if not on_time:
        return "terlambat" if count == 1 else "semuanya terlambat"
    return f"{amount(on_time)} tepat waktu dan {amount(late)} terlambat"


def shared_sessions(what: str) -> str:
    """Under a table in which a session stands in several rows; `what` names a row, such as kecamatan."""
    return (
        f"Satu kegiatan dapat melayani beberapa {what}: kegiatan itu dicantumkan pada setiap {what}, tetapi dihitung "
        "satu kali dalam Jumlah. Karena itu Jumlah lebih kecil daripada hasil penjumlahan barisnya."
    )


def retired_villages(sessions: int) -> str:
    """Under a table whose total counts sessions that no village of today shows."""
    return (
        f"Termasuk {number(sessions)} kegiatan dari desa yang dipecah atau sudah tidak ada dalam daftar: kegiatan itu "
        "tidak dianggap milik desa mana pun sekarang."
    )


def targets_met(rows: Sequence[tuple[str, Actual, int | None]]) -> str:
    """Which indicators met their target; rows of (name, actual, target). Without a report nothing is judged."""
    judged = [(name, actual, target) for name, actual, target in rows if band(actual, target) != "-"]
    if not judged:
        return "Target untuk periode ini belum ditetapkan, sehingga capaian tidak dinilai."
    met = [name for name, actual, target in judged if not actual.falls_short(target or 0)]
    weak = [name for name, actual, target in judged if band(actual, target) in WEAK_BANDS]
    if len(judged) == 1:
        state = "telah tercapai" if met else "belum tercapai"
        return f"Satu-satunya indikator yang bertarget, {_lower(judged[0][0])}, {state}."
    if len(met) == len(judged):
        every = "Kedua" if len(met) == 2 else f"Seluruh {number(len(met))}"
        return f"{every} indikator yang bertarget telah tercapai."
    done = f"{amount(len(met))} telah tercapai" if met else "belum satu pun tercapai"
    short = [name for name, _actual, _target in judged if name not in met]
    told, which = ("yang perlu perhatian", weak) if weak else ("yang belum", short if met else [])
    rest = f"; {told} ialah {joined(map(_lower, which), 4)}" if which else ""
    return f"Dari {number(len(judged))} indikator yang bertarget, {done}{rest}."


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]


def conclusion(places_now: int, places_before: Earlier, perdes_now: int | None, perdes_before: Earlier) -> str:
    """Up, down or unchanged, for outreach and, where there are desa, for their regulations."""
    if not places_before.name:
        return "Periode ini masih berjalan, sehingga perkembangannya belum dinilai."
    if places_before.value is None:
        return f"Perkembangan belum dapat dinilai karena angka {places_before.name} belum tersedia."
    outreach = _way(places_now, places_before.value)
    compared = f"Dibandingkan dengan {places_before.name}, jangkauan edukasi"
    if perdes_now is None or perdes_before.value is None:
        return f"{compared} {outreach}."
    rules = _way(perdes_now, perdes_before.value)
    if outreach != rules:
        return f"{compared} {outreach}, sedangkan jumlah desa dengan perdes PMI yang berlaku {rules}."
    return f"{compared} dan jumlah desa dengan perdes PMI yang berlaku sama-sama {outreach}."


def village_conclusion(reached_now: int, earlier: Earlier, area: str) -> str:
    """The same for one village, which was reached or was not."""
    if not earlier.name:
        return "Periode ini masih berjalan, sehingga perkembangannya belum dinilai."
    if earlier.value is None:
        return f"Perkembangan belum dapat dinilai karena angka {earlier.name} belum tersedia."
    if bool(reached_now) == bool(earlier.value):
        return f"Seperti pada {earlier.name}, {area} {'telah' if reached_now else 'belum'} dijangkau."
    if reached_now:
        return f"{area} telah dijangkau, sedangkan pada {earlier.name} belum."
    return f"{area} belum dijangkau, sedangkan pada {earlier.name} telah dijangkau."


def _way(now: int, before: int) -> str:
    return "tidak berubah" if now == before else "meningkat" if now > before else "menurun"


def running(period: str, cutoff: str) -> str:
    """Why the figures are not final."""
    return f"{period[0].upper()}{period[1:]} masih berjalan; laporan ini memuat keadaan sampai dengan {cutoff}."
