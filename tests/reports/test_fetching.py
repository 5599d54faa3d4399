"""While a document is printed, nothing is loaded but our own static files."""

import pytest

from app.reports.fetching import STATIC, OwnFiles
from app.reports.rendering import render

ATTACKS = (
    "file:///etc/passwd",
    "file://localhost/etc/passwd",
    f"file://{STATIC}/../wsgi.py",
    f"file://{STATIC}/%2e%2e/wsgi.py",
    "file://elsewhere.example/etc/passwd",
    "http://127.0.0.1:1/x.png",
    "https://example.com/x.png",
    "ftp://example.com/x",
    "data:text/plain,halo",
    f"file://{STATIC}",
)


@pytest.mark.parametrize("address", ATTACKS)
def test_everything_else_is_refused(address):
    with pytest.raises((PermissionError, FileNotFoundError, ValueError)):
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
