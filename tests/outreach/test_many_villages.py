"""Staff record a session that served many villages: chosen one by one, a subdistrict at once, with heads for each."""

import pytest

from app.outreach.models import OutreachSession
from tests import cast
from tests.outreach.answers import ANSWERS, record
from tests.pages import Page
from tests.records import count
from tests.test_selects import counted

KACE = "19.01.04.2007"
OF_MENDO_BARAT = 15
FROM_EACH = {f"came-{cast.KACE_TIMUR}": "12", f"came-{cast.PETALING}": "0", f"came-{KACE}": ""}


def served(page: Page) -> list[str]:
    return page.texts("dd li")


def chosen(page: Page) -> list[str]:
    return page.answers(page.form("Simpan kegiatan"))["villages"]


def test_a_subdistrict_is_chosen_by_one_tick(browser, rahmat):
    page = record(browser.sign_in(rahmat), whole=[cast.MENDO_BARAT])

    assert len(served(page)) == OF_MENDO_BARAT
    assert "15 desa di 1 kecamatan" in page.text()


def test_a_subdistrict_that_was_ticked_can_be_taken_away_again(browser, rahmat):
    refused = browser.sign_in(rahmat).open("/outreach/new").submit(whole=[cast.MENDO_BARAT])
    assert len(chosen(refused)) == OF_MENDO_BARAT
    assert [box.get("value") for box in refused.all("[name=whole][checked]")] == [cast.MENDO_BARAT]

    refused = refused.submit(whole=None)
    assert "villages" not in refused.answers(refused.form("Simpan kegiatan"))


def test_one_village_can_be_taken_out_of_a_whole_subdistrict(browser, rahmat):
    refused = browser.sign_in(rahmat).open("/outreach/new").submit(whole=[cast.MENDO_BARAT])
    others = [code for code in chosen(refused) if code != KACE]

    refused = refused.submit(villages=others)
    assert chosen(refused) == others
    assert not refused.all("[name=whole][checked]")


@pytest.mark.parametrize("code", [cast.PANGKAL_PINANG, "19.05.01", "x", ""])
def test_a_subdistrict_out_of_reach_brings_nothing(app, browser, rahmat, code):
    page = browser.sign_in(rahmat).open("/outreach/new").submit(**ANSWERS, whole=[code])

    assert "Pilih paling sedikit satu desa" in page.text("#faults")
    assert count(app, OutreachSession) == 0


def test_heads_stand_beside_each_village(browser, dewi):
    villages = [cast.PETALING, KACE, cast.KACE_TIMUR]
    asked = browser.sign_in(dewi).open("/outreach/new").submit(**ANSWERS, villages=villages, told="each")
    assert "Isi jumlah hadir per desa, atau pilih “Hanya jumlah seluruhnya”." in asked.text("#faults")
    assert [field.get("aria-label") for field in asked.all("#villages details [name^=came-]")] == [
        "Yang hadir dari Desa Petaling",
        "Yang hadir dari Desa Kace",
        "Yang hadir dari Desa Kace Timur",
    ]

    receipt = asked.submit("Simpan kegiatan", **FROM_EACH)
    assert "3 desa di 1 kecamatan" in receipt.text()
    page = receipt.browser.open(receipt.path.removesuffix("/receipt"))
    assert served(page) == [
        "Desa Petaling, Mendo Barat, Bangka: tidak ada yang hadir",
        "Desa Kace, Mendo Barat, Bangka",
        "Desa Kace Timur, Mendo Barat, Bangka: 12 orang",
    ]
    assert "30 orang tidak disebut desanya" in page.text()


def record_each(browser, **answers) -> Page:
    """A session of three villages, 12 of the 42 from Kace Timur, nobody from Petaling, Kace not counted."""
    villages = [cast.PETALING, KACE, cast.KACE_TIMUR]
    return record(browser, **{"villages": villages, "told": "each", **FROM_EACH, **answers})


def test_the_sum_may_not_be_more_than_came_in_all(app, browser, dewi):
    form = browser.sign_in(dewi).open("/outreach/new")
    answers = {**ANSWERS, "villages": [cast.PETALING, cast.KACE_TIMUR], "told": "each"}
    heads = {f"came-{cast.KACE_TIMUR}": "30", f"came-{cast.PETALING}": "13"}
    page = form.submit(**answers, **heads)

    assert "Jumlah per desa 43, lebih dari 42 yang hadir seluruhnya. Perbaiki salah satunya." in page.text("#faults")
    assert count(app, OutreachSession) == 0
    assert page.submit(**{f"came-{cast.PETALING}": "12"}).path.endswith("/receipt")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("dua", "Desa Petaling: “dua” bukan bilangan bulat."),
        ("-1", "Desa Petaling: “-1” kurang dari nol."),
        ("100001", "Desa Petaling: 100001 terlalu banyak."),
        ("1,5", "Desa Petaling: “1,5” bukan bilangan bulat."),
    ],
)
def test_a_number_that_is_none_is_refused_and_kept(app, browser, dewi, typed, sentence):
    form = browser.sign_in(dewi).open("/outreach/new")
    page = form.submit(**ANSWERS, villages=[cast.PETALING], told="each", **{f"came-{cast.PETALING}": typed})

    assert sentence in page.text("#faults")
    assert page.one(f"[name='came-{cast.PETALING}']").get("value") == typed
    assert count(app, OutreachSession) == 0


