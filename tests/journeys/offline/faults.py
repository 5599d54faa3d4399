"""Somebody records one session after the other while everything that can go wrong on the way goes wrong at random."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Protocol

from playwright.sync_api import BrowserContext, Page
from playwright.sync_api import Error as BrowserError

from tests.journeys.offline.steps import until

_LEFT = "async () => [(await queue.records()).length, (await queue.drafts()).map((one) => one.key)]"
_TAPS = ("one", "one", "two", "three", "enter")
_AFTERWARDS = ("wait", "wait", "wait", "close", "reload", "leave")


class Network(Protocol):
    """What lies between the phone and the site, and the site's own mishaps."""

    troubles: tuple[str, ...]

    def begin(self, trouble: str, random: Random) -> None: ...

    def heal(self) -> None: ...


@dataclass
class Sums:
    """What came of it: both must be none."""

    runs: int
    lost: int
    doubled: int
    happened: Counter


def run_faults(
    phone: BrowserContext, network: Network, runs: int, random: Random, stored: Callable[[], list[str]]
) -> Sums:
    """`stored` gives the titles of the sessions that the site has in the end."""
    happened: Counter = Counter()
    page = phone.new_page()
    for number in range(runs):
        trouble = random.choice(("none", "no line", *network.troubles))
        taps, afterwards = random.choice(_TAPS), random.choice(_AFTERWARDS)
        happened.update((trouble, taps, afterwards))
        page = _record(phone, page, network, random, f"Kegiatan {number}", (trouble, taps, afterwards))
        if random.random() < 0.6 or number == runs - 1:
            _heal(phone, network)
            _settle(page)
    titles = Counter(stored())
    lost = [title for title in (f"Kegiatan {number}" for number in range(runs)) if not titles[title]]
    return Sums(runs, len(lost), sum(count - 1 for count in titles.values() if count > 1), happened)


def _record(phone: BrowserContext, page: Page, network: Network, random: Random, title: str, what: tuple) -> Page:
    trouble, taps, afterwards = what
    page.goto("/outreach/new")
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
        another = phone.new_page()
        page.close()
        return another
    if afterwards == "reload":
        _whatever_comes(page.reload)
    elif afterwards == "leave":
        _whatever_comes(lambda: page.goto("/unsent"))
    return page


def _tap(page: Page, taps: str) -> None:
    if taps == "enter":
        page.locator("#men").press("Enter")
        return
    save = page.get_by_role("button", name="Simpan kegiatan")
    save.click(click_count={"one": 1, "two": 2, "three": 3}[taps])


def _whatever_comes(go: Callable[[], object]) -> None:
    """The browser's own page without a line is an answer too."""
    try:
        go()
    except BrowserError as error:
        if "net::ERR" not in error.message and "interrupted" not in error.message and "ABORTED" not in error.message:
            raise


def _heal(phone: BrowserContext, network: Network) -> None:
    network.heal()
    phone.set_offline(False)


def _settle(page: Page) -> None:
    """As a person would: look at what is unsent, send it, and go on with what is only a draft."""
    for _attempt in range(50):
        try:
            page.goto("/unsent")
            page.evaluate("queue.send({ wait: true, now: true })")
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
        except BrowserError:
            page.wait_for_timeout(100)
    raise AssertionError(f"it is never sent: {page.evaluate('queue.records()')} {page.evaluate('queue.drafts()')}")
