"""The words that people put around the name of a village: kind, number in front, heads behind, subdistrict."""

import re

from app.areas.models import Kind
from app.web.values import read_count

CODE = re.compile(
    r"(?<!\d)(?<!\d\.)(?:\d{10}|\d{2}\.\d{2}\.\d{2}\.\d{4}|\d{2}\.\d{2}\.\d{3}\.\d{3}|\d{2}\.\d{2}\.\d{2})(?!\.?\d)"
)
_NUMBERED = re.compile(r"^(?:[-•*▪·–]\s*)?(?:\(?\d{1,4}\s*[.)](?!\d)\s*|\d{1,4}\s+|[a-z][.)]\s+)?(?=\S)", re.IGNORECASE)
_HEADS = r"\d{1,3}(?:\.\d{3})+|\d{1,6}"
_PEOPLE = r"(?:orang|org|peserta|jiwa|hadir)"
_BEHIND = re.compile(rf"^(?P<name>.*?\S)\s*[\s:=(–-]\s*(?P<heads>{_HEADS})\s*{_PEOPLE}?\.?\)?$", re.IGNORECASE)
_ALONE = re.compile(rf"^[:=(–-]?\s*(?P<heads>{_HEADS})\s*{_PEOPLE}?\.?\)?$", re.IGNORECASE)
_ABOVE = re.compile(r"^(?:kec|kecamatan|kab|kabupaten|kota)\b[\s.]*", re.IGNORECASE)
_PROVINCE = re.compile(r"^(?:prov|provinsi)\b", re.IGNORECASE)
_ABOVE_AHEAD = re.compile(r"\b(?=(?:kec|kecamatan|kab|kabupaten|prov|provinsi)(?:\.|\s))", re.IGNORECASE)
_KINDS: tuple[tuple[re.Pattern, tuple[Kind, ...]], ...] = (
    (re.compile(r"^desa adat\b[\s.]*", re.IGNORECASE), (Kind.DESA_ADAT,)),
    (re.compile(r"^(?:desa|ds)\b[\s.]*", re.IGNORECASE), (Kind.DESA, Kind.DESA_ADAT)),
    (re.compile(r"^(?:kelurahan|kel)\b[\s.]*", re.IGNORECASE), (Kind.KELURAHAN,)),
)
_TITLE = re.compile(r"^(?:gampong|nagari|kampung|kampong|pekon|kalurahan|negeri|tiyuh|lembang)\s+", re.IGNORECASE)
_HEADINGS = frozenset(
    "no nomor kode kodedesa kodewilayah desa kelurahan desakelurahan namadesa namakelurahan namadesakelurahan "
    "kecamatan kabupaten kabupatenkota provinsi jumlah jumlahhadir jumlahpeserta hadir kehadiran peserta total orang "
    "l p lk pr lakilaki perempuan ket keterangan daftardesa".split()
)


def split_above(text: str) -> list[str]:
    """Kace Timur Kec. Mendo Barat (19.01.04.2014) -> its pieces: name, subdistrict, code."""
    spaced = CODE.sub(lambda match: f",{match[0]},", _ABOVE_AHEAD.sub(",", re.sub(r"[()]|\s[-–—]\s", ",", text)))
    return [piece for piece in (one.strip(" .:=-–") for one in spaced.split(",")) if piece]


def above_name(text: str) -> str | None:
    """Mendo Barat from "Kec. Mendo Barat", "" of a province; None where no such word stands in front."""
    if _PROVINCE.match(text):
        return ""
    match = _ABOVE.match(text)
    return text[match.end() :] if match else None


def without_number(text: str) -> str:
    """Kace Timur from "1. Kace Timur"."""
    return _NUMBERED.sub("", text)


def heads_alone(text: str) -> int | None:
    """12 from "12" or "12 orang"; None from anything else."""
    match = _ALONE.match(text)
    return read_count(match["heads"]) if match else None


def heads_behind(text: str) -> tuple[str, int] | None:
    """(Kace Timur, 12) from "Kace Timur 12" or "Kace Timur: 12 orang"."""
    match = _BEHIND.match(text)
    return (match["name"].rstrip(" :=(–-"), read_count(match["heads"])) if match else None


def kind_in_front(text: str) -> tuple[tuple[Kind, ...], str]:
    """(the kinds that the word in front says, the name without it); no kinds where it says none."""
    for pattern, kinds in _KINDS:
        if match := pattern.match(text):
            return kinds, text[match.end() :]
    return (), text


def without_title(text: str) -> str:
    """Melayu from "Kampung Melayu", where villages are called so."""
    return _TITLE.sub("", text)


def is_heading(keys: list[str]) -> bool:
    """Whether these cells are the head of a table, or its last line."""
    return bool(keys) and all(key in _HEADINGS for key in keys)
