"""The registers for a spreadsheet: a village's book as the form that is printed, the district's as a table to sort."""

from io import BytesIO

from xlsxwriter import Workbook

from app.i18n import day, force_locale
from app.printing.page import Paper
from app.regulations.vocabulary import KIND_RULES, THEME_NAMES, Theme
from app.reports.progress.layout import DEMO_MARK
from app.reports.registers.district_register import DistrictLine, DistrictRegister
from app.reports.registers.registers import Register
from app.sheets.write import Cell, Column, Form, Sheet

HEAD_ROWS = 3  # title, place, what is left out; then the names of the columns and their numbers
_PAPERS = {Paper.A4: 9, Paper.F4: 14}  # as Excel numbers them; 14 is Folio, 216 × 330 mm


def register_book(register: Register, paper: Paper) -> bytes:
    """The columns and cells of the printed book, ready to print; a line of a cell is a line there too."""
    target = BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"title": register.title, "author": register.author, "created": register.made_at})
        page = book.add_worksheet(register.form.title[:31])
        shown = {"valign": "top", "border": 1, "text_wrap": True}
        body, number = book.add_format(shown), book.add_format({**shown, "align": "center"})
        head = book.add_format({**shown, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#EAF3F1"})
        page.write_string(0, 0, register.form.name, book.add_format({"bold": True, "font_size": 14}))
        page.write_string(1, 0, f"{register.place}, {register.part}")
        page.write_string(2, 0, _told(register))
        for index, (name, width) in enumerate(register.form.columns):
            page.write_string(HEAD_ROWS, index, name, head)
            page.write_number(HEAD_ROWS + 1, index, index + 1, number)
            page.set_column(index, index, width)
        lines = (line for _year, lines in register.years for line in lines)
        for row, line in enumerate(lines, HEAD_ROWS + 2):
            page.write_number(row, 0, line.number, number)
            for index, cell in enumerate(line.cells, 1):
                page.write_string(row, index, "\n".join(cell), body)
        page.freeze_panes(HEAD_ROWS + 2, 0)
        page.repeat_rows(HEAD_ROWS, HEAD_ROWS + 1)
        page.set_landscape()
        page.set_paper(_PAPERS[paper])
        page.fit_to_pages(1, 0)
        page.set_footer("&RHalaman &P dari &N")
    return target.getvalue()


def _told(register: Register) -> str:
    """The day that it is about, and what is not in it."""
    with force_locale("id"):
        told = [f"Keadaan {day(register.on)}"]
    if register.drafts:
        told.append(f"tidak dimuat: {register.drafts} rancangan yang belum ditetapkan")
    return "; ".join([*told, DEMO_MARK] if register.is_demo else told)


def district_sheet(register: DistrictRegister) -> Sheet:
    """A row for each regulation; a day is a day, and a word where there is none."""
    with force_locale("id"):
        themes = {theme: str(name) for theme, name in THEME_NAMES.items()}
        facts = [register.name, register.area, f"Keadaan {day(register.on)}", register.part]
        rows = [_row(line, themes) for line in register.lines]
    return Sheet("Daftar peraturan", (*facts, DEMO_MARK if register.is_demo else ""), _COLUMNS, rows)


_COLUMNS = (
    Column("Kode", width=14),
    Column("Desa atau kelurahan", width=26),
    Column("Kecamatan", width=20),
    Column("Kabupaten atau kota", width=24),
    Column("Jenis", width=26),
    Column("Nomor", Form.COUNT, 8),
    Column("Tahun", Form.YEAR, 8),
    Column("Tentang", width=50),
    Column("Tema", width=28),
    Column("Keadaan", width=24),
    Column("Ditetapkan", Form.DAY, 12),
    Column("Diundangkan", Form.DAY, 12),
    Column("Dilaporkan", Form.DAY, 12),
    Column("Terlambat (hari)", Form.COUNT, 16),
)


def _row(line: DistrictLine, themes: dict[Theme, str]) -> tuple[Cell, ...]:
    row = line.row
    return (
        row.area_code,
        line.village,
        row.subdistrict or "-",
        line.regency,
        KIND_RULES[row.kind].name,
        row.number,
        row.year,
        line.title,
        themes[row.theme],
        line.state,
        *line.days,
        "-" if line.late is None else line.late,
    )
