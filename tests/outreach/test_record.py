"""A village head records a session: in a minute and a half on a phone, and never twice."""

import pytest

from app.outreach.models import OutreachSession
from tests import cast
from tests.outreach.answers import ANSWERS, record
from tests.records import count


def test_four_answers_are_enough(browser, siti):
    receipt = browser.sign_in(siti).open("/outreach/new").submit(**ANSWERS)

    assert receipt.path.endswith("/receipt")
    assert "KT-2609-000001" in receipt.text()
    assert "42 orang: 16 laki-laki, 26 perempuan; di antaranya 6 anak" in receipt.text()
    assert "7 Oktober 2026 pukul 09.00 WIB" in receipt.text()
    assert "Desa Kace Timur, Kec. Mendo Barat, Kab. Bangka" in receipt.text()


def test_the_receipt_has_words_for_whatsapp(browser, siti):
    receipt = browser.sign_in(siti).open("/outreach/new").submit(**ANSWERS)

    (link,) = (a.get("href") for a in receipt.all("a") if "WhatsApp" in a.text_content())
    assert link.startswith("https://wa.me/?text=Desa%20Kace%20Timur%3A%20kegiatan%20%E2%80%9CBahaya")
    assert receipt.follow("Catat kegiatan lain").path == "/outreach/new"


def test_the_village_is_not_asked_and_is_served(browser, siti):
    form = browser.sign_in(siti).open("/outreach/new")

    assert not form.all("[name=host], [name=villages]")
    assert "Desa Kace Timur, Kec. Mendo Barat" in record(browser.sign_in(siti)).text()


def test_everything_else_may_be_written_too(browser, siti):
    page = record(
        browser.sign_in(siti),
        starts_at="09:30",
        ends_at="11.45",
        venue="Balai desa",
        organizer="Pemerintah desa",
        speaker_name=["Yanto Contoh", "Rina Contoh", ""],
        speaker_institution=["BP3MI", "", ""],
        approach="meeting",
        audiences=["youth", "family_welfare"],
        disability="3",
        aged_18_to_30="20",
        aged_31_up="16",
        summary="Banyak pertanyaan.\nSatu rujukan.",
        follow_up="Bentuk posko",
    )

    for words in (
        "09.30 WIB sampai 11.45 WIB",
        "Balai desa",
        "Pemerintah desa",
        "Yanto Contoh, BP3MI",
        "Rina Contoh",
        "Pertemuan",
        "Pemuda",
        "Banyak pertanyaan.",
        "Satu rujukan.",
        "Bentuk posko",
    ):
        assert words.casefold() in page.text().casefold(), words


