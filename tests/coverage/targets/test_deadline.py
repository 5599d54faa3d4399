"""Until when a report is on time, as a lead sets it, and who kept it: on the pages and in print."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select, update

from app.areas.models import Area
from app.db import db, write_tx
from app.outreach.models import NilReport, OutreachSession
from tests import cast
from tests.coverage.targets.stored import rows_of
from tests.records import store_session

Q3 = "?period=2026-Q3"
ADDRESS = "/targets/19.01/deadline"


@pytest.fixture
def reports(app):
    """Of the third quarter: Kace Timur reported on 20 September, Petaling on 6 October, a third one nihil on time."""
    for number, (village, told) in enumerate(
        ((cast.KACE_TIMUR, datetime(2026, 9, 20, tzinfo=UTC)), (cast.PETALING, datetime(2026, 10, 6, tzinfo=UTC)))
    ):
        outreach_id = store_session(app, village, key=str(number), created_at=told)
        assert outreach_id
    with app.app_context(), write_tx() as tx:
        third = tx.scalars(select(Area).where(Area.code == "19.01.04.2002")).one()
        tx.add(
            NilReport(
                village_id=third.id,
                first_day=date(2026, 8, 1),
                last_day=date(2026, 8, 31),
                period="2026-08",
                declared_at=datetime(2026, 9, 2, tzinfo=UTC),
            )
        )


def listed(reader, show: str) -> set[str]:
    return set(rows_of(reader.open(f"/coverage/{cast.MENDO_BARAT}/villages{Q3}&show={show}")))


def test_it_is_set_inherited_and_given_up(browser, ayu, rahmat):
    lead, reader = browser.sign_in(ayu), browser.sign_in(rahmat)
    assert "paling lambat 10 hari" in lead.open(ADDRESS).text()

    page = lead.open("/targets/19/deadline").submit("Simpan tenggat", days="5")

    assert "sampai 5 hari setelah periodenya berakhir" in page.text()
    shown = reader.open(ADDRESS).text()
    assert "Untuk Triwulan III Tahun 2026 berarti sampai 5 Oktober 2026" in shown
    assert "Mengikuti Provinsi Kepulauan Bangka Belitung" in shown
    lead.open(ADDRESS).submit("Simpan tenggat", days="0")
    assert "berarti sampai 30 September 2026" in reader.open(ADDRESS).text()
    assert "0 → 3" in lead.open(ADDRESS).submit("Simpan tenggat", days="3").text()
    assert "paling lambat 5 hari" in lead.open(ADDRESS).submit("Simpan tenggat", days="").text()


@pytest.mark.parametrize("typed", ["-1", "91", "lima"])
def test_days_that_make_no_sense_are_refused_and_kept(browser, ayu, typed):
    page = browser.sign_in(ayu).open(ADDRESS).submit("Simpan tenggat", days=typed)

    assert page.one("#days").get("value") == typed
    assert page.all("#days-error")


def test_who_was_on_time_late_nihil_or_silent(browser, ayu, reports):
    lead = browser.sign_in(ayu)
    everybody = {"Desa Kace Timur", "Desa Petaling", "Desa Kemuja"}

    assert listed(lead, "reported") == listed(lead, "on_time")
    assert len(listed(lead, "reported")) == 3
    lead.open("/targets/19/deadline").submit("Simpan tenggat", days="5")

    late = listed(lead, "late")
    assert late == {"Desa Petaling"}
    assert listed(lead, "on_time") == listed(lead, "reported") - late
    assert len(listed(lead, "nil")) == 1
    assert listed(lead, "nil") <= listed(lead, "on_time")
    assert not listed(lead, "silent") & listed(lead, "reported")
    assert everybody & listed(lead, "reported")


def test_the_report_says_who_kept_the_deadline(browser, ayu, reports):
    lead = browser.sign_in(ayu)
    lead.open("/targets/19/deadline").submit("Simpan tenggat", days="5")

    page = lead.open("/reports/progress?area=19.01&period=2026-Q3")

    assert "3 dari 81 desa dan kelurahan (3,7%), 2 tepat waktu, 1 terlambat" in page.text("article")
    row = next(row for row in page.all(".indicators tbody tr") if "Tingkat pelaporan" in row.text_content())
    assert "Tingkat pelaporan (3 dari 81)" in row.text_content()
    assert "3,7%" in row.text_content()
    assert "2 tepat waktu dan satu terlambat" in page.text("article")


def test_a_session_that_is_repaired_later_stays_on_time(app, browser, ayu, reports):
    lead = browser.sign_in(ayu)
    with app.app_context(), write_tx() as tx:
        tx.execute(update(OutreachSession).values(men=9))
        db.session.flush()

    assert "Desa Kace Timur" in listed(lead, "on_time")
