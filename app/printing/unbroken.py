"""What stays together at the end of a line: a number and its word, a day and its month."""

import re

_BEFORE_A_NUMBER = "Bab|Gambar|Lampiran|NIP|Nomor|Pasal|Semester|Tabel|Tahun|Triwulan"
_MONTHS = "Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Sep|Okt|Nov|Des"
_PLACES = re.compile(
    r"<(table|svg|title|h\d)\b.*?</\1>"  # cells need every place to break; the outline takes the text of headings
    rf"|\b(?:{_BEFORE_A_NUMBER}) (?=[\dIVX])"
    r"|\b(?:Kab|Kec|Kel)\. (?=[A-Z])"
    rf"|\b\d\d? (?=(?:{_MONTHS})[a-z]*\b)",
    re.DOTALL,
)
_DASH = "<b>-</b> ="  # a line may end after a dash, even where a space that keeps together follows


def keep_together(html: str) -> str:
    """The same words; a search in the finished file finds them as ever, for its fonts know one space only."""
    kept = _PLACES.sub(lambda found: found[0] if found[1] else f"{found[0][:-1]}\N{NO-BREAK SPACE}", html)
    return kept.replace(_DASH, f'<span class="one-line">{_DASH}</span>')
