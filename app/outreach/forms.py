"""What a person may send about a session, and the words in which it is refused."""

import re
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import uuid4

import wtforms
from werkzeug.datastructures import MultiDict
from wtforms import SelectChoice
from wtforms.validators import StopValidation

from app.areas.models import Level
from app.i18n import _, _l, day, number
from app.outreach.fields import HostField, SpeakersField
from app.outreach.models import OutreachSession
from app.outreach.places import Places, place_label
from app.outreach.village_field import VillagesField
from app.outreach.vocabulary import APPROACH_NAMES, AUDIENCE_NAMES, TOPIC_NAMES, Approach, Audience, Topic
from app.web.forms import (
    ChoiceField,
    ChoicesField,
    CountField,
    DayField,
    Form,
    LineField,
    Needed,
    NotAfter,
    ParagraphField,
    TimeOfDayField,
)

FIRST_DAY = date(2000, 1, 1)
HEADS = ("men", "women", "boys", "girls")
_COLUMNS = tuple(
    "title held_on starts_at ends_at venue organizer disability aged_18_to_30 aged_31_up summary follow_up".split()
)
_OF_ONE_DAY = {"held_on", *HEADS, "disability", "aged_18_to_30", "aged_31_up", "summary", "follow_up", "seen"}
_KEY = re.compile(r"[0-9a-f]{32}")