def test_numbers_are_kept_while_only_the_total_is_chosen(browser, dewi):
    page = browser.sign_in(dewi).open("/outreach/new").submit(villages=[KACE], told="all", **{f"came-{KACE}": "7"})
    assert page.one(f"[name='came-{KACE}']").get("type") == "hidden"

    assert page.submit(told="each").one(f"[name='came-{KACE}']").get("value") == "7"
    detail = record(page.browser, villages=[KACE], told="all", **{f"came-{KACE}": "7"})
    assert served(detail) == ["Desa Kace, Mendo Barat, Bangka"]


def test_numbers_are_kept_and_changed_on_the_edit_page(browser, dewi):
    page = record_each(browser.sign_in(dewi))
    edit = page.follow("Ubah")
    assert edit.one("[name=told][checked]").get("value") == "each"
    assert edit.one(f"[name='came-{cast.KACE_TIMUR}']").get("value") == "12"

    same = edit.submit("Simpan perubahan")
    assert served(same) == served(page)
    changed = same.follow("Ubah").submit("Simpan perubahan", **{f"came-{cast.KACE_TIMUR}": "15", f"came-{KACE}": "3"})
    assert "Desa Kace Timur, Mendo Barat, Bangka: 15 orang" in served(changed)
    words = changed.text("main")
    assert "Hadir per desa" in words
    assert "Desa Kace Timur 12" in words
    assert "Desa Kace Timur 15" in words

    only_total = changed.follow("Ubah").submit("Simpan perubahan", told="all")
    assert served(only_total) == [line.split(":")[0] for line in served(page)]


def test_villages_that_the_editor_cannot_reach_keep_their_number(browser, rahmat, dewi):
    other = "19.01.05.2001"
    villages = {"villages": [cast.PETALING, other], "told": "each", "host": cast.MENDO_BARAT}
    page = record(browser.sign_in(rahmat), **villages, **{f"came-{cast.PETALING}": "5", f"came-{other}": "30"})
    before = served(page)
    edit = browser.sign_in(dewi).open(page.path).follow("Ubah")
    assert "Kegiatan ini juga melayani 1 desa di luar wilayah Anda." in edit.text("#villages")

    refused = edit.submit("Simpan perubahan", **{f"came-{cast.PETALING}": "13"})
    assert "Jumlah per desa 43, lebih dari 42" in refused.text("#faults")
    after = served(refused.submit("Simpan perubahan", **{f"came-{cast.PETALING}": "12"}))
    assert after == [line.replace("5 orang", "12 orang") if "Petaling" in line else line for line in before]


def test_a_village_head_is_not_asked(browser, siti):
    form = browser.sign_in(siti).open("/outreach/new")

    assert not form.all("#villages, [name=told], [name=pasted]")
    assert "42" in record(browser.sign_in(siti), told="each", **{f"came-{cast.KACE_TIMUR}": "3"}).text(".figure.main")


def test_a_village_that_served_may_read_how_many_came(browser, dewi, siti):
    page = record_each(browser.sign_in(dewi))

    assert "Desa Kace Timur, Mendo Barat, Bangka: 12 orang" in served(browser.sign_in(siti).open(page.path))


def test_a_copy_brings_the_villages_but_not_who_came(browser, dewi):
    page = record_each(browser.sign_in(dewi))
    copy = page.browser.open(f"/outreach/new?copy={page.path.rpartition('/')[2]}")

    assert len(chosen(copy)) == 3
    assert copy.one("[name=told][checked]").get("value") == "all"
    assert not copy.all("#villages details [name^=came-]")


def test_a_draft_keeps_all_of_it(browser, dewi):
    form = browser.sign_in(dewi).open("/outreach/new")
    address = form.one("form[data-draft-url]").get("data-draft-url")
    answers = {"villages": [KACE], "told": "each", "pasted": "Petaling", f"came-{KACE}": "7"}
    draft = form.browser.post(address, {**form.answers(form.form("Simpan kegiatan")), **answers})

    assert chosen(draft) == [cast.PETALING, KACE]
    assert draft.one(f"[name='came-{KACE}']").get("value") == "7"


def test_however_many_villages_the_form_asks_the_database_the_same(app, browser, rahmat):
    client = browser.sign_in(rahmat)
    form = client.open("/outreach/new")
    with counted(app) as few:
        form.submit(villages=[KACE])
    with counted(app) as many:
        form.submit(whole=[cast.MENDO_BARAT, "19.01.01", "19.01.05"], pasted="Kace\nPetaling\n19.01.04.2014")

    assert len(few) == len(many)
