"""Which villages a sentence is about: what they are called, and in which child areas most of them lie."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from app.areas.models import Kind, kind_name
from app.coverage.calculate import AreaFigures, VillageStanding
from app.coverage.opening import Count
from app.reports.progress.facts import Facts
from app.reports.progress.tables import village_name
from app.reports.sentences import phrases

Concerned = Sequence[tuple[AreaFigures, int]]
"""Child areas, each with how many of its villages are meant, the most first."""


def what_of(villages: Sequence[VillageStanding]) -> str:
    """desa, kelurahan or both, of just these villages."""
    kelurahan = sum(village.kind is Kind.KELURAHAN for village in villages)
    return phrases.places(len(villages) - kelurahan, kelurahan)


def standing_of(facts: Facts, ids: Collection[int]) -> list[VillageStanding]:
    """The villages with these ids, by their codes."""
    return [village for village in facts.standings if village.area_id in ids]


def names_of(villages: Iterable[VillageStanding]) -> list[str]:
    return [village_name(village.name, village.kind) for village in villages]


def most_first(facts: Facts, villages: Sequence[VillageStanding]) -> Concerned:
    """The child areas in which these villages lie."""
    rows = facts.coverage.rows
    width = len(rows[0].code) if rows else 0
    counts = Counter(village.code[:width] for village in villages)
    return ranked((row, counts[row.code]) for row in rows)


def ranked(rows: Iterable[tuple[AreaFigures, int]]) -> Concerned:
    """Without those where there are none."""
    return sorted((pair for pair in rows if pair[1]), key=lambda pair: -pair[1])


def named(concerned: Concerned, opens: str) -> list[tuple[str, Count]]:
    """The same by name, as in a sentence: Kecamatan Bakam, Kabupaten Bangka. `opens`: the list of those meant."""
    return [(f"{kind_name(row.kind)} {row.name}", Count(count, f"{opens} code={row.code}")) for row, count in concerned]
