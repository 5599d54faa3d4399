"""A newer list of areas is brought in: what is the same place keeps its records, whatever it is called by now."""

from datetime import date

import pytest
from sqlalchemy import func, select

from app.areas.editions import applying
from app.areas.models import Area, AreaEdition, AreaList, AreaSuccession, Change, Kind
from app.coverage.queries import build_total
from app.db import db
from app.periods import parse_period
from tests import cast
from tests.areas.lists import listed, write_list
from tests.cast import BANGKA, KACE_TIMUR, MENDO_BARAT, PETALING
from tests.records import store_session

DAY = "2026-10-01"
NEW_CODE = "19.01.04.1014"  # Kace Timur as a kelurahan
AIR_LIMAU_NOW = "19.01.04.2099"


@pytest.fixture
def bring(run, changing_app, tmp_path):
    """Bring in a list: bring({code: name}, "--yes") gives its result."""

    def bring_in(rows, *options):
        return run("areas", "edition", write_list(tmp_path, rows), "--valid-from", DAY, *options)

    return bring_in


@pytest.fixture
def area(changing_app):
    def find(code: str) -> Area:
        with changing_app.app_context():
            return db.session.scalars(select(Area).where(Area.code == code)).one()

    return find


@pytest.fixture
def total(changing_app):
    """The figures of an area in September 2026."""

    def count(code: str):
        with changing_app.app_context():
            one = db.session.scalars(select(Area).where(Area.code == code)).one()
            return build_total(one, parse_period("2026-09"), date(2026, 10, 7))

    return count


def test_the_list_of_today_changes_nothing(bring):
    assert "Nothing to do" in bring(listed()).output
    assert "Nothing to do" in bring({code: name.upper() for code, name in listed().items()}).output


def test_a_village_that_becomes_a_kelurahan_keeps_its_records(changing_app, bring, area, total, run):
    store_session(changing_app)
    before, regency = area(KACE_TIMUR), area(BANGKA)

    result = bring(listed({KACE_TIMUR: None, NEW_CODE: "Kace Timur"}), "--yes")

    assert result.exit_code == 0, result.output
    assert "Stored: 1 recoded." in result.output
    now = area(NEW_CODE)
    assert (now.id, now.kind) == (before.id, Kind.KELURAHAN)
    assert (area(BANGKA).desa_count, area(BANGKA).kelurahan_count) == (
        regency.desa_count - 1,
        regency.kelurahan_count + 1,
    )
    assert (total(NEW_CODE).sessions, total(BANGKA).sessions, total(BANGKA).reached) == (1, 1, 1)
    with changing_app.app_context():
        names = db.session.execute(
            select(AreaEdition.code, AreaEdition.valid_to).where(AreaEdition.area_id == now.id).order_by(AreaEdition.id)
        ).all()
        assert names == [(KACE_TIMUR, date(2026, 9, 30)), (NEW_CODE, None)]
        assert db.session.scalars(select(AreaList)).one().counts["recoded"] == 1
    assert run("totals", "check").exit_code == 0


def test_a_village_that_moves_to_another_regency_takes_its_sessions_along(
    changing_app, bring, area, total, tmp_path, run
):
    store_session(changing_app, cast.AIR_LIMAU)
    before = area(cast.AIR_LIMAU).id
    rows = listed({cast.AIR_LIMAU: None, AIR_LIMAU_NOW: "Air Limau"})
    asked = bring(rows)
    assert (asked.exit_code, "Is it the same place?" in asked.output) == (1, True)
    decisions = tmp_path / "keputusan.csv"
    decisions.write_text(f"code;decision\n{cast.AIR_LIMAU};same {AIR_LIMAU_NOW}\n")

    result = bring(rows, "--yes", "--decisions", decisions)

    assert "Stored: 1 moved." in result.output, result.output
    assert area(AIR_LIMAU_NOW).id == before
    assert (total("19.05").sessions, total(BANGKA).sessions, total("19").sessions) == (0, 1, 1)
    assert run("totals", "check").exit_code == 0


def test_a_whole_subdistrict_under_another_code(changing_app, bring, area, total):
    store_session(changing_app)
    before = area(MENDO_BARAT).id

    result = bring(listed(recoded={MENDO_BARAT: "19.01.09"}), "--yes")

    assert result.exit_code == 0, result.output
    assert area("19.01.09").id == before
    assert (total("19.01.09").sessions, total("19.01.09").villages) == (1, 15)


