"""The villages and subdistricts of a person's reach by their names, however these are written."""

from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches

from sqlalchemy import Row

from app.areas.codes import search_key
from app.areas.models import Level
from app.outreach.places import Places

_LOOKED_AT = 20  # names that share most pairs of letters; the slow comparison is for these alone
_LIKE_ENOUGH = 0.7


class PlaceNames:
    """`villages` and `above` (subdistricts, the regency) by the key of their names."""

    def __init__(self, places: Places):
        self.places = places
        self.villages: dict[str, list[Row]] = {}
        self.above: dict[str, list[Row]] = {}
        self.by_pair: dict[str, set[str]] = {}
        for row in places.by_code.values():
            named = self.villages if row.level is Level.VILLAGE else self.above
            named.setdefault(search_key(row.name), []).append(row)
        if places.own.regency:
            self.above.setdefault(search_key(places.own.regency), [places.own])
        for key in self.villages:
            for pair in _pairs(key):
                self.by_pair.setdefault(pair, set()).add(key)

    def near(self, key: str, most: int = 4) -> list[Row]:
        """The villages whose names look most like this one."""
        shared = Counter(known for pair in _pairs(key) for known in self.by_pair.get(pair, ()))
        likely = [known for known, _count in shared.most_common(_LOOKED_AT)]
        return [row for known in get_close_matches(key, likely, 3, _LIKE_ENOUGH) for row in self.villages[known]][:most]

    def lies_within(self, village: str, above: str) -> bool:
        """Whether a village of that key lies in an area of that other key."""
        codes = tuple(row.code for row in self.above.get(above, ()))
        return any(row.code.startswith(codes) for row in self.villages.get(village, ()))


def _pairs(key: str) -> Iterator[str]:
    """Two letters each, its beginning and its end among them."""
    marked = f"^{key}$"
    return (marked[at : at + 2] for at in range(len(marked) - 1))
