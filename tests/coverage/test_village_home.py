"""The first page of a village: what was done this year, what is missing, what the regent reads; and for its staff."""

from datetime import UTC, date, datetime

import pytest

from app.accounts.models import User
from app.db import db, write_tx
from app.outreach.models import NilReport, OutreachSession, Participant, SessionDraft
from app.outreach.vocabulary import SessionState
from tests import cast
from tests.records import count, store_regulation, store_session

HOME = f"/areas/{cast.KACE_TIMUR}"


def tasks(page) -> dict[str, str]:
    """{title: all the words} of what is to be done, in its order, folded ones included."""
    return {
        item.cssselect("h3")[0].text_content(): " ".join(item.text_content().split())
        for item in page.all("#tasks .rows > li")
    }


def send_back(app, session_id: int, field: str = "men", reason: str = "Jumlah anak 85, apakah benar?") -> None:
    with app.app_context(), write_tx() as tx:
        record = tx.get(OutreachSession, session_id)
        record.state, record.return_field, record.return_reason = SessionState.RETURNED, field, reason
        record.reviewed_at = datetime(2026, 10, 5, 3, 0, tzinfo=UTC)
        record.reviewed_by_id = db.session.scalar(db.select(User.id).where(User.username == "dewi"))


def everything_done(app) -> None:
    store_session(app)
    store_session(app, key="oktober", held_on=date(2026, 10, 2))
    store_regulation(app)


def test_what_was_done_this_year(app, browser, siti):
    store_session(app)

    page = browser.sign_in(siti).open("/")

    assert page.path == HOME
    assert page.text("h1") == "Desa Kace Timur"
    assert page.texts(".hero .figure") == ["1kegiatan", "22kehadiran"]
    assert "Sep 1, Okt 0" in page.text(".trail title")
    assert page.one(".hero a.btn-primary").get("href") == "/outreach/new"


def test_what_was_returned_is_not_counted_but_shown(app, browser, siti):
    send_back(app, store_session(app))

    page = browser.sign_in(siti).open("/")

    assert page.texts(".hero .figure") == ["0kegiatan", "0kehadiran"]
    assert page.texts("aside .rows .state") == ["Dikembalikan"]


def test_the_last_sessions_say_where_they_stand(app, browser, siti):
    store_session(app, state=SessionState.CHECKED)
    store_session(app, key="dua", held_on=date(2026, 10, 2))

    assert browser.sign_in(siti).open("/").texts("aside .rows .state") == ["Terkirim", "Diperiksa"]


def test_a_new_village_is_told_where_to_begin(browser, siti):
    found = tasks(browser.sign_in(siti).open("/"))

    assert list(found) == [
        "Triwulan III Tahun 2026: ada kegiatan atau nihil?",
        "Adakan kegiatan triwulan ini",
        "Susun Perdes pelindungan pekerja migran",
    ]
    assert "Belum lapor" in found["Triwulan III Tahun 2026: ada kegiatan atau nihil?"]
    assert "Paling lambat 31 Desember 2026" in found["Adakan kegiatan triwulan ini"]
    assert "kepala desa menyusun rancangan" in found["Susun Perdes pelindungan pekerja migran"]


def test_nothing_is_waiting(app, browser, siti):
    everything_done(app)

    page = browser.sign_in(siti).open("/")

    assert tasks(page) == {}
    assert "Semua sudah beres" in page.text("#tasks")


def test_a_kelurahan_is_never_asked_for_a_perdes(browser, lina):
    page = browser.sign_in(lina).open("/")

    assert "Perdes" not in page.text("#tasks").replace("Kelurahan tidak punya Perdes", "")
    assert "Wali Kota" in page.text("#report")


def test_a_regulation_that_is_stuck_says_why_and_leads_to_the_field(app, browser, siti):
    everything_done(app)
    number = store_regulation(app, number=3, enacted_on=date(2026, 9, 22), promulgated_on=None, submitted_on=None)

    page = browser.sign_in(siti).open("/")

    said = tasks(page)["Undangkan Perdes Nomor 3 Tahun 2026"]
    assert said.startswith("Terlambat 8 hari")
    assert "Sudah ditetapkan, tetapi belum diundangkan: belum berlaku." in said
    link = page.one("#tasks a.go").get("href")
    assert link == f"/regulations/{number}/edit#promulgated_on"
    assert browser.sign_in(siti).open(link).all("#promulgated_on")


def test_a_regulation_long_overdue_is_not_counted_in_days(app, browser, siti):
    everything_done(app)
    enacted = {"agreed_on": None, "enacted_on": date(2023, 5, 2), "promulgated_on": None, "submitted_on": None}
    store_regulation(app, number=1, year=2023, **enacted)

    found = tasks(browser.sign_in(siti).open("/"))

    assert "Terlambat lebih dari setahun" in found["Undangkan Perdes Nomor 1 Tahun 2023"]


@pytest.mark.parametrize("field", ["men", "held_on", "title", "venue", "summary", "topics"])
def test_a_returned_session_says_the_question_and_leads_to_the_field(app, browser, siti, field):
    everything_done(app)
    number = store_session(app, key="kembali", title="Pengajian")
    send_back(app, number, field)

    page = browser.sign_in(siti).open("/")

    said = tasks(page)["Perbaiki “Pengajian” (dikembalikan)"]
    assert "Kecamatan menulis: “Jumlah anak 85, apakah benar?”" in said
    link = page.one("#tasks a.go").get("href")
    assert link == f"/outreach/{number}/edit#{field}"
    assert len(browser.sign_in(siti).open(link).all(f"#{field}")) == 1


