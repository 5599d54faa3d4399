"""Chapters IV and V of the report of one village: what is wrong there, and what its head is to do about it."""

from app.coverage import sentences
from app.coverage.sentences import PERDES
from app.i18n import day
from app.programmes.standing import SOON
from app.programmes.vocabulary import Stage
from app.reports.office.letterhead import head_of
from app.reports.progress.facts import Facts
from app.reports.progress.parts import Action
from app.reports.sentences import opened, problem_words
from app.reports.sentences.addressees import month_end, quarter_end
from app.reports.sentences.concerns import Concern, collect, complete_names, invite_women, stuck
from app.reports.sentences.findings import village_within_year
from app.reports.sentences.phrases import in_sentence, printable


def build_village_concerns(facts: Facts) -> tuple[Concern, ...]:
    """The gravest first."""
    return collect([_unreached, stuck, _run_out, _silent, _without_perdes, _men_only, _unnamed], facts)


def _unreached(facts: Facts) -> Concern | None:
    total = facts.total
    if total.reached:
        return None
    told = sentences.village_reached(total.sessions, total.attendance, 0, facts.area.label, in_sentence(facts.period))
    if facts.never or facts.lapsed or not facts.standings:
        told = f"{told} {village_within_year(facts)}"
    what = "Melaksanakan kegiatan edukasi bagi warga, lalu mencatat kehadirannya."
    return Concern(told, (Action(what, head_of(facts.area), quarter_end(facts.today)),))


def _without_perdes(facts: Facts) -> Concern | None:
    """Where one waits for its next step that is said instead."""
    if not facts.total.desa or facts.total.perdes or facts.stuck:
        return None
    told = f"Menyusun rancangan {PERDES} dan membahasnya bersama BPD."
    action = Action(told, f"{head_of(facts.area)} bersama BPD", quarter_end(facts.today))
    return Concern(sentences.village_regulated(True, (), facts.area.label), (action,))


def _run_out(facts: Facts) -> Concern | None:
    problems, actions = [], []
    until = facts.problems.task_forces.get(facts.area.id)
    if until is not None:
        problems.append(problem_words.village_task_force(day(until), until < facts.cutoff))
        told = "Memperpanjang atau memperbarui SK satuan tugas."
        actions.append(Action(told, head_of(facts.area), month_end(facts.today)))
    names = {one.programme_id: one.short_name for one in facts.programmes.versions if not one.for_all_villages}
    for part in facts.programmes.parts:
        ends = part.expires_on
        if part.ended or ends is None or part.programme_id not in names or ends > facts.cutoff + SOON:
            continue
        name = printable(names[part.programme_id])
        problems.append(problem_words.village_part(name, day(ends), part.stage is Stage.LAPSED))
        told = f"Mengusulkan perpanjangan keikutsertaan dalam program {name}."
        actions.append(Action(told, head_of(facts.area), month_end(facts.today)))
    return Concern(" ".join(problems), tuple(actions)) if problems else None


def _silent(facts: Facts) -> Concern | None:
    if facts.total.reported or not facts.period.has_whole_month:
        return None
    told = f"Melaporkan kegiatan {in_sentence(facts.period)} yang belum disampaikan, juga bila nihil."
    problem = problem_words.village_silent(facts.area.label, in_sentence(facts.period))
    return Concern(problem, (Action(told, head_of(facts.area), month_end(facts.today)),))


def _men_only(facts: Facts) -> Concern | None:
    if not facts.problems.men_only:
        return None
    problem = problem_words.men_only(opened.men_only(facts), opened.attended(facts))
    return Concern(problem, (invite_women(facts),))


def _unnamed(facts: Facts) -> Concern | None:
    if not facts.problems.unnamed:
        return None
    problem = problem_words.without_names(opened.unnamed(facts), opened.attended(facts))
    return Concern(problem, (complete_names(facts),))
