"""The progress report of an area in a period: figures, sentences and charts as one frozen whole."""

from datetime import datetime

from app.areas.models import Area, Level
from app.coverage.maps import build_map
from app.coverage.models import Indicator
from app.coverage.opening import finished, number, run_on
from app.i18n import force_locale, percent, period_name
from app.periods import Period
from app.reports.external.external import build_external
from app.reports.external.external_queries import list_external
from app.reports.issued.corrections import list_corrections
from app.reports.office.letter_queries import get_letter
from app.reports.own_words.text_queries import texts_of
from app.reports.progress.area_tables import (
    build_annex,
    build_children,
    build_comparisons,
    build_lowest,
    build_table,
    makes_no_regulations,
    reach_target,
    target_met,
)
from app.reports.progress.charts import build_bars, build_grid, build_lapse_bars, build_months, build_numbered_grid
from app.reports.progress.facts import Facts, gather
from app.reports.progress.parts import Figure, RegulationRow, Report
from app.reports.progress.programme_tables import build_programmes
from app.reports.progress.tables import (
    CHILD_WORDS,
    build_ages,
    build_audiences,
    build_indicators,
    build_never_groups,
    build_organizers,
    build_regulations,
    build_sessions,
    build_stuck,
    build_topics,
    child_name,
    head_label,
    sum_disability,
)
from app.reports.progress.wide_grid import build_wide_grid
from app.reports.registers.extract_annex import list_extract
from app.reports.sentences import phrases
from app.reports.sentences.actions import build_actions
from app.reports.sentences.concerns import build_concerns
from app.reports.sentences.findings import build_sentences, checked
from app.reports.sentences.opened import all_places, late, not_reported, opened
from app.reports.sentences.village_concerns import build_village_concerns
from app.reports.vocabulary import ReportKind
from app.web.settings import is_demo


def build_report(area: Area, period: Period, now: datetime) -> Report:
    """The report as it stands at that moment, in Indonesian whatever the reader's language.

    A fixed number of selects, whatever the area holds. Raises NotBegun where the period lies in the future.
    """
    with force_locale("id"):
        return _report(gather(area, period, now))


def _report(facts: Facts) -> Report:
    area, total, told = facts.area, facts.total, opened(facts.total)
    regulations = build_regulations(facts.regulations, facts.cutoff)
    in_force = tuple(row for row in regulations if row.counts)
    has_bars = area.level in (Level.PROVINCE, Level.NATION)
    children, wide_grid, child_word = build_children(facts), build_wide_grid(facts), CHILD_WORDS[area.level]
    never_groups = build_never_groups(facts)
    reach = build_table(facts, children, lambda row: row.is_blank)
    concerns = build_village_concerns(facts) if area.level is Level.VILLAGE else build_concerns(facts)
    return Report(
        area=area.label,
        place=head_label(area),
        level=area.level,
        code=area.code,
        period=facts.period,
        cutoff=facts.cutoff,
        made_at=facts.now,
        is_running=facts.is_running,
        is_demo=is_demo(),
        what=facts.what,
        counted=finished(phrases.counted(told.desa, told.kelurahan)),
        child_word=child_word,
        letter=get_letter(area),
        texts=texts_of(area, facts.period, ReportKind.PROGRESS),
        total=total,
        figures=_village_figures(facts, in_force) if area.level is Level.VILLAGE else _figures(facts),
        figures_note=_figures_note(facts),
        say=build_sentences(facts, in_force, never_groups),
        indicators=build_indicators(facts),
        comparisons=build_comparisons(facts),
        earlier_name=period_name(facts.period.previous),
        has_earlier=facts.earlier is not None,
        year_ago_name=period_name(facts.period.year_before) if phrases.a_year_before(facts.period) else "",
        has_year_ago=facts.year_ago is not None,
        months=build_months(facts),
        ages=build_ages(facts),
        disability=sum_disability(facts),
        organizers=build_organizers(facts),
        topics=build_topics(facts),
        audiences=build_audiences(facts),
        programmes=build_programmes(facts),
        children=children,
        never=len(facts.never),
        reach=reach,
        regulated=build_table(facts, children, makes_no_regulations),
        lowest=build_lowest(facts),
        reach_target=reach_target(facts),
        target_met=target_met(facts),
        grid=build_grid(facts),
        numbered_grid=build_numbered_grid(facts),
        wide_grid=wide_grid,
        map=build_map(area, facts.coverage, lambda: facts.standings, lambda one: child_name(one.name, one.kind)),
        bars=build_bars(reach, child_word) if area.level.below is not None else (),
        lapse_bars=build_lapse_bars(facts, reach, child_word) if has_bars and wide_grid is None else (),
        annex=build_annex(facts, children),
        extract=list_extract(area, facts.cutoff),
        sessions=build_sessions(facts),
        regulations=regulations,
        stuck=build_stuck(facts),
        never_groups=never_groups,
        problems=tuple(finished(concern.problem) for concern in concerns),
        actions=build_actions(facts, concerns),
        external=build_external(list_external(area, facts.cutoff)),
        corrections=list_corrections(area, facts.period),
    )


