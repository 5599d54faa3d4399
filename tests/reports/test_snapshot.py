"""The data inside the PDF: every printed number is in it, each name is explained, nothing in it is a formula."""

import csv
import io
import json
import re
import subprocess
from datetime import date
from typing import Any

import pytest
from flask import current_app

from app import clock
from app.areas.queries import find_area
from app.i18n import force_locale, number
from app.periods import parse_span
from app.printing.rendering import print_here
from app.reports.issued.snapshot import SCHEMA, as_csv, as_json, fingerprint, names_in, snapshot_of
from app.reports.papers.kinds import build_kind, lay_out
from app.reports.progress.content import build_report
from app.reports.progress.layout import lay_out_document
from app.reports.progress.parts import Report
from app.reports.vocabulary import ReportKind
from tests import cast
from tests.chromium import on_sqlite
from tests.coverage.recount import record_at_random
from tests.records import store_regulation, store_session
from tests.reports.reading import numbers_in, text_of

LEVELS = ["19", "19.01", "19.71", cast.MENDO_BARAT, cast.KACE_TIMUR]
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


FURNITURE = set(map(str, range(121)))  # of pages, tables and rows; marks beside an axis
FURNITURE |= {"25%", "50%", "75%", "09.00", "2016", "66,0%"}  # the same; time of the data; a law; an example


@pytest.fixture(autouse=True)
def in_context(app):
    with app.app_context():
        yield


def built(code: str, period: str = "2026-Q3") -> Report:
    """As another request would: nothing is kept from the one before."""
    with current_app.app_context():
        return build_report(find_area(code), parse_span(period), clock.now())


def told(value: Any) -> set[str]:
    """The numbers in a snapshot, as the paper writes them."""
    if isinstance(value, dict):
        return set().union(*(told(one) for one in (*value, *value.values())))
    if isinstance(value, list):
        return {number(len(value))}.union(*map(told, value))
    if isinstance(value, bool) or value is None:
        return set()
    if isinstance(value, int):
        return {number(value), f"{number(value)}%"}
    if isinstance(value, float):
        return {f"{number(value, 1)}%", f"{number(value)}%"}
    if found := _DAY.match(value):
        return {found[1], str(int(found[3]))} | numbers_in(value)
    return numbers_in(value)


@on_sqlite
@pytest.mark.parametrize("code", LEVELS[1:])
def test_every_printed_number_is_in_the_data(app, code):
    record_at_random(app, seed=51)
    store_regulation(app)
    report = built(code)

    printed = numbers_in(text_of(print_here(lay_out_document(report)).pdf))

    with force_locale("id"):
        known = told(json.loads(as_json(report)))
    assert not sorted(printed - known - FURNITURE)
    assert len(printed - FURNITURE) > 5


@pytest.mark.parametrize("code", [*LEVELS, "ID"])
def test_the_figures_of_each_area_are_those_of_the_report(app, code):
    record_at_random(app, seed=52)
    report = built(code)
    data = snapshot_of(report)

    assert data["schema"] == SCHEMA
    assert data["cutoff"] == "2026-09-30"
    assert data["total"]["reached"] == report.total.reached
    assert [row["code"] for row in data["children"]] == [row.figures.code for row in report.children]
    for row, child in zip(data["children"], report.children, strict=True):
        assert row["reached"] == child.figures.reached
        assert row["attendance"] == (None if child.figures.silent else child.figures.attendance)
        assert row["desa_with_perdes"] == (child.figures.perdes if child.figures.desa else None)
    assert len(data["annex"]) == sum(len(group.rows) for group in report.annex)


@pytest.mark.parametrize("code", [*LEVELS, "ID"])
def test_each_name_is_explained(app, code):
    record_at_random(app, seed=53)
    data = snapshot_of(built(code))

    assert names_in({name: value for name, value in data.items() if name not in ("fields", "texts")}) <= set(
        data["fields"]
    )
    assert set(data["fields"]) <= names_in({name: value for name, value in data.items() if name != "fields"})


def test_the_same_report_gives_the_same_bytes_and_another_moment_the_same_mark(app):
    record_at_random(app, seed=54)
    first = built(cast.BANGKA)
    again = built(cast.BANGKA)

    assert as_json(first) == as_json(first)
    assert as_csv(first) == as_csv(first)
    assert first.made_at != again.made_at
    assert fingerprint(first) == fingerprint(again)
    store_session(app, key="lain")
    assert fingerprint(built(cast.BANGKA)) != fingerprint(again)


def test_the_csv_has_a_row_for_each_child_area_and_the_total(app):
    store_session(app)
    content = as_csv(built(cast.MENDO_BARAT)).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))

    assert len(rows) == 16
    assert rows[-1]["name"] == "Jumlah"
    assert rows[-1]["sessions"] == "1"
    [own] = [row for row in rows if row["code"] == cast.KACE_TIMUR]
    assert (own["reached"], own["attendance"], own["male"], own["female"], own["named"]) == ("1", "22", "9", "13", "2")
    assert {row["sessions"] for row in rows if row not in (own, rows[-1])} == {"belum lapor"}


def test_a_city_without_desa_has_no_share_of_perdes(app):
    rows = list(csv.DictReader(io.StringIO(as_csv(built("19.71")).decode("utf-8-sig"))))

    assert {row["desa_with_perdes"] for row in rows} == {"-"}


def test_nobody_who_took_part_is_in_the_data_and_nothing_typed_is_a_formula(app):
    store_session(app, title='=HYPERLINK("http://example.org")')
    report = built(cast.KACE_TIMUR)
    data = as_json(report).decode()

    assert "Nurul" not in data
    assert json.loads(data)["session_list"][0]["title"] == '=HYPERLINK("http://example.org")'
    assert "=HYPERLINK" not in as_csv(report).decode()


@on_sqlite
def test_both_lie_in_the_pdf_of_a_draft(app, tmp_path):
    store_session(app, held_on=date(2026, 9, 1))
    report = built(cast.MENDO_BARAT)
    (tmp_path / "laporan.pdf").write_bytes(print_here(lay_out_document(report)).pdf)

    subprocess.run(["pdfdetach", "-saveall", "-o", tmp_path, tmp_path / "laporan.pdf"], check=True)

    assert (tmp_path / "data.csv").read_bytes() == as_csv(report)
    assert (tmp_path / "data.json").read_bytes() == as_json(report)


@pytest.mark.parametrize("kind", list(ReportKind))
def test_every_kind_of_paper_has_its_data(app, kind):
    store_session(app)
    paper = build_kind(kind, find_area(cast.MENDO_BARAT), parse_span("2026-Q3"), clock.now())
    attached = {one.name: one.content for one in lay_out(paper).attachments}

    data = json.loads(attached["data.json"])
    assert (data["kind"], data["code"]) == (kind, cast.MENDO_BARAT)
    assert data["headline"]
    assert ("data.csv" in attached) == (kind is ReportKind.PROGRESS)