def test_zero_is_an_answer(browser, siti):
    page = record(browser.sign_in(siti), men="0", women="", boys="", girls="")

    assert page.text(".figure.main b") == "0"


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"held_on": ""}, "Isi tanggal kegiatan."),
        ({"held_on": "2026-10-24"}, "Tanggal 24 Oktober 2026 belum tiba. Isi tanggal kegiatan yang sudah berlangsung."),
        ({"held_on": "31/02/2026"}, "“31/02/2026” bukan tanggal di kalender."),
        ({"held_on": "1999-12-31"}, "Tanggal 31 Desember 1999 terlalu lama. Isi tanggal mulai 1 Januari 2000."),
        ({"title": " "}, "Tulis nama kegiatan."),
        ({"title": "x" * 201}, "Isian ini 201 huruf. Pendekkan menjadi 200."),
        ({"topics": None}, "Pilih paling sedikit satu topik."),
        ({"topics": ["dukun"]}, "Pilih dari daftar saja."),
        ({"men": "", "women": "", "boys": "", "girls": ""}, "Isi berapa yang hadir; tulis 0 kalau tidak ada."),
        ({"men": "-3"}, "“-3” kurang dari nol."),
        ({"men": "100001"}, "100001 terlalu banyak. Paling banyak 100.000."),
        ({"men": "dua"}, "“dua” bukan bilangan bulat."),
        ({"starts_at": "09:30", "ends_at": "08:00"}, "Selesai pukul 08.00, padahal mulai pukul 09.30."),
        ({"starts_at": "pagi"}, "“pagi” bukan jam."),
        ({"disability": "43"}, "Penyandang disabilitas 43, lebih dari 42 yang hadir."),
        ({"aged_18_to_30": "20"}, "Isi kedua umur, atau kosongkan keduanya."),
        (
            {"aged_18_to_30": "20", "aged_31_up": "14"},
            "Laki-laki dan perempuan dewasa 36, menurut umur 34: selisih 2.",
        ),
        ({"approach": "sihir"}, "Pilih satu dari daftar."),
        ({"audiences": ["jin"]}, "Pilih dari daftar saja."),
        ({"speaker_name": [""], "speaker_institution": ["BP3MI"]}, "Tulis nama narasumber dari BP3MI."),
        ({"speaker_name": ["A"] * 21, "speaker_institution": [""] * 21}, "Ini lebih dari 20 narasumber."),
        ({"speaker_name": ["A" * 121], "speaker_institution": [""]}, "pendekkan menjadi 120 huruf"),
        ({"summary": "x" * 4001}, "Isian ini 4.001 huruf. Pendekkan menjadi 4.000."),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(app, browser, siti, answers, sentence):
    page = browser.sign_in(siti).open("/outreach/new").submit(**{**ANSWERS, **answers})

    assert page.path == "/outreach/new"
    assert sentence in page.text("#faults")
    assert sentence in page.text("form[data-once]")
    assert count(app, OutreachSession) == 0


def test_nothing_typed_is_lost(browser, siti):
    answers = {"held_on": "31/02/2026", "men": "dua", "venue": "Balai", "summary": "Catatan", "ends_at": "x"}
    lists = {"speaker_name": ["Yanto"], "speaker_institution": ["BP3MI"], "audiences": ["youth"], "topics": ["costs"]}
    page = browser.sign_in(siti).open("/outreach/new").submit(**{**ANSWERS, **answers, **lists})

    kept = page.answers(page.form())
    assert kept["held_on"] == ["31/02/2026"]
    assert page.one("#held_on").get("type") == "text"  # a date field would show a wrong date as empty
    assert page.one("#ends_at").get("type") == "text"
    assert (kept["men"], kept["venue"], kept["summary"]) == (["dua"], ["Balai"], ["Catatan"])
    assert (kept["speaker_name"][0], kept["speaker_institution"][0]) == ("Yanto", "BP3MI")
    assert (kept["audiences"], kept["topics"]) == (["youth"], ["costs"])
    assert page.submit(held_on="2026-09-20", men="2", ends_at="").path.endswith("/receipt")


def test_a_fold_with_something_to_correct_is_open(browser, siti):
    page = browser.sign_in(siti).open("/outreach/new").submit(**ANSWERS, starts_at="10:00", ends_at="09:00")

    opened = [fold.cssselect("summary")[0].text_content() for fold in page.all("details.fold[open]")]
    assert [words.strip()[:16] for words in opened] == ["Waktu dan tempat"]


