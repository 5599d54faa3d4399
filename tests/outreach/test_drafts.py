"""Drafts: kept as they were typed, one's own, and gone once the session is sent."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sa

from app import clock
from app.db import db, write_tx
from app.outreach.models import OutreachSession, SessionDraft
from tests import cast
from tests.outreach.answers import ANSWERS, record
from tests.pages import Browser
from tests.records import count

HALF = {"held_on": "31/02/2026", "title": "Lowongan palsu", "men": "dua", "venue": "Balai", "topics": ["costs"]}
SCRIPT = {"Accept": "application/json"}


def key_of(page) -> str:
    return page.one("#key").get("value")


def draft_of(app) -> SessionDraft:
    with app.app_context():
        return db.session.scalars(sa.select(SessionDraft)).one()


@pytest.fixture
def form(browser, siti):
    return browser.sign_in(siti).open("/outreach/new")


@pytest.fixture
def autosave(app, form, monkeypatch):
    """Save as the page's script does; gives (status, answer)."""
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)

    def save(key: str = "", browser=form.browser, **answers):
        address = f"/outreach/drafts/{key or key_of(form)}"
        answer = browser.client.post(address, data={**answers, "key": "x"}, headers=SCRIPT)
        return answer.status_code, answer.get_json()

    return save


def test_a_draft_stands_there_as_it_was_typed(app, form):
    page = form.submit("Simpan draf", **HALF, speaker_name=["", "Rina"], speaker_institution=["BP3MI", ""])

    assert "Draf tersimpan pukul 09.00. Belum dikirim dan belum dihitung." in page.text()
    kept = page.answers(page.form("Simpan kegiatan"))
    assert (kept["held_on"], kept["men"], kept["venue"]) == (["31/02/2026"], ["dua"], ["Balai"])
    assert (kept["topics"], kept["title"]) == (["costs"], ["Lowongan palsu"])
    assert (kept["speaker_name"][:2], kept["speaker_institution"][:2]) == (["", "Rina"], ["BP3MI", ""])
    assert kept["key"] == [key_of(form)]
    assert page.one("#held_on").get("type") == "text"  # a date field would show it as empty
    assert not page.all("#faults")
    assert count(app, OutreachSession) == 0


def test_a_day_to_come_is_a_plan(form):
    page = form.submit("Simpan draf", held_on="2026-10-24", title="Sosialisasi di SMA")

    listed = page.browser.open("/outreach/new")
    assert "Rencana: Sabtu, 24 Oktober 2026" in listed.texts("details.fold .rows")[0]
    assert "1 belum dikirim, terakhir: Sosialisasi di SMA" in listed.text()
    assert "Rencana: Sabtu, 24 Oktober 2026" in page.browser.open("/outreach").text()


def test_it_is_opened_from_the_list_and_saved_again(app, form):
    form.submit("Simpan draf", title="Pertama")
    page = form.browser.open("/outreach")
    (link,) = [a.get("href") for a in page.all("a.row-link") if "Pertama" in a.text_content()]
    again = form.browser.open(link).submit("Simpan draf", title="Kedua")

    assert again.one("#title").get("value") == "Kedua"
    assert count(app, SessionDraft) == 1


def test_sent_it_becomes_the_session_and_keeps_its_code(app, form):
    draft = form.submit("Simpan draf", **HALF)
    code = draft_of(app).code
    receipt = draft.submit("Simpan kegiatan", **ANSWERS)

    assert receipt.path.endswith("/receipt")
    assert count(app, SessionDraft) == 0
    with app.app_context():
        assert db.session.scalar(sa.select(OutreachSession.code)) == code


def test_a_plan_is_printed_as_a_sheet_that_bears_its_code(app, form):
    sheet = form.submit("Simpan draf dan cetak daftar hadir", held_on="2026-10-24", title="Sosialisasi di SMA")

    assert sheet.path == f"/s/{draft_code(app)}/sign-in-sheet"
    assert "Sosialisasi di SMA" in sheet.text()
    page = form.browser.open(f"/s/{draft_of(app).code}")
    assert page.follow("Cetak daftar hadir").path == sheet.path


