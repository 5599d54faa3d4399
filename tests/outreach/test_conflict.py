"""Two people at one session: the second sees both versions side by side, chooses, and nothing is lost."""

import pytest

from tests import cast
from tests.outreach.answers import record


@pytest.fixture
def session(browser, siti):
    return record(browser.sign_in(siti), venue="Balai desa")


@pytest.fixture
def both(session, browser, dewi):
    """(Siti's form, Dewi's form) of the same session, opened at the same time."""
    return session.browser.open(session.path + "/edit"), browser.sign_in(dewi).open(session.path + "/edit")


def shown(page) -> dict[str, tuple[str, str, str]]:
    """{name: (theirs, mine, which is chosen)} on the page of two versions."""
    found = {}
    for group in page.all("form[data-once] fieldset"):
        theirs, mine = (" ".join(one.text_content().split()) for one in group.cssselect("label"))
        chosen = [radio.get("value") for radio in group.cssselect("input[checked]")]
        found[group.get("id")] = (theirs, mine, "".join(chosen))
    return found


def test_what_only_one_has_changed_is_chosen_already(both):
    siti_form, dewi_form = both
    dewi_form.submit("Simpan perubahan", venue="Kantor camat")
    page = siti_form.submit("Simpan perubahan", men="15")

    assert "Dewi Contoh mengubahnya pada 7 Oktober 2026 pukul 09.00 WIB" in page.text()
    assert shown(page) == {
        "men": ("Punya Dewi Contoh 14", "Punya saya 15", "mine"),
        "venue": ("Punya Dewi Contoh Kantor camat", "Punya saya Balai desa", "theirs"),
    }
    stored = page.submit("Simpan pilihan ini")
    assert "Kegiatan sudah diubah." in stored.text()
    assert "Kantor camat" in stored.text()
    assert stored.text(".figure.main b") == "43"


def test_what_both_have_changed_must_be_chosen(both):
    siti_form, dewi_form = both
    dewi_form.submit("Simpan perubahan", title="Versi Dewi")
    page = siti_form.submit("Simpan perubahan", title="Versi Siti", summary="Catatan Siti")

    assert shown(page)["title"] == ("Punya Dewi Contoh Versi Dewi", "Punya saya Versi Siti", "")
    again = page.submit("Simpan pilihan ini")
    assert "Pilih salah satu" in again.text("#faults")
    assert again.one("#faults a").get("href") == "#title"
    stored = again.submit("Simpan pilihan ini", **{"keep-title": "mine"})
    assert stored.text("h1") == "Versi Siti"
    assert "Catatan Siti" in stored.text()


def test_theirs_can_be_taken_over_ones_own(both):
    siti_form, dewi_form = both
    dewi_form.submit("Simpan perubahan", title="Versi Dewi", topics=["costs"])
    page = siti_form.submit("Simpan perubahan", title="Versi Siti", topics=["complaints"])

    stored = page.submit("Simpan pilihan ini", **{"keep-title": "theirs", "keep-topics": "theirs"})
    assert stored.text("h1") == "Versi Dewi"
    assert "Biaya resmi" in stored.text()


ALL = {
    "held_on": ("2026-09-21", "2026-09-22"),
    "title": ("A", "B"),
    "topics": (["costs"], ["complaints"]),
    "men": ("1", "2"),
    "women": ("3", "4"),
    "boys": ("5", "6"),
    "girls": ("7", "8"),
    "starts_at": ("08:00", "09:00"),
    "ends_at": ("10:00", "11:00"),
    "venue": ("Masjid", "Sekolah"),
    "organizer": ("PKK", "BPD"),
    "speaker": ("Ani", "Beni"),
    "approach": ("meeting", "training"),
    "audiences": (["youth"], ["pupils"]),
    "disability": ("1", "2"),
    "aged_18_to_30": ("2", "3"),
    "aged_31_up": ("2", "3"),
    "summary": ("Catatan A", "Catatan B"),
    "follow_up": ("Lanjut A", "Lanjut B"),
}


def sent(version: int) -> dict:
    answers = {name: values[version] for name, values in ALL.items()}
    name = answers.pop("speaker")
    return {**answers, "speaker_name": [name, "", ""], "speaker_institution": ["BP3MI", "", ""]}


