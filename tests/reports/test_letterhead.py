"""Head and foot of the report: set by the office, else usual for its level; who signs with a NIP and who without."""

import pytest

from app.reports.office.letterhead import signs_without_nip
from tests import cast
from tests.reports.reading import sheet_text

BANGKA = "/reports/letterhead/19.01"


def report_of(browser, area: str = cast.BANGKA):
    return browser.open(f"/reports/progress?area={area}&period=2026-Q3")


@pytest.mark.parametrize(
    ("office", "without"),
    [
        ("Bupati Bangka", True),
        ("Pj. Bupati Bangka", True),
        ("Wali Kota Pangkal Pinang", True),
        ("Kepala Desa Kace Timur", True),
        ("Kuwu Kace", True),
        ("Menteri Pelindungan Pekerja Migran Indonesia", True),
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
    page = report_of(browser.sign_in(admin), area)

    assert " ".join(" ".join(page.texts(".kop .government") + page.texts(".kop .agency")).split()) == head
    assert foot in page.texts(".sign p")
    assert ("NIP" in page.text(".sign")) == foot.startswith(("Lurah", "Camat"))
    assert page.texts(".sign .name") == ["…" * 14]


def test_staff_set_the_letterhead_and_it_is_printed(browser, rahmat):
    signed_in = browser.sign_in(rahmat)
    saved = signed_in.open(BANGKA).submit(
        agency="Dinas Tenaga Kerja",
        address="Jalan Contoh Nomor 1, Sungailiat 33215",
        place="Sungailiat",
        addressee="Bupati Bangka melalui Sekretaris Daerah",
        copies="Gubernur Kepulauan Bangka Belitung;\n\nInspektur Kabupaten Bangka.",
        legal_basis="Peraturan Bupati Contoh Nomor 1",
    )
    assert saved.text(".kop .agency") == "DINAS TENAGA KERJA"

    page = report_of(signed_in)

    assert page.text(".kop .agency") == "DINAS TENAGA KERJA"
    assert "Kepala Dinas Tenaga Kerja," in page.texts(".sign p")
    assert page.texts(".copies li") == ["Gubernur Kepulauan Bangka Belitung;", "Inspektur Kabupaten Bangka."]
    assert page.texts(".laws li") == ["Peraturan Bupati Contoh Nomor 1."]
    assert "disampaikan kepada Bupati Bangka melalui Sekretaris Daerah" in sheet_text(page)


def test_the_usual_laws_come_back_by_a_tick(browser, rahmat):
    signed_in = browser.sign_in(rahmat)
    own = signed_in.open(BANGKA).submit(legal_basis="Peraturan Bupati Contoh Nomor 1")

    again = own.submit(usual_basis="y")

    assert again.one("#legal_basis").text is None or not again.one("#legal_basis").text.strip()
    assert len(report_of(signed_in).texts(".laws li")) == 6


def test_what_is_empty_comes_from_the_area_above_and_says_so(browser, ayu, rahmat):
    browser.sign_in(ayu).open("/reports/letterhead/19").submit(
        paper="f4", margin_left="35", legal_basis="Peraturan Gubernur Contoh Nomor 2"
    )
    page = browser.sign_in(rahmat).open(BANGKA)

    assert page.texts("#paper option")[0] == "Seperti Provinsi Kepulauan Bangka Belitung: F4 (215 × 330 mm)"
    assert page.text("#margin_left-hint") == "Seperti Provinsi Kepulauan Bangka Belitung: 35"
    assert page.text("#margin_top-hint") == "Seperti biasa: 20"
    assert page.texts("main ol[lang=id] li") == ["Peraturan Gubernur Contoh Nomor 2"]


@pytest.mark.parametrize("typed", ["9", "41"])
def test_a_margin_that_cannot_be_printed_is_refused_and_kept(browser, rahmat, typed):
    page = browser.sign_in(rahmat).open(BANGKA).submit(margin_left=typed, agency="Dinas Tenaga Kerja")

    assert f"Tepi {typed} mm di kiri tidak dapat dicetak dengan baik. Tulis 10 sampai 40" in page.text("#faults")
    assert page.one("#margin_left").get("value") == typed
    assert page.one("#agency").get("value") == "Dinas Tenaga Kerja"
    assert page.text(".kop .agency") == "DINAS TENAGA KERJA"


def test_of_two_people_the_later_one_is_told_and_decides(browser, rahmat, ayu):
    later = browser.sign_in(rahmat).open(BANGKA)
    browser.sign_in(ayu).open(BANGKA).submit(agency="Dinas Sosial", margin_top="25")

    told = later.submit(agency="Dinas Tenaga Kerja")

    assert told.texts(".flash.due li") == ["Instansi: Dinas Sosial", "Tepi atas: 25"]
    assert told.one("#agency").get("value") == "Dinas Tenaga Kerja"
    assert told.submit(margin_top="25").one("#agency").get("value") == "Dinas Tenaga Kerja"


def test_the_history_says_who_changed_what(browser, rahmat):
    page = browser.sign_in(rahmat).open(BANGKA).submit(agency="Dinas Sosial").submit(agency="", paper="f4")

    changes = page.texts("main details li li")
    assert "Instansi: Dinas Sosial → -" in changes
    assert "Kertas: - → F4 (215 × 330 mm)" in changes


def test_what_is_too_long_is_said_and_kept(browser, rahmat):
    page = browser.sign_in(rahmat).open(BANGKA).submit(agency="D" * 121)

    assert "121" in page.text("#agency-error")
    assert page.one("#agency").get("value") == "D" * 121


def test_the_letterhead_of_others_is_out_of_reach(browser, siti, lina):
    browser.sign_in(siti).open(BANGKA, status=404)
    browser.sign_in(lina).open(BANGKA, status=404)
