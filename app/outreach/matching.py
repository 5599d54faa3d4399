"""Who may be the same person as who: candidates for the entries of a sheet, and what an undone match leaves behind."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from sqlalchemy import Row

from app.outreach.people_keys import name_keys
from app.outreach.vocabulary import Sex

MOST_CANDIDATES = 8


Move = tuple[int, bytes, bytes]  # id of a match, and the person keys from which and to which it took an entry


def follow(moves: Iterable[Move], undone: Collection[int]) -> tuple[bytes, list[int]]:
    """(person key of an entry, ids of the matches that have no part in it) as if some matches had never been said.

    `moves`: all that the entry went through, in the order in which they were said; the first tells where it began.
    """
    first, *_rest = moves = list(moves)
    key, idle = first[1], []
    for match_id, from_key, to_key in moves:
        if match_id not in undone and key == from_key:
            key = to_key
        else:
            idle.append(match_id)
    return key, idle


@dataclass
class Candidate:
    """Somebody who came before and may be the person of an entry; `last` is their latest entry, `times` counts them."""

    last: Row
    times: int = 0


@dataclass
class Offer:
    """An entry of the sheet and who it may be, by person key; those who came last are first.

    `sure`: one candidate, and nothing that is known tells them apart.
    """

    entry: Row
    outreach_id: int
    people: dict[bytes, Candidate] = field(default_factory=dict)

    @property
    def candidates(self) -> list[Candidate]:
        """As many as a person can look through; of more, some are to be said to be one on their own sheets first."""
        return list(islice(self.people.values(), MOST_CANDIDATES))

    @property
    def sure(self) -> bool:
        if len(self.people) != 1 or self.entry.sex is None:
            return False
        (last,) = (one.last for one in self.people.values())
        hamlets = {one.hamlet.casefold() for one in (self.entry, last) if one.hamlet}
        return last.name_key == self.entry.name_key and len(hamlets) < 2 and last.session_id != self.outreach_id


class Asking:
    """For each name key that earlier entries may have, the entries of this sheet that ask for it."""

    def __init__(self, entries: Sequence[Row], secret: str, host_id: int, homes: Collection[int]):
        """`homes`: the areas where those who came before may be at home."""
        self.entries = entries
        self.by_key: dict[bytes, list[Row]] = {}
        for entry in entries:
            places = {*homes, host_id, entry.home_village_id or host_id}
            for key in name_keys(secret, entry.name, _sexes(entry.sex), places):
                self.by_key.setdefault(key, []).append(entry)

    def alike(self, found: Sequence[Row], outreach_id: int, apart: Collection[tuple[bytes, bytes]]) -> set[int]:
        """Ids of the entries that may be somebody who came before."""
        return {entry.id for entry, _row in self._pairs(found, outreach_id, apart)}

    def offers(self, found: Sequence[Row], outreach_id: int, apart: Collection[tuple[bytes, bytes]]) -> list[Offer]:
        """Those entries with who they may be, in the order of the sheet. `found`: newest entries first."""
        offers: dict[int, Offer] = {}
        for entry, row in self._pairs(found, outreach_id, apart):
            if entry.id not in offers:
                offers[entry.id] = Offer(entry, outreach_id)
            offers[entry.id].people.setdefault(row.person_key, Candidate(row)).times += 1
        return [offers[entry.id] for entry in self.entries if entry.id in offers]

    def _pairs(
        self, found: Sequence[Row], outreach_id: int, apart: Collection[tuple[bytes, bytes]]
    ) -> Iterator[tuple[Row, Row]]:
        """(entry of this sheet, earlier entry) that may be one person.

        Left out: who is the same person already, of whom somebody said that they are two, and who has another NIK.
        Of two on this sheet the later one asks.
        """
        for row in found:
            for entry in self.by_key[row.name_key]:
                if row.session_id == outreach_id and row.position >= entry.position:
                    continue
                if row.person_key == entry.person_key or (entry.person_key, row.person_key) in apart:
                    continue
                if entry.nik_key and row.nik_key and entry.nik_key != row.nik_key:
                    continue
                yield entry, row


def _sexes(sex: Sex | None) -> tuple[Sex | None, ...]:
    """Where M or F is not known, either may be the same person; but nobody is offered as sure then."""
    return (None, *Sex) if sex is None else (sex, None)
