"""The list that everybody may read, where the regency has opened it: what is in force today, and nothing else."""

from datetime import UTC, date, datetime

from app.areas.models import Area
from app.db import db, write_tx
from app.regulations.models import Regulation, RegulationVillage
from app.regulations.vocabulary import RegulationKind, Theme
from tests import cast
from tests.records import set_regency, store_regulation
from tests.test_selects import counted


def address(code: str = cast.KACE_TIMUR) -> str:
    return f"/public/regulations/{code}"


def test_nobody_sees_it_until_the_regency_opens_it(app, browser, rahmat):
    store_regulation(app)

    browser.open(address(), status=404)
    set_regency(app, is_public=False)
    browser.open(address(), status=404)
    browser.sign_in(rahmat).open(address(), status=404)


def test_what_is_in_force_stands_there_without_signing_in(app, browser):
    store_regulation(app, note="Bertemu Pak Yanto", summary="Rapat di rumah Bu Sri")
    set_regency(app, is_public=True)

    page = browser.open(address())

    assert page.text("h1") == "Peraturan yang berlaku di Desa Kace Timur"
    assert page.texts("tbody tr") == [
        "Peraturan Desa Nomor 2 Tahun 2026Pelindungan pekerja migran IndonesiaPelindungan PMI5 Mar 2026"
    ]
    assert "Yanto" not in page.text()
    assert "Bu Sri" not in page.text()


def test_a_draft_one_that_is_over_and_one_in_the_bin_do_not(app, browser):
    store_regulation(app, number=None, title="Masih draf", enacted_on=None, promulgated_on=None, submitted_on=None)
    store_regulation(app, number=3, title="Baru ditetapkan", promulgated_on=None, submitted_on=None)
    store_regulation(app, number=4, title="Sudah dicabut", repealed_on=date(2026, 9, 1))
    store_regulation(app, number=5, title="Sudah habis", valid_until=date(2026, 10, 6))
    store_regulation(app, number=6, title="Terhapus", deleted_at=datetime(2026, 9, 1, tzinfo=UTC))
    store_regulation(app, number=7, title="Besok berlaku", promulgated_on=date(2026, 10, 8), submitted_on=None)
    set_regency(app, is_public=True)

    assert not browser.open(address()).all("tbody tr")


def test_a_regency_shows_those_of_all_its_villages_and_of_no_other(app, browser):
    store_regulation(app)
    store_regulation(app, cast.PETALING, number=9, title="Di Petaling")
    store_regulation(app, cast.AIR_LIMAU, number=8, title="Di kabupaten lain")
    set_regency(app, is_public=True)

    page = browser.open(address(cast.BANGKA))

    assert len(page.all("tbody tr")) == 2
    assert "kabupaten lain" not in page.text()
    assert page.follow("Desa Petaling").texts("tbody th")[0].endswith("Di Petaling")
    assert len(browser.open(address(cast.MENDO_BARAT)).all("tbody tr")) == 2
    browser.open(address(cast.AIR_LIMAU), status=404)
    browser.open(address(cast.BABEL), status=404)
    browser.open(address("ID"), status=404)
    browser.open(address("99.99.99.9999"), status=404)
    browser.open(address("x"), status=404)


def test_a_kelurahan_has_its_decrees_and_the_regional_regulation_that_covers_it(app, browser):
    signed = {"agreed_on": None, "promulgated_on": None, "submitted_on": None}
    decree, regional = RegulationKind.WARD_DECREE, RegulationKind.REGIONAL_REGULATION
    store_regulation(app, cast.KELURAHAN, kind=decree, title="Satuan tugas kelurahan", **signed)
    store_regulation(app, cast.PANGKAL_PINANG, also=[cast.KELURAHAN], kind=regional, title="Di kota", **signed)
    set_regency(app, cast.PANGKAL_PINANG, is_public=True)

    page = browser.open(address(cast.KELURAHAN))

    titles = {row.rpartition("2026")[2] for row in page.texts("tbody th")}
    assert titles == {"Satuan tugas kelurahan", "Di kota"}
    assert "Kelurahan tidak membuat Peraturan Desa" in page.text()


def test_it_can_be_searched(app, browser):
    store_regulation(app)
    store_regulation(app, cast.PETALING, number=9, title="Satu <b>& dua")
    set_regency(app, is_public=True)

    page = browser.open(address(cast.BANGKA) + "?q=satu+%3Cb%3E%26")
    assert page.texts("tbody th") == ["Peraturan Desa Nomor 9 Tahun 2026Satu <b>& dua"]
    page = browser.open(address(cast.BANGKA) + "?q=tidak+ada")
    assert not page.all("tbody tr")
    assert "tidak ada" in page.text()
    page.follow("Tampilkan semua")


def test_a_long_list_has_pages_and_asks_no_more_of_the_database(app, browser):
    set_regency(app, is_public=True)
    with counted(app) as few:
        browser.open(address(cast.BANGKA))
    with app.app_context(), write_tx() as tx:
        village_id = tx.scalars(db.select(Area.id).where(Area.code == cast.KACE_TIMUR)).one()
        for number in range(1, 121):
            record = Regulation(
                area_id=village_id,
                kind=RegulationKind.VILLAGE_REGULATION,
                theme=Theme.OTHER,
                number=number,
                year=2025,
                title=f"Peraturan ke-{number}",
                promulgated_on=date(2025, 5, 1),
            )
            record.village_rows = [RegulationVillage(village_id=village_id)]
            tx.add(record)

    with counted(app) as many:
        page = browser.open(address(cast.BANGKA))

    assert len(page.all("tbody tr")) == 50
    assert "120 peraturan berlaku" in page.text()
    assert len(many) <= len(few) + 1
    assert len(page.follow("Berikutnya").all("tbody tr")) == 50


def test_the_staff_find_it_from_their_settings(app, browser, rahmat):
    set_regency(app, is_public=True)
    store_regulation(app)

    page = browser.sign_in(rahmat).open(f"/regulations/settings/{cast.BANGKA}").follow("Buka halaman terbuka")

    assert len(page.all("tbody tr")) == 1
