"""Figures of others: recorded once, printed with publisher and day, few victims as <5, no older than a year."""

from datetime import date

import pytest

from app.areas.models import Area
from app.db import db
from app.reports.external.external import build_external
from app.reports.external.external_queries import list_external
from app.reports.models import ExternalFigure
from tests import cast
from tests.office_records import store_figure
from tests.records import count
from tests.reports.reading import rows_of

PAGE = "/reports/figures/19.01"
ANSWERS = {
    "name": "korban yang dipulangkan",
    "amount": "1.321",
    "unit": "orang",
    "publisher": "BP3MI Contoh",
    "data_on": "2026-09-30",
}


def cited(app, last_day: date, area: str = cast.BANGKA) -> list[tuple[str, str]]:
    with app.app_context():
        one = db.session.scalars(db.select(Area).where(Area.code == area)).one()
        return [(row.name, row.amount) for row in build_external(list_external(one, last_day))]


def test_a_figure_stands_on_the_report_with_publisher_and_day(browser, rahmat):
    signed_in = browser.sign_in(rahmat)
    page = signed_in.open(PAGE).submit(**ANSWERS)
    assert "korban yang dipulangkan: 1.321 orang" in page.text()

    report = signed_in.open("/reports/progress?area=19.01&period=2026-Q3")
    assert rows_of(report, "external") == [
        ["korban yang dipulangkan", "1.321", "orang", "BP3MI Contoh", "30 September 2026"]
    ]


@pytest.mark.parametrize(("amount", "printed"), [(0, "0"), (1, "<5"), (4, "<5"), (5, "5")])
def test_few_victims_are_not_told_exactly(app, amount, printed):
    store_figure(app, cast.BANGKA, name="korban", amount=amount, is_sensitive=True)

    assert cited(app, date(2026, 9, 30)) == [("korban", printed)]


@pytest.mark.parametrize(
    ("amounts", "printed"),
    [
        ((20, 17, 3), ("20", "*", "<5")),
        ((20, 12, 5, 3), ("20", "12", "*", "<5")),
        ((20, 17, 3, 12, 5), ("20", "*", "<5", "12", "*")),  # else 17 is 12 and 5, and 3 what is left of 20
        ((8, 4, 4), ("*", "<5", "<5")),
        ((7, 4, 3), ("7", "<5", "<5")),
        ((7, 4), ("7", "<5")),
        ((4, 3, 1), ("<5", "<5", "<5")),
        ((20, 12, 8), ("20", "12", "8")),
    ],
)
def test_few_victims_are_not_found_by_subtracting(app, amounts, printed):
    for place, amount in enumerate(amounts):
        store_figure(app, cast.BANGKA, name=f"korban {place}", unit="orang", amount=amount, is_sensitive=True)

    assert tuple(amount for _name, amount in cited(app, date(2026, 9, 30))) == printed


def test_what_has_another_unit_or_is_no_count_of_people_is_printed_beside_them(app):
    store_figure(app, cast.BANGKA, name="korban", unit="orang", amount=3, is_sensitive=True)
    store_figure(app, cast.BANGKA, name="perkara", unit="perkara", amount=20, is_sensitive=True)
    store_figure(app, cast.BANGKA, name="pelaku", unit="orang", amount=17, is_sensitive=False)

    assert [amount for _name, amount in cited(app, date(2026, 9, 30))] == ["<5", "17", "20"]


def test_paper_and_page_say_why_a_figure_is_left_out(app, browser, rahmat):
    for name, amount in (("korban", 20), ("korban laki-laki", 17), ("korban perempuan", 3)):
        store_figure(app, cast.BANGKA, name=name, unit="orang", amount=amount, is_sensitive=True)
    signed_in = browser.sign_in(rahmat)

    report = signed_in.open("/reports/progress?area=19.01&period=2026-Q3")
    assert [row[:2] for row in rows_of(report, "external")] == [
        ["korban", "20"],
        ["korban laki-laki", "*"],
        ["korban perempuan", "<5"],
    ]
    assert "tidak dicetak, karena dengan angka itu yang kurang dari lima dapat dihitung" in report.text()
    assert "tidak dicetak: dengannya angka <5 dapat dihitung" in signed_in.open(PAGE).text()


