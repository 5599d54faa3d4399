"""The district's view of a programme: stages counted for every area, villages across criteria, as of any day."""

import csv
from datetime import date
from io import StringIO

import pytest
from flask import get_template_attribute

from app.programmes.vocabulary import Stage
from tests import cast
from tests.coverage.programme_recount import SLUG, STAGES, ProgrammeWorld, enrol_at_random
from tests.coverage.recount import record_at_random
from tests.coverage.test_files import read_csv, read_xlsx
from tests.programme_records import ANTI_TRAFFICKING, store_enrolment, store_evidence, store_stage
from tests.records import store_regulation, store_session

DAYS = ("2026-10-07", "2026-09-30", "2026-06-30", "2025-12-31")
MARKS = {True: ("✓", "✓*"), False: ("○",), None: ("-",)}
WORDS = {True: "ya", False: "belum", None: "-"}


def rows_of(page) -> dict[str, list[str]]:
    """{name of the area: the words of its cells}."""
    return {
        row.cssselect("th")[0].text_content().strip(): [
            " ".join(cell.text_content().split()) for cell in row.cssselect("td")
        ]
        for row in page.all("tbody tr, tfoot tr")
    }


def known(app, seed: int) -> ProgrammeWorld:
    return enrol_at_random(app, record_at_random(app, seed, sessions=80, regulations=120), seed)


def counted(counts) -> list[str]:
    """The cells of one line: taking part, the stages, those that lapse, ended, never."""
    unstaged = [str(counts["unstaged"])] if counts["some_unstaged"] else []
    stages = [str(counts[stage]) for stage in STAGES]
    last = [str(counts[name]) for name in ("soon", "ended", "never")]
    return [f"{counts['taking_part']} dari {counts['villages']}", *stages, *unstaged, *last]


@pytest.mark.parametrize("on", DAYS)
def test_the_stages_of_every_area_equal_a_recount(app, browser, admin, on):
    world, day = known(app, 41), date.fromisoformat(on)
    reader = browser.sign_in(admin)
    name = world.version(day)[0]
    for code in ("ID", "19", "19.01", "19.71", "19.01.04"):
        counts = world.count("" if code == "ID" else code, day)
        counts["some_unstaged"] = counts["unstaged"]
        assert rows_of(reader.open(f"/coverage/{code}/programmes?on={on}"))[name] == counted(counts), code
    for code in ("ID", "19"):
        rows = reader.open(f"/coverage/{code}/programmes/{SLUG}?on={on}").all("tbody tr")
        beginning = "" if code == "ID" else code
        children = sorted({village[: len(beginning) + 3 if beginning else 2] for village in world.world.kinds})
        children = [child for child in children if child.startswith(beginning)]
        some = world.count(beginning, day)["unstaged"]
        for child, row in zip(children, rows, strict=True):
            counts = world.count(child, day)
            counts["some_unstaged"] = some
            cells = [" ".join(cell.text_content().split()) for cell in row.cssselect("td")]
            assert cells == counted(counts), child


@pytest.mark.parametrize("on", DAYS)
@pytest.mark.parametrize("code", ["19.01", "19.71", "19.01.04"])
def test_the_grid_equals_a_recount(app, browser, admin, code, on):
    world, day = known(app, 42), date.fromisoformat(on)
    reader = browser.sign_in(admin)

    head, *rows = read_csv(reader.open(f"/coverage/{code}/programmes/{SLUG}.csv?on={on}"))[1:]
    foot = rows.pop()

    villages = world.taking_part(code, day)
    assert [row[0] for row in rows] == villages
    assert [label.split(". ")[1] for label in head[8:]] == [f"Syarat {one.key}" for one in world.version(day)[1]]
    judged = [world.judge(village, day) for village in villages]
    for row, one in zip(rows, judged, strict=True):
        assert row[8:] == [WORDS[met] for met in one], row[0]
        assert row[6:8] == [str(one.count(True)), str(len(one) - one.count(None))]
    for column, cell in zip(zip(*judged, strict=True), foot[8:], strict=True):
        assert cell == f"{column.count(True)} dari {len(column) - column.count(None)}"
    away = [village for village, one in zip(villages, judged, strict=True) if one.count(False) == 1 and any(one)]
    assert shown(reader, code, f"show=one-step&on={on}") == away
    lapsing = [village for village in villages if world.lapses_soon(village, day)]
    assert shown(reader, code, f"show=lapsing&on={on}") == lapsing
    outside = [village for village in sorted(world.world.kinds) if village.startswith(code) and village not in villages]
    assert shown(reader, code, f"show=outside&on={on}") == outside
    for at, criterion in enumerate(world.version(day)[1]):
        lacking = [village for village, one in zip(villages, judged, strict=True) if one[at] is False]
        assert shown(reader, code, f"missing={criterion.key}&on={on}") == lacking


