"""What a lead may say of a programme, criteria and all, and the words in which it is refused."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import wtforms
from wtforms.validators import StopValidation

from app.i18n import _, _l, _n, day
from app.programmes.criterion_form import CriterionDraft, CriterionRow, row_data
from app.programmes.enrolment_rules import early_fault
from app.programmes.models import ProgrammeVersion
from app.programmes.queries import ProgrammeName
from app.web.forms import ChoiceField, CountField, DayField, Form, LineField, Needed, ParagraphField

MOST_YEARS_AHEAD = 30
MOST_CRITERIA = 60
MOST_TERM = 20
EMPTY_ROWS = 3
_COLUMNS = ("name", "short_name", "issuer", "legal_basis", "description", "starts_on", "ends_on", "term_years")


class _Rows(wtforms.FieldList):
    """Of an altered page, rows with a number like "²", or of thousands of digits, are no rows."""

    def _extract_indices(self, prefix, formdata):
        numbered = re.compile(rf"{re.escape(prefix)}-[0-9]{{1,4}}(-|$)")
        return super()._extract_indices(prefix, [name for name in formdata if numbered.match(name)])


class ProgrammeForm(Form):
    """A programme with all its criteria: its first version. `names` are all programmes but this one."""

    name = LineField(_l("Name"), [Needed(_l("Write the name of the programme."))], most=200)
    short_name = LineField(_l("Short name"), [Needed(_l("Write a short name, as it stands in lists."))], most=60)
    issuer = LineField(_l("Issued by"), most=200)
    legal_basis = ParagraphField(_l("Legal basis"), most=2000)
    description = ParagraphField(_l("Description"), most=2000)
    starts_on = DayField(_l("Begins on"))
    ends_on = DayField(_l("Last day"))
    term_years = CountField(_l("Years for which a decree holds"), most=MOST_TERM)
    successor = ChoiceField(_l("Programme that follows it"))
    for_all_villages = wtforms.BooleanField(_l("A duty of every village: it holds without enrolment"))
    criteria = _Rows(wtforms.FormField(CriterionRow))
    valid_from = DayField(_l("Used from"), [Needed(_l("Fill in the day from which it is used."))])
    reason = LineField(_l("Reason"), most=300)

    def __init__(self, names: Sequence[ProgrammeName], today: date, **kwargs):
        super().__init__(**kwargs)
        self.today = today
        self.names = names
        self.criteria_fault = ""
        self.namesake: ProgrammeName | None = None
        self.successor.choices = [("", _("None")), *((str(one.id), one.short_name) for one in names)]

    @property
    def rows(self) -> list[CriterionRow]:
        return [entry.form for entry in self.criteria]

    @property
    def faults(self) -> list[tuple[str, str]]:
        """As of any form; those of a criterion lead to its own field."""
        listed = []
        for field in self:
            if field is self.criteria:
                listed += [("criteria", self.criteria_fault)] if self.criteria_fault else []
                listed += [fault for row in self.rows for fault in row.faults]
            else:
                listed += [(field.id, str(error)) for error in field.errors]
        return listed

    def add_rows(self) -> None:
        """Empty rows at the end, to write in."""
        for _number in range(EMPTY_ROWS):
            self.criteria.append_entry()

    def validate(self, extra_validators=None) -> bool:
        super().validate(extra_validators)
        counted = [row for row in self.rows if row.counts]
        if not counted:
            self.criteria_fault = _("There is no criterion. Write at least one.")
        elif len(counted) > MOST_CRITERIA:
            self.criteria_fault = _n(
                "This is %(num)s criterion. Keep at most %(most)s.",
                "These are %(num)s criteria. Keep at most %(most)s.",
                len(counted),
                most=MOST_CRITERIA,
            )
        self._check_period()
        return not self.faults

    def _check_period(self) -> None:
        first, last = self.starts_on.data, self.ends_on.data
        if first and last and last < first and not (self.starts_on.errors or self.ends_on.errors):
            self.ends_on.errors = [
                _(
                    "It ends on %(last)s, before it begins on %(first)s. Correct one of the two dates.",
                    last=day(last),
                    first=day(first),
                )
            ]

    def validate_starts_on(self, field) -> None:
        self._refuse_far_day(field.data)

    def validate_ends_on(self, field) -> None:
        self._refuse_far_day(field.data)

    def validate_valid_from(self, field) -> None:
        self._refuse_far_day(field.data)

    def _refuse_far_day(self, on: date | None) -> None:
        early = early_fault(on)
        if early:
            raise StopValidation(early)
        if on is not None and on.year > self.today.year + MOST_YEARS_AHEAD:
            last = self.today.year + MOST_YEARS_AHEAD
            raise StopValidation(_("%(day)s lies after the year %(last)s. Check the year.", day=day(on), last=last))

    def validate_term_years(self, field) -> None:
        if field.data == 0:
            raise StopValidation(_("0 years is no term. Write 1 or more; leave it empty where it has no end."))

    def validate_short_name(self, field) -> None:
        self.namesake = next((one for one in self.names if one.short_name.casefold() == field.data.casefold()), None)
        if self.namesake is not None:
            raise StopValidation(
                _(
                    "“%(name)s” is the name of another programme. Change that one, or choose another name.",
                    name=field.data,
                )
            )

    def drafts(self) -> list[CriterionDraft]:
        """The criteria that count, in the order of their numbers; those without a number come last."""
        counted = [row for row in self.rows if row.counts]
        return [row.draft() for row in sorted(counted, key=lambda row: (row.position.data is None, row.position.data))]

    def columns(self) -> dict[str, Any]:
        """What is stored beside the criteria."""
        columns = {name: self[name].data for name in _COLUMNS}
        columns["successor_id"] = int(self.successor.data) if self.successor.data else None
        columns["for_all_villages"] = bool(self.for_all_villages.data)
        columns["valid_from"] = self.valid_from.data
        columns["reason"] = self.reason.data
        return columns

    def says_the_same_as(self, version: ProgrammeVersion, without: Sequence[str] = ()) -> bool:
        """Whether it is word for word what is stored, but for those columns."""
        drafts = self.drafts()
        return all(
            value == getattr(version, name) for name, value in self.columns().items() if name not in without
        ) and (
            len(drafts) == len(version.criteria)
            and all(mine.says_the_same_as(stored) for mine, stored in zip(drafts, version.criteria, strict=True))
        )


class EditProgrammeForm(ProgrammeForm):
    """A further version, or a correction of one that has not begun. `versions` are all that are stored."""

    seen = LineField(widget=wtforms.widgets.HiddenInput(), most=60)

    def __init__(self, versions: Sequence[ProgrammeVersion], names: Sequence[ProgrammeName], today: date, **kwargs):
        self.last = versions[-1]
        self.corrects = self.last.valid_from > today
        self.before = next((one for one in reversed(versions) if one.number < self.last.number), None)
        super().__init__(names, today, data=self._stored(today), **kwargs)

    def _stored(self, today: date) -> dict[str, Any]:
        last = self.last
        return {
            **{name: getattr(last, name) for name in _COLUMNS},
            "successor": str(last.successor_id or ""),
            "for_all_villages": last.for_all_villages,
            "criteria": row_data(last.criteria),
            "valid_from": last.valid_from if self.corrects else today,
            "reason": last.reason if self.corrects else "",
            "seen": last.mark,
        }

    @property
    def next_number(self) -> int:
        return self.last.number if self.corrects else self.last.number + 1

    def validate_valid_from(self, field) -> None:
        """What was true before today stays true: only the very first version may begin in the past."""
        super().validate_valid_from(field)
        if self.before is None and self.corrects:
            return
        if field.data < self.today:
            raise StopValidation(
                _(
                    "%(day)s has passed, and what held then stays. Choose today, %(today)s, or a later day.",
                    day=day(field.data),
                    today=day(self.today),
                )
            )

    def validate_reason(self, field) -> None:
        if self.next_number > 1 and not field.data:
            raise StopValidation(_("Write why it is changed: it stands beside this version."))

    @property
    def was_overtaken(self) -> bool:
        """Somebody has stored something since the page was made; perhaps the same person by a second tap."""
        return self.seen.data != self.last.mark

    @property
    def changes_nothing(self) -> bool:
        return self.says_the_same_as(self.last, without=() if self.corrects else ("valid_from", "reason"))

    def take_up(self) -> None:
        """From now on it is about what is stored by now: sent once more, it holds."""
        self.seen.data = self.last.mark
