"""make bench: what pages, imports and reports cost, each beside its goal."""

import io
import time
from pathlib import Path
from typing import TextIO
from uuid import uuid4

from flask import Flask
from lxml import html

from app.db import db
from app.sheets.write import XLSX
from tests import cast
from tests.bench.jobs import measure_many
from tests.bench.load import Load, Post, send_all
from tests.bench.measure import CALLS
from tests.bench.programmes import LARGE_REGENCY, SLUG, enrol_all
from tests.bench.regulations import add_regulations, count_states
from tests.bench.reports import measure_reports
from tests.bench.sheet import Sheet
from tests.bench.site import add_sessions, count_sessions, measured_site
from tests.bench.visitor import AS_A_BROWSER, SESSION, Visitor, after_a_write, as_sent, own_output
from tests.outreach.attendance_lists.files import as_xlsx
from tests.served import served, wait_for
from tests.test_selects import counted

COVERAGE = {"the nation": "ID", "a province": "19", "a regency": "19.01", "a subdistrict": "19.01.04"}
PERIOD = "2026-Q3"
ROOT = Path(__file__).parents[2]
OF_A_VILLAGE = ("/outreach/new", f"/areas/{cast.KACE_TIMUR}", "/unsent", "/outreach")
PAGES = (
    "/sign-in",
    *OF_A_VILLAGE,
    "/guide",
    "/regulations",
    "/reports",
    "/coverage/19",
    "/coverage/19.01.04",
)


def forty_names(sheet: int) -> dict:
    """Forty of the four hundred people of a village, who come again and again and whom nobody has matched yet."""
    names = [f"Peserta {_in_letters((sheet * 40 + row) % 400)} Contoh" for row in range(40)]
    sexes = {f"sex-{row}": "female" if row % 2 else "male" for row in range(40)}
    return {"name": names, "audience": [""] * 40, "home": [""] * 40, **sexes}