def shown(reader, code: str, query: str) -> list[str]:
    """The codes of the villages in the file of what the page shows."""
    body = reader.open(f"/coverage/{code}/programmes/{SLUG}.csv?{query}").body.decode("utf-8-sig")
    return [row[0] for row in list(csv.reader(StringIO(body)))[2:-1]]


def test_the_page_shows_what_the_files_hold(app, browser, rahmat):
    known(app, 43)
    reader = browser.sign_in(rahmat)
    page = reader.open(f"/coverage/19.01/programmes/{SLUG}?sort=met&dir=desc")
    _head, *lines = read_csv(reader.open(f"/coverage/19.01/programmes/{SLUG}.csv?sort=met&dir=desc"))[1:]
    sheet = read_xlsx(reader.open(f"/coverage/19.01/programmes/{SLUG}.xlsx?sort=met&dir=desc"))

    rows = page.all("tbody tr")
    assert len(rows) == len(lines) - 1 == len(sheet) - 3
    for row, line in zip(rows, lines, strict=False):
        marks = [cell.text_content() for cell in row.cssselect("td[aria-label]")]
        assert [word for word in line[8:]] == [
            next(WORDS[met] for met in MARKS if mark in MARKS[met]) for mark in marks
        ]
        assert line[2] in row.text_content()
    shares = [int(line[6]) / int(line[7]) for line in lines[:-1]]
    assert shares == sorted(shares, reverse=True)


def ready(app) -> int:
    """A village that lacks only the decree, in the programme that comes with the site."""
    part = store_enrolment(app)
    keys = "musyawarah komitmen posko papan-informasi register-pmi kontak-rujukan anggaran".split()
    for key in keys:
        store_evidence(app, part, key)
    store_regulation(app)
    for number in (1, 2):
        store_session(app, key=f"sosialisasi-{number}")
    return part


def test_who_is_one_step_away_and_who_lapses_stands_in_tabs_of_their_own(app, browser, rahmat):
    part = ready(app)
    store_stage(app, part, Stage.DESIGNATED, date(2026, 2, 1), expires_on=date(2026, 12, 31))
    store_enrolment(app, cast.PETALING)

    page = browser.sign_in(rahmat).open(f"/coverage/19.01/programmes/{ANTI_TRAFFICKING}?show=lapsing")

    assert [row.cssselect("th")[0].text_content() for row in page.all("tbody tr")] == ["Desa Kace Timur"]
    assert "31 Des 2026" in page.text("tbody")
    assert page.text(".tabs [aria-current]").endswith("1")
    assert len(page.follow("Ikut 2").all("tbody tr")) == 2
    early = browser.sign_in(rahmat).open(f"/coverage/19.01/programmes/{ANTI_TRAFFICKING}?on=2026-01-31")
    assert "Ditetapkan dengan SK" not in early.text("tbody")
    assert "per 31 Januari 2026" in early.text()


def test_a_decree_lapses_by_itself_after_its_last_day(app, browser, rahmat):
    part = store_enrolment(app)
    store_stage(app, part, Stage.DESIGNATED, date(2026, 2, 1), expires_on=date(2026, 9, 30))
    reader = browser.sign_in(rahmat)

    last, after = (
        rows_of(reader.open(f"/coverage/19.01/programmes?on={on}"))["Desa Anti-TPPO"]
        for on in ("2026-09-30", "2026-10-01")
    )

    assert (last[5], last[6], last[7]) == ("1", "0", "1")
    assert (after[5], after[6], after[7]) == ("0", "1", "0")


def test_it_is_narrowed_by_stage_subdistrict_and_name(app, browser, rahmat):
    store_enrolment(app)
    store_stage(app, store_enrolment(app, cast.PETALING), Stage.ACTIVE, date(2026, 3, 1))
    reader, address = browser.sign_in(rahmat), f"/coverage/19.01/programmes/{ANTI_TRAFFICKING}"

    def names(query: str) -> list[str]:
        return [row.cssselect("th")[0].text_content() for row in reader.open(f"{address}?{query}").all("tbody tr")]

    assert names("") == ["Desa Petaling", "Desa Kace Timur"]
    assert names("sort=name") == ["Desa Kace Timur", "Desa Petaling"]
    assert names("sort=stage&dir=desc") == ["Desa Petaling", "Desa Kace Timur"]
    assert names("stage=active") == ["Desa Petaling"]
    assert names("q=kacetimur") == ["Desa Kace Timur"]
    assert names(f"subdistrict={cast.MENDO_BARAT}") == ["Desa Petaling", "Desa Kace Timur"]
    nobody = reader.open(f"{address}?subdistrict=19.01.01")
    assert "Tidak ada desa yang cocok" in nobody.text()
    assert len(nobody.follow("Tampilkan semua").all("tbody tr")) == 2


