"""L or P written behind a name: "Siti Aminah (P)", "Siti Aminah - P", "Siti Aminah, perempuan"."""

import re

from app.outreach.attendance_lists.words import read_sex
from app.outreach.vocabulary import Sex

_SEX = r"(?:l|p|lk|pr|laki ?-? ?laki|perempuan|pria|wanita)"
_IN_BRACKETS = re.compile(rf"\s*[(\[]\s*({_SEX})\s*\.?\s*[)\]]", re.IGNORECASE)
_BEHIND = re.compile(
    rf"(?:\s*[-–—/|,;:]\s*|\s+)(perempuan|laki ?-? ?laki|wanita|pria)\.?$|\s*[-–—/|,;:]\s*({_SEX})\.?$", re.IGNORECASE
)
_BARE = re.compile(r"\s+(LK|PR|L|P)$")


def name_and_sex(text: str, bare: bool = False) -> tuple[str, Sex | None]:
    """The name without the mark, and what it says. `bare`: a lone L or P behind the name is a mark too."""
    found = [match[1] for match in _IN_BRACKETS.finditer(text)]
    if found:
        sexes = {read_sex(words) for words in found}
        return " ".join(_IN_BRACKETS.sub(" ", text).split()), sexes.pop() if len(sexes) == 1 else None
    match = _BEHIND.search(text) or (_BARE.search(text) if bare else None)
    if match is None or not text[: match.start()].strip():
        return text, None
    words = next(group for group in match.groups() if group)
    return text[: match.start()].strip(), read_sex(words)
