"""Who is asked to do what chapter V recommends, one level below whoever reads the report, and by which day."""

from collections.abc import Sequence
from datetime import date, timedelta

from app.areas.models import Area, Kind, Level
from app.coverage.calculate import AreaFigures
from app.coverage.sentences import joined
from app.periods import period_of
from app.reports.office.letterhead import head_of

_SOON, _LATER = timedelta(days=21), timedelta(days=60)
_MOST_NAMED = 3


def village_heads(area: Area, what: str) -> str:
    """`what` says whose: desa, kelurahan or both; of one village its own head."""
    if area.level is Level.VILLAGE:
        return head_of(area)
    heads = {"desa": "Kepala desa", "kelurahan": "Lurah"}.get(what, "Kepala desa dan lurah")
    return f"{heads} yang bersangkutan"


def heads_below(area: Area, concerned: Sequence[AreaFigures], what: str) -> str:
    """Those who answer for the child areas concerned: by name where they are few. `what` as for village_heads."""
    if area.level in (Level.VILLAGE, Level.SUBDISTRICT):
        return village_heads(area, what)
    if 0 < len(concerned) <= _MOST_NAMED:
        return joined(f"{_office(row.kind)} {row.name}" for row in concerned)
    office = {
        Level.REGENCY: "Camat",
        Level.PROVINCE: "Pemerintah kabupaten dan kota",
        Level.NATION: "Pemerintah provinsi",
    }[area.level]
    return f"{office} yang bersangkutan"


def regulation_guide(area: Area) -> str:
    """Who helps villages to write their regulations."""
    return {
        Level.SUBDISTRICT: head_of(area),
        Level.REGENCY: "Perangkat daerah yang membidangi desa, bersama Bagian Hukum",
    }.get(area.level, "Perangkat daerah yang membidangi desa")


def _office(kind: Kind) -> str:
    return {
        Kind.SUBDISTRICT: "Camat",
        Kind.REGENCY: "Pemerintah Kabupaten",
        Kind.CITY: "Pemerintah Kota",
        Kind.PROVINCE: "Pemerintah Provinsi",
    }[kind]


def month_end(today: date) -> date:
    """The end of this month, or of the next where that is too soon."""
    return period_of(today + _SOON, "month").last_day


def quarter_end(today: date) -> date:
    """The end of this quarter, or of the next where that is too soon."""
    return period_of(today + _LATER, "quarter").last_day
