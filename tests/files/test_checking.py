"""What is taken is judged by what is in it, and each refusal names the file and says what to do."""

import io
import zipfile

import pytest

from app.files.checking import JPEG, MOST_BYTES, PDF, Refused, check_file, file_name
from tests.records import photo_bytes

SCAN = b"%PDF-1.7\n" + b"1 0 obj <<>> endobj\n" * 20 + b"trailer <<>>\n%%EOF\n"


@pytest.fixture
def check(app):
    def check_it(name: str, sent: bytes):
        with app.test_request_context():
            return check_file(name, sent, 1280)

    return check_it


def refusal(check, name: str, sent: bytes) -> str:
    with pytest.raises(Refused) as raised:
        check(name, sent)
    return str(raised.value)


def archive() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as one:
        one.writestr("word/document.xml", "<w:document/>")
    return packed.getvalue()


@pytest.mark.parametrize("name", ["foto.jpg", "foto.PDF", "foto", "daftar.docx"])
def test_the_name_decides_nothing(check, name):
    assert check(name, photo_bytes()).media_type == JPEG
    assert check(name, SCAN).media_type == PDF


def test_a_pdf_stays_as_it_came(check):
    scan = check("daftar.pdf", SCAN)

    assert scan.content == SCAN
    assert scan.sha256 == scan.sent_sha256
    assert (scan.small, scan.width) == (None, None)


def test_the_same_photo_gives_the_same_bytes(check):
    one, other = (check(name, photo_bytes()) for name in ("a.jpg", "b.jpg"))

    assert (one.sha256, one.sent_sha256) == (other.sha256, other.sent_sha256)
    assert one.sha256 != one.sent_sha256


@pytest.mark.parametrize(
    "sent",
    [
        archive(),
        b"<html><script>alert(1)</script></html>",
        b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
        b"GIF89a/*" + photo_bytes() + b"*/=1;",
        photo_bytes(picture="TIFF"),
        photo_bytes(picture="BMP"),
        b"MZ\x90\x00" + bytes(100),
        b"\x00\x00\x00\x20ftypmp42" + bytes(100),
        b"<!-- \n" + SCAN,
        "Nama, L/P\nNurhayati, P\n".encode("utf-16"),
        b"\n",
    ],
    ids="docx html svg gif gif+jpeg tiff bmp exe mp4 html+pdf text newline".split(),
)
def test_what_is_neither_photo_nor_pdf_is_refused(check, sent):
    words = refusal(check, "daftar.jpg", sent)

    assert words == "“daftar.jpg” bukan foto atau PDF. Pilih foto (JPG, PNG, WebP) atau PDF."


def test_what_hides_behind_a_photo_is_gone(check):
    hidden = b"<script>alert(1)</script>" + archive()

    kept = check("foto.jpg", photo_bytes() + hidden)

    assert hidden[:20] not in kept.content
    assert not zipfile.is_zipfile(io.BytesIO(kept.content))


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (b"", "“a.jpg” kosong. Pilih sekali lagi."),
        (b"\xff\xd8\xff" + bytes(MOST_BYTES), "“a.jpg” lebih dari 10 MB."),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "“a.jpg” adalah foto HEIC"),
        (b"\xff\xd8\xff\xe0" + bytes(500), "“a.jpg” rusak atau terpotong"),
        (SCAN[:-8], "“a.jpg” rusak atau terpotong"),
        (photo_bytes(5000, 4000, "PNG"), "“a.jpg” lebih dari 16 megapiksel."),
        (photo_bytes(9000, 6000, quality=5), "“a.jpg” lebih dari 50 megapiksel."),
    ],
    ids="empty large heic damaged cut png jpeg".split(),
)
def test_each_refusal_says_what_is_wrong(check, sent, words):
    assert refusal(check, "a.jpg", sent).startswith(words)


def test_a_name_is_cleaned_before_it_is_shown(app):
    with app.test_request_context():
        assert file_name("daf\u202etar\n hadir.jpg") == "daftar hadir.jpg"
        assert file_name("x" * 300 + ".jpg") == "x" * 96 + ".jpg"
        assert file_name("") == file_name(None) == "Berkas"
