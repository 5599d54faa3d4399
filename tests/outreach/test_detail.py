"""One session: who sees it, changing it, the bin, and what its history tells."""

from tests import cast
from tests.outreach.answers import record, type_names
from tests.test_selects import counted


def history(page) -> list[str]:
    return page.texts("section:last-of-type .rows > li") if page.all("section .rows") else []


def history_text(page) -> str:
    (fold,) = (f for f in page.all("details.fold") if "Riwayat perubahan" in f.text_content())
    return " ".join(fold.text_content().split())


def test_the_three_numbers_stand_apart_and_are_explained(browser, siti):
    page = record(browser.sign_in(siti))

    assert page.texts(".figure b") == ["42", "0", "0"]
    labels = page.texts(".figure")
    assert "kehadiran" in labels[0]
    assert "orang tercatat" in labels[1]
    assert "orang unik" in labels[2]


def test_it_is_closed_to_other_villages(browser, siti, budi):
    page = record(browser.sign_in(siti))
    for address in ("", "/edit", "/names", "/receipt"):
        browser.sign_in(budi).open(page.path + address, status=404)


def test_a_village_that_was_served_reads_it_but_does_not_change_it(browser, siti, dewi):
    page = record(browser.sign_in(dewi), villages=[cast.KACE_TIMUR, cast.PETALING])
    type_names(page.browser.open(page.path + "/names"), ("Nurul Contoh", "P"))

    seen = browser.sign_in(siti).open(page.path)
    assert "Nurul" not in seen.text()
    assert "Ubah" not in seen.text()
    assert not seen.all("main form")
    for address in ("/edit", "/names"):
        seen.browser.open(page.path + address, status=404)


def test_a_reader_of_the_province_sees_no_names_and_no_buttons(browser, siti, ayu):
    page = record(browser.sign_in(siti))
    type_names(page.browser.open(page.path + "/names"), ("Nurul Contoh", "P"))

    seen = browser.sign_in(ayu).open(page.path)
    assert "Nurul" not in seen.text()
    assert seen.texts(".figure b") == ["42", "1", "1"]
    assert not seen.all("main form")
    seen.browser.open(page.path + "/names", status=403)


def test_a_change_is_stored_and_told(browser, siti):
    page = record(browser.sign_in(siti), approach="meeting")
    form = page.follow("Ubah")
    kept = form.answers(form.form())
    assert (kept["held_on"], kept["men"], kept["approach"]) == (["2026-09-20"], ["14"], ["meeting"])

    changed = form.submit(
        title="Judul baru",
        men="1.204",
        held_on="21/09/2026",
        topics=["illegal_brokers", "costs"],
        starts_at="09:30",
        speaker_name=["Yanto"],
        speaker_institution=["BP3MI"],
    )
    assert changed.path == page.path
    assert changed.text("h1") == "Judul baru"
    assert changed.text(".figure.main b") == "1.232"
    told = history_text(changed)
    for words in (
        "Siti Contoh mengubah",
        "Nama kegiatan: Bahaya lowongan kerja palsu di Kamboja → Judul baru",
        "Laki-laki dewasa: 14 → 1.204",
        "Tanggal kegiatan: 20 September 2026 → 21 September 2026",
        "Topik: Lowongan palsu dan penipuan daring → Biaya resmi",
        "Mulai pukul: - → 09.30",
        "Narasumber: - → Yanto, BP3MI",
        "Siti Contoh mencatat",
    ):
        assert words in told, words
    assert "Cara" not in told.split("mencatat")[0].replace("Cara resmi", "")


def test_saving_without_a_change_tells_nothing(browser, siti):
    page = record(browser.sign_in(siti))
    page = page.follow("Ubah").submit()

    assert "1 perubahan" in history_text(page)


def test_staff_change_who_held_it_and_which_villages_it_served(browser, dewi):
    page = record(browser.sign_in(dewi), villages=[cast.KACE_TIMUR, cast.PETALING])
    page = page.follow("Ubah").submit(host=cast.PETALING, villages=[])

    assert page.texts("dd li") == ["Desa Petaling, Mendo Barat, Bangka"]
    assert "Diadakan oleh: Kecamatan Mendo Barat → Desa Petaling" in history_text(page)
    assert "Desa yang dilayani: Desa Kace Timur → -" in history_text(page)


def test_villages_out_of_reach_stay_when_staff_change_it(browser, rahmat, dewi):
    other = "19.01.01.2007"
    page = record(browser.sign_in(rahmat), host=cast.MENDO_BARAT, villages=[other, cast.PETALING])
    page = browser.sign_in(dewi).open(page.path).follow("Ubah").submit(villages=[cast.KACE_TIMUR])

    assert len(page.all("dd li")) == 2
    assert "Kace Timur" in page.texts("dd li")[1]


def test_the_same_change_sent_twice_is_no_conflict(browser, siti):
    form = record(browser.sign_in(siti)).follow("Ubah")
    form.submit(title="Sekali")

    assert form.submit(title="Sekali").text("h1") == "Sekali"


def test_into_the_bin_and_back(browser, siti, ayu, dewi):
    page = record(browser.sign_in(siti))
    binned = page.submit("Pindahkan ke keranjang")

    assert "Kegiatan ini ada di keranjang." in binned.text()
    assert "Belum ada kegiatan" in page.browser.open("/outreach").text()
    browser.sign_in(ayu).open(page.path, status=404)
    for address in ("/edit", "/names"):
        page.browser.open(page.path + address, status=404)

    bin = browser.sign_in(dewi).open("/outreach/bin")
    assert bin.texts("tbody th a") == ["Bahaya lowongan kerja palsu di Kamboja"]
    restored = bin.submit("Pulihkan")
    assert restored.path == page.path
    assert "Keranjang kosong" in bin.browser.open("/outreach/bin").text()
    assert page.browser.open("/outreach").texts("tbody th a") == ["Bahaya lowongan kerja palsu di Kamboja"]
    told = history_text(restored)
    assert "Siti Contoh memindahkan ke keranjang" in told
    assert "Dewi Contoh memulihkan" in told


def test_the_bin_holds_ones_own_only(browser, siti, budi, dewi):
    page = record(browser.sign_in(dewi), villages=[cast.KACE_TIMUR])
    page.submit("Pindahkan ke keranjang")

    for person in (siti, budi):
        assert "Keranjang kosong" in browser.sign_in(person).open("/outreach/bin").text()
    siti_sees = browser.sign_in(siti)
    siti_sees.open(page.path, status=404)


def test_the_page_costs_a_fixed_number_of_selects(app, browser, dewi):
    there = browser.sign_in(dewi)
    page = record(there, villages=[cast.PETALING], speaker_name=["A"], speaker_institution=[""])
    there.open(page.path)
    with counted(app) as few:
        there.open(page.path)
    everything = page.follow("Ubah")
    villages = [box.get("value") for box in everything.all("[name=villages]")]
    page = everything.submit(villages=villages, audiences=["youth", "pupils"], topics=["costs", "complaints"])
    names = [(f"Orang {chr(65 + number)}", "L", "youth", "Kace Timur") for number in range(20)]
    type_names(there.open(page.path + "/names"), *names)
    with counted(app) as many:
        there.open(page.path)

    assert len(villages) > 5
    assert len(many) == len(few) <= 16
