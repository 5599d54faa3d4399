"""A session for many villages: each that came is reached, its heads are counted once, and no village gets them all."""

import pytest

from tests import cast
from tests.outreach.answers import record
from tests.outreach.test_many_villages import KACE

SUNGAILIAT, PEMALI = "19.01.01.1001", "19.01.05.2001"
VILLAGES = [cast.KACE_TIMUR, cast.PETALING, KACE, SUNGAILIAT, PEMALI]
HEADS = {cast.KACE_TIMUR: "12", cast.PETALING: "0", KACE: "", SUNGAILIAT: "5", PEMALI: "3"}
QUARTER, DAY = "period=2026-Q4", "2026-10-03"


@pytest.fixture
def staff(browser, rahmat):
    """Regency staff who recorded a session of 42 people from five villages in three subdistricts."""
    person = browser.sign_in(rahmat)
    heads = {f"came-{code}": number for code, number in HEADS.items()}
    record(person, held_on=DAY, villages=VILLAGES, told="each", **heads)
    return person


def line(page, name: str) -> dict[str, str]:
    """The row of a table of coverage by what stands above its cells."""
    [row] = [row for row in page.all("tbody tr") if row.cssselect("th")[0].text_content().strip().startswith(name)]
    return {cell.get("data-label"): " ".join(cell.text_content().split()) for cell in row.cssselect("td[data-label]")}


def test_each_subdistrict_has_the_session_and_the_total_counts_it_once(staff):
    page = staff.open(f"/coverage/{cast.BANGKA}?{QUARTER}")

    for name in ("Kec. Mendo Barat", "Kec. Sungailiat", "Kec. Pemali"):
        row = line(page, name)
        assert (row["Kegiatan"], row["Kehadiran"]) == ("1", "42"), name
    assert "42kehadiran" in "".join(page.texts(".figure"))
    assert "di setiap baris itu, tetapi satu kali dalam jumlah" in page.text()


def test_a_village_from_which_nobody_came_is_not_reached(staff):
    page = staff.open(f"/coverage/{cast.MENDO_BARAT}?{QUARTER}")

    assert "2 dari 15" in page.text()
    unreached = staff.open(f"/coverage/{cast.MENDO_BARAT}/not-reached?{QUARTER}").text()
    assert "Desa Petaling" in unreached
    assert "Desa Kace Timur" not in unreached


def village(staff, code: str) -> str:
    return staff.open(f"/areas/{code}").text()


def test_a_village_page_counts_its_own_heads(staff):
    words = village(staff, cast.KACE_TIMUR)

    assert "12 kehadiran" in words or "12kehadiran" in words
    assert "Kegiatan bersama 5 desa, 42 hadir seluruhnya" in words
    assert "Kegiatan itu diadakan bersama desa lain; kehadirannya mencakup semua desa yang dilayani." in words


def test_a_village_whose_heads_nobody_told_apart_says_jointly(staff):
    words = village(staff, KACE)

    assert "0kehadirandan 1 kegiatan bersama desa lain: 42 hadir dari semua desanya" in words
    assert "bersama" in words
    assert "42 hadir" not in words.replace("42 hadir dari semua desanya", "").replace("42 hadir seluruhnya", "")


def test_own_sessions_and_joint_ones_are_not_mixed(staff, browser, siti):
    record(browser.sign_in(siti), held_on=DAY)
    page = browser.sign_in(siti).open(f"/areas/{cast.KACE_TIMUR}")

    assert "54kehadiran" in page.texts(".figure")
    assert "Satu di antaranya diadakan bersama desa lain" in page.text()


def test_a_village_that_was_served_alone_reads_no_word_of_others(browser, siti):
    record(browser.sign_in(siti), held_on=DAY)
    words = browser.sign_in(siti).open(f"/areas/{cast.KACE_TIMUR}").text()

    assert "42kehadiran" in words
    assert "bersama" not in words


def test_the_report_of_a_village_says_so(staff):
    address = f"/reports/progress?area={cast.KACE_TIMUR}&{QUARTER}"

    assert "Kegiatan itu diadakan bersama desa lain" in staff.open(address).text()
