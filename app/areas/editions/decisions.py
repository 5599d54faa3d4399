"""What people decide of areas: a file with one row for each question, and a column in which they write the answer."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from app.areas.codes import level_of, normal_code
from app.areas.editions.places import Fate, Judgement, Known
from app.areas.editions.plan import Plan
from app.areas.editions.reading import RefusedList, RowFault
from app.sheets.columns import Column, tabulate
from app.sheets.read import UnreadableSheet, read_sheet
from app.sheets.template import csv_with_mark
from app.sheets.words import Words

HEADER = ("code", "area", "records", "question", "suggestion", "candidates", "decision")
_COLUMNS = (
    Column("code", ("kode",), needed=True),
    Column("decision", ("keputusan",), needed=True),
    *(Column(name) for name in HEADER[1:-1]),
)
_FATES = Words(
    [
        (Fate.SAME, ("same", "sama", "tetap")),
        (Fate.MERGED, ("merged", "digabung", "gabung")),
        (Fate.SPLIT, ("split", "dipecah", "pecah", "dimekarkan")),
        (Fate.GONE, ("gone", "hilang", "dihapus")),
    ]
)
_HOW = "Write same CODE, merged CODE, split CODE CODE or gone."


def write_questions(plan: Plan, asked: Iterable[tuple[Known, str, str]]) -> bytes:
    """The file to fill in, of (area, its label, what is recorded for it)."""
    return csv_with_mark(HEADER, [_row(plan, area, label, records) for area, label, records in asked])


def _row(plan: Plan, area: Known, label: str, records: str) -> tuple[str, ...]:
    one = plan.judged[area.code]
    candidates = tell_candidates(plan, one)
    return (area.code, label, records, one.question, suggestion_of(one), candidates, "")


def tell_candidates(plan: Plan, one: Judgement) -> str:
    codes = dict.fromkeys((*one.codes, *one.candidates))
    return "; ".join(f"{code} {plan.listed[code].name}" for code in codes)


def suggestion_of(one: Judgement) -> str:
    return " ".join((one.fate.value, *one.codes))


def read_decisions(content: bytes, plan: Plan) -> dict[str, Judgement]:
    """{today's code: what somebody decided}; rows without a decision are left off. Raises RefusedList."""
    try:
        table = tabulate(read_sheet(content), _COLUMNS)
    except UnreadableSheet as error:
        raise RefusedList(str(error)) from None
    decided: dict[str, Judgement] = {}
    faults = []
    for record in table.records:
        code = normal_code(record.get("code")) or ""
        try:
            if code not in plan.known:
                raise ValueError(f"{record.get('code')} is no area today of which the list speaks.")
            if code in decided:
                raise ValueError(f"{code} stands in the file twice.")
            if record.get("decision"):
                decided[code] = _judgement(code, record.get("decision"), plan)
        except ValueError as error:
            faults.append(RowFault(record.number, str(error)))
    if faults:
        raise RefusedList("Decisions cannot be followed. Correct them and try again.", tuple(faults))
    refuse_claimed_twice(plan.with_decisions(decided).judged)
    return decided


def _judgement(code: str, decision: str, plan: Plan) -> Judgement:
    word, *typed = re.split(r"[\s,;]+", decision.strip())
    fates = _FATES.find(word)
    if not fates:
        raise ValueError(f'"{decision[:60]}" is no decision. {_HOW}')
    fate, codes = fates[0], tuple(dict.fromkeys(normal_code(one) or one for one in typed))
    few, many = {Fate.SAME: (1, 1), Fate.MERGED: (1, 1), Fate.SPLIT: (2, 50), Fate.GONE: (0, 0)}[fate]
    if not few <= len(codes) <= many:
        raise ValueError(f'"{decision[:60]}" names {len(codes)} codes. {_HOW}')
    for one in codes:
        if one not in plan.listed:
            raise ValueError(f"{one} is not in the list.")
        if level_of(one) is not level_of(code):
            raise ValueError(f"{one} is no {level_of(code).value}, as {code} is.")
    return Judgement(fate, codes, "decided")


def refuse_claimed_twice(judged: Mapping[str, Judgement]) -> None:
    """Two areas cannot be the same row of the list. Raises RefusedList."""
    claimed = Counter(one.codes[0] for one in judged.values() if one.fate is Fate.SAME)
    for row_code, count in claimed.items():
        if count > 1:
            codes = " and ".join(code for code, one in judged.items() if one.codes == (row_code,))
            raise RefusedList(f"{codes} cannot both be {row_code}. Decide which is, or that one was merged into it.")
