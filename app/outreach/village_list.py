"""What the lines of a pasted list of villages mean: a village for certain, one of several to be asked, or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Row

from app.areas.codes import normal_code, search_key
from app.areas.models import Level
from app.i18n import _, number
from app.outreach.place_names import PlaceNames
from app.outreach.places import Places, place_label
from app.outreach.village_entries import Entry, name_key, read_entries
from app.outreach.village_words import above_name, heads_behind, kind_in_front, without_number, without_title

_MOST_MEANINGS = 8
Heads = int | None
Found = dict[str, Heads]


@dataclass(frozen=True)
class Meaning:
    """One thing that a line may mean: {code of the village: how many came, None where that is not said}."""

    value: str
    label: str
    villages: Mapping[str, Heads]


@dataclass(frozen=True)
class Line:
    """What stands about one village and what it may mean; `why` says what is to be decided, "" where nothing is."""

    text: str
    meanings: tuple[Meaning, ...]
    why: str = ""


def read_lists(texts: Sequence[str], places: Places) -> list[list[Line]]:
    """Every entry of each text, in its order. What is not known here is looked up elsewhere, all of it at once."""
    names = PlaceNames(places)
    read = [[_Reader(entry, names).read() for entry in read_entries(text, names)] for text in texts]
    wanted = [lookup for lines in read for _line, lookup in lines if lookup]
    codes, keys = ({lookup[place] for lookup in wanted} - {""} for place in (0, 1))
    told = places.elsewhere(codes, keys) if wanted else {}
    return [[_told(line, lookup, told) for line, lookup in lines] for lines in read]


def _told(line: Line, lookup: tuple[str, str] | None, told: Mapping[str, str]) -> Line:
    """The line with what lies behind its code or its name elsewhere."""
    found = (told.get(lookup[0]) or told.get(lookup[1])) if lookup else None
    if lookup is None or not found:
        return line
    return replace(line, why=found if lookup[0] or not line.meanings else f"{found} {line.why}")


class _Reader:
    """Reads one entry. Its lines come with the (code, key of the name) to look up elsewhere, where that may help."""

    def __init__(self, entry: Entry, names: PlaceNames):
        self.entry = entry
        self.names = names
        self.heads = _heads(entry.heads)
        self.why = ""

    def read(self) -> tuple[Line, tuple[str, str] | None]:
        entry = self.entry
        found = self._within(self._named()) if entry.name else {}
        row = self.names.places.find(normal_code(entry.code) or "") if entry.code else None
        if row is not None and row.level is Level.VILLAGE:
            return self._coded(row, found), None
        if row is not None:
            return self._whole(row), None
        if len(entry.heads) > 1 and self.heads is None and found:
            return self._unclear(found), None
        if entry.either and len(found) == 1 and (others := self._namesakes_of_the_subdistrict(found)):
            return self._either(found, others), None
        if len(found) > 1 and not self.why:
            self.why = _("%(count)s villages have this name. Which is meant?", count=number(len(found)))
        if entry.code:
            self.why = self.why or _("This code names no village here.")
        if found:
            wanted = (entry.code, "") if entry.code else ("", self._key()) if self.why and entry.above else None
            return self._line(found), wanted
        return self._unknown()

    def _named(self) -> Found:
        """The villages of that name, by kind where the word in front says it."""
        behind = heads_behind(self.entry.name) if not self.entry.heads else None
        texts: dict[str, Heads] = {self.entry.name: self.heads}
        for text, heads in ((self.entry.name, self.heads), *((behind,) if behind else ())):
            texts |= {text: heads, without_number(text): heads}
        found: Found = {}
        other_kind: Found = {}
        for text, heads in texts.items():
            kinds, bare = kind_in_front(text)
            for key, wanted in ((search_key(text), ()), (search_key(bare), kinds)):
                for row in self._exactly(self.names.villages.get(key, []), bare):
                    (found if not wanted or row.kind in wanted else other_kind).setdefault(row.code, heads)
        if not found and other_kind:
            self.why = _("The kind is another: is it this one?")
            return other_kind
        for text, heads in texts.items() if not found else ():
            found |= {row.code: heads for row in self.names.villages.get(search_key(without_title(text)), ())}
        return found

    def _exactly(self, rows: list[Row], text: str) -> list[Row]:
        """Of "Lubuk Pakam I,II" and "Lubuk Pakam III", which have one key, the one that is written so."""
        return [row for row in rows if _letters(row.name) == _letters(text)] or rows

    def _within(self, found: Found) -> Found:
        """Those of the subdistrict that is named; all of them, to be asked, where none of them lies there."""
        either = [search_key(self.entry.either)] if self.entry.either else []
        for key in filter(None, [*self.entry.above, *either] if found else ()):
            codes = tuple(row.code for row in self.names.above.get(key, ()))
            within = {code: heads for code, heads in found.items() if code.startswith(codes)}
            if not within:
                self.why = _("It does not lie where the list says. Is it this one?")
                return found
            found = within
        return found

    def _coded(self, row: Row, found: Found) -> Line:
        behind = heads_behind(self.entry.name)
        heads = found.get(row.code, self.heads if self.heads is not None or not behind else behind[1])
        if found and row.code not in found:
            self.why = _("The code and the name are of different villages. Which is meant?")
        return self._line({row.code: heads, **(found if self.why else {})})

    def _whole(self, row: Row) -> Line:
        """All villages of a subdistrict: never without being asked."""
        codes = [one.code for one in self.names.places.villages if one.code.startswith(row.code)]
        label = _("All %(count)s villages of %(area)s", count=number(len(codes)), area=place_label(row.kind, row.name))
        meaning = Meaning(row.code, label, dict.fromkeys(codes))
        return Line(
            self.entry.text, (meaning,), _("This is no village but the area above. Are all its villages meant?")
        )

    def _unclear(self, found: Found) -> Line:
        numbers = ", ".join(number(heads) for heads in self.entry.heads)
        meanings = [self._meaning({code: heads}) for code in found for heads in dict.fromkeys(self.entry.heads)]
        why = _("Several numbers stand beside it: %(numbers)s. How many came?", numbers=numbers)
        return Line(self.entry.text, tuple(meanings[:_MOST_MEANINGS]), why)

    def _namesakes_of_the_subdistrict(self, found: Found) -> list[str]:
        return [row.code for row in self.names.villages[search_key(self.entry.either)] if row.code not in found]

    def _either(self, found: Found, others: list[str]) -> Line:
        [(code, heads)] = found.items()
        both = [self._meaning({code: None, other: heads}) for other in others]
        why = _("“%(name)s” is a subdistrict and a village as well. Which is meant?", name=self.entry.either)
        return Line(self.entry.text, (self._meaning({code: heads}), *both[:_MOST_MEANINGS]), why)

    def _unknown(self) -> tuple[Line, tuple[str, str] | None]:
        name = self.entry.name
        above = [row for row in self.names.above.get(search_key(above_name(name) or name), ())]
        if above and not self.entry.code:
            return self._whole(above[0]), ("", self._key())
        behind = heads_behind(name)
        heads = self.heads if self.heads is not None or not behind else behind[1]
        key = name_key(behind[0] if behind else name)
        near = {row.code: heads for row in self.names.near(key)} if key else {}
        if self.entry.code:
            why = self.why
        elif near:
            why = _("No village of yours is called this. Is it one of these?")
        else:
            why = _("No village of yours is called this.")
        self.why = why
        return self._line(near), (self.entry.code, key)

    def _key(self) -> str:
        behind = heads_behind(self.entry.name)
        return name_key(behind[0] if behind else self.entry.name)

    def _line(self, found: Found) -> Line:
        meanings = [self._meaning({code: heads}) for code, heads in found.items()]
        return Line(self.entry.text, tuple(meanings[:_MOST_MEANINGS]), self.why)

    def _meaning(self, villages: Found) -> Meaning:
        value = "+".join(code if heads is None else f"{code}={heads}" for code, heads in villages.items())
        return Meaning(value, "; ".join(self._label(code, heads) for code, heads in villages.items()), villages)

    def _label(self, code: str, heads: Heads) -> str:
        row = self.names.places.by_code[code]
        label = f"{self.names.places.full_label(row)} ({code})"
        return label if heads is None else _("%(village)s: %(heads)s people", village=label, heads=number(heads))


def _letters(text: str) -> str:
    return "".join(text.casefold().split())


def _heads(numbers: Sequence[int]) -> Heads:
    """The one number; of several the last, where it is the sum of the others."""
    return numbers[-1] if numbers and (len(numbers) == 1 or sum(numbers[:-1]) == numbers[-1]) else None
