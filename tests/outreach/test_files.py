"""Photos and scans of a session: added by hand or from a phone's queue, seen by few, gone when they are to be gone."""

import io
from urllib.parse import urlsplit

import pytest
from PIL import Image
from sqlalchemy import select

from app.db import db, write_tx
from app.files import store
from app.files.checking import MOST_BYTES
from app.files.models import StoredFile
from app.outreach.file_actions import MOST_FILES
from app.outreach.models import OutreachFile
from app.outreach.vocabulary import FilePurpose
from tests import cast
from tests.files.test_checking import SCAN
from tests.outreach.answers import record
from tests.records import count, photo_bytes, store_photo, store_session

KEY = "0" * 31 + "a"


def photo(shade: int = 0, name: str | None = None) -> tuple[io.BytesIO, str]:
    """A photo of its own for each shade."""
    encoded = io.BytesIO()
    Image.new("RGB", (400, 300), (20 * shade, 100, 50)).save(encoded, "JPEG")
    return io.BytesIO(encoded.getvalue()), name or f"IMG_{shade}.jpg"


def add_sheets(page, *files, **answers):
    return page.browser.open(page.path + "/files").submit("Simpan daftar hadir", files=list(files), **answers)


def add_photos(page, *files, **answers):
    answers = {"consent": "yes", **answers}
    return page.browser.open(page.path + "/files").submit("Simpan foto", files=list(files), **answers)


def pictures(page) -> list[str]:
    return [picture.get("src") for picture in page.all("main img")]


def shas(app) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(select(StoredFile.sha256).order_by(StoredFile.id)))


def is_kept(app, sha256: str) -> bool:
    with app.app_context():
        try:
            return bool(store.load(sha256))
        except FileNotFoundError:
            return False


def test_a_village_head_adds_several_at_once(browser, siti):
    page = record(browser.sign_in(siti))

    add_sheets(page, photo(1), (io.BytesIO(SCAN), "daftar hadir.pdf"))
    there = add_photos(page, photo(2), photo(3), photo(4))

    assert "3 berkas tersimpan." in there.text()
    assert len(pictures(there)) == 4
    seen = page.browser.open(page.path)
    assert [one.get("alt") for one in seen.all("main img")] == [
        "Daftar hadir bertanda tangan, halaman 1",
        *(f"Foto kegiatan {number}" for number in (1, 2, 3)),
    ]
    assert "daftar hadir.pdf" in seen.text()
    assert all(one.get("loading") == "lazy" and one.get("width") == "320" for one in seen.all("main img"))


def test_the_receipt_leads_to_adding_them(browser, siti):
    page = record(browser.sign_in(siti))

    assert [a for a in page.browser.open(page.path + "/receipt").all("a") if a.get("href") == page.path + "/files"]
    assert page.follow("Tambah foto").text("h1") == "Foto dan pindaian"


def test_those_that_can_be_kept_are_and_the_others_are_named(app, browser, siti):
    page = record(browser.sign_in(siti))

    there = add_photos(page, photo(1), (io.BytesIO(b"PK\3\4 Word"), "notulen.docx"), (io.BytesIO(b""), "kosong.jpg"))

    assert "1 berkas tersimpan." in there.text()
    assert "2 berkas tidak tersimpan" in there.text("#faults")
    assert there.texts("#event-error p") == [
        "“notulen.docx” bukan foto atau PDF. Pilih foto (JPG, PNG, WebP) atau PDF.",
        "“kosong.jpg” kosong. Pilih sekali lagi.",
    ]
    assert len(pictures(there)) == count(app, OutreachFile) == 1


@pytest.mark.parametrize(
    ("files", "words"), [([], "Pilih sedikitnya satu foto atau PDF."), (None, "Pilih sedikitnya satu")]
)
def test_nothing_chosen_is_said_so(app, browser, siti, files, words):
    page = record(browser.sign_in(siti))

    there = page.browser.open(page.path + "/files").submit("Simpan daftar hadir", files=files)

    assert words in there.text("#sign_in_sheet-error")
    assert not count(app, OutreachFile)


def test_photos_of_people_need_their_consent_and_the_sheet_does_not(app, browser, siti):
    page = record(browser.sign_in(siti))

    assert "Tanyakan dulu kepada orang di foto." in add_photos(page, photo(), consent=None).text("#event-error")
    assert not count(app, OutreachFile)
    assert len(pictures(add_sheets(page, photo()))) == 1


