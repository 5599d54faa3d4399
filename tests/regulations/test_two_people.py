"""Two people at one regulation: whoever saves later is told what the other has stored, and loses nothing."""

from sqlalchemy import select

from app.db import db
from app.history.models import HistoryEntry
from app.regulations.models import Regulation
from tests.records import count, store_regulation


def stored(app, number: int) -> Regulation:
    with app.app_context():
        return db.session.scalars(select(Regulation).where(Regulation.id == number)).one()


def test_the_later_one_is_told_and_decides(app, browser, siti, dewi):
    number = store_regulation(app, title="Judul lama")
    later = browser.sign_in(siti).open(f"/regulations/{number}/edit")
    browser.sign_in(dewi).open(f"/regulations/{number}/edit").submit(
        title="Judul dari kecamatan", note="Berkas lengkap"
    )

    told = later.submit(title="Judul dari desa", summary="Pendataan warga.")

    said = told.text(".flash.due")
    assert "Dewi Contoh mengubah peraturan ini pada" in said
    assert told.texts(".flash.due li") == [
        "Tentang: Judul dari kecamatan",
        "Uraian singkat: -",
        "Catatan: Berkas lengkap",
    ]
    assert told.one("#title").get("value") == "Judul dari desa"
    assert stored(app, number).title == "Judul dari kecamatan"

    told.submit(note="Berkas lengkap")
    now = stored(app, number)
    assert (now.title, now.summary, now.note) == ("Judul dari desa", "Pendataan warga.", "Berkas lengkap")


def test_a_second_tap_on_the_same_change_is_no_contradiction(app, browser, siti):
    number = store_regulation(app)
    form = browser.sign_in(siti).open(f"/regulations/{number}/edit")

    for _tap in range(2):
        page = form.submit(title="Judul baru")

    assert page.path == f"/regulations/{number}"
    assert count(app, HistoryEntry) == 2


def test_links_that_another_has_recorded_are_named(app, browser, siti, dewi):
    old = store_regulation(app, number=1, year=2026, title="Aturan lama")
    number = store_regulation(app, number=5, title="Aturan baru")
    later = browser.sign_in(siti).open(f"/regulations/{number}/edit")
    first = browser.sign_in(dewi).open(f"/regulations/{number}/edit").submit(effect=["amends"], target=[str(old)])
    assert first.path == f"/regulations/{number}", first.text()

    told = later.submit(title="Judul dari desa")

    assert "Mengubah: Perdes Nomor 1 Tahun 2026" in told.text(".flash.due")
