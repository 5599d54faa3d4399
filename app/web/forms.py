"""The base form and the fields every feature uses; each says in plain words what is wrong and what to do."""

import wtforms
from flask_wtf import FlaskForm
from wtforms.validators import StopValidation
from wtforms.widgets import CheckboxInput, ListWidget

from app.i18n import _, day, number
from app.web import values

LINE, TEXT = 200, 4000


class Form(FlaskForm):
    """A form whose answers stay on the page when something has to be corrected."""

    class Meta(FlaskForm.Meta):
        locales = False

    @property
    def faults(self) -> list[tuple[str, str]]:
        """(id of the field, message) of everything to correct, in the order of the page."""
        listed = []
        for field in self:
            for message in _messages(field):
                listed.append((field.id, message))
        return listed


def _messages(field) -> list[str]:
    flat: list[str] = []
    for error in field.errors:
        flat.extend(_messages_in(error))
    return flat


def _messages_in(error) -> list[str]:
    return [str(error)] if not isinstance(error, (list, tuple)) else [m for one in error for m in _messages_in(one)]


class _StopsWhenUnreadable:
    """WTForms goes on to its validators when a value could not be read; these fields stop there."""

    def pre_validate(self, form) -> None:
        if self.process_errors:  # type: ignore[attr-defined]
            raise StopValidation
        super().pre_validate(form)  # type: ignore[misc]


class LineField(wtforms.StringField):
    """One line, cleaned; at most `most` characters."""

    data: str

    def __init__(self, label=None, validators=None, most: int = LINE, **kwargs):
        super().__init__(label, validators, **kwargs)
        self.most = most

    def process_formdata(self, valuelist) -> None:
        self.data = values.clean_line(valuelist[0]) if valuelist else self.data or ""

    def pre_validate(self, form) -> None:
        if self.data and len(self.data) > self.most:
            told = {"length": number(len(self.data)), "most": number(self.most)}
            raise StopValidation(_("This has %(length)s characters. Shorten it to %(most)s.", **told))


class ParagraphField(LineField):
    """Several lines, cleaned."""

    widget = wtforms.widgets.TextArea()

    def __init__(self, label=None, validators=None, most: int = TEXT, **kwargs):
        super().__init__(label, validators, most=most, **kwargs)

    def process_formdata(self, valuelist) -> None:
        self.data = values.clean_text(valuelist[0]) if valuelist else self.data or ""


class _KeepsWhatWasTyped(wtforms.widgets.Input):
    """A browser shows a date or time field empty when its value is none: what could not be read goes back as text."""

    validation_attrs = ["required", "disabled"]

    def __call__(self, field, **kwargs):
        if field.process_errors:
            kwargs["type"] = "text"
        return super().__call__(field, **kwargs)


class DayField(_StopsWhenUnreadable, wtforms.Field):
    """A date: type="date" sends 2026-07-09; 09/07/2026 and "9 Juli 2026" are read too. Empty is None."""

    widget = _KeepsWhatWasTyped("date")

    def _value(self) -> str:
        if self.raw_data:
            return self.raw_data[0]
        return self.data.isoformat() if self.data else ""

    def process_formdata(self, valuelist) -> None:
        typed = valuelist[0].strip() if valuelist else ""
        self.data = None
        if not typed:
            return
        try:
            self.data = values.read_date(typed)
        except ValueError:
            message = _("“%(typed)s” is not a date on the calendar. Write it like 9 July 2026.", typed=typed[:40])
            raise ValueError(message) from None


class TimeOfDayField(_StopsWhenUnreadable, wtforms.Field):
    """A time of day: 09:30 or 09.30. Empty is None."""

    widget = _KeepsWhatWasTyped("time")

    def _value(self) -> str:
        if self.raw_data:
            return self.raw_data[0]
        return f"{self.data:%H:%M}" if self.data else ""

    def process_formdata(self, valuelist) -> None:
        typed = valuelist[0].strip() if valuelist else ""
        self.data = None
        if not typed:
            return
        try:
            self.data = values.read_time(typed)
        except ValueError:
            message = _("“%(typed)s” is not a time of day. Write it like 09.30.", typed=typed[:40])
            raise ValueError(message) from None


class CountField(_StopsWhenUnreadable, wtforms.Field):
    """A whole number from 0 to `most`; empty is None."""

    widget = wtforms.widgets.TextInput()

    def __init__(self, label=None, validators=None, most: int = 100_000, **kwargs):
        super().__init__(label, validators, **kwargs)
        self.most = most

    def _value(self) -> str:
        if self.raw_data:
            return self.raw_data[0]
        return "" if self.data is None else str(self.data)

    def process_formdata(self, valuelist) -> None:
        typed = valuelist[0].strip() if valuelist else ""
        self.data = None
        if not typed:
            return
        if typed.lstrip().startswith(("-", "\u2212")):
            raise ValueError(_("“%(typed)s” is below zero. Write 0 or more.", typed=typed[:20]))
        try:
            self.data = values.read_count(typed)
        except ValueError:
            message = _("“%(typed)s” is not a whole number. Write figures only, like 25.", typed=typed[:20])
            raise ValueError(message) from None
        if self.data > self.most:
            raise ValueError(
                _(
                    "%(typed)s is too many. The most is %(most)s.",
                    typed=typed[:20],
                    most=f"{self.most:,}".replace(",", "."),
                )
            )


class ChoiceField(wtforms.SelectField):
    """One of the choices handed in; a forged one is refused."""

    def pre_validate(self, form) -> None:
        try:
            super().pre_validate(form)
        except wtforms.validators.ValidationError:
            raise StopValidation(_("Choose one from the list.")) from None


class ChoicesField(wtforms.SelectMultipleField):
    """Any number of the choices handed in, as checkboxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def pre_validate(self, form) -> None:
        try:
            super().pre_validate(form)
        except wtforms.validators.ValidationError:
            raise StopValidation(_("Choose from the list only.")) from None


class Needed:
    """A value must be there; the message says which, in the words of that form."""

    field_flags = {"required": True}

    def __init__(self, message):
        self.message = message

    def __call__(self, form, field) -> None:
        if field.data is None or field.data == "" or field.data == []:
            raise StopValidation(str(self.message))


class NotAfter:
    """A day that has come already: `today` is handed in through the form."""

    def __call__(self, form, field) -> None:
        if field.data is not None and field.data > form.today:
            raise StopValidation(
                _("%(day)s has not come yet. Enter the day on which it took place.", day=day(field.data))
            )


__all__ = [
    "ChoiceField",
    "ChoicesField",
    "CountField",
    "DayField",
    "Form",
    "LineField",
    "Needed",
    "NotAfter",
    "ParagraphField",
    "TimeOfDayField",
]
