"""The list as a file: brought in again, all of it is stored already; brought in elsewhere, it is the same."""

import csv
import io
from datetime import date, timedelta

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from app.areas.models import Area
from app.db import db, write_tx
from app.regulations.import_columns import EXPORTED
from app.regulations.models import Regulation, RegulationLink, RegulationVillage
from app.regulations.vocabulary import KIND_RULES, STEP_NUMBERS, Effect, RegulationKind, Step, Theme
from app.web.values import clean_line
from tests import cast
from tests.chromium import on_sqlite
from tests.imports import stored
from tests.records import store_regulation

ADDRESS = "/regulations/export"
OWNERS = {
    RegulationKind.VILLAGE_REGULATION: cast.KACE_TIMUR,
    RegulationKind.JOINT_REGULATION: cast.KACE_TIMUR,
    RegulationKind.HEAD_REGULATION: cast.PETALING,
    RegulationKind.HEAD_DECREE: cast.PETALING,
    RegulationKind.WARD_DECREE: cast.KELURAHAN,
    RegulationKind.REGIONAL_REGULATION: cast.PANGKAL_PINANG,
}
SHARED = {
    RegulationKind.JOINT_REGULATION: {cast.KACE_TIMUR, cast.PETALING},
    RegulationKind.REGIONAL_REGULATION: {cast.KELURAHAN, "19.71.01.1006"},
}
BEFORE = {
    "agreed_on": date(2025, 1, 2),
    "enacted_on": date(2025, 1, 10),
    "promulgated_on": date(2025, 1, 13),
    "submitted_on": date(2025, 1, 15),
}
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z", "M", "Lm", "Sk"), include_characters=" '=+-@"),
    max_size=40,
).map(lambda text: "" if clean_line(text) in ("-", "--") else clean_line(text))  # a dash stands for nothing


def lines(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def send(browser, content: bytes, name: str = "peraturan.csv"):
    return browser.open("/regulations/import").submit("Periksa berkas", file=(io.BytesIO(content), name))


def test_the_columns_are_those_of_opensid(app, browser, siti):
    store_regulation(app, promulgation_number="1", note="Asli di kantor desa", summary="=1+1")

    [line] = lines(browser.sign_in(siti).client.get(f"{ADDRESS}.csv").data)

    assert line["village_code"] == cast.KACE_TIMUR
    assert (line["jenis_peraturan"], line["no_ditetapkan"], line["tahun"]) == ("Peraturan Desa", "2 Tahun 2026", "2026")
    assert (line["tgl_ditetapkan"], line["tgl_lembaran_desa"]) == ("2026-03-02", "2026-03-05")
    assert (line["no_lembaran_desa"], line["tgl_berita_desa"], line["keterangan"]) == ("1", "", "Asli di kantor desa")
    assert (line["tema"], line["status"]) == ("Pelindungan PMI", "Berlaku")
    assert line["uraian"] == "'=1+1"


def test_the_filters_of_the_list_hold(app, browser, dewi, budi):
    store_regulation(app)
    store_regulation(app, village=cast.PETALING, year=2025, theme=Theme.OTHER)
    own = browser.sign_in(dewi).client

    assert len(lines(own.get(f"{ADDRESS}.csv").data)) == 2
    assert [line["desa"] for line in lines(own.get(f"{ADDRESS}.csv?theme=other").data)] == ["Petaling"]
    assert len(lines(own.get(f"{ADDRESS}.csv?area={cast.KACE_TIMUR}").data)) == 1
    assert own.get(f"{ADDRESS}.csv?area={cast.AIR_LIMAU}").status_code == 404
    assert lines(browser.sign_in(budi).client.get(f"{ADDRESS}.csv").data) == []
    assert own.get(f"{ADDRESS}.pdf").status_code == 404


def test_the_workbook_has_days_as_days(app, browser, siti):
    store_regulation(app)

    content = browser.sign_in(siti).client.get(f"{ADDRESS}.xlsx").data
    header, row = openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)

    line = dict(zip(header, row, strict=True))
    assert line["tgl_ditetapkan"].date() == date(2026, 3, 2)
    assert line["tahun"] == 2026


def test_the_list_leads_to_it(app, browser, ayu):
    store_regulation(app)

    page = browser.sign_in(ayu).open("/regulations?year=2026")

    links = [a.get("href") for a in page.all("a[href*='/export.']")]
    assert links == [f"{ADDRESS}.csv?year=2026", f"{ADDRESS}.xlsx?year=2026"]


def test_a_partner_village_that_brings_its_export_in_again_finds_all_stored(app, browser, siti):
    store_regulation(app)
    joint = store_regulation(app, cast.PETALING, 1, kind=RegulationKind.JOINT_REGULATION, agreed_on=None)
    with app.app_context(), write_tx() as tx:
        partner = tx.scalars(select(Area.id).where(Area.code == cast.KACE_TIMUR)).one()
        tx.add(RegulationVillage(regulation_id=joint, village_id=partner))
    own = browser.sign_in(siti)
    content = own.client.get(f"{ADDRESS}.csv").data

    assert send(own, content).texts(".figure b") == ["2", "0", "2", "0"]
    changed = send(own, content.replace(b"1 Tahun 2026,2026,Pelindungan", b"1 Tahun 2026,2026,Perlindungan"))

    assert changed.texts(".figure b") == ["2", "0", "1", "1"]
    assert "Peraturan ini milik Desa Petaling" in changed.text()


