"""Fields of the session form that WTForms has none for."""

from dataclasses import dataclass
from typing import Any

import wtforms
from wtforms.validators import StopValidation

from app.i18n import _
from app.outreach.places import Places
from app.web.values import clean_line

MOST_SPEAKERS = 20
A_VILLAGE = "village"
_LONGEST = 120


class HostField(wtforms.Field):
    """The code of the area that holds the session; `row` is what it names among the places handed in.

    Where the villages are too many to stand in this list too, A_VILLAGE means the one that is chosen as served.
    """

    places: Places
    row: Any = None

    def process_formdata(self, valuelist) -> None:
        if valuelist:
            self.data = valuelist[0]

    def offered(self, chosen: list[str]) -> list[str]:
        """The villages that stand in the list although they are many: those chosen, and the one that held it."""
        return list(dict.fromkeys([*chosen, self.data] if self.places.find_village(self.data or "") else chosen))

    def pre_validate(self, form) -> None:
        if self.data == A_VILLAGE:
            if len(form.villages.chosen) != 1:
                raise StopValidation(
                    _("Which village held it? Those that you choose below stand in this list as well.")
                )
            [self.data] = form.villages.chosen
        self.row = self.places.find(self.data or "")
        if self.row is None:
            raise StopValidation(_("Choose the area that held the session from the list."))


@dataclass(frozen=True)
class Speaker:
    name: str
    institution: str


class SpeakersField(wtforms.Field):
    """Rows of name and institution, sent as the lists speaker_name and speaker_institution; empty rows are left out."""

    def process(self, formdata, data=wtforms.utils.unset_value, extra_filters=None) -> None:
        self.process_errors: list[str] = []
        stored = self.default if data is wtforms.utils.unset_value else data
        self.data = [Speaker(one["name"], one["institution"]) for one in stored or []]
        if formdata is None or f"{self.name}_name" not in formdata:
            return
        names, institutions = (formdata.getlist(f"{self.name}_{part}") for part in ("name", "institution"))
        pairs = zip(map(clean_line, names), map(clean_line, institutions), strict=False)
        self.data = [Speaker(name, institution) for name, institution in pairs if name or institution]

    def pre_validate(self, form) -> None:
        if len(self.data) > MOST_SPEAKERS:
            raise StopValidation(_("These are more than %(most)s speakers. Keep the main ones.", most=MOST_SPEAKERS))
        for speaker in self.data:
            if not speaker.name:
                raise StopValidation(
                    _("Write the name of the speaker from %(institution)s.", institution=speaker.institution[:60])
                )
            if max(len(speaker.name), len(speaker.institution)) > _LONGEST:
                raise StopValidation(
                    _("The speaker %(name)s: shorten to %(most)s characters.", name=speaker.name[:30], most=_LONGEST)
                )

    @property
    def lines(self) -> list[Speaker]:
        """What the page shows: the speakers and room for more, three rows at least."""
        return self.data + [Speaker("", "")] * max(1, 3 - len(self.data))
