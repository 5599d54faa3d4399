"""What pages cost on the whole nation, each beside its goal, and what the same pages cost on a hundredth of it."""

from collections.abc import Callable

from flask import Flask

from app.db import db
from app.sheets.write import XLSX
from tests.bench.measure import cpu
from tests.bench.nation.asking import ask_again
from tests.bench.nation.build import LEAD
from tests.bench.sheet import Sheet
from tests.bench.visitor import Visitor, after_a_write

PERIOD = "2026-Q3"
COVERAGE = {
    "the nation": f"/coverage/ID?period={PERIOD}",
    "a province of 8.500 villages": f"/coverage/33?period={PERIOD}",
    "a regency": f"/coverage/33.02?period={PERIOD}",
    "a subdistrict": f"/coverage/33.02.01?period={PERIOD}",
}

OTHERS = {
    "village page": "/areas/33.02.01.2001",
    "not reached, a regency": f"/coverage/33.02/not-reached?period={PERIOD}",
    "not reached, a province": f"/coverage/33/not-reached?period={PERIOD}",
    "villages that reported, a province": f"/coverage/33/villages?period={PERIOD}",
    "sessions of a regency": "/outreach?area=33.02",
    "sessions of the nation": "/outreach",
    "search": "/areas?q=sidomulyo",
    "report of a regency": f"/reports/progress?area=33.02&period={PERIOD}",
    "report of a province": f"/reports/progress?area=33&period={PERIOD}",
}
WORK_LIST = "/worklist/33"
LARGE_SHEET = "/worklist/33.xlsx"


def measure_pages(sheet: Sheet, app: Flask, small: Flask) -> None:
    here, there = Visitor(app, LEAD), Visitor(small, LEAD)
    for name, address in COVERAGE.items():
        sheet.ratio(name, here.get(address), 30)
        anew = sheet.ratio(f"{name}, after a write", after_a_write(here.get(address)), 30)
        _tell_sql(sheet, app, name, here.get(address), 10)
        before = sheet.ratio(f"{name}, after a write, of 20.000 sessions", after_a_write(there.get(address)))
        sheet.line(f"{name}, grew", f"{anew / before:.2f} x", "<= 1.2 x", anew <= 1.2 * before)
    weight = len(here.client.get(COVERAGE["the nation"], headers={"Accept-Encoding": "gzip"}).get_data())
    sheet.line("the nation, page and pictures", f"{weight / 1000:.1f} kB", "<= 100 kB", weight <= 100_000)
    _tell_sql(sheet, app, "work list of a province", here.get(WORK_LIST), 50)
    sheet.seconds("work list of a province as XLSX", here.get(LARGE_SHEET, XLSX), 3, 2)
    for name, address in OTHERS.items():
        call = here.get(address)
        taken = 1000 * cpu(after_a_write(call), 2)
        sheet.line(f"{name}, after a write", f"{taken:.0f} ms CPU, {_sql(app, call):.0f} ms SQL")


def _tell_sql(sheet: Sheet, app: Flask, name: str, call: Callable[[], None], most: float) -> None:
    taken = _sql(app, call)
    sheet.line(f"{name}, in SQL", f"{taken:.1f} ms", f"<= {most:g} ms", taken <= most)


def _sql(app: Flask, call: Callable[[], None]) -> float:
    with app.app_context():
        return sum(one.milliseconds for one in ask_again(db.engine, after_a_write(call)))
