"""The sign-in sheet of a session or a plan: for whom, with which head, and with whom who came before."""

import re
from datetime import date

import pytest

from app import clock
from app.areas.queries import find_area
from app.db import write_tx
from app.outreach.models import OutreachSession, Participant, SessionDraft
from app.outreach.vocabulary import Audience, Sex
from app.reports.models import Letterhead, Signatory
from app.reports.progress.layout import DEMO_MARK
from app.web.settings import put_setting
from tests import cast
from tests.records import store_session
from tests.reports.reading import facts_of, numbers_down_the_left, pages_of, text_of, words_of

CODE = "ABCDEFG"


def test_the_sheet_of_a_session(app, browser, siti):
    store_session(app, code=CODE)
    there = browser.sign_in(siti)

    page = there.open(f"/s/{CODE}/sign-in-sheet")
    assert page.text("h1") == "Cetak daftar hadir"
    assert "ABC-DEFG" in page.text()
    pdf = there.open("/s/abc-defg/sign-in-sheet.pdf?paper=f4&rows=25").body
    assert "Waspada tawaran kerja palsu" in words_of(pdf)
    assert "Rabu, 16 September 2026" in words_of(pdf)
    assert facts_of(pdf)["Page size"].startswith("609.449 x 935.433")
    assert max(row for row, _top in numbers_down_the_left(pdf, len(pages_of(pdf)))) == 25


def test_its_code_leads_to_typing_the_names(app, browser, siti):
    session = store_session(app, code=CODE)

    assert browser.sign_in(siti).open(f"/s/{CODE}").path == f"/outreach/{session}/names"


def test_how_many_rows_stays_within_reason_whatever_is_asked(app, browser, siti):
    store_session(app, code=CODE)
    there = browser.sign_in(siti)
    for asked, got in (("1", 20), ("-5", 20), ("banyak", 40), ("9999999", 200)):
        pdf = there.open(f"/s/{CODE}/sign-in-sheet.pdf?rows={asked}").body
        assert max(row for row, _top in numbers_down_the_left(pdf, len(pages_of(pdf)))) == got


def test_it_is_closed_to_other_villages_and_to_villages_only_served(app, browser, siti, budi, dewi):
    store_session(app, cast.PETALING, code=CODE)
    for person in (siti, budi):
        for address in (f"/s/{CODE}/sign-in-sheet", f"/s/{CODE}/sign-in-sheet.pdf", "/s/ZZZZZZZ/sign-in-sheet"):
            browser.sign_in(person).open(address, status=404)
    browser.sign_in(dewi).open(f"/s/{CODE}/sign-in-sheet")


def store_plan(app, person: cast.Person, **answers) -> None:
    """A draft of that person, its answers as typed."""
    with app.app_context(), write_tx() as tx:
        user_id = 1 + cast.CAST.index(person)
        typed = {name: [value] for name, value in answers.items()}
        area = find_area(person.area_code)
        tx.add(SessionDraft(key="f" * 32, code=CODE, user_id=user_id, area_id=area.id, answers=typed))


def test_the_sheet_of_a_plan_says_what_was_typed_so_far(app, browser, siti):
    store_plan(app, siti, title="Musyawarah dusun", held_on="2026-12-01", starts_at="19.30", venue="Masjid Kace Timur")
    there = browser.sign_in(siti)

    there.open(f"/s/{CODE}/sign-in-sheet")
    lines = [
        line.split(maxsplit=1) for line in pages_of(there.open(f"/s/{CODE}/sign-in-sheet.pdf").body)[0].splitlines()
    ]

    assert ["Kegiatan", "Musyawarah dusun"] in lines
    assert ["Hari/tanggal", "Selasa, 1 Desember 2026"] in lines
    assert ["Waktu", "19.30 WIB s.d. selesai"] in lines
    assert ["Tempat", "Masjid Kace Timur"] in lines


def test_an_empty_plan_gives_a_sheet_to_fill_in_by_hand(app, browser, siti):
    store_plan(app, siti, held_on="besok", starts_at="pagi")
    there = browser.sign_in(siti)

    assert "Kegiatan tanpa nama" in there.open(f"/s/{CODE}/sign-in-sheet").text()
    pdf = there.open(f"/s/{CODE}/sign-in-sheet.pdf").body
    assert facts_of(pdf)["Title"] == "Daftar hadir: Kegiatan"


def test_nobody_else_sees_a_plan(app, browser, siti, dewi):
    store_plan(app, siti, title="Musyawarah dusun")

    browser.sign_in(dewi).open(f"/s/{CODE}/sign-in-sheet.pdf", status=404)