def test_what_one_repeals_follows_a_difference_that_is_taken_over(app, browser, siti):
    repealed, repealing = store_regulation(app, number=1, year=2025, **BEFORE), store_regulation(app, number=2)
    with app.app_context(), write_tx() as tx:
        tx.add(RegulationLink(acting_id=repealing, target_id=repealed, effect=Effect.REPEALS))
        tx.get(Regulation, repealed).repealed_on = date(2026, 3, 5)
    own = browser.sign_in(siti)
    content = own.client.get(f"{ADDRESS}.csv").data
    assert b"Peraturan Desa Nomor 2 Tahun 2026" in content
    assert send(own, content).texts(".figure b") == ["2", "0", "2", "0"]

    later = content.replace(b"2026-03-05,,,", b"2026-03-06,,,")
    send(own, later).submit("Ubah 1 peraturan tersimpan menurut berkas ini")

    assert [one.repealed_on for one in stored.regulations(app)] == [date(2026, 3, 6), None]


@st.composite
def regulations(draw):
    """A regulation that the form would take, of any kind, as far along as one likes."""
    kind = draw(st.sampled_from(list(RegulationKind)))
    rules = KIND_RULES[kind]
    first = draw(st.dates(date(2001, 1, 1), date(2026, 3, 1)))
    steps = [step for step in rules.steps if step not in (Step.ANNULLED, Step.REPEALED)]
    taken = steps[: draw(st.integers(0, len(steps)))]
    days = {step.value: first + timedelta(days=2 * place) for place, step in enumerate(taken)}
    values = {"kind": kind, "theme": draw(st.sampled_from(list(Theme))), "year": first.year, **days}
    enacted_on = days.get("enacted_on")
    if enacted_on:
        values["year"] = enacted_on.year
        values["number"] = 1
        if rules.has_term and draw(st.booleans()):
            values["valid_until"] = enacted_on + timedelta(days=draw(st.integers(0, 1000)))
    if rules.in_force_by.value in days and draw(st.booleans()):
        values["repealed_on"] = max(days.values()) + timedelta(days=1)
        values["repealed_by"] = draw(WORDS) or "Perdes lain"
    for step, name in STEP_NUMBERS.items():
        if step.value in days:
            values[name] = draw(WORDS)
    values["title"] = draw(WORDS) or "Tentang sesuatu"
    values["summary"] = "\n".join(draw(st.lists(WORDS, max_size=2))).strip()
    values["note"] = draw(WORDS)
    return values


def one_of_each(drawn: list[dict]) -> list[dict]:
    """No two that a file could not tell apart."""
    kept, seen = [], set()
    for number, values in enumerate(drawn, 1):
        if values.get("number"):
            values["number"] = number
        values["title"] = f"{values['title']} {number} nomor"
        name = (values["kind"], values["year"], number)
        if name not in seen:
            seen.add(name)
            kept.append(values)
    return kept


def store(app, drawn: list[dict]) -> None:
    with app.app_context(), write_tx() as tx:
        tx.execute(delete(RegulationVillage))
        tx.execute(delete(Regulation))
        ids = {code: area_id for area_id, code in tx.execute(select(Area.id, Area.code))}
        for values in drawn:
            owner = OWNERS[values["kind"]]
            record = Regulation(area_id=ids[owner], **values)
            record.village_rows = [
                RegulationVillage(village_id=ids[code]) for code in SHARED.get(values["kind"], {owner})
            ]
            tx.add(record)


def facts(app) -> list[tuple]:
    with app.app_context():
        shared = db.session.execute(select(RegulationVillage.regulation_id, RegulationVillage.village_id)).all()
    return sorted(
        (
            *(str(getattr(one, name)) for name in ("area_id", "kind", "theme", "number", "year", "unsigned")),
            *(" ".join(str(getattr(one, name) or "").split()) for name in EXPORTED if hasattr(one, name)),
            one.promulgation_number,
            *map(str, one.dates.values()),
            str(sorted(village for regulation, village in shared if regulation == one.id)),
        )
        for one in stored.regulations(app)
    )


@on_sqlite
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.lists(regulations(), min_size=1, max_size=8))
def test_what_is_exported_is_known_here_and_the_same_elsewhere(app, run, tmp_path, browser, ending, drawn):
    store(app, one_of_each(drawn))
    before = facts(app)
    path = tmp_path / f"peraturan.{ending}"
    path.write_bytes(browser.sign_in(cast.ADMIN).client.get(f"{ADDRESS}.{ending}").data)

    result = run("regulations", "import", path, "--yes", "--update")

    assert f"Sudah tersimpan: {len(before)}" in result.output, result.output
    store(app, [])
    result = run("regulations", "import", path, "--yes")
    assert result.exit_code == 0, result.output
    assert facts(app) == before
