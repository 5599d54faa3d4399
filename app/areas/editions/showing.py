"""What a plan would do, for the command line."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from app.areas.editions.decisions import suggestion_of, tell_candidates
from app.areas.editions.places import Known
from app.areas.editions.plan import Plan, Sort
from app.areas.models import Level

_EXAMPLES = 3
_MOST_QUESTIONS = 20
Asked = tuple[Known, str, str]  # the area, its label, what is recorded for it


def tell_plan(plan: Plan) -> list[str]:
    """The provinces that are left, a table of levels and sorts, and a few of each sort."""
    return [*_tell_left(plan), *_tell_counts(plan), *_tell_examples(plan)]


def _tell_left(plan: Plan) -> Iterable[str]:
    left = plan.scope.left_provinces
    if left:
        names = ", ".join(f"{one.code} {one.name}" for one in left)
        yield f"The list does not name {names}: these {len(plan.scope.left):,} areas stay as they are."


def _tell_counts(plan: Plan) -> Iterable[str]:
    counts = plan.count()
    sorts = [sort for sort in Sort if any(one[sort] for one in counts.values())]
    yield " " * 12 + "".join(f"{sort.value:>9}" for sort in sorts)
    for level, one in counts.items():
        yield f"{level.value:<12}" + "".join(f"{one[sort]:>9,}" for sort in sorts)


def _tell_examples(plan: Plan) -> Iterable[str]:
    examples: dict[Sort, list[str]] = defaultdict(list)
    for code, judgement in plan.judged.items():
        sort = plan.sort_of(code)
        if sort is not Sort.SAME and plan.known[code].level is Level.VILLAGE:
            rows = [plan.listed[one] for one in judgement.codes]
            now = ", ".join(f"{row.code} {plan.name_of(row)}" for row in rows)
            examples[sort].append(f"{code} {plan.known[code].name}" + (f" -> {now}" if now else ""))
    examples[Sort.NEW] = [f"{row.code} {plan.name_of(row)}" for row in plan.new if row.level is Level.VILLAGE]
    for sort in Sort:
        lines = examples[sort]
        for line in lines[:_EXAMPLES]:
            yield f"  {sort.value}: {line}"
        if len(lines) > _EXAMPLES:
            yield f"  {sort.value}: and {len(lines) - _EXAMPLES:,} more villages"


def tell_questions(plan: Plan, asked: list[Asked]) -> Iterable[str]:
    for area, label, records in asked[:_MOST_QUESTIONS]:
        one = plan.judged[area.code]
        yield f"  {area.code} {label} ({records}): {one.question} Suggested: {suggestion_of(one)}"
        if one.codes or one.candidates:
            yield f"    {tell_candidates(plan, one)}"
    if len(asked) > _MOST_QUESTIONS:
        yield f"  and {len(asked) - _MOST_QUESTIONS:,} more"


def tell_counts(counts: Mapping[str, int]) -> str:
    """3 renamed, 1 new; areas that stay the same are left off."""
    return ", ".join(f"{count:,} {sort}" for sort, count in counts.items() if sort != Sort.SAME.value)