class SessionForm(Form):
    """The fields in the order of the page. `places` is None for a village, which holds its own sessions."""

    key = wtforms.HiddenField()
    seen = wtforms.HiddenField()
    was = wtforms.HiddenField()
    held_on = DayField(_l("Date of the session"), [Needed(_l("Enter the date of the session.")), NotAfter()])
    title = LineField(_l("Name of the session"), [Needed(_l("Write the name of the session."))])
    topics = ChoicesField(
        _l("What was talked about?"),
        [Needed(_l("Choose at least one topic."))],
        choices=[SelectChoice(topic.value, TOPIC_NAMES[topic]) for topic in Topic],
    )
    men = CountField(_l("Adult men"))
    women = CountField(_l("Adult women"))
    boys = CountField(_l("Boys"))
    girls = CountField(_l("Girls"))
    host = HostField(_l("Which area held it?"))
    villages = VillagesField(_l("Villages served"))
    starts_at = TimeOfDayField(_l("Begins"))
    ends_at = TimeOfDayField(_l("Ends"))
    venue = LineField(_l("Venue"))
    organizer = LineField(_l("Organizer"))
    speaker = SpeakersField(_l("Speakers"))
    approach = ChoiceField(
        _l("How was it done?"),
        choices=[
            SelectChoice("", _l("Not stated")),
            *(SelectChoice(one.value, APPROACH_NAMES[one]) for one in Approach),
        ],
    )
    audiences = ChoicesField(
        _l("Who was invited?"),
        choices=[SelectChoice(audience.value, AUDIENCE_NAMES[audience]) for audience in Audience],
    )
    disability = CountField(_l("Persons with disability"))
    aged_18_to_30 = CountField(_l("Aged 18 to 30"))
    aged_31_up = CountField(_l("Aged 31 and over"))
    summary = ParagraphField(_l("Notes"))
    follow_up = ParagraphField(_l("Follow-up"))

    def __init__(
        self,
        today: date,
        places: Places | None,
        outreach: OutreachSession | None = None,
        copied: OutreachSession | None = None,
        **sent: MultiDict | None,
    ):
        """To change `outreach`, else for a new session, like `copied` where one is given.

        `formdata` stands for what was sent: a draft, or None for what is stored, whatever else is being sent.
        """
        new = {**(_copy(copied) if copied else {}), "key": uuid4().hex}
        super().__init__(data=_stored(outreach) if outreach else new, **sent)
        self.today = today
        if outreach is None:
            del self.seen, self.was
        else:
            del self.key
        if places is None:
            del self.host, self.villages
        else:
            self.host.places = places
            self.villages.read(places)
            self.host.data = self.host.data or next(iter(places.by_code))

    def validate_key(self, field) -> None:
        if not is_key(field.data or ""):
            self.refuse_key()
            raise StopValidation

    def refuse_key(self) -> None:
        """The key is not ours, or somebody else's: nothing is stored under it, and sending again works."""
        self.key.data = uuid4().hex
        self.key.errors = [_("The page was altered on its way. Look it over, then save once more.")]

    def validate_held_on(self, field) -> None:
        if field.data < FIRST_DAY:
            raise StopValidation(
                _("%(day)s is too long ago. Enter a date from 1 January 2000 on.", day=day(field.data))
            )

    def validate(self, extra_validators=None) -> bool:
        if self.villages is not None and self.villages.only_reading:
            return False
        good = super().validate(extra_validators)
        for field, message in [*self._disagreements()]:
            field.errors = [*field.errors, message]
            good = False
        return good

    def _disagreements(self) -> Iterator[tuple[wtforms.Field, str]]:
        """Where two answers cannot both be true, each of them readable by itself."""
        heads = [self[name] for name in HEADS]
        if not any(field.errors for field in heads):
            if all(field.data is None for field in heads):
                yield self.men, _("Enter how many came; write 0 where nobody did.")
            else:
                yield from self._disagreeing_counts()
        if self.starts_at.data and self.ends_at.data and self.ends_at.data < self.starts_at.data:
            times = {"ends": f"{self.ends_at.data:%H.%M}", "begins": f"{self.starts_at.data:%H.%M}"}
            yield self.ends_at, _("It ends at %(ends)s, before it begins at %(begins)s. Correct one of them.", **times)
        if self.host is not None and not self.host.errors and not self.villages.errors and not self.served_codes:
            yield (
                self.villages,
                _(
                    "Choose at least one village that %(host)s held it for.",
                    host=place_label(self.host.row.kind, self.host.row.name),
                ),
            )

    def _disagreeing_counts(self) -> Iterator[tuple[wtforms.Field, str]]:
        men, women, boys, girls = (self[name].data or 0 for name in HEADS)
        total, disability = men + women + boys + girls, self.disability.data
        if disability is not None and disability > total:
            yield (
                self.disability,
                _(
                    "%(disability)s persons with disability are more than the %(total)s who came. Correct one of them.",
                    disability=number(disability),
                    total=number(total),
                ),
            )
        if self.villages is not None and not self.villages.errors and self.villages.heads_told > total:
            yield (
                self.villages,
                _(
                    "By village %(told)s came, more than the %(total)s counted in all. Correct one of them.",
                    told=number(self.villages.heads_told),
                    total=number(total),
                ),
            )
        younger, older = self.aged_18_to_30, self.aged_31_up
        if younger.errors or older.errors:
            return
        if (younger.data is None) != (older.data is None):
            yield (older if older.data is None else younger), _("Fill in both ages or neither.")
        elif younger.data is not None and older.data is not None and younger.data + older.data != men + women:
            aged = younger.data + older.data
            yield (
                younger,
                _(
                    "Men and women %(adults)s, by age %(aged)s: they differ by %(difference)s. Correct one of them.",
                    adults=number(men + women),
                    aged=number(aged),
                    difference=number(abs(men + women - aged)),
                ),
            )

    @property
    def served_codes(self) -> set[str]:
        """The villages ticked, and the host itself where it is a village."""
        codes = {row.code for row in self.villages.rows}
        return codes | {self.host.row.code} if self.host.row.level is Level.VILLAGE else codes

    @property
    def host_id(self) -> int | None:
        return self.host.row.id if self.host is not None else None

    @property
    def village_ids(self) -> list[int]:
        return [row.id for row in self.villages.rows] if self.villages is not None else []

    @property
    def village_heads(self) -> dict[int, int | None]:
        """{id of a village: how many came from it}, None where that is not told."""
        return (
            {row.id: self.villages.heads[row.code] for row in self.villages.rows} if self.villages is not None else {}
        )

    def fill(self, outreach: OutreachSession) -> None:
        """Everything but the places, which are records of their own: see actions.place_session."""
        for name in _COLUMNS:
            setattr(outreach, name, self[name].data)
        for name in HEADS:
            setattr(outreach, name, self[name].data or 0)
        outreach.speakers = [asdict(speaker) for speaker in self.speaker.data]
        outreach.approach = Approach(self.approach.data) if self.approach.data else None
        outreach.topics = [Topic(value) for value in self.topics.data]
        outreach.audiences = [Audience(value) for value in self.audiences.data]

    def holds(self, *names: str) -> bool:
        """Whether one of these has an answer or a fault: then their group stands open on the page."""
        fields = [self[name] for name in names]
        return any(one.errors or one.process_errors or one.data not in (None, "", []) for one in fields)

    def offer_first(self, topics: list[Topic]) -> None:
        """These stand open on the page, the others follow in their order."""
        choices = {Topic(choice.value): choice for choice in self.topics.choices}
        self.topics.choices = [choices.pop(topic) for topic in topics] + list(choices.values())

    def is_of(self, outreach: OutreachSession) -> bool:
        """Whether form and record are of one session: date, title, topics and heads agree."""
        stored = _stored(outreach)
        heads = all((self[name].data or 0) == stored[name] for name in HEADS)
        rest = all(self[name].data == stored[name] for name in ("held_on", "title"))
        return heads and rest and set(self.topics.data) == set(stored["topics"])

    def agrees_with(self, outreach: OutreachSession) -> bool:
        """Whether the record says everything that is in the form, its places apart."""
        stored = _stored(outreach)
        answers = all(self[name].data == stored[name] for name in (*_COLUMNS, "approach"))
        speakers = [asdict(speaker) for speaker in self.speaker.data] == stored["speaker"]
        return self.is_of(outreach) and answers and speakers and set(self.audiences.data) == set(stored["audiences"])


def is_key(text: str) -> bool:
    """Whether this is a key as our pages make them, on the server or on the phone."""
    return _KEY.fullmatch(text) is not None


def _copy(outreach: OutreachSession) -> dict[str, Any]:
    """What one session has in common with the next: all but its date, who came, its notes and its names."""
    stored = {name: value for name, value in _stored(outreach).items() if name not in _OF_ONE_DAY}
    return {**stored, "villages": list(stored["villages"])}


def _stored(outreach: OutreachSession) -> dict[str, Any]:
    """What the record says, as the fields take it."""
    return {
        **{name: getattr(outreach, name) for name in (*_COLUMNS, *HEADS)},
        "seen": outreach.version,
        "host": outreach.host_area.code,
        "villages": {row.village.code: row.attendance for row in outreach.village_rows},
        "speaker": outreach.speakers,
        "approach": outreach.approach.value if outreach.approach else "",
        "topics": [topic.value for topic in outreach.topics],
        "audiences": [audience.value for audience in outreach.audiences],
    }
