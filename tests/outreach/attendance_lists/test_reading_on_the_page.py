"""A village reads its list from a file: sees what was read, corrects it, decides on doubles, stores it once."""

import io

import pytest

from app.outreach.models import Participant
from tests.records import count, store_session

LIST = """Nama;L/P;NIK;Dusun
Siti Aminah;P;1901045203900001;I
H. Ma'ruf;L;1901045203900002;II
Maruf;L;;
Yanti;P;;
"""


@pytest.fixture(autouse=True)
def _own_upload_folder(app, tmp_path):
    app.config["UPLOAD_FOLDER"] = str(tmp_path / "uploads")


@pytest.fixture
def page(app, browser, siti):
    session = store_session(app)
    return browser.sign_in(siti).open(f"/outreach/{session}/names/read")


def send(page, content: bytes | str = LIST, name: str = "daftar.csv"):
    data = content.encode() if isinstance(content, str) else content
    return page.submit("Baca daftar", file=(io.BytesIO(data), name))


def names(page) -> list[str]:
    return [one.get("value") for one in page.all("nothing")]


def test_it_works(app, page):
    preview = send(page)
    stored = preview.submit("Simpan", **{"double-0-3": "one"})
    assert count(app, Participant) == 5