def test_the_same_photo_is_stored_once_in_a_session(app, browser, siti):
    page = record(browser.sign_in(siti))

    add_photos(page, photo(1), photo(1, "lain.jpg"))
    there = add_photos(page, photo(1), photo(2))

    assert "1 berkas tersimpan." in there.text()
    assert "1 berkas sudah ada di sini dan tidak disimpan dua kali." in there.text()
    assert count(app, OutreachFile) == len(set(shas(app))) == 2


def test_a_session_holds_ten(app, browser, siti):
    page = record(browser.sign_in(siti))
    add_photos(page, *(photo(shade) for shade in range(MOST_FILES - 1)))

    there = add_photos(page, photo(10), photo(11, "satu lagi.jpg"))

    assert "“satu lagi.jpg” tidak disimpan: satu kegiatan paling banyak 10 berkas." in there.text("#faults")
    assert count(app, OutreachFile) == MOST_FILES
    assert "Hapus satu untuk menambah yang lain." in there.text()
    assert not there.all("input[type=file]")


def test_too_much_at_once_is_refused_in_its_own_words(app, browser, siti, monkeypatch):
    view = app.view_functions["outreach.add_file"]
    monkeypatch.setattr(view, "most_bytes", 20_000)
    page = record(browser.sign_in(siti))

    form = page.browser.open(page.path + "/files")
    data = {**form.answers(form.form("Simpan foto")), "files": [(io.BytesIO(bytes(30_000)), "besar.jpg")]}
    refused = form.browser.post(form.path, data, status=413, multipart=True)

    assert refused.text("h1") == "Berkas ini terlalu besar untuk dikirim"
    assert "paling besar 10 MB" in refused.text()


def test_signed_in_people_may_send_more_than_a_form_holds(app, browser, siti):
    page = record(browser.sign_in(siti))
    large = SCAN[:-7] + bytes(MOST_BYTES - 1000) + b"\n%%EOF\n"

    assert len(large) > app.config["MAX_CONTENT_LENGTH"]
    assert "1 berkas tersimpan." in add_sheets(page, (io.BytesIO(large), "pindaian.pdf")).text()
    body = {"purpose": "sign_in_sheet", "files": [(io.BytesIO(large), "pindaian.pdf")]}
    assert app.test_client().post(page.path + "/files", data=body).status_code == 413


