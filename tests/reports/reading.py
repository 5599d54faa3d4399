"""A PDF read back with the tools of poppler and qpdf, as a stranger would."""

import io
import re
import subprocess
from collections.abc import Callable
from itertools import pairwise

from lxml import html
from PIL import Image

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


def column_of(page, table_class: str, head: str) -> list[str]:
    """The cells below one head of a table on the preview."""
    at = page.texts(f".sheet table.{table_class} thead th").index(head)
    return [row[at] for row in rows_of(page, table_class)]


def sheet_text(page) -> str:
    """What the preview shows: the titles of pictures are heard, not seen."""
    sheet = html.fromstring(html.tostring(page.one(".sheet")))
    for title in sheet.cssselect("svg > title"):
        title.getparent().remove(title)
    return " ".join(" ".join(sheet.itertext()).split())


def _run(*command: str, pdf: bytes) -> str:
    return subprocess.run(command, input=pdf, check=True, capture_output=True).stdout.decode()


def ruled_cells(pdf: bytes, page: int = 1) -> list[list[str]]:
    """The cells of the ruled table on that page, row by row, the words of each in reading order.

    The rules are looked for in the picture of the page, the words by where they stand: no markup is believed.
    None where nothing is ruled on the page.
    """
    dots = 150 / 25.4
    command = ("pdftoppm", "-r", "150", "-f", str(page), "-l", str(page), "-gray", "-")
    picture = Image.open(io.BytesIO(subprocess.run(command, input=pdf, check=True, capture_output=True).stdout))
    dark = picture.point(lambda value: 255 * (value < 150))
    rows = _lines(lambda y: _dark_share(dark, (0, y, dark.width, y + 1)) > 0.5, dark.height)
    if not rows:
        return []
    left = next(x for x in range(dark.width) if dark.getpixel((x, rows[0])))
    end = next(y for y in range(rows[-1], dark.height) if not dark.getpixel((left, y)))
    if end - rows[-1] > dots:  # the last row goes on on the next page
        rows.append(end)
    table = dark.crop((0, rows[0], dark.width, rows[-1]))
    cells = []
    words = words_with_places(pdf, page)
    for top, bottom in pairwise(rows):
        band = (0, top + 2 - rows[0], dark.width, bottom - 1 - rows[0])
        edges = _lines(lambda x, band=band: _dark_share(table, (x, band[1], x + 1, band[3])) > 0.95, dark.width)
        within = [one for one in words if top <= one[2] * dots < bottom - 3]
        cells.append([_text_of(within, start / dots, end / dots) for start, end in pairwise(edges)])
    return cells


def _text_of(words: list[tuple[str, float, float, float]], start: float, end: float) -> str:
    """What stands between two rules; a word that was parted at its hyphen by the end of a line is one word again."""
    text, line = "", 0.0
    for word, left, top, _right in words:
        if start <= left < end:
            parted = text.endswith("-") and not text.endswith(" -") and top > line
            text += word if parted or not text else f" {word}"
            line = top
    return text


def _dark_share(picture: Image.Image, box: tuple[int, int, int, int]) -> float:
    part = picture.crop(box)
    return part.histogram()[255] / (part.width * part.height)


def _lines(is_line: Callable[[int], bool], most: int) -> list[int]:
    """The first place of each run of places that are lines."""
    hits = [place for place in range(most) if is_line(place)]
    return [place for index, place in enumerate(hits) if index == 0 or place - hits[index - 1] > 1]
