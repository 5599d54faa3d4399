"""The bytes in a folder, or in a bucket: kept under the hash of what is in them, found again, taken away."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from app.config import SettingError, files_url
from app.files import store
from app.files.checking import check_file
from tests.records import photo_bytes


@pytest.fixture
def checked(app):
    with app.test_request_context():
        yield check_file("foto.jpg", photo_bytes(), 1280)


def test_what_was_kept_is_found_again(checked):
    store.keep(checked)
    store.keep(checked)

    assert store.load(checked.sha256) == checked.content
    assert store.load(checked.sha256, store.SMALL) == checked.small


def test_what_was_taken_away_is_gone(checked):
    store.keep(checked)
    store.remove(checked.sha256)
    store.remove(checked.sha256)

    for copy in ("", store.SMALL):
        with pytest.raises(FileNotFoundError):
            store.load(checked.sha256, copy)


def test_nobody_else_on_the_machine_reads_the_folder(app, checked, tmp_path, monkeypatch):
    folder = tmp_path / "files"
    monkeypatch.setitem(app.config, "FILES_URL", folder.as_uri())

    store.keep(checked)

    assert folder.stat().st_mode & 0o077 == 0
    assert {path.name for path in folder.rglob("*") if path.is_file()} == {checked.sha256, f"{checked.sha256}-small"}


def test_files_lie_in_the_instance_folder_unless_told_otherwise(app):
    assert files_url(None, "/srv/jejak/instance") == "file:///srv/jejak/instance/files"
    assert files_url("s3://bukti/desa", "/srv") == "s3://bukti/desa"
    assert Path(urlsplit(app.config["FILES_URL"]).path).is_dir()


@pytest.mark.parametrize("url", ["/srv/files", "ftp://files", "http://files", "file://relative"])
def test_any_other_place_stops_the_start(url):
    with pytest.raises(SettingError):
        files_url(url, "/srv")
