"""A document becomes one file: sound to every validator, the same bytes each time, foot and mark on every page."""

import hashlib
import io
import subprocess
import zlib
from dataclasses import replace

import pikepdf
import pytest

from app.printing import typesetting
from app.printing.chapter_store import ChapterStore
from app.printing.document import Attachment
from app.printing.page import Font, PageSetup, Paper
from app.printing.page_css import page_css
from app.printing.rendering import print_document, print_here
from tests.reports.papers import DATA, chapter, contents, document, faults_of
from tests.reports.reading import facts_of, fonts_of, pages_of, text_of

SINGLE = document(chapter(1, rows=60), attachments=DATA)
SEVERAL = document(*(chapter(n, rows=40) for n in (1, 2, 3)), contents=contents, contents_above=2, is_draft=True)
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9H0Z" fill="#f00"/></svg>'


@pytest.mark.parametrize("paper", [SINGLE, SEVERAL], ids=["single", "several"])
def test_the_file_is_sound(tmp_path, paper):
    printed = print_here(paper)

    path = tmp_path / "laporan.pdf"
    assert printed.complaints == ()
    assert faults_of(printed.pdf, path) == []
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    fonts = fonts_of(printed.pdf, path)
    assert fonts
    assert {font["embedded"] for font in fonts} == {"yes"}
    facts = facts_of(printed.pdf)
    assert (facts["Title"], facts["Author"], facts["Subject"]) == (paper.title, paper.author, paper.subject)
    assert (facts["Tagged"], facts["Pages"]) == ("yes", str(printed.page_count))
    with pikepdf.open(path) as pdf:
        assert pdf.Root.Lang == "id"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


@pytest.mark.parametrize("paper", [SINGLE, SEVERAL], ids=["single", "several"])
def test_every_page_has_its_foot_and_number(paper):
    printed = print_here(paper)

    for number, page in enumerate(pages_of(printed.pdf), 1):
        assert f"Halaman {number} dari {printed.page_count}" in page
        assert "Data per 7 Oktober 2026" in page


def test_a_draft_is_marked_so_that_it_is_seen_and_not_read():
    draft, issued = print_here(SEVERAL).pdf, print_here(replace(SEVERAL, is_draft=False)).pdf

    assert text_of(draft) == text_of(issued)
    assert "KONSEP" not in text_of(draft)
    for page in ("1", "3"):
        assert _picture(draft, page) != _picture(issued, page)


def _picture(pdf: bytes, page: str) -> bytes:
    command = ("pdftoppm", "-r", "20", "-f", page, "-l", page, "-gray", "-")
    return subprocess.run(command, input=pdf, check=True, capture_output=True).stdout


@pytest.mark.parametrize("paper", [SINGLE, SEVERAL], ids=["single", "several"])
def test_the_same_document_gives_the_same_bytes_kept_or_not(app, tmp_path, paper, monkeypatch):
    app.config["CHAPTER_FOLDER"] = str(tmp_path)
    with app.app_context():
        first, again = print_document(paper), print_document(paper)

    assert first.pdf == again.pdf == print_here(paper).pdf
    assert len(list(tmp_path.iterdir())) == len(paper.chapters) + (paper.contents is not None)


def test_only_what_changed_is_set_again(tmp_path, monkeypatch):
    store = ChapterStore(tmp_path)
    paper = replace(SEVERAL, contents=None)
    print_here(paper, store)
    setting, were_set = typesetting.set_chapter, []
    monkeypatch.setattr(
        typesetting, "set_chapter", lambda html, *more, **named: were_set.append(html) or setting(html, *more, **named)
    )
    changed = chapter(2, rows=41)

    later = replace(paper, foot=("Data per 8 Oktober 2026",), is_draft=False, chapters=(*paper.chapters[:2], changed))
    printed = print_here(replace(later, chapters=(paper.chapters[0], changed, paper.chapters[2])), store)

    assert were_set == [changed]
    assert "Data per 8 Oktober 2026" in text_of(printed.pdf)
    print_here(replace(paper, page=PageSetup(Paper.F4)), store)
    assert len(were_set) == 4


