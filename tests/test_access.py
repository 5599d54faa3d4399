"""Every endpoint x every person: what they get. The table itself is in tests/access.py."""

import pytest

from tests import cast
from tests.access import NOT_A_VIEW, PEOPLE, ROWS, places
from tests.pages import Browser


@pytest.fixture
def without_tokens(app, monkeypatch):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)


def got(app, person: str) -> list[int]:
    """The status of each row for this person, from top to bottom."""
    browser = Browser(app)
    if person != "nobody":
        browser = browser.sign_in(next(one for one in cast.CAST if one.username == person))
    where = places(app)
    statuses = []
    for method, _endpoint, address, *_ in ROWS:
        # A form sent with no field at all is taken as not sent; the name of the token alone is an empty form.
        data = {"csrf_token": ""} if method == "POST" else None
        statuses.append(browser.client.open(address.format(**where), method=method, data=data).status_code)
    return statuses


def test_every_endpoint_for_every_person(app, without_tokens):
    columns = [got(app, person) for person in PEOPLE]
    wrong = []
    for (method, endpoint, _address, *wanted), actual in zip(ROWS, zip(*columns, strict=True), strict=True):
        if list(map(int, wanted)) != list(actual):
            wrong.append(f"{method} {endpoint}: {'  '.join(map(str, actual))}\n     the table says {'  '.join(wanted)}")
    assert not wrong, "\n".join(["", f"people: {' '.join(PEOPLE)}", *wrong])


def test_the_table_has_every_endpoint(prepared_app):
    there = {
        (method, rule.endpoint)
        for rule in prepared_app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
        if rule.endpoint not in NOT_A_VIEW
    }
    assert {(row[0], row[1]) for row in ROWS} == there


def test_the_addresses_lead_to_their_endpoints(app):
    where = places(app)
    adapter = app.url_map.bind("localhost")
    for method, endpoint, address, *_ in ROWS:
        assert adapter.match(address.format(**where).partition("?")[0], method=method)[0] == endpoint


def test_every_view_says_who_may_open_it(prepared_app):
    unguarded = {
        endpoint
        for endpoint, view in prepared_app.view_functions.items()
        if not hasattr(view, "permission") and not getattr(view, "is_public", False) and endpoint not in NOT_A_VIEW
    }
    assert not unguarded


def test_nothing_is_changed_without_the_token_of_the_page(app, admin, dewi):
    """Each is led to the first page, where a sentence says that nothing was changed."""
    where = places(app)
    for person in (admin, dewi):
        client = Browser(app).sign_in(person).client
        for method, endpoint, address, *_ in ROWS:
            if method == "POST":
                answer = client.post(address.format(**where))
                assert (answer.status_code, answer.location) == (302, "/"), endpoint


def test_anonymous_people_are_sent_to_the_sign_in_page(app, without_tokens):
    client = app.test_client()
    where = places(app)
    for method, endpoint, address, nobody, *_ in ROWS:
        if nobody == "302" and endpoint != "accounts.language":
            answer = client.open(address.format(**where), method=method)
            assert answer.location.startswith("/sign-in"), endpoint
