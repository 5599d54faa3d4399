"""What stands in the cells of a village's register: as of one day, in the words of the ministry's form.

`-` where a step does not apply to that kind, "belum" where it was not taken by that day, "tidak tercatat" where a
later one was. A cell is a tuple of its lines.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.areas.models import Kind
from app.i18n import day
from app.regulations.models import Regulation, State, Stepwise
from app.regulations.register_queries import Linked
from app.regulations.vocabulary import KIND_RULES, Effect, Gazette, RegulationKind, Step
from app.reports.sentences.phrases import printable

Cell = tuple[str, ...]

NOT_YET, NOT_KNOWN = "belum", "tidak tercatat"
_BLANK = "Nomor ……,"  # to be filled in by hand
_TELLING: list[Step] = [step for step in Step if step not in (Step.DISSEMINATED, Step.REPEALED)]
_AFTER = {step: _TELLING[place + 1 :] for place, step in enumerate(_TELLING)}  # once taken, that step was taken too
_DOES = {Effect.AMENDS: "Mengubah", Effect.REPEALS: "Mencabut", Effect.REPLACES: "Mencabut dan menggantikan"}


@dataclass(frozen=True)
class Told:
    """A regulation, who made it, what it is linked to, the villages that share it, and the day that all is about."""

    one: Regulation
    maker: Kind
    links: Sequence[Linked]
    partners: Sequence[str]
    on: date

    @property
    def of_rules(self) -> tuple[Cell, ...]:
        """Columns 2 to 10 of A.1."""
        return (
            (kind_name(self.one.kind, self.maker),),
            (self._number, self._day(Step.ENACTED)),
            *self._about,
            (self._day(Step.AGREED),),
            self._submitted,
            self._promulgated(Gazette.GAZETTE),
            self._promulgated(Gazette.BULLETIN),
            self._remarks,
        )

    @property
    def of_decrees(self) -> tuple[Cell, ...]:
        """Columns 2 to 6 of A.2; what a regional head has made says so, for all others are decrees."""
        number = self._number
        if self.one.kind is RegulationKind.REGIONAL_REGULATION:
            number = f"{kind_name(self.one.kind, self.maker)} {number}"
        return (number, self._day(Step.ENACTED)), *self._about, self._submitted, self._remarks

    @property
    def _number(self) -> str:
        return f"Nomor {self.one.number} Tahun {self.one.year},"

    def _day(self, step: Step) -> str:
        return step_day(self.one, step, self.on)

    @property
    def _about(self) -> tuple[Cell, Cell]:
        return _typed(self.one.title), _typed(self.one.summary)

    @property
    def _submitted(self) -> Cell:
        return self._numbered(Step.SUBMITTED, self.one.submission_number)

    def _promulgated(self, gazette: Gazette) -> Cell:
        if self.one.rules.promulgated_in is not gazette:
            return ("-",)
        return self._numbered(Step.PROMULGATED, self.one.promulgation_number)

    def _numbered(self, step: Step, number: str) -> Cell:
        taken = step_taken(self.one, step, self.on)
        if isinstance(taken, str):
            return (taken,)
        return f"Nomor {printable(number)}," if number.strip() else _BLANK, day(taken)

    @property
    def _remarks(self) -> Cell:
        """Where it stands, what it does and what was done to it, who shares it; last what the village wrote itself."""
        told = [f"{_standing(self)}."]
        if self.one.unsigned:
            told.append("Tidak ditandatangani kepala desa; sah menurut PP 43/2014 Pasal 84.")
        told += [f"{_DOES[link.effect]} {self._name(link.other)}." for link in self.links if not link.acts]
        if changes := self.came(Effect.AMENDS):
            told.append(f"Diubah dengan {_joined(changes)}.")
        if self.partners:
            told.append(f"Bersama {_joined(self.partners)}.")
        return (*told, *_typed(self.one.note))

    def came(self, *effects: Effect) -> list[str]:
        """The names of those that had done that to it by the day."""
        acting = [link for link in self.links if link.acts and link.effect in effects]
        return [self._name(link.other) for link in acting if link.since is not None and link.since <= self.on]

    def _name(self, other: Regulation) -> str:
        """Those that are linked are of one kind and were made by areas of one kind."""
        number = f"Nomor {other.number}" if other.number else "tanpa nomor"
        return f"{kind_name(other.kind, self.maker)} {number} Tahun {other.year}"


def kind_name(kind: RegulationKind, maker: Kind) -> str:
    """Peraturan Desa; of the regulation of a regional head, by his title."""
    if kind is RegulationKind.REGIONAL_REGULATION:
        return "Peraturan Wali Kota" if maker is Kind.CITY else "Peraturan Bupati"
    return KIND_RULES[kind].name


def step_day(one: Stepwise, step: Step, on: date) -> str:
    """The day of a step as of `on`, or why there is none."""
    known = step_taken(one, step, on)
    return known if isinstance(known, str) else day(known)


def step_taken(one: Stepwise, step: Step, on: date) -> date | str:
    """The same, a day as a day. Nobody has signed an unsigned one, on any day."""
    if step not in one.rules.steps or (step is Step.ENACTED and one.unsigned):
        return "-"
    taken: date | None = getattr(one, step.value)
    if taken is not None and taken <= on:
        return taken
    later = [getattr(one, other.value) for other in _AFTER[step]]
    passed = taken is None and any(other is not None and other <= on for other in later)
    return NOT_KNOWN if passed else NOT_YET


def _typed(text: str) -> Cell:
    """What somebody wrote, on one line; nothing where there is nothing."""
    return (printable(text),) if text.strip() else ()


def _standing(told: Told) -> str:
    one, state = told.one, told.one.state(told.on)
    if state is State.REPEALED:
        return _repealed(told)
    if state is State.ANNULLED:
        number = f" dengan Nomor {printable(one.annulment_number)}" if one.annulment_number.strip() else ""
        return f"Dibatalkan{number} sejak {day(one.annulled_on)}"
    if state is State.EXPIRED:
        return f"Masa berlakunya berakhir {day(one.valid_until)}"
    if state is State.IN_FORCE:
        return f"Berlaku sampai dengan {day(one.valid_until)}" if one.valid_until else "Berlaku"
    return "Belum diundangkan, belum berlaku"


def _repealed(told: Told) -> str:
    """By which one, as far as it is recorded here or was written down."""
    since = f"sejak {day(told.one.repealed_on)}"
    by = told.came(Effect.REPEALS, Effect.REPLACES)
    if told.came(Effect.REPLACES):
        return f"Dicabut dan diganti dengan {_joined(by)} {since}"
    if by:
        return f"Dicabut dengan {_joined(by)} {since}"
    written = f" dengan {printable(told.one.repealed_by)}" if told.one.repealed_by.strip() else ""
    return f"Dicabut{written} {since}"


def _joined(names: Sequence[str]) -> str:
    """A; A dan B; A, B, dan C."""
    return " dan ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])}, dan {names[-1]}"
