"""The stages of a village in a programme: recording, correcting and taking back, and how a designation lapses."""

import itertools
from datetime import date, timedelta

import pytest

from app.programmes.calculate import stage_on
from app.programmes.enrolment_rules import Reached, milestone_faults
from app.programmes.vocabulary import Stage
from tests.programme_records import store_enrolment, store_stage

FIRST = date(2020, 1, 1)
DECREE = {"stage": "designated", "decree_number": "188.45/12/2026"}


def reach(page, stage: str, reached_on: str, **answers):
    """Record a stage, beginning at the page of a part."""
    return page.follow("Catat tahap").submit("Simpan tahap", stage=stage, reached_on=reached_on, **answers)


def test_stages_up_to_the_decree(app, browser, dewi):
    page = browser.sign_in(dewi).open(f"/enrolments/{store_enrolment(app)}")

    reach(page, "declared", "2026-03-10")
    page = reach(page, "designated", "2026-05-05", decree_number="188.45/12/2026", decree_on="2026-05-04")

    assert page.texts(".steps b") == ["Diusulkan", "Dicanangkan", "Ditetapkan dengan SK"]
    assert "SK 188.45/12/2026, 4 Mei 2026" in page.text(".steps")
    assert "berlaku sampai 4 Mei 2029" in page.text(".steps")  # three years, as the programme says
    assert "Ditetapkan sampai 4 Mei 2029." in page.text()


@pytest.mark.parametrize(
    ("answers", "field", "words"),
    [
        ({"stage": "designated", "reached_on": "2026-05-05"}, "decree_number", "Desa ditetapkan dengan SK"),
        ({"stage": "active", "reached_on": "2026-01-11"}, "reached_on", "Desa ikut sejak 12 Januari 2026"),
        ({"stage": "proposed", "reached_on": "2026-05-05"}, "stage", "sudah pada tahap “Dicanangkan”"),
        (
            {"stage": "declared", "reached_on": "2026-05-05"},
            "stage",
            "sudah tercatat, sejak 10 Maret 2026",
        ),
        ({"stage": "active", "reached_on": "2026-02-01"}, "reached_on", "Pada 10 Maret 2026 menyusul “Dicanangkan”"),
        ({"stage": "lapsed", "reached_on": "2026-02-01"}, "stage", "Belum ada tahap yang bisa berakhir"),
        (DECREE | {"reached_on": "2026-05-05", "decree_on": "2026-05-06"}, "decree_on", "SK bertanggal 6 Mei 2026"),
        (DECREE | {"reached_on": "2026-05-05", "expires_on": "2026-05-05"}, "expires_on", "Isi tanggal sesudahnya"),
        (DECREE | {"reached_on": "2026-05-05", "expires_on": "2125-05-05"}, "expires_on", "Periksa tahunnya"),
        ({"stage": "active", "reached_on": "2026-05-05", "expires_on": "2027-05-05"}, "expires_on", "Kosongkan"),
        ({"stage": "active", "reached_on": "2026-10-08"}, "reached_on", "8 Oktober 2026 belum tiba"),
        ({"stage": "active", "reached_on": "1925-10-08"}, "reached_on", "sebelum tahun 2000"),
        ({"stage": "elsewhere", "reached_on": "2026-05-05"}, "stage", "Pilih satu dari daftar"),
    ],
)
def test_an_impossible_stage_is_refused_with_the_reason(app, browser, dewi, answers, field, words):
    part = store_enrolment(app)
    store_stage(app, part, Stage.DECLARED, date(2026, 3, 10))

    page = browser.sign_in(dewi).open(f"/enrolments/{part}/stages/new").submit("Simpan tahap", **answers, note="Ada.")

    assert words in page.text(f"#{field}-error")
    assert page.one("#reached_on").get("value") == answers["reached_on"]
    assert page.one("textarea[name=note]").text.strip() == "Ada."
    assert browser.sign_in(dewi).open(f"/enrolments/{part}").texts(".steps b") == ["Diusulkan", "Dicanangkan"]


