"""Coverage as a person sees it: one row per area below, each kind of nothing told apart, sorted, drilled into."""

from datetime import date

import pytest

from app.db import write_tx
from app.outreach.models import OutreachSession
from tests import cast
from tests.coverage.recount import area_of
from tests.records import store_regulation, store_session

Q3 = "?period=2026-Q3"
SUNGAILIAT = "19.01.01.1001"  # a kelurahan of another subdistrict of the same regency


def rows_of(page) -> dict[str, dict[str, str]]:
    """{name of the area: {head of the column: the words of the cell}}; one cell may stand for several columns."""
    heads = [" ".join(head.text_content().split()).rstrip(" ▲▼") for head in page.all("#table thead th")]
    rows = {}
    for row in page.all("#table tbody tr, #table tfoot tr"):
        cells = iter(heads)
        words = {}
        for cell in row.cssselect("th, td"):
            for _column in range(int(cell.get("colspan", 1))):
                words[next(cells)] = " ".join(cell.text_content().split())
        rows[words.pop(heads[0])] = words
    return rows


def test_the_lead_sees_which_villages_were_reached(app, browser, ayu):
    store_session(app)
    store_regulation(app)

    page = browser.sign_in(ayu).open(f"/coverage/19{Q3}")

    assert page.text(".figure.main b") == "1 dari 393"
    assert rows_of(page)["Kab. Bangka"] == {
        "garis: Triwulan II Tahun 2026": "",
        "Dijangkau": "1 dari 81",
        "Bagian": "1,2%",
        "Beda": "+1",
        "Kegiatan": "1",
        "12 bulan": "",
        "Kehadiran": "22",
        "% perempuan": "59,1%",
        "Orang unik": "-",
        "Perdes berlaku": "1 dari 62",
        "Kegiatan terakhir": "16 Sep 2026",
        "Melapor": "1,2%",
    }
    total = rows_of(page)["Jumlah"]
    assert [total[name] for name in ("Dijangkau", "Bagian", "Beda", "Kegiatan", "Kehadiran")] == [
        "1 dari 393",
        "0,3%",
        "+1",
        "1",
        "22",
    ]


def test_silence_zero_and_what_does_not_apply_are_told_apart(app, browser, ayu):
    store_session(app, cast.KELURAHAN)
    store_regulation(app, promulgated_on=date(2026, 9, 1), submitted_on=None)

    rows = rows_of(browser.sign_in(ayu).open(f"/coverage/19{Q3}"))

    assert rows["Kab. Belitung"]["Kegiatan"] == "belum lapor"  # nothing at all was recorded there
    bangka = rows["Kab. Bangka"]  # a regulation was promulgated: it reported
    assert [bangka[name] for name in ("Kegiatan", "Kehadiran", "Orang unik", "% perempuan")] == ["0", "0", "0", "-"]
    assert rows["Kota Pangkal Pinang"]["Perdes berlaku"] == "-"  # kelurahan only
    assert rows["Kab. Belitung"]["Kegiatan terakhir"] == "-"


def test_a_village_without_any_record_has_not_reported(app, browser, dewi):
    store_session(app)

    rows = rows_of(browser.sign_in(dewi).open(f"/coverage/{cast.MENDO_BARAT}{Q3}"))

    silent = dict.fromkeys(("Kegiatan", "12 bulan", "Kehadiran", "% perempuan", "Orang unik", "Melapor"), "belum lapor")
    none = {"Dijangkau": "belum", "Perdes berlaku": "belum", "Kegiatan terakhir": "-"}
    assert rows["Desa Petaling"] == silent | none
    assert rows["Desa Kace Timur"] == {
        "Dijangkau": "dijangkau",
        "Kegiatan": "1",
        "12 bulan": "",
        "Kehadiran": "22",
        "% perempuan": "59,1%",
        "Orang unik": "2",
        "Perdes berlaku": "belum",
        "Kegiatan terakhir": "16 Sep 2026",
        "Melapor": "sudah lapor",
    }


