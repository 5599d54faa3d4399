"""One regulation amends, repeals or replaces another: what both pages say, what is refused, what the bin undoes."""

from datetime import date

import pytest
from sqlalchemy import select

from app.areas.queries import find_area
from app.areas.reach import Reach
from app.db import db, write_tx
from app.regulations.forms import RegulationForm
from app.regulations.link_actions import set_links
from app.regulations.models import Regulation, State
from app.regulations.queries import Filters, list_regulations
from app.regulations.vocabulary import Effect, RegulationKind
from tests import cast
from tests.records import count, store_regulation
from tests.regulations.answers import DRAFT, LATER, fault, store_old


def link(app, acting_id: int, target_id: int, effect: Effect) -> None:
    with app.app_context(), write_tx() as tx:
        set_links(tx, tx.get_one(Regulation, acting_id), {target_id: effect})


def stored(app, regulation_id: int) -> Regulation:
    with app.app_context():
        return db.session.scalars(select(Regulation).where(Regulation.id == regulation_id)).one()


@pytest.fixture
def own(browser, siti):
    return browser.sign_in(siti)


@pytest.mark.parametrize(
    ("effect", "acts", "suffers", "state"),
    [
        ("amends", "Mengubah", "Diubah dengan", "Berlaku"),
        ("repeals", "Mencabut", "Dicabut dengan", "Dicabut"),
        ("replaces", "Mencabut dan menggantikan", "Dicabut dan digantikan dengan", "Dicabut"),
    ],
)
def test_both_pages_say_what_one_does_to_the_other(app, own, effect, acts, suffers, state):
    old = store_old(app)

    page = own.open("/regulations/new").submit(**LATER, effect=[effect], target=[str(old)])

    assert f"{acts} Perdes Nomor 1 Tahun 2020 tentang Aturan lamasejak 3 Juli 2026" in page.texts(".rows li")
    target = page.follow("Perdes Nomor 1 Tahun 2020")
    assert f"{suffers} Perdes Nomor 7 Tahun 2026" in " ".join(target.texts(".split ul.rows"))
    assert state in target.texts(".state")
    assert target.follow("Perdes Nomor 7 Tahun 2026").text("h1") == LATER["title"]


def test_it_counts_as_of_any_day(app, own):
    old = store_old(app)
    own.open("/regulations/new").submit(**LATER, effect=["replaces"], target=[str(old)])

    with app.app_context():
        reach, in_force = Reach.of(find_area(cast.KACE_TIMUR)), Filters(state=State.IN_FORCE)
        days = (date(2026, 7, 2), date(2026, 7, 3))
        assert [[row.number for row in list_regulations(reach, day, in_force)] for day in days] == [[1], [7]]


def test_several_at_once_and_one_fewer_later(app, own):
    first, second = store_old(app), store_old(app, 2, "Aturan kedua")
    form = own.open("/regulations/new")
    page = form.submit(**LATER, effect=["repeals", "amends"], target=[str(first), str(second)])
    assert (stored(app, first).repealed_on, stored(app, second).amended_on) == (date(2026, 7, 3),) * 2

    page = page.follow("Ubah").submit(effect=["", "amends"], target=["", str(second)])

    assert stored(app, first).repealed_on is None
    history = page.text("main details.fold")
    assert "Mencabut: Peraturan Desa Nomor 1 Tahun 2020 tentang Aturan lama; Mengubah:" not in history
    assert "→ Mengubah: Peraturan Desa Nomor 2 Tahun 2020 tentang Aturan kedua" in history


def test_a_draft_changes_nothing_until_it_is_in_force(app, own):
    old = store_old(app)
    page = own.open("/regulations/new").submit(**DRAFT, effect=["repeals"], target=[str(old)])

    assert "begitu peraturan ini berlaku" in page.text()
    assert "belum berlaku, jadi belum ada yang berubah" in own.open(f"/regulations/{old}").text()
    page = page.follow("Ubah").submit(**LATER)
    assert stored(app, old).repealed_on == date(2026, 7, 3)
    page.follow("Ubah").submit(promulgated_on="2026-07-06")
    assert stored(app, old).repealed_on == date(2026, 7, 6)
    assert "Dicabut pada 6 Juli 2026: tidak berlaku lagi." in own.open(f"/regulations/{old}").text()


def test_the_bin_undoes_it_and_restoring_does_it_again(app, own):
    old = store_old(app)
    page = own.open("/regulations/new").submit(**LATER, effect=["repeals"], target=[str(old)])

    bin_page = page.submit("Pindahkan ke keranjang").follow("Keranjang")
    assert stored(app, old).repealed_on is None
    assert "Dicabut" not in own.open(f"/regulations/{old}").texts(".state")
    bin_page.submit("Pulihkan")
    assert stored(app, old).repealed_on == date(2026, 7, 3)


