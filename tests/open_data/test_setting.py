"""An administrator opens and closes the figures; while they are closed nothing of them is there."""

from sqlalchemy import select

from app.areas.models import Area
from app.db import write_tx
from app.web.settings import put_setting
from tests import cast
from tests.open_data.publishing import close, open_up
from tests.records import store_session

ADDRESSES = ("/open", "/open/ID", "/open/19.01", "/open/19.01?period=2026-Q3", "/open/19.01.csv", "/open/19.01.json")


def test_closed_is_the_beginning_and_nothing_of_it_is_there(app, browser, siti):
    store_session(app)

    for address in ADDRESSES:
        browser.open(address, status=404)
    for reader in (browser, browser.sign_in(siti)):
        page = reader.open("/guide")
        assert "Data terbuka" not in page.text(".foot")
        assert not [one for one in page.all("a") if (one.get("href") or "").startswith("/open")]


def test_the_page_says_what_becomes_public_before_it_does(browser, admin):
    page = browser.sign_in(admin).open("/").follow("Data terbuka")

    assert page.path == "/settings/open-data"
    assert "Sekarang tidak ada yang terbuka" in page.text()
    for words in ("kehadiran perempuan dan laki-laki", "Yang tidak pernah terbuka", "tidak dapat ditarik kembali"):
        assert words in page.text()
    assert page.answers(page.form())["listing"] == ["closed"]
    assert page.answers(page.form())["deepest"] == ["regency"]


def test_opened_and_closed_again(app, browser, admin):
    store_session(app)
    page = browser.sign_in(admin).open("/settings/open-data")

    opened = page.submit(listing="public", publisher="Dinas Contoh", since="2026-Q1", deepest="subdistrict")
    assert "Angka Indonesia sekarang terbuka." in opened.text()
    assert browser.open("/").follow("Data terbuka").path == "/open"
    assert "Dinas Contoh" in browser.open("/open").text()
    browser.open("/open/19.01.04?period=2026-Q3")
    browser.open(f"/open/{cast.KACE_TIMUR}", status=404)
    assert "Admin Contoh" in opened.text("details.fold")

    closed = opened.submit(listing="closed")
    assert "Tidak ada yang terbuka." in closed.text()
    for address in ADDRESSES:
        browser.open(address, status=404)


def test_it_is_not_opened_under_nobodys_name(browser, admin):
    page = browser.sign_in(admin).open("/settings/open-data")

    refused = page.submit(listing="public", publisher="  ", since="2026-Q2", deepest="village", running="y")

    assert "Belum ada nama kantor." in refused.text("#faults")
    kept = refused.answers(refused.form())
    assert (kept["listing"], kept["since"], kept["deepest"]) == (["public"], ["2026-Q2"], ["village"])
    assert kept["running"] == ["y"]
    browser.open("/open", status=404)


def test_a_forged_answer_is_refused(browser, admin):
    page = browser.sign_in(admin).open("/settings/open-data")

    for name, value in (("listing", "all"), ("since", "2001-Q1"), ("since", "x"), ("deepest", "person")):
        answers = {"listing": "public", "publisher": "Dinas", "since": "2026-Q1", "deepest": "village", name: value}
        assert "Pilih satu dari daftar" in page.submit(**answers).text("#faults")
    browser.open("/open", status=404)


def test_one_area_may_be_open_and_the_others_stay_closed(app, browser):
    open_up(app, cast.BABEL)

    browser.open("/open/19.01")
    browser.open("/open/19")
    for code in ("ID", "21", "21.71", "61"):
        browser.open(f"/open/{code}", status=404)
    page = browser.open("/open")
    assert [link.get("href") for link in page.all("main .row-link")] == ["/open/19"]


def test_the_outermost_open_area_decides_for_all_within(app, browser):
    open_up(app, cast.BANGKA, deepest="village", abroad=True, publisher="Dinas Bangka")
    open_up(app, "ID", deepest="province")

    browser.open("/open/19.01", status=404)
    assert [link.get("href") for link in browser.open("/open").all("main .row-link")] == ["/open/ID"]
    close(app)
    browser.open("/open/19.01")
    assert [link.get("href") for link in browser.open("/open").all("main .row-link")] == ["/open/19.01"]


def test_an_administrator_within_an_open_area_is_told(app, browser, admin):
    with app.app_context(), write_tx() as tx:
        area_id = tx.scalars(select(Area.id).where(Area.code == cast.BANGKA)).one()
        tx.execute(app.extensions["sqlalchemy"].metadata.tables["user"].update().values(area_id=area_id))
    open_up(app, cast.BABEL)

    page = browser.sign_in(admin).open("/settings/open-data")

    assert page.text("h1") == "Data terbuka Kabupaten Bangka"
    assert "Wilayah di atasnya sudah membuka angkanya" in page.text()


def test_the_demo_says_that_it_is_one(app, browser):
    store_session(app)
    open_up(app)
    with app.app_context(), write_tx() as tx:
        put_setting(tx, "demo", {"seed": 1})

    content = browser.open("/open/19.01.json?period=2026-Q3")
    table = browser.open("/open/19.01.csv?period=2026-Q3")

    assert content.response.json["demo"] is True
    assert "dikarang" in content.response.json["note"]
    assert table.body.decode().count("dikarang") == len(content.response.json["rows"]) + 1
    assert "demo-cakupan-19.01-2026-Q3.csv" in table.response.headers["Content-Disposition"]
    assert "dikarang" in browser.open("/open/19.01").text(".demo")