def test_a_kelurahan_is_not_counted_where_a_criterion_does_not_apply(app, browser, admin):
    store_enrolment(app, cast.KELURAHAN)

    row = browser.sign_in(admin).open(f"/coverage/19.71/programmes/{ANTI_TRAFFICKING}").one("tbody tr")

    cells = {cell.get("aria-label"): cell.text_content() for cell in row.cssselect("td[aria-label]")}
    assert cells["tidak berlaku"] == "-"
    assert cells["belum terpenuhi"] == "○"


def test_those_that_take_no_part_can_be_enrolled(app, browser, rahmat):
    page = browser.sign_in(rahmat).open(f"/coverage/{cast.MENDO_BARAT}/programmes/{ANTI_TRAFFICKING}?show=outside")

    assert len(page.all("tbody tr")) == 15
    assert "Desa Anti-TPPO" in page.follow("Ikutkan").text()


def test_days_that_make_no_sense_are_said(browser, rahmat):
    reader = browser.sign_in(rahmat)

    assert "“kemarin” bukan tanggal" in reader.open("/coverage/19.01/programmes?on=kemarin").text()
    assert "belum tiba" in reader.open("/coverage/19.01/programmes?on=2027-01-01").text()
    assert "belum tiba" in reader.open(f"/coverage/19.01/programmes/{ANTI_TRAFFICKING}?on=2027-01-01").text()


@pytest.mark.parametrize("query", ["stage=x", "show=x", "missing=x", "sort=x&dir=x", "subdistrict=x", "on=2017-01-01"])
def test_what_makes_no_sense_narrows_nothing_or_finds_nothing(app, browser, rahmat, query):
    store_enrolment(app)
    page = browser.sign_in(rahmat)
    page.open(f"/coverage/19.01/programmes/{ANTI_TRAFFICKING}?{query}", status=404 if "2017" in query else 200)


def test_a_village_and_what_is_out_of_reach(browser, rahmat, siti):
    staff = browser.sign_in(rahmat)
    assert "Program" in staff.open(f"/coverage/{cast.KACE_TIMUR}/programmes").text()
    staff.open("/coverage/19/programmes", status=404)
    staff.open(f"/coverage/19.05/programmes/{ANTI_TRAFFICKING}", status=404)
    staff.open("/coverage/19.01/programmes/tidak-ada", status=404)
    browser.sign_in(siti).open("/coverage/19.01/programmes", status=404)


def test_coverage_names_what_is_stuck_with_its_days(app, browser, rahmat):
    store_regulation(app, enacted_on=date(2026, 9, 22), promulgated_on=None, submitted_on=None)
    store_regulation(app, number=None, enacted_on=None, promulgated_on=None, submitted_on=None)
    store_regulation(
        app, cast.PETALING, number=None, agreed_on=None, enacted_on=None, promulgated_on=None, submitted_on=None
    )

    page = browser.sign_in(rahmat).open("/coverage/19.01")

    section = page.text("#regulations")
    assert "Desa Kace Timur: Perdes Nomor 2 Tahun 2026" in section
    assert "Ditetapkan 22 September 2026, belum diundangkan 15 hari" in section
    assert "Disepakati dengan BPD 20 Februari 2026, belum ditetapkan 229 hari" in section
    assert "1 disusun" in section
    listed = page.follow("1 ditetapkan, belum diundangkan")
    assert [row.text_content() for row in listed.all("tbody th a")] == ["Pelindungan pekerja migran Indonesia"]


def test_where_there_is_no_desa_nothing_is_said_of_drafts(browser, admin):
    page = browser.sign_in(admin).open("/coverage/21.71")

    assert not page.all("#regulations")


def test_a_duty_that_applies_to_nobody_has_no_count(browser, ayu):
    """The duties of UU 18/2017 are those of desa; a city has kelurahan alone."""
    page = browser.sign_in(ayu).open(f"/coverage/{cast.PANGKAL_PINANG}/programmes")

    assert "semua 0" not in page.text()
    assert "42 kelurahan" in page.text()


def test_the_figure_of_a_nation_may_wrap_on_a_phone(app):
    with app.test_request_context():
        figure = get_template_attribute("macros/page.html", "figure")

        assert 'class="text-wrap"' in figure("120 dari 83.762", "ikut", main=True)
        assert "text-wrap" not in figure("21 dari 393", "ikut", main=True)
