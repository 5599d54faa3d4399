"""Where the reader is wrong or does not know, a person says how the file is to be read."""

import pytest
from werkzeug.datastructures import MultiDict

from app.outreach.attendance_lists.choosing import choose, column_letter
from app.outreach.attendance_lists.people import AttendanceList
from app.outreach.attendance_lists.reading import open_content
from tests.outreach.attendance_lists.files import as_csv, as_xlsx

pytestmark = pytest.mark.usefixtures("words")
ROWS = [
    ["No", "Nama", "L/P", "Panggilan"],
    [1, "Siti Aminah", "P", "Siti"],
    [2, "Budi", "L", "Bud"],
    [3, "Joko", "", ""],
]


def chosen(content: bytes, **asked: str | list[str]) -> list[AttendanceList]:
    choosing = choose(
        open_content(content), MultiDict({name.replace("__", "-"): value for name, value in asked.items()})
    )
    return [one for _key, one in choosing.lists]


def sent(content: bytes, key: str = "0", **changed: str) -> dict:
    """What the selects of the page send, with some of them changed."""
    (one,) = chosen(content)
    columns = one.place.columns
    fields = {
        "name": columns.name,
        "sex": columns.sex,
        "male": columns.male,
        "female": columns.female,
        "group": columns.group,
        "first": one.first_row,
        "last": one.last_row,
    }
    told = {name: "" if value is None else str(value) for name, value in fields.items()}
    return {f"{key}-{name}": value for name, value in {**told, "hamlet": "", "rest": "", **changed}.items()}


def names(one: AttendanceList) -> list[str]:
    return [person.name for person in one.people]


def test_sent_as_they_stand_the_selects_change_nothing():
    content = as_csv(ROWS)

    assert chosen(content, **sent(content)) == chosen(content)


def test_another_column_holds_the_names():
    content = as_csv(ROWS)

    assert names(chosen(content, **sent(content, name="3"))[0]) == ["Siti", "Bud"]


def test_there_is_no_column_of_sex():
    content = as_csv(ROWS)

    assert chosen(content, **sent(content, sex=""))[0].unknown == 3


def test_the_first_and_the_last_row():
    content = as_csv([*ROWS, ["Jumlah"], ["", "Ani"], ["", "Rina"]])

    assert names(chosen(content)[0]) == ["Siti Aminah", "Budi", "Joko"]
    assert names(chosen(content, **sent(content, first="3", last="6"))[0]) == ["Budi", "Joko", "Ani"]


def test_a_person_may_say_that_all_are_women():
    content = as_csv(ROWS)
    (one,) = chosen(content, **sent(content, rest="female"))

    assert (one.women, one.men, one.unknown) == (2, 1, 0)


def test_hidden_rows_are_read_where_they_are_asked_for():
    content = as_xlsx(ROWS, hidden_rows=[3], hidden_columns=[2])

    assert names(chosen(content)[0]) == ["Siti Aminah", "Joko"]
    (one,) = chosen(content, hidden="1")
    assert (names(one), one.women, one.men) == (["Siti Aminah", "Budi", "Joko"], 1, 1)


def test_a_sheet_without_titles_waits_for_a_column_to_be_chosen():
    content = as_csv([["Siti", "Budi", "x"], ["Ani", "Joko", "y"]])

    assert chosen(content) == []
    assert names(chosen(content, list="s0", **{"s0-name": "1"})[0]) == ["Budi", "Joko"]


def test_several_lists_are_chosen_among():
    days = [[["No", "Nama"], [1, name]] for name in ("Siti", "Ani", "Rina")]
    content = as_xlsx(*days, names=["Hari 1", "Hari 2", "Hari 3"])

    assert [names(one) for one in chosen(content)] == [["Siti"]]
    assert [names(one) for one in chosen(content, list=["1", "2"])] == [["Ani"], ["Rina"]]


def test_lists_side_by_side_are_chosen_together():
    content = as_csv([["No", "Nama", "No", "Nama"], [1, "Siti", 2, "Ani"]])

    assert [names(one) for one in chosen(content)] == [["Siti"], ["Ani"]]


@pytest.mark.parametrize("nonsense", ["x", "-1", "99999999999", "²", "7 7", ""])
def test_nonsense_in_the_address_breaks_nothing(nonsense):
    content = as_csv(ROWS)
    for field in ("name", "sex", "male", "female", "group", "hamlet", "first", "last", "rest"):
        chosen(content, **sent(content, **{field: nonsense}))
    assert chosen(content, list=nonsense)


def test_letters_of_columns():
    assert [column_letter(column) for column in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
