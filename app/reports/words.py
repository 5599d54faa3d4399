"""The report's sentences in official Indonesian: numbers in, words out.

Every sentence has its zero, one, all and "nothing to compare" case. None begins with a figure, and the noun follows
what is counted: desa, kelurahan, or desa dan kelurahan.
"""

from collections.abc import Sequence

from app.coverage.sentences import PERDES, joined
from app.i18n import number, percent
from app.reports.phrases import WEAK_BANDS, Earlier, band, change


def reached(count: int, total: int, what: str, area: str, period: str, earlier: Earlier) -> str:
    """How many places the outreach reached within the period."""
    if not total:
        return f"Belum ada {what} yang tercatat di {area}."
    if total == 1:
        return f"Pada {period}, satu-satunya {what} di {area} {'telah' if count else 'belum'} dijangkau."
    if not count:
        ending = change(count, earlier) if earlier.value else ""
        return f"Pada {period}, belum satu pun dari {number(total)} {what} di {area} dijangkau{ending}."
    ending = change(count, earlier)
    if count == total:
        return f"Pada {period}, seluruh {number(total)} {what} di {area} (100%) telah dijangkau{ending}."
    amount = "baru satu" if count == 1 else number(count)
    share = percent(count, total)
    return f"Pada {period}, {amount} dari {number(total)} {what} di {area} ({share}) telah dijangkau{ending}."


def named(count: int, attendance: int) -> str:
    """How many of those who came stand in the sign-in sheets; a head-count and a name list may differ."""
    if not attendance and not count:
        return ""
    if not count:
        return "Belum ada hadirin yang tercatat namanya dalam daftar hadir."
    if count == attendance:
        return "Seluruh hadirin tercatat namanya dalam daftar hadir."
    return (
        f"Dalam daftar hadir tercatat {number(count)} nama; "
        "jumlah itu berbeda dari kehadiran, yang dihitung menurut jumlah kepala."
    )


def checked(count: int, sessions: int, who: str) -> str:
    """How many of the sessions somebody has looked at; nothing where none was held."""
    if not sessions:
        return ""
    return f"Diperiksa {who}: {number(count)} dari {number(sessions)} kegiatan ({percent(count, sessions)})."


def few_named(count: int, attendance: int) -> str:
    """Where less than half of those who came signed the sheet."""
    amount = "Belum satu pun" if not count else "Baru satu" if count == 1 else f"Baru {number(count)}"
    return f"{amount} dari {number(attendance)} kehadiran tercatat dengan nama dalam daftar hadir."


def within_year(count: int, total: int, what: str, cutoff: str) -> str:
    """The twelve months up to the cut-off day: a figure of its own, never the headline."""
    start = f"Dalam 12 bulan sampai dengan {cutoff},"
    if not total:
        return ""
    if total == 1:
        return f"{start} satu-satunya {what} itu {'telah' if count else 'belum'} dijangkau."
    if not count:
        return f"{start} belum satu pun dari {number(total)} {what} dijangkau."
    if count == total:
        return f"{start} seluruh {number(total)} {what} (100%) telah dijangkau."
    amount = "baru satu" if count == 1 else number(count)
    return f"{start} {amount} dari {number(total)} {what} ({percent(count, total)}) telah dijangkau."


def village_within_year(last: str, lapse: int) -> str:
    """When the last session with attendance was held for the one village of the report."""
    if lapse == 4:
        return "Belum pernah ada kegiatan dengan kehadiran yang tercatat bagi wilayah ini."
    late = ", lebih dari 12 bulan sebelum tanggal laporan" if lapse == 3 else ""
    return f"Kegiatan terakhir dengan kehadiran berlangsung pada {last}{late}."


def regulated(count: int, desa: int, kelurahan: int, earlier: Earlier) -> str:
    """How many desa have a Perdes on protection in force; a kelurahan makes none and is left out of the share."""
    if not desa:
        return (
            "Wilayah ini seluruhnya terdiri atas kelurahan; kelurahan tidak menetapkan peraturan desa, "
            "sehingga indikator itu tidak dihitung."
        )
    if desa == 1:
        text = f"Satu-satunya desa {'telah' if count else 'belum'} memiliki {PERDES} yang berlaku"
    elif not count:
        text = f"Belum satu pun dari {number(desa)} desa memiliki {PERDES} yang berlaku"
    elif count == desa:
        text = f"Seluruh {number(desa)} desa (100%) telah memiliki {PERDES} yang berlaku"
    else:
        amount = "Baru satu" if count == 1 else f"Sebanyak {number(count)}"
        text = f"{amount} dari {number(desa)} desa ({percent(count, desa)}) telah memiliki {PERDES} yang berlaku"
    if desa > 1 and (count or earlier.value):
        text += change(count, earlier)
    if kelurahan:
        text += f"; {number(kelurahan)} kelurahan tidak dihitung karena tidak menetapkan peraturan desa"
    return text + "."