def test_contents_stand_behind_the_first_chapter_and_tell_true_pages():
    printed = print_here(SEVERAL)

    pages = pages_of(printed.pdf)
    [place] = [number for number, page in enumerate(pages) if "Daftar Isi" in page or "DAFTAR ISI" in page]
    with pikepdf.open(io.BytesIO(printed.pdf)) as pdf:
        links = [annotation.Dest[0].objgen for annotation in pdf.pages[place].Annots]
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    words = [word for n in (1, 2, 3) for word in (f"Bab {n}", f"Bagian {n}A")]
    told = [line.rsplit("hlm", 1) for line in pages[place].splitlines() if "hlm" in line]
    assert [title.strip() for title, _page in told] == words
    assert [numbers[link] for link in links] == [int(page) for _title, page in told]
    for title, page in told:
        assert title.strip().casefold() in pages[int(page) - 1].casefold()
    assert "Bab 1" not in pages[place + 1]


def test_a_short_document_has_no_contents_and_a_long_list_finds_its_own_length():
    assert "DAFTAR ISI" not in text_of(print_here(replace(SEVERAL, contents_above=60)).pdf).upper()

    many = "".join(f"<h3 class='part'>Bagian nomor {n}</h3>" for n in range(60))
    printed = print_here(document(chapter(1), chapter(2, more=many), contents=contents, contents_above=2))

    told = [line for page in pages_of(printed.pdf) for line in page.splitlines() if "hlm" in line]
    assert len(told) == 64
    assert f"hlm {printed.page_count}" in told[-1]


def test_attachments_come_out_as_they_went_in(tmp_path):
    path = tmp_path / "laporan.pdf"
    path.write_bytes(print_here(SINGLE).pdf)

    subprocess.run(["pdfdetach", "-saveall", "-o", tmp_path, path], check=True, capture_output=True)

    for one in DATA:
        assert (tmp_path / one.name).read_bytes() == one.content
    with pikepdf.open(path) as pdf:
        assert {str(one.Desc) for one in pdf.Root.AF} == {one.description for one in DATA}


def test_an_attachment_that_would_end_in_a_carriage_return_when_packed_is_no_other(tmp_path):
    content = next(data for n in range(5000) if zlib.compress(data := b'{"desa": %d}\n' % n, 6).endswith(b"\r"))
    path = tmp_path / "laporan.pdf"
    attached = Attachment("data.json", "application/json", "Seluruh angka", content)
    printed = print_here(replace(SINGLE, attachments=(attached,)))

    assert faults_of(printed.pdf, path) == []
    subprocess.run(["pdfdetach", "-saveall", "-o", tmp_path, path], check=True, capture_output=True)
    assert (tmp_path / "data.json").read_bytes() == content
    with pikepdf.open(path) as pdf:
        told = pdf.Root.AF[0].EF.F
        assert (told.Params.Size, told.read_bytes()) == (len(content), content)
        assert bytes(told.Params.CheckSum) == hashlib.md5(content, usedforsecurity=False).digest()


def test_the_page_is_that_of_the_office(tmp_path):
    page = PageSetup(Paper.F4, Font.SERIF, (15, 25, 30, 40))

    printed = print_here(replace(SEVERAL, page=page))

    assert facts_of(printed.pdf)["Page size"].startswith("609.449 x 935.433")
    assert any("Serif" in font["name"] for font in fonts_of(printed.pdf, tmp_path / "x.pdf"))
    assert page_css(page) != page_css(page, is_first=False)


@pytest.mark.parametrize("margins", [(0, 20, 20, 20), (20, 100, 20, 90), (150, 20, 100, 20)])
def test_margins_that_leave_no_page_are_refused(margins):
    with pytest.raises(ValueError, match="leave no page"):
        page_css(PageSetup(margins=margins))


def test_a_document_sees_its_own_pictures_and_no_others():
    html = chapter(1, more='<img src="own:logo" alt="Lambang">')

    with_it = print_here(document(html, pictures={"logo": PICTURE, "other": b"nothing that is drawn"}))
    without = print_here(document(html, pictures={"other": PICTURE}))

    assert with_it.complaints == ()
    assert "own:logo" in without.complaints[0]


def test_foot_and_title_hold_any_letters(tmp_path):
    foot = ("Kode (ABCD) \\ “Laporan” – é", "😀 )( \\")

    printed = print_here(replace(SINGLE, foot=foot, title="Laporan <b> & ]]> 😀", author="أ"))

    assert faults_of(printed.pdf, tmp_path / "x.pdf") == []
    assert foot[0] in text_of(printed.pdf)
    assert facts_of(printed.pdf)["Title"] == "Laporan <b> & ]]> 😀"
