"""Every page that a person may open, in a real Chromium: accessible, no wider than a phone, light, and silent."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import cast
from tests.access import PEOPLE, ROWS, places
from tests.chromium import DESKTOP, PHONE, on_sqlite

pytestmark = [on_sqlite, pytest.mark.chromium]

MOST_BYTES = 60_000
TO_PRINT = {"/guide/all": 120_000}  # all chapters with all their pictures, which nobody opens on the way
# The village and its staff see nearly every page; of the others those that are different for them.
VISITORS = {
    "nobody": (None, ""),
    "siti": (cast.SITI, ""),
    "dewi": (cast.DEWI, ""),
    "rahmat": (cast.RAHMAT, ("regulations.new_regional", "regulation_settings.")),
    "ayu": (cast.AYU, ("coverage.", "programmes.new", "programmes.edit")),
    "admin": (cast.ADMIN, "accounts."),
}
EMPTY_PAGES = (
    "/",
    f"/nil-reports/{cast.KACE_TIMUR}",
    "/outreach",
    "/outreach/bin",
    "/regulations",
    "/regulations/bin",
    "/areas?q=tidak-ada",
    "/tidak-ada",
)


AXE = Axe().axe_script
FIND_VIOLATIONS = """() => axe.run(document, {resultTypes: ["violations"]}).then((found) =>
  found.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.target).join("; ")}`))"""


def addresses(app, person: str, prefix: str | tuple[str, ...]) -> list[str]:
    """The pages of the access table that this person may see; files to download are none.

    What is open to everybody is looked at without an account: the menu above it stands on every other page.
    """
    column = PEOPLE.index(person)
    where = places(app)
    return [
        address.format(**where)
        for method, endpoint, address, *statuses in ROWS
        if method == "GET" and statuses[column] == "200" and endpoint.startswith(prefix)
        if person == "nobody" or statuses[0] != "200"
        if not endpoint.endswith(
            (
                "csv",
                "json",
                "xlsx",
                "pdf",
                "template",
                "health.check",
                "outreach.file",
                "enrolments.evidence_file",
                "reports.emblem_file",
                "regulations.file",
                "regulations.export_file",
                "outreach.people",
                "phone.csrf",
                "phone.worker",
                "phone.manifest",
            )
        )
    ]


class Watched:
    """A page of Chromium whose bytes over the line are counted, with nothing kept from the page before."""

    def __init__(self, page):
        self.page = page
        self.bytes = 0
        page.context.add_init_script(AXE)  # for each page that it will open: to send it anew is slow
        self.line = page.context.new_cdp_session(page)
        self.line.send("Network.enable")
        self.line.send("Network.setCacheDisabled", {"cacheDisabled": True})
        self.line.send("Network.setBypassServiceWorker", {"bypass": True})  # it answers from what it keeps
        self.line.on("Network.loadingFinished", self._count)

    def _count(self, event: dict) -> None:
        self.bytes += int(event["encodedDataLength"])

    def faults(self, address: str) -> list[str]:
        self.bytes = 0
        self.page.set_viewport_size(PHONE)
        self.page.goto(address, wait_until="load")
        faults = [] if self.bytes <= TO_PRINT.get(address, MOST_BYTES) else [f"{self.bytes} bytes on first visit"]
        for viewport in (PHONE, DESKTOP):
            self.page.set_viewport_size(viewport)
            faults.extend(self.faults_at(viewport["width"]))
        return [f"{address}: {fault}" for fault in faults]

    def faults_at(self, width: int) -> list[str]:
        widest = self.page.evaluate("document.documentElement.scrollWidth")
        found = [f"{widest} px wide on a screen of {width}"] if widest > width else []
        if not self.page.evaluate("typeof axe === 'object'"):
            self.page.evaluate(AXE)
        return found + [f"at {width} px {violation}" for violation in self.page.evaluate(FIND_VIOLATIONS)]


@pytest.mark.parametrize("name", VISITORS)
def test_every_page_is_accessible_narrow_light_and_silent(site, name):
    person, prefix = VISITORS[name]
    pages = addresses(site.app, name, prefix)
    watched = Watched(site.visit(person))

    faults = [fault for address in pages for fault in watched.faults(address)]

    assert not faults + site.complaints, "\n".join(faults + site.complaints)


def test_a_page_with_faults_is_found_out(site):
    watched = Watched(site.visit(cast.SITI))
    watched.page.goto("/outreach/new")
    bad = f"<input id=bad><p class=text-nowrap>{'wide ' * 40}</p><p style='color: red'>refused by the policy</p>"
    watched.page.evaluate("markup => document.querySelector('main').insertAdjacentHTML('beforeend', markup)", bad)

    faults = " ".join(watched.faults_at(PHONE["width"]))

    assert "px wide" in faults
    assert "label: #bad" in faults
    assert [one for one in site.complaints if "style" in one]


def test_pages_with_nothing_to_show_are_too(site):
    watched = Watched(site.visit(cast.SITI))

    faults = [fault for address in EMPTY_PAGES for fault in watched.faults(address)]

    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("address", ["/outreach/new", "/regulations/new", "/account"])
def test_a_form_with_something_to_correct_is_too(site, address):
    page = site.visit(cast.SITI)
    page.goto(address)
    page.locator("main form[method=post] button.btn-primary").last.click()

    page.locator("#faults").wait_for()
    assert Watched(page).faults_at(PHONE["width"]) == []


def test_the_pages_are_fine_in_english(site):
    page = site.visit(cast.SITI)
    page.goto("/language/en?next=/outreach/new")
    watched = Watched(page)

    assert page.locator("html").get_attribute("lang") == "en"
    assert watched.faults("/outreach/new") == []
