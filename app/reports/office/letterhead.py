"""Head and foot of a report: what the office has set, else what an office of that level writes."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from app.areas.models import Area, Kind, Level
from app.printing.page import USUAL_PAGE, PageSetup
from app.reports.models import Letterhead, Signatory
from app.reports.office.letter_parts import Letter, Signature
from app.reports.sentences.phrases import printable
from app.reports.vocabulary import Variant

LEGAL_BASIS = (
    "Undang-Undang Nomor 21 Tahun 2007 tentang Pemberantasan Tindak Pidana Perdagangan Orang",
    "Undang-Undang Nomor 6 Tahun 2014 tentang Desa, sebagaimana telah beberapa kali diubah, terakhir dengan "
    "Undang-Undang Nomor 3 Tahun 2024",
    "Undang-Undang Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia",
    "Peraturan Pemerintah Nomor 59 Tahun 2021 tentang Pelaksanaan Pelindungan Pekerja Migran Indonesia",
    "Peraturan Presiden Nomor 49 Tahun 2023 tentang Gugus Tugas Pencegahan dan Penanganan Tindak Pidana "
    "Perdagangan Orang",
    "Peraturan Menteri Dalam Negeri Nomor 111 Tahun 2014 tentang Pedoman Teknis Peraturan di Desa",
)

STAND_IN = re.compile(r"^(?:pj|plt|plh|pjs)\.?\s+", re.IGNORECASE)
_HEADS = (
    "kepala desa",
    "bupati",
    "wali kota",
    "walikota",
    "gubernur",
    "presiden",
    "menteri",
    "wali nagari",
    "keuchik",
    "geuchik",
    "perbekel",
    "kuwu",
    "hukum tua",
    "pambakal",
    "penghulu",
)


def signs_without_nip(office: str) -> bool:
    """A regional head and the head of a desa sign without rank and NIP; who signs in their name does not."""
    return STAND_IN.sub("", office.strip()).casefold().startswith(_HEADS)


def build_letter(area: Area, stored: Sequence[Letterhead], signatory: Signatory | None) -> Letter:
    """The letterhead, addressee, signature and copies of that area's reports.

    `stored` are those of the area and of all above it, the nearest first; page, emblem and laws come from the first
    that has them, everything else from its own.
    """
    own = stored[0] if stored and stored[0].area_id == area.id else None

    def told(column: str) -> str:
        text = getattr(own, column) if own is not None else ""
        return printable(text) if text else ""

    def nearest(column: str):
        return next((value for one in stored if (value := getattr(one, column)) is not None), None)

    lines, agency = _head(area, told("agency"))
    signature = build_signature(signatory, _office(area, told("agency")))
    basis = nearest("legal_basis")
    emblem = nearest("emblem")
    return Letter(
        lines=lines,
        agency=agency,
        address=told("address"),
        place=told("place") or _place(area),
        signature=signature,
        addressee=told("addressee") or _addressee(area, signature.office),
        copies=_copies(area, own),
        legal_basis=tuple(map(printable, basis.splitlines())) if basis else LEGAL_BASIS,
        page=_page(nearest),
        emblem=None if emblem is None else emblem.sha256,
    )


def build_signature(signatory: Signatory | None, usual_office: str) -> Signature:
    """The lines above the name, as the ways to sign ask for them."""
    if signatory is None:
        blank = None if signs_without_nip(usual_office) else ""
        return Signature((usual_office,), rank=blank, nip=blank)
    office = printable(signatory.full_office) if signatory.office else usual_office
    lines = [office]
    if signatory.variant is Variant.FOR:
        lines = [f"a.n. {printable(signatory.for_office)}", office]
    elif signatory.variant is Variant.THROUGH:
        lines = [f"a.n. {printable(signatory.for_office)}", printable(signatory.through_office), "u.b.", office]
    without_nip = signs_without_nip(office)

    def told(text: str) -> str | None:
        return None if without_nip else printable(text) if text else ""

    name = printable(signatory.name) if signatory.name else ""
    return Signature(tuple(lines), name, told(signatory.rank), told(signatory.nip))


def _page(nearest: Callable[[str], Any]) -> PageSetup:
    usual = USUAL_PAGE
    sides = (nearest("margin_top"), nearest("margin_right"), nearest("margin_bottom"), nearest("margin_left"))
    top, right, bottom, left = (usual.margins[at] if side is None else side for at, side in enumerate(sides))
    return PageSetup(nearest("paper") or usual.paper, nearest("font") or usual.font, (top, right, bottom, left))


def government(area: Area) -> str:
    """PEMERINTAH KABUPATEN BANGKA; of an area without one above, its own."""
    if area.level is Level.NATION:
        return "PEMERINTAH REPUBLIK INDONESIA"
    if area.level is Level.PROVINCE or area.regency is None:
        return f"PEMERINTAH PROVINSI {area.name}".upper()
    return f"PEMERINTAH {_regency_word(area.regency)} {area.regency.name}".upper()


def head_of(area: Area | None) -> str:
    """Bupati Bangka, Wali Kota Pangkal Pinang, Gubernur Kepulauan Bangka Belitung."""
    if area is None or area.level is Level.NATION:
        return "Menteri Pelindungan Pekerja Migran Indonesia"
    words = {Kind.REGENCY: "Bupati", Kind.CITY: "Wali Kota", Kind.PROVINCE: "Gubernur", Kind.SUBDISTRICT: "Camat"}
    words |= {Kind.DESA: "Kepala Desa", Kind.DESA_ADAT: "Kepala Desa Adat", Kind.KELURAHAN: "Lurah"}
    return f"{words[area.kind]} {area.name}"


def _regency_word(regency: Area) -> str:
    return "Kota" if regency.kind is Kind.CITY else "Kabupaten"


def _head(area: Area, agency: str) -> tuple[tuple[str, ...], str]:
    """(lines above, the large line)."""
    if area.level is Level.VILLAGE and area.subdistrict is not None:
        word = {Kind.KELURAHAN: "KELURAHAN", Kind.DESA_ADAT: "DESA ADAT"}.get(area.kind, "DESA")
        own = agency or f"{word} {area.name}"
        return (government(area), f"KECAMATAN {area.subdistrict.name}".upper()), own.upper()
    if area.level is Level.SUBDISTRICT:
        return (government(area),), (agency or f"KECAMATAN {area.name}").upper()
    return ((government(area),), agency.upper()) if agency else ((), government(area))


def _office(area: Area, agency: str) -> str:
    """Who signs where the office has not said so: the head of that agency, else the head of that area."""
    return f"Kepala {agency}" if agency and area.level not in (Level.VILLAGE, Level.SUBDISTRICT) else head_of(area)


def _place(area: Area) -> str:
    """The seat of a village, a subdistrict or a city bears its name; that of a regency or province is not known."""
    known = area.level in (Level.VILLAGE, Level.SUBDISTRICT) or area.kind is Kind.CITY
    return area.name if known else ""


def _addressee(area: Area, office: str) -> str:
    if area.level is Level.VILLAGE:
        return f"{head_of(area.regency)} melalui {head_of(area.subdistrict)}"
    if area.level is Level.SUBDISTRICT:
        return f"{head_of(area.regency)} melalui Sekretaris Daerah"
    if area.level is Level.NATION or not signs_without_nip(office):
        return head_of(area)
    return head_of(area.province) if area.level is Level.REGENCY else "Menteri Dalam Negeri"


def _copies(area: Area, stored: Letterhead | None) -> tuple[str, ...]:
    if stored is not None and stored.copies.strip():
        return tuple(printable(line.strip().rstrip(";.")) for line in stored.copies.splitlines() if line.strip(" ;."))
    if area.level is Level.VILLAGE:
        council = f"Ketua Badan Permusyawaratan Desa {area.name}"
        return (council,) if area.kind.has_village_regulations else ()
    if area.level is Level.SUBDISTRICT:
        return (f"Kepala desa dan lurah se-Kecamatan {area.name}",)
    if area.level is Level.REGENCY:
        return (head_of(area.province), f"Para camat se-{_regency_word(area)} {area.name}")
    if area.level is Level.PROVINCE:
        return (f"Para bupati dan wali kota se-Provinsi {area.name}",)
    return ()
