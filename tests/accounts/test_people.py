"""The administrator's pages: adding, changing, a new password, closing an account."""

import pytest
from sqlalchemy import select, update

from app.accounts.forms import PersonForm
from app.accounts.models import User
from app.areas.models import Area
from app.db import db, write_tx
from tests import cast

NEW = {"full_name": "Tono Contoh", "username": "tono.petaling", "role": "village_head", "area_code": cast.PETALING}
PASSWORD = ".receipt b"


@pytest.fixture
def people(browser, admin):
    return browser.sign_in(admin).open("/people")


@pytest.fixture
def regency_admin(app, admin):
    """The administrator, tied to Kabupaten Bangka."""
    with app.app_context(), write_tx() as tx:
        area_id = tx.scalars(select(Area.id).where(Area.code == cast.BANGKA)).one()
        tx.execute(update(User).where(User.username == admin.username).values(area_id=area_id))
    return admin


def user_id(app, username: str) -> int:
    with app.app_context():
        return db.session.scalars(select(User.id).where(User.username == username)).one()


def press(page, address: str, **answers):
    """The button of the little form with that address."""
    form = page.one(f"form[action='{address}']")
    return page.browser.post(address, {**page.answers(form), **answers})


def test_everybody_within_reach_is_listed(people):
    assert len(people.all("tbody tr")) == len(cast.CAST)
    assert "Desa Kace Timur, Kec. Mendo Barat, Kab. Bangka" in people.texts("[data-label=Wilayah]")
    assert "Indonesia" in people.texts("[data-label=Wilayah]")


@pytest.mark.parametrize(
    ("text", "found"), [("siti", ["Siti Contoh"]), ("LINA", ["Lina Contoh"]), ("kace", ["Siti Contoh"]), ("%", [])]
)
def test_people_are_found_by_name_or_area(people, text, found):
    page = people.browser.open(f"/people?q={text}")

    assert page.texts("tbody th") == found


def test_a_new_person_signs_in_with_the_password_shown_once(browser, people):
    page = people.follow("Tambah pengguna").submit(**NEW)
    password = page.text(PASSWORD)
    assert "tono.petaling" in page.text()

    page = browser.open("/sign-in").submit(username="tono.petaling", password=password)

    assert page.path == f"/areas/{cast.PETALING}"
    assert password not in people.browser.open("/people").body.decode()


@pytest.mark.parametrize(
    ("wrong", "field", "message"),
    [
        ({"full_name": " "}, "full_name", "Tulis nama orangnya."),
        ({"full_name": "x" * 121}, "full_name", "121 huruf"),
        ({"username": ""}, "username", "Pilih nama pengguna."),
        ({"username": "ab"}, "username", "3 sampai 64"),
        ({"username": "tono petaling"}, "username", "3 sampai 64"),
        ({"username": "tono'"}, "username", "3 sampai 64"),
        ({"username": "SITI"}, "username", "Nama pengguna siti sudah dipakai."),
        ({"role": "king"}, "role", "Pilih satu dari daftar."),
        ({"area_code": ""}, "area_code", "Tulis kode wilayah"),
        ({"area_code": "99.99"}, "area_code", "Tidak ada wilayah Anda yang berkode 99.99."),
        ({"area_code": "bukan kode"}, "area_code", "Tidak ada wilayah Anda"),
        ({"area_code": cast.BANGKA}, "area_code", "Kabupaten Bangka, Prov. Kepulauan Bangka Belitung tidak sesuai"),
    ],
)
def test_what_is_wrong_is_said(people, wrong, field, message):
    page = people.browser.open("/people/new").submit(**{**NEW, **wrong})

    assert message in page.text(f"#{field}-error")
    assert len(page.browser.open("/people").all("tbody tr")) == len(cast.CAST)


def test_two_who_choose_a_name_at_once(people, monkeypatch):
    monkeypatch.setattr(PersonForm, "validate_username", lambda form, field: None)

    page = people.browser.open("/people/new").submit(**{**NEW, "username": "siti"})

    assert "Nama pengguna siti sudah dipakai." in page.text("#username-error")


def test_a_code_without_dots_will_do(people):
    page = people.browser.open("/people/new").submit(**{**NEW, "area_code": cast.PETALING.replace(".", "")})

    assert page.text(PASSWORD)


def test_changing_an_account(app, browser, people, siti):
    form = people.browser.open(f"/people/{user_id(app, 'siti')}")
    assert form.one("#area_code").get("value") == cast.KACE_TIMUR

    form.submit(full_name="Siti Aisyah", area_code=cast.PETALING)

    page = browser.sign_in(siti)
    assert page.open("/").path == f"/areas/{cast.PETALING}"
    page.open(f"/areas/{cast.KACE_TIMUR}", status=404)


def test_a_new_password_ends_the_old_one_its_sessions_and_its_lock(app, browser, people, siti):
    signed_in = browser.sign_in(siti)
    for _ in range(5):
        browser.client.post("/sign-in", data={})
    address = f"/people/{user_id(app, 'siti')}/password"

    password = press(people, address).text(PASSWORD)

    assert signed_in.open("/regulations").path == "/sign-in"
    assert browser.open("/sign-in").submit(username="siti", password=siti.password).path == "/sign-in"
    assert browser.sign_in(siti, password)


def test_a_closed_account_is_out_at_once_and_can_be_opened_again(app, browser, people, siti):
    signed_in = browser.sign_in(siti)
    address = f"/people/{user_id(app, 'siti')}/active"

    page = press(people, address)

    assert page.text(".flash") == "Akun ditutup."
    assert signed_in.open("/regulations").path == "/sign-in"
    refused = browser.open("/sign-in").submit(username="siti", password=siti.password)
    assert "tidak cocok" in refused.text("#password-error")
    assert press(page, address).text(".flash") == "Akun dibuka."
    assert browser.sign_in(siti)


def test_nobody_closes_or_lowers_the_own_account(app, people):
    own = user_id(app, "admin")
    assert not people.all(f"form[action='/people/{own}/active']")
    token = people.one("header [name=csrf_token]").get("value")

    page = people.browser.post(f"/people/{own}/active", {"csrf_token": token, "active": "0"})
    assert page.text(".flash") == "Akun sendiri tidak dapat ditutup."

    page = page.browser.open(f"/people/{own}").submit(role="program_lead")
    assert "tidak dapat dilepas" in page.text("#role-error")


def test_an_administrator_of_a_regency_stays_within_it(app, browser, regency_admin):
    people = browser.sign_in(regency_admin).open("/people")

    assert sorted(people.texts("[data-label='Nama pengguna']")) == ["admin", "dewi", "rahmat", "siti"]
    people.browser.open(f"/people/{user_id(app, 'budi')}", status=404)
    token = people.one("header [name=csrf_token]").get("value")
    people.browser.post(f"/people/{user_id(app, 'budi')}/password", {"csrf_token": token}, status=404)
    page = people.browser.open("/people/new").submit(**{**NEW, "area_code": cast.AIR_LIMAU})
    assert "Tidak ada wilayah Anda" in page.text("#area_code-error")
