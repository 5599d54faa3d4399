"""Chapters IV and V: what is wrong, the gravest first, each with what is to be done about it, by whom, until when."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.areas.models import Level
from app.coverage.opening import Count, marked, number
from app.coverage.sentences import PERDES
from app.i18n import day
from app.programmes.vocabulary import Stage
from app.reports.progress.facts import Facts
from app.reports.progress.parts import Action
from app.reports.sentences import opened, problem_words, regulation_words
from app.reports.sentences.addressees import heads_below, month_end, quarter_end, regulation_guide, village_heads
from app.reports.sentences.phrases import amount, in_sentence, printable
from app.reports.sentences.places import most_first, named, names_of, ranked, standing_of, what_of

MOST = 8


@dataclass(frozen=True)
class Concern:
    """A problem and the steps that follow from it: never one without the other."""

    problem: str
    actions: tuple[Action, ...]


def build_concerns(facts: Facts) -> tuple[Concern, ...]:
    """Those of an area with several villages; nothing where the records show no problem.

    Where nobody has reported that comes first, for then the other figures mean little.
    """
    order = [_never, _lapsed, stuck, _run_out, _silent, _without_perdes, _men_only, _unnamed]
    if not facts.total.reported:
        order.remove(_silent)
        order.insert(0, _silent)
    return collect(order, facts)


def collect(order: Sequence[Callable[[Facts], Concern | None]], facts: Facts) -> tuple[Concern, ...]:
    """Those that there are, the first ones where they are too many to be read."""
    return tuple(found for find in order if (found := find(facts)) is not None)[:MOST]


def _never(facts: Facts) -> Concern | None:
    if not facts.never:
        return None
    what, areas, count = what_of(facts.never), most_first(facts, facts.never), opened.never(facts)
    many = len(areas) > 1 and facts.area.level is not Level.SUBDISTRICT
    begin = f", dimulai dari {named(areas, opened.NEVER)[0][0]}" if many else ""
    told = f"Melaksanakan kegiatan edukasi di {amount(count)} {what} yang belum pernah dijangkau{begin}."
    problem = problem_words.never_reached(count, len(facts.standings), what, facts.area.label)
    who = heads_below(facts.area, [row for row, _count in areas], what)
    return Concern(problem, (Action(told, who, quarter_end(facts.today)),))


def _lapsed(facts: Facts) -> Concern | None:
    if not facts.lapsed:
        return None
    what, areas, count = what_of(facts.lapsed), most_first(facts, facts.lapsed), opened.lapsed(facts)
    where = f"{amount(count)} {what}"
    told = f"Melaksanakan kembali kegiatan edukasi di {where} yang tidak dijangkau selama lebih dari 12 bulan."
    problem = problem_words.lapsed(count, what, day(facts.cutoff), bool(facts.never))
    who = heads_below(facts.area, [row for row, _count in areas], what)
    return Concern(problem, (Action(told, who, quarter_end(facts.today)),))


def stuck(facts: Facts) -> Concern | None:
    """Village regulations that wait for their next step; of one village with the days."""
    if not facts.stuck:
        return None
    is_village = facts.area.level is Level.VILLAGE
    enacted, unsigned = regulation_words.waiting_at(facts.stuck)
    whose = "" if is_village else " yang bersangkutan"
    found = []
    if enacted:
        told = f"Mengundangkan dalam Lembaran Desa {_perdes(enacted)} yang sudah ditetapkan."
        found.append(Action(told, f"Sekretaris desa{whose}", month_end(facts.today)))
    if unsigned:
        told = f"Menetapkan, atau bila tidak ditandatangani langsung mengundangkan, {_perdes(unsigned)} yang sudah "
        who = f"Kepala desa dan sekretaris desa{whose}"
        found.append(Action(f"{told}disepakati dengan BPD.", who, month_end(facts.today)))
    return Concern(regulation_words.problem(facts.stuck, is_village), tuple(found))


def _perdes(count: int) -> str:
    return marked("peraturan desa", count) if count == 1 else f"{number(count)} peraturan desa"


def _without_perdes(facts: Facts) -> Concern | None:
    missing = opened.without_perdes(facts.total)
    if missing <= 0:
        return None
    told = f"Mendampingi penyusunan {PERDES} di {amount(missing)} desa yang belum memilikinya."
    problem = problem_words.without_perdes(missing, opened.opened(facts.total).desa)
    return Concern(problem, (Action(told, regulation_guide(facts.area), quarter_end(facts.today)),))


def _run_out(facts: Facts) -> Concern | None:
    """Decrees on task forces, and parts in programmes, whose term has ended or soon will."""
    problems, actions, cutoff = [], [], day(facts.cutoff)
    if decrees := facts.problems.task_forces:
        villages = standing_of(facts, decrees)
        (ended, soon), what = opened.task_forces(facts), what_of(villages)
        problems.append(problem_words.task_forces(ended, soon, what, cutoff, names_of(villages)))
        told = f"Memperpanjang atau memperbarui SK satuan tugas di {amount(len(decrees))} {what}."
        actions.append(Action(told, village_heads(facts.area, what), month_end(facts.today)))
    over, ending, names = _parts(facts)
    if over + ending:
        problems.append(problem_words.designations(over, ending, cutoff, names))
        told = "Mengusulkan perpanjangan penetapan dalam program, atau mengakhiri keikutsertaan yang tidak dilanjutkan."
        actions.append(Action(told, regulation_guide(facts.area), month_end(facts.today)))
    return Concern(" ".join(problems), tuple(actions)) if problems else None


def _parts(facts: Facts) -> tuple[int, int, list[str]]:
    """(parts whose term has ended, designations that end soon, in which programmes)."""
    ended, soon, names = 0, 0, []
    for version in facts.programmes.versions:
        counts = facts.programmes.counts.get((version.programme_id, facts.area.id))
        if counts and not version.for_all_villages and counts.by_stage[Stage.LAPSED] + counts.soon:
            ended, soon = ended + counts.by_stage[Stage.LAPSED], soon + counts.soon
            names.append(printable(version.short_name))
    return ended, soon, names


def _silent(facts: Facts) -> Concern | None:
    total, count = facts.total, opened.not_reported(facts.total)
    if not count or not facts.period.has_whole_month:
        return None
    areas = ranked((row, row.not_reported) for row in facts.coverage.rows)
    rows = next((rows for rows in (facts.coverage.rows, _detail(facts)) if rows and rows[0].level is Level.VILLAGE), ())
    names = names_of(standing_of(facts, {row.area_id for row in rows if row.silent}))
    few = names if len(names) <= problem_words.MOST_NAMED else ()
    most = () if facts.area.level is Level.SUBDISTRICT or len(areas) < 2 else named(areas, "villages silent")
    problem = problem_words.silent(count, opened.all_places(total), facts.what, few, most)
    period = in_sentence(facts.period)
    told = f"Melaporkan kegiatan {period} yang belum disampaikan, juga bila nihil."
    if facts.area.level is not Level.SUBDISTRICT:
        told = f"Meminta laporan kegiatan {period}, juga yang nihil, dari {facts.what} yang belum lapor."
    who = heads_below(facts.area, [row for row, _count in areas], facts.what)
    return Concern(problem, (Action(told, who, month_end(facts.today)),))


def _detail(facts: Facts):
    return facts.detail.rows if facts.detail is not None else ()


def _men_only(facts: Facts) -> Concern | None:
    found = facts.problems
    if not found.men_only:
        return None
    villages = standing_of(facts, found.men_only_villages)
    count = Count(len(villages), "villages no_women")
    problem = problem_words.men_only(
        opened.men_only(facts), opened.attended(facts), count, what_of(villages), names_of(villages)
    )
    return Concern(problem, (invite_women(facts),))


def invite_women(facts: Facts) -> Action:
    told = "Mengundang perempuan pada kegiatan berikutnya, antara lain melalui PKK dan kader posyandu."
    who = f"Penyelenggara kegiatan, bersama {_lower(village_heads(facts.area, facts.what))}"
    return Action(told, who, quarter_end(facts.today))


def _lower(name: str) -> str:
    """Within a sentence; a head with a name keeps the capitals of the title."""
    return name[0].lower() + name[1:] if name.endswith("bersangkutan") else name


def _unnamed(facts: Facts) -> Concern | None:
    if not facts.problems.unnamed:
        return None
    problem = problem_words.without_names(opened.unnamed(facts), opened.attended(facts))
    return Concern(problem, (complete_names(facts),))


def complete_names(facts: Facts) -> Action:
    told = "Melengkapi daftar hadir, agar kehadiran dapat dicocokkan dengan nama yang tercatat."
    return Action(told, "Penyelenggara kegiatan", month_end(facts.today))