def test_a_draft_with_something_to_correct_stays_a_draft(app, form):
    draft = form.submit("Simpan draf", **HALF)
    page = draft.submit("Simpan kegiatan")

    assert "“31/02/2026” bukan tanggal di kalender." in page.text("#faults")
    assert "Hanya Anda yang melihatnya" in page.text()
    assert count(app, SessionDraft) == 1


def test_a_draft_saved_after_the_session_was_sent_does_not_come_back(app, form):
    form.submit("Simpan draf", title="Pertama")
    form.submit("Simpan kegiatan", **ANSWERS)
    page = form.submit("Simpan draf", **HALF)

    assert page.path.endswith("/receipt")
    assert "Yang Anda ubah sesudahnya belum ikut" in page.text()
    assert count(app, SessionDraft) == 0
    assert count(app, OutreachSession) == 1


def test_a_script_saves_too_and_hears_when(autosave, app):
    assert autosave(**HALF) == (200, {"saved_at": "09.00", "code": draft_code(app)})
    assert autosave(title="Kedua")[0] == 200
    assert draft_of(app).answers == {"title": ["Kedua"]}


def draft_code(app) -> str:
    code = draft_of(app).code
    return f"{code[:3]}-{code[3:]}"


def test_a_script_hears_that_the_session_was_sent(autosave, form):
    receipt = form.submit("Simpan kegiatan", **ANSWERS)

    status, answer = autosave(title="Lagi")
    assert (status, answer["receipt"]) == (409, receipt.path)
    assert answer["number"].startswith("KT-2609-")


def test_drafts_are_ones_own(app, autosave, form, browser, dewi):
    form.submit("Simpan draf", title="Rahasia Siti")
    key, other = key_of(form), browser.sign_in(dewi)

    assert autosave(key, other, title="Punya Dewi") == (
        409,
        {"fault": "Draf ini milik akun lain. Tidak ada yang diubah."},
    )
    other.open(f"/outreach/new?draft={key}", status=404)
    other.post(f"/outreach/drafts/{key}", {"title": "Punya Dewi"}, status=404)
    other.post(f"/outreach/drafts/{key}/delete", {"x": ""}, status=404)
    assert "Rahasia" not in other.open("/outreach").text()
    assert "Rahasia" not in other.open("/outreach/new").text()
    assert draft_of(app).answers["title"] == ["Rahasia Siti"]


def test_the_key_of_anothers_session_is_no_place_for_a_draft(app, autosave, form, browser, budi):
    form.submit("Simpan kegiatan", **ANSWERS)

    status, answer = autosave(key_of(form), browser.sign_in(budi), title="x")
    assert (status, "receipt" in answer) == (409, False)
    assert count(app, SessionDraft) == 0


@pytest.mark.parametrize("key", ["x", "A" * 32, "0" * 33])
def test_a_key_that_is_not_ours_is_not_found(form, key):
    token = form.all("main input[name=csrf_token]")[0].get("value")

    form.browser.post(f"/outreach/drafts/{key}", {"csrf_token": token}, status=404)


def test_a_draft_can_be_deleted(app, form):
    page = form.submit("Simpan draf", title="Pertama").submit("Hapus draf ini")

    assert "Draf dihapus." in page.text()
    assert count(app, SessionDraft) == 0


def test_too_large_is_said_and_what_was_typed_stays(app, form, autosave):
    page = form.submit("Simpan draf", status=413, summary="x" * 61_000)

    assert "Draf ini lebih dari 60 kB dan belum tersimpan." in page.text()
    assert len(page.one("#summary").text.strip()) == 61_000
    assert autosave(summary="x" * 61_000)[0] == 413
    assert count(app, SessionDraft) == 0


