"""The guide: open to everybody, names only buttons that there are, its pictures are there and small, and it prints."""

import re
import subprocess

import pytest

from app.guide import CHAPTERS
from tests.catalogue import places_of
from tests.chromium import on_sqlite
from tests.guide_examples import EXAMPLES, LARGEST, path_of
from tests.guide_pictures import FOLDER, MOST_BYTES
from tests.source import TEMPLATES

NAMES = [chapter.name for chapter in CHAPTERS]
_PICTURE = re.compile(r'picture\("([\w-]+)", "([^"]+)"\)')
_EXAMPLE = re.compile(r'example\("([\w-]+)", "[^"]+", "([^"]+)"\)')
_LABEL = re.compile(r'_\("([^"]+)"\)')


def sources() -> dict[str, str]:
    return {path.name: path.read_text() for path in (TEMPLATES / "guide").glob("*.html")}


@pytest.mark.parametrize("name", NAMES)
def test_every_chapter_is_open_to_everybody(browser, siti, name):
    for reader in (browser, browser.sign_in(siti)):
        page = reader.open(f"/guide/{name}")
        assert page.one("main > .container-xl > [lang=id] h1") is not None
        assert len(page.text(".guide")) > 300


def test_the_contents_lead_to_every_chapter(browser):
    page = browser.open("/guide")

    assert [link.get("href") for link in page.all("main .row-link")] == [f"/guide/{name}" for name in NAMES]
    assert browser.open("/guide/record").follow("Tanpa sinyal").path == "/guide/no-signal"


def test_every_page_leads_to_it_from_its_foot(browser, siti):
    page = browser.sign_in(siti).open("/")

    assert page.follow("Panduan").text("h1") == "Panduan"
    assert page.follow("Arti angka").text("h1") == "Arti angka"
    assert page.follow("Data pribadi").text("h1") == "Data pribadi"


@pytest.mark.parametrize("name", ["tidak-ada", "index", "_macros", "..%2Fbase"])
def test_what_is_no_chapter_is_not_found(browser, name):
    browser.open(f"/guide/{name}", status=404)


@pytest.mark.parametrize("address", ["/guide", "/guide/all", "/guide/record"])
def test_in_english_it_says_that_it_is_indonesian(browser, address):
    browser.open("/language/en")

    page = browser.open(address)

    assert page.text("p[lang=en]") == "The guide is written in Indonesian."
    assert "Record a session" not in page.text("main div[lang=id]").replace(page.text("p[lang=en]"), "")


def test_it_names_only_buttons_that_the_site_has():
    """Each is looked up in the catalogue, and must stand in a page or a module as well."""
    named = {label for source in sources().values() for label in _LABEL.findall(source)}
    elsewhere = {sentence for sentence, places in places_of().items() if any("/guide/" not in one for one in places)}

    assert len(named) > 30
    assert named - elsewhere == {"The guide is written in Indonesian."}


def test_every_picture_is_there_small_and_described():
    asked_for = {name: alt for source in sources().values() for name, alt in _PICTURE.findall(source)}
    asked_for |= {f"report-{name}": alt for source in sources().values() for name, alt in _EXAMPLE.findall(source)}

    assert {path.stem for path in FOLDER.glob("*.webp")} == set(asked_for)
    assert not [path.name for path in FOLDER.glob("*.webp") if path.stat().st_size > MOST_BYTES]
    assert not [alt for alt in asked_for.values() if len(alt) < 20]


def test_pictures_keep_their_place_and_load_late(browser):
    pictures = browser.open("/guide/record").all("img")

    assert len(pictures) == 3
    for picture in pictures:
        assert int(picture.get("width")) >= 360
        assert int(picture.get("height")) > 100
        assert picture.get("loading") == "lazy"


def test_its_example_reports_open_from_their_first_page(browser):
    links = browser.open("/guide/issued").all(".example a")

    assert [link.get("href").split("?")[0] for link in links] == [
        f"/static/examples/{one.name}.pdf" for one in EXAMPLES
    ]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.name)
def test_an_example_report_says_so_on_every_page_and_is_small(example):
    path = path_of(example)
    text = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout
    pages = text.split("\f")[:-1]

    assert path.stat().st_size <= LARGEST
    assert len(pages) >= 2
    assert [number for number, page in enumerate(pages, 1) if "CONTOH – nama orang dan angka rekaan" not in page] == []
    assert example.number in pages[0]


def test_the_code_of_an_example_report_is_no_reports(browser):
    for example in EXAMPLES:
        assert browser.open(f"/verify/{example.code}", status=404).text("h1") == "Kode ini tidak ditemukan"


def test_it_says_how_long_names_are_kept(app, browser, monkeypatch):
    monkeypatch.setitem(app.config, "NAMES_KEPT_MONTHS", 7)

    assert "7 bulan setelah kegiatan" in browser.open("/guide/personal-data").text()


def test_the_example_of_the_three_numbers_adds_up(browser):
    """The drawing says it in dots, the table in figures."""
    page = browser.open("/guide/numbers")
    sessions = [
        tuple(map(int, pair)) for pair in re.findall(r"(\d+) hadir, (\d+) nama", "; ".join(page.texts("svg text")))
    ]
    legend, twice = 2, 1  # dots that explain; how often Ibu Nur came again
    nameless = [dot for dot in page.all("svg circle") if dot.get("fill") == "#fff"]

    heads, names = (sum(column) for column in zip(*sessions, strict=True))
    assert len(page.all("svg.chart circle, svg.chart rect")) - legend - 1 == heads
    assert len(nameless) - 1 == heads - names
    results = [int(cell.text_content()) for cell in page.all(".guide td.num")]
    assert results == [heads, names, names - twice]


@on_sqlite
@pytest.mark.chromium
def test_printed_it_is_one_chapter_after_the_other(site, tmp_path):
    page = site.visit()
    page.goto("/guide/all")
    paper = tmp_path / "guide.pdf"
    page.pdf(path=paper, prefer_css_page_size=True)

    text = subprocess.run(["pdftotext", "-layout", paper, "-"], check=True, capture_output=True, text=True).stdout
    begins = [sheet.strip().split("\n")[0].strip() for sheet in text.split("\f") if sheet.strip()]

    assert [line for line in begins if line in {chapter.title for chapter in CHAPTERS}] == [
        chapter.title for chapter in CHAPTERS
    ]
    assert len(begins) <= len(CHAPTERS) + 6
    images = subprocess.run(["pdfimages", "-list", paper], check=True, capture_output=True, text=True).stdout
    assert len(images.splitlines()) - 2 >= len(list(FOLDER.glob("*.webp")))
    assert not site.complaints
