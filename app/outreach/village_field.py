"""The field of the villages that a session served, and of how many came from each."""

from collections.abc import Iterator, Mapping

import wtforms
from werkzeug.datastructures import MultiDict
from wtforms.validators import StopValidation

from app.i18n import _, _n, number
from app.outreach.models import MOST_HEADS
from app.outreach.places import Group, Places, place_label
from app.outreach.village_list import Line, Meaning, read_lists
from app.sheets.cells import read_number

MOST_LINES = 2000
MOST_ASKED = 40  # lines asked about on one page; the rest waits in the text
_LEFT_OUT = "-"
_CAME, _PICK = "came-", "pick-"


class VillagesField(wtforms.Field):
    """Ticked one by one, a subdistrict at once, or pasted as a list of codes or names.

    `data` holds their codes and `rows` what they name; `came` what was typed beside each, which counts only where
    they are `told` apart; `asked` the lines of the list that somebody has to decide, `pasted` what is still to be read.
    """

    places: Places
    rows: tuple = ()
    only_reading = False
    has_numbers = False
    too_long = False

    def process(self, formdata: MultiDict | None, data=wtforms.utils.unset_value, extra_filters=None) -> None:
        self.process_errors: list[str] = []
        self.errors: list[str] = []
        stored = data if data and data is not wtforms.utils.unset_value else {}
        self.stored: Mapping[str, int | None] = stored if isinstance(stored, Mapping) else dict.fromkeys(stored)
        self.sent = formdata
        self.data = list(self.stored)
        self.came = {code: str(heads) for code, heads in self.stored.items() if heads is not None}
        self.told = bool(self.came)
        self.asked: list[Line] = []
        self.pasted = ""
        self.blank: list[str] = []

    def read(self, places: Places) -> None:
        """Understand what was sent, now that the places are known."""
        self.places = places
        sent = self.sent
        if sent is None:
            return
        self.told = sent.get("told") == "each"
        self.came = {name.removeprefix(_CAME): text.strip() for name, text in sent.items() if name.startswith(_CAME)}
        shown = set(self.came)
        self.data = self._ticked(sent)
        grown = len(self.data) > len(set(sent.getlist(self.name)))
        listed = self._read_list(sent)
        chosen = dict.fromkeys(self.data)
        self.data = [code for code in places.by_code if code in chosen] + [c for c in chosen if not places.find(c)]
        self.told = self.told or self.has_numbers
        self.blank = [code for code in self.data if self.told and code not in shown and code not in self.came]
        asks = sent.get("read")
        self.only_reading = asks == "only" or bool(asks and (grown or listed or self.blank))

    def _ticked(self, sent: MultiDict) -> list[str]:
        """A subdistrict that is ticked anew brings all its villages; unticked, it takes them away again."""
        ticked = dict.fromkeys(sent.getlist(self.name))
        before, now = set(sent.getlist("whole_was")), set(sent.getlist("whole"))
        for group in self.places.groups:
            if group.code in now - before:
                ticked |= dict.fromkeys(group.codes)
            elif group.code in before - now and ticked.keys() >= set(group.codes):
                ticked = {code: None for code in ticked if code not in group.codes}
        return list(ticked)

    def _read_list(self, sent: MultiDict) -> bool:
        """Take what is clear and ask about the rest; gives whether there was anything to read."""
        text = sent.get("pasted", "").replace("\r", "\n").strip()
        self.too_long = sum(map(text.count, "\n;,")) > MOST_LINES
        before = sent.getlist("asked")
        if not text and not before:
            return False
        for at, lines in enumerate(read_lists([*before, "" if self.too_long else text], self.places)):
            picked = sent.get(f"{_PICK}{at}", "") if at < len(before) else ""
            for line in lines if picked != _LEFT_OUT else ():
                self._take_or_ask(line, picked)
        if sent.get("leave_rest"):
            self.asked = []
        rest = [line.text for line in self.asked[MOST_ASKED:]]
        self.pasted = "\n".join([*rest, text] if self.too_long else rest)
        del self.asked[MOST_ASKED:]
        return True

    def _take_or_ask(self, line: Line, picked: str) -> None:
        meaning = next((one for one in line.meanings if one.value == picked), None)
        if meaning is not None:
            self._take(meaning)
        elif line.why:
            self.asked.append(line)
        elif other := self._counted_otherwise(line.meanings[0]):
            why = _("Of this village %(heads)s people are counted already. Is this the right number?", heads=other)
            self.asked.append(Line(line.text, line.meanings, why))
        else:
            self._take(line.meanings[0])

    def _counted_otherwise(self, meaning: Meaning) -> str:
        """The number that stands beside a village already, where the list says another."""
        typed = (self.came.get(code, "") for code, heads in meaning.villages.items() if heads is not None)
        return next((text for text in typed if text and text not in map(str, meaning.villages.values())), "")

    def _take(self, meaning: Meaning) -> None:
        self.data += meaning.villages
        for code, heads in meaning.villages.items():
            if heads is not None:
                self.came[code] = str(heads)
                self.has_numbers = self.has_numbers or not self.told

    def pre_validate(self, form) -> None:
        found = [self.places.find_village(code) for code in self.data or []]
        if None in found:
            raise StopValidation(_("Choose from the list only."))
        self.rows = tuple(found)
        self.errors = [*self.errors, *self._undecided(), *self._unreadable()]
        if self.errors:
            raise StopValidation

    def _undecided(self) -> Iterator[str]:
        if self.too_long:
            yield _("The pasted list has more than %(most)s lines. Paste it in parts.", most=number(MOST_LINES))
        elif self.pasted:
            yield _("A part of the pasted list is still to be read. Press “Read the list” once more.")
        if self.asked:
            yield _n(
                "%(num)d line of the pasted list is not clear. Press “Read the list” and decide it there.",
                "%(num)d lines of the pasted list are not clear. Press “Read the list” and decide them there.",
                len(self.asked),
            )
        if self.has_numbers:
            yield _(
                "The list says how many came from each village. Choose “For each village”, look it over, then save."
            )
        elif self.blank:
            yield _("Write how many came from each village, or choose “Only the total”.")

    def _unreadable(self) -> Iterator[str]:
        for code in self.data if self.told else ():
            try:
                _read_heads(self.came.get(code, ""))
            except ValueError as fault:
                row = self.places.by_code[code]
                yield f"{place_label(row.kind, row.name)}: {fault}"

    @property
    def heads(self) -> dict[str, int | None]:
        """How many came from each village chosen; None where they are not told apart or nobody counted."""
        return {code: _read_heads(self.came.get(code, "")) if self.told else None for code in self.data}

    @property
    def heads_told(self) -> int:
        """The sum of what is told, villages beyond the reach of whoever changes it included."""
        beyond = [heads for code, heads in self.stored.items() if not self.places.find(code)]
        return sum(filter(None, [*self.heads.values(), *beyond]))

    @property
    def beyond(self) -> int:
        """How many villages the session serves that this person cannot choose; they stay."""
        return sum(not self.places.find(code) for code in self.stored)

    def is_whole(self, group: Group) -> bool:
        return set(self.data) >= set(group.codes)

    def chosen_in(self, group: Group) -> int:
        return len(set(self.data) & set(group.codes))

    @property
    def chosen(self) -> list[str]:
        return [code for code in self.data if self.places.find_village(code)]

    @property
    def answer(self) -> list[tuple[str, str]]:
        """(code, how many came) in one form, however it was given."""
        return sorted((code, self.came.get(code, "") if self.told else "") for code in self.chosen)

    @property
    def words(self) -> str:
        """Desa Kace Timur: 12; Desa Petaling."""
        rows = [(self.places.by_code[code], heads) for code, heads in self.answer]
        return "; ".join(place_label(row.kind, row.name) + (f": {heads}" if heads else "") for row, heads in rows)

    @property
    def as_sent(self) -> dict[str, list[str]]:
        """{name: values} as a browser sends this answer; of what else was sent nothing is left."""
        extra: dict[str, list[str]] = {name: [] for name in ("whole", "whole_was", "pasted", "asked", "leave_rest")}
        heads = {f"{_CAME}{code}": [text] for code, text in self.answer} if self.told else {}
        return {self.name: self.chosen, "told": ["each" if self.told else "all"], **extra, **heads}


def _read_heads(text: str) -> int | None:
    return read_number(text, MOST_HEADS) if text else None
