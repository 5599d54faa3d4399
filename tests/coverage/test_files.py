"""The table as a spreadsheet: the rows of the page in its order, numbers as numbers, no formulas."""

import csv
import zipfile
from datetime import date
from io import BytesIO, StringIO

import pytest
from python_calamine import CalamineWorkbook

from app.areas.models import Area
from app.db import write_tx
from app.sheets.write import Column, Form, Sheet, to_csv, to_xlsx
from tests import cast
from tests.coverage.recount import record_at_random
from tests.coverage.test_page import rows_of
from tests.records import store_session


def read_csv(page) -> list[list[str]]:
    assert page.response.mimetype == "text/csv"
    return list(csv.reader(StringIO(page.body.decode("utf-8-sig"))))


def read_xlsx(page) -> list[list]:
    return CalamineWorkbook.from_filelike(BytesIO(page.body)).get_sheet_by_index(0).to_python()


def shown(number: str) -> str:
    """1234 as the page writes it."""
    return f"{int(number):,}".replace(",", ".").replace("-", "\u2212") if number.lstrip("-").isdigit() else number


@pytest.mark.parametrize(
    "query",
    [
        "period=2026-Q3",
        "period=2026&sort=attendance&dir=desc",
        "period=2026-S1&sort=name&compare=year&show=not-reached",
        "period=2026-Q3&q=bel&columns=name&columns=reached&columns=named&columns=planned",
    ],
)
@pytest.mark.parametrize("code", ["19", "19.01"])
def test_the_files_hold_what_the_page_shows(app, browser, ayu, code, query):
    record_at_random(app, 11)
    lead = browser.sign_in(ayu)
    page = rows_of(lead.open(f"/coverage/{code}?{query}"))
    facts, head, *lines = read_csv(lead.open(f"/coverage/{code}.csv?{query}"))

    assert facts[0].startswith("Cakupan ")
    assert facts[2] == "data per 7 Oktober 2026"
    assert [line[1] for line in lines] == list(page)
    for line in lines:
        written, cells = dict(zip(head, line, strict=True)), page[line[1]]
        assert cells["Dijangkau"] == f"{shown(written['Dijangkau'])} dari {shown(written['dari desa/kel.'])}"
        for name in {"Beda", "Kegiatan", "Kehadiran", "Orang unik", "Tercatat", "Perdes direncanakan"} & set(head):
            assert cells[name].lstrip("+") == shown(written[name])
        if "Perdes berlaku" in head:
            perdes = f"{shown(written['Perdes berlaku'])} dari {shown(written['Desa'])}"
            assert cells["Perdes berlaku"] == (perdes if written["Desa"] != "-" else "-")
    shown_columns = [name for name in next(iter(page.values())) if not name.startswith(("garis", "12 bulan"))]
    assert set(shown_columns) <= set(head)

    sheet = read_xlsx(lead.open(f"/coverage/{code}.xlsx?{query}"))
    assert [str(cell) for cell in sheet[1]] == head
    for line, cells in zip(lines, sheet[2:], strict=True):
        for written, cell in zip(line, cells, strict=True):
            if isinstance(cell, float) and written not in ("-", ""):
                assert float(written) == pytest.approx(cell, abs=0.00005)
            else:
                assert written == str(cell)


def test_the_twelve_months_are_twelve_columns(app, browser, ayu):
    store_session(app)
    head, *lines = read_csv(browser.sign_in(ayu).open("/coverage/19.csv?period=2026-Q3&columns=months"))[1:]

    assert head[2:] == [f"{month} 2025" for month in ("Okt", "Nov", "Des")] + [
        f"{month} 2026" for month in "Jan Feb Mar Apr Mei Jun Jul Agu Sep".split()
    ]
    assert lines[0][1:] == ["Kab. Bangka", *["0"] * 11, "1"]
    assert lines[1][2:] == ["belum lapor"] * 12


def test_numbers_and_days_are_numbers_and_days(app, browser, dewi):
    record_at_random(app, 12)

    sheet = read_xlsx(browser.sign_in(dewi).open("/coverage/19.01.04.xlsx?period=2026"))

    head = sheet[1]
    spoken = [row for row in sheet[2:-1] if row[head.index("Kegiatan")] != "belum lapor"]
    assert spoken
    counts = [head.index(name) for name in ("Dijangkau", "Kegiatan", "Kehadiran", "Orang unik")]
    assert all(isinstance(row[column], float) for row in spoken for column in counts)
    assert any(isinstance(row[head.index("Kegiatan terakhir")], date) for row in spoken)


def test_a_single_village_has_no_share_and_no_change_in_the_file_either(browser, dewi):
    head = read_csv(browser.sign_in(dewi).open("/coverage/19.01.04.csv"))[1]

    assert "Bagian" not in head
    assert "Beda" not in head


def test_text_that_looks_like_a_formula_is_only_text(app, browser, dewi):
    with app.app_context(), write_tx() as tx:
        village = tx.query(Area).filter_by(code=cast.PETALING).one()
        name, village.name = village.name, '=HYPERLINK("http://x","y")'
    try:
        page = browser.sign_in(dewi).open("/coverage/19.01.04/not-reached.csv")
        names = [line[2] for line in read_csv(page)[2:]]
        file = browser.sign_in(dewi).open("/coverage/19.01.04/not-reached.xlsx")
    finally:
        with app.app_context(), write_tx() as tx:
            tx.query(Area).filter_by(code=cast.PETALING).one().name = name
    assert '\'=HYPERLINK("http://x","y")' in names
    with zipfile.ZipFile(BytesIO(file.body)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("risky", ["=1+1", "+62", "-3", "@x", "\tx", "\rx"])
def test_every_beginning_that_a_spreadsheet_would_run_is_disarmed(risky):
    sheet = Sheet("T", (risky,), (Column(risky), Column("n", Form.COUNT)), [(risky, -3), ("-", 0)])

    lines = list(csv.reader(StringIO(to_csv(sheet).decode("utf-8-sig"))))

    assert lines == [[f"'{risky}"], [f"'{risky}", "n"], [f"'{risky}", "-3"], ["-", "0"]]
    assert to_xlsx(sheet)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_file_for_a_period_that_makes_no_sense_leads_to_the_page_that_says_so(browser, ayu, ending):
    lead = browser.sign_in(ayu)

    assert "bukan periode" in lead.open(f"/coverage/19.{ending}?period=x").text()
    assert "bukan periode" in lead.open(f"/coverage/19/not-reached.{ending}?period=x").text()


@pytest.mark.parametrize("address", ["/coverage/19.csv", "/coverage/19.xlsx", "/coverage/19/not-reached.csv"])
def test_files_of_other_areas_do_not_exist(browser, rahmat, address):
    browser.sign_in(rahmat).open(address, status=404)
