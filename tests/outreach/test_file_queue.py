"""A photo from a phone's queue: stored once however often it is sent, and each refusal says why."""

import io

import pytest

from app.files.checking import MOST_BYTES
from app.files.models import StoredFile
from app.outreach.file_actions import MOST_FILES
from app.outreach.models import OutreachFile
from tests.records import count, photo_bytes, store_session

KEY = "0" * 31 + "a"


class Phone:
    """The queue of a phone: it fetches a token first and sends one photo at a time."""

    def __init__(self, browser):
        self.client = browser.client
        self.token = browser.open("/outreach/new").all("input[name=csrf_token]")[0].get("value")

    def send(self, session_key: str = "kegiatan-contoh", sending: bytes | None = None, **fields):
        data = {"key": f"{KEY}/1", "purpose": "event", "consent": "yes", **fields}
        data = {name: value for name, value in data.items() if value is not None}
        if sending is not None:
            data["file"] = (io.BytesIO(sending), "IMG.jpg")
        headers = {"X-CSRFToken": self.token, "Accept": "application/json"}
        return self.client.post(f"/outreach/files/{session_key}", data=data, headers=headers)


@pytest.fixture
def phone(app, browser, siti) -> Phone:
    store_session(app)
    return Phone(browser.sign_in(siti))


def test_a_photo_from_the_queue_is_stored_once_however_often_it_is_sent(app, phone):
    answers = [phone.send(sending=photo_bytes()) for _try in range(3)]

    assert [one.status_code for one in answers] == [201, 200, 200]
    assert all(one.json == {"stored": True} for one in answers)
    assert count(app, OutreachFile) == count(app, StoredFile) == 1


def test_the_same_bytes_under_another_key_are_the_same_photo(app, phone):
    sent = [phone.send(sending=photo_bytes(), key=f"{KEY}/{number}").status_code for number in (1, 2, 2)]

    assert sent == [201, 200, 200]
    assert count(app, OutreachFile) == 1


def test_another_photo_under_the_same_key_is_refused(app, phone):
    store_session(app, key="lain")

    assert phone.send(sending=photo_bytes()).status_code == 201
    assert phone.send(sending=photo_bytes(300, 300)).status_code == 409
    assert phone.send("lain", sending=photo_bytes()).status_code == 409
    assert count(app, OutreachFile) == 1


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"sending": None}, "file"),
        ({"sending": b"PK docx"}, "file"),
        ({"key": "kunci"}, "key"),
        ({"key": None}, "key"),
        ({"purpose": "lain"}, "purpose"),
        ({"consent": None}, "consent"),
    ],
)
def test_what_is_to_be_corrected_is_named(app, phone, fields, field):
    answer = phone.send(**{"sending": photo_bytes(), **fields})

    assert answer.status_code == 422
    [[named, message]] = answer.json["faults"]
    assert named == field
    assert message
    assert not count(app, OutreachFile)


def test_a_session_that_is_not_here_yet_is_waited_for(phone):
    answer = phone.send("belum-ada", sending=photo_bytes())

    assert answer.status_code == 404
    assert answer.json["faults"][0][1] == "Kegiatan dari foto ini belum sampai di sini."


def test_somebody_elses_session_is_not_here_either(app, browser, budi):
    store_session(app)

    assert Phone(browser.sign_in(budi)).send(sending=photo_bytes()).status_code == 404


def test_what_is_too_large_is_told_in_json(app, phone, monkeypatch):
    large = b"\xff\xd8\xff" + bytes(MOST_BYTES)
    assert phone.send(sending=large).status_code == 413
    monkeypatch.setattr(app.view_functions["outreach.send_file"], "most_bytes", 1_000_000)
    answer = phone.send(sending=large)

    assert answer.status_code == 413
    assert answer.json["faults"] == [["file", "Satu berkas paling besar 10 MB."]]


@pytest.mark.parametrize("sending", [photo_bytes(), bytes(7_000_000)], ids=["small", "large"])
def test_who_is_signed_out_keeps_the_photo(app, sending):
    store_session(app)
    data = {"key": f"{KEY}/1", "purpose": "event", "consent": "yes", "file": (io.BytesIO(sending), "a.jpg")}

    answer = app.test_client().post(
        "/outreach/files/kegiatan-contoh", data=data, headers={"Accept": "application/json"}
    )

    assert (answer.status_code, answer.json) == (401, {"error": "signed_out"})


def test_the_eleventh_is_refused(phone):
    for number in range(MOST_FILES):
        assert phone.send(sending=photo_bytes(100 + number), key=f"{KEY}/{number}").status_code == 201

    answer = phone.send(sending=photo_bytes(99), key=f"{KEY}/99")

    assert answer.status_code == 422
    assert "paling banyak 10 berkas" in answer.json["faults"][0][1]
