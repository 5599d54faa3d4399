"""The pages before a draft: what can be drafted, what is used, what stays blank; for a village and its staff."""

import pytest

from app.areas.models import Kind
from app.drafting.vocabulary import documents_for
from tests import cast
from tests.drafting.reading import DECREE, PERDES, WARD
from tests.records import store_regulation, store_session
from tests.test_selects import counted

DRAFTS = f"/drafts/{cast.KACE_TIMUR}"


def test_what_a_village_can_draft(app, browser, siti, lina):
    page = browser.sign_in(siti).open(DRAFTS)
    assert page.texts("main h3") == [
        "Peraturan Desa tentang pelindungan pekerja migran",
        "Keputusan Kepala Desa tentang satgas desa",
    ]
    page = browser.sign_in(lina).open(f"/drafts/{cast.KELURAHAN}")
    assert page.texts("main h3") == ["Keputusan Lurah tentang satgas kelurahan"]


@pytest.mark.parametrize("kind", [Kind.DESA, Kind.DESA_ADAT])
def test_a_desa_adat_drafts_what_a_desa_does(kind):
    assert list(documents_for(kind)) == [PERDES, DECREE]


def test_what_is_recorded_is_said_before(app, browser, siti):
    signed_in = browser.sign_in(siti)
    assert "Tidak ada kegiatan dengan kehadiran" in signed_in.open(DRAFTS).text()
    store_session(app)
    store_regulation(app)

    page = signed_in.open(DRAFTS)

    assert "1 kegiatan dengan kehadiran dalam 12 bulan terakhir, 22 kehadiran" in page.text()
    assert "Sudah berlaku: Peraturan Desa Nomor 2 Tahun 2026" in page.text()
    assert "22 (dua puluh dua) kehadiran" in page.follow("Mulai rancangan").text()


def test_what_stays_blank_is_said_before(app, browser, siti):
    page = browser.sign_in(siti).open(f"{DRAFTS}/{PERDES}")
    assert "Nama kepala desa" in page.texts("main section li")

    page = page.submit(head_name="Siti", enacted_on="1925-01-01")

    assert "Nama kepala desa" not in page.texts("main section li")
    assert "Nama sekretaris desa" in page.texts("main section li")


def test_the_staff_draft_for_their_villages_only(app, browser, budi, dewi, ayu):
    browser.sign_in(dewi).open(DRAFTS).follow("Mulai rancangan")
    browser.sign_in(budi).open(DRAFTS, status=404)
    browser.sign_in(ayu).open(DRAFTS, status=403)
    browser.sign_in(dewi).open(f"/drafts/{cast.MENDO_BARAT}", status=404)


@pytest.mark.parametrize("document", [WARD, "x", "village_regulation.txt"])
def test_what_such_a_village_cannot_make_is_not_there(app, browser, siti, document):
    browser.sign_in(siti).open(f"{DRAFTS}/{document}", status=404)


def test_it_reads_in_english_too_while_the_draft_is_indonesian(app, browser, siti):
    signed_in = browser.sign_in(siti)
    signed_in.open("/language/en")

    page = signed_in.open(f"{DRAFTS}/{DECREE}")

    assert page.text("h1") == "Keputusan Kepala Desa on the village task force"
    content = page.submit().body
    assert content == browser.sign_in(siti).open(f"{DRAFTS}/{DECREE}").submit().body


def test_a_draft_asks_the_database_the_same_few_things(app, browser, siti):
    signed_in = browser.sign_in(siti)
    signed_in.open(f"{DRAFTS}/{PERDES}")
    with counted(app) as few:
        signed_in.open(f"{DRAFTS}/{PERDES}")
    for number in range(3, 9):
        store_regulation(app, number=number)
        store_session(app, key=str(number))

    with counted(app) as many:
        signed_in.open(f"{DRAFTS}/{PERDES}")

    assert len(many) == len(few)


def test_help_to_write_is_found_where_one_is_to_be_begun(app, browser, siti):
    signed_in = browser.sign_in(siti)
    home = signed_in.open(f"/areas/{cast.KACE_TIMUR}")

    assert any("Bantuan menyusun" in task for task in home.texts("#tasks li"))
    for address in ("/regulations", f"/areas/{cast.KACE_TIMUR}"):
        assert signed_in.open(address).follow("Bantuan menyusun").path == DRAFTS
    assert signed_in.open("/regulations/new").follow("Belum ditulis? Buat rancangan awal untuk Word").path == DRAFTS
