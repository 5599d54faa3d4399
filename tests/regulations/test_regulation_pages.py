"""The list, one regulation, changing it, the bin: what people see and what is closed to them."""

from datetime import date

import pytest

from app.regulations.forms import RegulationForm
from app.regulations.models import Regulation
from app.regulations.vocabulary import RegulationKind, Theme
from tests import cast
from tests.records import count, store_regulation

NO_DAYS = {"agreed_on": None, "enacted_on": None, "promulgated_on": None, "submitted_on": None}


def store(app, number, title, village=cast.KACE_TIMUR, **values) -> int:
    return store_regulation(app, village, number, title=title, **{**NO_DAYS, **values})


@pytest.fixture
def recorded(app) -> dict[str, int]:
    """One in each state in Siti's village, and one of her neighbour."""
    day = date(2026, 3, 2)
    return {
        "draft": store(app, None, "Draf satgas", theme=Theme.OTHER),
        "agreed": store(app, None, "Kesepakatan pos aduan", agreed_on=date(2026, 9, 20)),
        "enacted": store(app, 1, "Pelindungan PMI", agreed_on=day, enacted_on=day),
        "in_force": store(app, 2, "Desa bebas calo", agreed_on=day, enacted_on=day, promulgated_on=day),
        "repealed": store(app, 3, "Aturan lama", enacted_on=day, promulgated_on=day, repealed_on=day),
        "decree": store(app, 4, "SK gugus tugas", kind=RegulationKind.HEAD_DECREE, enacted_on=day),
        "neighbour": store(app, 2, "Perdes tetangga", cast.PETALING, enacted_on=day, promulgated_on=day),
    }


def titles(page) -> set[str]:
    return set(page.texts("tbody th a"))


def test_the_list_shows_the_own_village_only(browser, siti, recorded):
    page = browser.sign_in(siti).open("/regulations")

    assert len(titles(page)) == 6
    assert "Perdes tetangga" not in titles(page)
    assert "6 peraturan, per 7 Oktober 2026" in page.text()


def test_staff_see_their_area_with_the_village_beside_each(browser, dewi, recorded):
    page = browser.sign_in(dewi).open("/regulations")

    assert len(titles(page)) == 7
    assert "Desa PetalingKec. Mendo Barat, Kab. Bangka" in page.texts("tbody td")


def test_others_see_nothing_of_it(browser, budi, recorded):
    page = browser.sign_in(budi).open("/regulations")

    assert "Belum ada peraturan yang dicatat" in page.text()
    page.browser.open(f"/regulations/{recorded['in_force']}", status=404)
    page.browser.open(f"/regulations?area={cast.KACE_TIMUR}", status=404)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("state=drafting", {"Draf satgas"}),
        ("state=agreed", {"Kesepakatan pos aduan"}),
        ("state=enacted", {"Pelindungan PMI"}),
        ("state=in_force", {"Desa bebas calo", "SK gugus tugas", "Perdes tetangga"}),
        ("state=repealed", {"Aturan lama"}),
        ("kind=head_decree", {"SK gugus tugas"}),
        ("theme=other", {"Draf satgas"}),
        ("year=2025", set()),
        ("q=CALO", {"Desa bebas calo"}),
        ("q=nomor 2 tahun 2026", {"Desa bebas calo", "Perdes tetangga"}),
        ("q=3", {"Aturan lama"}),
        ("q=petaling", {"Perdes tetangga"}),
        ("q=%25", set()),
        (f"area={cast.PETALING}", {"Perdes tetangga"}),
        (f"area={cast.PETALING}&state=drafting", set()),
        ("state=nonsense&year=x&kind=&theme=-", None),
    ],
)
def test_the_list_can_be_narrowed(browser, dewi, recorded, asked, found):
    page = browser.sign_in(dewi).open(f"/regulations?{asked}")

    assert titles(page) == found if found is not None else len(titles(page)) == 7
    if found == set():
        assert "Tidak ada peraturan yang cocok" in page.text()


def test_a_long_list_has_pages_and_keeps_its_filters(app, browser, dewi):
    for number in range(1, 62):
        store(app, number, f"Aturan {number}")

    page = browser.sign_in(dewi).open("/regulations?kind=village_regulation")

    assert len(titles(page)) == 50
    second = page.follow("Berikutnya")
    assert len(titles(second)) == 11
    assert "51 sampai 61 dari 61" in second.text()


@pytest.mark.parametrize(
    ("which", "says"),
    [
        ("draft", "Masih disusun: belum berlaku. Langkah berikutnya: disepakati bersama BPD."),
        ("agreed", "Sudah disepakati bersama BPD, tetapi belum ditetapkan: belum berlaku."),
        (
            "enacted",
            "Sudah ditetapkan, tetapi belum diundangkan: belum berlaku. "
            "Sekretaris desa mengundangkannya dalam Lembaran Desa.",
        ),
        ("in_force", "Berlaku sejak 2 Maret 2026. Belum disampaikan kepada bupati"),
        ("repealed", "Dicabut pada 2 Maret 2026: tidak berlaku lagi."),
        ("decree", "Berlaku sejak 2 Maret 2026."),
    ],
)
def test_each_state_is_said_in_plain_words(browser, siti, recorded, which, says):
    assert says in browser.sign_in(siti).open(f"/regulations/{recorded[which]}").text()


