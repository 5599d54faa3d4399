"""The paper list goes in by keyboard alone, over a line that breaks: no name is lost, and none is doubled."""

import pytest
import sqlalchemy as sa
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from app.db import db
from app.outreach.models import Participant
from tests import cast
from tests.chromium import DESKTOP, PHONE, on_sqlite
from tests.outreach.answers import Quick
from tests.pages import Browser
from tests.records import count, store_session
from tests.test_every_page import FIND_VIOLATIONS

pytestmark = [on_sqlite, pytest.mark.chromium]

WIDE = {"width": 1280, "height": 900}
FORTY = [f"Peserta {first}{second}" for first in ("Ba", "De", "Ki", "Mu") for second in "ndarslitok"]


def type_row(page: Page, name: str, letter: str) -> None:
    """As on paper: the name, Enter, L or P, Enter."""
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    page.keyboard.type(letter)
    page.keyboard.press("Enter")


def stored(site) -> list[tuple[int, str]]:
    with site.app.app_context():
        query = sa.select(Participant.position, Participant.name).where(Participant.row_key.is_not(None))
        return [tuple(row) for row in db.session.execute(query.order_by(Participant.position))]


def open_sheet(site, viewport: dict, **options) -> Page:
    number = store_session(site.app)
    page = site.visit(cast.SITI, viewport=viewport, **options)
    page.goto(f"/outreach/{number}/names")
    page.locator("#name").focus()
    return page


def no_violation(page: Page) -> None:
    page.evaluate(Axe().axe_script)
    assert page.evaluate(FIND_VIOLATIONS) == []


@pytest.mark.parametrize("viewport", [WIDE, {"width": 360, "height": 640}], ids=["1280", "360"])
def test_forty_names_with_the_line_cut_in_the_middle(site, viewport):
    page = open_sheet(site, viewport)
    for number, name in enumerate(FORTY):
        if number == 15:
            expect(page.locator("#rows [data-edit]")).to_have_count(17)
            page.context.set_offline(True)
        if number == 30:
            expect(page.locator("#status")).to_contain_text("belum terkirim")
            expect(page.locator("#rows .state.due")).to_have_count(15)
            no_violation(page)
            page.context.set_offline(False)
        type_row(page, name, "LP"[number % 2].lower())
    expect(page.locator("#rows [data-edit]")).to_have_count(42)
    expect(page.locator("#rows .state")).to_have_count(0)
    expect(page.locator("#status")).to_contain_text("Tersimpan")

    assert stored(site) == [(position, name) for position, name in enumerate(FORTY, 3)]
    expect(page.locator("#tally h2")).to_have_text("42 dari 22 nama")
    expect(page.locator("#name")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("localStorage.length") == 0
    no_violation(page)


def test_an_answer_that_is_lost_on_its_way_makes_no_second_entry(site):
    page = open_sheet(site, PHONE)
    lost = []

    def lose(route) -> None:
        route.fetch()  # the site stores it, and the page never hears
        lost.append(route)
        route.abort()

    page.route("**/names/add", lose, times=1)
    type_row(page, "Nurhayati", "p")
    type_row(page, "Zulkifli", "l")

    expect(page.locator("#rows [data-edit]")).to_have_count(4)
    assert lost
    assert [name for _position, name in stored(site)] == ["Nurhayati", "Zulkifli"]


def test_names_that_had_not_gone_out_go_out_when_the_page_is_opened_again(site):
    page = open_sheet(site, PHONE)
    page.route("**/names/add", lambda route: route.abort())
    type_row(page, "Nurhayati", "p")
    expect(page.locator("#rows .state.due")).to_have_text("Belum terkirim")
    warned = []
    page.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.accept()))
    page.unroute("**/names/add")

    page.reload()

    expect(page.locator("#rows [data-edit]")).to_have_count(3)
    assert warned == ["beforeunload"]
    assert [name for _position, name in stored(site)] == ["Nurhayati"]


