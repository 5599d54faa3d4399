"""While a document is printed, nothing is loaded but our own static files."""

import socket

import pytest

from app.printing.fetching import STATIC, OwnFiles
from app.printing.rendering import render

ATTACKS = (
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "File:/etc/passwd",
    "%66ile:///etc/passwd",
    "file:///proc/self/environ",
    "file:///dev/zero",
    "file://127.0.0.1/etc/passwd",
    "file:/etc/passwd",
    "file://localhost/etc/passwd",
    f"file://{STATIC}/../wsgi.py",
    f"file://{STATIC}/%2e%2e/wsgi.py",
    f"file://{STATIC}/..%2fwsgi.py",
    f"file://{STATIC}/css/%2E%2E%2F%2E%2E%2Fwsgi.py",
    f"file://{STATIC}/css/%252e%252e/%252e%252e/wsgi.py",
    f"file://{STATIC}/css/..%5c..%5cwsgi.py",
    f"file://{STATIC}/css/print.css/../../../wsgi.py",
    f"file://{STATIC}/css/print.css%00.png",
    f"file://{STATIC}-other/x.css",
    "file:////server/share/x.png",
    "file://///server/share/x.png",
    "\\\\server\\share\\x.png",
    "/etc/passwd",
    "../wsgi.py",
    "own:",
    "own:logo",
    "own://logo",
    "own:../logo",
    "OWN:logo",
    "attachment:data.csv",
    "cid:logo",
    "blob:null/1",
    "jar:file:///etc/passwd",
    "javascript:alert(1)",
    "file://elsewhere.example/etc/passwd",
    "http://127.0.0.1:1/x.png",
    "https://example.com/x.png",
    "//example.com/x.png",
    "ftp://example.com/x",
    "data:text/plain,halo",
    "data:image/svg+xml;base64,PHN2Zy8+",
    f"file://{STATIC}",
)


@pytest.mark.parametrize("address", ATTACKS)
def test_everything_else_is_refused(address):
    with pytest.raises((PermissionError, FileNotFoundError, ValueError)):
        OwnFiles().fetch(address)


def test_a_file_or_picture_that_is_huge_is_refused(tmp_path):
    (tmp_path / "huge.png").write_bytes(bytes(5_000_001))

    for address in ((tmp_path / "huge.png").as_uri(), "own:huge"):
        with pytest.raises(PermissionError, match="too large"):
            OwnFiles(tmp_path, {"huge": bytes(5_000_001)}).fetch(address)


def test_a_server_that_would_lead_on_is_not_asked(monkeypatch):
    monkeypatch.setattr(socket, "socket", lambda *_asked: pytest.fail("somebody was asked"))

    for address in ("http://127.0.0.1:1/x.png", "https://127.0.0.1:1/x.png", "ftp://127.0.0.1/x"):
        with pytest.raises(PermissionError):
            OwnFiles().fetch(address)


def test_our_own_files_are_read():
    assert b"@page" in OwnFiles().fetch((STATIC / "css" / "print.css").as_uri()).read()


def test_a_link_that_leads_out_is_refused(tmp_path):
    inside = tmp_path / "static"
    inside.mkdir()
    (tmp_path / "secret.txt").write_text("rahasia")
    (inside / "way-out.txt").symlink_to(tmp_path / "secret.txt")

    with pytest.raises(PermissionError):
        OwnFiles(inside).fetch((inside / "way-out.txt").as_uri())


def test_a_document_that_asks_for_more_is_printed_without_it():
    html = "<html lang=id><title>Uji</title><body><h1>Uji</h1><img src='file:///etc/passwd' alt=''></body></html>"

    rendered = render(html)

    assert rendered.pdf.startswith(b"%PDF")
    assert rendered.complaints
