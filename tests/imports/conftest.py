"""Files to bring in, and what is stored afterwards."""

import csv
import io
from collections.abc import Sequence

import pytest
import xlsxwriter

from tests.imports.session_rows import HEADER as SESSION_HEADER


@pytest.fixture(autouse=True)
def _own_upload_folder(request, tmp_path):
    if "app" in request.fixturenames:
        app = request.getfixturevalue("app")
        app.config["UPLOAD_FOLDER"] = str(tmp_path / "uploads")


def as_csv(rows: Sequence[Sequence], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def as_xlsx(rows: Sequence[Sequence]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"default_date_format": "dd/mm/yyyy"}) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return target.getvalue()


@pytest.fixture
def bring_in_sessions(run, tmp_path):
    """Import sessions from a file: bring_in_sessions(rows, "--yes") gives the result of the command."""

    def import_rows(rows, *options, content: bytes | None = None, name: str = "kegiatan.csv", **more):
        path = tmp_path / name
        path.write_bytes(content if content is not None else as_csv([SESSION_HEADER, *rows]))
        return run("outreach", "import", path, *options, **more)

    return import_rows
