"""Every page that a person may open, in a real Chromium: accessible, no wider than a phone, light, and silent."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import cast
from tests.access import PEOPLE, ROWS, places
from tests.chromium import DESKTOP, PHONE, on_sqlite

pytestmark = [on_sqlite, pytest.mark.chromium]

MOST_BYTES = 60_000
VISITORS = {"nobody": None, "siti": cast.SITI, "dewi": cast.DEWI, "ayu": cast.AYU, "admin": cast.ADMIN}
EMPTY_PAGES = ("/outreach", "/outreach/bin", "/regulations", "/regulations/bin", "/areas?q=tidak-ada", "/tidak-ada")


def addresses(app, person: str) -> list[str]:
    """The pages of the access table that this person may see; files to download are none."""
    column = 3 + PEOPLE.index(person)
    where = places(app)
    return [
        address.format(**where)
        for method, endpoint, address, *statuses in ROWS
        if method == "GET" and (statuses[column - 3] == "200")
        if not endpoint.endswith(("csv", "xlsx", "pdf", "template", "health.check"))
    ]


class Watched:
    """A page of Chromium whose bytes over the line are counted, with nothing kept from the page before."""

    def __init__(self, page):
        self.page = page
        self.bytes = 0
        self.line = page.context.new_cdp_session(page)
        self.line.send("Network.enable")
        self.line.send("Network.setCacheDisabled", {"cacheDisabled": True})
        self.line.on("Network.loadingFinished", self._count)

    def _count(self, event: dict) -> None:
        self.bytes += int(event["encodedDataLength"])

    def faults(self, address: str) -> list[str]:
        self.bytes = 0
        self.page.set_viewport_size(PHONE)
        self.page.goto(address, wait_until="load")
        faults = [] if self.bytes <= MOST_BYTES else [f"{self.bytes} bytes on first visit"]
        for viewport in (PHONE, DESKTOP):
            self.page.set_viewport_size(viewport)
            faults.extend(self._faults_at(viewport["width"]))
        return [f"{address}: {fault}" for fault in faults]

    def _faults_at(self, width: int) -> list[str]:
        widest = self.page.evaluate("document.documentElement.scrollWidth")
        found = [f"{widest} px wide on a screen of {width}"] if widest > width else []
        for violation in Axe().run(self.page).response["violations"]:
            where = "; ".join(" ".join(node["target"]) for node in violation["nodes"][:3])
            found.append(f"{violation['id']} at {width} px: {where}")
        return found


@pytest.mark.parametrize("name", VISITORS)
def test_every_page_is_accessible_narrow_light_and_silent(site, name):
    pages = addresses(site.app, name)
    watched = Watched(site.visit(VISITORS[name]))

    faults = [fault for address in pages for fault in watched.faults(address)]

    assert not faults + site.complaints, "\n".join(faults + site.complaints)


def test_pages_with_nothing_to_show_are_too(site):
    watched = Watched(site.visit(cast.SITI))

    faults = [fault for address in EMPTY_PAGES for fault in watched.faults(address)]

    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("address", ["/outreach/new", "/regulations/new", "/account"])
def test_a_form_with_something_to_correct_is_too(site, address):
    page = site.visit(cast.SITI)
    page.goto(address)
    page.locator("main form[method=post] button").last.click()
    page.wait_for_load_state()

    assert page.locator("#faults").is_visible()
    assert Watched(page)._faults_at(PHONE["width"]) == []


def test_the_pages_are_fine_in_english(site):
    page = site.visit(cast.SITI)
    page.goto("/language/en?next=/outreach/new")
    watched = Watched(page)

    assert page.locator("html").get_attribute("lang") == "en"
    assert watched.faults("/outreach/new") == []
