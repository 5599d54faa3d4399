"""The sentences of the report about village regulations that are not in force: nought, one, all, kelurahan only."""

from datetime import date
from types import SimpleNamespace

import pytest

from app import clock
from app.areas.queries import find_area
from app.periods import parse_period
from app.regulations.models import State
from app.reports.progress.content import build_report
from app.reports.sentences import regulation_words
from tests import cast
from tests.records import store_regulation

pytestmark = pytest.mark.usefixtures("indonesian")


def test_regulations_that_wait_for_their_promulgation():
    assert regulation_words.enacted(0).startswith("Tidak ada peraturan desa")
    assert regulation_words.enacted(1).startswith("Satu peraturan desa sudah ditetapkan")
    assert regulation_words.enacted(5).startswith("Sebanyak 5 peraturan desa sudah ditetapkan")
    assert regulation_words.unsigned(0) == ""
    assert regulation_words.unsigned(1).startswith("Satu rancangan peraturan desa sudah disepakati")


@pytest.mark.parametrize(
    ("desa", "stages", "sentence"),
    [
        (0, {}, ""),
        (9, {}, "Tidak ada rancangan peraturan desa yang sedang diproses."),
        (9, {"planned": 1}, "Satu rancangan peraturan desa baru direncanakan."),
        (9, {"drafting": 3}, "Sebanyak 3 rancangan peraturan desa sedang disusun."),
        (9, {"agreed": 1}, "Satu rancangan peraturan desa telah disepakati dengan BPD, tetapi belum ditetapkan."),
        (9, {"enacted": 2}, "Tidak ada rancangan peraturan desa yang sedang diproses."),
        (
            9,
            {"planned": 2, "drafting": 1, "deliberation": 1200},
            "Sebanyak 1.203 rancangan peraturan desa sedang diproses: 2 direncanakan, satu disusun, "
            "dan 1.200 dibahas bersama BPD.",
        ),
    ],
)
def test_drafts_are_told_apart_from_what_is_in_force(desa, stages, sentence):
    counts = {"desa": desa} | dict.fromkeys(("planned", "drafting", "deliberation", "agreed", "enacted"), 0) | stages

    assert regulation_words.drafts(SimpleNamespace(**counts)) == sentence


@pytest.mark.parametrize(
    ("number", "state", "days", "sentence"),
    [
        (2, State.ENACTED, 15, "Perdes Nomor 2 Tahun 2026 ditetapkan 22 September 2026, belum diundangkan 15 hari"),
        (2, State.ENACTED, 0, "Perdes Nomor 2 Tahun 2026 ditetapkan 22 September 2026, belum diundangkan"),
        (
            None,
            State.AGREED,
            40,
            "Rancangan Perdes Tahun 2026 disepakati 22 September 2026, belum ditetapkan 40 hari",
        ),
    ],
)
def test_what_waits_is_named_with_its_days(number, state, days, sentence):
    regulation = SimpleNamespace(number=number, year=2026)
    one = SimpleNamespace(regulation=regulation, state=state, since=date(2026, 9, 22), days=days)

    assert f"{regulation_words.name_of(one)} {regulation_words.waiting(one)}" == sentence


@pytest.mark.parametrize(
    ("on", "number", "name"),
    [
        ("2026-08", None, "Rancangan Peraturan Desa"),
        ("2026-08", 4, "Rancangan Peraturan Desa"),  # which it got in September
        ("2026-09", 4, "Peraturan Desa Nomor 4 Tahun 2026"),
    ],
)
def test_a_draft_is_named_as_one(app, on, number, name):
    enacted = date(2026, 9, 3) if number else None
    steps = {
        "drafting_on": date(2026, 7, 1),
        "agreed_on": None,
        "submitted_on": None,
        "enacted_on": enacted,
        "promulgated_on": enacted,
    }
    store_regulation(app, number=number, **steps)
    with app.app_context():
        report = build_report(find_area(cast.KACE_TIMUR), parse_period(on), clock.now())

    assert [one.name for one in report.regulations] == [name]
