"""Who came before: offered while a name is typed, found by NIK, said by people; never merged by itself."""

import pytest

from tests import cast
from tests.outreach.answers import Quick, person_keys, record, type_names

NIK = "1901045505850001"


@pytest.fixture
def there(browser, siti):
    return browser.sign_in(siti)


def session(browser, *people: tuple, **answers) -> Quick:
    """A session with these names: (name, "female" or "male", values of the row)."""
    quick = Quick(browser, record(browser, **answers).path)
    if people:
        rows = [{"name": name, "sex": sex, **(more[0] if more else {})} for name, sex, *more in people]
        assert quick.add(*rows)["faults"] == {}
    return quick


def same(app, name: str) -> bool:
    keys = person_keys(app)[name]
    assert len(keys) > 1
    return len(set(keys)) == 1


def test_equal_names_are_two_people_until_somebody_says_otherwise(app, there):
    for day in ("2026-03-14", "2026-09-20"):
        sheet = there.open(record(there, held_on=day).path + "/names")
        page = type_names(sheet, ("Nurhayati", "P"), ("Nurhayati", "P"), ("Yanti", "P"))
        assert page.texts(".figure b") == ["42", "3", "3"]

    assert "3 nama sama dengan orang yang pernah hadir. Periksa" in page.text()
    assert len(page.follow("Periksa").all("main fieldset")) == 3
    assert not same(app, "Nurhayati")
    assert not same(app, "Yanti")


def test_who_came_before_is_suggested_with_what_tells_namesakes_apart(there):
    session(
        there,
        ("Suryani", "female", {"hamlet": "Dusun II"}),
        ("Suryani", "female", {"ref": "another-key"}),
        held_on="2026-03-14",
    )
    session(there, ("Surya Darma", "male", {"home": "Petaling"}), ("Hj. Sur'ani", "female"), held_on="2026-05-02")

    found = session(there).people("sur")

    assert [(one["name"], one["letter"], one["about"]) for one in found] == [
        ("Surya Darma", "L", "Desa Petaling, terakhir 2 Mei 2026"),
        ("Suryani", "P", "terakhir 14 Maret 2026"),
        ("Suryani", "P", "Dusun II, terakhir 14 Maret 2026"),
        ("Hj. Sur'ani", "P", "terakhir 2 Mei 2026"),
    ]
    assert session(there).people("s") == []


@pytest.mark.parametrize("typed", ["ma'r", "maru", "MA’RUF", "sula", "m a"[:1] + "a"])
def test_apostrophes_and_later_words_do_not_matter(there, typed):
    session(there, ("H. Ma’ruf Sulaiman", "male"))

    assert [one["name"] for one in session(there).people(typed)] == ["H. Ma’ruf Sulaiman"]


def test_signs_of_the_database_are_letters_like_others(there):
    session(there, ("Nurhayati", "female"))

    assert session(there).people("n%") == session(there).people("__") == []


def test_who_is_on_the_sheet_already_and_who_is_elsewhere_is_not_suggested(browser, there, dewi):
    staff = browser.sign_in(dewi)
    session(there, ("Nurhayati", "female"))
    session(staff, ("Nursiah", "female"), host=cast.PETALING)
    quick = session(there)
    (nurhayati,) = quick.people("nur")
    assert nurhayati["name"] == "Nurhayati"

    quick.add({"name": "Nurhayati", "same_as": nurhayati["id"]})

    assert quick.people("nur") == []


def test_choosing_a_suggestion_says_that_it_is_the_same_person(app, there):
    session(there, ("Nurhayati", "female"))
    quick = session(there)
    quick.add({"name": "Nurhayati", "same_as": quick.people("nur")[0]["id"]}, {"name": "Yanti"})

    assert same(app, "Nurhayati")
    page = there.open(quick.path.removesuffix("names") + "matches")
    assert "1. Nurhayati, P adalah orang yang pernah hadirSiti Contoh" in page.text()
    page.submit("Batalkan")
    assert not same(app, "Nurhayati")


