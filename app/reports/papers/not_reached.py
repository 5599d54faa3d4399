"""The list of villages that were not reached: never, not for twelve months, or only before the period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import ClassVar

from app.areas.models import Area, Kind, Level, short_kind_name
from app.areas.reach import Reach
from app.coverage.calculate import VillageStanding
from app.coverage.queries import list_standings
from app.coverage.sentences import joined
from app.i18n import _, day, force_locale, number, percent
from app.periods import Period, months_after
from app.reports.papers.paperwork import NoSuchPaper, Paperwork, about
from app.reports.progress.facts import today_of
from app.reports.progress.tables import village_name
from app.reports.sentences.phrases import amount, in_sentence
from app.reports.sentences.places import what_of
from app.reports.vocabulary import ReportKind

MOST = 2_500  # villages on one list: beyond that nobody reads paper


@dataclass(frozen=True)
class Missed:
    """One village; `months` are the whole ones since the last session, None where there was none."""

    number: int
    name: str
    subdistrict: str
    last_held_on: date | None
    months: int | None


@dataclass(frozen=True)
class MissedGroup:
    """The villages of one child area: of a subdistrict, or over several regencies of a regency."""

    name: str
    rows: tuple[Missed, ...]


@dataclass(frozen=True)
class MissedPart:
    """Those that were missed for equally long; `note` says what that means, `what` what they are."""

    name: str
    note: str
    count: int
    what: str
    groups: tuple[MissedGroup, ...]


@dataclass(frozen=True)
class Tally:
    """How many villages of one child area were never reached, not for twelve months, only before the period."""

    name: str
    never: int
    lapsed: int
    earlier: int
    villages: int

    @property
    def missed(self) -> int:
        return self.never + self.lapsed + self.earlier


@dataclass(frozen=True, kw_only=True)
class NotReached(Paperwork):
    kind: ClassVar = ReportKind.NOT_REACHED
    called: ClassVar = "Daftar Desa dan Kelurahan yang Belum Dijangkau,"

    what: str
    total: Tally
    child_word: str
    tallies: tuple[Tally, ...]
    parts: tuple[MissedPart, ...]

    @property
    def own_words(self) -> dict[str, tuple[str, ...]]:
        with force_locale("id"):
            return {"opening": (self._opening,), "closing": (self._closing,)}

    @property
    def _opening(self) -> str:
        total, start = self.total, f"Pada {in_sentence(self.period)},"
        villages = f"{number(total.villages)} {self.what} di {self.area}"
        if not total.villages:
            return f"Belum ada {self.what} yang tercatat di {self.area}."
        if not total.missed:
            if total.villages == 1:
                return f"{start} satu-satunya {self.what} di {self.area} telah dijangkau."
            return f"{start} seluruh {villages} (100%) telah dijangkau."
        if total.villages == 1:
            return f"{start} satu-satunya {self.what} di {self.area} belum dijangkau: {self._which}."
        if total.missed == total.villages:
            return f"{start} belum satu pun dari {villages} dijangkau: {self._which}."
        share = percent(total.missed, total.villages)
        return f"{start} {amount(total.missed)} dari {villages} ({share}) belum dijangkau: {self._which}."

    @property
    def _which(self) -> str:
        """Never, more than twelve months ago, within them but not within the period; only what there is."""
        total, on = self.total, day(self.cutoff)
        told = [
            (total.never, "belum pernah dijangkau sejak pencatatan dimulai"),
            (total.lapsed, f"terakhir dijangkau lebih dari 12 bulan sebelum {on}"),
            (total.earlier, "terakhir dijangkau dalam 12 bulan itu, sebelum masa laporan dimulai"),
        ]
        present = [(count, words) for count, words in told if count]
        if len(present) == 1:
            alone = present[0][1].replace("12 bulan itu", f"12 bulan sampai dengan {on}")
            return alone if total.missed == 1 else f"semuanya {alone}"
        if not total.lapsed:
            told[2] = (total.earlier, told[2][1].replace("12 bulan itu", f"12 bulan sampai dengan {on}"))
        return joined(f"{number(count)} {words}" for count, words in told if count)

    @property
    def _closing(self) -> str:
        if not self.total.missed:
            return "Daftar ini dibuat sebagai keterangan bahwa tidak ada yang terlewat."
        return "Daftar ini menjadi dasar penyusunan jadwal kegiatan edukasi berikutnya."

    @property
    def headline(self) -> tuple[tuple[str, str], ...]:
        with force_locale("id"):
            return (
                ("Belum dijangkau", f"{number(self.total.missed)} dari {number(self.total.villages)}"),
                ("Belum pernah", number(self.total.never)),
                ("Lebih dari 12 bulan", number(self.total.lapsed)),
            )


def build_not_reached(area: Area, period: Period, now: datetime) -> NotReached:
    """Raises NotBegun, and NoSuchPaper for a single village or for too many."""
    if area.level is Level.VILLAGE:
        raise NoSuchPaper(_("%(area)s is a single village: its report says when it was last reached.", area=area.label))
    with force_locale("id"):
        basics = about(ReportKind.NOT_REACHED, area, period, now)
        standings = list_standings(Reach.of(area), period, today_of(now))
        wide = area.level in (Level.NATION, Level.PROVINCE)
        total = _tally("Jumlah", standings)
    if total.missed > MOST:
        told = {"count": number(total.missed), "most": number(MOST)}
        raise NoSuchPaper(
            _("%(count)s villages are too many for one list: at most %(most)s. Choose a smaller area.", **told)
        )
    with force_locale("id"):
        return NotReached(
            **basics,
            what=what_of(standings),
            total=total,
            child_word="kabupaten/kota" if wide else "kecamatan",
            tallies=tuple(_tally(name, rows) for name, rows in _by_child(standings, wide)),
            parts=_parts(standings, basics["cutoff"], wide),
        )


def _by_child(standings: Sequence[VillageStanding], wide: bool) -> list[tuple[str, list[VillageStanding]]]:
    """[(Mendo Barat, its villages)], by code; over several regencies by regency."""
    groups = groupby(standings, key=lambda village: village.code[:5] if wide else village.code[:8])
    found = [list(villages) for _code, villages in groups]
    return [(_regency(one[0]) if wide else one[0].subdistrict, one) for one in found]


def _regency(village: VillageStanding) -> str:
    """Kab. Bangka; its code says whether it is a city."""
    kind = Kind.CITY if village.code[3:5] > "70" else Kind.REGENCY
    return f"{short_kind_name(kind)} {village.regency}"


def _tally(name: str, villages: Sequence[VillageStanding]) -> Tally:
    lapses = [village.lapse for village in villages]
    return Tally(name, lapses.count(4), lapses.count(3), lapses.count(1) + lapses.count(2), len(villages))


def _parts(standings: Sequence[VillageStanding], on: date, wide: bool) -> tuple[MissedPart, ...]:
    """Only those parts of which there is anything; each is numbered from 1."""
    told = (
        ((4,), "Belum Pernah Dijangkau", "Sejak pencatatan dimulai belum ada kegiatan dengan kehadiran."),
        ((3,), "Lebih dari 12 Bulan", f"Kegiatan terakhir berlangsung lebih dari 12 bulan sebelum {day(on)}."),
        ((1, 2), "Tidak dalam Masa Laporan", "Kegiatan terakhir berlangsung sebelum masa laporan dimulai."),
    )
    parts = []
    for lapses, name, note in told:
        missed = [village for village in standings if village.lapse in lapses]
        if missed:
            parts.append(MissedPart(name, note, len(missed), what_of(missed), _groups(missed, on, wide)))
    return tuple(parts)


def _groups(missed: Sequence[VillageStanding], on: date, wide: bool) -> tuple[MissedGroup, ...]:
    groups, before = [], 0
    for name, villages in _by_child(missed, wide):
        rows = tuple(
            Missed(
                number=at,
                name=village_name(one.name, one.kind),
                subdistrict=one.subdistrict,
                last_held_on=one.last_held_on,
                months=_months(one.last_held_on, on),
            )
            for at, one in enumerate(villages, before + 1)
        )
        before += len(rows)
        groups.append(MissedGroup(name, rows))
    return tuple(groups)


def _months(last: date | None, on: date) -> int | None:
    """The whole months from the one day to the other."""
    if last is None:
        return None
    months = (on.year - last.year) * 12 + on.month - last.month
    return months if months_after(last, months) <= on else months - 1
