"""The sign-in sheet: what stands on it, how its pages part, and that its QR leads to where the names are typed."""

import io
import re
import subprocess
from dataclasses import replace
from datetime import date, time
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
import segno
from PIL import Image

from app import clock
from app.areas.queries import find_area
from app.db import write_tx
from app.outreach.models import OutreachSession, Participant, SessionDraft
from app.outreach.vocabulary import Audience, Sex
from app.reports.layout import DEMO_MARK, lay_out_sign_in_sheet
from app.reports.letterhead import build_letter
from app.reports.models import Letterhead
from app.reports.rendering import render
from app.reports.sign_in_sheet import KnownPerson, Occasion, Paper, SignInSheet
from app.web.settings import put_setting
from tests import cast
from tests.records import store_session
from tests.reports.reading import facts_of, fonts_of, pages_of, text_of, words_of
from tests.reports.test_paper import HOSTILE

CODE = "ABCDEFG"
ADDRESS = f"https://jejak.example.go.id/s/{CODE}"
MM = 72 / 25.4
OCCASION = Occasion(
    "Waspada tawaran kerja palsu", date(2025, 7, 9), time(9), time(11, 30), "Balai desa", "Pemerintah desa"
)


@pytest.fixture
def sheet(app) -> SignInSheet:
    with app.app_context():
        area = find_area(cast.KACE_TIMUR)
        letter = build_letter(area, None)
    return SignInSheet(CODE, ADDRESS, area, letter, OCCASION, (), 40, Paper.A4, clock.now(), False)


def printed(app, sheet: SignInSheet) -> bytes:
    with app.test_request_context():
        rendered = render(lay_out_sign_in_sheet(sheet, 24))
    assert rendered.complaints == ()
    return rendered.pdf


def words_with_places(pdf: bytes, page: int = 1) -> list[tuple[str, float, float, float]]:
    """(word, left, top, right) on that page, in mm."""
    only = ("-f", str(page), "-l", str(page))
    boxes = subprocess.run(["pdftotext", "-bbox", *only, "-", "-"], input=pdf, check=True, capture_output=True).stdout
    found = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">(.*?)<', boxes.decode())
    return [(word, float(left) / MM, float(top) / MM, float(right) / MM) for left, top, right, word in found]


def numbers_down_the_left(pdf: bytes, page: int = 1) -> list[tuple[int, float]]:
    """(number of the row, its height on the page in mm) in the first column."""
    found = [
        (word, top) for word, left, top, _right in words_with_places(pdf, page) if 21 < left < 29 and word.isdigit()
    ]
    return [(int(word), top) for word, top in found]


