"""The tables about the areas below, the annex, and the comparison with other periods."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date

from app.areas.models import Level, short_kind_name
from app.coverage.calculate import AreaFigures, VillageStanding
from app.coverage.models import Indicator
from app.i18n import number, percent
from app.reports.progress.area_parts import ChildGroup, ChildRow, ChildTable, ComparisonRow, LowRow
from app.reports.progress.chart_parts import ReachTarget
from app.reports.progress.facts import Facts
from app.reports.progress.tables import ALWAYS, CHILD_WORDS, build_indicators, child_name
from app.reports.sentences import phrases

LOWEST = 10
FEW = 8  # so many areas of which nothing is recorded still have rows of their own
_WIDE = (Level.REGENCY, Level.PROVINCE, Level.NATION)
_DIGITS = {Level.PROVINCE: 2, Level.REGENCY: 5, Level.SUBDISTRICT: 8, Level.VILLAGE: 13}


def build_comparisons(facts: Facts) -> tuple[ComparisonRow, ...]:
    """Each figure beside itself in the period before and in the same one a year ago; none where neither is known."""
    if facts.earlier is None and facts.year_ago is None:
        return ()
    rows = [(row.name, row.opens) for row in build_indicators(facts) if row.opens in ALWAYS]
    rows.append(("Kehadiran perempuan", "female"))
    if facts.area.level not in (Level.VILLAGE, Level.SUBDISTRICT):
        rows.append((f"{facts.what.capitalize()} yang melapor", "reported"))
    return tuple(_comparison(facts, name, figure) for name, figure in rows)


def _comparison(facts: Facts, name: str, figure: str) -> ComparisonRow:
    now, earlier = _value(facts.total, figure), facts.compared(figure)
    return ComparisonRow(
        name=name,
        before=_value(facts.earlier, figure),
        now=now,
        change=_difference(now, earlier.value),
        year_ago=_value(facts.year_ago, figure),
        year_change=_difference(now, earlier.year_value),
        opens=figure,
    )


def _difference(now: int | None, then: int | None) -> str:
    """In a cell: ▲ 4, ▼ 2, tetap; "-" where there is nothing to compare."""
    if now is None or then is None:
        return "-"
    return "tetap" if now == then else f"{'▲' if now > then else '▼'} {number(abs(now - then))}"


def _value(figures: AreaFigures | None, figure: str) -> int | None:
    if figures is None:
        return None
    return figures.perdes_or_none if figure == Indicator.PERDES else getattr(figures, figure)


def build_children(facts: Facts) -> tuple[ChildRow, ...]:
    """One row per child area, in the order of their codes."""
    never, last = _never_and_last(facts.standings, facts.area.level.below)
    return tuple(_child_row(row, never, last) for row in facts.coverage.rows)


def build_table(facts: Facts, rows: tuple[ChildRow, ...], is_empty: Callable[[ChildRow], bool]) -> ChildTable:
    """Those rows; of a regency or more the empty ones apart where they are more than a few."""
    rest = tuple(row for row in rows if is_empty(row)) if facts.area.level in _WIDE else ()
    if len(rest) <= FEW:
        return ChildTable(rows)
    return ChildTable(tuple(row for row in rows if not is_empty(row)), rest)


def makes_no_regulations(row: ChildRow) -> bool:
    """Nothing to say of its village regulations: none in force, none on the way."""
    return not (row.figures.perdes or row.figures.in_progress)


def build_annex(facts: Facts, children: Iterable[ChildRow]) -> tuple[ChildGroup, ...]:
    """One row per village of a regency or province by subdistrict, or per regency of the nation by province."""
    if facts.detail is None or not facts.detail.rows:
        return ()
    if facts.detail.rows[0].level is Level.VILLAGE:
        return village_groups(facts.detail.rows, facts.standings, facts.task_forces)
    never, last = _never_and_last(facts.standings, Level.REGENCY)
    names = {row.code: child_name(row.name, row.kind) for row in facts.coverage.rows}
    groups: dict[str, list[ChildRow]] = defaultdict(list)
    for row in facts.detail.rows:
        groups[row.code.rpartition(".")[0]].append(_child_row(row, never, last))
    return _of_nation(children, names, groups)


def village_groups(
    rows: Iterable[AreaFigures], standings: Sequence[VillageStanding], task_forces: Collection[int]
) -> tuple[ChildGroup, ...]:
    """One row per village, by subdistrict."""
    never, last = _never_and_last(standings, Level.VILLAGE)
    names = {village.code[:8]: f"Kecamatan {village.subdistrict}" for village in standings}
    groups: dict[str, list[ChildRow]] = defaultdict(list)
    for row in rows:
        groups[row.code.rpartition(".")[0]].append(_child_row(row, never, last, row.area_id in task_forces))
    return tuple(ChildGroup(names[code], note_of(found), tuple(found), code) for code, found in groups.items())


def _of_nation(
    children: Iterable[ChildRow], names: dict[str, str], groups: dict[str, list[ChildRow]]
) -> tuple[ChildGroup, ...]:
    """A province of which nothing at all is recorded is one row, after the others."""
    blank = [row for row in children if row.is_blank]
    told = [(code, rows) for code, rows in groups.items() if not all(row.is_blank for row in rows)]
    found = [ChildGroup(names[code], note_of(rows), tuple(rows), code) for code, rows in told]
    if blank:
        found.append(ChildGroup("Provinsi tanpa catatan", note_of(blank), tuple(blank), ""))
    return tuple(found)


def note_of(rows: Sequence[ChildRow]) -> str:
    """12 desa dan 1 kelurahan; 9 dari 13 dijangkau."""
    desa, kelurahan = (sum(getattr(row.figures, kind) for row in rows) for kind in ("desa", "kelurahan"))
    reached = sum(row.figures.reached for row in rows)
    return f"{phrases.counted(desa, kelurahan)}; {number(reached)} dari {number(desa + kelurahan)} dijangkau"


def build_lowest(facts: Facts) -> tuple[LowRow, ...]:
    """The subdistricts of a province with the smallest share reached; none where nobody or everybody was reached."""
    if facts.area.level is not Level.PROVINCE or not 0 < facts.total.reached < facts.total.villages:
        return ()
    groups: dict[int, list[VillageStanding]] = defaultdict(list)
    for village in facts.standings:
        groups[village.subdistrict_id].append(village)
    regencies = {row.code: f"{short_kind_name(row.kind)} {row.name}" for row in facts.coverage.rows}
    rows = [
        LowRow(
            name=villages[0].subdistrict,
            regency=regencies[villages[0].code[:5]],
            reached=sum(village.lapse == 0 for village in villages),
            villages=len(villages),
            never=sum(village.lapse == 4 for village in villages),
            code=villages[0].code[:8],
        )
        for villages in groups.values()
    ]
    weak = [row for row in rows if row.reached < row.villages]
    return tuple(sorted(weak, key=lambda row: (row.reached / row.villages, -row.never, -row.villages))[:LOWEST])


def reach_target(facts: Facts) -> ReachTarget | None:
    wanted = facts.targets.get(Indicator.REACHED)
    return ReachTarget(wanted, facts.total.villages) if wanted and facts.total.villages else None


def target_met(facts: Facts) -> str:
    """In how many of the areas below the share is reached that the target asks of the whole."""
    target, rows = reach_target(facts), facts.coverage.rows
    if target is None or len(rows) < 2 or facts.area.level in (Level.VILLAGE, Level.SUBDISTRICT):
        return ""
    count, word = sum(target.met(row.reached, row.villages) for row in rows), CHILD_WORDS[facts.area.level]
    share = f"Bagian yang menjadi target ({percent(target.wanted, target.villages)})"
    if not count:
        return f"{share} belum dicapai satu {word} pun."
    if count == len(rows):
        return f"{share} dicapai seluruh {number(count)} {word}."
    return f"{share} dicapai {phrases.amount(count)} dari {number(len(rows))} {word}."


def _never_and_last(standings: Iterable[VillageStanding], level: Level | None) -> tuple[Counter, dict[str, date]]:
    """By the code of the area at that level: villages never reached, and the last session with attendance."""
    width = _DIGITS[level or Level.VILLAGE]
    never: Counter = Counter()
    last: dict[str, date] = {}
    for village in standings:
        code = village.code[:width]
        if village.last_held_on is None:
            never[code] += 1
        else:
            last[code] = max(last.get(code, village.last_held_on), village.last_held_on)
    return never, last


def _child_row(row: AreaFigures, never: Counter, last: dict[str, date], task_force: bool = False) -> ChildRow:
    return ChildRow(child_name(row.name, row.kind), row, never[row.code], last.get(row.code), task_force)
