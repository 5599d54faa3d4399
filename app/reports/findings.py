"""What the figures mean: the sentences of the report, and the problems of chapter IV."""

from collections.abc import Sequence

from app.areas.models import Kind, Level
from app.coverage import sentences
from app.coverage.calculate import AreaFigures, VillageStanding
from app.i18n import day, number
from app.reports import phrases, regulation_words, words
from app.reports.facts import Facts
from app.reports.parts import RegulationRow, Sentences
from app.reports.tables import CHILD_WORDS, build_indicators, build_never_groups, child_name

MOST_ON_FRONT = 18


def what_of(villages: Sequence[VillageStanding], joint: str = "dan") -> str:
    """desa, kelurahan or both, of just these villages."""
    kelurahan = sum(village.kind is Kind.KELURAHAN for village in villages)
    return phrases.places(len(villages) - kelurahan, kelurahan, joint)


def build_sentences(facts: Facts, in_force: Sequence[RegulationRow]) -> Sentences:
    period, total, area = phrases.in_sentence(facts.period), facts.total, facts.area.label
    village = facts.area.level is Level.VILLAGE
    held = sentences.held(total.sessions, total.attendance, total.female, period, total.reported)
    perdes = facts.compared("perdes")
    if village:
        held = f"{held} {sentences.held_jointly(total.sessions, total.joint)}".strip()
        reached = sentences.village_reached(total.sessions, total.attendance, total.reached, area, period)
        lapse = facts.standings[0].lapse if facts.standings else 4
        within_year = words.village_within_year(day(facts.standings[0].last_held_on) if lapse < 4 else "", lapse)
        regulated = sentences.village_regulated(total.desa > 0, [row.name for row in in_force], area)
        lead = sentences.village_lead(total, area, period, [row.name for row in in_force])
    else:
        reached = words.reached(total.reached, total.villages, facts.what, area, period, facts.compared("reached"))
        within = sum(standing.lapse <= 2 for standing in facts.standings)
        within_year = words.within_year(within, total.villages, facts.what, day(facts.cutoff))
        regulated = words.regulated(total.perdes, total.desa, total.kelurahan, perdes)
        lead = f"{reached} {held} {words.regulated(total.perdes, total.desa, 0, perdes)}"
    return Sentences(
        lead=lead,
        reached=reached,
        held=held,
        named=words.named(total.named, total.attendance),
        checked=checked(facts),
        within_year=within_year,
        regulated=regulated,
        drafts=_drafts(total),
        reporting=words.reporting(total.reported, total.villages, facts.what),
        targets=words.targets_met([(row.name, row.actual, row.target) for row in build_indicators(facts)]),
        conclusion=words.conclusion(
            total.reached, facts.compared("reached"), total.perdes_or_none, facts.compared("perdes")
        ),
        weakest=_weakest(facts),
        running=words.running(period, day(facts.cutoff)) if facts.is_running else "",
        overlaps=words.shared_sessions(CHILD_WORDS[facts.area.level]) if facts.coverage.overlaps else "",
        where_not=_where_not(facts),
    )


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
        who = "kecamatan/kota" if regency is not None and regency.kind is Kind.CITY else "kecamatan/kabupaten"
    return words.checked(facts.total.checked, facts.total.sessions, who)


def _weakest(facts: Facts) -> str:
    """In which child areas most of the villages lie that were never reached."""
    if facts.area.level in (Level.VILLAGE, Level.SUBDISTRICT):
        return ""
    return words.concentrated(len(facts.never), what_of(facts.never), most_never(facts, full=True))


def most_never(facts: Facts, full: bool = False) -> list[tuple[str, int]]:
    """(child area, how many of its villages were never reached), the two with the most."""
    counts = []
    for row in facts.coverage.rows:
        count = sum(village.code.startswith(row.code + ".") for village in facts.never)
        if count:
            prefix = "Kecamatan " if full and row.level is Level.SUBDISTRICT else ""
            counts.append((prefix + child_name(row.name, row.kind), count))
    return sorted(counts, key=lambda pair: -pair[1])[:2]


def _never(facts: Facts) -> str:
    what = what_of(facts.never) if facts.never else phrases.places(facts.total.desa, facts.total.kelurahan, "atau")
    return words.never_reached(len(facts.never), len(facts.standings), what, facts.area.label)


def _where_not(facts: Facts) -> str:
    """Under the picture of the first page: who was never reached, by name where they are few."""
    if facts.area.level is Level.VILLAGE:
        return ""
    if not facts.never or len(facts.never) == len(facts.standings):
        return _never(facts)
    groups = [(group.name, group.never, group.never_names) for group in build_never_groups(facts) if group.never]
    if len(facts.never) > MOST_ON_FRONT:
        where = "; ".join(f"{name} ({number(count)})" for name, count, _names in groups)
    elif facts.area.level is Level.SUBDISTRICT:
        where = groups[0][2]
    else:
        where = "; ".join(f"{names} ({name})" for name, _count, names in groups)
    return f"{_never(facts).removesuffix('.')}: {where}." if where else _never(facts)


def build_problems(facts: Facts) -> tuple[str, ...]:
    """Chapter IV: only what is a problem; nothing where the records show none."""
    total, found = facts.total, []
    if facts.area.level is Level.VILLAGE:
        if not total.reached:
            figures = (total.sessions, total.attendance, 0)
            found.append(sentences.village_reached(*figures, facts.area.label, phrases.in_sentence(facts.period)))
        lapse = facts.standings[0].lapse if facts.standings else 4
        if lapse >= 3:
            found.append(
                words.village_within_year(day(facts.standings[0].last_held_on) if facts.standings else "", lapse)
            )
        if total.desa and not total.perdes and not facts.stuck:
            found.append(sentences.village_regulated(True, (), facts.area.label))
    elif facts.never or facts.lapsed:
        lapsed = words.lapsed(len(facts.lapsed), what_of(facts.lapsed), bool(facts.never))
        found.append(f"{_never(facts) if facts.never else ''} {lapsed}".strip())
    if facts.stuck:
        found.append(regulation_words.problem(facts.stuck, facts.area.level is Level.VILLAGE))
    if total.not_reported:
        found.append(words.reporting(total.reported, total.villages, facts.what))
    if 2 * total.named < total.attendance:
        found.append(words.few_named(total.named, total.attendance))
    return tuple(found)