@pytest.mark.parametrize(("host", "head"), [(cast.PETALING, "DESA PETALING"), (cast.AIR_LIMAU, "KECAMATAN MENDO")])
def test_the_head_is_of_the_area_that_holds_it_within_reach(app, browser, dewi, host, head):
    store_plan(app, dewi, host=host)

    assert head in words_of(browser.sign_in(dewi).open(f"/s/{CODE}/sign-in-sheet.pdf").body)


def test_the_office_has_its_own_head_and_signatory(app, browser, siti):
    store_session(app, code=CODE)
    with app.app_context(), write_tx() as tx:
        area = find_area(cast.KACE_TIMUR)
        tx.add(Letterhead(area_id=area.id, address="Jalan Raya Mentok Km. 12"))
        tx.add(Signatory(area_id=area.id, name="Siti Contoh, S.Sos."))

    words = words_of(browser.sign_in(siti).open(f"/s/{CODE}/sign-in-sheet.pdf").body)

    assert "Jalan Raya Mentok Km. 12" in words
    assert "Siti Contoh, S.Sos." in words


def add_person(app, session: int, name: str | None, key: bytes, **values) -> None:
    with app.app_context(), write_tx() as tx:
        position = 90 + len(tx.get(OutreachSession, session).participants)
        keys = {"person_key": key, "name_key": key}
        tx.add(Participant(session_id=session, position=position, name=name, **keys, **values))


@pytest.fixture
def known(app) -> None:
    """Two people of the session itself, and what earlier ones add: a name written anew, one emptied, one elsewhere."""
    store_session(app, code=CODE)
    earlier = store_session(app, key="dulu", held_on=date(2026, 5, 1))
    add_person(app, earlier, "Zulkifli", b"zul", sex=Sex.MALE, hamlet="Dusun II", audience=Audience.VILLAGE_OFFICIALS)
    add_person(app, earlier, "Hj. Nurul Contoh", b"nurul", sex=Sex.FEMALE)
    add_person(app, earlier, None, b"lupa", sex=Sex.MALE)
    add_person(app, store_session(app, cast.PETALING, key="tetangga"), "Orang Petaling", b"lain")
    add_person(app, store_session(app, key="sampah", deleted_at=clock.now()), "Orang Terbuang", b"buang")


def test_people_who_came_before_can_stand_on_it(browser, siti, known):
    page = browser.sign_in(siti).open(f"/s/{CODE}/sign-in-sheet")

    assert "Sudah berisi 3 orang yang pernah hadir" in page.text()
    text = text_of(page.browser.open(f"/s/{CODE}/sign-in-sheet.pdf?prefill=known").body)
    assert re.search(
        r"1 +Agus Contoh +L\b(?s:.*)2 +Hj\. Nurul Contoh +P\b(?s:.*)3 +Zulkifli +L +Perangkat desa +Dusun II", text
    )
    for absent in ("Petaling", "Terbuang"):
        assert absent not in text


def test_whoever_is_not_ticked_is_left_out(browser, siti, known):
    page = browser.sign_in(siti).open(f"/s/{CODE}/sign-in-sheet")
    [chosen] = [
        box.get("value") for box in page.all("input[name=person]") if "Zulkifli" in box.getparent().text_content()
    ]

    pdf = page.browser.open(f"/s/{CODE}/sign-in-sheet.pdf?prefill=known&person={chosen}&person=999").body

    assert re.search(r"1 +Zulkifli +L\b", text_of(pdf))
    assert "Nurul" not in text_of(pdf)


def test_the_document_is_indonesian_for_readers_of_english_too(browser, siti, known):
    there = browser.sign_in(siti)
    there.open("/language/en")

    words = words_of(there.open(f"/s/{CODE}/sign-in-sheet.pdf?prefill=known").body)

    assert "Perangkat desa" in words
    assert "Rabu, 16 September 2026" in words


def test_nobody_stands_on_it_unless_asked_for(browser, siti, known):
    there = browser.sign_in(siti)
    for asked in ("", "?prefill=", "?person=1"):
        assert "Zulkifli" not in words_of(there.open(f"/s/{CODE}/sign-in-sheet.pdf{asked}").body)


def test_the_demo_is_marked(app, browser, siti):
    store_session(app, code=CODE)
    with app.app_context(), write_tx() as tx:
        put_setting(tx, "demo", {"seed": 1})

    pages = pages_of(browser.sign_in(siti).open(f"/s/{CODE}/sign-in-sheet.pdf").body)

    assert len(pages) == 2
    assert all(DEMO_MARK in page for page in pages)
