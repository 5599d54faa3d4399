"""A PDF read back with the tools of poppler and qpdf, as a stranger would."""

import re
import subprocess

from lxml import html

_MM = 72 / 25.4
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*%?(?!\w)")


def text_of(pdf: bytes) -> str:
    """All words, laid out as on the page; pages end with a form feed."""
    return _run("pdftotext", "-layout", "-", "-", pdf=pdf)


def pages_of(pdf: bytes) -> list[str]:
    return text_of(pdf).split("\f")[:-1]


def words_of(pdf: bytes) -> str:
    """The words in reading order, spaces folded."""
    return " ".join(_run("pdftotext", "-", "-", pdf=pdf).split())


def facts_of(pdf: bytes) -> dict[str, str]:
    """What pdfinfo tells: Title, Author, Pages, Tagged ..."""
    lines = _run("pdfinfo", "-", pdf=pdf).splitlines()
    return {name.strip(): value.strip() for name, _colon, value in (line.partition(":") for line in lines)}


def fonts_of(pdf: bytes, path) -> list[dict[str, str]]:
    path.write_bytes(pdf)
    rows = subprocess.run(["pdffonts", path], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    return [{"name": row.split()[0], "embedded": row.split()[-5]} for row in rows]


def words_with_places(pdf: bytes, page: int = 1) -> list[tuple[str, float, float, float]]:
    """(word, left, top, right) on that page, in mm."""
    only = ("-f", str(page), "-l", str(page))
    boxes = subprocess.run(["pdftotext", "-bbox", *only, "-", "-"], input=pdf, check=True, capture_output=True).stdout
    found = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">(.*?)<', boxes.decode())
    return [(word, float(left) / _MM, float(top) / _MM, float(right) / _MM) for left, top, right, word in found]


def numbers_down_the_left(pdf: bytes, page: int = 1) -> list[tuple[int, float]]:
    """(number of the row, its height on the page in mm) in the first column of a sign-in sheet."""
    found = [
        (word, top) for word, left, top, _right in words_with_places(pdf, page) if 21 < left < 29 and word.isdigit()
    ]
    return [(int(word), top) for word, top in found]


def numbers_in(text: str) -> set[str]:
    return set(_NUMBER.findall(text))


def rows_of(page, table_class: str) -> list[list[str]]:
    """The cells of a table on the preview, row by row, its head left out."""
    found = page.all(f".sheet table.{table_class} tbody tr")
    return [[" ".join(cell.text_content().split()) for cell in row.cssselect("th, td")] for row in found]


def sheet_text(page) -> str:
    """What the preview shows: the titles of pictures are heard, not seen."""
    sheet = html.fromstring(html.tostring(page.one(".sheet")))
    for title in sheet.cssselect("svg > title"):
        title.getparent().remove(title)
    return " ".join(" ".join(sheet.itertext()).split())


def _run(*command: str, pdf: bytes) -> str:
    return subprocess.run(command, input=pdf, check=True, capture_output=True).stdout.decode()
