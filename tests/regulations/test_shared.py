"""Regulations of several villages: joint ones of desa, and those of a regency for its kelurahan."""

from datetime import date

import pytest
from sqlalchemy import select

from app.accounts.models import User
from app.areas.models import Area
from app.db import db, write_tx
from app.regulations.models import Regulation, RegulationVillage
from app.regulations.vocabulary import RegulationKind
from tests import cast
from tests.records import count, store_regulation
from tests.regulations.answers import fault

JOINT = {
    "kind": "joint_regulation",
    "theme": "anti_trafficking_village",
    "title": "Kerja Sama Antardesa",
    "number": "1",
    "year": "2026",
    "enacted_on": "2026-05-04",
    "promulgated_on": "2026-05-06",
}
REGIONAL = {
    "theme": "pmi_protection",
    "title": "Pelindungan PMI di Kelurahan",
    "number": "14",
    "year": "2026",
    "enacted_on": "2026-05-04",
}
IN_SUNGAILIAT = "19.01.01.1001"
IN_PENAGAN = "19.01.04.2002"


def codes(app, regulation_id: int) -> set[str]:
    with app.app_context():
        query = select(Area.code).join(RegulationVillage).where(RegulationVillage.regulation_id == regulation_id)
        return set(db.session.scalars(query))


def only_id(app) -> int:
    with app.app_context():
        return db.session.scalars(select(Regulation.id)).one()


@pytest.fixture
def joint(app) -> int:
    """Of Siti's village with its neighbour, in force."""
    return store_regulation(app, also=[cast.PETALING], kind=RegulationKind.JOINT_REGULATION, agreed_on=None)


def test_the_other_villages_are_chosen_by_subdistrict(app, browser, siti):
    page = browser.sign_in(siti).open("/regulations/new").follow("Dibuat bersama desa lain?")
    offered = [box.get("value") for box in page.all("[name=villages]")]
    assert cast.PETALING in offered
    assert cast.KACE_TIMUR not in offered
    assert all(code.startswith("19.01.") and code[9] == "2" for code in offered)

    page = page.submit(**JOINT, villages=[cast.PETALING])

    assert codes(app, only_id(app)) == {cast.KACE_TIMUR, cast.PETALING}
    assert "Desa Petaling, Kecamatan Mendo Barat" in page.texts("aside li")


@pytest.mark.parametrize("villages", [None, [], [cast.AIR_LIMAU], [cast.KACE_TIMUR], ["19.01.01.1001"], ["x"]])
def test_a_joint_regulation_needs_another_desa_of_the_regency(app, browser, siti, villages):
    page = browser.sign_in(siti).open("/regulations/new").submit(**JOINT, villages=villages)

    message = "Pilih dari daftar saja." if villages else "Peraturan bersama dibuat oleh dua desa atau lebih."
    assert message in fault(page, "villages")
    assert count(app, Regulation) == 0
    assert page.all("[name=villages]"), "the villages can be chosen where they were missed"
    assert page.one("#title").get("value") == JOINT["title"]


def test_a_partner_sees_it_but_does_not_change_it(app, browser, joint, lina):
    partner = _head_of(app, browser, cast.PETALING)

    assert "Desa Kace Timur dan 1 desa lain" in partner.open("/regulations").text("tbody th")
    page = partner.open(f"/regulations/{joint}")
    assert "Ubah" not in page.texts("main a")
    assert not page.all("main form")
    partner.open(f"/regulations/{joint}/edit", status=404)
    partner.post(f"/regulations/{joint}/delete", {"csrf_token": _token(partner)}, status=404)
    browser.sign_in(lina).open(f"/regulations/{joint}", status=404)


def test_a_partner_does_not_see_it_in_the_bin(app, browser, siti, joint):
    browser.sign_in(siti).open(f"/regulations/{joint}").submit("Pindahkan ke keranjang")
    partner = _head_of(app, browser, cast.PETALING)

    partner.open(f"/regulations/{joint}", status=404)
    assert "Keranjang kosong" in partner.open("/regulations/bin").text()


def test_changing_who_made_it_is_seen_in_the_history(app, browser, siti, joint):
    page = browser.sign_in(siti).open(f"/regulations/{joint}/edit").submit(villages=["19.01.04.2002", cast.PETALING])

    assert codes(app, joint) == {cast.KACE_TIMUR, cast.PETALING, "19.01.04.2002"}
    history = page.text("main details.fold")
    assert "Berlaku untuk: Desa Petaling, Desa Kace Timur → Desa Petaling, Desa Penagan, Desa Kace Timur" in history


def test_a_joint_one_that_becomes_another_kind_belongs_to_one_village(app, browser, siti, joint):
    browser.sign_in(siti).open(f"/regulations/{joint}/edit").submit(kind="head_regulation")

    assert codes(app, joint) == {cast.KACE_TIMUR}


def test_a_village_replaces_a_joint_one_that_it_shares(app, browser, joint):
    partner = _head_of(app, browser, cast.PETALING)

    page = partner.open("/regulations/new?kind=joint_regulation").submit(
        **JOINT, villages=[cast.KACE_TIMUR], effect=["replaces"], target=[str(joint)]
    )

    assert "Mencabut dan menggantikan Permakades Nomor 2 Tahun 2026" in page.text()
    with app.app_context():
        assert db.session.get_one(Regulation, joint).repealed_on == date(2026, 5, 6)