def test_what_was_repealed_meanwhile_is_not_repealed_again_from_the_bin(app, own):
    old = store_old(app)
    page = own.open("/regulations/new").submit(**LATER, effect=["repeals"], target=[str(old)])
    bin_page = page.submit("Pindahkan ke keranjang").follow("Keranjang")
    own.open("/regulations/new").submit(**{**LATER, "number": "8"}, effect=["repeals"], target=[str(old)])

    refused = bin_page.submit("Pulihkan")

    assert refused.text(".flash.late") == (
        "Belum dapat dipulihkan: “Perdes Nomor 1 Tahun 2020” sudah dicabut 3 Juli 2026 dengan Perdes Nomor 8 Tahun "
        "2026: tidak ada lagi yang dapat diubah atau dicabut."
    )


def test_one_that_was_annulled_at_once_repeals_nothing(app, own):
    old = store_old(app)
    page = own.open("/regulations/new").submit(**LATER, effect=["repeals"], target=[str(old)])

    page = page.follow("Ubah").submit(annulled_on="2026-07-03", submitted_on="")

    assert stored(app, old).repealed_on is None
    assert "tidak berpengaruh: dibatalkan pada hari mulai berlaku" in page.text()


def test_one_that_was_annulled_later_has_repealed_it(app, own):
    old = store_old(app)
    page = own.open("/regulations/new").submit(**LATER, effect=["repeals"], target=[str(old)])

    page.follow("Ubah").submit(annulled_on="2026-09-01")

    assert stored(app, old).repealed_on == date(2026, 7, 3)


@pytest.mark.parametrize(
    ("old", "answers", "message"),
    [
        ({"repealed_on": date(2026, 1, 5)}, {}, "“Perdes Nomor 1 Tahun 2020” sudah dicabut 5 Januari 2026: tidak ada"),
        ({"repealed_on": date(2026, 1, 5), "repealed_by": "Perdes 9"}, {}, "dengan Perdes 9: tidak ada lagi"),
        ({"annulled_on": date(2026, 1, 5)}, {}, "sudah dibatalkan 5 Januari 2026"),
        ({"promulgated_on": date(2026, 8, 1), "year": 2026, "enacted_on": date(2026, 8, 1)}, {}, "yang baru berlaku"),
        ({"kind": RegulationKind.HEAD_REGULATION}, {}, "adalah Peraturan Kepala Desa. Hanya Peraturan Kepala Desa"),
        ({"kind": RegulationKind.HEAD_DECREE}, {}, "adalah Keputusan Kepala Desa"),
    ],
)
@pytest.mark.parametrize("effect", ["amends", "repeals", "replaces"])
def test_what_cannot_be_changed_is_refused_with_the_reason(app, own, old, answers, message, effect):
    target = store_old(app, **old)

    page = own.open("/regulations/new").submit(**{**LATER, **answers}, effect=[effect], target=[str(target)])

    assert message in fault(page, "links")
    assert count(app, Regulation) == 1
    assert page.one("#effect-1 option[selected]").get("value") == effect
    assert page.one("#target-1 option[selected]").get("value") == str(target)
    assert page.one("main details:has(#links)").get("open") is not None


def test_a_draft_is_refused_what_is_repealed_already(app, own):
    target = store_old(app, repealed_on=date(2026, 1, 5))

    page = own.open("/regulations/new").submit(**DRAFT, effect=["amends"], target=[str(target)])

    assert "sudah dicabut 5 Januari 2026" in fault(page, "links")


def test_it_may_be_amended_before_the_day_of_its_repeal(app, own):
    target = store_old(app, repealed_on=date(2026, 9, 5), repealed_by="Perdes Nomor 9 Tahun 2026")

    own.open("/regulations/new").submit(**LATER, effect=["amends"], target=[str(target)])

    assert stored(app, target).amended_on == date(2026, 7, 3)


def test_what_was_amended_later_was_not_repealed_before(app, own):
    target = store_old(app)
    own.open("/regulations/new").submit(**LATER, effect=["amends"], target=[str(target)])
    earlier = {**LATER, "number": "3", "enacted_on": "2026-06-22", "promulgated_on": "2026-06-23"}

    page = own.open("/regulations/new").submit(**earlier, effect=["repeals"], target=[str(target)])

    assert "diubah 3 Juli 2026 dengan Perdes Nomor 7 Tahun 2026, jadi saat itu masih berlaku" in fault(page, "links")


