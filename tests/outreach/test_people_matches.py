"""The page on which people say who is the same person; what was said can be taken back."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.outreach.matching import follow
from tests import cast
from tests.chromium import on_sqlite
from tests.outreach.answers import person_keys
from tests.outreach.test_people import same, session


@pytest.fixture
def there(browser, siti):
    return browser.sign_in(siti)


def matches(quick):
    return quick.browser.open(quick.path.removesuffix("names") + "matches")


def test_one_who_is_equal_in_everything_is_ticked_and_one_button_confirms(app, there):
    session(there, ("H. Ma'ruf", "male", {"hamlet": "Dusun I"}), ("Yanti", "female"), held_on="2026-03-14")
    quick = session(there, ("Maruf", "male", {"hamlet": "dusun i"}), ("YANTI", "female"), ("Ayu", "female"))
    assert "2 nama sama dengan orang yang pernah hadir." in there.open(quick.path).text("#alike")

    page = matches(quick)
    assert len(page.all("main fieldset")) == 2
    assert "hadir 1 kali; terakhir 14 Maret 2026, Desa Kace Timur" in page.text("main form")
    page = page.submit("Simpan pilihan")

    assert "2 nama dicatat sebagai orang yang sama; 0 orang lain." in page.text()
    assert "Tidak ada lagi nama yang perlu diperiksa." in page.text()
    keys = person_keys(app)
    assert keys["H. Ma'ruf"] == keys["Maruf"]
    assert keys["Yanti"] == keys["YANTI"]
    assert there.open(quick.path).all("#alike[hidden]")


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ([("Yanti", "female", {"hamlet": "Dusun I"})], ("Yanti", "female", {"hamlet": "Dusun II"})),
        ([("Yanti", "female", {"home": "Petaling"})], ("Yanti", "female")),
        ([("Yanti", "female")], ("Yanti", "female", {"home": "Penagan"})),
        ([("Yanti", "unknown")], ("Yanti", "female")),
        ([("Yanti", "female")], ("Yanti", "unknown")),
        ([("Yanti", "unknown")], ("Yanti", "unknown")),
        ([("Yanti", "female"), ("yanti", "female")], ("Yanti", "female")),
    ],
)
def test_what_is_not_clear_is_offered_and_never_ticked(app, there, before, now):
    session(there, *before)
    quick = session(there, now)

    page = matches(quick)
    assert len(page.all("main fieldset")) == 1
    assert page.one("main fieldset input[checked]").get("value") == ""
    page = page.submit("Simpan pilihan")
    assert "Belum ada yang dipilih, jadi tidak ada yang berubah." in page.text()
    assert not same(app, "Yanti")
    first = page.all("main fieldset input[type=radio]")[0]
    page.submit("Simpan pilihan", **{first.get("name"): first.get("value")})
    assert len(set(person_keys(app)["Yanti"])) == 1 or len(before) > 1


@pytest.mark.parametrize("now", [("Yanti", "male"), ("Yantini", "female")])
def test_another_sex_or_name_is_not_offered(there, now):
    session(there, ("Yanti", "female"))

    assert "Tidak ada lagi nama yang perlu diperiksa." in matches(session(there, now)).text()


def test_somebody_else_is_not_offered_again_until_it_is_taken_back(app, there):
    session(there, ("Yanti", "female"))
    quick = session(there, ("Yanti", "female"))
    page = matches(quick)
    name = page.one("main fieldset input[value=other]").get("name")

    page = page.submit("Simpan pilihan", **{name: "other"})

    assert "1. Yanti, P bukan orang lain yang namanya sama" in page.text()
    assert "Tidak ada lagi nama" in page.text()
    assert not same(app, "Yanti")
    assert len(page.submit("Batalkan").all("main fieldset")) == 1


def test_the_same_name_twice_on_a_sheet_is_asked_of_the_later_one(app, there):
    quick = session(there, ("Yanti", "female"), ("Ayu", "female"), ("YANTI", "female"))

    page = matches(quick)
    assert "3. YANTI, P" in page.text("main fieldset legend")
    assert "Sama dengan nomor 1 di daftar ini" in page.text("main fieldset")
    assert page.one("main fieldset input[checked]").get("value") == ""


def test_the_village_is_offered_its_own_people_and_the_subdistrict_all_of_its_villages(browser, there, dewi, budi):
    staff = browser.sign_in(dewi)
    session(staff, ("Yanti", "female"), host=cast.PETALING)
    session(browser.sign_in(budi), ("Yanti", "female"))
    quick = session(there, ("Yanti", "female"))

    assert "Tidak ada lagi nama" in matches(quick).text()
    page = staff.open(quick.path.removesuffix("names") + "matches")
    assert "Desa Petaling" in page.text("main fieldset")
    assert len(page.all("main fieldset input[type=radio]")) == 3


def test_names_that_were_emptied_are_still_found(app, run, there):
    session(there, ("Yanti", "female"), held_on="2024-09-20")
    run("outreach", "forget-names")
    quick = session(there, ("Yanti", "female"))

    page = matches(quick)
    assert "(nama sudah dikosongkan), P" in page.text("main fieldset")
    page.submit("Simpan pilihan")
    keys = person_keys(app)
    assert keys[""] == keys["Yanti"]


def test_somebody_with_another_nik_is_somebody_else(there):
    session(there, ("Yanti", "female", {"nik": "1901045505850001"}))

    assert "Tidak ada lagi nama" in matches(session(there, ("Yanti", "female", {"nik": "1901045505850002"}))).text()


def test_what_is_not_on_the_page_is_not_decided(app, browser, there, budi):
    other = session(browser.sign_in(budi), ("Yanti", "female"))
    quick = session(there, ("Yanti", "female"))
    entry, hidden = (one.rows()["Yanti"]["data-id"] for one in (quick, other))
    session(there, ("Yanti", "female"), held_on="2026-03-14")

    matches(quick).submit("Simpan pilihan", **{f"who-{entry}": hidden, "who-x": "1", f"who-{hidden}": entry})

    assert len(set(person_keys(app)["Yanti"])) == 3


ACTIONS = st.lists(
    st.tuples(st.sampled_from(["join", "join", "undo"]), st.integers(0, 30), st.integers(0, 3)), max_size=12
)


@on_sqlite  # who is in which match is worked out in Python
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTIONS)
def test_whatever_is_said_and_taken_back_in_any_order_gives_every_entry_its_key_back(
    app, browser, siti, begin_again, actions
):
    begin_again()
    there = browser.sign_in(siti)
    sheets = [session(there, ("Yanti", "female"), held_on=f"2026-0{month}-01") for month in (1, 2, 3, 4)]
    before = person_keys(app)
    for action, which, number in actions:
        page = matches(sheets[which % 4])
        if action == "join" and page.all("main fieldset"):
            choices = page.all("main fieldset input[type=radio]")[:-2]
            choice = choices[number % len(choices)]
            page.submit("Simpan pilihan", **{choice.get("name"): choice.get("value")})
        elif action == "undo" and page.all("form[action$=undo]"):
            form = page.all("form[action$=undo]")[number % len(page.all("form[action$=undo]"))]
            there.post(form.get("action"), page.answers(form))
    for quick in sheets:
        while (page := matches(quick)).all("form[action$=undo]"):
            page.submit("Batalkan")

    after = person_keys(app)
    assert after == before


def test_an_entry_goes_back_through_what_still_stands():
    moves = [(1, b"a", b"b"), (2, b"b", b"c"), (4, b"c", b"d")]

    assert follow(moves, set()) == (b"d", [])
    assert follow(moves, {4}) == (b"c", [4])
    assert follow(moves, {2}) == (b"b", [2, 4])
    assert follow(moves, {1}) == (b"a", [1, 2, 4])


def test_an_entry_that_was_removed_and_put_back_is_still_in_its_match(app, there):
    session(there, ("Yanti", "female"))
    quick = session(there, ("Yanti", "female"), ("Ayu", "female"))
    matches(quick).submit("Simpan pilihan")
    other = session(there, ("Yanti", "female"))
    matches(other).submit("Simpan pilihan")
    assert len(set(person_keys(app)["Yanti"])) == 1
    undo = quick.remove("Yanti")["undo"]

    quick.post(quick.path + "/add", {"undo": undo})

    assert len(set(person_keys(app)["Yanti"])) == 1
    matches(quick).submit("Batalkan")
    assert len(set(person_keys(app)["Yanti"])) == 2
