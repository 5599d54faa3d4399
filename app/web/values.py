"""Dates, numbers and words as people type them, read the same way in a form and in a spreadsheet."""

import re
import unicodedata
from datetime import date, datetime, time

from app.i18n import month_number

_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_IN_WORDS = re.compile(r"(?:[^\W\d_]+,?\s+)?(\d{1,2})\s+([^\W\d_]+)\.?\s+(\d{4})")
_WHOLE = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+", re.ASCII)


def clean_line(text: str) -> str:
    """One line: invisible and direction marks gone, runs of space folded, one form of each letter."""
    return " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).split())


def clean_text(text: str) -> str:
    """Several lines, each cleaned; blank lines at both ends gone."""
    plain = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(clean_line(line) for line in plain.split("\n")).strip()


def read_date(text: str) -> date:
    """2026-07-09, 09/07/2026 (day first), 9 Juli 2026 or "Kamis, 9 Juli 2026"; ValueError for anything else."""
    words = clean_line(text)
    if match := _ISO.fullmatch(words):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.fullmatch(words):
        return date(int(match[3]), int(match[2]), int(match[1]))
    match = _IN_WORDS.fullmatch(words)
    month = month_number(match[2]) if match else None
    if match is None or month is None:
        raise ValueError(text)
    return date(int(match[3]), month, int(match[1]))


def read_time(text: str) -> time:
    """09:30, 09.30 or "9.30 WIB"; ValueError for anything else."""
    words = clean_line(text).upper()
    for zone in ("WIB", "WITA", "WIT"):
        words = words.removesuffix(zone).strip()
    return datetime.strptime(words.replace(".", ":"), "%H:%M").time()  # noqa: DTZ007 (a time of day has no zone)


def read_count(text: str) -> int:
    """23, 1.204 (dots for thousands); ValueError for anything else, a sign or a fraction included."""
    words = clean_line(text)
    if not _WHOLE.fullmatch(words) or len(words) > 12:
        raise ValueError(text)
    return int(words.replace(".", ""))