def _in_letters(number: int) -> str:
    return chr(65 + number // 20) + chr(97 + number % 20)


def measure_saving(sheet: Sheet, siti: Visitor) -> None:
    """A session and the 40 names of its sheet, as one village head sends them: two requests."""
    blank = siti.form("/outreach/new") | SESSION

    sessions = [as_sent(blank | {"key": uuid4().hex}) for _ in range(2 * CALLS)]

    def save_session() -> str:
        return siti.send("/outreach/new", sessions.pop())

    sheets = []
    for number in range(CALLS):
        address = save_session().removesuffix("/receipt") + "/names"
        sheets.append((address, as_sent(siti.form(f"{address}?table=1") | forty_names(number))))
    session = sheet.ratio("saving a session", lambda: save_session() and None)
    names = sheet.ratio("saving its 40 names", lambda: siti.send(*sheets.pop()) and None, 18)
    sheet.line("both requests together", f"{session + names:.1f} x")


def measure_pages(sheet: Sheet, admin: Visitor, rahmat: Visitor) -> dict[str, float]:
    """Each page as it is kept until the next write (the goal), and worked out anew; gives what the latter cost."""
    pages = {"list of sessions, 50 rows": (rahmat.get("/outreach"), 18.0)}
    pages |= {
        f"coverage of {name}": (admin.get(f"/coverage/{code}?period={PERIOD}"), 30.0) for name, code in COVERAGE.items()
    }
    anew = {}
    for name, (call, most) in pages.items():
        sheet.ratio(name, call, most)
        anew[name] = sheet.ratio(f"{name}, after a write", after_a_write(call))
    return anew


def measure_regulations(sheet: Sheet, app: Flask, rahmat: Visitor) -> None:
    add_regulations(app, 500, cast.BANGKA)
    of_500 = sheet.ratio("list of 500, after a write", after_a_write(rahmat.get("/regulations")), 60)
    add_regulations(app, 4500, cast.BANGKA)
    for name, address, most in (("list", "/regulations", 60), ("those that are late", "/regulations?clock=late", None)):
        call = rahmat.get(address)
        sheet.ratio(f"{name} of 5.000, 50 rows", call, 20)
        anew = sheet.ratio(f"{name} of 5.000, after a write", after_a_write(call), most)
        if address == "/regulations":
            sheet.line("list, after a write, grew from 500 to 5.000", f"{anew / of_500:.1f} times")
    register = "/reports/registers"
    sheet.seconds("district register of 5.000 as XLSX", rahmat.get(f"{register}.xlsx", XLSX), 5, 1)
    some = f"{register}.pdf?area={cast.MENDO_BARAT}&kind=head_decree"
    sheet.seconds("district register of some 420 as PDF", rahmat.get(some, "application/pdf"), 3, 3)
    add_regulations(app, 40_000)
    sheet.seconds("state of each, counted per province, one query", count_states(app), 5, 0.15)


def measure_programmes(sheet: Sheet, app: Flask, admin: Visitor) -> None:
    """The grid of a programme in which all villages of a large regency take part, and the stages of the nation."""
    villages = enrol_all(app, LARGE_REGENCY)
    grid = admin.get(f"/coverage/{LARGE_REGENCY}/programmes/{SLUG}")
    sheet.ratio(f"grid of {villages} villages", grid, 30)
    sheet.ratio(f"grid of {villages} villages, after a write", after_a_write(grid))
    weight = bytes_over_the_line(admin.client, f"/coverage/{LARGE_REGENCY}/programmes/{SLUG}")
    sheet.line(f"grid of {villages} villages, the page alone", f"{weight / 1000:.1f} kB", "<= 15 kB", weight <= 15_000)
    stages = admin.get("/coverage/ID/programmes")
    sheet.ratio("stages of the nation, after a write", after_a_write(stages))
    paper = f"/reports/programme-grid.pdf?area={LARGE_REGENCY}&programme={SLUG}"
    sheet.seconds(f"grid of {villages} villages as PDF", admin.get(paper, "application/pdf"), 3, 6)


def measure_reading(sheet: Sheet, siti: Visitor) -> None:
    """A spreadsheet of 400 names, uploaded and shown beside its own rows."""
    address = siti.post("/outreach/new", siti.form("/outreach/new") | SESSION).removesuffix("/receipt") + "/names/read"
    token = siti.form(address)["csrf_token"]
    rows = [[str(n), f"Peserta {_in_letters(n // 9)}{_in_letters(n % 9)} Contoh", "LP"[n % 2]] for n in range(1, 401)]
    book = as_xlsx([["No.", "Nama", "L/P"], *rows])

    def read_and_show() -> None:
        sent = {"csrf_token": token, "file": (io.BytesIO(book), "daftar.xlsx")}
        answer = siti.client.post(address, data=sent, follow_redirects=True, headers=AS_A_BROWSER)
        assert answer.status_code == 200
        assert "/read/" in answer.request.path

    sheet.seconds("a list of 400 names, read and previewed", read_and_show, 5, 1)


def measure_load(sheet: Sheet, app: Flask, siti: Visitor) -> None:
    """Sessions as phones send them, and sheets of 40 names, on gunicorn; the clients use the same cores."""
    with app.app_context():
        address = db.engine.url.render_as_string(hide_password=False)
    cookie = siti.client.get_cookie("session")
    headers = {"Cookie": f"session={cookie.value}", "X-CSRFToken": siti.client.get("/csrf").get_json()["token"]}
    with served(address, ROOT) as site:
        wait_for(f"{site}/healthz")
        blank = siti.form("/outreach/new") | SESSION
        for clients, posts, least in ((16, 1600, 300), (64, 1600, None)):
            sent = [Post("/outreach/send", as_sent(blank | {"key": uuid4().hex})) for _ in range(posts)]
            told(sheet, "sessions", send_all(site, headers, sent, clients), least)
        paths = [siti.post("/outreach/new", blank | {"key": uuid4().hex}) for _ in range(200)]
        paths = [path.removesuffix("/receipt") + "/names" for path in paths]
        sheets = [
            Post(path, as_sent(siti.form(f"{path}?table=1") | forty_names(number))) for number, path in enumerate(paths)
        ]
        for clients, share in ((16, sheets[::2]), (64, sheets[1::2])):
            told(sheet, "sheets of 40 names", send_all(site, headers, share, clients), None)


def told(sheet: Sheet, what: str, load: Load, least: int | None) -> None:
    goal = f">= {least} a s, 0 failed" if least else "0 failed"
    good = load.failed == 0 and (least is None or load.per_second >= least)
    sheet.line(f"{load.clients} clients, {what}", f"{load.per_second:.0f} a s, {load.failed} failed", goal, good)


def measure_weights(sheet: Sheet, app: Flask, admin: Visitor, siti: Visitor) -> None:
    """The first visit with all its styles and scripts, and the page alone, which is what a later one costs."""
    for address in PAGES:
        client = app.test_client() if address == "/sign-in" else (siti if address in OF_A_VILLAGE else admin).client
        sizes = [bytes_over_the_line(client, address)]
        page = html.fromstring(client.get(address).get_data())
        parts = page.cssselect("link[href^='/static'], script[src^='/static'], img[src^='/static']")
        sizes += [bytes_over_the_line(client, part.get("href") or part.get("src")) for part in parts]
        good = sum(sizes) <= 60_000 and sizes[0] <= 15_000
        sheet.line(address, f"{sum(sizes) / 1000:.1f} kB, page {sizes[0] / 1000:.1f}", "<= 60, 15 kB", good)


def bytes_over_the_line(client, address: str) -> int:
    return len(client.get(address, headers={"Accept-Encoding": "gzip"}).get_data())


def measure_selects(sheet: Sheet, app: Flask, admin: Visitor) -> None:
    for address in ("/outreach", "/regulations", *(f"/coverage/{code}?period={PERIOD}" for code in COVERAGE.values())):
        with counted(app) as selects:
            admin.get(address)()
        sheet.line(address, f"{len(selects)}", "<= 16", len(selects) <= 16)


def main(out: TextIO) -> None:
    sheet = Sheet(out)
    begun = time.perf_counter()
    print("Loading the whole nation and the demo ...", file=out, flush=True)
    with measured_site() as app:
        siti, rahmat, admin = (Visitor(app, person) for person in (cast.SITI, cast.RAHMAT, cast.ADMIN))
        first_count = count_sessions(app)
        print(f"{first_count} sessions, ready after {time.perf_counter() - begun:.0f} s", file=out)

        sheet.head("CPU of a request, signed in, in bare Flask pages (x)")
        before = measure_pages(sheet, admin, rahmat)
        measure_saving(sheet, siti)

        sheet.head("A file of names, on the clock, warm")
        measure_reading(sheet, siti)

        sheet.head("Many at once, over HTTP on 127.0.0.1")
        measure_load(sheet, app, siti)

        sheet.head("Printed reports, on the clock, warm")
        report = f"/reports/progress.pdf?period={PERIOD}&area="
        sheet.seconds("a village", admin.get(f"{report}{cast.PETALING}", "application/pdf"), 5, 0.5)
        sheet.seconds("a regency", admin.get(f"{report}{cast.BANGKA}", "application/pdf"), 3, 6)
        sheet.seconds("a province of 393 villages", admin.get(f"{report}{cast.BABEL}", "application/pdf"), 3, 6)

        sheet.head("Printed reports beside headless Chromium on the same HTML")
        measure_reports(sheet, app)
        sheet.head("Many reports at once, by a real worker")
        measure_many(sheet, app)
        sheet.head("First visit, compressed, styles included")
        measure_weights(sheet, app, admin, siti)
        sheet.head("Selects of a page")
        measure_selects(sheet, app, admin)

        sheet.head(f"Growth: ten times as many sessions, {first_count * 10}")
        add_sessions(app, first_count * 9)
        for name, now in measure_pages(sheet, admin, rahmat).items():
            sheet.line(f"{name}, after a write, grew", f"{now / before[name]:.1f} times")

        sheet.head("Programmes: every village of a large regency in one")
        measure_programmes(sheet, app, admin)

        sheet.head("Regulations: 5.000 in one district, then 40.000 over the whole nation")
        measure_regulations(sheet, app, rahmat)
    print(f"\n{sheet.missed} goals missed, {time.perf_counter() - begun:.0f} s in all", file=out)


if __name__ == "__main__":
    with own_output() as terminal:
        main(terminal)
