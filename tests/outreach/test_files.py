"""Photos and scans of a session: added by hand, seen by few, gone when they are to be gone."""

import io

import pytest
from PIL import Image
from sqlalchemy import select

from app.db import db
from app.files import store
from app.files.checking import MOST_BYTES
from app.files.models import StoredFile
from app.outreach.file_actions import MOST_FILES
from app.outreach.models import OutreachFile
from tests.files.test_checking import SCAN
from tests.outreach.answers import record
from tests.records import count, store_photo, store_session


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
