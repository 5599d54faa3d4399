"""Three thousand sessions come in from a file; every figure of the province's report is counted again from it."""

from collections import Counter
from datetime import date

import pytest

from app.areas.official import official_list
from app.i18n import day, number, percent
from app.periods import Period, parse_period
from tests.backlog_file import make_backlog
from tests.chromium import on_sqlite
from tests.reports.reading import column_of, numbers_in, rows_of, sheet_text, text_of

TOPICS = {
    "online_scam_recruitment": ["Lowongan palsu dan penipuan daring"],
    "TPPO | calo": ["Bahaya perdagangan orang", "Calo dan biaya tidak resmi"],
    "Cara resmi bekerja ke luar negeri": ["Cara resmi bekerja ke luar negeri"],
    "costs; social security": ["Biaya resmi", "Jaminan sosial"],
    "P3MI": ["P3MI yang terdaftar"],
}
VILLAGES = [code for code, _name in official_list(["19"]) if len(code) == 13]
PERIODS = ("2026-Q3", "2025", "2026-02")


def heads(row: dict) -> int:
    return row["men"] + row["women"] + row["boys"] + row["girls"]


class Recount:
    """What the file says of an area, from the first to the last day of a period."""

    def __init__(self, rows: list[dict], code: str, period: Period):
        self.places = [village for village in VILLAGES if village.startswith(code)]
        self.up_to_now = [
            row for row in rows if row["village_code"].startswith(code) and row["held_on"] <= period.last_day
        ]
        self.held = [row for row in self.up_to_now if row["held_on"] >= period.first_day]
        self.male = sum(row["men"] + row["boys"] for row in self.held)
        self.female = sum(row["women"] + row["girls"] for row in self.held)
        self.reached = len({row["village_code"] for row in self.held if heads(row)})
        self.reported = len({row["village_code"] for row in self.held})
        self.never = len(self.places) - len({row["village_code"] for row in self.up_to_now if heads(row)})
        self.desa = sum(village[9] != "1" for village in self.places)

    @property
    def places_of_each_kind(self) -> str:
        return f"{self.desa} / {len(self.places) - self.desa}"

    @property
    def perdes(self) -> str:
        return "0" if self.desa else "-"


@pytest.fixture
def reported(app, run, browser, admin, tmp_path):
    """The rows of the file, and what opens the report on the province of a period, on screen or as a file."""
    rows = make_backlog(tmp_path / "arsip.csv", 7, 3000)
    assert run("outreach", "import", tmp_path / "arsip.csv", "--yes").exit_code == 0
    signed_in = browser.sign_in(admin)

    return rows, lambda period, ending="": signed_in.open(f"/reports/progress{ending}?area=19&period={period}")


def test_every_figure_of_the_province_equals_the_file(app, reported):
    rows, report = reported
    for code in PERIODS:
        with app.test_request_context():
            check(report(code), rows, parse_period(code))


@on_sqlite  # the paper is made from what the screen shows
def test_the_paper_carries_them_all(reported):
    _rows, report = reported
    for code in PERIODS[:2]:
        assert numbers_in(sheet_text(report(code))) <= numbers_in(text_of(report(code, ".pdf").body))


def check(page, rows: list[dict], period: Period) -> None:
    whole = Recount(rows, "19", period)
    attendance = whole.male + whole.female
    flows = [number(len(whole.held)), number(attendance), "0"]
    assert column_of(page, "indicators", "Realisasi")[:5] == [number(whole.reached), *flows, "0"]

    regencies = sorted({village[:5] for village in VILLAGES})
    for table, written in (("reach", _reach), ("held", _held)):
        shown = rows_of(page, table)
        wanted = [written(Recount(rows, code, period)) for code in [*regencies, "19"]]
        assert [row[1 : 1 + len(cells)] for row, cells in zip(shown, wanted, strict=True)] == wanted

    annex = [row for row in rows_of(page, "annex-villages") if len(row) > 1]
    assert [row[2:] for row in annex] == [_annex(Recount(rows, code, period)) for code in VILLAGES]

    _check_ages(page, whole)
    _check_topics(page, whole)
    organizers = Counter(row["organizer"] for row in whole.held if row["organizer"])
    shown_organizers = {row[1]: row[2] for row in rows_of(page, "organizers")}
    assert {name: shown_organizers[name] for name in organizers} == {
        name: number(count) for name, count in organizers.items()
    }
    assert shown_organizers["Jumlah"] == number(len(whole.held))


def _reach(area: Recount) -> list[str]:
    share = percent(area.reached, len(area.places))
    return [
        area.places_of_each_kind,
        number(area.reported),
        number(area.reached),
        share,
        number(area.never),
        area.perdes,
    ]


def _held(area: Recount) -> list[str]:
    return [number(value) for value in (len(area.held), area.male, area.female, area.male + area.female, 0)]


def _annex(village: Recount) -> list[str]:
    flows = [number(len(village.held)), number(village.male + village.female)] if village.held else ["belum lapor"]
    last = max((row["held_on"] for row in village.up_to_now if heads(row)), default=None)
    return [day(last) if last else "belum pernah", *flows, "belum" if village.desa else "-", "belum"]


def _check_ages(page, whole: Recount) -> None:
    men, women, boys, girls = (sum(row[head] for row in whole.held) for head in ("men", "women", "boys", "girls"))
    total = whole.male + whole.female

    def written(male: int, female: int) -> list[str]:
        both = male + female
        return [number(male), number(female), number(both), percent(both, total), percent(female, both)]

    assert [row[1:] for row in rows_of(page, "ages")] == [
        written(men, women),
        written(boys, girls),
        written(whole.male, whole.female),
    ]


def _check_topics(page, whole: Recount) -> None:
    topics = Counter(topic for row in whole.held for topic in TOPICS[row["topic"]])
    shown = {row[1]: row[2:] for row in rows_of(page, "topics")}
    assert shown == {topic: [number(count), percent(count, len(whole.held))] for topic, count in topics.items()}


def test_coverage_says_the_same(app, reported, browser, ayu):
    rows, _report = reported
    whole = Recount(rows, "19", parse_period("2026-Q3"))

    page = browser.sign_in(ayu).open(
        "/coverage/19?period=2026-Q3&columns=sessions&columns=attendance&columns=male&columns=female"
    )

    assert page.text(".figure.main b") == f"{whole.reached} dari {len(whole.places)}"
    assert max(row["held_on"] for row in whole.up_to_now) <= date(2026, 9, 30)
    foot = page.texts("tfoot td")
    with app.test_request_context():
        figures = (len(whole.held), whole.male + whole.female, whole.male, whole.female)
        assert all(number(value) in foot for value in figures)
