"""The phone is switched off and on again where there is no line, and the server is away too."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from app.outreach.models import OutreachSession
from tests import cast
from tests.chromium import OPTIONS, PHONE, Site, find_program, on_sqlite
from tests.journeys.offline.steps import open_form, save_unsent, wait_until_sent
from tests.records import count
from tests.signed_in import session_of

pytestmark = [on_sqlite, pytest.mark.chromium]


def switched_on(site: Site, folder: Path) -> BrowserContext:
    """A browser that finds in the folder what it stored there before."""
    phone = site.chromium.browser_type.launch_persistent_context(
        folder, executable_path=find_program(), args=OPTIONS, base_url=site.url, viewport=PHONE, locale="id-ID"
    )
    phone.set_default_timeout(10_000)
    site.contexts.append(phone)
    return phone


def test_the_form_opens_and_what_waits_is_still_there(site, line, tmp_path):
    phone = switched_on(site, tmp_path)
    phone.add_cookies(
        [{"name": "session", "value": session_of(site.app, cast.SITI), "url": site.url, "expires": 4102444800}]
    )
    page = open_form(site, page=phone.pages[0])
    phone.set_offline(True)
    save_unsent(page, "Sebelum dimatikan")
    phone.close()

    with line.down():
        page = switched_on(site, tmp_path).pages[0]
        save_unsent(page, "Sesudah dihidupkan")
        page.goto("/unsent")
        expect(page.locator("#records h2")).to_have_text(["Sebelum dimatikan", "Sesudah dihidupkan"])
        assert count(site.app, OutreachSession) == 0

    page.get_by_role("button", name="Kirim sekarang").click()
    wait_until_sent(page)
    assert count(site.app, OutreachSession) == 2
