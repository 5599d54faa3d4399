"""Who I am here, and a new password."""

import pytest

NEW = "kopi manis di serambi"


@pytest.fixture
def form(browser, siti):
    return browser.sign_in(siti).open("/account")


def test_it_says_who_and_where(form):
    assert "Desa Kace Timur, Kec. Mendo Barat, Kab. Bangka" in form.text("main dl")


def test_a_new_password_signs_out_everywhere_else(browser, siti, form):
    elsewhere = browser.sign_in(siti)

    page = form.submit(current=siti.password, new=NEW, again=NEW)

    assert "Kata sandi sudah diganti" in page.text(".flash")
    assert form.browser.open("/regulations").path == "/regulations"
    assert elsewhere.open("/regulations").path == "/sign-in"
    assert browser.sign_in(siti, NEW)
    assert browser.open("/sign-in").submit(username=siti.username, password=siti.password).path == "/sign-in"


@pytest.mark.parametrize(
    ("answers", "field", "message"),
    [
        ({"current": "bukan ini"}, "current", "Ini bukan kata sandi yang Anda pakai sekarang."),
        ({"current": ""}, "current", "Tulis kata sandi yang Anda pakai sekarang."),
        ({"new": "pendek", "again": "pendek"}, "new", "Kata sandi ini 6 huruf. Pakai sedikitnya 10."),
        ({"new": "x" * 257, "again": "x" * 257}, "new", "lebih dari 256 huruf"),
        ({"again": "kopi manis di teras"}, "again", "Kedua kata sandi baru berbeda."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(browser, siti, form, answers, field, message):
    page = form.submit(**{"current": siti.password, "new": NEW, "again": NEW, **answers})

    assert message in page.text(f"#{field}-error")
    assert NEW not in page.body.decode()
    assert browser.sign_in(siti)