def _figures(facts: Facts) -> tuple[Figure, ...]:
    """Places reached, attendances, desa with a Perdes in force."""
    total, targets = facts.total, facts.targets
    reached = Figure(
        label=f"{facts.what.capitalize()} dijangkau",
        value=number(total.reached),
        of=finished(f"dari {number(all_places(total))}"),
        note=_note(percent(total.reached, total.villages), phrases.trend(total.reached, facts.compared("reached"))),
        bar=(total.reached, total.villages, targets.get(Indicator.REACHED)),
    )
    perdes = Figure(
        label="Desa dengan perdes PMI",
        value=number(total.perdes_or_none),
        of=finished(f"dari {number(opened(total).desa)}") if total.desa else "",
        note=_note(percent(total.perdes, total.desa), phrases.trend(total.perdes, facts.compared("perdes")))
        if total.desa
        else "tidak berlaku: seluruhnya kelurahan",
        bar=(total.perdes, total.desa, targets.get(Indicator.PERDES)) if total.desa else None,
    )
    return reached, _attendance(facts, f"dalam {number(opened(total).sessions)} kegiatan"), perdes


def _village_figures(facts: Facts, in_force: tuple[RegulationRow, ...]) -> tuple[Figure, ...]:
    """Sessions, attendances, the Perdes: of one village a share says nothing."""
    total = facts.total
    if total.reported:
        trend = phrases.trend(total.sessions, facts.compared("sessions"))
        sessions = Figure("Kegiatan edukasi", number(total.sessions), "kali", trend)
    else:
        sessions = _silent("Kegiatan edukasi", facts)
    if not total.desa:
        perdes = Figure("Perdes PMI", "-", note="tidak berlaku bagi kelurahan")
    elif in_force:
        perdes = Figure("Perdes PMI", "berlaku", note=in_force[0].name.removeprefix("Peraturan Desa "), is_word=True)
    else:
        perdes = Figure("Perdes PMI", "belum ada", note="yang berlaku", is_word=True)
    return sessions, _attendance(facts, f"{number(opened(total).named)} orang tercatat"), perdes


def _attendance(facts: Facts, note: str) -> Figure:
    total, target = facts.total, facts.targets.get(Indicator.ATTENDANCE)
    if not total.reported:
        return _silent("Kehadiran", facts)
    return Figure(
        label="Kehadiran",
        value=number(total.attendance),
        note=finished("; ".join(filter(None, (phrases.trend(total.attendance, facts.compared("attendance")), note)))),
        bar=(total.attendance, max(total.attendance, target), target) if target else None,
    )


def _silent(label: str, facts: Facts) -> Figure:
    """Of a run of days for which nobody owes a report that none came is no fault."""
    if facts.period.has_whole_month:
        return Figure(label, "belum lapor", is_word=True)
    return Figure(label, "belum ada", note="yang tercatat", is_word=True)


def _note(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _figures_note(facts: Facts) -> str:
    """What stands small under the headline figures: the reporting rate beside every total, and what is compared."""
    total, notes = opened(facts.total), []
    if facts.area.level is not Level.VILLAGE:
        share = percent(total.reported, total.villages)
        lapor = f"Lapor: {number(total.reported)} dari {number(all_places(total))} {facts.what} ({share})"
        if facts.period.has_whole_month:
            kept = f", {number(total.on_time)} tepat waktu, {number(late(total))} terlambat" if total.reported else ""
            lapor = f"{lapor}{kept}, {number(not_reported(total))} belum lapor"
        notes.append(f"{lapor}.")
        if any(facts.targets.get(one) for one in (Indicator.REACHED, Indicator.PERDES, Indicator.ATTENDANCE)):
            notes.insert(0, "Garis tegak = target.")
    if facts.total.sessions and facts.area.level is not Level.VILLAGE:
        notes.append(checked(facts))
    if facts.earlier is not None and not facts.is_running:
        notes.append(f"Perbandingan dengan {period_name(facts.period.previous)}.")
    return run_on(map(finished, notes))
