"""A part of a report in the words of the office: beside the proposal, kept, marked, compared, and taken back."""

import pytest

from tests import cast
from tests.records import store_session
from tests.reports.reading import sheet_text

PREVIEW = f"/reports/progress?area={cast.MENDO_BARAT}&period=2026-Q3"
EDIT = f"/reports/text/problems?area={cast.MENDO_BARAT}&period=2026-Q3"
MINE = "Jalan ke dua desa terputus.\n\nKegiatan dijadwalkan kembali."
NOT_COUNTED = "angka di dalamnya tidak dihitung ulang"


@pytest.fixture
def dewi_in(app, browser, dewi):
    store_session(app)
    return browser.sign_in(dewi)


def test_the_text_begins_as_the_program_proposes_it(dewi_in):
    page = dewi_in.open(EDIT)
    proposal = page.texts("blockquote p")

    assert proposal
    assert page.one("textarea").text.strip().split("\n\n") == proposal
    for paragraph in proposal:
        assert paragraph in sheet_text(dewi_in.open(PREVIEW))


def test_what_the_office_writes_is_printed_in_its_place_and_marked(dewi_in):
    before = dewi_in.open(EDIT).texts("blockquote p")[0]

    page = dewi_in.open(EDIT).submit("Simpan teks", text=MINE)

    assert "“Permasalahan” dicetak dengan kata-kata Anda." in page.text()
    assert "1 bagian ditulis kantor. Angka dalam teks yang diubah tidak dihitung ulang." in page.text("#texts")
    assert page.texts(".sheet p.typed") == MINE.split("\n\n")
    assert NOT_COUNTED in sheet_text(page)
    assert before not in sheet_text(page)


def test_it_is_printed_for_nothing_but_that_paper(dewi_in):
    dewi_in.open(EDIT).submit("Simpan teks", text=MINE)

    for address in (
        f"/reports/progress?area={cast.MENDO_BARAT}&period=2026-Q2",
        f"/reports/progress?area={cast.MENDO_BARAT}&period=2026-Q3&kind=covering_letter",
        f"/reports/progress?area={cast.KACE_TIMUR}&period=2026-Q3",
    ):
        assert "terputus" not in sheet_text(dewi_in.open(address))


def test_it_goes_back_to_the_proposal_and_the_history_stays(dewi_in):
    dewi_in.open(EDIT).submit("Simpan teks", text=MINE)

    page = dewi_in.open(EDIT).submit("Kembali ke usulan program")

    assert "“Permasalahan” dibuat dari data lagi." in page.text()
    assert "terputus" not in sheet_text(page)
    again = dewi_in.open(EDIT)
    assert "terputus" not in again.one("textarea").text
    assert "Jalan ke dua desa terputus." in again.text("details.fold:last-of-type")
    assert not [button for button in again.texts("button") if "usulan" in button]


def test_a_text_that_is_the_proposal_follows_the_data(app, dewi_in):
    proposal = dewi_in.open(EDIT).one("textarea").text.strip()

    page = dewi_in.open(EDIT).submit("Simpan teks", text=f"{proposal}\n\n ")

    assert "“Permasalahan” dibuat dari data lagi." in page.text()


def test_changed_data_are_told_with_both_proposals(app, dewi_in):
    before = dewi_in.open(EDIT).texts("blockquote p")[0]
    dewi_in.open(EDIT).submit("Simpan teks", text=MINE)
    assert "Data berubah" not in dewi_in.open(PREVIEW).text()

    store_session(app, cast.PETALING, key="baru")

    page = dewi_in.open(PREVIEW)
    assert "Data berubah sejak teks ini ditulis. Periksa lagi: Permasalahan" in page.text()
    page = page.follow("Permasalahan")
    now, then = page.all("blockquote")
    assert before in then.text_content()
    assert before not in now.text_content()
    assert "terputus" in page.one("textarea").text

    page.submit("Simpan teks")
    assert "Data berubah" not in dewi_in.open(PREVIEW).text()


def test_the_new_proposal_is_taken(app, dewi_in):
    dewi_in.open(EDIT).submit("Simpan teks", text=MINE)
    store_session(app, cast.PETALING, key="baru")

    page = dewi_in.open(EDIT).submit("Pakai usulan baru")

    assert "terputus" not in sheet_text(page)
    assert "Data berubah" not in page.text()


def test_data_that_change_while_one_writes_are_told_before_it_is_stored(app, dewi_in):
    page = dewi_in.open(EDIT)
    store_session(app, cast.PETALING, key="baru")

    refused = page.submit("Simpan teks", text=MINE)
    assert "Data berubah selagi Anda menulis. Bandingkan dengan usulan program" in refused.text()
    assert "terputus" in refused.one("textarea").text

    assert refused.submit("Simpan teks").texts(".sheet p.typed") == MINE.split("\n\n")


def test_two_people_at_once_lose_nothing(app, browser, dewi_in, rahmat):
    page, other = dewi_in.open(EDIT), browser.sign_in(rahmat).open(EDIT)
    page.submit("Simpan teks", text="Tulisan Dewi.")

    told = other.submit("Simpan teks", text="Tulisan Rahmat.")

    assert "Tulisan Dewi." in told.text("main .flash.due")
    assert told.one("textarea").text.strip() == "Tulisan Rahmat."
    assert told.submit("Simpan teks").texts(".sheet p.typed") == ["Tulisan Rahmat."]
    history = dewi_in.open(EDIT).text("details.fold")
    assert "Dewi Contoh" in history
    assert "Rahmat Contoh" in history


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("kata " * 1001, "Isian ini 5.004 huruf. Pendekkan"),
        (" \n ", "Teksnya kosong. Tulis teks, atau kembali ke usulan program."),
    ],
)
def test_a_text_that_cannot_be_is_refused_and_kept(dewi_in, text, sentence):
    page = dewi_in.open(EDIT).submit("Simpan teks", text=text)

    assert sentence in page.text()
    assert page.one("textarea").text.strip() == text.strip()


def test_hostile_words_stand_there_as_words(dewi_in):
    hostile = "<script>alert(1)</script> {{ 7 * 7 }} \u202eterbalik <svg onload=x> 😀" + "A" * 400

    page = dewi_in.open(EDIT).submit("Simpan teks", text=hostile)

    assert "<script>alert(1)</script> {{ 7 * 7 }} terbalik <svg onload=x>" in page.text(".sheet p.typed")
    assert not page.all(".sheet script")


@pytest.mark.parametrize("part", ["annex", "opening", "%3Cb%3E", "text"])
def test_there_are_no_other_parts(dewi_in, part):
    dewi_in.open(f"/reports/text/{part}?area={cast.MENDO_BARAT}&period=2026-Q3", status=404)


@pytest.mark.parametrize(
    ("kind", "part"), [("covering_letter", "opening"), ("register_extract", "opening"), ("not_reached", "closing")]
)
def test_each_kind_has_its_parts(dewi_in, kind, part):
    address = f"/reports/text/{part}?area={cast.MENDO_BARAT}&period=2026-Q3&kind={kind}"

    page = dewi_in.open(address).submit("Simpan teks", text="Kata kantor.")

    assert page.texts(".sheet p.typed") == ["Kata kantor."]
