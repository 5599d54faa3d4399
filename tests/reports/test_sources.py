"""On screen a number of a report opens a list whose own totals give that very number; on paper nothing is linked."""

import io
import re
from urllib.parse import urlsplit

import pikepdf
import pytest

from tests import cast
from tests.coverage.recount import record_at_random
from tests.pages import Browser, Page
from tests.records import store_session
from tests.reports.described_sessions import record_described

AREAS = ("19.01", "19.71", cast.MENDO_BARAT, cast.KACE_TIMUR)
TOTALS = ("sessions", "attendance", "male", "female", "named")
HEADS = {
    "Kegiatan": "sessions",
    "Kehadiran": "attendance",
    "L+P": "attendance",
    "Jumlah": "attendance",
    "L": "male",
    "Laki-laki": "male",
    "P": "female",
    "Perempuan": "female",
    "Tercatat": "named",
    "Perdes PMI": "perdes",
    "Berlaku": "perdes",
}
INDICATORS = ("listed", "sessions", "attendance", "named", "perdes", "female", "listed")
SESSION_TABLES = ("held", "villages", "annex-villages", "organizers", "topics", "audiences")
VILLAGE_TABLES = ("reach", "regulated", "never", "programmes", "programme-children")


def whole(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def links_of(page: Page, table: str) -> list[tuple[int, str, str, int]]:
    """(number of the row, head of the column, address, number) of every number of a table that is a link."""
    found = []
    for grid in page.all(f".sheet table.{table}"):
        heads = [" ".join(cell.text_content().split()) for cell in grid.cssselect("thead th")]
        for at, row in enumerate(grid.cssselect("tbody tr:not(.group)")):
            for head, cell in zip(heads, row.cssselect("th, td"), strict=False):
                found += [
                    (at, head, link.get("href"), whole(link.text_content()))
                    for link in cell.cssselect("a")
                    if re.fullmatch(r"[\d.]+", link.text_content())
                ]
    return found


class Lists:
    """The lists that were opened, each once, and what each says that it has."""

    def __init__(self, browser: Browser):
        self.browser = browser
        self.opened: dict[str, Page] = {}

    def number(self, address: str, name: str) -> int:
        page = self.opened.setdefault(address, self.opened.get(address) or self.browser.open(address))
        path = urlsplit(address).path
        if path == "/outreach":
            return _of_sessions(page)[name]
        if path == "/regulations":
            told = page.text(".dense .page-head p.muted")
            return whole(re.search(r"dari ([\d.]+) desa", told)[1] if name == "perdes" else told.split()[0])
        if "/programmes/" in path:
            return len(page.all("main table.stack tbody tr"))
        return whole(page.text(".tabs [aria-current] .num"))


def _of_sessions(page: Page) -> dict[str, int]:
    return dict(zip(TOTALS, (whole(one) for one in page.texts(".figures .figure b")), strict=True))


@pytest.fixture
def lists(app, browser, admin) -> Lists:
    """Of random records: sessions with topics, groups and organisers, regulations, parts in a programme."""
    record_described(app, sessions=80)
    return Lists(browser.sign_in(admin))


def test_the_list_behind_a_number_has_just_that_many(lists):
    wrong, tried = [], 0
    for code in AREAS:
        page = lists.browser.open(f"/reports/progress?area={code}&period=2026-Q3")
        links = [(table, *link) for table in (*SESSION_TABLES, *VILLAGE_TABLES) for link in links_of(page, table)]
        for table, _row, head, address, number in links:
            name = HEADS.get(head, "listed") if table != "programmes" else "listed"
            if (counted := lists.number(address, name)) != number:
                wrong.append((code, table, head, address, number, counted))
        assert links or len(code) == 13
        tried += len(links)
    assert not wrong
    assert tried > 100


@pytest.mark.parametrize("period", ["2026-Q4", "2026-07-15..2026-09-20"])
def test_indicators_and_what_they_are_compared_with(lists, period):
    wrong = []
    for code in AREAS[1:]:
        page = lists.browser.open(f"/reports/progress?area={code}&period={period}")
        for row, head, address, number in [*links_of(page, "indicators"), *links_of(page, "comparison")]:
            name = INDICATORS[row]
            if name == "listed" and urlsplit(address).path == "/outreach":
                continue  # whether one village was reached: the list has its sessions
            if (counted := lists.number(address, name)) != number:
                wrong.append((code, row, head, address, number, counted))
    assert not wrong


def test_the_headline_figures(lists):
    for code in AREAS:
        page = lists.browser.open(f"/reports/progress?area={code}&period=2026-Q3")
        names = ("sessions", "attendance", "perdes") if len(code) == 13 else ("listed", "attendance", "perdes")
        for name, figure in zip(names, page.all(".sheet .figures .value b"), strict=True):
            for link in figure.cssselect("a"):
                if re.fullmatch(r"[\d.]+", link.text_content()):
                    assert lists.number(link.get("href"), name) == whole(link.text_content()), (code, name)
                else:
                    assert lists.browser.open(link.get("href")).path == "/regulations"


def test_from_a_number_down_to_the_sign_in_sheet(app, browser, siti):
    store_session(app)
    reading = browser.sign_in(siti)
    page = reading.open(f"/reports/progress?area={cast.KACE_TIMUR}&period=2026-Q3")
    [(_row, _head, address, number)] = [link for link in links_of(page, "sessions") if link[:2] == (0, "Tercatat")]

    session = reading.open(address)

    assert number == 2
    assert session.path.startswith("/outreach/")
    assert "Nurul Contoh" in reading.open(f"{session.path}/names").text()


def test_ages_are_told_apart_by_the_list(app, browser, siti):
    store_session(app)
    reading = browser.sign_in(siti)
    figures = reading.open(f"/outreach?area={cast.KACE_TIMUR}&since=2026-07-01&until=2026-09-30&counted=1")

    assert figures.texts(".figures .figure")[2:4] == [
        "9laki-laki8 dewasa, 1 di bawah 18 tahun",
        "13perempuan12 dewasa, 1 di bawah 18 tahun",
    ]


def test_the_list_says_what_narrows_it(app, browser, dewi):
    store_session(app)
    address = "/outreach?since=2026-07-01&until=2026-09-30&counted=1&organizer=Dinas+%26+Kejaksaan"
    page = browser.sign_in(dewi).open(address)

    form = page.all("main form[method=get]")[0]
    answers = page.answers(form)
    assert answers["organizer"] == ["Dinas & Kejaksaan"]
    assert answers["counted"] == ["1"]
    assert (answers["since"], answers["until"]) == (["2026-07-01"], ["2026-09-30"])


def test_nothing_is_linked_on_paper(app, browser, admin):
    record_at_random(app, seed=42)
    pdf = browser.sign_in(admin).open("/reports/progress.pdf?area=19.01.04&period=2026-Q3").body

    with pikepdf.open(io.BytesIO(pdf)) as read:
        links = [
            str(one.A.URI) for page in read.pages for one in page.get("/Annots", []) if "/URI" in one.get("/A", {})
        ]
    assert not [link for link in links if "/outreach" in link or "/coverage" in link or "/regulations" in link]
