"""The whole life of a regulation: every step with its paper, a decree with a term, a text that nobody signed."""

from datetime import date
from itertools import product

import pytest

from app.db import write_tx
from app.history.models import Action
from app.history.recording import note_bulk
from app.i18n import force_locale
from app.regulations.models import Regulation
from app.regulations.rules import FOLLOWS, step_faults, years_after
from app.regulations.vocabulary import KIND_RULES, RegulationKind, Step
from tests.records import count, store_regulation
from tests.regulations.answers import ANSWERS, DECREE, DRAFT, fault

TODAY = date(2026, 10, 7)
WHOLE = {
    **ANSWERS,
    "planned_on": "2026-01-05",
    "drafting_on": "2026-02-02",
    "deliberation_on": "2026-06-01",
    "agreement_number": "3/BPD/2026",
    "handed_over_on": "2026-06-22",
    "promulgation_number": "2",
    "submission_number": "140/17",
    "disseminated_on": "2026-07-05",
    "clarified_on": "2026-08-03",
    "clarification_number": "188/90",
    "summary": "Pendataan dan pelayanan warga yang bekerja di luar negeri.",
    "note": "Disusun bersama BP3MI.",
}
UNSIGNED = {
    **ANSWERS,
    "enacted_on": "",
    "handed_over_on": "2026-06-20",
    "unsigned": "y",
    "promulgated_on": "2026-07-06",
}


@pytest.fixture
def form(browser, siti):
    return browser.sign_in(siti).open("/regulations/new")


def open_folds(page) -> list[str]:
    return [fold.cssselect("summary")[0].text_content().strip() for fold in page.all("main form details[open]")]


def test_every_step_is_read_back_with_its_paper(form):
    page = form.submit(**WHOLE)

    assert page.texts(".steps li")[:5] == [
        "Direncanakan5 Januari 2026",
        "Mulai disusun2 Februari 2026",
        "Dibahas bersama BPD1 Juni 2026",
        "Disepakati bersama BPD20 Juni 2026, nomor 3/BPD/2026",
        "Diserahkan kepada kepala desa22 Juni 2026, 2 dari 7 hari",
    ]
    assert "nomor 188/90" in page.text(".steps")
    assert "Pendataan dan pelayanan warga" in page.text("aside")
    again = page.follow("Ubah")
    for name, typed in WHOLE.items():
        element = again.one(f"#{name}")
        shown = {
            "select": lambda e: e.cssselect("option[selected]")[0].get("value"),
            "textarea": lambda e: e.text.strip(),
        }
        assert shown.get(element.tag, lambda e: e.get("value"))(element) == typed


def test_what_few_need_is_folded_until_something_stands_in_it(form):
    assert open_folds(form) == []

    page = form.submit(**{**DRAFT, "planned_on": "2026-01-05"}).follow("Ubah")
    assert [fold.split("Dir")[0] for fold in open_folds(page)] == ["Sebelum ditetapkan"]

    wrong = page.submit(annulled_on="2026-05-05")
    assert len(open_folds(wrong)) == 2
    assert "Dibatalkan 5 Mei 2026, tetapi tanggal diundangkan masih kosong" in fault(wrong, "annulled_on")


@pytest.mark.parametrize(
    ("field", "day", "message"),
    [
        ("drafting_on", "2026-01-04", "Mulai disusun 4 Januari 2026, sebelum direncanakan 5 Januari 2026"),
        ("deliberation_on", "2026-02-01", "sebelum mulai disusun 2 Februari 2026"),
        ("agreed_on", "2026-05-31", "Disepakati 31 Mei 2026, sebelum dibahas bersama bpd 1 Juni 2026"),
        ("handed_over_on", "2026-06-19", "sebelum disepakati 20 Juni 2026"),
        ("enacted_on", "2026-06-21", "Ditetapkan 21 Juni 2026, sebelum diserahkan"),
        ("disseminated_on", "2026-07-02", "Disebarluaskan 2 Juli 2026, sebelum diundangkan 3 Juli 2026"),
        ("clarified_on", "2026-07-07", "Diklarifikasi 7 Juli 2026, sebelum disampaikan 8 Juli 2026"),
        ("annulled_on", "2026-07-02", "Dibatalkan 2 Juli 2026, sebelum diundangkan 3 Juli 2026"),
        ("submitted_on", "", None),
        ("planned_on", "1925-01-05", "Tanggal 5 Januari 1925 sebelum tahun 2000"),
        ("clarified_on", "2125-08-03", "Tanggal 3 Agustus 2125 belum tiba"),
        ("handed_over_on", "31/06/2026", "bukan tanggal di kalender"),
    ],
)
def test_an_impossible_order_is_refused_beside_the_later_day(app, form, field, day, message):
    page = form.submit(**{**WHOLE, field: day})

    assert count(app, Regulation) == 0
    if message:
        assert message.lower() in fault(page, field).lower()
    else:
        assert "tetapi tanggal disampaikan masih kosong" in fault(page, "clarified_on")
    assert page.one(f"#{field}").get("value", "") == day
    assert page.one("#summary").text.strip() == WHOLE["summary"]


