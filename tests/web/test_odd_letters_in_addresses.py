"""Letters that no address of ours has: they are refused with a page, on either database."""

import pytest

from tests import cast

ADDRESSES = (
    "/reports?area=%00",
    "/reports/progress?area=19.01&period=%00",
    "/reports/issued?area=19.01%00",
    "/reports/letterhead/19.01%00",
    "/verify/7K3M%00",
    "/outreach?area=%00",
    "/coverage/19.01%00",
    "/open/%00",
    "/outreach/new?draft=%00",
    "/areas?q=%00",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_letter_of_no_value_is_no_fault_of_ours(browser, rahmat, address):
    response = browser.sign_in(rahmat).client.get(address)

    assert response.status_code in (200, 400, 404)


@pytest.mark.parametrize("target", ["/reports%0D%0ASet-Cookie:x=1", "/%09/evil.example", "/%0A/evil.example"])
def test_nobody_is_led_to_an_address_with_a_line_break(browser, target):
    response = browser.client.get(f"/language/en?next={target}")

    assert (response.status_code, response.location) == (302, "/")


def test_a_key_with_a_letter_of_no_value_is_none(browser, dewi):
    address = f"/reports/issue?area={cast.MENDO_BARAT}&period=2026-Q3"
    page = browser.sign_in(dewi).open(address)
    answers = page.answers(page.form("Terbitkan laporan")) | {"key": ["\0"], "number": [""]}

    assert page.browser.client.post(address, data=answers).status_code in (200, 400)