def test_what_repeals_it_stays_in_sight_where_it_is_not_valid_itself(app, browser, siti, joint):
    _head_of(app, browser, cast.PETALING).open("/regulations/new?kind=joint_regulation").submit(
        **JOINT, villages=[IN_PENAGAN], effect=["repeals"], target=[str(joint)]
    )

    form = browser.sign_in(siti).open(f"/regulations/{joint}/edit")

    assert not form.all("#repealed_by"), "a repeal that follows from another record is changed there"
    assert form.submit(note="Berkas lengkap").path == f"/regulations/{joint}"


def test_it_is_still_changed_by_a_village_that_shares_it_no_more(app, browser, siti, joint):
    partner = _head_of(app, browser, cast.PETALING)
    page = partner.open("/regulations/new?kind=joint_regulation").submit(
        **JOINT, villages=[cast.KACE_TIMUR], effect=["amends"], target=[str(joint)]
    )
    browser.sign_in(siti).open(f"/regulations/{joint}/edit").submit(villages=[IN_PENAGAN])

    page = partner.open(f"{page.path}/edit").submit(note="Berkas lengkap")

    assert "Mengubah Permakades Nomor 2 Tahun 2026" in page.text()


def test_the_regency_records_one_for_all_its_kelurahan(app, browser, rahmat):
    page = browser.sign_in(rahmat).open("/regulations").follow("Catat peraturan daerah untuk kelurahan")
    assert "Semua 19 kelurahan" in page.text()

    page = page.submit(**REGIONAL)

    covered = codes(app, only_id(app))
    assert len(covered) == 19
    assert all(code.startswith("19.01.") and code[9] == "1" for code in covered)
    assert "Berlaku sejak 4 Mei 2026." in page.text()
    assert "19 kelurahan" in page.texts("summary")
    assert "Kabupaten Bangka, untuk 19 kelurahan" in page.browser.open("/regulations").text("tbody")


def test_or_for_some_of_them(app, browser, rahmat):
    page = browser.sign_in(rahmat).open("/regulations/new/regional")
    assert "Pilih kelurahan yang dicakupnya" in fault(page.submit(**REGIONAL, covers_all=None), "villages")

    page = page.submit(**REGIONAL, covers_all=None, villages=[IN_SUNGAILIAT])

    assert codes(app, only_id(app)) == {IN_SUNGAILIAT}
    again = page.follow("Ubah").submit(title="Judul lain")
    assert again.text("h1") == "Judul lain"
    assert codes(app, only_id(app)) == {IN_SUNGAILIAT}


@pytest.fixture
def of_the_city(app) -> int:
    """A Perwali of Pangkal Pinang for Lina's kelurahan."""
    kind = RegulationKind.REGIONAL_REGULATION
    days = {"agreed_on": None, "promulgated_on": None, "submitted_on": None}
    return store_regulation(app, cast.PANGKAL_PINANG, also=[cast.KELURAHAN], kind=kind, title="Perwali", **days)


def test_each_kelurahan_shows_it_and_none_changes_it(browser, lina, of_the_city):
    kelurahan = browser.sign_in(lina)

    assert "Perwali" in kelurahan.open("/regulations").text("tbody")
    page = kelurahan.open(f"/regulations/{of_the_city}")
    assert "Berlaku sejak 2 Maret 2026." in page.text()
    assert "Ubah" not in page.texts("main a")
    kelurahan.open(f"/regulations/{of_the_city}/edit", status=404)


def test_a_kelurahan_is_not_offered_it(app, browser, lina):
    page = browser.sign_in(lina).open("/regulations/new").submit(**REGIONAL, kind="regional_regulation")

    assert "dicatat satu kali oleh kabupaten atau kota" in fault(page, "kind")
    assert count(app, Regulation) == 0


def test_an_older_one_of_a_kelurahan_can_still_be_changed(app, browser, lina):
    kind = RegulationKind.REGIONAL_REGULATION
    days = {"agreed_on": None, "promulgated_on": None, "submitted_on": None}
    number = store_regulation(app, cast.KELURAHAN, kind=kind, **days)

    page = browser.sign_in(lina).open(f"/regulations/{number}").follow("Ubah").submit(title="Perwali lama")

    assert page.text("h1") == "Perwali lama"
    assert codes(app, number) == {cast.KELURAHAN}


@pytest.mark.parametrize("who", ["siti", "lina", "dewi", "ayu"])
def test_only_the_staff_of_the_regency_records_it(browser, who, request):
    status = 403 if who == "ayu" else 404
    browser.sign_in(request.getfixturevalue(who)).open("/regulations/new/regional", status=status)


def _head_of(app, browser, code: str):
    """Budi, who heads that village now."""
    with app.app_context(), write_tx() as tx:
        village_id = tx.scalars(select(Area.id).where(Area.code == code)).one()
        tx.scalars(select(User).where(User.username == "budi")).one().area_id = village_id
    return browser.sign_in(cast.BUDI)


def _token(browser) -> str:
    return browser.open("/regulations/new").one("main [name=csrf_token]").get("value")