def test_it_is_stuck_until_it_is_promulgated(browser, siti, recorded):
    page = browser.sign_in(siti).open(f"/regulations/{recorded['enacted']}")

    assert page.texts(".steps .done b") == ["Disepakati bersama BPD", "Ditetapkan oleh kepala desa"]
    changed = page.follow("Ubah").submit(promulgated_on="5 Maret 2026")
    assert "Berlaku sejak 5 Maret 2026." in changed.text()


def test_what_was_changed_stays_visible(browser, siti, recorded):
    page = browser.sign_in(siti).open(f"/regulations/{recorded['in_force']}/edit")

    page = page.submit(theme="other", submitted_on="2026-03-09")

    history = page.text("main details.fold")
    assert "Siti Contoh mengubah" in history
    assert "Tema: Pelindungan PMI → Tema lain" in history
    assert "Disampaikan: - → 9 Maret 2026" in history


def test_saving_without_a_change_leaves_no_trace(browser, siti, recorded):
    page = browser.sign_in(siti).open(f"/regulations/{recorded['in_force']}/edit").submit()

    assert "mengubah" not in page.text("main details.fold")


def test_a_change_is_held_to_the_same_rules(browser, siti, recorded):
    page = browser.sign_in(siti).open(f"/regulations/{recorded['in_force']}/edit").submit(number="3")

    assert "Peraturan Desa Nomor 3 Tahun 2026 sudah tercatat: “Aturan lama”" in page.text("#number-error")


def test_the_unique_index_guards_a_change_too(browser, siti, recorded, monkeypatch):
    form = browser.sign_in(siti).open(f"/regulations/{recorded['in_force']}/edit")
    monkeypatch.setattr(RegulationForm, "_check_number", lambda form, kind: None)

    page = form.submit(number="3")

    assert "Peraturan Desa Nomor 3 Tahun 2026 sudah tercatat" in page.text("#number-error")


def test_deleting_and_restoring(app, browser, siti, recorded):
    page = browser.sign_in(siti).open(f"/regulations/{recorded['in_force']}").submit("Pindahkan ke keranjang")

    assert "Desa bebas calo" not in titles(page)
    assert "keranjang" in page.text(".flash")
    page = page.follow("Keranjang")
    assert titles(page) == {"Desa bebas calo"}
    page = page.submit("Pulihkan")
    assert page.text("h1") == "Desa bebas calo"
    assert [action in page.text("main details.fold") for action in ("memindahkan ke keranjang", "memulihkan")] == [
        True,
        True,
    ]
    assert count(app, Regulation) == len(recorded)


def test_what_is_in_the_bin_is_shown_to_those_who_may_restore_it(browser, siti, ayu, recorded):
    address = f"/regulations/{recorded['in_force']}"
    browser.sign_in(siti).open(address).submit("Pindahkan ke keranjang")

    assert "ada di keranjang" in browser.sign_in(siti).open(address).text(".flash")
    browser.sign_in(siti).open(f"{address}/edit", status=404)
    browser.sign_in(ayu).open(address, status=404)


def test_in_the_bin_its_number_is_free_and_restoring_says_who_has_it_now(app, browser, siti, recorded):
    address = f"/regulations/{recorded['in_force']}"
    page = browser.sign_in(siti).open(address).submit("Pindahkan ke keranjang")
    store(app, 2, "Penerusnya", enacted_on=date(2026, 5, 4))

    page = page.follow("Keranjang").submit("Pulihkan")

    assert page.text(".flash.late") == (
        "Belum dapat dipulihkan: Peraturan Desa Nomor 2 Tahun 2026 kini dipakai “Penerusnya”. "
        "Ubah atau hapus dulu catatan itu."
    )
    assert page.path == "/regulations/bin"


def test_the_lead_reads_but_changes_nothing(browser, ayu, recorded):
    page = browser.sign_in(ayu).open(f"/regulations/{recorded['in_force']}")

    assert not page.all("main form")
    assert "Ubah" not in page.texts("main a")


def test_one_changed_while_it_was_being_deleted_is_gone(browser, siti, dewi, recorded):
    address = f"/regulations/{recorded['in_force']}"
    form = browser.sign_in(siti).open(f"{address}/edit")
    browser.sign_in(dewi).open(address).submit("Pindahkan ke keranjang")

    form.submit(title="Judul lain", status=404)


def test_a_decree_of_a_lurah_has_one_step(app, browser, admin):
    number = store(app, 7, "Kelurahan tanggap", cast.KELURAHAN, kind=RegulationKind.WARD_DECREE)
    page = browser.sign_in(admin).open(f"/regulations/{number}")

    assert page.texts(".steps b") == ["Ditetapkan oleh lurah"]
    assert "Langkah berikutnya: ditetapkan oleh lurah." in page.text()