def test_one_photo_as_it_is_served(app, browser, siti):
    page = record(browser.sign_in(siti))
    address = pictures(add_photos(page, (io.BytesIO(photo_bytes(2000, 1000)), "a.jpg")))[0]
    client = page.browser.client

    small, large = client.get(address), client.get(urlsplit(address).path)

    for answer, width in ((small, 320), (large, 1280)):
        assert Image.open(io.BytesIO(answer.data)).width == width
        assert answer.content_type == "image/jpeg"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "private, no-cache"
        assert answer.headers["Content-Disposition"].startswith('inline; filename="KT-')
    again = client.get(address, headers={"If-None-Match": small.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert small.headers["ETag"] != large.headers["ETag"]


def test_a_pdf_is_saved_never_shown(app, browser, siti):
    page = record(browser.sign_in(siti))
    there = add_sheets(page, (io.BytesIO(SCAN), "<b>daftar</b>.pdf"))
    [link] = [a.get("href") for a in there.all("main section li a")]

    answer = page.browser.client.get(link + "?size=small")

    assert answer.data == SCAN
    assert answer.content_type == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="KT-')
    assert "<b>daftar</b>.pdf" in there.text()


def test_a_sheet_of_names_is_for_those_who_see_names_and_photos_for_the_reach(app, browser, siti, dewi, ayu, budi):
    session = store_session(app)
    sheet, event = (store_photo(app, session, purpose) for purpose in (FilePurpose.SIGN_IN_SHEET, FilePurpose.EVENT))

    def statuses(person) -> list[int]:
        client = browser.sign_in(person).client
        return [client.get(f"/outreach/{session}/files/{one}").status_code for one in (sheet, event)]

    assert statuses(siti) == statuses(dewi) == [200, 200]
    assert statuses(ayu) == [404, 200]
    assert statuses(budi) == [404, 404]
    assert len(pictures(browser.sign_in(siti).open(f"/outreach/{session}"))) == 2
    assert len(pictures(browser.sign_in(ayu).open(f"/outreach/{session}"))) == 1


def test_a_village_that_was_only_served_sees_none(app, browser, siti, dewi):
    page = record(browser.sign_in(dewi), villages=[cast.KACE_TIMUR, cast.PETALING])
    address = pictures(add_photos(page, photo()))[0]

    seen = browser.sign_in(siti).open(page.path)

    assert not pictures(seen)
    assert "Foto dan pindaian" not in seen.texts("h2")
    seen.browser.open(address, status=404)


def test_a_file_belongs_to_its_session_only(app, browser, siti):
    session, other = store_session(app), store_session(app, key="lain")
    one = store_photo(app, session)

    browser.sign_in(siti).open(f"/outreach/{other}/files/{one}", status=404)
    browser.sign_in(siti).open(f"/outreach/{session}/files/{one + 1}", status=404)


def test_nothing_is_shown_without_consent(app, browser, siti):
    session = store_session(app)
    one = store_photo(app, session)
    with app.app_context(), write_tx() as tx:
        tx.get(OutreachFile, one).consent = False

    there = browser.sign_in(siti)
    there.open(f"/outreach/{session}/files/{one}", status=404)
    assert not pictures(there.open(f"/outreach/{session}"))


def test_in_the_bin_only_those_who_may_restore_it_see_them(app, browser, siti, ayu):
    session = store_session(app)
    one = store_photo(app, session)
    there = browser.sign_in(siti)
    there.open(f"/outreach/{session}").submit("Pindahkan ke keranjang")

    assert there.client.get(f"/outreach/{session}/files/{one}").status_code == 200
    there.open(f"/outreach/{session}/files", status=404)
    browser.sign_in(ayu).open(f"/outreach/{session}/files/{one}", status=404)


def test_deleting_takes_the_bytes_along_and_is_told_in_the_history(app, browser, siti):
    page = record(browser.sign_in(siti))
    there = add_photos(page, photo(1), photo(2))
    first, second = shas(app)

    after = there.submit("Hapus selamanya")

    assert "Berkas sudah dihapus selamanya." in after.text()
    assert len(pictures(after)) == 1
    assert not is_kept(app, first)
    assert is_kept(app, second)
    assert count(app, StoredFile) == 1
    told = " ".join(page.browser.open(page.path).text().split("Riwayat perubahan")[1].split())
    assert "Foto dan pindaian: 2 → 1" in told
    assert "Foto dan pindaian: 0 → 1" in told


def test_the_same_photo_of_another_session_stays(app, browser, siti):
    there = browser.sign_in(siti)
    one, other = record(there), record(there, title="Kegiatan lain")
    shown = add_photos(one, photo())
    address = pictures(add_photos(other, photo()))[0]
    assert len(set(shas(app))) == 1

    shown.submit("Hapus selamanya")

    assert there.client.get(address).status_code == 200


def test_bytes_that_are_missing_are_a_page_not_found(app, browser, siti):
    session = store_session(app)
    one = store_photo(app, session)
    with app.app_context():
        store.remove(shas(app)[0])

    browser.sign_in(siti).open(f"/outreach/{session}/files/{one}", status=404)


def test_signed_sheets_go_with_their_names_and_photos_stay(app, browser, run, siti):
    there = browser.sign_in(siti)
    old, fresh = (record(there, held_on=day, title=day) for day in ("2024-10-06", "2024-10-07"))
    for page, shade in ((old, 1), (fresh, 2)):
        add_sheets(page, photo(shade))
    add_photos(old, photo(3))
    gone, kept, event = shas(app)

    for deleted in (1, 0):
        assert (
            f"\n{deleted} photos and scans of their signed sheets were deleted."
            in run("outreach", "forget-names").output
        )

    assert [is_kept(app, one) for one in (gone, kept, event)] == [False, True, True]
    assert count(app, StoredFile) == count(app, OutreachFile) == 2
    assert [one.get("alt") for one in there.open(old.path).all("main img")] == ["Foto kegiatan 1"]


def test_a_purpose_that_is_none_of_ours_stores_nothing(app, browser, siti):
    page = record(browser.sign_in(siti))

    refused = add_sheets(page, photo(), purpose="lain")

    assert "Halaman berubah di perjalanan." in refused.text("#faults")
    assert not count(app, OutreachFile)


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
