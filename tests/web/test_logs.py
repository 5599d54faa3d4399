"""One JSON line a request, and nothing in it of what people type, search or are called."""

import json

import pytest


@pytest.fixture
def logged(capsys):
    def lines() -> list[dict]:
        return [json.loads(line) for line in capsys.readouterr().out.splitlines() if line.startswith("{")]

    return lines


def test_a_request_is_one_line(app, logged):
    app.test_client().get("/healthz")

    (line,) = logged()
    assert {name: line[name] for name in ("event", "method", "path", "endpoint", "status")} == {
        "event": "request",
        "method": "GET",
        "path": "/healthz",
        "endpoint": "health.check",
        "status": 200,
    }
    assert line["ms"] >= 0
    assert len(line["request_id"]) == 12


def test_each_request_has_its_own_number(app, logged):
    for _ in range(3):
        app.test_client().get("/healthz")

    assert len({line["request_id"] for line in logged()}) == 3


def test_nothing_of_people_is_logged(browser, siti, logged):
    signed_in = browser.sign_in(siti)
    signed_in.open("/areas?q=Nurul+Rahasia")
    signed_in.open("/regulations?q=Nurul+Rahasia")
    signed_in.open("/regulations/new").submit(title="Tentang Nurul Rahasia", note="Nurul Rahasia")
    browser.open("/sign-in").submit(username="nurul.rahasia", password="nurul rahasia sekali")

    written = json.dumps(logged()).lower()
    assert "regulations.new" in written
    assert not [word for word in ("nurul", "rahasia", "siti", siti.password) if word in written]