def test_two_places_that_change_their_codes(changing_app, bring, area):
    one, other = area(KACE_TIMUR), area(PETALING)
    store_session(changing_app)

    result = bring(listed({KACE_TIMUR: other.name, PETALING: one.name}), "--yes")

    assert result.exit_code == 0, result.output
    assert (area(PETALING).id, area(KACE_TIMUR).id) == (one.id, other.id)


def test_what_is_gone_asks_where_something_is_recorded(changing_app, bring, tmp_path, area, total, browser, ayu):
    store_session(changing_app)
    rows = listed({KACE_TIMUR: None})
    questions = tmp_path / "keputusan.csv"

    refused = bring(rows, "--yes", "--decisions-out", questions)

    assert refused.exit_code == 1
    assert "Kace Timur, Mendo Barat, Bangka (account: 1, participant at home there: 2, session: 1)" in refused.output
    assert area(KACE_TIMUR).retired_on is None
    filled = questions.read_text("utf-8-sig").rstrip("\r\n") + f"merged {PETALING}\r\n"
    questions.write_text(filled, "utf-8")

    merged = bring(rows, "--yes", "--decisions", questions)

    assert "Stored: 1 merged." in merged.output, merged.output
    assert "siti (Siti Contoh)" in merged.output
    old, new = area(KACE_TIMUR), area(PETALING)
    assert (old.retired_on, old.village_id) == (date(2026, 10, 1), new.id)
    assert (total(PETALING).sessions, total(PETALING).reached, total(MENDO_BARAT).sessions) == (1, 1, 1)
    with changing_app.app_context():
        link = db.session.scalars(select(AreaSuccession)).one()
        assert (link.area_id, link.successor_id, link.change) == (old.id, new.id, Change.MERGED)
    page = browser.sign_in(ayu).open(f"/coverage/{KACE_TIMUR}")
    assert "Petaling" in page.text("h1")
    assert page.text("h1") == browser.sign_in(ayu).open(f"/coverage/{PETALING}").text("h1")
    assert "Waspada tawaran kerja palsu" in page.text()


def test_a_split_village_stays_counted_above_and_reaches_nobody(
    changing_app, bring, tmp_path, total, run, browser, ayu
):
    store_session(changing_app)
    decisions = tmp_path / "keputusan.csv"
    decisions.write_text(f"kode,keputusan\n{KACE_TIMUR},dipecah 19.01.04.2098 19.01.04.2099\n")
    rows = listed({KACE_TIMUR: None, "19.01.04.2098": "Kace Satu", "19.01.04.2099": "Kace Dua"})

    result = bring(rows, "--yes", "--decisions", decisions)

    assert "Stored: 2 new, 1 split." in result.output, result.output
    above = total(MENDO_BARAT)
    assert (above.sessions, above.reached, above.villages) == (1, 0, 16)
    assert total("19.01.04.2098").sessions == 0
    lead = browser.sign_in(ayu)
    page = lead.open(f"/coverage/{BANGKA}?period=2026-09")
    assert "Termasuk 1 kegiatan dari desa yang dipecah" in page.text()
    printed = lead.open(f"/reports/progress?area={MENDO_BARAT}&period=2026-09")
    assert "Termasuk 1 kegiatan dari desa yang dipecah" in printed.text()
    assert run("totals", "check").exit_code == 0


def test_a_fault_in_the_middle_changes_nothing(changing_app, bring, monkeypatch):
    monkeypatch.setattr(applying, "_successions", lambda *_: 1 / 0)
    result = bring(listed({PETALING: "Petaling Baru Sekali"}), "--yes")

    assert isinstance(result.exception, ZeroDivisionError)
    with changing_app.app_context():
        assert db.session.scalar(select(func.count()).where(Area.name == "Petaling Baru Sekali")) == 0
        assert db.session.scalar(select(func.count()).select_from(AreaList)) == 0


def test_the_same_list_again_finds_nothing_to_do(bring):
    rows = listed({PETALING: "Petalingan"})
    assert "Stored: 1 renamed." in bring(rows, "--yes").output
    assert "Nothing to do" in bring(rows, "--yes").output


def test_provinces_that_the_list_does_not_name_stay(bring):
    rows = {code: name for code, name in listed({PETALING: "Petalingan"}).items() if code.startswith("19")}

    result = bring(rows, "--yes")

    assert "The list does not name 21 Kepulauan Riau, 61 Kalimantan Barat" in result.output
    assert "Stored: 1 renamed." in result.output
