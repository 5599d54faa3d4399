"""Targets of the province and its regencies, and the letterheads of a few offices with invented signatories."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.coverage.models import Indicator
from app.demo.settings import PAGES
from app.demo.villages import PROVINCE, Village
from app.reports.vocabulary import Variant

_SHARES = {"year": 1.0, "semester": 0.55, "quarter": 0.3}
_REACHED = {"year": 0.92, "semester": 0.75, "quarter": 0.6}
_SESSIONS_A_YEAR, _HEADS_A_SESSION, _NAMED_SHARE = 7.5, 26, 0.25
_REPORTING, _WOMEN = 85, 50  # percent
_PERDES = {2025: 0.15, 2026: 0.35}


@dataclass(frozen=True)
class Office:
    """A letterhead: agency, address, place, office, signatory, rank, NIP, copies."""

    area_code: str
    agency: str
    address: str
    place: str
    office: str
    signatory: str
    rank: str = ""
    nip: str = ""
    copies: str = ""

    @property
    def letterhead(self) -> dict[str, Any]:
        own = {"agency": self.agency, "address": self.address, "place": self.place, "copies": self.copies}
        return {**own, "paper": None, "margin_left": None, **PAGES.get(self.area_code, {})}

    @property
    def signatory_row(self) -> dict[str, Any]:
        own = {"office": self.office, "name": self.signatory, "rank": self.rank, "nip": self.nip}
        return {"variant": Variant.PLAIN, "for_office": "", "through_office": "", "position": 0, **own}


OFFICES = (
    Office(
        "19",
        "Dinas Pemberdayaan Masyarakat dan Desa",
        "Jalan Contoh Nomor 1, Air Itam, Pangkalpinang",
        "Pangkalpinang",
        "Kepala Dinas Pemberdayaan Masyarakat dan Desa",
        "Zulkifli Ramadhan, S.STP., M.Si.",
        "Pembina Utama Muda",
        "19700101 199501 1 001",
        "Kepala BP3MI Kepulauan Bangka Belitung",
    ),
    Office(
        "19.01",
        "Dinas Pemberdayaan Masyarakat dan Desa",
        "Jalan Contoh Nomor 12, Sungailiat",
        "Sungailiat",
        "Kepala Dinas Pemberdayaan Masyarakat dan Desa",
        "Drs. Hasanudin Effendi, M.Si.",
        "Pembina Utama Muda",
        "19700202 199602 1 002",
        "Kepala BP3MI Kepulauan Bangka Belitung\nKepala Kepolisian Resor Bangka",
    ),
    Office(
        "19.01.04",
        "Kecamatan Mendo Barat",
        "Jalan Contoh Nomor 3, Petaling",
        "Petaling",
        "Camat Mendo Barat",
        "Rosmala Indriani, S.Sos.",
        "Pembina",
        "19750303 200003 2 003",
    ),
    Office(
        "19.01.04.2014",
        "Desa Kace Timur",
        "Jalan Contoh RT 01, Kace Timur",
        "Kace Timur",
        "Kepala Desa Kace Timur",
        "Siti Nur'aini",
    ),
    Office(
        "19.05.01.2007", "Desa Air Limau", "Jalan Contoh RT 02, Air Limau", "Air Limau", "Kepala Desa", "Budi Sulaiman"
    ),
    Office(
        "19.71.01.1004",
        "Kelurahan Semabung Lama",
        "Jalan Contoh Nomor 8, Semabung Lama",
        "Pangkalpinang",
        "Lurah Semabung Lama",
        "Lina Oktavia, S.IP.",
        "Penata Tingkat I",
        "19850404 201004 2 004",
    ),
)


def targets(villages: Iterable[Village], area_ids: Mapping[str, int]) -> list[dict]:
    """Rows for the province and each regency, for both years, their semesters and quarters."""
    rows = []
    for code in (PROVINCE, *sorted({village.code[:5] for village in villages})):
        below = [village for village in villages if village.code.startswith(code)]
        desa = sum(not village.is_kelurahan for village in below)
        for year in _PERDES:
            for unit, periods in _periods(year).items():
                sessions = len(below) * _SESSIONS_A_YEAR * _SHARES[unit]
                wanted = {
                    Indicator.REACHED: len(below) * _REACHED[unit],
                    Indicator.SESSIONS: sessions,
                    Indicator.ATTENDANCE: sessions * _HEADS_A_SESSION,
                    Indicator.NAMED: sessions * _HEADS_A_SESSION * _NAMED_SHARE,
                    Indicator.PERDES: desa * _PERDES[year],
                    Indicator.REPORTING: _REPORTING,
                    Indicator.WOMEN: _WOMEN,
                }
                rows += [
                    {"area_id": area_ids[code], "period": period, "indicator": indicator, "value": _rounded(value)}
                    for period in periods
                    for indicator, value in wanted.items()
                    if value
                ]
    return rows


def _periods(year: int) -> dict[str, list[str]]:
    return {
        "year": [str(year)],
        "semester": [f"{year}-S{number}" for number in (1, 2)],
        "quarter": [f"{year}-Q{number}" for number in (1, 2, 3, 4)],
    }


def _rounded(value: float) -> int:
    """As people set targets: to fives, large ones to fifties."""
    step = 50 if value >= 1000 else 5
    return max(1, round(value / step) * step)
