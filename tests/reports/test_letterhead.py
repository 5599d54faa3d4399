"""Head and foot of the report: set by the office, else usual for its level; who signs with a NIP and who without."""

import pytest

from app.reports.letterhead import signs_without_nip
from tests import cast
from tests.reports.reading import sheet_text


@pytest.mark.parametrize(
    ("office", "without"),
    [
        ("Bupati Bangka", True),
        ("Pj. Bupati Bangka", True),
        ("Wali Kota Pangkal Pinang", True),
        ("Kepala Desa Kace Timur", True),
        ("Kuwu Kace", True),
        ("Kepala Dinas Tenaga Kerja", False),
        ("a.n. Bupati Bangka Sekretaris Daerah", False),
        ("Camat Mendo Barat", False),
        ("Lurah Semabung Lama", False),
    ],
)
def test_regional_heads_and_heads_of_a_desa_sign_without_nip(office, without):
    assert signs_without_nip(office) is without


@pytest.mark.parametrize(
    ("area", "head", "foot"),
    [
        (
            cast.KACE_TIMUR,
            "PEMERINTAH KABUPATEN BANGKA KECAMATAN MENDO BARAT DESA KACE TIMUR",
            "Kepala Desa Kace Timur,",
        ),
        (
            cast.KELURAHAN,
            "PEMERINTAH KOTA PANGKAL PINANG KECAMATAN BUKIT INTAN KELURAHAN SEMABUNG LAMA",
            "Lurah Semabung Lama,",
        ),
        (cast.MENDO_BARAT, "PEMERINTAH KABUPATEN BANGKA KECAMATAN MENDO BARAT", "Camat Mendo Barat,"),
        (cast.BANGKA, "PEMERINTAH KABUPATEN BANGKA", "Bupati Bangka,"),
        (cast.BABEL, "PEMERINTAH PROVINSI KEPULAUAN BANGKA BELITUNG", "Gubernur Kepulauan Bangka Belitung,"),
    ],
)
def test_what_is_not_set_is_what_such_an_office_writes(browser, admin, area, head, foot):
    page = browser.sign_in(admin).open(f"/reports/progress?area={area}&period=2026-Q3")

    assert " ".join(" ".join(page.texts(".kop .government") + page.texts(".kop .agency")).split()) == head
    assert foot in page.texts(".sign p")
    assert ("NIP" in page.text(".sign")) == foot.startswith(("Lurah", "Camat"))
    assert page.texts(".sign .name") == ["…" * 14]


def test_staff_set_the_letterhead_and_it_is_printed(browser, rahmat):
    form = browser.sign_in(rahmat).open("/reports/letterhead/19.01")
    page = form.submit(
        agency="Dinas Tenaga Kerja",
        address="Jalan Contoh Nomor 1, Sungailiat 33215",
        place="Sungailiat",
        copies="Gubernur Kepulauan Bangka Belitung;\n\nInspektur Kabupaten Bangka.",
    )

    assert page.text(".kop .agency") == "DINAS TENAGA KERJA"
    assert "Kepala Dinas Tenaga Kerja," in page.texts(".sign p")
    assert page.texts(".copies li") == ["Gubernur Kepulauan Bangka Belitung;", "Inspektur Kabupaten Bangka."]
    assert "disampaikan kepada Bupati Bangka untuk" in sheet_text(page)


def test_one_letterhead_is_kept_for_each_area(browser, rahmat):
    signed_in = browser.sign_in(rahmat)
    signed_in.open("/reports/letterhead/19.01").submit(agency="Dinas Tenaga Kerja")
    again = signed_in.open("/reports/letterhead/19.01")

    assert again.one("#agency").get("value") == "Dinas Tenaga Kerja"
    assert again.submit(agency="").text(".kop .agency") == "PEMERINTAH KABUPATEN BANGKA"


def test_what_is_too_long_is_said_and_kept(browser, rahmat):
    page = browser.sign_in(rahmat).open("/reports/letterhead/19.01").submit(agency="D" * 121)

    assert "121" in page.text("#agency-error")
    assert page.one("#agency").get("value") == "D" * 121


def test_the_letterhead_of_others_is_out_of_reach(browser, siti, lina):
    browser.sign_in(siti).open("/reports/letterhead/19.01", status=404)
    browser.sign_in(lina).open("/reports/letterhead/19.01", status=404)
