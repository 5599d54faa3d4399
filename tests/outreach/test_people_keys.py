"""Who counts as one person."""

import pytest

from app.outreach.people_keys import name_key, person_key
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
    assert name_key(name) == "marufsulaiman"


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
    assert name_key(name) == key


def test_sex_and_home_tell_namesakes_apart():
    keys = {
        person_key(SECRET, "Sri", Sex.FEMALE, 1),
        person_key(SECRET, "Sri", Sex.MALE, 1),
        person_key(SECRET, "Sri", None, 1),
        person_key(SECRET, "Sri", Sex.FEMALE, 2),
        person_key(SECRET, "Sri", Sex.FEMALE, 11),
        person_key("another secret, forty characters long too", "Sri", Sex.FEMALE, 1),
    }

    assert len(keys) == 6
    assert {len(key) for key in keys} == {16}
