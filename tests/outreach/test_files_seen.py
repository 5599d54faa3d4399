"""Who sees the photos and scans of a session, and how a browser gets them."""

import io
from urllib.parse import urlsplit

from PIL import Image

from app.db import write_tx
from app.outreach.models import OutreachFile
from app.outreach.vocabulary import FilePurpose
from tests import cast
from tests.files.test_checking import SCAN
from tests.outreach.answers import record
from tests.outreach.test_files import add_photos, add_sheets, photo, pictures
from tests.records import photo_bytes, store_photo, store_session


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