def test_a_designation_lapses_on_the_day_after_and_is_renewed(app, browser, rahmat):
    part = store_enrolment(app, started_on=date(2023, 1, 5))
    decree = {"decree_number": "12", "expires_on": date(2026, 5, 4)}
    store_stage(app, part, Stage.DESIGNATED, date(2023, 5, 5), **decree)
    rahmat_browser = browser.sign_in(rahmat)

    last, after = (rahmat_browser.open(f"/enrolments/{part}?on=2026-05-0{day}") for day in (4, 5))
    assert last.texts("main .fs-5 .state") == ["Ditetapkan dengan SK"]
    assert after.texts("main .fs-5 .state") == ["Gugur"]
    assert "SK penetapan berakhir 4 Mei 2026" in after.text()

    now = rahmat_browser.open(f"/enrolments/{part}")
    renewed = reach(now, "designated", "2026-06-01", decree_number="33", expires_on="2029-05-31")

    assert renewed.texts("main .fs-5 .state") == ["Ditetapkan dengan SK"]
    assert rahmat_browser.open(f"/enrolments/{part}?on=2026-05-05").texts("main .fs-5 .state") == ["Gugur"]


def test_a_village_that_lapsed_may_begin_at_an_earlier_stage(app, browser, dewi):
    part = store_enrolment(app, started_on=date(2023, 1, 5))
    store_stage(app, part, Stage.DESIGNATED, date(2023, 5, 5), decree_number="12", expires_on=date(2026, 5, 4))

    page = reach(browser.sign_in(dewi).open(f"/enrolments/{part}"), "preparing", "2026-07-01")

    assert page.texts("main .fs-5 .state") == ["Menyiapkan"]


def test_what_lapses_without_a_decree_is_called_no_designation(app, browser, dewi):
    part = store_enrolment(app)
    store_stage(app, part, Stage.ACTIVE, date(2026, 3, 10))
    store_stage(app, part, Stage.LAPSED, date(2026, 5, 5))

    page = browser.sign_in(dewi).open(f"/enrolments/{part}")

    assert page.texts("main .fs-5 .state") == ["Gugur"]
    assert "SK penetapan berakhir" not in page.text("main")
    assert "Perbarui penetapan" not in page.text("main")


def test_a_stage_is_corrected_or_taken_back_and_the_history_tells(app, browser, dewi):
    part = store_enrolment(app)
    dewi_browser = browser.sign_in(dewi)
    page = reach(dewi_browser.open(f"/enrolments/{part}"), "preparing", "2026-03-10")
    page = reach(page, "declared", "2026-04-10")

    page.follow("Perbaiki: Dicanangkan").submit("Simpan tahap", reached_on="2026-04-12")
    form = dewi_browser.open(f"/enrolments/{part}").follow("Perbaiki: Menyiapkan")
    page = form.follow("Tahap ini tidak pernah tercapai: tarik").submit("Tarik tahap", reason="Salah desa")

    assert page.texts(".steps b") == ["Diusulkan", "Dicanangkan"]
    history = page.text("details.fold:last-of-type")
    assert "10 April 2026 → 12 April 2026" in history
    assert "menarik tahap" in history
    assert "Salah desa" in history


def test_a_stage_on_which_another_rests_stays(app, browser, dewi):
    part = store_enrolment(app, started_on=date(2023, 1, 5))
    store_stage(app, part, Stage.DESIGNATED, date(2023, 5, 5), decree_number="12")
    lapsed = store_stage(app, part, Stage.LAPSED, date(2024, 5, 5))
    store_stage(app, part, Stage.PREPARING, date(2025, 5, 5))

    page = browser.sign_in(dewi).open(f"/enrolments/{part}/stages/{lapsed}/remove")
    page = page.submit("Tarik tahap", reason="Salah catat")

    assert "tidak bisa ditarik selama “Menyiapkan” tanggal 5 Mei 2025 masih ada" in page.text("#reason-error")
    assert page.one("#reason").get("value") == "Salah catat"


def possible_stages(seed: int) -> list[Reached]:
    """Stages tried in a different order for each seed, as far as the rules let them stand."""
    reached: list[Reached] = []
    for number, stage in enumerate(itertools.islice(itertools.cycle(Stage), seed, seed + 12)):
        on = FIRST + timedelta(days=(seed * 37 + number * 101) % 900)
        expires = on + timedelta(days=90 + seed) if stage is Stage.DESIGNATED else None
        new = Reached(stage, on, expires, number)
        if not milestone_faults(new, reached, FIRST, None):
            reached.append(new)
    return reached


def test_the_stage_of_a_day_rests_on_what_was_reached_by_that_day(prepared_app):
    """Whatever is recorded for later days changes nothing of what was true before."""
    with prepared_app.app_context():
        histories = [possible_stages(seed) for seed in range(40)]

    assert {one.stage for history in histories for one in history} == set(Stage)
    for history, after in itertools.product(histories, range(0, 1100, 13)):
        on = FIRST + timedelta(days=after)
        so_far = [one for one in history if one.reached_on <= on]
        assert stage_on(history, on) == stage_on(so_far, on)
        assert (stage_on(history, on) is None) == (not so_far)
