"""A village was merged into its neighbour: the pages of today show there what was recorded of it before."""

from datetime import date

import pytest
from sqlalchemy import select

from app.accounts.models import User
from app.areas.models import Area
from app.areas.queries import find_area
from app.coverage.village_queries import sum_up_year
from app.db import db, write_tx
from app.drafting.queries import sum_up_outreach
from app.outreach.models import NilReport, OutreachVillage
from app.programmes.vocabulary import Stage
from app.regulations.models import Regulation
from app.worklist.models import FollowUp
from tests import cast
from tests.cast import KACE_TIMUR, MENDO_BARAT, PETALING
from tests.issued_records import store_issued
from tests.programme_records import store_enrolment, store_stage
from tests.records import count, store_session
from tests.reports.test_issuing import rows_of

TODAY = date(2026, 10, 7)
_PERDES = (
    "village_code,kind,number,year,title,theme,agreed_on,enacted_on,promulgated_on\n"
    "{code},Peraturan Desa,{number},2024,{title},PMI protection,2024-03-01,2024-03-04,2024-03-05\n"
)


@pytest.fixture
def id_of(changing_app):
    def find(code: str) -> int:
        with changing_app.app_context():
            return db.session.scalars(select(Area.id).where(Area.code == code)).one()

    return find


def store(app, *records) -> None:
    with app.app_context(), write_tx() as session:
        session.add_all(records)


def test_its_names_and_heads_are_those_of_the_other_one(changing_app, merge, id_of):
    store_session(changing_app)
    merge()
    with changing_app.app_context():
        year = sum_up_year(id_of(PETALING), TODAY)
        told = sum_up_outreach(find_area(PETALING), date(2026, 1, 1), TODAY)

    assert (year.sessions, year.attendance, year.female, year.joint) == (1, 22, 13, 0)
    assert (year.named, year.unique, year.last_held_on) == (2, 2, date(2026, 9, 16))
    assert (told.sessions, told.attendance, told.joint) == (1, 22, 0)


def test_a_session_of_both_is_one_of_one_village(changing_app, merge, id_of):
    session_id = store_session(changing_app)
    store(changing_app, OutreachVillage(session_id=session_id, village_id=id_of(PETALING)))
    merge()
    with changing_app.app_context():
        year = sum_up_year(id_of(PETALING), TODAY)

    assert (year.sessions, year.attendance, year.joint, year.named) == (1, 22, 0, 2)


def test_its_nil_reports_can_be_seen_and_withdrawn(changing_app, merge, id_of, browser, ayu, dewi):
    values = {"period": "2026-09", "first_day": date(2026, 9, 1), "last_day": date(2026, 9, 30)}
    store(changing_app, NilReport(village_id=id_of(KACE_TIMUR), reason="panen raya", **values))
    merge()

    silent = browser.sign_in(ayu).open(f"/coverage/{MENDO_BARAT}?period=2026-09").text()
    assert "1 dari 14" in silent
    page = browser.sign_in(dewi).open(f"/nil-reports/{PETALING}")
    assert "panen raya" in page.text()
    page.submit("Tarik kembali nihil")
    assert count(changing_app, NilReport) == 0


def test_its_part_in_a_programme_goes_on(changing_app, merge, browser, ayu):
    part_id = store_enrolment(changing_app)
    store_stage(changing_app, part_id, Stage.DECLARED, date(2026, 3, 2))
    merge()

    lead = browser.sign_in(ayu)
    assert "Desa Anti" in lead.open(f"/areas/{PETALING}").text("aside")
    assert "Desa Anti" in lead.open(f"/programmes/villages/{PETALING}").text("main")
    assert lead.open(f"/worklist/{MENDO_BARAT}").status == 200


def test_of_two_follow_ups_the_last_one_runs(changing_app, merge, id_of, browser, dewi):
    for code, name in ((KACE_TIMUR, "Bu Tini"), (PETALING, "Pak Joko")):
        store(changing_app, FollowUp(key=name, village_id=id_of(code), assignee_name=name, due_on=date(2026, 10, 20)))
    merge()

    staff = browser.sign_in(dewi)
    rows = staff.open(f"/worklist/{MENDO_BARAT}?standing=open").texts("tbody tr")
    assert len(rows) == 1
    assert "Pak Joko" in rows[0]
    shown = staff.open(f"/worklist/village/{PETALING}").text()
    assert "Bu Tini" in shown
    staff.open(f"/worklist/{MENDO_BARAT}/results")


def test_its_regulations_are_known_under_both_codes(changing_app, merge, run, tmp_path):
    before, later = tmp_path / "lama.csv", tmp_path / "baru.csv"
    before.write_text(_PERDES.format(code=KACE_TIMUR, number=3, title="Pelindungan pekerja migran"))
    later.write_text(_PERDES.format(code=KACE_TIMUR, number=4, title="Pelindungan keluarga pekerja migran"))
    first = run("regulations", "import", before, "--yes")
    assert first.exit_code == 0, first.output
    merge()

    for path in (before, later, later):
        result = run("regulations", "import", path, "--yes")
        assert result.exit_code == 0, result.output
    renamed = tmp_path / "sekarang.csv"
    renamed.write_text(before.read_text().replace(KACE_TIMUR, PETALING))
    run("regulations", "import", renamed, "--yes")

    assert count(changing_app, Regulation) == 2


def test_its_head_is_told_that_the_area_is_no_more_and_sees_no_other(changing_app, merge, browser, siti):
    merge()
    page = browser.sign_in(siti)
    assert page.open(f"/areas/{PETALING}", status=404).status == 404
    with changing_app.app_context():
        assert db.session.scalars(select(User.area_id).where(User.username == "siti")).one()


def test_issued_reports_keep_their_map(changing_app, merge, browser, dewi, ayu):
    """What was printed is right for its day; another map is no fault of it."""
    store_session(changing_app)
    of_all, of_one, of_other = (store_issued(changing_app, code) for code in (MENDO_BARAT, PETALING, cast.AIR_LIMAU))
    merge()

    for code in (of_all, of_one):
        page = browser.sign_in(dewi).open(f"/reports/issued/{code}")
        assert rows_of(page) == []
    store_session(changing_app, cast.AIR_LIMAU, key="menyusul", title="Datang kemudian")
    assert ["Desa Air Limau", "Kehadiran", "0", "22"] in rows_of(
        browser.sign_in(ayu).open(f"/reports/issued/{of_other}")
    )
