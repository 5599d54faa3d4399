"""Dividing targets downwards on the page: shown first, stored as shown, what people typed kept."""

import pytest

from app.coverage.models import TargetOrigin
from tests.coverage.targets.stored import rows_of, targets_of, versions_of

Q4 = "?period=2026-Q4"
SPLIT = f"/targets/19/split{Q4}"


@pytest.fixture
def lead(browser, ayu):
    lead = browser.sign_in(ayu)
    lead.open(f"/targets/19{Q4}").submit("Simpan target", reached="200", sessions="1.001", perdes="100", reporting="90")
    return lead


def test_the_parts_are_shown_and_stored_and_sum_to_the_whole(app, lead):
    page = lead.open(SPLIT)

    shown = rows_of(page)
    assert shown["Kota Pangkal Pinang"][:2] == ["42", "0"]  # kelurahan only
    assert shown["Kota Pangkal Pinang"][4] == "-"
    assert shown["Jumlah"][2:] == ["200 dari 200", "1.001 dari 1.001", "100 dari 100", "-"]
    assert not targets_of(app, "19.01")

    done = page.submit("Simpan 27 target")

    assert "27 target wilayah di bawahnya ditetapkan untuk Triwulan IV Tahun 2026" in done.text()
    children = [targets_of(app, code) for code in ("19.01", "19.02", "19.03", "19.04", "19.05", "19.06", "19.71")]
    assert sum(one["reached"] for one in children) == 200
    assert sum(one["sessions"] for one in children) == 1001
    assert sum(one.get("perdes", 0) for one in children) == 100
    assert "perdes" not in children[-1]
    assert {one["reporting"] for one in children} == {90}
    assert {origin for *_rest, origin in versions_of(app, "19.01")} == {TargetOrigin.SPLIT}
    assert "Tidak ada yang perlu disimpan" in lead.open(SPLIT).text()


def test_what_was_typed_is_kept_unless_chosen(app, lead):
    lead.open(f"/targets/19.01{Q4}").submit("Simpan target", reached="81")

    page = lead.open(SPLIT)

    assert rows_of(page)["Kab. Bangka"][2] == "81tetap"
    assert rows_of(page)["Jumlah"][2] == "200 dari 200"
    page.submit("Simpan 26 target")
    assert targets_of(app, "19.01")["reached"] == 81
    again = lead.open(f"{SPLIT}&replace=19.01")
    assert rows_of(again)["Kab. Bangka"][2] == "41sebelumnya 81"
    again.submit("Simpan")
    assert targets_of(app, "19.01")["reached"] == 41


def test_what_finds_no_place_is_said(lead):
    lead.open(f"/targets/19{Q4}").submit("Simpan target", reached="390")
    for code in ("19.01", "19.02", "19.03", "19.04", "19.05", "19.06"):
        lead.open(f"/targets/{code}{Q4}").submit("Simpan target", reached="30")

    assert "168 dari 390 tidak mendapat tempat" in lead.open(SPLIT).text()

    lead.open(f"/targets/19{Q4}").submit("Simpan target", reached="10")
    page = lead.open(SPLIT)
    assert "target yang tetap lebih 170" in page.text()
    assert rows_of(page)["Kota Pangkal Pinang"][2] == "-sudah begitu"


def test_one_indicator_alone(app, lead):
    lead.open(f"{SPLIT}&chosen=1&indicator=sessions").submit("Simpan 7 target")

    assert set(targets_of(app, "19.01")) == {"sessions"}


def test_a_preview_that_is_overtaken_stores_nothing(app, lead):
    page = lead.open(SPLIT)
    lead.open(f"/targets/19{Q4}").submit("Simpan target", reached="100")

    shown = page.submit("Simpan 27 target")

    assert "Belum disimpan" in shown.text()
    assert rows_of(shown)["Jumlah"][2] == "100 dari 100"
    assert not targets_of(app, "19.01")
    shown.submit("Simpan 27 target")
    assert targets_of(app, "19.01")["reached"] == 21


def test_without_a_target_or_an_area_below_there_is_nothing_to_divide(lead):
    assert "belum ada yang dibagi" in lead.open("/targets/19/split?period=2026-Q3").text()
    assert lead.open("/targets/19.01.04.2014/split").path == "/targets/19.01.04.2014"
