"""Whatever is sent: rows with their numbers in the file, or one clear sentence within seconds."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import create_app
from app.sheets import read
from app.sheets.read import UnreadableSheet, read_sheet
from tests.conftest import test_settings
from tests.imports.conftest import as_csv, as_xlsx


@pytest.fixture(scope="module", autouse=True)
def _language():
    """Sentences are looked up in the language of an app; its database is not asked."""
    with create_app(test_settings("sqlite://")).app_context():
        yield


ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16")
ROWS = [["Judul", "Laki-laki"], ["Rapat di Balai “Désa”", "12"]]


def cells(content: bytes) -> list[tuple[str, ...]]:
    sheet = read_sheet(content)
    return [sheet.header, *(row.cells for row in sheet.rows)]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_encoding_and_delimiter(encoding, delimiter):
    assert cells(as_csv(ROWS, delimiter, encoding)) == [tuple(row) for row in ROWS]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_end_of_line(end):
    assert cells(f"a;b{end}1;2{end}".encode()) == [("a", "b"), ("1", "2")]


def test_a_quoted_cell_may_have_lines_and_delimiters():
    sheet = read_sheet(b'title,men\n"one,\ntwo ""three""",4\nlast,5\n')

    assert sheet.rows[0].cells == ('one,\ntwo "three"', "4")
    assert [row.number for row in sheet.rows] == [2, 3]


def test_empty_rows_are_passed_over_and_still_counted():
    sheet = read_sheet(b"\n;;\ntitle;men\n\n;;\nx;1\n ; \ny;2\n")

    assert sheet.header == ("title", "men")
    assert [row.number for row in sheet.rows] == [6, 8]


def test_a_workbook_gives_dates_and_whole_numbers_as_a_person_writes_them():
    day, moment = date(2026, 7, 9), datetime(2026, 7, 9, 10, 30)  # noqa: DTZ001 (a cell has no zone)
    content = as_xlsx([["a", "b", "c", "d", "e", "f"], [25.0, 12.5, day, moment, "=1+1", True]])

    assert cells(content)[1] == ("25", "12.5", "2026-07-09", "2026-07-09 10:30:00", "0", "True")


def test_the_rows_of_a_workbook_keep_their_numbers():
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet["B3"], sheet["B7"] = "title", "x"
    target = io.BytesIO()
    workbook.save(target)

    read_back = read_sheet(target.getvalue())

    assert read_back.header == ("title",)
    assert [row.number for row in read_back.rows] == [7]


def test_the_first_visible_sheet_with_rows_is_read():
    workbook = openpyxl.Workbook()
    workbook.active.title = "kosong"
    hidden, wanted = workbook.create_sheet("daftar"), workbook.create_sheet("data")
    hidden.sheet_state = "hidden"
    hidden["A1"], wanted["A1"], wanted["A2"] = "no", "title", "x"
    target = io.BytesIO()
    workbook.save(target)

    assert cells(target.getvalue()) == [("title",), ("x",)]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "kosong"),
        (b" \n\n ", "kosong"),
        (b";;;\n;;\n", "kosong"),
        (b"\xef\xbb\xbf", "kosong"),
        (b"%PDF-1.7\x00\x01\x02", "bukan berkas tabel"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "bukan berkas tabel"),
        (b"\xff\xfea", "bukan berkas tabel"),
        (b"caf\x81\n1", "bukan berkas tabel"),
        (b"PK\x03\x04 torn", "tidak dapat dibuka"),
        (b"\xd0\xcf\x11\xe0 torn", "tidak dapat dibuka"),
        (b'a,b\n1,2\n"never closed,3\n4,5\n', "Baris 3 tidak dapat dibaca"),
        (b"a,b\n" + b"x" * 200_000 + b",1\n", "Baris 2 tidak dapat dibaca"),
        (b"a\n" + b"x" * read.MOST_BYTES, "lebih besar dari 5 MB"),
        (b"a\n" + b"x\n" * 50_001, "lebih dari 50.000 baris"),
    ],
)
def test_what_cannot_be_read_is_said(content, words):
    with pytest.raises(UnreadableSheet, match=words):
        read_sheet(content)


def test_an_empty_workbook_and_other_zip_files_are_refused():
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("photo.jpg", b"x")

    with pytest.raises(UnreadableSheet, match="kosong"):
        read_sheet(as_xlsx([]))
    with pytest.raises(UnreadableSheet, match="tidak dapat dibuka"):
        read_sheet(archive.getvalue())


def _with_sheet(xml: bytes) -> bytes:
    """A workbook whose one sheet is this XML."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(as_xlsx([["a"]]))) as source, zipfile.ZipFile(target, "w", 8) as zipped:
        for name in source.namelist():
            zipped.writestr(name, xml if name == "xl/worksheets/sheet1.xml" else source.read(name))
    return target.getvalue()


_SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
_CELL = b'<row r="%d"><c r="%s%d" t="inlineStr"><is><t>x</t></is></c></row>'


def test_two_cells_at_opposite_corners_do_not_fill_the_memory():
    content = _with_sheet(_SHEET % (_CELL % (1, b"A", 1) + _CELL % (1_048_576, b"XFD", 1_048_576)))

    with pytest.raises(UnreadableSheet, match="terlalu besar"):
        read_sheet(content)


def test_a_zip_bomb_is_refused():
    content = _with_sheet(_SHEET % (b"<row><c><v>1</v></c></row>" * 4_000_000))
    assert len(content) < read.MOST_BYTES

    with pytest.raises(UnreadableSheet):
        read_sheet(content)


@pytest.mark.parametrize("content", [_SHEET, b"csv"])
def test_a_million_empty_rows_are_passed_over(content):
    if content == b"csv":
        content = b"title,men\nx,1\n" + b",\n" * 1_000_000
    else:
        rows = b"".join(b'<row r="%d" s="1"/>' % number for number in range(3, 1_000_000))
        content = _with_sheet(_SHEET % (_CELL % (1, b"A", 1) + _CELL % (2, b"A", 2) + rows))

    assert len(read_sheet(content).rows) == 1


def _readable(content: bytes) -> None:
    try:
        sheet = read_sheet(content)
    except UnreadableSheet:
        return
    assert all(isinstance(cell, str) for row in sheet.rows for cell in row.cells)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_rows_or_a_sentence(content):
    _readable(content)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet='a1",;|\t\n\r\x00 é“', max_size=80), st.sampled_from(ENCODINGS))
def test_any_text_gives_rows_or_a_sentence(text, encoding):
    _readable(text.encode(encoding))


WORKBOOK = as_xlsx([["title", "men"], ["x", 1]])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(4, 4000), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_workbook_gives_rows_or_a_sentence(damages):
    content = bytearray(WORKBOOK)
    for place, value in damages:
        content[place % len(content)] = value
    _readable(bytes(content))