@pytest.mark.parametrize("day", ["2026-07-03", "2026-07-08", "2026-09-01"])
def test_it_is_made_known_before_or_after_it_is_submitted(app, form, day):
    form.submit(**{**WHOLE, "disseminated_on": day})

    assert count(app, Regulation) == 1


@pytest.mark.parametrize(
    ("changed", "field", "message"),
    [
        ({"submitted_on": "", "submission_number": "140/17"}, "submission_number", "tetapi tanggalnya kosong"),
        ({"annulment_number": "9/2026"}, "annulment_number", "Nomor surat 9/2026 diisi, tetapi tanggalnya kosong"),
        ({"promulgation_number": "x" * 61}, "promulgation_number", "61 huruf"),
        ({"repealed_on": "2026-09-01"}, "repealed_by", "Dicabut pada 1 September 2026, tetapi belum disebut"),
        ({"repealed_by": "Perdes Nomor 1 Tahun 2027"}, "repealed_on", "tetapi tanggalnya kosong"),
        ({"repealed_on": "2026-07-02", "repealed_by": "Perdes 1"}, "repealed_on", "sebelum diundangkan"),
        ({"valid_until": "2027-01-01"}, "valid_until", "Peraturan Desa tidak memiliki tanggal akhir"),
        ({"summary": "x" * 2001}, "summary", "2.001"),
    ],
)
def test_papers_terms_and_repeals_need_their_other_half(app, form, changed, field, message):
    page = form.submit(**{**ANSWERS, **changed})

    assert message in fault(page, field)
    assert count(app, Regulation) == 0


def test_a_repeal_by_one_that_is_not_recorded_is_written_down(form):
    page = form.submit(**{**ANSWERS, "repealed_on": "2026-09-01", "repealed_by": "Perdes Nomor 4 Tahun 2026"})

    assert "Dicabut pada 1 September 2026: tidak berlaku lagi." in page.text()
    assert "Dicabut dengan Perdes Nomor 4 Tahun 2026sejak 1 September 2026" in page.text()


def test_one_that_was_not_signed_is_promulgated_all_the_same(form):
    page = form.submit(**UNSIGNED)

    assert "Berlaku sejak 6 Juli 2026" in page.text()
    assert "Ditetapkan oleh kepala desatidak ditandatangani" in page.text(".steps")


@pytest.mark.parametrize(
    ("changed", "field", "message"),
    [
        ({"promulgated_on": "2026-07-04"}, "promulgated_on", "padahal kepala desa punya waktu sampai 5 Juli 2026"),
        ({"enacted_on": "2026-07-01"}, "enacted_on", "padahal dicentang bahwa tidak ditandatangani"),
        ({"number": ""}, "number", "Diundangkan 6 Juli 2026, tetapi nomornya kosong"),
        ({"unsigned": None}, "promulgated_on", "tetapi tanggal ditetapkan masih kosong"),
    ],
)
def test_what_contradicts_that_it_was_not_signed(app, form, changed, field, message):
    page = form.submit(**{**UNSIGNED, **changed})

    assert message in fault(page, field)
    assert count(app, Regulation) == 0


def test_the_term_to_sign_is_that_of_the_regency(browser, siti, rahmat):
    browser.sign_in(rahmat).open("/regulations/settings/19.01").submit(signing_days="20")

    page = browser.sign_in(siti).open("/regulations/new").submit(**UNSIGNED)

    assert "punya waktu sampai 10 Juli 2026" in fault(page, "promulgated_on")