@pytest.mark.parametrize(
    ("effect", "target", "message"),
    [
        ("", "{old}", "Pilih apa yang dilakukan terhadap peraturan itu"),
        ("amends", "", "Pilih peraturan mana yang diubah atau dicabut"),
        ("burns", "{old}", "Pilih dari daftar saja"),
        ("amends", "9" * 5000, "Pilih dari daftar saja"),
        ("amends", "999999999999", "Hanya peraturan dari desa yang sama"),
        ("amends", "{neighbour}", "Hanya peraturan dari desa yang sama"),
    ],
)
def test_half_a_row_or_a_forged_one_is_refused(app, own, effect, target, message):
    ids = {"old": store_old(app), "neighbour": store_regulation(app, cast.PETALING)}

    page = own.open("/regulations/new").submit(**LATER, effect=[effect], target=[target.format(**ids)])

    assert message.lower() in fault(page, "links").lower()
    assert count(app, Regulation) == 2


def test_chosen_twice(app, own):
    old = str(store_old(app))

    page = own.open("/regulations/new").submit(**LATER, effect=["amends", "repeals"], target=[old, old])

    assert "dipilih dua kali" in fault(page, "links")


def test_a_forged_one_chosen_twice_is_refused(app, own):
    store_old(app)

    page = own.open("/regulations/new").submit(**LATER, effect=["repeals", "amends"], target=["99", "99"])

    assert "Hanya peraturan dari desa yang sama" in fault(page, "links")
    assert count(app, Regulation) == 1


def test_itself_and_in_a_circle(app, own):
    old, other = store_old(app), store_old(app, 2)
    link(app, other, old, Effect.AMENDS)
    form = own.open(f"/regulations/{old}/edit")
    assert str(old) not in [option.get("value") for option in form.all("#target-1 option")]

    assert "dirinya sendiri" in fault(form.submit(effect=["amends"], target=[str(old)]), "links")
    assert "justru mengubah atau mencabut" in fault(form.submit(effect=["amends"], target=[str(other)]), "links")


@pytest.mark.parametrize(
    ("changed", "field", "message"),
    [
        ({"enacted_on": "2026-07-04", "promulgated_on": "2026-07-05", "year": "2026"}, "promulgated_on", "3 Juli 2026"),
        ({"annulled_on": "2026-07-03"}, "annulled_on", "mengubah atau mencabut peraturan ini 3 Juli 2026"),
        ({"promulgated_on": ""}, "promulgated_on", "“Perdes Nomor 7 Tahun 2026”"),
        ({"kind": "head_regulation"}, "kind", "merupakan Peraturan Desa. Batalkan dulu pilihan itu di sana."),
        (
            {"repealed_on": "2026-07-02", "repealed_by": "Perdes 9"},
            "repealed_on",
            "jadi saat itu peraturan ini berlaku",
        ),
    ],
)
def test_the_one_that_is_amended_is_held_to_it(app, own, changed, field, message):
    target = store_old(app)
    own.open("/regulations/new").submit(**LATER, effect=["amends"], target=[str(target)])

    page = own.open(f"/regulations/{target}/edit").submit(**changed)

    assert message in fault(page, field)


def test_a_repeal_that_follows_from_another_record_is_changed_there(app, own):
    target = store_old(app)
    own.open("/regulations/new").submit(**LATER, effect=["repeals"], target=[str(target)])

    form = own.open(f"/regulations/{target}/edit")
    assert not form.all("#repealed_on, #repealed_by")
    assert "Dicabut pada 3 Juli 2026 dengan peraturan lain yang tercatat di sini" in form.text()
    form.submit(title="Judul lain", repealed_on="2025-01-01", repealed_by="lain")
    assert (stored(app, target).title, stored(app, target).repealed_on) == ("Judul lain", date(2026, 7, 3))


def test_a_repeal_that_was_written_down_gives_way_to_the_record_of_that_day(app, own):
    target = store_old(app, repealed_on=date(2026, 7, 3), repealed_by="Perdes Nomor 7 Tahun 2026")

    own.open("/regulations/new").submit(**LATER, effect=["repeals"], target=[str(target)])

    assert (stored(app, target).repealed_on, stored(app, target).repealed_by) == (date(2026, 7, 3), "")


def test_a_double_tap_on_a_repeal_is_one_record(app, own):
    target = str(store_old(app))
    form = own.open("/regulations/new")

    first, second = (form.submit(**LATER, effect=["repeals"], target=[target]) for _tap in range(2))

    assert first.path == second.path
    assert count(app, Regulation) == 2


def test_two_that_repeal_the_same_at_once_are_not_both_stored(app, own, monkeypatch):
    target = store_old(app)
    form = own.open("/regulations/new")
    validate = RegulationForm.validate

    def validate_first(form, extra_validators=None) -> bool:
        valid = validate(form, extra_validators)
        link(app, store_regulation(app, number=9), target, Effect.REPEALS)
        return valid

    monkeypatch.setattr(RegulationForm, "validate", validate_first)
    page = form.submit(**LATER, effect=["repeals"], target=[str(target)])

    assert "sudah dicabut 5 Maret 2026 dengan Perdes Nomor 9 Tahun 2026" in fault(page, "links")
    assert count(app, Regulation) == 2
