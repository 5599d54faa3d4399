"""WeasyPrint as we change it prints what it prints unchanged: the same bytes, and pictures with words look the same."""

import io
import pickle
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from app import clock
from app.areas.queries import find_area
from app.periods import parse_period
from app.printing.document import Document
from app.printing.rendering import print_here
from app.reports.progress.content import build_report
from app.reports.progress.layout import lay_out_document
from tests import cast
from tests.chromium import on_sqlite
from tests.coverage.recount import record_at_random
from tests.reports.papers import HOSTILE, chapter, document
from tests.reports.reading import text_of

pytestmark = on_sqlite
_UNCHANGED = """
import pickle, sys
from app.printing import weasyprint_patches
weasyprint_patches.apply_patches = lambda: None
from app.printing.rendering import print_here
pickle.dump([print_here(paper).pdf for paper in pickle.load(sys.stdin.buffer)], sys.stdout.buffer)
"""
_LABEL = re.compile(r"<text.*?</text>", re.DOTALL)
_LONGER = "<p>" + "Penyuluhan dilaksanakan di balai desa bersama warga. " * 40 + "</p>"
_STYLED = """<div style="float:left;width:30%;margin:2%">kiri</div>
<p lang="ar" dir="rtl">\u0645\u0631\u062d\u0628\u0627 abc</p>
<p style="text-align:justify;word-spacing:2pt;font-variant:small-caps">{0}</p>
<p style="text-decoration:underline">Nomor 1</p>
<p style="white-space:pre">satu\tdua\ntiga</p><ol><li>satu<li>dua</ol><div style="column-count:2">{0}</div>"""


def _unchanged(papers: list[Document]) -> list[bytes]:
    """As another process prints them, in which nothing was changed."""
    command = (sys.executable, "-c", _UNCHANGED)
    return pickle.loads(subprocess.run(command, input=pickle.dumps(papers), check=True, capture_output=True).stdout)


@pytest.fixture
def reports(app) -> list[Document]:
    record_at_random(app, seed=30)
    with app.test_request_context():
        areas = [find_area(code) for code in ("19.01", cast.PETALING)]
        papers = [lay_out_document(build_report(area, parse_period("2026-Q3"), clock.now())) for area in areas]
        return [replace(paper, contents=None, chapters=paper.chapters[:3]) for paper in papers]


def test_pages_are_the_same_to_the_byte(reports):
    papers = [replace(one, chapters=tuple(_LABEL.sub("", html) for html in one.chapters)) for one in reports]
    papers += [document(chapter(1, rows=60, more=_LONGER), chapter(2, more=_STYLED.format(_LONGER)))]
    papers += [document(*(chapter(1, title=title.replace("<", "&lt;")) for title in HOSTILE[:4]))]

    assert [print_here(paper).pdf for paper in papers] == _unchanged(papers)


def test_pictures_look_the_same_and_say_the_same(reports, tmp_path):
    for paper, before in zip(reports, _unchanged(reports), strict=True):
        now = print_here(paper).pdf

        assert text_of(now) == text_of(before)
        for one, other in zip(_seen(now, tmp_path / "now"), _seen(before, tmp_path / "before"), strict=True):
            assert one.size == other.size
            assert ImageStat.Stat(ImageChops.difference(one, other)).mean[0] < 0.05


def _seen(pdf: bytes, folder: Path) -> list[Image.Image]:
    folder.mkdir(exist_ok=True)
    subprocess.run(["pdftoppm", "-r", "50", "-gray", "-", folder / "page"], input=pdf, check=True)
    seen = [Image.open(io.BytesIO(path.read_bytes())) for path in sorted(folder.iterdir())]
    shutil.rmtree(folder)
    return seen
