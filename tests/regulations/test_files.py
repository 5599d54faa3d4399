"""Scans of a regulation: added by its village, read by all for whom it is valid, kept for good."""

import io

import pytest
from PIL import Image
from sqlalchemy import select

from app.areas.models import Area
from app.db import write_tx
from app.files import store
from app.files.checking import MOST_BYTES
from app.files.models import StoredFile
from app.regulations import scan_actions
from app.regulations.models import Regulation, RegulationFile, RegulationVillage
from app.regulations.vocabulary import RegulationKind, Step
from tests import cast
from tests.files.pdfs import pdf
from tests.outreach.test_files import is_kept, photo, shas
from tests.records import count, photo_bytes, store_regulation, store_scan, store_session


def paper(content: bytes, name: str) -> tuple[io.BytesIO, str]:
    return io.BytesIO(content), name


@pytest.fixture
def regulation(app) -> str:
    """The address of a Perdes of Siti's village."""
    return f"/regulations/{store_regulation(app)}"


def add(browser, address: str, *files, **answers):
    return browser.open(address + "/files").submit("Simpan pindaian", files=list(files), **answers)


def leaves(page) -> list[str]:
    return [picture.get("alt") for picture in page.all("#scans img")]


def test_the_signed_text_is_shown_page_by_page(browser, siti, regulation):
    page = add(browser.sign_in(siti), regulation, photo(1), paper(pdf(2), "naskah.pdf"), photo(2))

    assert page.path == regulation
    assert "3 berkas tersimpan." in page.text()
    assert leaves(page) == [f"Naskah bertanda tangan, halaman {number}" for number in (1, 2, 3, 4)]
    assert len(page.all("#scans details img")) == 1
    for picture in page.all("#scans img"):
        assert picture.get("loading") == "lazy"
        assert int(picture.get("width")) > 0 < int(picture.get("height"))
        answer = browser.sign_in(siti).client.get(picture.get("src"))
        assert (answer.status_code, answer.mimetype) == (200, "image/jpeg")
    assert "Unduh naskah.pdf" in page.text("#scans")


