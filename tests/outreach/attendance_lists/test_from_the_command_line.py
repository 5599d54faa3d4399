"""flask outreach read-attendance: the same reader for other programs, which refuses what is too much by itself."""

import io
import json
import time
import zipfile

import pytest
import xlsxwriter

from tests.chromium import on_sqlite
from tests.outreach.attendance_lists.files import as_csv, as_ods, as_xlsx

pytestmark = on_sqlite  # no database is asked
LIST = as_csv([["No", "Nama", "L/P"], [1, "Siti Aminah", "P"], [2, "Budi", "L"], [3, "Siti Aminah", "P"], [4, "", ""]])
SECONDS = 30  # on a machine that does much else; it takes one to five


@pytest.fixture
def read(run, tmp_path):
    def read_file(content: bytes, *options, name: str = "daftar"):
        path = tmp_path / name
        path.write_bytes(content)
        return run("outreach", "read-attendance", path, *options)

    return read_file


def test_the_json_of_a_list(read):
    result = read(LIST, "--json")
    (one,) = json.loads(result.stdout)

    assert result.exit_code == 0
    assert {
        key: one[key] for key in ("people", "women", "men", "unknown", "rows", "passed_over", "doubles", "names")
    } == {
        "people": 3,
        "women": 2,
        "men": 1,
        "unknown": 0,
        "rows": 4,
        "passed_over": 1,
        "doubles": 1,
        "names": ["Siti Aminah", "Budi", "Siti Aminah"],
    }
    assert one["double_rows"] == [[2, 4]]
    assert one["passed_over_rows"] == [{"row": 5, "reason": "number_only"}]


def test_a_list_for_people_to_read(read):
    told = read(LIST).stdout

    assert "Baris 2 sampai 5: 3 orang: 2 perempuan, 1 laki-laki; 1 baris kosong dilewati; 1 nama ganda" in told
    assert "3  L  Budi" in told


def test_hidden_rows_on_demand(read):
    content = as_xlsx([["No", "Nama"], [1, "Siti"], [2, "Budi"]], hidden_rows=[3])

    assert json.loads(read(content, "--json").stdout)[0]["people"] == 1
    assert json.loads(read(content, "--json", "--hidden").stdout)[0]["people"] == 2


def zip_bomb() -> bytes:
    """A sheet of 600 MB of rows in less than one."""
    source, target = zipfile.ZipFile(io.BytesIO(as_xlsx([["No", "Nama"], [1, "Siti"]]))), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            if name != "xl/worksheets/sheet1.xml":
                archive.writestr(name, source.read(name))
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            part.write(f'<worksheet xmlns="{space}"><sheetData>'.encode())
            rows = b'<row><c t="inlineStr"><is><t>x</t></is></c></row>' * 20_000
            for _turn in range(600):
                part.write(rows)
            part.write(b"</sheetData></worksheet>")
    return target.getvalue()


def far_cell() -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["No", "Nama"])
        sheet.write(1_048_575, 16_383, "x")
    return target.getvalue()


def repeated_rows() -> bytes:
    small = as_ods([["No", "Nama"], [1, "Siti"]])
    source, target = zipfile.ZipFile(io.BytesIO(small)), io.BytesIO()
    row = (
        b'<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        b'table:number-columns-repeated="1024" office:value-type="string"><text:p>x</text:p></table:table-cell>'
        b"</table:table-row></table:table>"
    )
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            archive.writestr(name, source.read(name).replace(b"</table:table>", row))
    return target.getvalue()


TOO_MUCH = {
    "zip bomb": zip_bomb,
    "a cell at the far end of a sheet": far_cell,
    "a million rows that a sheet repeats": repeated_rows,
    "ten thousand columns": lambda: as_xlsx([["No", "Nama", *["x"] * 9_998]] * 3),
    "a million empty rows": lambda: b"No;Nama;L/P\n1;Siti;P\n" + b";;\n" * 1_000_000,
    "fifty megabytes": lambda: b"No;Nama\n1;Siti\n" * 3_500_000,
    "a line of commas": lambda: b"Nama" + b"," * 4_000_000,
    "a hundred thousand rows of a page": lambda: b"<table>" + b"<tr><td>1</td><td>Siti</td></tr>" * 100_000,
    "tables within tables": lambda: b"<table><tr><td>" * 30_000,
    "nothing": lambda: b"",
    "a picture": lambda: b"\x89PNG\r\n\x1a\n\x00\x00",
    "a torn workbook": lambda: b"PK\x03\x04 torn",
    "a torn old workbook": lambda: b"\xd0\xcf\x11\xe0 torn",
    "no list": lambda: b"terima kasih",
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_what_is_too_much_or_no_list_is_refused_in_one_sentence(read, name):
    content = TOO_MUCH[name]()
    started = time.monotonic()
    result = read(content, "--json")

    assert result.exit_code == 1
    assert time.monotonic() - started < SECONDS
    assert result.stderr.strip().endswith(".")
    assert len(result.stderr.strip().splitlines()) == 1
    assert result.stdout == ""
    assert isinstance(result.exception, SystemExit)


@pytest.mark.parametrize(("path", "words"), [("/nowhere/daftar.xlsx", "tidak ada."), ("/tmp", "adalah folder")])
def test_a_file_that_is_not_there(run, path, words):
    result = run("outreach", "read-attendance", path)

    assert result.exit_code == 1
    assert words in result.stderr
