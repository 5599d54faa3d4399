"""Many villages at once: a tour, giving them to one person, numbers from a file, weights, paper."""

import io
from datetime import date

import pytest

from app.outreach.models import SessionDraft
from app.worklist.models import FollowUp, ResidentsAbroad
from app.worklist.tour import Stop, suggest_tours
from tests import cast
from tests.chromium import on_sqlite
from tests.coverage.recount import record_at_random as record_sessions
from tests.records import count, store_session
from tests.reports.reading import text_of

ASSIGN = f"/worklist/{cast.MENDO_BARAT}/assign?village={cast.KACE_TIMUR}&village={cast.PETALING}"


def test_many_are_given_at_once_and_sent_twice_they_are_given_once(app, browser, ayu):
    lead = browser.sign_in(ayu)
    lead.open(f"/worklist/village/{cast.PETALING}").submit("Simpan tindak lanjut", assignee_name="Pak Joko")
    page = lead.open(ASSIGN + f"&village={cast.AIR_LIMAU}")
    assert page.texts("main .rows b") == ["Desa Petaling", "Desa Kace Timur"]
    assert "Sudah ada penanggung jawab: Pak Joko" in page.text()

    for _again in range(2):
        told = page.submit("Tugaskan 2 desa", assignee_name="Bu Tini", due_on="2026-10-20").text()
        assert "1 desa sudah ditugaskan" in told
        assert "Desa Petaling (Pak Joko)" in told
    assert count(app, FollowUp) == 2
    refused = page.submit("Tugaskan 2 desa", assignee_name="Bu Tini", due_on="2026-10-01")
    assert "sudah lewat" in refused.text()
    assert refused.one("#assignee_name").get("value") == "Bu Tini"


def test_staff_plan_one_session_for_the_chosen_villages(app, browser, dewi):
    page = browser.sign_in(dewi).open(ASSIGN)
    for _again in range(2):
        draft = page.submit("Rencanakan kegiatan")
        assert draft.path == "/outreach/new"
        assert {box.get("value") for box in draft.all("[name=villages][checked]")} == {cast.KACE_TIMUR, cast.PETALING}
    assert count(app, SessionDraft) == 1


def test_a_lead_plans_nothing_but_gives(browser, ayu):
    assert "Rencanakan kegiatan" not in browser.sign_in(ayu).open(ASSIGN).text()
    assert "Belum ada desa yang dipilih" in browser.sign_in(ayu).open(f"/worklist/{cast.BANGKA}/assign").text()


def stop(number: int, subdistrict: int, last: date | None = None, score: int = 50) -> Stop:
    return Stop(
        number, f"19.05.0{subdistrict}.20{number:02}", f"Desa {number}", subdistrict, f"Kec {subdistrict}", last, score
    )


def test_the_tour_reaches_the_most_villages():
    stops = [stop(1, 1), stop(2, 1), stop(3, 2), stop(4, 2), stop(5, 2), stop(6, 3, score=99)]

    first, second = suggest_tours(stops, {})

    assert [one.village_id for one in first.stops] == [3, 4, 5]
    assert [one.village_id for one in second.stops] == [1, 2]


def test_neighbours_across_the_border_come_along_where_they_touch():
    stops = [stop(1, 1), stop(2, 1), stop(3, 2), stop(4, 2), stop(5, 3)]

    tours = suggest_tours(stops, {1: frozenset({3, 9}), 3: frozenset({1})})

    assert tours[0].beyond
    assert {one.village_id for one in tours[0].stops} == {1, 2, 3}


def test_of_equal_tours_the_more_pressing_comes_first():
    tours = suggest_tours([stop(1, 1), stop(2, 1), stop(3, 2, score=90), stop(4, 2)], {})
    assert [one.subdistrict_code for one in tours] == ["19.05.02", "19.05.01"]


def test_the_tour_stands_on_the_list_of_a_regency(app, browser, rahmat):
    record_sessions(app, 31)
    page = browser.sign_in(rahmat).open(f"/worklist/{cast.BANGKA}")
    assert "Saran: satu kegiatan di Kecamatan" in page.text()
    chosen = page.follow("Rencanakan kegiatan")
    assert len(chosen.texts("main .rows b")) > 1