def reporting(count: int, total: int, what: str) -> str:
    """The reporting rate that stands beside every total."""
    if not total:
        return ""
    if total == 1:
        return f"Laporan {'telah' if count else 'belum'} diterima."
    if not count:
        return f"Belum satu pun {what} melapor, sehingga angka dalam laporan ini belum menggambarkan keadaan."
    if count == total:
        return f"Seluruh {number(total)} {what} (100%) telah melapor."
    share, missing = percent(count, total), number(total - count)
    return f"Laporan diterima dari {number(count)} dari {number(total)} {what} ({share}); {missing} belum lapor."


def never_reached(count: int, total: int, what: str, area: str) -> str:
    """`what` names those that were never reached, not all places of the area."""
    if count == total and total > 1:
        return f"Seluruh {number(total)} {what} di {area} belum pernah dijangkau sejak pencatatan dimulai."
    if not count:
        return f"Tidak ada lagi {what} di {area} yang belum pernah dijangkau."
    if count == 1:
        return f"Tinggal satu {what} di {area} yang belum pernah dijangkau sejak pencatatan dimulai."
    return f"Sebanyak {number(count)} {what} di {area} belum pernah dijangkau sejak pencatatan dimulai."


def lapsed(count: int, what: str, others: bool = True) -> str:
    """Those whose last session is more than twelve months ago; nothing where there are none."""
    if not count:
        return ""
    amount = "Di satu" if count == 1 else f"Di {number(count)}"
    other = " lain" if others else ""
    return f"{amount} {what}{other}, kegiatan terakhir berlangsung lebih dari 12 bulan yang lalu."


def shared_sessions(what: str) -> str:
    """Under a table in which a session stands in several rows; `what` names a row, such as kecamatan."""
    return (
        f"Satu kegiatan dapat melayani beberapa {what}: kegiatan itu dicantumkan pada setiap {what}, tetapi dihitung "
        "satu kali dalam Jumlah. Karena itu Jumlah lebih kecil daripada hasil penjumlahan barisnya."
    )


def targets_met(rows: Sequence[tuple[str, int | None, int | None]]) -> str:
    """Which indicators met their target; rows of (name, actual, target)."""
    judged = [(name, actual, target) for name, actual, target in rows if band(actual, target) != "-"]
    if not judged:
        return "Target untuk periode ini belum ditetapkan, sehingga capaian tidak dinilai."
    met = [name for name, actual, target in judged if (actual or 0) >= (target or 0)]
    weak = [name for name, actual, target in judged if band(actual, target) in WEAK_BANDS]
    if len(judged) == 1:
        state = "telah tercapai" if met else "belum tercapai"
        return f"Satu-satunya indikator yang bertarget, {_lower(judged[0][0])}, {state}."
    if len(met) == len(judged):
        return f"Seluruh {number(len(judged))} indikator yang bertarget telah tercapai."
    done = f"{number(len(met))} telah tercapai" if met else "belum satu pun tercapai"
    attention = f"; yang perlu perhatian ialah {joined((_lower(name) for name in weak), 4)}" if weak else ""
    return f"Dari {number(len(judged))} indikator yang bertarget, {done}{attention}."


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]


def conclusion(places_now: int, places_before: Earlier, perdes_now: int | None, perdes_before: Earlier) -> str:
    """Up, down or unchanged, for outreach and, where there are desa, for their regulations."""
    if not places_before.name:
        return "Periode ini masih berjalan, sehingga perkembangannya belum dinilai."
    if places_before.value is None:
        return f"Perkembangan belum dapat dinilai karena angka {places_before.name} belum tersedia."
    outreach = _way(places_now, places_before.value)
    if perdes_now is None or perdes_before.value is None:
        return f"Jangkauan edukasi {outreach} dibandingkan dengan {places_before.name}."
    rules = _way(perdes_now, perdes_before.value)
    if outreach != rules:
        return f"Jangkauan edukasi {outreach}, sedangkan jumlah peraturan desa yang berlaku {rules}."
    return f"Jangkauan edukasi dan jumlah peraturan desa yang berlaku sama-sama {outreach}."


def _way(now: int, before: int) -> str:
    return "tidak berubah" if now == before else "meningkat" if now > before else "menurun"


def concentrated(count: int, what: str, top: Sequence[tuple[str, int]]) -> str:
    """Where most of the places lie that were never reached; `top` are the areas with the most, largest first."""
    if count < 2 or not top:
        return ""
    inside = sum(amount for _name, amount in top)
    where = joined(name for name, _amount in top)
    if inside == count:
        return f"Seluruh {number(count)} {what} yang belum pernah dijangkau berada di {where}."
    return f"Dari {number(count)} {what} yang belum pernah dijangkau, {number(inside)} berada di {where}."


def running(period: str, cutoff: str) -> str:
    """Why the figures are not final."""
    return f"{period[0].upper()}{period[1:]} masih berjalan; laporan ini memuat keadaan sampai dengan {cutoff}."
