"""The form that takes a file, and the one that confirms its dry run."""

import wtforms
from werkzeug.datastructures import FileStorage

from app.i18n import _l
from app.sheets.read import MOST_BYTES
from app.web.forms import Form
from app.web.values import clean_line


class UploadForm(Form):
    """A file, or the token of one that was shown already, and whether it is right where it differs."""

    file = wtforms.FileField(_l("File"))
    token = wtforms.HiddenField()
    take_over = wtforms.BooleanField()

    def validate_file(self, field) -> None:
        if not self.token.data and not (isinstance(field.data, FileStorage) and field.data.filename):
            raise wtforms.validators.StopValidation(str(_l("Choose a file: CSV or an Excel workbook.")))

    @property
    def file_name(self) -> str:
        return clean_line(self.file.data.filename)[-120:]

    def read_content(self) -> bytes:
        """Its bytes, and one more than may be so that too large is told from just right."""
        return self.file.data.stream.read(MOST_BYTES + 1)
