"""What became of each area in a newer list, as far as names and places tell: no code is trusted by itself.

From the provinces down: whatever is known of the areas above a village says where to look for it. The best evidence
comes first, and a row of the list that an area has taken is no other's.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from app.areas.codes import kind_of
from app.areas.editions.names import ALIKE, key_of, likeness
from app.areas.editions.places import LEVELS, Fate, Judgement, Known, Listed, code_above
from app.areas.models import NATION_CODE, Kind, Level

_MOST_CANDIDATES = 5
_PLAIN_RENAMING = 0.6  # under the same code a name may change more than under another one
_ALIKE_BY_NUMBER = 0.6  # what lies above may have another code as a whole, then the number says something too
_SURE_ELSEWHERE = 0.85

Candidates = Callable[[Known], Sequence[Listed]]


def judge(known: Iterable[Known], listed: Iterable[Listed]) -> dict[str, Judgement]:
    """{today's code: what became of it}."""
    old, new = _by_level(known), _by_level(listed)
    judged: dict[str, Judgement] = {}
    goes_on = {NATION_CODE: NATION_CODE}
    for level in LEVELS:
        found = _LevelJudge(old[level], new[level], goes_on).judge()
        judged |= found
        goes_on |= {code: one.codes[0] for code, one in found.items() if one.fate is Fate.SAME}
    return judged


def _by_level(places: Iterable) -> dict[Level, list]:
    levels: dict[Level, list] = defaultdict(list)
    for place in places:
        levels[place.level].append(place)
    return levels


class _LevelJudge:
    """The areas of one level; `goes_on` is {code of an area above: its code in the list}."""

    def __init__(self, old: Sequence[Known], new: Sequence[Listed], goes_on: Mapping[str, str]):
        self._new = {one.code: one for one in new}
        self._goes_on = goes_on
        self._judged: dict[str, Judgement] = {}
        self._open: dict[str, Known] = {}
        for one in old:
            self._settle_or_keep(one)
        self._free = {code: one for code, one in self._new.items() if code not in self._judged}
        self._below: dict[str, list[Listed]] = defaultdict(list)
        self._named: dict[tuple[str, tuple[str, bool]], list[Listed]] = defaultdict(list)
        for row in self._free.values():
            self._below[code_above(row.code)].append(row)
            for above in _chain(row.code):
                self._named[above, _name_of(row)].append(row)

    def _settle_or_keep(self, one: Known) -> None:
        row = self._new.get(one.code)
        if row is not None and likeness(one.name, row.name) >= _PLAIN_RENAMING:
            self._judged[one.code] = Judgement(Fate.SAME, (one.code,), "same code")
        else:
            self._open[one.code] = one

    def judge(self) -> dict[str, Judgement]:
        self._claim(self._namesakes(1), "same name, same area above")
        self._claim(self._namesakes(2), "same name, one further up the same")
        self._claim_alike()
        self._claim(self._namesakes(3), "same name, same province", "Is it the same place?")
        self._claim(self._namesakes(4), "same name, another province", "Is it the same place?")
        for one in self._open.values():
            self._judged[one.code] = self._last_resort(one)
        return self._judged

    def _claim(self, candidates: Candidates, why: str, question: str = "") -> None:
        """Those with exactly one row that nobody else may be; of several rows the one with the same number."""
        wanted = {one.code: self._free_ones(candidates(one)) for one in self._open.values()}
        claims: dict[str, list[str]] = defaultdict(list)
        for code, rows in wanted.items():
            same_number = [row for row in rows if _same_number(self._open[code], row)]
            for row in rows if len(rows) == 1 else same_number if len(same_number) == 1 else ():
                claims[row.code].append(code)
        for row_code, codes in claims.items():
            if len(codes) == 1:
                self._take(codes[0], row_code, why, question)

    def _take(self, code: str, row_code: str, why: str, question: str) -> None:
        del self._free[row_code], self._open[code]
        self._judged[code] = Judgement(Fate.SAME, (row_code,), why, question, (row_code,) if question else ())

    def _free_ones(self, rows: Iterable[Listed]) -> list[Listed]:
        return [row for row in rows if row.code in self._free]

    def _namesakes(self, steps: int) -> Candidates:
        """Rows of the same name below the area that lies so many steps above."""

        def find(one: Known) -> Sequence[Listed]:
            above = one.code
            for _step in range(steps):
                if above == NATION_CODE:
                    return ()
                above = code_above(above)
            return self._named.get((self._goes_on.get(above, above), _name_of(one)), ())

        return find

    def _claim_alike(self) -> None:
        """Names that are spelled alike, below the same area."""
        pairs = sorted(
            (
                (-close, one.code, row.code)
                for one in self._open.values()
                for row in self._free_ones(self._beside(one))
                if (close := likeness(one.name, row.name)) >= (_ALIKE_BY_NUMBER if _same_number(one, row) else ALIKE)
            ),
        )
        for close, code, row_code in pairs:
            if code in self._open and row_code in self._free:
                sure = ALIKE if _same_number(self._open[code], self._free[row_code]) else _SURE_ELSEWHERE
                question = "" if -close >= sure else "Is it the same place, spelled otherwise?"
                self._take(code, row_code, "similar name, same area above", question)

    def _beside(self, one: Known) -> Sequence[Listed]:
        above = code_above(one.code)
        return self._below.get(self._goes_on.get(above, above), ())

    def _last_resort(self, one: Known) -> Judgement:
        row = self._free.get(one.code)
        candidates = self._free_ones(self._namesakes(2)(one))[:_MOST_CANDIDATES]
        codes = tuple(candidate.code for candidate in candidates)
        if row is not None:
            question = f"Was it renamed to {row.name}, or is {row.name} another place that has its code now?"
            return Judgement(Fate.SAME, (one.code,), "same code, another name", question, codes)
        if codes:
            return Judgement(Fate.GONE, (), "several of its name", "Which of these is it?", codes)
        beside = sorted(self._free_ones(self._beside(one)), key=lambda row: likeness(one.name, row.name), reverse=True)
        return Judgement(
            Fate.GONE,
            (),
            "no longer in the list",
            "Was it merged, split, or did it end?",
            tuple(row.code for row in beside[:_MOST_CANDIDATES]),
        )


def _same_number(one: Known | Listed, other: Known | Listed) -> bool:
    """But for the digit that tells a desa from a kelurahan."""
    return one.code[-3:] == other.code[-3:]


def _name_of(one: Known | Listed) -> tuple[str, bool]:
    """Kabupaten and Kota Sorong have one name, and are two places."""
    return key_of(one.name), one.level is Level.REGENCY and kind_of(one.code) is Kind.CITY


def _chain(code: str) -> Iterable[str]:
    """The codes of all areas above."""
    while code != NATION_CODE:
        code = code_above(code)
        yield code