@pytest.mark.parametrize(
    ("theme", "until", "message"),
    [
        ("task_force", "2029-05-05", None),
        ("task_force", "2029-05-06", "paling lama 3 tahun. Ditetapkan 5 Mei 2026: tulis 5 Mei 2029 atau lebih awal"),
        ("task_force", "2026-05-04", "sebelum ditetapkan 5 Mei 2026"),
        ("task_force", "1925-05-04", "sebelum tahun 2000"),
        ("other", "2029-05-06", None),
        ("other", "2125-05-04", "lebih dari 10 tahun"),
    ],
)
def test_a_decree_on_a_task_force_lasts_three_years(app, form, theme, until, message):
    page = form.submit(**{**DECREE, "theme": theme, "valid_until": until})

    assert count(app, Regulation) == (message is None)
    if message:
        assert message in fault(page, "valid_until")


def test_a_decree_without_a_last_day_says_when_it_ends_at_the_latest(form):
    page = form.submit(**DECREE)

    assert "Tidak dicatat. Satgas bertugas paling lama 3 tahun: paling lambat sampai 5 Mei 2029." in page.text("aside")
    assert page.follow("Isi tanggal akhirnya").submit(valid_until="2026-09-30").text("aside").count("30 September 2026")


def test_a_decree_whose_term_is_over(app, form):
    page = form.submit(**{**DECREE, "valid_until": "2026-09-30"})

    assert "Masa berlakunya habis pada 30 September 2026: tidak berlaku lagi." in page.text()


@pytest.mark.parametrize("length", [300, 301])
def test_a_long_title(app, form, length):
    page = form.submit(**{**ANSWERS, "title": "Pelindungan " + "a" * (length - 12)})

    assert count(app, Regulation) == (length == 300)
    if length == 301:
        assert "301" in fault(page, "title")
        assert page.one("#title").get("value").startswith("Pelindungan a")


@pytest.fixture
def english(app):
    with app.test_request_context(), force_locale("en"):
        yield


@pytest.mark.parametrize("kind", list(RegulationKind))
def test_the_order_of_steps_is_a_partial_one(english, kind):
    """Of every two steps of a kind, those that follow one another are refused the wrong way round, the others never."""
    steps = KIND_RULES[kind].steps
    for first, second in product(steps, repeat=2):
        dates = {**dict.fromkeys(Step), first: date(2026, 6, 1), second: date(2026, 3, 1)}
        fault = step_faults(kind, dates, TODAY).get(second, "")
        assert ("before it was" in fault) == (first in _before(second) and first is not second)


def _before(step: Step) -> set[Step]:
    direct = FOLLOWS.get(step, ())
    return {*direct, *(one for earlier in direct for one in _before(earlier))}


def test_three_years_after_a_leap_day():
    assert years_after(date(2024, 2, 29), 3) == date(2027, 2, 28)
    assert years_after(date(2024, 2, 29), 4) == date(2028, 2, 29)


def test_changing_a_step_is_seen_in_the_history_with_its_words(app, browser, siti):
    number = store_regulation(app)
    page = browser.sign_in(siti).open(f"/regulations/{number}/edit")

    page = page.submit(submission_number="140/17", summary="Pendataan warga.", clarified_on="2026-04-01")

    history = page.text("main details.fold")
    assert "Nomor surat: - → 140/17" in history
    assert "Uraian singkat: - → Pendataan warga." in history
    assert "Diklarifikasi: - → 1 April 2026" in history


def test_the_history_words_old_entries_and_unknown_columns_too(app, browser, siti):
    number = store_regulation(app)
    odd = {
        "village_id": [1, 999_999],
        "village_rows": [[1], [1, 999_999]],
        "kind": ["royal_decree", "head_decree"],
        "links": [None, [["burns", "Perdes 1"]]],
        "unsigned": [False, True],
        "gone": [None, "x"],
        "enacted_on": ["2026-13-45", "2026-03-02"],
        "promulgated_on": [20260302, None],
    }
    with app.app_context(), write_tx() as tx:
        note_bulk(tx, "regulation", Action.CHANGED, odd, number)

    page = browser.sign_in(siti).open(f"/regulations/{number}")
    history = page.text("main details.fold")

    assert "Ditetapkan: 2026-13-45 → 2 Maret 2026" in history
    assert "diubah dari" not in page.text()
    assert "Jenis: royal_decree → Keputusan Kepala Desa" in history
    assert "gone: - → x" in history
