"""Somebody records one session after the other while everything that can go wrong on the way goes wrong at random."""

import contextlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Protocol

from playwright.sync_api import BrowserContext, Page
from playwright.sync_api import Error as BrowserError

from tests.journeys.offline.steps import until

_LEFT = "async () => [(await queue.records()).length, (await queue.drafts()).map((one) => one.key)]"
_SEND = """() => Promise.race([
  queue.send({ wait: true, now: true }), new Promise((resolve) => setTimeout(resolve, 20000, 'no answer'))])"""
_TAPS = ("one", "one", "two", "three", "enter")
_AFTERWARDS = ("wait", "wait", "wait", "close", "reload", "leave")


class Network(Protocol):
    """What lies between the phone and the site, and the site's own mishaps."""

    troubles: tuple[str, ...]

    def begin(self, trouble: str, random: Random) -> None: ...

    def heal(self) -> None: ...


@dataclass
class Sums:
    """What came of it: lost and doubled must be none. A record that is lost stands here with what happened to it."""

    lost: list[str]
    doubled: list[str]
    happened: Counter


def run_faults(
    phone: BrowserContext, network: Network, runs: int, random: Random, stored: Callable[[], list[str]]
) -> Sums:
    """`stored` gives the titles of the sessions that the site has in the end."""
    happened: Counter = Counter()
    recorded: dict[str, tuple] = {}
    page = phone.new_page()
    for number in range(runs):
        what = (random.choice(("none", "no line", *network.troubles)), random.choice(_TAPS), random.choice(_AFTERWARDS))
        title = f"Kegiatan {number}"
        happened.update(what)
        recorded[title] = what
        page = _record(phone, page, network, random, title, what)
        if random.random() < 0.6 or number == runs - 1:
            _settle(phone, page, network)
    titles = Counter(stored())
    lost = [f"{title}: {', '.join(what)}" for title, what in recorded.items() if not titles[title]]
    doubled = [f"{title}: {', '.join(what)}" for title, what in recorded.items() if titles[title] > 1]
    return Sums(lost, doubled, happened)


def _record(phone: BrowserContext, page: Page, network: Network, random: Random, title: str, what: tuple) -> Page:
    trouble, taps, afterwards = what
    _open_form(page)
    page.locator("#held_on").fill("2026-09-20")
    page.locator("#title").fill(title)
    page.locator("input[name=topics]").first.check()
    page.locator("#men").fill(str(random.randrange(1, 60)))
    if trouble == "no line":
        phone.set_offline(True)
    elif trouble != "none":
        network.begin(trouble, random)
    _tap(page, taps)
    page.wait_for_timeout(random.choice((0, 5, 20, 60, 150, 400)))
    if afterwards == "close":
        return _close(phone, page)
    if afterwards == "reload":
        _comes(page.reload)
    elif afterwards == "leave":
        _comes(lambda: page.goto("/unsent"))
    return page


def _open_form(page: Page) -> None:
    """The receipt of the one before may come in between."""
    for _attempt in range(50):
        if _comes(lambda: page.goto("/outreach/new")) and page.locator("#held_on").count():
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"the form does not open: {page.url}")


def _close(phone: BrowserContext, page: Page) -> Page:
    """Close the tab as a person does, and take another; now and then Chromium does not say that it is closed."""
    another = phone.new_page()
    with contextlib.suppress(BrowserError), page.expect_event("close", timeout=3000):
        page.close(run_before_unload=True)
    return another


def _tap(page: Page, taps: str) -> None:
    if taps == "enter":
        page.locator("#men").press("Enter")
        return
    save = page.get_by_role("button", name="Simpan kegiatan")
    save.click(click_count={"one": 1, "two": 2, "three": 3}[taps])


def _comes(go: Callable[[], object]) -> bool:
    """Whether a page came; one that goes elsewhere by itself, or the browser's own without a line, did not."""
    try:
        go()
    except BrowserError as error:
        if not any(words in error.message for words in ("net::ERR", "interrupted", "Not attached")):
            raise
        return False
    return True


def _settle(phone: BrowserContext, page: Page, network: Network) -> None:
    """As a person would once all is well: look at what is unsent, send it, and go on with what is only a draft."""
    state = ""
    for _attempt in range(40):
        network.heal()  # a trouble that was on its way may have come only now
        try:
            phone.set_offline(False)
            page.goto("/unsent")
            state = page.evaluate(_SEND)
            records, drafts = page.evaluate(_LEFT)
            if not records and not drafts:
                return
            for key in drafts:
                page.goto(f"/outreach/new?record={key}")
                until(
                    page,
                    f"document.querySelector('#key').value === '{key}' && document.querySelector('#men').value !== ''",
                )
                page.get_by_role("button", name="Simpan kegiatan").click()
                until(page, f"queue.draft('{key}').then((one) => !one)")
        except BrowserError as error:
            state = error.message
        page.wait_for_timeout(200)
    raise AssertionError(f"it is never sent: {state}")
