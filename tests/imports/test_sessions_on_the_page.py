"""The page of the import: send a file, look at the dry run, store exactly what was shown."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine

from tests import cast
from tests.imports import stored
from tests.imports.conftest import as_csv, as_xlsx
from tests.pages import Browser
from tests.signed_in import NOW
from tests.test_selects import counted

HEADER = "village_code held_on title topic men women boys girls key".split()
OURS = [cast.KACE_TIMUR, "2026-07-09", "Waspada tawaran kerja palsu", "TPPO", "12", "18", "1", "2", ""]
NEXT_DOOR = [cast.PETALING, *OURS[1:]]
FAR = [cast.AIR_LIMAU, *OURS[1:]]
ADDRESS = "/outreach/import"


def send(browser: Browser, rows, make=as_csv, name: str = "kegiatan.csv"):
    return send_bytes(browser, make([HEADER, *rows]), name)


def send_bytes(browser: Browser, content: bytes, name: str = "kegiatan.csv"):
    return browser.open(ADDRESS).submit("Periksa berkas", file=(io.BytesIO(content), name))


@pytest.mark.parametrize("make", [as_csv, as_xlsx])
def test_a_village_head_brings_in_a_file(app, browser, siti, make):
    shown = send(browser.sign_in(siti), [OURS, OURS], make)

    assert shown.texts(".figure b") == ["2", "2", "0", "0"]
    assert "66" in shown.texts("table")[0]
    assert stored.sums(app)[0] == 0

    done = shown.submit("Simpan 2 kegiatan")

    assert done.path == "/outreach"
    assert "2 kegiatan disimpan dari kegiatan.csv, kehadiran 66." in done.text()
    assert stored.sums(app) == (2, 24, 36, 2, 4)
    assert {session["by"] for session in stored.sessions(app)} == {1}
    assert stored.history(app)[0][2:] == ("imported", {"file": "kegiatan.csv", "rows": 2, "attendance": 66}, 1)


def test_the_template_can_be_sent_as_it_is(app, browser, siti, dewi):
    for person, villages in ((siti, {cast.KACE_TIMUR}), (dewi, {cast.PETALING, "19.01.04.2002"})):
        own = browser.sign_in(person)
        template = own.client.get("/outreach/import/template.csv")
        assert template.data.startswith(b"\xef\xbb\xbfvillage_code;held_on;title;topic;")
        assert "attachment" in template.headers["Content-Disposition"]

        shown = send_bytes(own, template.data)
        assert shown.texts(".figure b") == ["2", "2", "0", "0"]

        shown.submit("Simpan 2 kegiatan")
        assert {session["host"] for session in stored.sessions(app)[-2:]} == villages


def test_faults_are_shown_and_the_rest_is_stored(app, browser, dewi):
    wrong = [*OURS[:4], "banyak", *OURS[5:]]

    shown = send(browser.sign_in(dewi), [OURS, wrong, NEXT_DOOR])

    assert shown.texts(".figure b") == ["3", "2", "0", "1"]
    cells = shown.texts("section .stack tbody tr")[0]
    assert "Baris 3" in cells
    assert "men" in cells
    assert "“banyak” bukan bilangan bulat" in cells
    shown.submit("Simpan 2 kegiatan")
    assert stored.sums(app)[0] == 2


def test_rows_of_other_areas_are_faults(app, browser, siti, dewi, rahmat):
    rows = [OURS, NEXT_DOOR, FAR]

    for person, own in ((siti, 1), (dewi, 2), (rahmat, 2)):
        shown = send(browser.sign_in(person), rows)
        assert shown.texts(".figure b") == ["3", str(own), "0", str(3 - own)]
        assert "Desa Air Limau, Kec. Mentok, Kab. Bangka Barat bukan wilayah Anda." in shown.text()


def test_only_faults_leave_nothing_to_confirm(browser, siti):
    shown = send(browser.sign_in(siti), [FAR])

    assert not shown.all("main form")
    assert "Belum ada baris baru yang dapat disimpan." in shown.text()


def test_a_second_import_stores_nothing_twice(app, browser, siti):
    own = browser.sign_in(siti)
    send(own, [OURS]).submit("Simpan 1 kegiatan")

    again = send(own, [OURS], as_xlsx)

    assert again.texts(".figure b") == ["1", "0", "1", "0"]
    assert "Semua baris berkas ini sudah tersimpan." in again.text()
    assert stored.sums(app)[0] == 1


def test_confirming_twice_stores_once(app, browser, siti):
    shown = send(browser.sign_in(siti), [OURS, OURS])

    shown.submit("Simpan 2 kegiatan")
    second = shown.submit("Simpan 2 kegiatan")

    assert "Semua baris kegiatan.csv sudah tersimpan." in second.text()
    assert stored.sums(app)[0] == 2


def test_confirming_from_many_places_at_once_stores_once(app, browser, siti):
    own = browser.sign_in(siti)
    shown = send(own, [OURS] * 20)
    answers = {name: values[0] for name, values in shown.answers(shown.form("Simpan")).items()}
    cookie = own.client.get_cookie("session").value

    def confirm(_number: int) -> int:
        client = app.test_client()
        client.set_cookie("session", cookie)
        return client.post(ADDRESS, data=answers).status_code

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(confirm, range(4))) == [302] * 4
    assert stored.sums(app)[0] == 20
    assert len(stored.history(app)) == 1


def test_a_row_that_became_known_meanwhile_is_left_out(app, browser, siti, dewi):
    shown = send(browser.sign_in(dewi), [OURS, NEXT_DOOR])
    send(browser.sign_in(siti), [OURS]).submit("Simpan 1 kegiatan")

    done = shown.submit("Simpan 2 kegiatan")

    assert "1 kegiatan disimpan dari kegiatan.csv" in done.text()
    assert stored.sums(app)[0] == 2


def test_only_rows_that_were_shown_are_stored(app, browser, siti):
    """A day passes: what was in the future is not any more, but it was not shown as new."""
    tomorrow = [OURS[0], "2026-10-08", *OURS[2:]]
    with time_machine.travel(NOW.replace(hour=23, minute=30)):
        shown = send(browser.sign_in(siti), [OURS, tomorrow])
    with time_machine.travel(NOW.replace(hour=23, minute=30) + timedelta(hours=1)):
        shown.submit("Simpan 1 kegiatan")

    assert stored.sums(app)[0] == 1


def test_the_file_is_kept_for_two_hours_and_for_its_sender_alone(app, browser, siti, dewi):
    shown = send(browser.sign_in(siti), [OURS])
    token = shown.one("[name=token]").get("value")
    other = browser.sign_in(dewi)
    csrf = other.open(ADDRESS).one("main [name=csrf_token]").get("value")

    for forged in (token, token.replace("-1-", "-4-"), "../../config.py", "0-1-" + "a" * 32, "x"):
        answer = other.post(ADDRESS, {"csrf_token": csrf, "token": forged})
        assert "Kirim sekali lagi." in answer.text()
    with time_machine.travel(NOW + timedelta(hours=2, minutes=1)):
        assert "Kirim sekali lagi." in shown.submit("Simpan").text()
    assert stored.sums(app)[0] == 0


def test_a_file_of_sessions_is_none_of_regulations(app, browser, siti):
    own = browser.sign_in(siti)
    shown = send(own, [OURS])
    answers = shown.answers(shown.form("Simpan"))

    assert "Kirim sekali lagi." in own.post("/regulations/import", answers).text()


def test_few_files_wait_at_a_time(app, browser, siti, tmp_path):
    own = browser.sign_in(siti)
    for number in range(6):
        send(own, [[*OURS[:-1], f"k-{number}"]])

    assert len(list((tmp_path / "uploads" / "outreach").iterdir())) == 3


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Berkas ini kosong."),
        (b"\x89PNG\x00", "Ini bukan berkas tabel."),
        (b"a,b\n1,2\n", "Kolom yang belum ada: village_code, held_on, title, topic."),
        (b"x" * (5 * 2**20 + 10), "lebih besar dari 5 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_beside_the_field(browser, siti, content, words):
    page = send_bytes(browser.sign_in(siti), content, "foto.png")

    assert words in page.text("#file-error")


def test_no_file_chosen_and_one_beyond_all_limits(browser, siti):
    own = browser.sign_in(siti)

    assert "Pilih berkas" in own.open(ADDRESS).submit("Periksa berkas").text("#file-error")
    answers = {**own.open(ADDRESS).answers(own.open(ADDRESS).form()), "file": [(io.BytesIO(b"x" * 7 * 2**20), "x.csv")]}
    own.post(ADDRESS, answers, status=413, multipart=True)


def test_words_of_a_file_are_shown_as_words(browser, siti):
    evil = "<script>alert(1)</script>"

    page = send_bytes(browser.sign_in(siti), as_csv([[*HEADER, evil], [evil, *OURS[1:], ""]]), f"{evil}.csv")

    assert evil in page.text()
    assert not page.all("main script")


def test_the_number_of_selects_does_not_grow_with_the_file(app, browser, dewi):
    own = browser.sign_in(dewi)
    asked = []
    for size in (2, 200):
        rows = [[*row[:-1], f"{size}-{n}"] for n in range(size) for row in (OURS, NEXT_DOOR, FAR)]
        page = own.open(ADDRESS)
        answers = {**page.answers(page.form()), "file": [(io.BytesIO(as_csv([HEADER, *rows])), "x.csv")]}
        with counted(app) as selects:
            shown = own.post(ADDRESS, answers, multipart=True)
        with counted(app) as more:
            shown.submit("Simpan")
        asked.append((len(selects), len(more)))
    assert asked[0] == asked[1]


def test_a_reader_may_not_bring_in_anything(browser, ayu):
    own = browser.sign_in(ayu)

    own.open(ADDRESS, status=403)
    own.open("/outreach/import/template.csv", status=403)
