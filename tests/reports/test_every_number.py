"""Every number of a preview that is a link is walked: the page behind it shows that number, and nobody meets a 404."""

import re
from random import Random

import pytest
from sqlalchemy import select

from app.areas.queries import find_area
from app.coverage.models import Indicator, Target
from app.db import write_tx
from app.outreach.models import OutreachSession
from tests import cast
from tests.chromium import on_sqlite
from tests.pages import Browser, Page
from tests.reports.described_sessions import record_described

pytestmark = on_sqlite  # where links lead; what the lists say is asked of both databases in test_sources
WORDS = {"satu": 1, "seorang": 1, "baru satu": 1}
MOST_OF_A_TABLE = 6  # links, chosen by chance; tests/reports/test_sources.py walks the tables by their columns
NUMBER = re.compile(r"\d+(?:\.\d{3})*")
NAMES_A_PERIOD = re.compile(r"(triwulan|bulan|semester|tahun|masa|hari) (sebelumnya|yang sama)")


def numbers(text: str) -> set[int]:
    return {int(one.replace(".", "")) for one in NUMBER.findall(text)}


def links_of(page: Page) -> list[tuple[str, int | None, str]]:
    """(address, number, what stands around it): in sentences and pictures all, in a table some."""
    found, chance = [], Random(7)
    for block in page.all(".sheet p, .sheet li, .sheet svg, .sheet table"):
        links = []
        for link in block.xpath(".//*[local-name()='a'][@href]"):
            words = " ".join(link.text_content().split()).partition(" dari ")[0].partition("/")[0].strip()
            told = {WORDS[words.lower()]} if words.lower() in WORDS else numbers(words)
            is_other = link.get("aria-label") or "%" in words or NAMES_A_PERIOD.match(words)
            is_number = not is_other and len(told) == 1
            links.append((link.get("href"), told.pop() if is_number else None, " ".join(block.text_content().split())))
        found += chance.sample(links, min(len(links), MOST_OF_A_TABLE)) if block.tag == "table" else links
    return found


def shown(page: Page) -> set[int]:
    """The numbers of which the list consists, or that the page is about."""
    path = page.path
    if path == "/outreach":
        return numbers(" ".join(page.texts(".figures .figure")))
    if path == "/regulations":
        return numbers(page.text(".dense .page-head p.muted").partition(",")[0]) | numbers(
            page.text(".dense .page-head p.muted").rpartition(",")[2]
        )
    if path.endswith(("/villages", "/not-reached")):
        return numbers(page.text(".tabs [aria-current] .num"))
    if "/programmes/" in path or path.startswith("/areas/"):
        return {len(page.all("main table tbody tr"))} | numbers(" ".join(page.texts("main table td, main .figure")))
    return numbers(page.text("main"))


class Walk:
    def __init__(self, browser: Browser):
        self.browser, self.opened = browser, {}

    def wrong(self, address: str) -> list[str]:
        found = []
        for to, number, around in links_of(self.browser.open(address)):
            page = self.opened.get(to) or self.browser.open(to)
            self.opened[to] = page
            if page.status != 200 or (number is not None and number not in shown(page)):
                found.append(f"{number} in “{around[:120]}”: {to} ({page.status})")
        return found


@pytest.fixture
def recorded(app) -> None:
    record_described(app, sessions=120)
    chance = Random(41)
    with app.app_context(), write_tx() as tx:
        for outreach in tx.scalars(select(OutreachSession)):
            if chance.random() < 0.2:
                outreach.women, outreach.girls = 0, 0


@pytest.mark.parametrize(
    ("code", "period"),
    [
        ("ID", "2026-Q3"),
        ("19", "2026-Q4"),
        ("19.01", "2026-07-15..2026-09-20"),
        ("19.71", "2026-Q3"),
        (cast.MENDO_BARAT, "2026-Q3"),
        (cast.KACE_TIMUR, "2026-Q3"),
    ],
)
def test_the_page_behind_a_number_shows_it(app, browser, admin, recorded, code, period):
    wrong = Walk(browser.sign_in(admin)).wrong(f"/reports/progress?area={code}&period={period}")

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("name", "code"), [("siti", cast.KACE_TIMUR), ("dewi", cast.MENDO_BARAT), ("rahmat", "19.01"), ("ayu", "19")]
)
def test_nobody_is_shown_a_link_that_he_may_not_open(app, browser, request, recorded, name, code):
    with app.app_context(), write_tx() as tx:
        area = find_area(code)
        tx.add(Target(area_id=area.id, period="2026-Q3", indicator=Indicator.SESSIONS, value=9))
    reading = browser.sign_in(request.getfixturevalue(name))
    page = reading.open(f"/reports/progress?area={code}&period=2026-Q3")

    addresses = {link.get("href") for link in page.all(".sheet a")}
    some = [to for to in sorted(addresses) if not to.startswith(("/outreach?area=", "#"))]
    assert f"/targets/{code}?period=2026-Q3" in some
    for to in Random(5).sample(some, min(len(some), 40)):
        assert reading.open(to).status == 200
