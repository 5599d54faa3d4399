"""The form of a report: first page and proof, length, page of the office, signature, contents; nothing overflows."""

from dataclasses import replace
from datetime import date

import pytest

from app.printing.page import PAPER_SIZES, USUAL_PAGE, Font, PageSetup, Paper
from app.printing.typesetting import set_chapter
from app.reports.issued.issue_parts import Issue
from app.reports.office.letter_parts import Signature
from app.reports.progress.layout import lay_out_document, lay_out_sheet
from app.reports.progress.parts import Report, SessionRow
from app.reports.sentences.phrases import printable
from tests import cast
from tests.chromium import on_sqlite
from tests.coverage.recount import record_at_random
from tests.office_records import store_emblem
from tests.records import store_regulation, store_session
from tests.reports.papers import HOSTILE, faults_of
from tests.reports.reading import facts_of, pages_of, words_of, words_with_places
from tests.reports.test_paper import built, printed

pytestmark = on_sqlite
ISSUE = Issue("400.10/58/2026", date(2026, 10, 9), "2PWC-6LRA-5NXQ", "https://jejak.example.go.id/verify/2PWC6LRA5NXQ")
SESSION = SessionRow(date(2026, 9, 1), "Kegiatan", "Bahaya perdagangan orang", "Pemerintah desa", "", 1, 3, 4, 2)
LONG = "Kepulauan Siau Tagulandang Biaro Pangkajene Sidenreng Rappang"


def with_page(report: Report, page: PageSetup) -> Report:
    return replace(report, letter=replace(report.letter, page=page))


def assert_inside(pdf: bytes, page: PageSetup = USUAL_PAGE) -> None:
    """Every word on every page stands between the margins."""
    _top, right_margin, _bottom, left_margin = page.margins
    for number in range(1, len(pages_of(pdf)) + 1):
        for word, left, _y, right in words_with_places(pdf, number):
            assert left_margin - 1 < left < right < PAPER_SIZES[page.paper][0] - right_margin + 1, (number, word)


def first_chapter(app, report: Report) -> bytes:
    """As it is set, without foot and attachments: much quicker than the file."""
    with app.app_context():
        document = lay_out_document(report)
    rendered = set_chapter(document.chapters[0], document.page, True, document.pictures, "p")
    assert rendered.complaints == ()
    return rendered.pdf


@pytest.mark.parametrize(
    ("code", "sessions", "regulations", "most"),
    [
        (cast.KACE_TIMUR, 0, 0, 2),
        (cast.KACE_TIMUR, 2, 1, 3),
        (cast.KELURAHAN, 1, 0, 2),
        (cast.KACE_TIMUR, 22, 6, 3),
        (cast.KACE_TIMUR, 12, 14, 3),
        (cast.KACE_TIMUR, 90, 14, 5),
    ],
)
def test_the_report_of_a_village_is_short(app, code, sessions, regulations, most):
    """A busy year takes more; of a quarter only its rows make it longer."""
    if sessions:
        store_session(app, code)
    if regulations:
        store_regulation(app)
    report = built(app, code)

    pdf = printed(app, replace(report, sessions=(SESSION,) * sessions, regulations=report.regulations * regulations))

    assert int(facts_of(pdf)["Pages"]) <= most
    chapters = ("PENDAHULUAN", "PELAKSANAAN KEGIATAN", "HASIL", "PERMASALAHAN", "KESIMPULAN", "PENUTUP")
    assert all(chapter in words_of(pdf).upper() for chapter in chapters)


@pytest.mark.parametrize("code", [cast.MENDO_BARAT, "19.71.01"])
def test_the_report_of_a_subdistrict_takes_six_pages_at_most(app, code):
    record_at_random(app, seed=33, regulations=60)

    assert 3 <= int(facts_of(printed(app, built(app, code)))["Pages"]) <= 6


@pytest.mark.parametrize(
    "page",
    [
        PageSetup(Paper.A4, Font.SERIF),
        PageSetup(margins=(10, 10, 10, 10)),
        PageSetup(margins=(40, 40, 40, 40)),
        PageSetup(Paper.F4),
        PageSetup(Paper.F4, Font.SERIF, (40, 10, 10, 40)),
    ],
    ids=str,
)
@pytest.mark.parametrize("code", [cast.KACE_TIMUR, "19.01"])
def test_on_the_page_of_any_office_the_proof_stands_on_the_first_page(app, code, page):
    record_at_random(app, seed=34)

    pdf = first_chapter(app, with_page(replace(built(app, code), issue=ISSUE), page))

    first, *others = pages_of(pdf)
    assert ISSUE.code in first
    assert "Nomor: 400.10/58/2026" in first
    assert "jejak.example.go.id/verify" in first
    assert not any("Pindai kode" in other for other in others)
    assert_inside(pdf, page)