def test_fifty_are_the_most(app, form):
    with app.app_context(), write_tx() as tx:
        siti = tx.scalar(sa.text("SELECT id FROM \"user\" WHERE username = 'siti'"))
        area = tx.scalar(sa.text(f"SELECT id FROM area WHERE code = '{cast.KACE_TIMUR}'"))
        for number in range(50):
            tx.add(
                SessionDraft(key=f"{number:032x}", user_id=siti, area_id=area, answers={"title": [f"Draf {number}"]})
            )

    page = form.submit("Simpan draf", status=409, title="Ke-51")
    assert "Anda sudah punya 50 draf" in page.text()
    assert page.one("#title").get("value") == "Ke-51"
    again = form.browser.open(f"/outreach/new?draft={0:032x}").submit("Simpan draf", title="Diganti")
    assert "Draf tersimpan" in again.text()
    assert count(app, SessionDraft) == 50


def test_a_draft_untouched_for_a_year_says_so(app, form):
    form.submit("Simpan draf", title="Lama")
    with app.app_context(), write_tx() as tx:
        tx.execute(sa.update(SessionDraft).values(saved_at=clock.now() - timedelta(days=366)))

    assert "Lebih dari setahun tidak disentuh." in form.browser.open("/outreach/new").text()


def test_a_draft_saved_while_the_session_is_sent_does_not_outlive_it(app, siti, monkeypatch):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    clients = [Browser(app).sign_in(siti).client for _ in range(4)]
    rounds = 12

    def both(number: int, client) -> int:
        key = f"{number // 4:032x}"
        answers = {**ANSWERS, "approach": "", "key": key}
        if number % 2:
            return client.post(f"/outreach/drafts/{key}", data=answers, headers=SCRIPT).status_code
        return client.post("/outreach/new", data=answers).status_code

    with ThreadPoolExecutor(4) as pool:
        sent = [pool.submit(both, number, clients[number % 4]) for number in range(4 * rounds)]
        statuses = {one.result() for one in sent}

    assert statuses <= {200, 302, 409}
    assert count(app, OutreachSession) == rounds
    assert count(app, SessionDraft) == 0


@pytest.mark.parametrize("way", ["{}", "{}-", "lower"])
def test_a_code_leads_to_ones_own_draft(app, form, way):
    form.submit("Simpan draf", title="Pertama")
    code = draft_of(app).code
    typed = f"{code[:3]}-{code[3:]}".lower() if way == "lower" else way.format(code)

    page = form.browser.open(f"/s/{typed}")
    assert page.path == "/outreach/new"
    assert page.one("#title").get("value") == "Pertama"


def test_a_code_leads_to_the_names_of_a_session_within_reach(app, form, browser, dewi, ayu, budi):
    page = record(form.browser)
    with app.app_context():
        code = db.session.scalar(sa.select(OutreachSession.code))

    assert form.browser.open(f"/s/{code}").path == page.path + "/names"
    assert browser.sign_in(dewi).open(f"/s/{code}").path == page.path + "/names"
    assert browser.sign_in(ayu).open(f"/s/{code}").path == page.path
    browser.sign_in(budi).open(f"/s/{code}", status=404)
    form.browser.open("/s/ZZZ-ZZZZ", status=404)


def test_the_code_of_anothers_draft_leads_nowhere(app, form, browser, dewi):
    form.submit("Simpan draf", title="Pertama")

    browser.sign_in(dewi).open(f"/s/{draft_of(app).code}", status=404)


def test_a_code_can_be_typed_on_the_list(form):
    page = record(form.browser)
    listed = form.browser.open("/outreach")
    assert listed.one("form[action='/s'] input[name=code]") is not None

    wrong = form.browser.open("/s?code=abc-defg")
    assert wrong.path == "/outreach"
    assert "Tidak ada kegiatan atau draf Anda dengan kode “abc-defg”." in wrong.text()
    assert page.status == 200
