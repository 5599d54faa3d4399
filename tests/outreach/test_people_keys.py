"""By which keys somebody is found again: names as they are compared, and hashes that nobody can try out."""

import pytest

from app.outreach.people_keys import folded_name, name_key, name_keys, new_person_key, nik_key
from app.outreach.vocabulary import Sex

SECRET = "a secret for tests only, forty characters long"


@pytest.mark.parametrize(
    "name",
    [
        "H. Ma'ruf Sulaiman, S.Pd.",
        "H Ma’ruf Sulaiman",
        "ma`ruf  SULAIMAN S.Pd.",
        "Drs. H. Ma'ruf Sulaiman, M.Si., Ph.D",
        "Bapak Maruf-Sulaiman",
        "dr. Ma'ruf Sulaiman",
    ],
)
def test_titles_case_spaces_and_apostrophes_do_not_matter(name):
    assert folded_name(name) == "marufsulaiman"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ibu", "ibu"),  # a title and nothing else is a name
        ("Muhammad Ali", "muhammadali"),
        ("M. Yusuf", "myusuf"),
        ("Budi Se", "budise"),  # SE without its dots may well be a name
        ("Ni Luh Ayu", "niluhayu"),
        ("李小龙", "李小龙"),
    ],
)
def test_names_are_not_taken_for_titles(name, key):
    assert folded_name(name) == key


def test_sex_and_home_tell_namesakes_apart():
    keys = {
        name_key(SECRET, "Sri", Sex.FEMALE, 1),
        name_key(SECRET, "Sri", Sex.MALE, 1),
        name_key(SECRET, "Sri", None, 1),
        name_key(SECRET, "Sri", Sex.FEMALE, 2),
        name_key(SECRET, "Sri", Sex.FEMALE, 11),
        name_key("another secret, forty characters long too", "Sri", Sex.FEMALE, 1),
    }

    assert len(keys) == 6
    assert {len(key) for key in keys} == {16}


def test_the_keys_for_several_homes_are_those_for_each():
    keys = name_keys(SECRET, "H. Ma'ruf", (None, Sex.MALE), (1, 2))

    assert keys == [name_key(SECRET, "maruf", sex, home) for sex in (None, Sex.MALE) for home in (1, 2)]


def test_a_nik_cannot_be_read_from_its_key():
    key = nik_key(SECRET, "1901041505850001")

    assert len(key) == 16
    assert key == nik_key(SECRET, "1901041505850001")
    assert key != nik_key("another secret, forty characters long too", "1901041505850001")
    assert b"19010" not in key


def test_somebody_new_has_a_key_of_their_own():
    assert len({new_person_key() for _ in range(100)}) == 100
