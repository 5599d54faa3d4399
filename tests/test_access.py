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
    return [browser.client.open(address.format(**where), method=method).status_code for method, _, address, *_ in ROWS]


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


def test_nothing_is_changed_without_the_token_of_the_page(app, admin):
    client = Browser(app).sign_in(admin).client
    where = places(app)
    posts = [row for row in ROWS if row[0] == "POST"]

    statuses = {endpoint: client.post(address.format(**where)).status_code for _, endpoint, address, *_ in posts}

    assert set(statuses.values()) <= {200, 302, 400, 403}
    unguarded = {endpoint for endpoint, status in statuses.items() if status not in (400, 403)}
    assert not unguarded


def test_anonymous_people_are_sent_to_the_sign_in_page(app, without_tokens):
    client = app.test_client()
    where = places(app)
    for method, endpoint, address, nobody, *_ in ROWS:
        if nobody == "302" and endpoint != "accounts.language":
            answer = client.open(address.format(**where), method=method)
            assert answer.location.startswith("/sign-in"), endpoint