def test_a_session_without_attendance_is_a_report_but_reaches_nobody(app, browser, dewi):
    session_id = store_session(app)
    with app.app_context(), write_tx() as tx:
        record = tx.get(OutreachSession, session_id)
        record.men = record.women = record.boys = record.girls = 0

    rows = rows_of(browser.sign_in(dewi).open(f"/coverage/{cast.MENDO_BARAT}{Q3}"))

    village = rows["Desa Kace Timur"]
    assert (village["Dijangkau"], village["Kegiatan"], village["Kehadiran"]) == ("belum", "1", "0")
    assert village["Melapor"] == "sudah lapor"


def test_a_session_for_two_subdistricts_stands_in_both_but_once_in_the_total(app, browser, rahmat):
    session_id = store_session(app)
    with app.app_context(), write_tx() as tx:
        record = tx.get(OutreachSession, session_id)
        record.villages.append(area_of(SUNGAILIAT))

    page = browser.sign_in(rahmat).open(f"/coverage/{cast.BANGKA}{Q3}")

    rows = rows_of(page)
    assert [rows[name]["Kegiatan"] for name in ("Kec. Mendo Barat", "Kec. Sungailiat", "Jumlah")] == ["1"] * 3
    assert "satu kali dalam jumlah" in page.text()


@pytest.mark.parametrize(
    ("day", "quarter", "counted"),
    [
        (date(2025, 12, 31), "2025-Q4", "1"),
        (date(2025, 12, 31), "2026-Q1", "0"),
        (date(2026, 1, 1), "2026-Q1", "1"),
        (date(2026, 1, 1), "2026", "1"),
        (date(2026, 1, 1), "2025", "0"),
        (date(2026, 7, 1), "2026-S2", "1"),
        (date(2026, 6, 30), "2026-06", "1"),
    ],
)
def test_a_period_has_its_first_and_its_last_day(app, browser, ayu, day, quarter, counted):
    store_session(app, held_on=day)

    page = browser.sign_in(ayu).open(f"/coverage/19?period={quarter}")

    assert page.text(".figure.main b") == f"{counted} dari 393"


def test_what_is_recorded_counts_at_once_and_what_is_deleted_no_longer(app, browser, siti, ayu):
    lead = browser.sign_in(ayu)
    assert lead.open(f"/coverage/19{Q3}").text(".figure.main b") == "0 dari 393"
    session_id = store_session(app)
    assert lead.open(f"/coverage/19{Q3}").text(".figure.main b") == "1 dari 393"
    village = browser.sign_in(siti)
    token = village.open("/account").all("form input[name=csrf_token]")[0].get("value")

    village.post(f"/outreach/{session_id}/delete", {"csrf_token": token})

    assert lead.open(f"/coverage/19{Q3}").text(".figure.main b") == "0 dari 393"


def test_the_other_language_has_its_own_words(browser, ayu):
    lead = browser.sign_in(ayu)
    assert lead.open("/coverage/19").text("h1") == "Cakupan Provinsi Kepulauan Bangka Belitung"

    lead.open("/language/en")

    assert lead.open("/coverage/19").text("h1") == "Coverage of Province Kepulauan Bangka Belitung"


def test_without_a_period_it_is_the_current_quarter_counted_up_to_today(app, browser, ayu):
    page = browser.sign_in(ayu).open("/coverage/19")

    assert "Triwulan IV Tahun 2026, masih berjalan: dihitung sampai 7 Oktober 2026" in page.text()
    assert page.one("select[name=period] option[selected]").get("value") == "2026-Q4"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2026-Q5", "“2026-Q5” bukan periode"),
        ("kemarin", "“kemarin” bukan periode"),
        ("1999", "“1999” bukan periode"),
        ("2027-Q1", "Triwulan I Tahun 2027 belum mulai"),
        ("<b>", "“<b>” bukan periode"),
    ],
)
def test_a_period_that_makes_no_sense_is_named(browser, ayu, typed, said):
    page = browser.sign_in(ayu).open(f"/coverage/19?period={typed}")

    assert said in page.text()
    assert "yang ditampilkan di sini Triwulan IV Tahun 2026" in page.text()


