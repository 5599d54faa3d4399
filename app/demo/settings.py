"""What a few offices have set beside their letterhead: pages, second signatories, figures of others. All invented."""

from collections.abc import Mapping
from datetime import date

from app.periods import period_of
from app.printing.page import Paper
from app.reports.vocabulary import Variant

_QUARTERS = 6  # so that every recent report cites something
PAGES = {"19.71.01.1004": {"paper": Paper.F4, "margin_left": 35}}
_NAMES = {"variant": Variant.PLAIN, "for_office": "", "through_office": "", "position": 1}
SECOND_SIGNATORIES = (
    {
        "area_code": "19",
        "variant": Variant.FOR,
        "for_office": "Gubernur Kepulauan Bangka Belitung",
        "office": "Sekretaris Daerah",
        "name": "Dr. Ratna Wulandari, M.Si.",
        "rank": "Pembina Utama Madya",
        "nip": "19690909 199403 2 009",
    },
    {
        "area_code": "19.01",
        "variant": Variant.PLT,
        "office": "Kepala Dinas Pemberdayaan Masyarakat dan Desa",
        "name": "Agus Setiawan, S.IP., M.AP.",
        "rank": "Pembina",
        "nip": "19780808 200312 1 008",
    },
    {
        "area_code": "19.01.04",
        "variant": Variant.FOR,
        "for_office": "Camat Mendo Barat",
        "office": "Sekretaris Kecamatan",
        "name": "Yuliana Safitri, S.E.",
        "rank": "Penata Tingkat I",
        "nip": "19820707 200604 2 007",
    },
)
_FIGURES = (  # name, unit, whether few are not printed, how many of the province in a quarter
    ("keberangkatan nonprosedural yang dicegah", "orang", False, 34),
    ("korban perdagangan orang yang dipulangkan", "orang", True, 11),
    ("perkara yang dilimpahkan ke kejaksaan", "perkara", False, 2),
)
_SHARES = {"19": 1.0, "19.01": 0.3}


def second_signatories(area_ids: Mapping[str, int]) -> list[dict]:
    return [
        {**_NAMES, "area_id": area_ids[one["area_code"]], **{name: one[name] for name in one if name != "area_code"}}
        for one in SECOND_SIGNATORIES
    ]


def external_figures(area_ids: Mapping[str, int], today: date) -> list[dict]:
    """At the end of each quarter that is over, for the province and a regency."""
    rows, quarter = [], period_of(today, "quarter").previous
    for back in range(_QUARTERS):
        for code, share in _SHARES.items():
            for number, (name, unit, is_sensitive, usual) in enumerate(_FIGURES):
                rows.append(
                    {
                        "area_id": area_ids[code],
                        "name": name,
                        "amount": round(usual * share) + (back * 7 + number) % 3,
                        "unit": unit,
                        "publisher": "Contoh: angka rekaan, bukan terbitan BP3MI atau kepolisian",
                        "data_on": quarter.last_day,
                        "is_sensitive": is_sensitive,
                        "key": f"contoh-{code}-{number}-{quarter.code}",
                    }
                )
        quarter = quarter.previous
    return rows
