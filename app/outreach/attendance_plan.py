"""What storing the lists of a file would do: who is new, who is on record, what has to be decided first."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.outreach.attendance_lists.doubles import Described, find_doubles, find_known
from app.outreach.attendance_lists.people import AttendanceList, Person
from app.outreach.name_rows import Named

ONE, ALL = "one", "all"


@dataclass(frozen=True)
class Entry:
    """One person of the chosen lists. `double_of` is the key of the first of those who may be the same."""

    key: str  # list and row, as in "0-12"
    person: Person
    known: bool
    double_of: str | None = None


@dataclass(frozen=True)
class Double:
    """Entries that may be one person, and what was decided: ONE, ALL, or "" where nothing was yet."""

    key: str
    entries: tuple[Entry, ...]
    decided: str


@dataclass(frozen=True)
class Plan:
    entries: tuple[Entry, ...]
    doubles: tuple[Double, ...]
    new: tuple[Entry, ...]
    shown: str  # equal for two plans that show the same

    @property
    def known_count(self) -> int:
        return sum(entry.known for entry in self.entries)

    @property
    def is_decided(self) -> bool:
        return all(double.decided for double in self.doubles)

    def named(self, token: str) -> list[Named]:
        """The entries to store."""
        return [
            Named(
                name=entry.person.name,
                sex=entry.person.sex,
                audience=entry.person.audience,
                hamlet=entry.person.hamlet,
                row_key=hashlib.sha256(f"{token}/{entry.key}".encode()).hexdigest()[:40],
            )
            for entry in self.new
        ]


def make_plan(
    lists: Sequence[tuple[str, AttendanceList]], recorded: Sequence[Described], decided: Mapping[str, str]
) -> Plan:
    """`decided` says ONE or ALL by the key of a double."""
    keys = [f"{key}-{person.row}" for key, one in lists for person in one.people]
    people = [person for _key, one in lists for person in one.people]
    known = find_known(people, recorded)
    groups = [group for group in find_doubles(people) if not known.issuperset(group)]
    double_of = {at: keys[group[0]] for group in groups for at in group}
    entries = [Entry(keys[at], person, at in known, double_of.get(at)) for at, person in enumerate(people)]
    doubles = [
        Double(keys[group[0]], tuple(entries[at] for at in group), _decision(decided.get(f"double-{keys[group[0]]}")))
        for group in groups
    ]
    dropped = {entry.key for double in doubles if double.decided != ALL for entry in _dropped(double)}
    new = tuple(entry for entry in entries if not entry.known and entry.key not in dropped)
    return Plan(tuple(entries), tuple(doubles), new, _fingerprint(entries))


def _decision(said: str | None) -> str:
    return said if said in (ONE, ALL) else ""


def _dropped(double: Double) -> list[Entry]:
    """All but the first, who is left out too where one of them is on record."""
    rest = [entry for entry in double.entries if not entry.known]
    return rest if any(entry.known for entry in double.entries) else rest[1:]


def _fingerprint(entries: Sequence[Entry]) -> str:
    told = [
        (one.key, one.person.name, one.person.sex, one.person.audience, one.person.hamlet, one.known, one.double_of)
        for one in entries
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]
