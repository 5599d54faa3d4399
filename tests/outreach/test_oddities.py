"""What looks odd in the queue is said in words, with what it was compared to; the rest is left alone."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from app.areas.models import Area
from app.db import write_tx
from app.files.models import StoredFile
from app.outreach.models import OutreachFile, OutreachSession, OutreachVillage
from app.outreach.oddities import usual_attendance
from app.outreach.vocabulary import FilePurpose, SessionState
from tests import cast
from tests.records import store_session

RECEIVED = datetime(2026, 10, 6, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))


def store(app, title: str, village: str = cast.KACE_TIMUR, **values) -> int:
    """A session that waits, with these head-counts instead of the usual 22; each on a day of its own."""
    usual = {"men": 10, "women": 12, "boys": 0, "girls": 0, "named_count": 0, "created_at": RECEIVED}
    columns = {**usual, **values}
    at = {name: columns.pop(name) for name in ("held_on", "state", "created_by_id") if name in columns}
    number = store_session(app, village, key=title, title=columns.pop("name", title), **at)
    with app.app_context(), write_tx() as tx:
        outreach = tx.get(OutreachSession, number)
        for name, value in columns.items():
            setattr(outreach, name, value)
    return number


def store_usual(app, attendances: list[int], village: str = cast.KACE_TIMUR) -> None:
    for day, heads in enumerate(attendances, 1):
        values = {"men": heads, "women": 0, "held_on": date(2026, 5, day), "state": SessionState.CHECKED}
        store(app, f"Biasa {day}", village, **values)


def oddities(browser, person) -> dict[str, list[str]]:
    """What is said of each session in the queue."""
    page = browser.sign_in(person).open("/check")
    cells = page.all("tbody th > div > div")
    return {
        cell.cssselect("a")[0].text: [" ".join(one.text_content().split()) for one in cell.cssselect("li")]
        for cell in cells
    }


@pytest.mark.parametrize(
    ("heads", "said"),
    [
        ({"men": 40, "women": 45}, ["85 hadir; biasanya sekitar 20 orang."]),
        (
            {"men": 5, "women": 0, "boys": 40, "girls": 40},
            ["85 hadir, 80 di antaranya anak; biasanya sekitar 20 orang."],
        ),
        ({"men": 0, "women": 0, "boys": 40, "girls": 45}, ["85 anak hadir; biasanya sekitar 20 orang."]),
        ({"men": 30, "women": 30}, []),  # three times as many, not more
    ],
)
def test_far_more_than_usual(app, browser, dewi, heads, said):
    store_usual(app, [18, 20, 22, 20, 25, 0])
    store(app, "Ramai", **heads)

    assert oddities(browser, dewi)["Ramai"] == said


def test_a_small_village_may_have_thirty_more(app, browser, dewi):
    store_usual(app, [4, 5, 6])
    store(app, "Tiga puluh lima", men=35, women=0)

    assert oddities(browser, dewi)["Tiga puluh lima"] == []


def test_of_a_village_that_has_held_little_nothing_is_usual(app, browser, dewi):
    store_usual(app, [20, 20])
    store(app, "Pertama", men=300)

    assert oddities(browser, dewi)["Pertama"] == []


def test_usual_is_the_median_of_the_last_twelve_others():
    held = [(number, 20) for number in range(1, 13)] + [(99, 500)]

    assert usual_attendance(0, held) == 20
    assert usual_attendance(1, held) == 20
    assert usual_attendance(1, held[:3]) is None
    assert usual_attendance(7, [(1, 10), (2, 21), (3, 500)]) == 21


def test_one_village_is_not_compared_with_another(app, browser, dewi):
    store_usual(app, [20, 20, 20], cast.PETALING)
    store(app, "Di Kace Timur", men=300)

    assert oddities(browser, dewi)["Di Kace Timur"] == []


def add_file(app, outreach_id: int, sent: str) -> None:
    with app.app_context(), write_tx() as tx:
        file = StoredFile(sha256=f"{outreach_id}", sent_sha256=sent, media_type="image/jpeg", name="foto.jpg", size=9)
        tx.add(file)
        tx.flush()
        tx.add(OutreachFile(key=f"{outreach_id}/1", session_id=outreach_id, file_id=file.id, purpose=FilePurpose.EVENT))


def test_the_same_photo_with_two_sessions(app, browser, dewi):
    for title, village, day, sent in (
        ("Satu", cast.KACE_TIMUR, 1, "a"),
        ("Dua", cast.PETALING, 2, "a"),
        ("Tiga", cast.PETALING, 3, "b"),
        ("Empat", cast.PETALING, 4, "c"),
        ("Jauh", cast.AIR_LIMAU, 5, "c"),
    ):
        add_file(app, store(app, title, village, held_on=date(2026, 9, day)), sent)

    said = oddities(browser, dewi)
    assert said["Satu"] == ["Foto atau pindaian yang sama juga dikirim untuk “Dua” (2 Sep 2026, 22 hadir)"]
    assert said["Dua"] == ["Foto atau pindaian yang sama juga dikirim untuk “Satu” (1 Sep 2026, 22 hadir)"]
    assert said["Tiga"] == []
    assert said["Empat"] == ["Foto atau pindaian yang sama juga dikirim untuk kegiatan di luar wilayah Anda."]


def test_a_date_far_back(app, browser, dewi):
    store(app, "Lama", held_on=date(2026, 8, 6))
    store(app, "Belum lama", held_on=date(2026, 8, 7))

    said = oddities(browser, dewi)
    assert said["Lama"] == ["Berlangsung 61 hari sebelum diterima. (6 Agu 2026, 6 Okt 2026)"]
    assert said["Belum lama"] == []


def test_the_same_village_on_the_same_day(app, browser, dewi):
    store(app, "Pagi")
    store(app, "Sore")
    store(app, "Desa lain", cast.PETALING)

    said = oddities(browser, dewi)
    assert said["Pagi"] == ["Mungkin tercatat dua kali: hari dan desa yang sama dengan “Sore” (16 Sep 2026, 22 hadir)"]
    assert said["Desa lain"] == []


def test_a_gathering_that_the_village_has_recorded_as_its_own_too(app, browser, dewi):
    gathering = store(app, "Rapat kerja", cast.PETALING)
    with app.app_context(), write_tx() as tx:
        served = tx.scalar(select(Area.id).where(Area.code == cast.KACE_TIMUR))
        tx.add(OutreachVillage(session_id=gathering, village_id=served))
    store(app, "Rapat yang sama")

    assert "“Rapat kerja”" in oddities(browser, dewi)["Rapat yang sama"][0]


def test_the_same_name_and_counts_within_three_days(app, browser, dewi):
    for title, day, men in (("A", 10, 10), ("B", 13, 10), ("C", 17, 10), ("D", 18, 11)):
        store(app, title, name="Sosialisasi", held_on=date(2026, 9, day), men=men)

    page = browser.sign_in(dewi).open("/check?show=odd")
    assert len(page.all("tbody tr")) == 2
    assert "nama dan jumlah hadir sama, selisih beberapa hari" in page.text("tbody")


def test_one_that_was_returned_is_no_twin(app, browser, dewi):
    store(app, "Dikembalikan", state=SessionState.RETURNED)
    store(app, "Yang benar")

    assert oddities(browser, dewi)["Yang benar"] == []


def test_nobody_came_and_more_names_than_heads(app, browser, dewi):
    store(app, "Kosong", men=0, women=0, held_on=date(2026, 9, 1))
    store(app, "Nama", named_count=23, held_on=date(2026, 9, 2))

    said = oddities(browser, dewi)
    assert said["Kosong"] == ["Tidak ada yang hadir."]
    assert said["Nama"] == ["23 nama tercatat, padahal 22 yang hadir."]


def test_recorded_by_whoever_looks(app, browser, dewi, rahmat):
    store(app, "Milik Dewi", created_by_id=cast.CAST.index(dewi) + 1)

    assert oddities(browser, dewi)["Milik Dewi"] == ["Anda sendiri yang mencatatnya."]
    assert oddities(browser, rahmat)["Milik Dewi"] == []


def test_the_page_of_the_session_says_it_to_staff_alone(app, browser, dewi, siti):
    number = store(app, "Kosong", men=0, women=0)

    assert "Tidak ada yang hadir." in browser.sign_in(dewi).open(f"/outreach/{number}").text()
    assert "Tidak ada yang hadir." not in browser.sign_in(siti).open(f"/outreach/{number}").text()
