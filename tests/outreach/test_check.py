"""Staff check the sessions of their area: the queue, marking many at once, and nothing that was not shown."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from threading import Event
from zoneinfo import ZoneInfo

from sqlalchemy import select

from app import clock
from app.areas.models import Level
from app.areas.reach import Reach
from app.db import db, write_tx
from app.outreach.models import OutreachSession
from app.outreach.queries import get_held_within
from app.outreach.review_queries import lock_held_within
from app.outreach.states import check_all, resubmit
from app.outreach.vocabulary import SessionState
from tests import cast
from tests.outreach.answers import record
from tests.outreach.test_detail import history_text
from tests.outreach.test_list import store_many
from tests.records import store_session
from tests.test_selects import counted

NEIGHBOUR_SUBDISTRICT = "19.01.01.2007"


def titles(page) -> list[str]:
    return page.texts("tbody th > div > div > a")


def tabs(page) -> list[str]:
    return page.texts(".tabs a")


def mark(page, *names: str, status: int = 200):
    """Tick the sessions of these names and send."""
    boxes = {box.get("aria-label").removeprefix("Centang: "): box.get("value") for box in page.all("[name=session]")}
    return page.submit("Tandai sudah diperiksa", status, session=[boxes[name] for name in names])


def states(app) -> dict[str, str]:
    with app.app_context():
        rows = db.session.execute(select(OutreachSession.title, OutreachSession.state))
        return {title: state.value for title, state in rows}


def set_state(app, state: SessionState, **values) -> None:
    with app.app_context(), write_tx() as tx:
        for outreach in tx.scalars(select(OutreachSession)):
            outreach.state = state
            for name, value in values.items():
                setattr(outreach, name, value)


def test_the_first_received_comes_first_and_only_what_waits_within_reach(app, browser, dewi, siti, rahmat):
    for number, village in enumerate((cast.KACE_TIMUR, cast.PETALING, NEIGHBOUR_SUBDISTRICT, cast.AIR_LIMAU)):
        received = datetime(2026, 10, 5 - number, 8, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
        store_session(app, village, key=f"{number}", title=f"Ke-{number}", created_at=received)
    store_session(app, key="checked", title="Sudah", state=SessionState.CHECKED)
    store_session(app, key="returned", title="Kembali", state=SessionState.RETURNED, return_reason="Hitung lagi.")

    assert titles(browser.sign_in(dewi).open("/check")) == ["Ke-1", "Ke-0"]
    assert titles(browser.sign_in(rahmat).open("/check")) == ["Ke-2", "Ke-1", "Ke-0"]
    browser.sign_in(siti).open("/check", status=403)


def test_the_menu_leads_staff_there_and_nobody_else(app, browser, dewi, siti):
    page = browser.sign_in(dewi).open("/outreach").follow("Periksa kegiatan")
    assert page.texts(".nav-row [aria-current]") == ["Periksa kegiatan"]
    assert browser.sign_in(dewi).open("/outreach").texts(".nav-row [aria-current]") == ["Kegiatan"]
    assert "Periksa kegiatan" not in browser.sign_in(siti).open("/outreach").text("header")


def test_an_empty_queue_says_so(browser, dewi):
    assert "Tidak ada yang menunggu diperiksa" in browser.sign_in(dewi).open("/check").text()


def test_many_are_marked_at_once_and_the_session_says_by_whom(app, browser, dewi, siti):
    for number in range(3):
        store_session(app, key=f"{number}", title=f"Ke-{number}", held_on=date(2026, 9, 1 + number))
    page = browser.sign_in(dewi).open("/check")

    marked = mark(page, "Ke-0", "Ke-2")

    assert marked.path == "/check"
    assert "2 kegiatan ditandai sudah diperiksa." in marked.text()
    assert titles(marked) == ["Ke-1"]
    assert states(app) == {"Ke-0": "checked", "Ke-1": "submitted", "Ke-2": "checked"}
    seen = browser.sign_in(siti).open("/outreach").follow("Ke-0")
    assert "Diperiksa oleh Dewi Contoh, 7 Oktober 2026 pukul 09." in seen.text()
    assert "Keadaan: Terkirim → Diperiksa" in history_text(seen)


def test_one_is_marked_from_its_own_page(app, browser, dewi):
    number = store_session(app)
    page = browser.sign_in(dewi).open(f"/outreach/{number}").submit("Tandai sudah diperiksa")

    assert page.path == f"/outreach/{number}"
    assert "Diperiksa oleh Dewi Contoh" in page.text()


def test_nothing_ticked_is_said(app, browser, dewi):
    store_session(app)

    assert "Belum ada yang dicentang." in browser.sign_in(dewi).open("/check").submit("Tandai").text()


def test_what_was_changed_since_it_was_shown_is_left_out_and_named(app, browser, dewi, siti):
    number = store_session(app, title="Dengan 22 orang")
    store_session(app, key="other", title="Lain", held_on=date(2026, 9, 2))
    page = browser.sign_in(dewi).open("/check")
    browser.sign_in(siti).open(f"/outreach/{number}/edit").submit(men="800")

    marked = mark(page, "Dengan 22 orang", "Lain")

    assert "1 kegiatan ditandai sudah diperiksa." in marked.text()
    assert "Tidak ditandai: sudah diubah sejak halaman ini ditampilkan: “Dengan 22 orang”, Desa Kace Timur." in (
        marked.text()
    )
    assert titles(marked) == ["Dengan 22 orang"]


def test_what_somebody_else_has_decided_is_left_out_and_named(app, browser, dewi, rahmat):
    store_session(app, title="Diperiksa Rahmat")
    page = browser.sign_in(dewi).open("/check")
    mark(browser.sign_in(rahmat).open("/check"), "Diperiksa Rahmat")

    assert "sudah diperiksa atau dikembalikan: “Diperiksa Rahmat”" in mark(page, "Diperiksa Rahmat").text()
    with app.app_context():
        reviewer = db.session.scalar(select(OutreachSession.reviewed_by_id))
    assert reviewer == cast.CAST.index(rahmat) + 1


def test_what_lies_in_the_bin_or_elsewhere_is_never_marked(app, browser, dewi):
    binned = store_session(app, title="Keranjang", deleted_at=datetime.now(ZoneInfo("UTC")))
    elsewhere = store_session(app, cast.AIR_LIMAU, key="2", title="Air Limau")
    store_session(app, key="3", title="Sini", held_on=date(2026, 9, 2))
    page = browser.sign_in(dewi).open("/check")
    [box] = page.all("[name=session]")
    version = box.get("value").split(" ")[1]

    forged = [f"{binned} {version}", f"{elsewhere} {version}", "999999 x", "²", "-1 x", "x", " ", box.get("value")]
    marked = page.submit("Tandai", session=forged)

    assert "3 ada di keranjang atau bukan wilayah Anda." in marked.text()
    assert states(app) == {"Keranjang": "submitted", "Air Limau": "submitted", "Sini": "checked"}


def test_a_check_while_the_village_has_its_form_open_is_undone_by_the_change(app, browser, dewi, siti):
    number = store_session(app, title="Terbuka")
    form = browser.sign_in(siti).open(f"/outreach/{number}/edit")
    mark(browser.sign_in(dewi).open("/check"), "Terbuka")

    changed = form.submit(men="9")

    assert "Kegiatan sudah diubah" in changed.text() or "Terkirim" in changed.text()
    assert states(app) == {"Terbuka": "submitted"}


def test_saving_without_a_change_leaves_it_checked(app, browser, siti):
    number = store_session(app)
    set_state(app, SessionState.CHECKED)

    browser.sign_in(siti).open(f"/outreach/{number}/edit").submit()

    assert set(states(app).values()) == {"checked"}


def test_a_checked_one_waits_again_when_people_are_told_apart_by_village(app, browser, dewi):
    page = record(browser.sign_in(dewi), villages=[cast.KACE_TIMUR, cast.PETALING])
    set_state(app, SessionState.CHECKED)
    came = {f"came-{cast.KACE_TIMUR}": "42", f"came-{cast.PETALING}": "0"}

    page.follow("Ubah").submit("Simpan perubahan", told="each", **came)

    assert set(states(app).values()) == {"submitted"}


def test_all_on_the_page_are_ticked_without_javascript_but_nothing_odd(app, browser, dewi):
    store_session(app, key="1", title="Biasa", held_on=date(2026, 9, 1))
    store_session(app, key="2", title="Lama", held_on=date(2026, 2, 1))
    page = browser.sign_in(dewi).open("/check")
    assert tabs(page) == ["Semua 2", "Perlu dilihat 1", "Tanpa keanehan 1"]

    ticked = page.follow("Centang yang tanpa keanehan di halaman ini")
    assert [box.get("aria-label") for box in ticked.all("[name=session][checked]")] == ["Centang: Biasa"]

    odd = page.follow("Perlu dilihat 1").follow("Centang semua di halaman ini")
    assert titles(odd) == ["Lama"]
    marked = odd.submit("Tandai")
    assert marked.response.request.args["show"] == "odd"
    assert states(app) == {"Biasa": "submitted", "Lama": "checked"}


def test_pages_keep_their_tab(app, browser, dewi):
    store_many(app, 120)
    page = browser.sign_in(dewi).open("/check?show=odd")

    assert len(page.all("[name=session]")) == 50
    second = page.follow("Berikutnya")
    assert len(second.all("[name=session]")) == 16
    assert second.texts(".tabs [aria-current]") == ["Perlu dilihat 66"]


def test_it_costs_a_fixed_number_of_selects(app, browser, rahmat):
    there = browser.sign_in(rahmat)
    store_session(app, key="one")
    there.open("/check")
    with counted(app) as few:
        there.open("/check")
    with app.app_context(), write_tx() as tx:
        for outreach in tx.scalars(select(OutreachSession)):
            tx.delete(outreach)
    store_many(app, 60)
    with counted(app) as many:
        there.open("/check")

    assert len(many) == len(few) <= 9


def test_an_own_session_is_marked_too_but_is_said_to_be_odd(app, browser, dewi):
    record(browser.sign_in(dewi), host=cast.KACE_TIMUR)

    page = browser.sign_in(dewi).open("/check?show=odd")
    assert "Anda sendiri yang mencatatnya." in page.text("tbody")


def test_a_check_in_the_midst_of_a_change_waits_for_it_and_checks_nothing_unseen(app):
    number = store_session(app, title="Bersamaan")
    reach, begun = Reach(0, Level.NATION), Event()
    with app.app_context():
        seen = db.session.get(OutreachSession, number).version

    def change() -> None:
        with app.app_context(), write_tx():
            outreach = get_held_within(reach, number, lock=True)
            begun.set()
            time.sleep(0.3)
            outreach.men = 800
            resubmit(outreach, seen)
            outreach.updated_at = clock.now()

    def check() -> list[int]:
        begun.wait(10)
        with app.app_context(), write_tx():
            outcome = check_all(lock_held_within(reach, [number]), {number: seen}, 1)
            return [len(outcome.done), len(outcome.changed), len(outcome.decided)]

    with ThreadPoolExecutor(2) as both:
        changed, checked = both.submit(change), both.submit(check)
        changed.result(20)
        assert checked.result(20) == [0, 1, 0]
    assert states(app) == {"Bersamaan": "submitted"}
