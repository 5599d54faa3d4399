"""The sentences of the report that a village also reads on its own page: official Indonesian, numbers in, words out."""

from collections.abc import Iterable, Sequence

from app.coverage.calculate import AreaFigures
from app.coverage.opening import marked, number
from app.i18n import percent

PERDES = "peraturan desa tentang pelindungan pekerja migran Indonesia"


def village_lead(figures: AreaFigures, area: str, period: str, in_force: Sequence[str]) -> str:
    """What the report of one village says first; `in_force` are names such as "Peraturan Desa Nomor 3 Tahun 2026"."""
    sentences = (
        village_reached(figures.sessions, figures.attendance, figures.reached, area, period),
        held(figures.sessions, figures.attendance, figures.female, period, figures.reported),
        held_jointly(figures.sessions, figures.joint),
        village_regulated(figures.desa > 0, in_force, area),
    )
    return " ".join(filter(None, sentences))


def village_reached(sessions: int, attendance: int, reached: int, area: str, period: str) -> str:
    """Whether the one village of the report was reached; people of other villages alone do not reach it."""
    if reached:
        return f"Pada {period}, {area} telah dijangkau."
    if attendance:
        return f"Pada {period}, {area} belum dijangkau: pada kegiatan bersama tidak hadir seorang pun dari wilayah itu."
    if sessions:
        return f"Pada {period}, {area} belum dapat dinyatakan dijangkau karena jumlah hadirinnya belum dicatat."
    return f"Pada {period}, {area} belum dijangkau."


def held(sessions: int, attendance: int, women: int, period: str, reported: int) -> str:
    """How many sessions, and how many people came; silence is not nought."""
    if not reported:
        return f"Belum ada laporan kegiatan yang diterima untuk {period}."
    if not sessions:
        return f"Tidak ada kegiatan edukasi yang dilaporkan untuk {period}."
    start = (
        f"{marked('Satu', sessions)} kegiatan edukasi dilaksanakan"
        if sessions == 1
        else f"Kegiatan edukasi dilaksanakan {number(sessions)} kali"
    )
    if not attendance:
        return f"{start}, tetapi jumlah hadirinnya belum dicatat."
    if attendance == 1:
        return (
            f"{start} dengan {marked('satu', attendance)} kehadiran, seorang {'perempuan' if women else 'laki-laki'}."
        )
    return f"{start} dengan {number(attendance)} kehadiran, {_women(attendance, women)}."


def held_jointly(sessions: int, joint: int) -> str:
    """That the people counted came from other villages as well; "" where they did not."""
    if not joint:
        return ""
    if joint == sessions == 1:
        return "Kegiatan itu diadakan bersama desa lain; kehadirannya mencakup semua desa yang dilayani."
    some = marked("Satu", joint) if joint == 1 else f"Sebanyak {number(joint)}"
    which = "Semuanya" if joint == sessions else f"{some} di antaranya"
    return f"{which} diadakan bersama desa lain; kehadirannya mencakup semua desa yang dilayani."


def _women(attendance: int, women: int) -> str:
    if not women:
        return "tanpa seorang pun perempuan"
    if women == attendance:
        return "seluruhnya perempuan"
    some = marked("seorang", women) if women == 1 else number(women)
    return f"{some} di antaranya perempuan ({percent(women, attendance)})"


def village_regulated(has_regulations: bool, in_force: Sequence[str], area: str) -> str:
    """The same for one village; `in_force` are names such as "Peraturan Desa Nomor 3 Tahun 2026"."""
    if not has_regulations:
        return "Kelurahan tidak menetapkan peraturan desa, sehingga indikator itu tidak berlaku."
    if not in_force:
        return f"{area} belum memiliki {PERDES} yang berlaku."
    return f"{area} telah memiliki {PERDES} yang berlaku, yaitu {joined(in_force, 3)}."


def joined(names: Iterable[str], most: int = 6) -> str:
    """a; a dan b; a, b, dan c; a longer list ends in "dan 7 lainnya"."""
    listed = list(names)
    if len(listed) > most:
        listed = [*listed[: most - 1], f"{number(len(listed) - most + 1)} lainnya"]
    if len(listed) < 3:
        return " dan ".join(listed)
    return ", ".join(listed[:-1]) + ", dan " + listed[-1]