def test_the_pdf_itself_is_there_to_be_saved(browser, siti, regulation):
    sent = pdf(2)
    page = add(browser.sign_in(siti), regulation, paper(sent, "naskah.pdf"))
    link = next(a.get("href") for a in page.all("#scans a") if "Unduh" in a.text_content())

    answer = page.browser.client.get(link)

    assert answer.data == sent
    assert answer.headers["Content-Disposition"] == f'attachment; filename="perdes-2-2026-{link.split("/")[-1]}.pdf"'
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    again = page.browser.client.get(link, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("asked", ["page=0", "page=3", "page=x", "page=99999999999999999999"])
def test_a_page_that_is_not_there_is_not_found(app, browser, siti, regulation, asked):
    scan = store_scan(app, int(regulation.split("/")[-1]), sent=pdf(2))

    browser.sign_in(siti).open(f"{regulation}/files/{scan}?{asked}", status=404)


def test_the_paper_of_a_step_stands_beside_it(browser, siti, regulation):
    page = add(browser.sign_in(siti), regulation, paper(pdf(), "berita acara.pdf"), step="disseminated_on")

    step = next(li for li in page.all(".steps li") if "berita acara.pdf" in li.text_content())
    assert "Disebarluaskan" in step.text_content()
    assert not leaves(page)


def test_a_photo_loses_what_the_phone_wrote_into_it(app, browser, siti, regulation):
    exif = Image.Exif()
    exif[0x010F] = "Telepon Siti"
    add(browser.sign_in(siti), regulation, paper(photo_bytes(3000, 2000, exif=exif), "a.jpg"))

    with app.app_context():
        kept = Image.open(io.BytesIO(store.load(shas(app)[0])))
    assert kept.size == (2000, 1333)
    assert not kept.getexif()


def test_a_damaged_pdf_is_kept_and_the_page_says_that_it_cannot_be_shown(app, browser, siti, regulation):
    page = add(browser.sign_in(siti), regulation, paper(b"%PDF-1.7\n" + b"x" * 500 + b"%%EOF", "rusak.pdf"))

    assert "Halaman “rusak.pdf” tidak dapat ditampilkan di sini." in page.text("#scans")
    assert "Unduh rusak.pdf" in page.text("#scans")
    assert count(app, RegulationFile) == 1


def test_of_a_long_pdf_the_page_says_how_much_is_shown(browser, siti, regulation):
    page = add(browser.sign_in(siti), regulation, paper(pdf(1000), "panjang.pdf"))

    assert "“panjang.pdf” berisi 1.000 halaman, 30 halaman pertama ditampilkan di sini." in page.text("#scans")
    assert len(leaves(page)) == 30
    assert "Tampilkan 27 halaman lagi" in page.text("#scans")


def test_those_that_can_be_kept_are_and_the_others_are_named(app, browser, siti, regulation):
    files = (
        photo(1),
        paper(pdf(locked=True), "terkunci.pdf"),
        paper(b"PK\3\4 Word", "perdes.docx"),
        paper(b"", "kosong.jpg"),
        paper(b"\xff\xd8\xff" + bytes(MOST_BYTES), "besar.jpg"),
    )
    page = add(browser.sign_in(siti), regulation, *files, step="agreed_on")

    assert "1 berkas tersimpan." in page.text()
    assert "4 berkas tidak tersimpan" in page.text("#faults")
    assert page.texts("#files-error p") == [
        "“terkunci.pdf” memakai kata sandi. Simpan tanpa kata sandi, lalu pilih berkas itu.",
        "“perdes.docx” bukan foto atau PDF. Pilih foto (JPG, PNG, WebP) atau PDF.",
        "“kosong.jpg” kosong. Pilih sekali lagi.",
        "“besar.jpg” lebih dari 10 MB. Ambil foto dengan ukuran lebih kecil, atau pindai hitam putih.",
    ]
    assert page.one("#step option[selected]").get("value") == "agreed_on"
    assert count(app, RegulationFile) == 1


@pytest.mark.parametrize(("step", "files"), [("signed", []), ("pulang", [1]), ("", [1])])
def test_nothing_chosen_and_a_forged_step_are_refused(app, browser, siti, regulation, step, files):
    page = add(browser.sign_in(siti), regulation, *(photo(one) for one in files), step=step)

    assert page.texts("#files-error p")
    assert not count(app, RegulationFile)


def test_the_same_file_is_kept_once(app, browser, siti, regulation):
    own = browser.sign_in(siti)
    page = add(own, regulation, photo(1), photo(1, "lain.jpg"))
    assert "1 berkas sudah ada di sini dan tidak disimpan dua kali." in page.text()

    page = add(own, regulation, photo(1, "IMG.jpg"), step="agreed_on")

    assert "“IMG.jpg” sudah ada di sini sebagai: Naskah bertanda tangan. Sisihkan dulu" in page.text("#faults")
    assert count(app, RegulationFile) == count(app, StoredFile) == 1


def test_a_regulation_has_room_for_so_many(browser, siti, regulation, monkeypatch):
    monkeypatch.setattr(scan_actions, "MOST_SCANS", 2)

    page = add(browser.sign_in(siti), regulation, photo(1), photo(2), photo(3))

    assert "2 berkas tersimpan." in page.text()
    assert "“IMG_3.jpg” tidak disimpan: satu peraturan paling banyak 2 berkas." in page.text("#faults")


def put_aside(page, **answers):
    return page.browser.open(page.path + "/files").submit("Sisihkan", **answers)


def test_one_put_aside_is_listed_apart_and_kept(app, browser, siti, regulation):
    page = add(browser.sign_in(siti), regulation, photo(1))

    there = put_aside(page, reason="Halaman peraturan lain")

    assert "Disisihkan pada 7 Oktober 2026" in there.text()
    assert "Halaman peraturan lain" in there.text()
    seen = page.browser.open(regulation)
    assert not leaves(seen)
    assert "IMG_1.jpg: Halaman peraturan lain" in seen.text()
    assert is_kept(app, shas(app)[0])
    link = next(a.get("href") for a in there.all("main .rows a"))
    assert page.browser.client.get(link).status_code == 200
    assert browser.sign_in(cast.AYU).client.get(link).status_code == 404


@pytest.mark.parametrize(("reason", "words"), [("  ", "Tulis mengapa"), ("x" * 201, "201")])
def test_why_it_is_put_aside_is_asked_for(app, browser, siti, regulation, reason, words):
    page = add(browser.sign_in(siti), regulation, photo(1))

    there = put_aside(page, reason=reason)

    assert words in there.text("#faults")
    assert there.one("input[name=reason]").get("value") == reason
    assert there.all("details[open] input[name=reason]")
    assert leaves(page.browser.open(regulation))


def test_one_put_aside_comes_back_when_it_is_added_again(app, browser, siti, regulation):
    page = add(browser.sign_in(siti), regulation, photo(1))
    put_aside(page, reason="Salah langkah")

    back = add(page.browser, regulation, photo(1), step="agreed_on")

    assert "1 berkas yang pernah disisihkan kini ditampilkan lagi." in back.text()
    assert "IMG_1.jpg" in back.text(".steps")
    assert count(app, RegulationFile) == 1


def test_nothing_is_added_to_one_in_the_bin(browser, siti, regulation):
    own = browser.sign_in(siti)
    own.open(regulation).submit("Pindahkan ke keranjang")

    own.open(regulation + "/files", status=404)


def test_a_partner_village_reads_a_joint_one_and_changes_nothing(app, browser, budi, regulation):
    number = int(regulation.split("/")[-1])
    scan = store_scan(app, number, Step.ENACTED)
    aside = store_scan(app, number, sent=photo_bytes(500, 500))
    own = browser.sign_in(budi)
    own.open(f"{regulation}/files/{scan}", status=404)
    with app.app_context(), write_tx() as tx:
        partner = tx.scalars(select(Area.id).where(Area.code == budi.area_code)).one()
        tx.add(RegulationVillage(regulation_id=number, village_id=partner))
        record = tx.get(Regulation, number)
        record.kind, record.agreed_on = RegulationKind.JOINT_REGULATION, None
        tx.get(RegulationFile, aside).put_aside_at = record.created_at

    assert own.client.get(f"{regulation}/files/{scan}").status_code == 200
    assert "naskah.jpg" in own.open(regulation).text(".steps")
    assert not own.open(regulation).all("a[href$='/files']")
    own.open(f"{regulation}/files", status=404)
    own.open(f"{regulation}/files/{aside}", status=404)


def test_what_a_session_deletes_stays_where_a_regulation_has_it_too(app, browser, siti, regulation):
    session = f"/outreach/{store_session(app)}"
    own = browser.sign_in(siti)
    sheet = own.open(session + "/files").submit("Simpan daftar hadir", files=[paper(pdf(), "daftar.pdf")])
    page = add(own, regulation, paper(pdf(), "naskah.pdf"))

    own.open(sheet.path).submit("Hapus selamanya")

    for picture in page.all("#scans img"):
        assert own.client.get(picture.get("src")).status_code == 200
    assert is_kept(app, shas(app)[0])
