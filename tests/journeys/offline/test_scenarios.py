"""The eight things that can happen to a record on its way from a phone to the site."""

import io

import pytest
from PIL import Image
from playwright.sync_api import expect
from sqlalchemy import select

from app.db import db
from app.outreach.models import OutreachFile, OutreachSession
from tests import cast
from tests.chromium import on_sqlite
from tests.journeys.offline.steps import (
    become,
    open_form,
    save,
    save_unsent,
    send_now,
    wait_until_sent,
    write_down,
)
from tests.records import count

pytestmark = [on_sqlite, pytest.mark.chromium]


def titles(app) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(select(OutreachSession.title).order_by(OutreachSession.id)))


def test_written_down_without_a_line_it_is_sent_once_there_is_one(site):
    page = open_form(site)
    page.context.set_offline(True)
    save_unsent(page)
    expect(page.locator("a.unsent")).to_have_text("1 belum terkirim")
    expect(page.get_by_text("Tidak ada sinyal. Begitu ada sinyal, catatan ini dikirim sendiri")).to_be_visible()
    assert count(site.app, OutreachSession) == 0

    page.context.set_offline(False)

    expect(page.get_by_text("Baru saja terkirim")).to_be_visible()
    page.get_by_role("link", name="Lihat tanda terima").click()
    expect(page.locator(".receipt")).to_contain_text("36 orang")
    expect(page.locator("a.unsent")).to_be_hidden()
    assert count(site.app, OutreachSession) == 1


def test_a_token_of_yesterday_does_not_matter(site):
    page = open_form(site)
    page.context.set_offline(True)
    save_unsent(page)
    become(site, page, cast.SITI)  # the same person signed in anew: the token of the form is worth nothing now

    page.context.set_offline(False)
    wait_until_sent(page)

    assert count(site.app, OutreachSession) == 1


def test_nobody_sends_the_records_of_somebody_else(site):
    page = open_form(site)
    page.context.set_offline(True)
    save_unsent(page)
    become(site, page, None)
    page.context.set_offline(False)
    assert send_now(page) == "login"
    expect(page.get_by_role("link", name="Masuk untuk mengirimnya")).to_be_visible()

    become(site, page, cast.BUDI)
    page.goto("/unsent")
    expect(page.locator("#others")).to_contain_text("1 catatan di HP ini milik akun Siti.")
    assert send_now(page) == "done"
    assert count(site.app, OutreachSession) == 0
    assert "Bahaya" not in page.locator("main").inner_text()

    become(site, page, cast.SITI)
    page.goto("/unsent")
    wait_until_sent(page)
    assert count(site.app, OutreachSession) == 1


def test_an_answer_that_is_lost_makes_no_second_record(site, line):
    page = open_form(site)
    write_down(page)
    line.lose_answers = 1
    save(page)
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Catat kegiatan")
    assert count(site.app, OutreachSession) == 1

    send_now(page)
    wait_until_sent(page)

    assert line.sent.count("/outreach/send") == 2
    assert count(site.app, OutreachSession) == 1


def test_two_tabs_and_the_worker_send_everything_once(site, line):
    page = open_form(site)
    other = page.context.new_page()
    other.goto("/outreach/new")
    page.bring_to_front()
    page.context.set_offline(True)
    for number in range(3):
        save_unsent(page, f"Kegiatan {number}")

    page.context.set_offline(False)
    for tab in (page, other):
        tab.evaluate("() => { for (let i = 0; i < 5; i++) queue.send(); }")
    wait_until_sent(page)

    assert titles(site.app) == [f"Kegiatan {number}" for number in range(3)]
    assert line.sent.count("/outreach/send") == 3


def large_photo(name: str) -> dict:
    picture = io.BytesIO()
    Image.effect_noise((2400, 1800), 90).convert("RGB").save(picture, "JPEG", quality=88)
    return {"name": name, "mimeType": "image/jpeg", "buffer": picture.getvalue()}


def add_photos(page, sheet: list[dict], event: list[dict]) -> None:
    page.get_by_text("Foto dan daftar hadir").click()
    page.locator("#photo-sheet").set_input_files(sheet)
    if event:
        page.get_by_label("Orang di foto setuju").check()
        page.locator("#photo-event").set_input_files(event)
    expect(page.locator("[data-photos] li")).to_have_count(len(sheet) + len(event))


def test_photos_are_shrunk_and_wait_with_their_record(site, line):
    page = open_form(site)
    page.context.set_offline(True)
    page.goto("/outreach/new")
    write_down(page)
    photo, scan = (
        large_photo("daftar hadir.jpg"),
        {"name": "daftar.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"},
    )
    add_photos(page, [photo, scan], [large_photo("balai desa.jpg")])
    save(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Tersimpan di HP ini, belum terkirim")
    sizes = page.evaluate(
        """async () => { const [one] = await queue.records(); const photos = await queue.photos(one.key);
        const wide = async ({data, type}) => (await createImageBitmap(new Blob([data], {type}))).width;
        return [photos.map((p) => p.data.byteLength), await wide(photos[0])]; }"""
    )
    assert sizes[0][0] < len(photo["buffer"]) / 2
    assert sizes[0][1] == len(scan["buffer"])
    assert sizes[1] == 1600

    line.lose_answers = 2  # of the session itself, then of the first photo
    page.context.set_offline(False)
    while send_now(page) == "offline":
        pass
    wait_until_sent(page)

    assert count(site.app, OutreachSession) == 1
    assert count(site.app, OutreachFile) == 3
    assert page.evaluate("queue.photos('')") == []


def test_the_worker_sends_after_the_page_is_closed(site):
    page = open_form(site)
    page.context.set_offline(True)
    save_unsent(page)
    (worker,) = page.context.service_workers
    page.close()
    site.contexts[-1].set_offline(False)

    worker.evaluate("dispatchEvent(new SyncEvent('sync', { tag: 'send' }))")

    assert worker.evaluate("queue.send({ wait: true })") in ("empty", "done")
    assert count(site.app, OutreachSession) == 1
