"""Where a session of this person can be held, and which villages it can serve."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Row

from app.areas.models import Kind, Level, kind_name, short_kind_name
from app.i18n import _n

MOST_HOSTS = 120
Elsewhere = Callable[[Collection[str], Collection[str]], Mapping[str, str]]


@dataclass(frozen=True)
class Group:
    """A subdistrict and its villages."""

    code: str
    label: str
    rows: list[Row]

    @property
    def codes(self) -> list[str]:
        return [row.code for row in self.rows]


class Places:
    """Areas by code, in the order of their codes: an area, then what lies below it.

    `elsewhere` tells of codes and keys of names that none of them has what lies behind them: {code or key: sentence}.
    """

    def __init__(self, rows: Sequence[Row], elsewhere: Elsewhere):
        self.by_code = {row.code: row for row in rows}
        self.elsewhere = elsewhere

    @property
    def are_many(self) -> bool:
        """Whether the villages stand on the page once only: a second list of them would make it heavy."""
        return len(self.by_code) > MOST_HOSTS

    @property
    def hosts(self) -> list[Row]:
        """From one's own area down to its villages; of many villages none, see HostField."""
        return [row for row in self.by_code.values() if not self.are_many or row.level is not Level.VILLAGE]

    @property
    def own(self) -> Row:
        return next(iter(self.by_code.values()))

    @property
    def villages(self) -> list[Row]:
        return [row for row in self.by_code.values() if row.level is Level.VILLAGE]

    @property
    def groups(self) -> Iterator[Group]:
        """The villages by subdistrict."""
        villages: dict[str, list[Row]] = {}
        for row in self.villages:
            villages.setdefault(row.code[:8], []).append(row)
        for code, rows in villages.items():
            above = self.by_code.get(code)
            yield Group(code, place_label(above.kind, above.name) if above else "", rows)

    def find(self, code: str) -> Row | None:
        return self.by_code.get(code)

    def find_village(self, code: str) -> Row | None:
        row = self.by_code.get(code)
        return row if row is not None and row.level is Level.VILLAGE else None

    def full_label(self, row: Row) -> str:
        """Desa Kace Timur, Kec. Mendo Barat, Kab. Bangka: a name alone is no key."""
        above = self.by_code.get(row.code[:8])
        within = [f"{short_kind_name(above.kind)} {above.name}"] if above is not None and above is not row else []
        regency = [f"{short_kind_name(row.regency_kind)} {row.regency}"] if row.regency else []
        return ", ".join([place_label(row.kind, row.name), *within, *regency])


def count_words(codes: Collection[str]) -> str:
    """17 villages in 3 subdistricts, of the codes of villages."""
    villages = _n("%(num)d village", "%(num)d villages", len(codes))
    above = len({code[:8] for code in codes})
    return _n("%(villages)s in %(num)d subdistrict", "%(villages)s in %(num)d subdistricts", above, villages=villages)


def place_label(kind: Kind, name: str) -> str:
    """Desa Kace Timur; Kecamatan Mendo Barat: the label of an area of which only columns were read."""
    return f"{kind_name(kind)} {name}".strip()