def sent(page, text: str):
    token = page.form("Periksa berkas").cssselect("[name=csrf_token]")[0].get("value")
    data = {"csrf_token": token, "file": (io.BytesIO(text.encode()), "pmi.csv")}
    return page.browser.post("/worklist/abroad/import", data, multipart=True)


def test_numbers_come_from_a_file_after_a_dry_run(app, browser, rahmat):
    page = browser.sign_in(rahmat).open("/worklist/abroad/import")
    text = (
        "kode desa,jumlah pmi,tanggal pendataan,sumber\n"
        f"{cast.KACE_TIMUR},24,2026-09-30,Buku PMI\n"
        f"{cast.PETALING},-3,2026-09-30,Buku PMI\n"
        f"{cast.AIR_LIMAU},4,2026-09-30,Buku PMI\n"
        f"{cast.KACE_TIMUR},25,2026-09-30,Buku PMI\n"
        "19.01.04.2002,7,2027-01-01,Buku PMI\n"
    )
    shown = sent(page, text)
    assert [words.split()[0] for words in shown.texts(".figure b")] == ["5", "1", "0", "4"]
    assert "bukan wilayah Anda" in shown.text()
    assert "belum tiba" in shown.text()
    assert "Jumlah dari 1 desa tersimpan" in shown.submit("Simpan 1 data").text()
    assert count(app, ResidentsAbroad) == 1

    changed = sent(page, f"kode desa,jumlah pmi,tanggal,sumber\n{cast.KACE_TIMUR},30,2026-10-01,Buku PMI\n")
    assert "24 (30 September 2026)" in changed.text()
    assert "tersimpan" in changed.submit("Ganti 1 data").text()
    assert "30 orang" in browser.sign_in(rahmat).open(f"/worklist/village/{cast.KACE_TIMUR}").text()
    assert page.browser.open("/worklist/abroad/import/template.csv").body.startswith(b"\xef\xbb\xbfvillage_code;")


def test_weights_are_100_together_and_hold_below(browser, ayu, rahmat):
    lead = browser.sign_in(ayu)
    page = lead.open("/worklist/19/weights")
    refused = page.submit("Simpan bobot", time="50")
    assert "Jumlah keempat bobot 110" in refused.text()
    assert refused.one("#time").get("value") == "50"
    assert "Isi 1 atau lebih" in page.submit("Simpan bobot", months_full="0").text()
    page.submit("Simpan bobot", time="70", abroad="0")
    assert "Bobot ini diatur untuk Provinsi Kepulauan Bangka Belitung" in lead.open(f"/worklist/{cast.BANGKA}").text()
    lead.open(f"/worklist/{cast.BANGKA}/weights").submit("Simpan bobot", time="60", programme="20")
    assert "1 kabupaten/kota di bawahnya mempunyai bobot sendiri" in lead.open("/worklist/19").text()
    assert "paling banyak 60" in browser.sign_in(rahmat).open(f"/worklist/{cast.BANGKA}").text()
    lead.open(f"/worklist/{cast.BANGKA}/weights").submit("Hapus bobot ini")
    assert "paling banyak 70" in browser.sign_in(rahmat).open(f"/worklist/{cast.BANGKA}").text()
    lead.open(f"/worklist/{cast.MENDO_BARAT}/weights", status=404)


@pytest.mark.parametrize("asked", ["", "&tab=never&q=kace"])
@on_sqlite
def test_the_list_is_printed_as_the_page_narrows_it(app, browser, dewi, asked):
    store_session(app, cast.PETALING, key="lama", held_on=date(2025, 1, 6))
    answer = browser.sign_in(dewi).client.get(f"/reports/worklist.pdf?area={cast.MENDO_BARAT}{asked}")

    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    text = text_of(answer.data)
    assert "PERLU DIKUNJUNGI" in text.upper()
    assert ("Petaling" in text) == (not asked)
    assert "Kace Timur" in text
