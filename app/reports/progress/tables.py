"""The rows of the report's tables."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import Row

from app.areas.models import Area, Kind, Level, short_kind_name
from app.coverage.calculate import VillageStanding
from app.coverage.models import Indicator
from app.coverage.opening import Count, finished, number
from app.coverage.targets.indicators import Aim, Bound
from app.coverage.targets.measures import Counting, measure_of
from app.i18n import moment
from app.outreach.filters import NO_ORGANIZER
from app.outreach.vocabulary import AUDIENCE_NAMES, TOPIC_NAMES, Audience, Topic
from app.regulations.models import Regulation, State
from app.regulations.queries import RegulationRow as RowOfRegulation
from app.regulations.vocabulary import THEME_NAMES
from app.reports.progress.facts import Facts
from app.reports.progress.parts import (
    AgeRow,
    AudienceRow,
    IndicatorRow,
    NeverGroup,
    RegulationRow,
    SessionRow,
    ShareRow,
)
from app.reports.progress.stuck_parts import StuckRow
from app.reports.sentences import phrases, regulation_words

# The indicators of every report, and those beside them, in the order of the table.
ALWAYS = (Indicator.REACHED, Indicator.SESSIONS, Indicator.ATTENDANCE, Indicator.NAMED, Indicator.PERDES)
BESIDE = (Indicator.REPORTING, Indicator.WOMEN, Indicator.PEOPLE)

# What the two numbers of a share open.
_SHARES: dict[str, tuple[str, str]] = {
    Indicator.REPORTING: ("villages reported", "villages all"),
    Indicator.WOMEN: ("held", "held"),
}

# Before it is enacted a regulation is a draft, whatever number it has by now.
_DRAFTS = (State.PLANNED, State.DRAFTING, State.DELIBERATION, State.AGREED)

MOST_ORGANIZERS = 8
MOST_NAMES = 14

CHILD_WORDS = {
    Level.NATION: "provinsi",
    Level.PROVINCE: "kabupaten/kota",
    Level.REGENCY: "kecamatan",
    Level.SUBDISTRICT: "desa/kelurahan",
    Level.VILLAGE: "",
}


def village_name(name: str, kind: Kind) -> str:
    """Kel. Sungailiat, Desa Kace Timur: a name alone does not say which."""
    return f"{short_kind_name(kind)} {name}"


def child_name(name: str, kind: Kind) -> str:
    """Below the heading that says the level: Mendo Barat; Kab. Bangka; Kota Pangkal Pinang; Desa Kace Timur."""
    return name if kind in (Kind.PROVINCE, Kind.SUBDISTRICT) else f"{short_kind_name(kind)} {name}"


def build_indicators(facts: Facts) -> tuple[IndicatorRow, ...]:
    """Those that stand in every report, the reporting rate of many places, and whatever else has a target."""
    targets, places = facts.targets, {"desa": "desa", "kelurahan": "kelurahan"}.get(facts.what, "desa/kel.")
    units = {Indicator.REACHED: places, Indicator.SESSIONS: "kegiatan", Indicator.ATTENDANCE: "kehadiran"}
    units |= {Indicator.NAMED: "orang", Indicator.PERDES: "desa", Indicator.PEOPLE: "orang"}
    names = {
        Indicator.REACHED: f"{facts.what.capitalize()} yang dijangkau",
        Indicator.SESSIONS: "Kegiatan edukasi",
        Indicator.ATTENDANCE: "Kehadiran",
        Indicator.NAMED: "Orang tercatat dalam daftar hadir",
        Indicator.PERDES: "Desa dengan perdes PMI yang berlaku",
        Indicator.REPORTING: "Tingkat pelaporan",
        Indicator.WOMEN: "Bagian perempuan dalam kehadiran",
        Indicator.PEOPLE: "Orang unik",
    }
    own = {aim.key: aim for aim in facts.own_aims}
    shown = [*ALWAYS, *(key for key in (*BESIDE, *own) if targets.get(key) or _is_always(facts, key))]
    rows = []
    for key in shown:
        actual, aim = facts.actuals.total[key], own.get(key)
        name = phrases.printable(aim.name) if aim else names[Indicator(key)]
        unit = _unit_of(aim, places) if aim else units.get(Indicator(key), "persen")
        row = IndicatorRow(name, unit, targets.get(key), actual.part, actual.reported, actual.whole, opens=key)
        rows.append(replace(row, note=_note(facts, row)))
    return tuple(rows)


def _unit_of(aim: Aim, places: str) -> str:
    if aim.bound is Bound.VILLAGES or aim.own is None:
        return places
    of_sessions = measure_of(aim.own).counting in (Counting.SESSIONS, Counting.CHECKED)
    return "kegiatan" if of_sessions else "kehadiran"


def _note(facts: Facts, row: IndicatorRow) -> str:
    """Of what a share is made, and as of when distinct people were counted."""
    if row.whole:
        opens, of = _SHARES.get(row.opens, ("", ""))
        return finished(f"{number(Count(row.actual or 0, opens))} dari {number(Count(row.whole, of))}")
    counted_at = facts.actuals.counted_at
    return f"data per {moment(counted_at)}" if row.opens == Indicator.PEOPLE and counted_at else ""


def _is_always(facts: Facts, key: str) -> bool:
    """The reporting rate stands beside the totals of a regency and above; below it is a line under the table."""
    return key == Indicator.REPORTING and facts.area.level not in (Level.VILLAGE, Level.SUBDISTRICT)


def build_ages(facts: Facts) -> tuple[AgeRow, ...]:
    men, women, boys, girls = (
        sum(getattr(row, column) for row in facts.organizers) for column in ("men", "women", "boys", "girls")
    )
    return (AgeRow("Dewasa (18 tahun ke atas)", men, women), AgeRow("Anak (di bawah 18 tahun)", boys, girls))


def sum_disability(facts: Facts) -> int | None:
    """None where no session counted it."""
    counted = [row.disability for row in facts.organizers if row.disability is not None]
    return sum(counted) if counted else None


def build_organizers(facts: Facts) -> tuple[ShareRow, ...]:
    """The organisers with the most sessions; the rest in one row."""
    rows = [
        ShareRow(
            phrases.printable(row.organizer or "Belum dicatat"),
            row.sessions,
            row.men + row.women + row.boys + row.girls,
            row.organizer or NO_ORGANIZER,
        )
        for row in facts.organizers
    ]
    if len(rows) <= MOST_ORGANIZERS:
        return tuple(rows)
    rest = rows[MOST_ORGANIZERS - 1 :]
    people = sum(row.attendance or 0 for row in rest)
    others = ShareRow(f"{len(rest)} penyelenggara lain", sum(row.sessions for row in rest), people)
    return (*rows[: MOST_ORGANIZERS - 1], others)


def build_topics(facts: Facts) -> tuple[ShareRow, ...]:
    ranked = sorted(facts.topics, key=lambda topic: (-facts.topics[topic], list(Topic).index(topic)))
    return tuple(ShareRow(str(TOPIC_NAMES[topic]), facts.topics[topic], opens=topic.value) for topic in ranked)


def build_audiences(facts: Facts) -> tuple[AudienceRow, ...]:
    """The groups with the most sessions first."""
    ranked = sorted(facts.audiences, key=lambda row: (-row.sessions, list(Audience).index(row.audience)))
    return tuple(
        AudienceRow(str(AUDIENCE_NAMES[row.audience]), row.sessions, row.male, row.female, row.audience.value)
        for row in ranked
    )


def build_sessions(facts: Facts) -> tuple[SessionRow, ...]:
    return tuple(
        SessionRow(
            held_on=session.held_on,
            title=phrases.printable(session.title),
            topics=", ".join(str(TOPIC_NAMES[topic]) for topic in session.topics),
            organizer=phrases.printable(session.organizer or "belum dicatat"),
            host="" if session.host_area_id == facts.area.id else session.host_area.label,
            villages=villages,
            male=session.male,
            female=session.female,
            named=session.named_count,
            opens=session.id,
        )
        for session, villages in facts.sessions
    )


def build_regulations(rows: Iterable[Row], cutoff: date) -> tuple[RegulationRow, ...]:
    return tuple(_regulation(regulation, village_name(name, kind), cutoff) for regulation, name, kind in rows)


def _regulation(regulation: Regulation, village: str, cutoff: date) -> RegulationRow:
    def by_then(day: date | None) -> date | None:
        return day if day is not None and day <= cutoff else None

    state = regulation.state(cutoff)
    return RegulationRow(
        village=village,
        name=f"Rancangan {regulation.rules.name}" if state in _DRAFTS else regulation.official_name,
        title=phrases.printable(regulation.title),
        theme=str(THEME_NAMES[regulation.theme]),
        agreed_on=by_then(regulation.agreed_on),
        enacted_on=by_then(regulation.enacted_on),
        promulgated_on=by_then(regulation.promulgated_on),
        agreed_applies=regulation.rules.agreed_with_council,
        promulgated_applies=regulation.rules.promulgated_in is not None,
        state=state,
        counts=regulation.protects(cutoff),
        opens=regulation.id,
    )


def build_stuck(facts: Facts) -> tuple[StuckRow, ...]:
    """The longest waiting first."""
    wide = facts.area.level in (Level.NATION, Level.PROVINCE)
    return tuple(
        StuckRow(
            village=_with_regency(one.regulation) if wide else one.regulation.area_label,
            name=regulation_words.name_of(one),
            title=phrases.printable(one.regulation.title),
            stage=regulation_words.stage_of(one),
            days=one.days,
            days_late=one.days_late,
            opens=one.regulation.id,
        )
        for one in facts.stuck
    )


def _with_regency(row: RowOfRegulation) -> str:
    return f"{row.area_label}, {short_kind_name(row.regency_kind)} {row.regency}"


def build_never_groups(facts: Facts) -> tuple[NeverGroup, ...]:
    """Who was never reached, and who not for twelve months, by child area, with names up to a limit."""
    if facts.area.level in (Level.VILLAGE, Level.NATION):
        return ()
    names: dict[str, str] = {row.code: child_name(row.name, row.kind) for row in facts.coverage.rows}
    width = 5 if facts.area.level is Level.PROVINCE else 8
    if facts.area.level is Level.SUBDISTRICT:
        names = {facts.area.code: facts.area.name}
    rows = []
    for code, name in names.items():
        never = [village for village in facts.never if village.code[:width] == code]
        lapsed = [village for village in facts.lapsed if village.code[:width] == code]
        if never or lapsed:
            rows.append(NeverGroup(name, len(never), _names(never), len(lapsed), _names(lapsed), code))
    return tuple(rows)


def _names(villages: list[VillageStanding]) -> str:
    """Names of desa bare, of kelurahan with Kel.; the end of a long list as a number."""
    listed = [f"Kel. {village.name}" if village.kind is Kind.KELURAHAN else village.name for village in villages]
    if len(listed) > MOST_NAMES:
        listed = [*listed[: MOST_NAMES - 1], f"dan {len(listed) - MOST_NAMES + 1} lainnya"]
    return ", ".join(listed)


def head_label(area: Area) -> str:
    """The area with what it lies in, in full words, as the title page names it."""
    above = {
        Level.VILLAGE: (area.subdistrict, area.regency),
        Level.SUBDISTRICT: (area.regency,),
        Level.REGENCY: (area.province,),
    }.get(area.level, ())
    return ", ".join([area.label, *(other.label for other in above if other is not None)])