def test_a_running_period_is_not_compared_with_a_whole_one(app, browser, ayu):
    store_session(app)

    page = browser.sign_in(ayu).open("/coverage/19?period=2026-Q4")

    assert page.text(".figure.main small") == "Triwulan III Tahun 2026 seutuhnya: 1"
    assert rows_of(page)["Kab. Bangka"]["Beda"] == "-"
    assert "turun" not in page.text("main")


def test_the_period_is_changed_by_links_and_one_button(browser, ayu):
    page = browser.sign_in(ayu).open(f"/coverage/19{Q3}")
    links = {link.get("aria-label") or link.text_content(): link.get("href") for link in page.all("main a")}

    assert links["Triwulan II Tahun 2026"] == "/coverage/19?period=2026-Q2"
    assert links["Triwulan IV Tahun 2026"] == "/coverage/19?period=2026-Q4"
    assert links["Tahun"] == "/coverage/19?period=2026"
    assert links["Bulan"] == "/coverage/19?period=2026-09"
    assert page.one("select[name=period]").getparent().cssselect("button")


def test_drilling_down_ends_at_the_village(app, browser, ayu):
    store_session(app)
    page = browser.sign_in(ayu).open(f"/coverage/19{Q3}")

    page = page.follow("Kab. Bangka").follow("Kec. Mendo Barat").follow("Desa Kace Timur")

    assert page.path == f"/areas/{cast.KACE_TIMUR}"


def test_a_village_has_its_own_page_instead(browser, siti):
    page = browser.sign_in(siti).open(f"/coverage/{cast.KACE_TIMUR}")

    assert page.path == f"/areas/{cast.KACE_TIMUR}"


def test_rows_are_sorted_by_links(app, browser, ayu):
    store_session(app)
    store_session(app, cast.AIR_LIMAU, key="dua")
    store_session(app, cast.AIR_LIMAU, key="tiga")
    lead = browser.sign_in(ayu)
    order = [name for name in rows_of(lead.open(f"/coverage/19{Q3}")) if name != "Jumlah"]
    assert (order[0], order[-1]) == ("Kab. Bangka", "Kota Pangkal Pinang")  # by code

    down = lead.open(f"/coverage/19{Q3}").follow("Kehadiran")
    up = down.follow("Kehadiran")

    assert list(rows_of(down))[:2] == ["Kab. Bangka Barat", "Kab. Bangka"]
    assert list(rows_of(up))[:2] == ["Kab. Bangka", "Kab. Bangka Barat"]  # silence last, either way
    assert list(rows_of(up))[-1] == "Jumlah"
    assert down.one("th[aria-sort]").get("aria-sort") == "descending"
    assert up.one("th[aria-sort]").get("aria-sort") == "ascending"


def test_a_sort_that_does_not_exist_is_the_order_of_the_codes(browser, ayu):
    lead = browser.sign_in(ayu)

    assert list(rows_of(lead.open("/coverage/19?sort=__class__"))) == list(rows_of(lead.open("/coverage/19")))


@pytest.mark.parametrize("address", ["/coverage/19", "/coverage/19.05", "/coverage/ID", "/coverage/99", "/coverage/x"])
def test_what_is_out_of_reach_does_not_exist(browser, rahmat, address):
    browser.sign_in(rahmat).open(address, status=404)


def test_the_page_of_one_person_is_not_shown_to_another(browser, ayu, rahmat):
    browser.sign_in(ayu).open(f"/coverage/{cast.BANGKA}")

    own = browser.sign_in(rahmat).open(f"/coverage/{cast.BANGKA}")

    assert [a.text_content() for a in own.all("main .breadcrumb a")] == []  # the province is named, but no link
