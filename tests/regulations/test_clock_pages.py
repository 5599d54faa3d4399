"""The clock as people see it: the mark and the sentence, the list of what is late, the drawing, the traces."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from app.areas.models import Area
from app.db import db, write_tx
from app.regulations.models import RegulationSettings
from app.regulations.vocabulary import RegulationKind
from tests import cast
from tests.records import store_regulation

NO_DAYS = {"agreed_on": None, "enacted_on": None, "promulgated_on": None, "submitted_on": None}
LATE = {"deliberation_on": "8-4", "agreed_on": "8-28", "handed_over_on": "9-1", "enacted_on": "9-22"}


def store(app, village=cast.KACE_TIMUR, number=3, title="Pelindungan PMI", **days) -> int:
    """Days as month and day of 2026."""
    values = {
        name: date(2026, *map(int, day.split("-"))) if name.endswith("_on") and day else day
        for name, day in days.items()
    }
    return store_regulation(app, village, number, title=title, **{**NO_DAYS, **values})


def set_terms(app, code=cast.BANGKA, **terms) -> None:
    with app.app_context(), write_tx() as tx:
        area_id = tx.scalars(db.select(Area.id).where(Area.code == code)).one()
        tx.add(RegulationSettings(area_id=area_id, **terms))


def test_late_is_said_with_who_goes_on_and_the_last_day(app, browser, siti):
    page = browser.sign_in(siti).open(f"/regulations/{store(app, **LATE)}")

    assert page.texts(".split .state") == ["Ditetapkan, belum berlaku", "Terlambat 8 hari"]
    assert (
        "Sudah ditetapkan, tetapi belum diundangkan: belum berlaku. Sekretaris desa mengundangkannya dalam "
        "Lembaran Desa. Batasnya 29 September 2026."
    ) in page.text()


def test_each_step_says_how_it_kept_its_term(app, browser, siti):
    page = browser.sign_in(siti).open(f"/regulations/{store(app, **LATE)}")

    steps = page.texts(".split .steps:not(.d-md-none) li")
    for said in (
        "1 September 2026, 4 dari 7 hari",
        "22 September 2026, terlambat 6 hari",
        "belum, lewat 8 hari",
        "7 hari sesudah diundangkan",
    ):
        assert any(said in step for step in steps), said
    assert "Diundangkan" in page.text(".steps .late")


def test_the_drawing_says_the_same_in_its_title(app, browser, siti):
    page = browser.sign_in(siti).open(f"/regulations/{store(app, **LATE)}")

    assert page.text("svg.clock title") == (
        "Perjalanan peraturan ini. Dibahas dengan BPD: disepakati 28 Agu 2026, Diserahkan BPD: 1 Sep 2026, "
        "4 dari 7 hari, Ditetapkan: 22 Sep 2026, terlambat 6 hari, Diundangkan: belum, lewat 8 hari"
    )
    assert "hari ini" in page.texts("svg.clock text")


@pytest.mark.parametrize(
    ("days", "marks", "says"),
    [
        ({"agreed_on": "9-20"}, [], "Paling lambat 12 Oktober 2026, tinggal 5 hari."),
        ({"agreed_on": "9-20", "handed_over_on": "9-24"}, ["Tinggal 2 hari"], "Paling lambat 9 Oktober 2026."),
        ({"agreed_on": "9-20", "handed_over_on": "9-22"}, ["Hari ini batasnya"], "Kepala desa menetapkannya."),
        (
            {"agreed_on": "8-28", "handed_over_on": "9-1"},
            ["Terlambat 14 hari"],
            "Tidak ditandatangani dalam 15 hari: tetap diundangkan dan sah. Belum berlaku sampai sekretaris desa "
            "mengundangkannya dalam Lembaran Desa. Batasnya 23 September 2026.",
        ),
        (
            {**LATE, "promulgated_on": "10-2"},
            ["Penyampaian: tinggal 2 hari"],
            "Berlaku sejak 2 Oktober 2026. Belum disampaikan kepada bupati: kepala desa mengirim salinannya. "
            "Paling lambat 9 Oktober 2026.",
        ),
        (
            {**LATE, "promulgated_on": "10-2", "submitted_on": "10-5"},
            [],
            "Berlaku sejak 2 Oktober 2026. Paling lambat 4 November 2026 kabupaten mengklarifikasi.",
        ),
        (
            {"enacted_on": "8-1", "promulgated_on": "8-2", "submitted_on": "8-5"},
            [],
            "Belum diklarifikasi: batas untuk kabupaten 4 September 2026, sudah lewat 33 hari.",
        ),
    ],
)
def test_what_comes_next_is_said_with_its_day(app, browser, siti, days, marks, says):
    page = browser.sign_in(siti).open(f"/regulations/{store(app, **days)}")

    assert says in page.text()
    assert page.texts(".split .state")[1:] == marks


def test_working_days_leave_more_time(app, browser, siti):
    set_terms(app, working_days=True)

    page = browser.sign_in(siti).open(f"/regulations/{store(app, **LATE)}")

    assert "Terlambat 6 hari" in page.texts(".split .state")
    assert "2 dari 7 hari kerja" in page.text(".steps")


def test_without_terms_nobody_is_late(app, browser, siti):
    none = ("handover_days", "signing_days", "promulgation_days", "submission_days", "clarification_days")
    set_terms(app, **dict.fromkeys(none))

    page = browser.sign_in(siti).open(f"/regulations/{store(app, **LATE)}")

    assert page.texts(".split .state") == ["Ditetapkan, belum berlaku"]
    assert not page.all("svg.clock")


def test_a_decree_has_no_terms(app, browser, siti):
    number = store(app, kind=RegulationKind.HEAD_DECREE, enacted_on="3-2")

    page = browser.sign_in(siti).open(f"/regulations/{number}")

    assert not page.all("svg.clock")
    assert "Terlambat" not in page.text()


@pytest.fixture
def several(app) -> None:
    store(app, number=1, title="Lewat 8 hari", **LATE)
    store(app, cast.PETALING, 2, "Lewat 14 hari", agreed_on="8-28", handed_over_on="9-1")
    store(app, number=3, title="Tinggal dua hari", agreed_on="9-20", handed_over_on="9-24")
    store(app, number=4, title="Masih lama", agreed_on="10-1")
    store(app, number=5, title="Selesai", **LATE, promulgated_on="9-30", submitted_on="10-1")
    store(app, number=6, title="Dicabut", **LATE, promulgated_on="9-23", repealed_on="10-1")
    store(app, cast.AIR_LIMAU, 7, "Kabupaten lain", **LATE)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("clock=late", ["Lewat 14 hari", "Lewat 8 hari"]),
        ("clock=soon", ["Tinggal dua hari"]),
        (f"clock=late&area={cast.PETALING}", ["Lewat 14 hari"]),
        ("clock=late&state=enacted", ["Lewat 8 hari"]),
        ("clock=late&year=2025", []),
        ("clock=nonsense", None),
    ],
)
def test_the_list_shows_who_is_stuck_where_the_latest_first(browser, rahmat, several, asked, found):
    page = browser.sign_in(rahmat).open(f"/regulations?{asked}")

    assert page.texts("tbody th a") == found if found is not None else len(page.texts("tbody th a")) == 6
    if asked == "clock=late":
        assert "Undangkan" in page.text("tbody tr:first-child")
        assert "Paling lambat 23 Sep 2026" in page.text("tbody tr:first-child")
        assert "Terlambat 14 hari" in page.text("tbody tr:first-child")


def test_the_list_of_the_late_has_pages(app, browser, rahmat):
    for number in range(1, 53):
        store(app, number=number, title=f"Aturan {number}", **LATE)

    page = browser.sign_in(rahmat).open("/regulations?clock=late")

    assert len(page.texts("tbody th a")) == 50
    assert len(page.follow("Berikutnya").texts("tbody th a")) == 2
    assert len(page.browser.open("/regulations?clock=late&page=9").texts("tbody th a")) == 2


def test_each_regency_has_its_own_terms(app, browser, ayu, several):
    set_terms(app, promulgation_days=30)

    page = browser.sign_in(ayu).open("/regulations?clock=late")

    assert page.texts("tbody th a") == ["Kabupaten lain"]


def test_staff_see_the_clock_on_the_page_of_the_village(app, browser, dewi, siti):
    store(app, **LATE)
    page = browser.sign_in(dewi).open(f"/areas/{cast.KACE_TIMUR}")

    assert page.text("#clock h2") == "Perdes Nomor 3 Tahun 2026 tentang Pelindungan PMI"
    assert page.all("#clock svg.clock")
    assert page.texts("#clock .steps .late b") == ["Diundangkan"]
    assert not browser.sign_in(siti).open("/").all("#clock")


def test_what_was_written_down_long_after_its_day_leaves_a_trace(browser, siti):
    page = browser.sign_in(siti).open("/regulations/new")
    page = page.submit(
        kind="village_regulation",
        title="Pelindungan PMI",
        theme="pmi_protection",
        number="3",
        agreed_on="2026-10-01",
        enacted_on="2026-10-05",
    )
    assert "Jejak pencatatan" not in page.text()

    page = page.follow("Ubah").submit(agreed_on="2026-03-02", drafting_on="2026-02-02")

    assert page.texts("main .rows.small > li")[:2] == [
        "Mulai disusun 2 Februari 2026: dicatat pada 7 Oktober 2026, 247 hari kemudian, oleh Siti Contoh.",
        "Disepakati: tanggalnya diubah dari 1 Oktober 2026 menjadi 2 Maret 2026 pada 7 Oktober 2026 oleh Siti Contoh.",
    ]


def test_a_day_that_was_taken_out_leaves_a_trace(browser, app, siti, dewi):
    number = store(app, enacted_on="9-22", promulgated_on="9-25")
    with time_machine.travel(datetime(2026, 10, 20, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))):
        page = browser.sign_in(siti).open(f"/regulations/{number}/edit").submit(promulgated_on="")

        assert "Diundangkan: tanggal 25 September 2026 dihapus pada 20 Oktober 2026 oleh Siti Contoh." in page.text()
        assert "Diundangkan: tanggal 25 September 2026" in browser.sign_in(dewi).open(f"/regulations/{number}").text()


def test_of_an_import_only_the_day_is_known(app, browser, siti):
    number = store(app, **LATE)
    with app.app_context(), write_tx() as tx:
        tx.execute(db.text("DELETE FROM history_entry"))

    page = browser.sign_in(siti).open(f"/regulations/{number}")

    assert "Masuk bersama yang lain pada 7 Oktober 2026: kapan tiap tanggalnya ditulis tidak diketahui." in page.text()
