"""The form that takes a list of people: a file, or what was copied from Excel or WhatsApp."""

import wtforms
from werkzeug.datastructures import FileStorage

from app.i18n import _, _l
from app.outreach.attendance_lists.reading import open_content, open_text
from app.sheets.grids import Grid
from app.sheets.read import MOST_BYTES
from app.web.forms import Form
from app.web.values import clean_line


class ListForm(Form):
    """A file counts before pasted words."""

    file = wtforms.FileField(_l("File with the list"))
    text = wtforms.TextAreaField(_l("Or paste the list"))

    @property
    def has_file(self) -> bool:
        return isinstance(self.file.data, FileStorage) and bool(self.file.data.filename)

    def validate_file(self, _field) -> None:
        if not self.has_file and not (self.text.data or "").strip():
            raise wtforms.validators.StopValidation(_("Choose a file, or paste the list into the box below it."))

    @property
    def source_name(self) -> str:
        return clean_line(self.file.data.filename)[-120:] if self.has_file else ""

    def open(self) -> list[Grid]:
        """What was sent, as grids. Raises UnreadableSheet."""
        if self.has_file:
            return open_content(self.file.data.stream.read(MOST_BYTES + 1))
        return open_text(self.text.data or "")

    def refuse(self, message: str) -> None:
        """Say it beside what was sent."""
        (self.file if self.has_file else self.text).errors = [message]
