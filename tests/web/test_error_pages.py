"""When something goes wrong: a page in our words, with a way back and a code to tell the staff."""

import re

import pytest

from app.config import DEFAULTS

CODE = re.compile(r"sebutkan kode (\d{3})-[0-9A-F]{4}")


def check_error_page(page, title: str) -> None:
    assert page.text("h1") == title
    assert page.tree.get("lang") == "id"
    assert page.one("main a.btn").get("href") == "/"
    assert CODE.search(page.text("main"))[1] == str(page.status)


@pytest.mark.parametrize(
    "address",
    ["/tidak-ada", "/regulations/999", "/regulations/nol", "/areas/99", "/outreach/999", "/static/tidak-ada.css"],
)
def test_not_found(browser, siti, address):
    check_error_page(browser.sign_in(siti).open(address, status=404), "Halaman ini tidak ditemukan")


def test_not_found_without_signing_in(browser):
    check_error_page(browser.open("/tidak-ada", status=404), "Halaman ini tidak ditemukan")


def test_not_this_persons_task(browser, siti):
    check_error_page(browser.sign_in(siti).open("/people", status=403), "Ini bukan tugas akun Anda")


def test_not_opened_that_way(browser, siti):
    page = browser.sign_in(siti).open("/sign-out", status=405)

    check_error_page(page, "Halaman ini tidak dapat dibuka dengan cara itu")
    assert "POST" in page.response.headers["Allow"]


def test_too_large(browser, siti):
    form = browser.sign_in(siti).open("/regulations/new")

    page = form.submit(note="x" * (DEFAULTS["MAX_FORM_MEMORY_SIZE"] + 1), status=413)

    check_error_page(page, "Kiriman ini terlalu besar")


def test_a_body_beyond_the_limit_is_refused_before_it_is_read(browser, siti):
    client = browser.sign_in(siti).client

    answer = client.post("/regulations/new", data=b"x" * (DEFAULTS["MAX_CONTENT_LENGTH"] + 1))

    assert answer.status_code == 413
    assert "Kiriman ini terlalu besar" in answer.get_data(as_text=True)


def test_in_english_too(browser):
    browser.open("/language/en?next=/sign-in")

    assert browser.open("/tidak-ada", status=404).text("h1") == "This page was not found"


def test_what_we_did_not_think_of(browser, siti, monkeypatch, capsys):
    def fail(*_asked, **_named):
        raise ZeroDivisionError("Nurul Rahasia")

    signed_in = browser.sign_in(siti)
    monkeypatch.setattr("app.regulations.views.lists.page_of_regulations", fail)

    page = signed_in.open("/regulations", status=500)

    check_error_page(page, "Ada yang salah di pihak kami")
    assert "Rahasia" not in page.body.decode()
    code = CODE.search(page.text("main"))[0].rpartition(" ")[2]
    assert code in capsys.readouterr().out


@pytest.mark.parametrize("address", ["/regulations?page=-1", "/regulations?page=x", "/regulations?page=99999999999"])
def test_a_page_number_that_makes_no_sense_is_the_first(browser, siti, address):
    browser.sign_in(siti).open(address)


@pytest.mark.parametrize(
    "address",
    [
        "/regulations?q=%00",
        "/regulations?q=%ff",
        "/regulations?area=%00",
        "/outreach?q=%00",
        "/outreach?from=%00",
        "/areas?q=%00",
        "/areas/%00",
        "/coverage/ID?period=%00",
        "/people?q=%00",
        "/reports/progress?area=%00&period=%00",
        "/sign-in?next=%00",
        "/language/%00",
    ],
)
def test_bytes_that_are_no_text_break_nothing(browser, admin, address):
    answer = browser.sign_in(admin).client.get(address)

    assert answer.status_code in (200, 302, 400, 404)


def test_a_form_with_bytes_that_are_no_text(browser, siti):
    form = browser.sign_in(siti).open("/regulations/new")
    answers = dict.fromkeys(("title", "note", "key", "number", "agreed_on"), "\x00\x01")

    page = form.submit(**answers, kind="head_decree", theme="\x00")

    assert page.texts("#faults a")