def test_a_sign_in_that_is_over_keeps_the_names_until_the_same_person_is_back(site):
    page = open_sheet(site, PHONE)
    cookies = page.context.cookies()
    page.context.clear_cookies()
    type_row(page, "Nurhayati", "p")
    expect(page.locator("#status")).to_contain_text("Anda sudah keluar")

    page.context.add_cookies(cookies)
    page.evaluate("dispatchEvent(new Event('online'))")

    expect(page.locator("#rows [data-edit]")).to_have_count(3)
    assert [name for _position, name in stored(site)] == ["Nurhayati"]


def test_who_came_before_is_chosen_with_the_arrows(site):
    earlier = store_session(site.app, key="earlier")
    Quick(Browser(site.app).sign_in(cast.SITI), f"/outreach/{earlier}").add(
        {"name": "Suryani", "hamlet": "Dusun II"}, {"name": "Surya Darma", "sex": "male"}
    )
    page = open_sheet(site, DESKTOP)
    page.keyboard.type("sur")
    expect(page.locator("#suggestions").get_by_role("option")).to_have_count(2)
    no_violation(page)

    page.keyboard.press("ArrowDown")
    expect(page.locator("#suggestions").get_by_role("option", selected=True)).to_contain_text("Surya Darma, L")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#chosen")).to_contain_text("Orang yang sama dengan Suryani, P; Dusun II")
    page.keyboard.press("Enter")

    expect(page.locator("#rows tr").first).to_contain_text("Suryani")
    expect(page.locator("#rows [data-edit]")).to_have_count(3)
    with site.app.app_context():
        keys = db.session.scalars(sa.select(Participant.person_key).where(Participant.name == "Suryani")).all()
    assert (len(keys), len(set(keys))) == (2, 1)


def test_a_row_is_corrected_removed_and_put_back_by_keyboard(site):
    page = open_sheet(site, DESKTOP)
    type_row(page, "Nurhayati", "p")
    page.get_by_role("link", name="Ubah Nurhayati").press("Enter")
    page.keyboard.type("Nur Hayati")
    page.keyboard.press("Enter")
    expect(page.locator("#rows tr").first).to_contain_text("Nur Hayati")

    page.get_by_role("link", name="Ubah Nur Hayati").press("Enter")
    page.get_by_role("button", name="Hapus dari daftar").press("Enter")
    expect(page.locator("#status")).to_contain_text("Nomor 3, Nur Hayati, dihapus dari daftar.")
    assert count(site.app, Participant) == 2
    page.get_by_role("button", name="Urungkan").press("Enter")

    expect(page.locator("#rows tr").first).to_contain_text("Nur Hayati")
    assert count(site.app, Participant) == 3
    assert not site.complaints


def test_an_empty_line_is_passed_over_with_enter_and_a_wrong_row_comes_back(site):
    page = open_sheet(site, DESKTOP)
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    type_row(page, "Nurhayati", "p")
    type_row(page, "1234567890", "l")

    page.get_by_role("button", name="Perbaiki").press("Enter")
    expect(page.locator("#wrong")).to_contain_text("tanpa NIK atau nomor HP")
    page.locator("#name").fill("Wahyu")
    page.keyboard.press("Enter")

    expect(page.locator("#rows [data-edit]")).to_have_count(4)
    assert stored(site) == [(4, "Nurhayati"), (5, "Wahyu")]


def test_on_a_phone_a_tap_on_the_letter_saves(site):
    number = store_session(site.app)
    context = site.chromium.new_context(base_url=site.url, viewport=PHONE, has_touch=True, is_mobile=True)
    site.contexts.append(context)
    context.add_cookies(site.visit(cast.SITI).context.cookies())
    page = context.new_page()
    page.goto(f"/outreach/{number}/names")
    for name, letter in (("Nurhayati", "P"), ("Zulkifli", "L")):
        page.locator("#name").fill(name)
        page.locator("#sexes span", has_text=letter).tap()

    expect(page.locator("#rows [data-edit]")).to_have_count(4)
    assert [name for _position, name in stored(site)] == ["Nurhayati", "Zulkifli"]
    expect(page.locator("#name")).to_be_focused()