def test_nobody_can_be_chosen_whose_name_the_reader_may_not_see(app, browser, there, budi):
    elsewhere = session(browser.sign_in(budi), ("Nurhayati", "female"))
    hidden = int(elsewhere.rows()["Nurhayati"]["data-id"])
    session(there).add({"name": "Nurhayati", "same_as": hidden})

    assert not same(app, "Nurhayati")


def test_an_equal_nik_is_the_same_person_by_itself_however_the_name_is_written(app, there):
    session(there, ("Nurhayati", "female", {"nik": NIK}))
    quick = session(there, ("Hj. Nur Hayati", "female", {"nik": "19.01.04.550585.0001"}))

    keys = person_keys(app)
    assert keys["Nurhayati"] == keys["Hj. Nur Hayati"]
    there.open(quick.path.removesuffix("names") + "matches").submit("Batalkan")
    keys = person_keys(app)
    assert keys["Nurhayati"] != keys["Hj. Nur Hayati"]


def test_one_nik_twice_on_a_sheet_is_one_person(app, there):
    session(there, ("Nurhayati", "female", {"nik": NIK}), ("Yati", "female", {"nik": NIK}))

    keys = person_keys(app)
    assert keys["Nurhayati"] == keys["Yati"]


def test_a_nik_that_is_added_later_finds_its_person_and_another_one_leaves_it(app, there):
    session(there, ("Nurhayati", "female", {"nik": NIK}))
    quick = session(there, ("Nurhayati", "female"))
    quick.change("Nurhayati", nik=NIK)
    assert same(app, "Nurhayati")

    quick.change("Nurhayati", nik="1901045505850002")
    assert not same(app, "Nurhayati")


def test_a_nik_of_another_subdistrict_tells_nothing(app, browser, there, budi):
    session(browser.sign_in(budi), ("Nurhayati", "female", {"nik": NIK}))
    session(there, ("Nurhayati", "female", {"nik": NIK}))

    assert not same(app, "Nurhayati")


def test_a_correction_of_the_spelling_keeps_the_person_and_another_name_does_not(app, there):
    session(there, ("Nurhayati", "female"))
    quick = session(there)
    quick.add({"name": "Nurhayati", "same_as": quick.people("nur")[0]["id"]})

    quick.change("Nurhayati", name="Hj. NUR HAYATI")
    keys = person_keys(app)
    assert keys["Nurhayati"] == keys["Hj. NUR HAYATI"]
    quick.change("Hj. NUR HAYATI", name="Nurhayatun", same_person=True)
    assert person_keys(app)["Nurhayatun"] == keys["Nurhayati"]
    quick.change("Nurhayatun", name="Zubaidah")
    assert person_keys(app)["Zubaidah"] != keys["Nurhayati"]
    assert "adalah orang yang pernah hadir" not in there.open(quick.path.removesuffix("names") + "matches").text()


def test_somebody_alone_keeps_their_key_whatever_is_corrected(app, there):
    quick = session(there, ("Nurhayati", "female"))
    before = person_keys(app)["Nurhayati"]
    quick.change("Nurhayati", name="Nur Hayatun", sex="male")

    assert person_keys(app)["Nur Hayatun"] == before


def test_a_new_host_changes_no_person(app, browser, dewi):
    staff = browser.sign_in(dewi)
    quick = session(staff, ("Nurhayati", "female"), host=cast.PETALING)
    before = person_keys(app)
    staff.open(quick.path.removesuffix("/names")).follow("Ubah").submit(host=cast.KACE_TIMUR)
    assert person_keys(app) == before

    other = session(staff, ("Nurhayati", "female"), host=cast.KACE_TIMUR)
    assert "1. Nurhayati, P" in staff.open(other.path.removesuffix("names") + "matches").text("main form")
