"""Parts of sentences: grades, what places are called, names in a row, and how a figure has changed."""

import unicodedata
from dataclasses import dataclass

from app.coverage.opening import marked, number
from app.coverage.targets.achievement import Actual, Band
from app.i18n import period_name
from app.periods import Period

UNITS = {"month": "bulan", "quarter": "triwulan", "semester": "semester", "year": "tahun"}
BANDS = {
    Band.VERY_GOOD: "Sangat Baik",
    Band.GOOD: "Baik",
    Band.FAIR: "Cukup",
    Band.POOR: "Kurang",
    Band.VERY_POOR: "Sangat Kurang",
}
_NOT_PRINTED = ("So", "Sk", "Cf", "Cs", "Co", "Cn")
WEAK_BANDS = ("Kurang", "Sangat Kurang")


@dataclass(frozen=True)
class Earlier:
    """What a figure is compared with. `value` None: nothing was recorded then; `name` "": nothing is compared.

    `year_name` and `year_value` are of the same part of the year before, where that is known.
    """

    name: str = ""
    value: int | None = None
    year_name: str = ""
    year_value: int | None = None


def in_sentence(period: Period) -> str:
    """As it follows "Pada": Triwulan III Tahun 2026, bulan Mei 2026, masa 15 Juli sampai dengan 20 September 2026."""
    spanned = "tanggal" if period.first_day == period.last_day else "masa"
    word = {"span": f"{spanned} ", "month": "bulan "}.get(period.unit, "")
    return word + period_name(period)


def before(period: Period) -> str:
    """What the period before is called: triwulan sebelumnya."""
    if period.unit != "span":
        return f"{UNITS[period.unit]} sebelumnya"
    return "hari sebelumnya" if period.first_day == period.last_day else "masa sebelumnya yang sama panjang"


def a_year_before(period: Period) -> str:
    """What the same part of the year before is called; "" where that is the period before, or lies partly within."""
    earlier = period.year_before
    if period.unit == "year" or earlier.last_day >= period.first_day or earlier == period.previous:
        return ""
    unit = UNITS.get(period.unit) or ("hari" if period.first_day == period.last_day else "masa")
    is_of_one_year = earlier.first_day.year == earlier.last_day.year
    return f"{unit} yang sama {f'tahun {earlier.last_day.year}' if is_of_one_year else 'setahun sebelumnya'}"


def so_many(count: int) -> str:
    """How a sentence begins that would begin with a figure: Satu, Sebanyak 9."""
    return marked("Satu", count) if count == 1 else f"Sebanyak {number(count)}"


def amount(count: int) -> str:
    """Within a sentence: satu, 9."""
    return marked("satu", count) if count == 1 else number(count)


def band(actual: Actual, target: int | None) -> str:
    """What the achievement is called, judged on the whole percent; "-" where there is nothing to judge."""
    grade = actual.band(target)
    return "-" if grade is None else BANDS[grade]


def places(desa: int, kelurahan: int, joint: str = "dan") -> str:
    """What the places of an area are called: never "desa" where there are only kelurahan."""
    present = [word for word, count in (("desa", desa), ("kelurahan", kelurahan)) if count]
    return f" {joint} ".join(present) or "desa dan kelurahan"


def counted(desa: int, kelurahan: int) -> str:
    """10 desa; 12 kelurahan; 1 desa dan 12 kelurahan."""
    present = [f"{number(count)} {word}" for word, count in (("desa", desa), ("kelurahan", kelurahan)) if count]
    return " dan ".join(present) or "belum ada desa dan kelurahan"


def trend(now: int, earlier: Earlier) -> str:
    """Beside a headline figure: naik 4, turun 2, tetap; nothing where there is nothing to compare."""
    if not earlier.name or earlier.value is None:
        return ""
    return "tetap" if now == earlier.value else _moved(now, earlier.value)


def change(now: int, earlier: Earlier) -> str:
    """The end of a sentence: against the period before, and where that is known against the year before."""
    if not earlier.name:
        return ""
    then, year = earlier.value, earlier.year_value if earlier.year_name else None
    told = [
        _against(now, value, marked(name, value))
        for value, name in ((then, earlier.name), (year, earlier.year_name))
        if value is not None
    ]
    if then is not None and then == year:
        told = [f"{told[0]} {'dan' if now == then else 'maupun dengan'} {marked(earlier.year_name, year)}"]
    parted = then is not None and year is not None and (now - then) * (now - year) < 0
    ending = f", {(', tetapi ' if parted else ' dan ').join(told)}" if told else ""
    return ending if then is not None else f"{ending}; angka pembanding dari {earlier.name} belum tersedia"


def _against(now: int, then: int, name: str) -> str:
    return f"sama dengan {name}" if now == then else f"{_moved(now, then)} dibandingkan dengan {name}"


def _moved(now: int, then: int) -> str:
    return f"{'naik' if now > then else 'turun'} {number(abs(now - then))}"


def printable(text: str) -> str:
    """What people typed, less what an office printer's font does not have: emoji, direction and joining marks."""
    kept = (char for char in text if not (ord(char) > 0x2000 and unicodedata.category(char) in _NOT_PRINTED))
    return " ".join("".join(kept).replace("\ufe0f", "").split()) or "…"
