"""What the figures mean: the sentences of the report."""

from collections.abc import Sequence
from dataclasses import replace

from app.areas.models import Kind, Level
from app.coverage import sentences
from app.coverage.calculate import AreaFigures
from app.coverage.opening import Count, finished, number
from app.i18n import day
from app.periods import months_before
from app.reports.progress.facts import Facts
from app.reports.progress.parts import NeverGroup, RegulationRow, Sentences
from app.reports.progress.tables import CHILD_WORDS, build_indicators
from app.reports.sentences import phrases, problem_words, regulation_words, words
from app.reports.sentences.opened import NEVER, all_places, compared, late, never, not_reported, opened
from app.reports.sentences.places import most_first, named, what_of

MOST_ON_FRONT = 12


def build_sentences(facts: Facts, in_force: Sequence[RegulationRow], never_groups: Sequence[NeverGroup]) -> Sentences:
    period, total, area = phrases.in_sentence(facts.period), opened(facts.total), facts.area.label
    village, is_owed = facts.area.level is Level.VILLAGE, facts.period.has_whole_month
    if not total.reported and not is_owed:
        total = replace(total, reported=1)  # then that nothing was held is all there is to say
    held = sentences.held(total.sessions, total.attendance, total.female, period, total.reported)
    perdes = compared(facts, "perdes")
    if village:
        held = f"{held} {sentences.held_jointly(total.sessions, total.joint)}".strip()
        reached = sentences.village_reached(total.sessions, total.attendance, total.reached, area, period)
        within_year = village_within_year(facts)
        regulated = sentences.village_regulated(total.desa > 0, [row.name for row in in_force], area)
        lead = sentences.village_lead(total, area, period, [row.name for row in in_force])
    else:
        every = all_places(total)
        reached = words.reached(total.reached, every, facts.what, area, period, compared(facts, "reached"))
        since = months_before(facts.cutoff, 12)  # of days that are more than a year only these
        held_on = [standing.last_held_on for standing in facts.standings]
        within = Count(sum(last is not None and last >= since for last in held_on), "villages year")
        within_year = words.within_year(within, every, facts.what, day(facts.cutoff))
        regulated = words.regulated(total.perdes, total.desa, total.kelurahan, perdes)
        on_front = words.reached(total.reached, every, facts.what, area, period, _on_front(facts, "reached"))
        lead = f"{on_front} {held} {words.regulated(total.perdes, total.desa, 0, _on_front(facts, 'perdes'))}"
    told = {
        "lead": lead,
        "reached": reached,
        "held": held,
        "named": words.named(total.named, total.attendance),
        "checked": checked(facts),
        "within_year": within_year,
        "regulated": regulated,
        "drafts": _drafts(total),
        "reporting": _reporting(facts) if is_owed else "",
        "targets": words.targets_met([(row.name, row.told, row.target) for row in build_indicators(facts)]),
        "conclusion": _conclusion(facts, regulated),
        "weakest": _weakest(facts),
        "running": words.running(period, day(facts.cutoff)) if facts.is_running else "",
        "overlaps": words.shared_sessions(CHILD_WORDS[facts.area.level]) if facts.coverage.overlaps else "",
        "retired": words.retired_villages(facts.of_retired) if facts.of_retired else "",
        "where_not": _where_not(facts, never_groups),
    }
    return Sentences(**{name: finished(text) for name, text in told.items()})


def _on_front(facts: Facts, figure: str) -> phrases.Earlier:
    """Of a run of days, whose names are long, the first page has room for one comparison."""
    earlier = compared(facts, figure)
    return replace(earlier, year_name="", year_value=None) if facts.period.unit == "span" else earlier


def _reporting(facts: Facts) -> str:
    total = opened(facts.total)
    every, silent = all_places(total), not_reported(total)
    return words.reporting(total.reported, every, facts.what, total.on_time, late(total), silent)


def village_within_year(facts: Facts) -> str:
    """When the one village of the report was last reached."""
    lapse, last = next(((village.lapse, village.last_held_on) for village in facts.standings), (4, None))
    return words.village_within_year(day(last) if last else "", lapse, day(facts.cutoff))


def _conclusion(facts: Facts, regulated: str) -> str:
    total, reached = facts.total, compared(facts, "reached")
    if facts.area.level is Level.VILLAGE:
        return f"{words.village_conclusion(total.reached, reached, facts.area.label)} {regulated}"
    return words.conclusion(total.reached, reached, total.perdes_or_none, compared(facts, "perdes"))


def _drafts(total: AreaFigures) -> str:
    """What is not in force yet, apart from what is."""
    enacted = regulation_words.enacted(total.enacted) if total.enacted else ""
    return f"{regulation_words.drafts(total)} {enacted}".strip()


def checked(facts: Facts) -> str:
    """The share checked, which stands beside the totals."""
    if facts.area.level in (Level.NATION, Level.PROVINCE):
        who = "kecamatan atau kabupaten/kota"
    else:
        regency = facts.area.regency
        who = f"kecamatan atau {'kota' if regency is not None and regency.kind is Kind.CITY else 'kabupaten'}"
    total = opened(facts.total)
    return words.checked(total.checked, total.sessions, who)


def _weakest(facts: Facts) -> str:
    """In which child areas most of the villages lie that were never reached."""
    if facts.area.level in (Level.VILLAGE, Level.SUBDISTRICT):
        return ""
    areas = named(most_first(facts, facts.never), NEVER)
    return problem_words.concentrated(never(facts), what_of(facts.never), areas, CHILD_WORDS[facts.area.level])


def _never(facts: Facts) -> str:
    what = what_of(facts.never) if facts.never else phrases.places(facts.total.desa, facts.total.kelurahan, "atau")
    return problem_words.never_reached(never(facts), len(facts.standings), what, facts.area.label)


def _where_not(facts: Facts, never_groups: Sequence[NeverGroup]) -> str:
    """Under the picture of the first page: who was never reached, by name where they are few."""
    if facts.area.level is Level.VILLAGE:
        return ""
    if not facts.never or len(facts.never) == len(facts.standings):
        return _never(facts)
    groups = [
        (group.name, Count(group.never, f"{NEVER} code={group.opens}"), group.never_names)
        for group in never_groups
        if group.never
    ]
    if len(facts.never) > MOST_ON_FRONT:
        where = "; ".join(f"{name} ({number(count)})" for name, count, _names in groups)
    elif facts.area.level is Level.SUBDISTRICT:
        where = groups[0][2]
    else:
        where = "; ".join(f"{names} ({name})" for name, _count, names in groups)
    return f"{_never(facts).removesuffix('.')}: {where}." if where else _never(facts)
