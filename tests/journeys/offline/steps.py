"""What a person does on a phone, with a line and without."""

from playwright.sync_api import Page, expect

from tests import cast
from tests.chromium import Site
from tests.journeys.steps import fill_in_session
from tests.signed_in import session_of

NOT_SENT = "Tersimpan di HP ini, belum terkirim"
_KEPT = """async () => {
  const mark = await caches.match('/mark');
  const who = mark && (await mark.json())[0];
  return who && who.startsWith(`${document.body.dataset.user} `) && Boolean(navigator.serviceWorker.controller);
}"""


def open_form(site: Site, person: cast.Person = cast.SITI, page: Page | None = None) -> Page:
    """The form on a phone that has kept its pages by now."""
    page = page or site.visit(person)
    keep_pages(page)
    return page


def keep_pages(page: Page) -> None:
    """Open the form and wait until the worker has kept it, and the list of what is unsent."""
    page.goto("/outreach/new")
    until(page, _KEPT)


def until(page: Page, script: str) -> None:
    """Wait for a promise of the page to come true, which wait_for_function does not."""
    for _ in range(500):
        if page.evaluate(script):
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"it never came true: {script}")


def write_down(page: Page, title: str = "Bahaya lowongan kerja palsu", **answers) -> None:
    fill_in_session(page, **answers)
    page.get_by_label("Nama kegiatan").fill(title)


def save(page: Page) -> None:
    page.get_by_role("button", name="Simpan kegiatan").click()


def save_unsent(page: Page, title: str = "Bahaya lowongan kerja palsu", **answers) -> None:
    """Write a session down without a line and save it: it waits on the phone."""
    page.goto("/outreach/new")
    write_down(page, title, **answers)
    save(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(NOT_SENT)


def waiting(page: Page) -> list[str]:
    """The titles of what waits on the phone."""
    titles = "one => one.fields.find(([name]) => name === 'title')[1]"
    return page.evaluate(f"queue.records().then(all => all.map({titles}))")


def wait_until_sent(page: Page) -> None:
    until(page, "async () => (await queue.records()).length === 0")


def send_now(page: Page) -> str:
    """What came of it: done, offline, login, busy."""
    return page.evaluate("queue.send({ wait: true, now: true })")


def become(site: Site, page: Page, person: cast.Person | None) -> None:
    """Somebody signs in on this phone; None: the sign-in is over."""
    page.context.clear_cookies()
    if person is not None:
        page.context.add_cookies([{"name": "session", "value": session_of(site.app, person), "url": site.url}])