@pytest.mark.parametrize("rows", [20, 40, 60, 200])
@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, "595.276 x 841.89"), (Paper.F4, "609.449 x 935.433")])
def test_the_file_is_sound_on_both_papers(app, sheet, tmp_path, paper, size, rows):
    pdf = printed(app, replace(sheet, paper=paper, rows=rows))

    facts, pages = facts_of(pdf), pages_of(pdf)
    assert facts["Page size"].startswith(size)
    assert facts["Tagged"] == "yes"
    assert facts["Title"] == "Daftar hadir: Waspada tawaran kerja palsu"
    assert all(font["embedded"] == "yes" for font in fonts_of(pdf, tmp_path / "daftar.pdf"))
    checked = subprocess.run(["qpdf", "--check", tmp_path / "daftar.pdf"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    numbers = []
    for number, page in enumerate(pages, 1):
        assert f"Halaman {number} dari {len(pages)}" in page
        assert "Kode ABC-DEFG" in page
        for column in ("No", "Nama", "L/P", "Jabatan/Unsur", "Alamat", "No. HP", "Tanda tangan"):
            assert column in page
        numbers += [row for row, _top in numbers_down_the_left(pdf, number)]
    assert numbers == list(range(1, rows + 1))


def test_twenty_rows_and_the_signatures_fit_on_one_f4(app, sheet):
    assert len(pages_of(printed(app, replace(sheet, rows=20, paper=Paper.F4)))) == 1
    assert len(pages_of(printed(app, replace(sheet, rows=40, paper=Paper.A4)))) == 2


def test_there_is_room_to_write(app, sheet):
    for paper in Paper:
        tops = [top for _row, top in numbers_down_the_left(printed(app, replace(sheet, paper=paper)))]
        assert min(later - sooner for sooner, later in pairwise(tops)) >= 8


def test_odd_signatures_stand_left_and_even_ones_right(app, sheet):
    small = [
        one for one in words_with_places(printed(app, sheet)) if one[0].isdigit() and one[1] > 160 and one[2] < 270
    ]

    odd, even = ([left for word, left, _top, _right in small if int(word) % 2 == rest] for rest in (1, 0))
    assert len(set(map(round, odd))) == len(set(map(round, even))) == 1
    assert min(even) - max(odd) > 12


@pytest.mark.parametrize("rows", [20, 21, 22, 23, 25, 28, 31, 34, 37, 40, 43, 46, 48, 50, 52, 54, 77, 78])
@pytest.mark.parametrize("paper", Paper)
def test_the_signatures_never_stand_alone(app, sheet, paper, rows):
    pdf = printed(app, replace(sheet, rows=rows, paper=paper))

    pages = pages_of(pdf)
    for words in ("Mengetahui,", "Penanggung jawab kegiatan,", "Jumlah hadir, dihitung kepala"):
        assert [words in page for page in pages] == [False] * (len(pages) - 1) + [True]
    assert len(numbers_down_the_left(pdf, len(pages))) >= 3
    firsts = [numbers_down_the_left(pdf, number)[0][0] for number in range(1, len(pages) + 1)]
    assert all(first % 2 for first in firsts)  # a pair shares its room for signatures


def test_newcomers_find_empty_rows_below_those_who_came_before(app, sheet):
    people = tuple(KnownPerson(number, f"Orang {number}", "L", None, "") for number in range(51))

    pdf = printed(app, replace(sheet, people=people, rows=40))

    rows = [row for page in range(1, len(pages_of(pdf)) + 1) for row, _top in numbers_down_the_left(pdf, page)]
    assert rows == list(range(1, 62))


def test_what_is_known_is_printed(app, sheet):
    words = words_of(printed(app, sheet))

    for text in (
        "PEMERINTAH KABUPATEN BANGKA KECAMATAN MENDO BARAT DESA KACE TIMUR",
        "Rabu, 9 Juli 2025",
        "09.00 s.d. 11.30 WIB",
        "Balai desa, Desa Kace Timur",
        "Kepala Desa Kace Timur,",
        "Kace Timur, 9 Juli 2025",
        "ABC-DEFG",
        "dihapus setelah 24 bulan (UU 27/2022)",
        "Anak di bawah 18 tahun dihitung, tidak ditulis namanya.",
        "Anak < 18 tahun",
    ):
        assert text in words


def test_what_is_not_known_yet_is_a_dotted_line(app, sheet):
    pdf = printed(app, replace(sheet, occasion=Occasion()))

    lines = pages_of(pdf)[0].splitlines()
    for label in ("Kegiatan", "Hari/tanggal", "Waktu", "Tempat"):
        assert any(line.split()[:1] == [label] and "………" in line for line in lines), label
    assert "Penyelenggara" not in words_of(pdf)


def test_the_longest_names_stay_inside_the_page_and_in_their_rows(app, sheet):
    long = "Kepulauan Siau Tagulandang Biaro Pangkajene Sidenreng Rappang"
    person = KnownPerson(1, f"Raden {long} Kusumaningrat, S.Pd., M.M."[:120], "L", Audience.NEIGHBOURHOOD_HEADS, long)
    letter = replace(
        sheet.letter, agency=f"DINAS {long.upper()} " * 2, office=f"Kepala Dinas {long}", rank="Pembina", nip="1970"
    )
    occasion = Occasion(f"{long} " * 3, date(2026, 9, 30), time(9), None, f"{long} " * 3, f"{long} " * 3)
    for paper, width in ((Paper.A4, 210), (Paper.F4, 215)):
        pdf = printed(
            app, replace(sheet, letter=letter, occasion=occasion, people=(person,) * 30, rows=30, paper=paper)
        )
        pages = len(pages_of(pdf))
        for page in range(1, pages + 1):
            assert max(right for _word, _left, _top, right in words_with_places(pdf, page)) < width - 14
            tops = [top for _row, top in numbers_down_the_left(pdf, page)]
            assert all(later - sooner >= 8 for sooner, later in pairwise(tops))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_title_harms_nothing(app, sheet, text):
    person = KnownPerson(1, text[:120], "P", None, text[:80])
    occasion = replace(OCCASION, title=text[:200], venue=text[:200], organizer=text[:200])

    pdf = printed(app, replace(sheet, occasion=occasion, people=(person,) * 3))

    for page in range(1, len(pages_of(pdf)) + 1):
        assert max(right for _word, _left, _top, right in words_with_places(pdf, page)) < 196


def modules_in(pdf: bytes, count: int) -> tuple[list[list[int]], float]:
    """The QR on the first page as drawn, dark 1 and light 0, and its width in mm: found as the first block at the
    right that is at least 20 mm tall without a light line through it, looked at in the middle of each module."""
    dots = 12  # a mm
    command = ["pdftoppm", "-r", str(25.4 * dots), "-f", "1", "-l", "1", "-gray", "-"]
    page = Image.open(io.BytesIO(subprocess.run(command, input=pdf, check=True, capture_output=True).stdout))
    right = page.crop((page.width - 50 * dots, 0, page.width - 14 * dots, 110 * dots)).point(lambda v: 255 * (v < 128))
    dark_lines = [right.crop((0, y, right.width, y + 1)).getbbox() is not None for y in range(right.height)]
    top = next(y for y in range(right.height) if all(dark_lines[y : y + 20 * dots]))
    bottom = next(y for y in range(top, right.height) if not dark_lines[y])
    left, _, end, _ = right.crop((0, top, right.width, bottom)).getbbox()
    step = (end - left) / count
    drawn = [
        [int(right.getpixel((left + int(step * (x + 0.5)), top + int(step * (y + 0.5)))) > 0) for x in range(count)]
        for y in range(count)
    ]
    return drawn, (end - left) / dots


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("host", ["d.id", "jejak.example.go.id", "jejak-desa.kabupaten-kepulauan-siau.go.id:8443"])
def test_the_qr_says_the_address_and_is_large_enough(app, sheet, paper, host):
    address = f"https://{host}/s/{CODE}"
    wanted = [list(map(int, row)) for row in segno.make(address, error="m").matrix]

    drawn, width = modules_in(printed(app, replace(sheet, address=address, paper=paper)), len(wanted))

    assert drawn == wanted
    assert width >= 25


def test_the_sheet_of_a_session(app, browser, siti):
    store_session(app, code=CODE)
    there = browser.sign_in(siti)

    page = there.open(f"/s/{CODE}/sign-in-sheet")
    assert page.text("h1") == "Cetak daftar hadir"
    assert "ABC-DEFG" in page.text()
    pdf = there.open("/s/abc-defg/sign-in-sheet.pdf?paper=f4&rows=25").body
    assert "Waspada tawaran kerja palsu" in words_of(pdf)
    assert "Rabu, 16 September 2026" in words_of(pdf)
    assert facts_of(pdf)["Page size"].startswith("609.449 x 935.433")
    assert max(row for row, _top in numbers_down_the_left(pdf, len(pages_of(pdf)))) == 25


def test_its_code_leads_to_typing_the_names(app, browser, siti):
    session = store_session(app, code=CODE)

    assert browser.sign_in(siti).open(urlsplit(ADDRESS).path).path == f"/outreach/{session}/names"


def test_how_many_rows_stays_within_reason_whatever_is_asked(app, browser, siti):
    store_session(app, code=CODE)
    there = browser.sign_in(siti)
    for asked, got in (("1", 20), ("-5", 20), ("banyak", 40), ("9999999", 200)):
        pdf = there.open(f"/s/{CODE}/sign-in-sheet.pdf?rows={asked}").body
        assert max(row for row, _top in numbers_down_the_left(pdf, len(pages_of(pdf)))) == got


def test_it_is_closed_to_other_villages_and_to_villages_only_served(app, browser, siti, budi, dewi):
    store_session(app, cast.PETALING, code=CODE)
    for person in (siti, budi):
        for address in (f"/s/{CODE}/sign-in-sheet", f"/s/{CODE}/sign-in-sheet.pdf", "/s/ZZZZZZZ/sign-in-sheet"):
            browser.sign_in(person).open(address, status=404)
    browser.sign_in(dewi).open(f"/s/{CODE}/sign-in-sheet")


def store_plan(app, person: cast.Person, **answers) -> None:
    """A draft of that person, its answers as typed."""
    with app.app_context(), write_tx() as tx:
        user_id = 1 + cast.CAST.index(person)
        typed = {name: [value] for name, value in answers.items()}
        area = find_area(person.area_code)
        tx.add(SessionDraft(key="f" * 32, code=CODE, user_id=user_id, area_id=area.id, answers=typed))


def test_the_sheet_of_a_plan_says_what_was_typed_so_far(app, browser, siti):
    store_plan(app, siti, title="Musyawarah dusun", held_on="2026-12-01", starts_at="19.30", venue="Masjid Kace Timur")
    there = browser.sign_in(siti)

    there.open(f"/s/{CODE}/sign-in-sheet")
    lines = [
        line.split(maxsplit=1) for line in pages_of(there.open(f"/s/{CODE}/sign-in-sheet.pdf").body)[0].splitlines()
    ]

    assert ["Kegiatan", "Musyawarah dusun"] in lines
    assert ["Hari/tanggal", "Selasa, 1 Desember 2026"] in lines
    assert ["Waktu", "19.30 WIB s.d. selesai"] in lines
    assert ["Tempat", "Masjid Kace Timur"] in lines


def test_an_empty_plan_gives_a_sheet_to_fill_in_by_hand(app, browser, siti):
    store_plan(app, siti, held_on="besok", starts_at="pagi")
    there = browser.sign_in(siti)

    assert "Kegiatan tanpa nama" in there.open(f"/s/{CODE}/sign-in-sheet").text()
    pdf = there.open(f"/s/{CODE}/sign-in-sheet.pdf").body
    assert facts_of(pdf)["Title"] == "Daftar hadir: Kegiatan"


def test_nobody_else_sees_a_plan(app, browser, siti, dewi):
    store_plan(app, siti, title="Musyawarah dusun")

    browser.sign_in(dewi).open(f"/s/{CODE}/sign-in-sheet.pdf", status=404)


@pytest.mark.parametrize(("host", "head"), [(cast.PETALING, "DESA PETALING"), (cast.AIR_LIMAU, "KECAMATAN MENDO")])
def test_the_head_is_of_the_area_that_holds_it_within_reach(app, browser, dewi, host, head):
    store_plan(app, dewi, host=host)

    assert head in words_of(browser.sign_in(dewi).open(f"/s/{CODE}/sign-in-sheet.pdf").body)


def test_the_office_has_its_own_head_and_signatory(app, browser, siti):
    store_session(app, code=CODE)
    with app.app_context(), write_tx() as tx:
        area = find_area(cast.KACE_TIMUR)
        tx.add(Letterhead(area_id=area.id, address="Jalan Raya Mentok Km. 12", signatory="Siti Contoh, S.Sos."))

    words = words_of(browser.sign_in(siti).open(f"/s/{CODE}/sign-in-sheet.pdf").body)

    assert "Jalan Raya Mentok Km. 12" in words
    assert "Siti Contoh, S.Sos." in words


def add_person(app, session: int, name: str | None, key: bytes, **values) -> None:
    with app.app_context(), write_tx() as tx:
        position = 90 + len(tx.get(OutreachSession, session).participants)
        keys = {"person_key": key, "name_key": key}
        tx.add(Participant(session_id=session, position=position, name=name, **keys, **values))


@pytest.fixture
def known(app) -> None:
    """Two people of the session itself, and what earlier ones add: a name written anew, one emptied, one elsewhere."""
    store_session(app, code=CODE)
    earlier = store_session(app, key="dulu", held_on=date(2026, 5, 1))
    add_person(app, earlier, "Zulkifli", b"zul", sex=Sex.MALE, hamlet="Dusun II", audience=Audience.VILLAGE_OFFICIALS)
    add_person(app, earlier, "Hj. Nurul Contoh", b"nurul", sex=Sex.FEMALE)
    add_person(app, earlier, None, b"lupa", sex=Sex.MALE)
    add_person(app, store_session(app, cast.PETALING, key="tetangga"), "Orang Petaling", b"lain")
    add_person(app, store_session(app, key="sampah", deleted_at=clock.now()), "Orang Terbuang", b"buang")


def test_people_who_came_before_can_stand_on_it(browser, siti, known):
    page = browser.sign_in(siti).open(f"/s/{CODE}/sign-in-sheet")

    assert "Sudah berisi 3 orang yang pernah hadir" in page.text()
    text = text_of(page.browser.open(f"/s/{CODE}/sign-in-sheet.pdf?prefill=known").body)
    assert re.search(
        r"1 +Agus Contoh +L\b(?s:.*)2 +Hj\. Nurul Contoh +P\b(?s:.*)3 +Zulkifli +L +Perangkat desa +Dusun II", text
    )
    for absent in ("Petaling", "Terbuang"):
        assert absent not in text


def test_whoever_is_not_ticked_is_left_out(browser, siti, known):
    page = browser.sign_in(siti).open(f"/s/{CODE}/sign-in-sheet")
    [chosen] = [
        box.get("value") for box in page.all("input[name=person]") if "Zulkifli" in box.getparent().text_content()
    ]

    pdf = page.browser.open(f"/s/{CODE}/sign-in-sheet.pdf?prefill=known&person={chosen}&person=999").body

    assert re.search(r"1 +Zulkifli +L\b", text_of(pdf))
    assert "Nurul" not in text_of(pdf)


def test_the_document_is_indonesian_for_readers_of_english_too(browser, siti, known):
    there = browser.sign_in(siti)
    there.open("/language/en")

    words = words_of(there.open(f"/s/{CODE}/sign-in-sheet.pdf?prefill=known").body)

    assert "Perangkat desa" in words
    assert "Rabu, 16 September 2026" in words


def test_nobody_stands_on_it_unless_asked_for(browser, siti, known):
    there = browser.sign_in(siti)
    for asked in ("", "?prefill=", "?person=1"):
        assert "Zulkifli" not in words_of(there.open(f"/s/{CODE}/sign-in-sheet.pdf{asked}").body)


def test_the_demo_is_marked(app, browser, siti):
    store_session(app, code=CODE)
    with app.app_context(), write_tx() as tx:
        put_setting(tx, "demo", {"seed": 1})

    pages = pages_of(browser.sign_in(siti).open(f"/s/{CODE}/sign-in-sheet.pdf").body)

    assert len(pages) == 2
    assert all(DEMO_MARK in page for page in pages)