def test_few_of_what_is_no_count_of_people_are_told(app):
    store_figure(app, cast.BANGKA, name="perkara", amount=3, is_sensitive=False)

    assert cited(app, date(2026, 9, 30)) == [("perkara", "3")]


def test_of_each_name_the_latest_up_to_the_last_day_and_none_older_than_a_year(app):
    for month, name, amount in ((3, "korban", 10), (6, "Korban", 20), (9, "korban", 30)):
        store_figure(app, cast.BANGKA, name=name, amount=amount, data_on=date(2026, month, 30))
    store_figure(app, cast.BANGKA, name="lama", data_on=date(2025, 6, 30))
    store_figure(app, cast.BANGKA, name="setahun", amount=7, data_on=date(2025, 7, 1))

    assert cited(app, date(2026, 6, 30)) == [("Korban", "20"), ("setahun", "7")]
    assert cited(app, date(2026, 9, 30)) == [("korban", "30")]
    assert cited(app, date(2026, 9, 30), cast.MENDO_BARAT) == []


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("publisher", "", "tanpa sumber, angka tidak dicetak"),
        ("amount", "banyak", "“banyak” bukan bilangan"),
        ("amount", "-3", "“-3” kurang dari nol"),
        ("data_on", "2026-10-08", "belum tiba"),
        ("data_on", "1999-12-31", "sudah terlalu lama"),
        ("name", "", "Tulis yang dihitung"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(app, browser, rahmat, field, typed, said):
    page = browser.sign_in(rahmat).open(PAGE).submit(**{**ANSWERS, field: typed})

    assert said in page.text(f"#{field}-error")
    assert page.one("#unit").get("value") == "orang"
    assert count(app, ExternalFigure) == 0


def test_a_form_sent_twice_makes_one_figure(app, browser, rahmat):
    form = browser.sign_in(rahmat).open(PAGE)
    for _tap in range(2):
        form.submit(**ANSWERS)
    assert count(app, ExternalFigure) == 1

    other = form.submit(**{**ANSWERS, "amount": "5"})
    assert "sudah disimpan dengan isian lain" in other.text("#name-error")


def test_a_figure_is_corrected_put_aside_and_brought_back(app, browser, rahmat):
    number = store_figure(app, cast.BANGKA, name="korban", amount=12)
    signed_in = browser.sign_in(rahmat)
    signed_in.open(f"{PAGE}/{number}").submit(amount="14")
    assert cited(app, date(2026, 9, 30)) == [("korban", "14")]

    page = signed_in.open(f"{PAGE}/{number}")
    assert "Jumlah: 12 → 14" in page.texts("main details li li")
    aside = page.submit("Sisihkan angka ini")
    assert cited(app, date(2026, 9, 30)) == []

    aside.submit("Kembalikan “korban”")
    assert cited(app, date(2026, 9, 30)) == [("korban", "14")]


def test_of_two_people_the_later_one_is_told(app, browser, rahmat, ayu):
    number = store_figure(app, cast.BANGKA, amount=12)
    later = browser.sign_in(rahmat).open(f"{PAGE}/{number}")
    browser.sign_in(ayu).open(f"{PAGE}/{number}").submit(amount="13")

    told = later.submit(amount="14")

    assert told.texts(".flash.due li") == ["Jumlah: 13"]
    told.submit()
    assert cited(app, date(2026, 9, 30)) == [("keberangkatan yang dicegah", "14")]


def test_what_was_typed_is_shown_as_typed(browser, rahmat):
    hostile = "<script>alert(1)</script> korban"
    page = browser.sign_in(rahmat).open(PAGE).submit(**{**ANSWERS, "name": hostile})

    assert hostile in page.text()
    assert "<script>alert" not in page.body.decode()
