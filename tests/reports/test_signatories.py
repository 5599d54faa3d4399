"""Who signs: the block as it is printed, what each way of signing needs, and who is proposed first."""

import pytest

from app.reports.models import Signatory
from tests import cast
from tests.office_records import store_signatory
from tests.records import count

PAGE = "/reports/signatories/19.01"
SECRETARY = {"office": "Sekretaris Daerah", "name": "Rina Contoh", "rank": "Pembina", "nip": "197001011995012001"}


def block(page, at: int = 0) -> list[str]:
    """The lines of a signature, without the room to sign."""
    lines = page.all(".sign")[at].cssselect("p")
    return [text for line in lines if (text := " ".join(line.text_content().split()))]


@pytest.mark.parametrize(
    ("answers", "lines"),
    [
        (
            {"variant": "plain", "office": "Bupati Bangka", "name": "H. Contoh", "rank": "Pembina", "nip": ""},
            ["Bupati Bangka,", "H. Contoh"],
        ),
        (
            {"variant": "for", "for_office": "Bupati Bangka", **SECRETARY},
            ["a.n. Bupati Bangka", "Sekretaris Daerah,", "Rina Contoh", "Pembina", "NIP 197001011995012001"],
        ),
        (
            {
                "variant": "through",
                "for_office": "Bupati Bangka",
                "through_office": "Sekretaris Daerah",
                **SECRETARY,
                "office": "Kepala Dinas Sosial",
            },
            [
                *("a.n. Bupati Bangka", "Sekretaris Daerah", "u.b.", "Kepala Dinas Sosial,", "Rina Contoh"),
                *("Pembina", "NIP 197001011995012001"),
            ],
        ),
        (
            {"variant": "plt", **SECRETARY, "office": "Kepala Dinas Sosial"},
            ["Plt. Kepala Dinas Sosial,", "Rina Contoh", "Pembina", "NIP 197001011995012001"],
        ),
        ({"variant": "pj", **SECRETARY, "office": "Bupati Bangka"}, ["Pj. Bupati Bangka,", "Rina Contoh"]),
    ],
    ids=lambda value: value.get("variant") if isinstance(value, dict) else "",
)
def test_each_way_of_signing_is_shown_and_printed_alike(browser, rahmat, answers, lines):
    signed_in = browser.sign_in(rahmat)

    assert block(signed_in.open(PAGE).submit(**answers)) == lines
    report = signed_in.open(f"/reports/progress?area={cast.BANGKA}&period=2026-Q3")
    assert block(report)[1:] == lines


@pytest.mark.parametrize(
    ("answers", "field", "said"),
    [
        ({"variant": "for", "office": "Sekretaris Daerah"}, "for_office", "Tulis atas nama siapa"),
        (
            {"variant": "through", "office": "Kepala Dinas", "for_office": "Bupati Bangka"},
            "through_office",
            "u.b. memerlukan dua jabatan",
        ),
        ({"variant": "plt"}, "office", "Tulis jabatan penanda tangan"),
        ({"variant": "plt", "office": "Plt. Camat"}, "office", "Hapus “Plt.”"),
        (
            {"variant": "for", "office": "Sekretaris", "for_office": "a.n. Bupati Bangka"},
            "for_office",
            "Hapus “a.n.”",
        ),
        ({"variant": "plain", "nip": "1970 0101"}, "nip", "NIP ini berisi 8 angka, seharusnya 18"),
        ({"variant": "plain", "nip": "sembilan"}, "nip", "“sembilan” bukan NIP"),
    ],
)
def test_what_is_missing_or_wrong_is_said_beside_its_field(app, browser, rahmat, answers, field, said):
    page = browser.sign_in(rahmat).open(PAGE).submit(name="Rina Contoh", **answers)

    assert said in page.text(f"#{field}-error")
    assert page.one("#name").get("value") == "Rina Contoh"
    assert count(app, Signatory) == 0


def test_an_office_that_the_way_of_signing_has_not_is_not_kept(browser, rahmat):
    answers = {"variant": "plain", "for_office": "Bupati Bangka", "through_office": "Sekretaris Daerah", **SECRETARY}
    page = browser.sign_in(rahmat).open(PAGE).submit(**answers)

    changed = page.follow("Ubah Rina Contoh")
    assert (changed.one("#for_office").get("value"), changed.one("#through_office").get("value")) == ("", "")


def test_another_one_is_proposed_first_and_the_order_stays(app, browser, rahmat):
    for position, name in enumerate(("Satu Contoh", "Dua Contoh", "Tiga Contoh")):
        store_signatory(app, cast.BANGKA, name=name, position=position)
    page = browser.sign_in(rahmat).open(PAGE)
    assert [block(page, at)[1] for at in range(3)] == ["Satu Contoh", "Dua Contoh", "Tiga Contoh"]

    moved = page.submit("Usulkan pertama")
    assert [block(moved, at)[1] for at in range(3)] == ["Dua Contoh", "Satu Contoh", "Tiga Contoh"]


def test_who_is_put_aside_is_proposed_no_more_and_can_come_back(app, browser, rahmat):
    store_signatory(app, cast.BANGKA, name="Satu Contoh", position=0)
    store_signatory(app, cast.BANGKA, name="Dua Contoh", position=1)

    page = browser.sign_in(rahmat).open(PAGE).submit("Sisihkan")
    assert len(page.all(".sign")) == 1
    assert block(page)[1] == "Dua Contoh"

    back = page.submit("Kembalikan “Satu Contoh”")
    assert [block(back, at)[1] for at in range(2)] == ["Dua Contoh", "Satu Contoh"]


def test_a_form_sent_twice_makes_one_signatory(app, browser, rahmat):
    form = browser.sign_in(rahmat).open(PAGE)
    for _tap in range(2):
        form.submit(variant="plain", **SECRETARY)
    assert count(app, Signatory) == 1

    other = form.submit(variant="plain", **{**SECRETARY, "name": "Lain Contoh"})
    assert "sudah disimpan dengan isian lain" in other.text("#name-error")
    other.submit("Simpan penanda tangan")
    assert count(app, Signatory) == 2


def test_of_two_people_the_later_one_is_told(app, browser, rahmat, ayu):
    number = store_signatory(app, cast.BANGKA, name="Nama Lama")
    later = browser.sign_in(rahmat).open(f"{PAGE}/{number}")
    browser.sign_in(ayu).open(f"{PAGE}/{number}").submit(name="Nama dari Provinsi")

    told = later.submit(name="Nama dari Kabupaten")

    assert told.texts(".flash.due li") == ["Nama dengan gelar: Nama dari Provinsi"]
    assert block(told.submit())[1] == "Nama dari Kabupaten"


def test_a_signatory_of_another_area_is_not_found(app, browser, rahmat):
    number = store_signatory(app, cast.KACE_TIMUR)

    browser.sign_in(rahmat).open(f"{PAGE}/{number}", status=404)
