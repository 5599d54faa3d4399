"""The pages of many reports at once: what is started, what is refused, and what is said while it waits."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from app import clock
from app.db import db
from app.reports.jobs import job_queue
from app.reports.jobs.job_models import ReportJob, ReportJobPart
from app.reports.jobs.job_queue import beat, get_queue
from app.reports.vocabulary import JobState
from tests import cast
from tests.job_records import store_job
from tests.records import count

NO_WORKER = "Proses pencetak tidak berjalan"
GOES_ON = "Menunggu giliran. Halaman ini boleh ditinggalkan: pencetakan tetap berjalan."


@pytest.fixture(autouse=True)
def _empty_queue(app):
    with app.app_context():
        get_queue().huey.flush()


def test_the_form_says_how_many_reports_there_will_be(browser, rahmat):
    page = browser.sign_in(rahmat).open("/reports/jobs")

    assert page.texts("input[name=level] ~ *") == []
    assert [label for label in page.texts("label.choice")][:2] == ["8 kecamatan", "81 desa dan kelurahan"]


def test_what_is_started_has_a_part_for_each_area_and_wakes_a_worker(app, browser, dewi):
    page = browser.sign_in(dewi).open("/reports/jobs").submit("Mulai cetak", level="village", form="joined")

    assert page.text("h1") == "15 desa dan kelurahan di Kecamatan Mendo Barat"
    assert "menunggu 0 dari 15 selesai" in page.text()
    with app.app_context():
        job = db.session.scalars(sa.select(ReportJob)).one()
        assert (job.period, job.form, job.state) == ("2026-Q3", "joined", "waiting")
        assert [task.args[0] for task in get_queue().huey.pending()] == [job.id]
    assert count(app, ReportJobPart) == 15


def test_two_that_are_alike_but_for_what_they_become_can_be_told_apart(app, browser, dewi):
    store_job(app)
    store_job(app, form="joined")

    newer, older = (row.text_content() for row in browser.sign_in(dewi).open("/reports/jobs").all("ul.rows li"))

    assert "Triwulan III Tahun 2026 · PDF ·" in newer
    assert "Triwulan III Tahun 2026 · ZIP ·" in older


def test_any_days_can_be_chosen(app, browser, dewi):
    page = browser.sign_in(dewi).open("/reports/jobs").submit("Mulai cetak", first="2026-07-15", last="2026-09-20")

    assert "15 Juli" in page.text("p.muted")
    with app.app_context():
        assert db.session.scalar(sa.select(ReportJob.period)) == "2026-07-15..2026-09-20"


def test_sent_twice_it_is_one_job(app, browser, dewi):
    form = browser.sign_in(dewi).open("/reports/jobs")

    first, second = form.submit("Mulai cetak"), form.submit("Mulai cetak")

    assert first.path == second.path
    assert count(app, ReportJob) == 1


def test_a_page_of_somebody_else_starts_nothing_until_it_was_looked_over(app, browser, dewi, rahmat):
    form = browser.sign_in(dewi).open("/reports/jobs")
    form.submit("Mulai cetak")
    key = form.one("input[name=key]").get("value")

    page = browser.sign_in(rahmat).open("/reports/jobs").submit("Mulai cetak", key=key, status=400)

    assert "Isi halaman berubah di perjalanan." in page.text()
    assert count(app, ReportJob) == 1
    page.submit("Mulai cetak")
    assert count(app, ReportJob) == 2


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"level": "province"}, "Laporan untuk wilayah mana?"),
        ({"form": "cards"}, "Hasilnya berupa apa?"),
        ({"period": "2026-Q9"}, "“2026-Q9” bukan periode."),
        ({"first": "2026-09-30", "last": "2026-09-01"}, "1 September 2026"),
        ({"key": "../../etc"}, "Isi halaman berubah di perjalanan."),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_typed_is_lost(app, browser, dewi, answers, sentence):
    page = (
        browser.sign_in(dewi).open("/reports/jobs").submit("Mulai cetak", status=400, **{"form": "joined", **answers})
    )

    assert sentence in page.text()
    assert page.one("#first").get("value") == answers.get("first", "")
    assert count(app, ReportJob) == 0


def test_too_many_reports_are_refused_before_anything_is_begun(app, browser, ayu, monkeypatch):
    monkeypatch.setattr("app.reports.views.jobs.MOST_JOINED", 100)
    monkeypatch.setattr("app.reports.views.jobs.MOST_REPORTS", 300)
    form = browser.sign_in(ayu).open("/reports/jobs")

    one_pdf = form.submit("Mulai cetak", status=400, level="village", form="joined")
    a_zip = form.submit("Mulai cetak", status=400, level="village", form="zip")

    assert "393 laporan terlalu banyak untuk satu PDF: paling banyak 100." in one_pdf.text()
    assert "393 laporan terlalu banyak untuk sekali cetak: paling banyak 300." in a_zip.text()
    assert count(app, ReportJob) == 0


def test_a_person_has_at_most_five_at_a_time(app, browser, dewi):
    for _ in range(5):
        store_job(app)

    page = browser.sign_in(dewi).open("/reports/jobs").submit("Mulai cetak", status=400)

    assert "Sudah ada 5 milik Anda yang menunggu atau sedang dicetak." in page.text()


def test_it_can_be_cancelled_once(app, browser, dewi):
    page = browser.sign_in(dewi).open(f"/reports/jobs/{store_job(app)}")

    first, second = page.submit("Batalkan"), page.submit("Batalkan")

    assert "Dibatalkan. Tidak ada lagi yang dicetak." in first.text()
    assert "Pencetakan sudah berakhir" in second.text()
    with app.app_context():
        assert db.session.scalar(sa.select(ReportJob.state)) is JobState.CANCELLED


def test_a_job_of_somebody_else_or_out_of_reach_is_not_there(app, browser, dewi, rahmat):
    theirs, elsewhere = store_job(app, person=cast.RAHMAT), store_job(app, area="19.05.01")

    for job_id in (theirs, elsewhere):
        browser.sign_in(dewi).open(f"/reports/jobs/{job_id}", status=404)
    browser.sign_in(rahmat).open(f"/reports/jobs/{theirs}")
    assert browser.sign_in(dewi).open("/reports/jobs").all("ul.rows li") == []


def test_the_page_says_whether_a_worker_runs(app, browser, dewi):
    job_id = store_job(app)
    person = browser.sign_in(dewi)
    without = person.open(f"/reports/jobs/{job_id}")
    with app.app_context():
        beat(get_queue())

    assert NO_WORKER in without.text()
    assert GOES_ON not in without.text()
    with_one = person.open(f"/reports/jobs/{job_id}").text()
    assert NO_WORKER not in with_one
    assert GOES_ON in with_one
    assert NO_WORKER not in person.open("/reports/jobs").text()


@pytest.mark.parametrize(("heard_of_until", "told"), [(10, "sedang dicetak"), (-1, "menunggu")])
def test_a_job_whose_worker_was_killed_waits_for_the_next_one(app, browser, dewi, heard_of_until, told):
    lease_until = clock.now() + timedelta(seconds=heard_of_until)
    job_id = store_job(app, state=JobState.RUNNING, attempts=1, lease_until=lease_until)
    person = browser.sign_in(dewi)

    assert f"{told} 0 dari 3 selesai" in person.open(f"/reports/jobs/{job_id}").text("#job")
    assert told in person.open("/reports/jobs").text("ul.rows li")


def test_a_queue_that_cannot_be_reached_loses_nothing(app, browser, dewi, monkeypatch):
    def unreachable():
        raise OSError("no such disk")

    monkeypatch.setattr(job_queue, "get_queue", unreachable)

    page = browser.sign_in(dewi).open("/reports/jobs").submit("Mulai cetak")

    assert "Antrean cetak sedang tidak dapat dihubungi." in page.text()
    assert count(app, ReportJob) == 1