def test_the_same_page_sent_twice_is_one_record(app, browser, siti):
    page = browser.sign_in(siti).open("/outreach/new")
    first = page.submit(**ANSWERS)
    second = page.submit(**ANSWERS)

    assert second.path == first.path
    assert "tidak dicatat dua kali" in second.text()
    assert count(app, OutreachSession) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"men": "15"},
        {"venue": "Masjid"},
        {"starts_at": "10:00"},
        {"speaker_name": ["Yanto", "", ""]},
        {"audiences": ["youth"]},
        {"approach": "training"},
        {"summary": "Catatan baru"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_changed_before_the_second_time_is_said_to_be_missing(app, browser, siti, change):
    page = browser.sign_in(siti).open("/outreach/new")
    page.submit(**ANSWERS)
    second = page.submit(**{**ANSWERS, **change})

    assert "Yang Anda ubah sesudahnya belum ikut" in second.text()
    assert "42 orang" in second.text()
    assert count(app, OutreachSession) == 1


def test_a_full_page_sent_twice_is_the_same_session(browser, siti):
    whole = {
        **ANSWERS,
        "starts_at": "09:30",
        "venue": " Balai  desa",
        "speaker_name": ["Yanto", "", ""],
        "speaker_institution": ["BP3MI", "", ""],
        "audiences": ["youth", "family_welfare"],
        "approach": "training",
        "disability": "0",
        "summary": "Baris satu\r\n baris dua ",
    }
    page = browser.sign_in(siti).open("/outreach/new")
    page.submit(**whole)

    assert "tidak dicatat dua kali" in page.submit(**whole).text()


@pytest.mark.parametrize("key", ["", "x", "0" * 33, "A" * 32, "0" * 5000])
def test_a_key_that_is_not_ours_stores_nothing_and_the_next_try_works(app, browser, siti, key):
    page = browser.sign_in(siti).open("/outreach/new").submit(**ANSWERS, key=key)

    assert "Halaman ini berubah di perjalanan" in page.text("#faults")
    assert count(app, OutreachSession) == 0
    assert page.submit().path.endswith("/receipt")


def test_somebody_elses_key_leads_nowhere(app, browser, siti, budi):
    page = browser.sign_in(siti).open("/outreach/new")
    key = page.one("#key").get("value")
    page.submit(**ANSWERS)

    other = browser.sign_in(budi).open("/outreach/new").submit(**{**ANSWERS, "key": key})
    assert "Halaman ini berubah di perjalanan" in other.text("#faults")
    assert other.submit().path.endswith("/receipt")
    assert count(app, OutreachSession) == 2


def test_the_last_venue_and_organizer_are_offered(browser, siti):
    record(browser.sign_in(siti), venue="Balai desa", organizer="Karang Taruna")
    page = browser.sign_in(siti).open("/outreach/new")

    assert "Terakhir: Balai desa" in page.text("form[data-once]")
    assert [option.get("value") for option in page.all("#organizers option")] == ["Karang Taruna"]


def test_staff_say_who_held_it_and_for_whom(browser, dewi):
    page = browser.sign_in(dewi).open("/outreach/new")
    assert page.one("#host option[selected]").text == "Kecamatan Mendo Barat"

    refused = page.submit(**ANSWERS)
    assert "Pilih paling sedikit satu desa yang dilayani kegiatan Kecamatan Mendo Barat ini." in refused.text("#faults")

    receipt = refused.submit(villages=[cast.KACE_TIMUR, cast.PETALING])
    detail = browser.sign_in(dewi).open(receipt.path.removesuffix("/receipt"))
    assert detail.texts("dd li") == ["Desa Petaling, Mendo Barat, Bangka", "Desa Kace Timur, Mendo Barat, Bangka"]


def test_a_village_that_holds_it_is_served_without_being_ticked(browser, rahmat):
    page = record(browser.sign_in(rahmat), host=cast.KACE_TIMUR, villages=[cast.PETALING])

    assert "Desa Kace Timur, Mendo Barat" in page.text()
    assert "Desa Petaling, Mendo Barat" in page.text()


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"host": cast.AIR_LIMAU}, "Pilih wilayah yang mengadakan kegiatan dari daftar."),
        ({"host": "x"}, "Pilih wilayah yang mengadakan kegiatan dari daftar."),
        ({"villages": [cast.AIR_LIMAU]}, "Pilih dari daftar saja."),
        ({"villages": [cast.MENDO_BARAT]}, "Pilih dari daftar saja."),
    ],
)
def test_areas_out_of_reach_are_refused(app, browser, dewi, answers, sentence):
    page = browser.sign_in(dewi).open("/outreach/new").submit(**{**ANSWERS, "villages": [cast.KACE_TIMUR], **answers})

    assert sentence in page.text("#faults")
    assert count(app, OutreachSession) == 0


def test_a_forged_area_of_a_village_head_is_not_even_read(browser, siti):
    page = record(browser.sign_in(siti), host=cast.AIR_LIMAU, villages=[cast.AIR_LIMAU])

    assert "Kace Timur" in page.text()
    assert "Air Limau" not in page.text()