def test_nihil_is_one_tap(app, browser, siti):
    page = browser.sign_in(siti).open("/").submit("Laporkan nihil Triwulan III Tahun 2026")

    assert "Nihil untuk Triwulan III Tahun 2026 diterima" in page.text('[role="status"]')
    assert count(app, NilReport) == 1
    home = page.browser.open("/")
    assert "Dilaporkan nihil: Triwulan III Tahun 2026" in home.text(".hero")
    assert "Triwulan III Tahun 2026: ada kegiatan atau nihil?" not in tasks(home)


def test_a_draft_can_be_finished_and_a_plan_waits_for_its_day(app, browser, siti, dewi):
    everything_done(app)
    with app.app_context(), write_tx() as tx:
        head = tx.scalars(db.select(User).where(User.username == "siti")).one()
        for key, day in (("a" * 32, "2026-10-05"), ("b" * 32, "2026-11-05")):
            answers = {"title": [f"Tanya jawab {day}"], "held_on": [day]}
            tx.add(SessionDraft(key=key, user_id=head.id, area_id=head.area_id, answers=answers))

    page = browser.sign_in(siti).open("/")

    assert list(tasks(page)) == ["Selesaikan draf “Tanya jawab 2026-10-05”"]
    assert page.one("#tasks a.go").get("href") == f"/outreach/new?draft={'a' * 32}"
    assert tasks(browser.sign_in(dewi).open(HOME)) == {}


def test_names_may_follow(app, browser, siti):
    everything_done(app)
    with app.app_context(), write_tx() as tx:
        for record in tx.scalars(db.select(OutreachSession)):
            record.named_count, record.participants = 0, []

    page = browser.sign_in(siti).open("/")

    assert list(tasks(page)) == ["Nama boleh menyusul: 2 kegiatan tanpa nama"]
    assert page.follow("Isi nama yang hadir").path == "/outreach"


def test_five_are_shown_and_the_rest_is_folded(app, browser, siti):
    for number in range(1, 7):
        store_regulation(app, number=number, promulgated_on=None, submitted_on=None)

    page = browser.sign_in(siti).open("/")

    assert len(page.all("#tasks > .rows > li")) == 5
    assert page.text("#tasks details summary") == "3 lagi"
    assert len(page.all("#tasks details .rows > li")) == 3


def held(app) -> None:
    store_session(app, held_on=date(2026, 10, 2))


def returned(app) -> None:
    send_back(app, store_session(app, held_on=date(2026, 10, 2)))


def regulated(app) -> None:
    store_regulation(app)
    store_regulation(app, number=5, title="Desa Anti-TPPO")
    held(app)


def nobody_came(app) -> None:
    number = store_session(app, held_on=date(2026, 10, 2))
    with app.app_context(), write_tx() as tx:
        record = tx.get(OutreachSession, number)
        record.men = record.women = record.boys = record.girls = 0


@pytest.mark.parametrize("happened", [lambda app: None, held, returned, regulated, nobody_came])
@pytest.mark.parametrize("language", ["id", "en"])
def test_what_the_regent_reads_is_the_first_paragraph_of_the_report(app, browser, siti, happened, language):
    happened(app)
    village = browser.sign_in(siti)
    village.open(f"/language/{language}")

    quoted = village.open(HOME).text("#report p[lang=id]").strip("“”")

    assert quoted == village.open(f"/reports/progress?area={cast.KACE_TIMUR}&period=2026-Q4").text(".lead-text")


def test_a_kelurahan_reads_its_own_paragraph(browser, lina):
    village = browser.sign_in(lina)

    quoted = village.open("/").text("#report p[lang=id]").strip("“”")

    assert quoted == village.open(f"/reports/progress?area={cast.KELURAHAN}&period=2026-Q4").text(".lead-text")


def test_staff_see_the_same_page_in_words_that_fit_them(app, browser, dewi):
    session_id = store_session(app)
    with app.app_context(), write_tx() as tx:
        home = tx.get(OutreachSession, session_id).host_area_id
        tx.add(
            Participant(
                session_id=session_id, position=3, name="Baru", person_key=b"b", name_key=b"b", home_village_id=home
            )
        )

    page = browser.sign_in(dewi).open(HOME)

    assert "Yang masih kurang di sini" in page.text("#tasks")
    assert "22kehadiran59,1% perempuan" in page.texts(".figure")
    assert "3orang tercatat3 orang unik" in page.texts(".figure")
    assert "16 Sep 2026kegiatan terakhir21 hari lalu" in page.texts(".figure")
    assert page.follow("Lihat laporan desa").path == "/reports/progress"


@pytest.mark.parametrize("person", [cast.AYU, cast.ADMIN], ids=lambda person: person.username)
def test_who_may_not_record_sees_no_button_for_it(app, browser, person):
    store_regulation(app, promulgated_on=None, submitted_on=None)

    page = browser.sign_in(person).open(HOME)

    assert tasks(page)
    assert not page.all("#tasks a, #tasks form")
    assert "Catat kegiatan" not in page.text()