def test_a_draft_has_room_for_its_proof_and_no_number(app):
    first = pages_of(printed(app, built(app, cast.MENDO_BARAT)))[0]

    assert "kode diberikan saat diterbitkan" in first
    assert "Nomor: …" in first


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_title_harms_nothing_and_stays_inside_the_page(app, title):
    store_session(app, title=title[:200])
    store_regulation(app, title=title[:200])
    report = built(app, cast.KACE_TIMUR)
    long = tuple(replace(row, title=printable(title)) for row in report.sessions)

    pdf = printed(app, replace(report, sessions=long))

    assert_inside(pdf)
    assert int(facts_of(pdf)["Pages"]) <= 4
    assert "Bupati Bangka melalui Camat Mendo Barat" in words_of(pdf)


def test_what_an_office_types_stays_inside_the_page_and_its_emblem_is_sound(app, tmp_path):
    store_emblem(app)
    report = built(app, cast.KACE_TIMUR)
    word = "W" * 120
    letter = replace(report.letter, place=word, legal_basis=(word * 6,), copies=(word,))
    letter = replace(letter, signature=Signature((f"a.n. {word}", word), word, word, "1"))
    texts = {"background": "W" * 2000, "closing": "第一 \U00010400 selesai"}

    pdf = printed(app, replace(report, letter=letter, texts=texts, issue=replace(ISSUE, number=word)))

    assert_inside(pdf)
    assert "□□ □ selesai" in words_of(pdf)
    assert faults_of(pdf, tmp_path / "laporan.pdf") == []


def test_the_signature_never_stands_alone(app):
    report = built(app, cast.KACE_TIMUR)

    for count in range(24):
        pages = pages_of(first_chapter(app, replace(report, sessions=(SESSION,) * count)))
        [last] = [page for page in pages if "Kepala Desa Kace Timur," in page]
        assert "PENUTUP" in last, count
        assert "Selesai" in last, count


@pytest.mark.parametrize(
    "lines",
    [
        ("Plt. Camat Mendo Barat",),
        ("a.n. Bupati Bangka", "Sekretaris Daerah"),
        ("a.n. Bupati Bangka", "Sekretaris Daerah", "u.b.", "Kepala Dinas Pemberdayaan Masyarakat dan Desa"),
    ],
)
def test_who_signs_for_another_says_so_in_that_order(app, lines):
    report = built(app, cast.MENDO_BARAT)
    signature = Signature(lines, "Rosmala Contoh", "Pembina", "19750303 200003 2 003")
    letter = replace(report.letter, signature=signature, copies=())  # these stand beside it

    words = words_of(printed(app, replace(report, letter=letter, issue=ISSUE)))

    wanted = f"9 Oktober 2026 {' '.join(lines)}, Rosmala Contoh Pembina NIP 19750303 200003 2 003"
    assert wanted in words


def test_the_longest_names_stay_inside_the_page(app):
    """The longest that the official list knows, and more."""
    record_at_random(app, seed=32)
    report = built(app, cast.MENDO_BARAT)
    children = tuple(replace(row, name=f"Desa {LONG}") for row in report.children)
    signature = replace(report.letter.signature, lines=(f"Kepala Dinas {LONG}",))
    letter = replace(report.letter, agency=f"DINAS {LONG.upper()} " * 2, signature=signature)

    assert_inside(printed(app, replace(report, children=children, letter=letter, place=f"{LONG}, {LONG}")))


def test_a_long_report_has_contents_with_the_pages_on_which_chapters_begin(app):
    record_at_random(app, seed=35, regulations=60)

    pages = pages_of(printed(app, built(app, "19.01")))

    assert "DAFTAR ISI" in pages[1]
    assert "CARA MEMBACA" in pages[1] + pages[2]
    for number, name in (("I", "Pendahuluan"), ("III", "Hasil"), ("VI", "Penutup")):
        line = next(line for line in pages[1].splitlines() if f"Bab {number} {name}" in " ".join(line.split()))
        assert f"BAB {number}" in pages[int(line.split()[-1]) - 1], line


def test_what_the_office_wrote_is_printed_as_typed_and_marked_on_screen(app):
    texts = {"problems": "Jalan rusak.\n\nSinyal <b>buruk</b>;\nlistrik padam.", "closing": " \n "}
    report = replace(built(app, cast.KACE_TIMUR), texts=texts)

    with app.test_request_context():
        sheet = str(lay_out_sheet(report, {}))
    paper = words_of(printed(app, report))

    assert "Jalan rusak. Sinyal <b>buruk</b>; listrik padam." in paper
    assert "Ditulis oleh kantor" not in paper
    assert sheet.count("Ditulis oleh kantor") == 1
    assert "&lt;b&gt;buruk&lt;/b&gt;" in sheet
    assert "Demikian laporan ini disampaikan" in paper
