"""What the tests of the report's sentences share: the periods that they tell of, and what holds for every sentence."""

import re
from collections.abc import Iterable

BEFORE = "triwulan sebelumnya"
A_YEAR_AGO = "triwulan yang sama tahun 2025"
PERDES = "peraturan desa tentang pelindungan pekerja migran Indonesia yang berlaku"


def assert_well_told(sentences: Iterable[str]) -> None:
    """Each that is not left out begins with a word, ends with one full stop and has no gap."""
    for sentence in filter(None, sentences):
        assert re.match(r"[A-Z]", sentence), sentence
        assert sentence.endswith("."), sentence
        assert not re.search(r"\.\.|  | [,;.]|None|perlindungan", sentence), sentence