@pytest.mark.parametrize("whose", ["mine", "theirs"])
def test_every_answer_is_in_both_versions(both, whose):
    siti_form, dewi_form = both
    dewi_form.submit("Simpan perubahan", **sent(0))
    page = siti_form.submit("Simpan perubahan", **sent(1))

    assert set(shown(page)) == set(ALL)
    assert all(chosen == "" for *_words, chosen in shown(page).values())
    stored = page.submit("Simpan pilihan ini", **{f"keep-{name}": whose for name in ALL})
    form = stored.browser.open(stored.path + "/edit")
    kept = form.answers(form.form("Simpan perubahan"))
    for name, value in sent(1 if whose == "mine" else 0).items():
        assert [one for one in kept[name] if one] == [
            one for one in ([value] if isinstance(value, str) else value) if one
        ]


def test_places_are_in_both_versions_too(session, browser, dewi, rahmat):
    first = browser.sign_in(dewi).open(session.path + "/edit")
    second = browser.sign_in(rahmat).open(session.path + "/edit")
    first.submit("Simpan perubahan", villages=[cast.KACE_TIMUR, cast.PETALING])
    page = second.submit("Simpan perubahan", host=cast.MENDO_BARAT)

    versions = shown(page)
    assert versions["villages"] == (
        "Punya Dewi Contoh Desa Petaling; Desa Kace Timur",
        "Punya saya Desa Kace Timur",
        "theirs",
    )
    assert versions["host"] == ("Punya Dewi Contoh Desa Kace Timur", "Punya saya Kecamatan Mendo Barat", "mine")
    stored = page.submit("Simpan pilihan ini")
    assert "Kecamatan Mendo Barat" in stored.texts(".page-head")[0]
    assert stored.texts("dd li") == ["Desa Petaling, Mendo Barat, Bangka", "Desa Kace Timur, Mendo Barat, Bangka"]


def test_answers_that_do_not_agree_after_choosing_are_corrected_on_the_form(both):
    siti_form, dewi_form = both
    dewi_form.submit("Simpan perubahan", men="10", women="10", aged_18_to_30="5", aged_31_up="15")
    page = siti_form.submit("Simpan perubahan", men="30")

    form = page.submit("Simpan pilihan ini", **{"keep-men": "mine"})
    assert "Laki-laki dan perempuan dewasa 40, menurut umur 20" in form.text("#faults")
    stored = form.submit("Simpan perubahan", aged_31_up="35")
    assert "Kegiatan sudah diubah." in stored.text()
    assert stored.text(".figure.main b") == "46"


def test_a_third_who_is_faster_still_is_shown_as_well(both, session, browser, rahmat):
    siti_form, dewi_form = both
    dewi_form.submit("Simpan perubahan", venue="Kantor camat")
    page = siti_form.submit("Simpan perubahan", men="15")
    browser.sign_in(rahmat).open(session.path + "/edit").submit("Simpan perubahan", venue="Alun-alun")

    again = page.submit("Simpan pilihan ini")
    assert "Rahmat Contoh mengubahnya" in again.text()
    assert shown(again)["venue"] == ("Punya Rahmat Contoh Alun-alun", "Punya saya Balai desa", "theirs")
    assert "Alun-alun" in again.submit("Simpan pilihan ini").text()


def test_the_same_change_by_both_asks_nothing(both):
    siti_form, dewi_form = both
    dewi_form.submit("Simpan perubahan", venue="Masjid")

    assert "Kegiatan sudah diubah." in siti_form.submit("Simpan perubahan", venue="Masjid").text()


def test_the_back_button_and_a_second_change_of_ones_own_ask_nothing(session):
    form = session.browser.open(session.path + "/edit")
    form.submit("Simpan perubahan", men="15")
    stored = form.submit("Simpan perubahan", men="15", women="23")

    assert "Kegiatan sudah diubah." in stored.text()
    assert stored.text(".figure.main b") == "44"


def test_ones_own_other_page_is_a_version_as_well(session):
    first, second = (session.browser.open(session.path + "/edit") for _ in range(2))
    first.submit("Simpan perubahan", venue="Masjid")
    page = second.submit("Simpan perubahan", venue="Sekolah")

    assert "Anda, di halaman lain mengubahnya" in page.text()


def test_a_page_without_marks_asks_about_every_difference(both):
    siti_form, dewi_form = both
    dewi_form.submit("Simpan perubahan", venue="Masjid")
    page = siti_form.submit("Simpan perubahan", men="15", was="")

    assert {chosen for *_words, chosen in shown(page).values()} == {""}
