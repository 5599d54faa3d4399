"""The public pages of a code: what they tell, what they never tell, and that nobody tries codes one by one."""

import re

import pytest

from app import clock
from app.db import write_tx
from app.reports.issued.verify_codes import code_text, new_code
from app.reports.models import FailedLookup
from app.reports.views.verify import MOST_FAILED
from tests import cast
from tests.issued_records import PDF, store_issued
from tests.records import count, store_session


def test_whoever_has_the_code_sees_what_was_issued_and_no_name(app, browser):
    store_session(app)
    code = store_issued(app, cast.MENDO_BARAT)

    page = browser.open("/verify").submit("Periksa", code=code_text(code).lower().replace("-", " "))

    assert page.path == f"/verify/{code_text(code)}"
    text = page.text()
    for told in (
        "Laporan ini berlaku",
        "Laporan Perkembangan Kecamatan Mendo Barat, Triwulan III Tahun 2026",
        "Kecamatan Mendo Barat, Kab. Bangka",
        "400/12",
        "7 Oktober 2026",
        "Camat Contoh",
        "1 dari 15",
    ):
        assert told in text
    for name in ("Rini", "198001012005012001", "Pembina", "Nurul"):
        assert name not in page.body.decode()
    assert page.response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert len(page.one("#compare").get("data-sha256")) == 64
    assert page.one("#compare").get("data-sha256") in page.texts("code")


def test_a_withdrawn_report_says_when_and_not_why(app, browser):
    code = store_issued(app, withdrawn_at=clock.now(), withdrawn_reason="Pak Budi salah hitung")

    page = browser.open(f"/verify/{code}")

    assert page.text("h1") == "Laporan ini sudah ditarik"
    assert "7 Oktober 2026 pukul 09.00 WIB" in page.text()
    assert "Budi" not in page.body.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("7K3M-9QXT-2HVD", "Tidak ada laporan yang diterbitkan dengan kode “7K3M-9QXT-2HVD”"),
        ("400/12", "bukan kode laporan"),
        ("<script>alert(1)</script>", "bukan kode laporan"),
    ],
)
def test_an_unknown_code_is_said_so_and_stays_in_the_field(browser, typed, words):
    page = browser.open("/verify").submit("Periksa", code=typed, status=404)

    assert words in page.text()
    assert page.one("#code").get("value") == typed


def test_after_many_wrong_codes_the_connection_rests(app, browser):
    code = store_issued(app)
    for _ in range(MOST_FAILED):
        browser.open(f"/verify/{new_code()}", status=404)

    page = browser.open(f"/verify/{code}", status=429)

    assert page.text("h1") == "Terlalu banyak kode salah"
    assert "15 menit" in page.text()
    with app.app_context(), write_tx() as tx:
        sources = {row.source for row in tx.query(FailedLookup)}
    assert all(re.fullmatch("[0-9a-f]{64}", source) for source in sources)


@pytest.mark.parametrize("kind", ["", "::ffff:"])
def test_others_are_not_held_up_by_it(app, browser, kind):
    code = store_issued(app)
    for _ in range(MOST_FAILED):
        browser.client.get(f"/verify/{new_code()}", headers={"X-Forwarded-For": f"{kind}203.0.113.7"})

    assert browser.client.get(f"/verify/{code}", headers={"X-Forwarded-For": f"{kind}203.0.113.7"}).status_code == 429
    assert browser.client.get(f"/verify/{code}", headers={"X-Forwarded-For": f"{kind}203.0.113.8"}).status_code == 200
    assert browser.client.get(f"/verify/{code}", headers={"X-Forwarded-For": "nonsense"}).status_code == 200


def test_a_proxy_elsewhere_is_not_believed(app, browser):
    outside = {"REMOTE_ADDR": "203.0.113.9"}
    for number in range(MOST_FAILED):
        headers = {"X-Forwarded-For": f"198.51.100.{number}"}
        browser.client.get(f"/verify/{new_code()}", headers=headers, environ_base=outside)

    assert browser.client.get(f"/verify/{new_code()}", environ_base=outside).status_code == 429


def test_a_good_code_and_nonsense_leave_nothing_behind(app, browser):
    browser.open(f"/verify/{store_issued(app)}")
    browser.open("/verify/nonsense", status=404)

    assert count(app, FailedLookup) == 0


def test_the_public_pages_are_in_english_too(app, browser):
    code = store_issued(app)
    browser.open("/language/en?next=/verify")

    assert browser.open(f"/verify/{code}").text("h1") == "This report is valid"
    assert PDF not in browser.open(f"/verify/{code}").body
