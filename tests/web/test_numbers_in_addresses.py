"""A number that no record can have is not found or passed over; it is never a failure of the site."""

import pytest

from tests.records import store_session

HUGE = "99999999999999999999"
ENDLESS = "9" * 5000
NUMBERS = (HUGE, ENDLESS, str(2**31), "-1", "0", "٣")


@pytest.fixture(params=NUMBERS, ids=["huge", "endless", "one too many", "negative", "zero", "of another script"])
def number(request) -> str:
    return request.param


@pytest.fixture
def session(app) -> str:
    return f"/outreach/{store_session(app)}"


def with_token(browser) -> dict[str, str]:
    return {"X-CSRFToken": browser.client.get("/csrf").get_json()["token"]}


@pytest.mark.parametrize(
    "address", ["/outreach/{}", "/regulations/{}", "/outreach/{}/names", "{session}/files/{}", "/s/{}"]
)
def test_no_such_record(browser, siti, session, number, address):
    browser.sign_in(siti).open(address.format(number, session=session), status=404)


@pytest.mark.parametrize("address", ["/outreach?page={}", "{session}/names?before={}", "/regulations?year={}"])
def test_it_narrows_nothing(browser, siti, session, number, address):
    answer = browser.sign_in(siti).client.get(address.format(number, session=session))

    assert answer.status_code == 200


def test_nothing_to_copy_from(browser, siti, number):
    answer = browser.sign_in(siti).client.get(f"/outreach/new?copy={number}")

    assert answer.status_code == 404


def test_a_tick_that_no_page_has_sent_is_passed_over(browser, dewi, session, number):
    signed_in = browser.sign_in(dewi)
    page = signed_in.client.post(
        "/check", data={"session": f"{number} x"}, headers=with_token(signed_in), follow_redirects=True
    )

    assert page.status_code == 200
    assert "sudah diperiksa." not in page.text


@pytest.mark.parametrize("end", ["/names/{}/change", "/names/{}/remove", "/matches/{}/undo"])
def test_no_such_entry(browser, siti, session, number, end):
    signed_in = browser.sign_in(siti)
    answer = signed_in.client.post(session + end.format(number), json={}, headers=with_token(signed_in))

    assert answer.status_code == 404


def test_a_row_of_the_sheet_with_such_a_number_is_stored_or_refused(browser, siti, session, number):
    signed_in = browser.sign_in(siti)
    row = {"ref": "abcdefgh-1", "name": "Ani Contoh", "sex": "female", "number": number}
    answer = signed_in.client.post(f"{session}/names/add", data=row, headers=with_token(signed_in))

    assert answer.status_code in (200, 302)
