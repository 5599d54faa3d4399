"""Lists nobody thought of: known people in a random layout are read to the last one, and no file breaks the reader."""

import re
from contextlib import suppress
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.outreach.attendance_lists.people import AttendanceList
from app.outreach.attendance_lists.telling import as_json, summary
from app.sheets.read import UnreadableSheet
from app.web.values import clean_line
from tests.outreach.attendance_lists.conftest import reading
from tests.outreach.attendance_lists.files import FORMS, as_csv, as_ods, as_xls, as_xlsx
from tests.outreach.attendance_lists.layouts import KOP, TTD

pytestmark = pytest.mark.usefixtures("words")
_SETTINGS = {"deadline": None, "suppress_health_check": list(HealthCheck)}
_SYLLABLES = "ba di ka ma ni ra sa ti wu yo han lin mur nah ros sul tri wan".split()
_SEXES = {
    "L/P": ("L", "P"),
    "JK": ("Lk", "Pr"),
    "Jenis Kelamin": ("Laki-laki", "Perempuan"),
    "J/K": ("laki laki", "PEREMPUAN"),
    "Jns. Kelamin": ("Pria", "Wanita"),
    "Gender": ("M", "F"),
}

word = st.lists(st.sampled_from(_SYLLABLES), min_size=2, max_size=3).map(lambda parts: "".join(parts).capitalize())
bare_name = st.lists(word, min_size=1, max_size=3).map(" ".join)
title = st.sampled_from(["", "", "", "H. ", "Hj. ", "dr. ", "Drs. "])
behind = st.sampled_from(["", "", "", ", S.Pd.", ", S.Sos", " bin Ma'ruf", " A’la", " Nu`man"])
name = st.builds(lambda before, bare, after: f"{before}{bare}{after}", title, bare_name, behind)


@dataclass(frozen=True)
class Someone:
    name: str
    sex: str  # "L", "P" or ""


people = st.lists(
    st.builds(Someone, name, st.sampled_from(["L", "P", ""])), min_size=1, max_size=25, unique_by=lambda one: one.name
)


@dataclass(frozen=True)
class Style:
    letterhead: bool
    numbers: bool
    title: str
    sex: str  # a key of _SEXES, or "ticks", "headings", "behind", "none"
    empty: int
    total: bool
    signed: bool
    extra: bool  # columns before and after those that count


styles = st.builds(
    Style,
    st.booleans(),
    st.booleans(),
    st.sampled_from(["Nama", "NAMA LENGKAP", "N A M A", "Nama Peserta", "nama lengkap dan gelar"]),
    st.sampled_from([*_SEXES, "ticks", "headings", "behind", "none"]),
    st.integers(0, 4),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


def render(everybody: list[Someone], style: Style) -> tuple[list[list], list[Someone]]:
    """The grid, and the people as it says them."""
    rows: list[list] = [list(row) for row in KOP] if style.letterhead else []
    head: list = (["No."] if style.numbers else []) + [style.title]
    below: list | None = None
    if style.sex in _SEXES:
        head.append(style.sex)
    elif style.sex == "ticks":
        below = [None] * len(head) + ["L", "P"]
        head += ["Jenis Kelamin", None]
    tail = ["Alamat", "Tanda tangan"] if style.extra else []
    rows.append([*head, *tail])
    if below:
        rows.append(below)
    told = list(everybody)
    if style.sex == "none":
        told = [Someone(one.name, "") for one in told]
    if style.sex == "headings":
        told = [one for sex in ("", "P", "L") for one in told if one.sex == sex]
    section = ""
    for number, one in enumerate(told, 1):
        if style.sex == "headings" and one.sex != section:
            section = one.sex
            rows.append(([None] if style.numbers else []) + [{"P": "PEREMPUAN", "L": "LAKI-LAKI"}[section]])
        row: list = ([number] if style.numbers else []) + [one.name]
        if style.sex in _SEXES:
            row.append({"L": _SEXES[style.sex][0], "P": _SEXES[style.sex][1], "": ""}[one.sex])
        elif style.sex == "ticks":
            row += ["√" if one.sex == "L" else None, "v" if one.sex == "P" else None]
        elif style.sex == "behind" and one.sex:
            row[-1] = f"{one.name} ({one.sex})"
        rows.append([*row, *(["Dusun I", f"{number}."] if style.extra else [])])
    if style.numbers:
        rows += [[number] for number in range(len(told) + 1, len(told) + 1 + style.empty)]
    if style.total:
        rows.append(["Jumlah", len(told)] if style.numbers else ["Jumlah", None, len(told)])
    if style.signed:
        rows += [list(row) for row in TTD]
    return rows, told


def counts(one: AttendanceList) -> tuple:
    return [person.name for person in one.people], one.women, one.men, one.unknown


def expected(told: list[Someone]) -> tuple:
    sexes = [one.sex for one in told]
    return [one.name for one in told], sexes.count("P"), sexes.count("L"), sexes.count("")


@given(people, styles)
@settings(max_examples=100, **_SETTINGS)
def test_known_people_are_read_to_the_last_one(everybody, style):
    rows, told = render(everybody, style)

    lists = reading(as_csv(rows)).lists

    assert [counts(one) for one in lists] == [expected(told)]
    assert lists[0].passed_over == (style.empty if style.numbers else 0)
    assert lists[0].rows == len(told) + lists[0].passed_over


@given(people, styles, st.sampled_from(list(FORMS)))
@settings(max_examples=40, **_SETTINGS)
def test_it_is_the_same_in_every_kind_of_file(everybody, style, form):
    if form == "cp1252":
        everybody = [Someone(one.name.encode("cp1252", "ignore").decode("cp1252"), one.sex) for one in everybody]
        style = Style(**{**style.__dict__, "sex": "L/P" if style.sex == "ticks" else style.sex})  # √ is not in it
    rows, told = render(everybody, style)

    assert [counts(one) for one in reading(FORMS[form](rows)).lists] == [expected(told)]


@given(people, people)
@settings(max_examples=60, **_SETTINGS)
def test_two_lists_side_by_side(left, right):
    height = max(len(left), len(right))
    rows: list[list] = [["No", "Nama", "L/P", None, "No", "Nama", "L/P"]]
    for at in range(height):
        row: list = []
        for group in (left, right):
            row += [at + 1, group[at].name, group[at].sex, None] if at < len(group) else [None] * 4
        rows.append(row)

    assert [counts(one) for one in reading(as_csv(rows)).lists] == [expected(left), expected(right)]


chat_line = st.sampled_from(["{n}. {name} ({sex})", "{n}) {name} - {sex}", "• {name} ({sex})", "*{n}.* {name} / {sex}"])


@given(st.lists(st.tuples(bare_name, st.sampled_from("LP"), chat_line), min_size=1, max_size=20), st.booleans())
@settings(max_examples=100, **_SETTINGS)
def test_lines_of_a_chat(lines, stamped):
    said = [line.format(n=at, name=name, sex=sex) for at, (name, sex, line) in enumerate(lines, 1)]
    before = "[16/09/26 19.05.11] Pak Kadus: " if stamped else ""
    text = "\n".join(["*Daftar hadir*", *(before + line for line in said), f"Jumlah: {len(said)} orang"])

    lists = reading(text).lists

    assert [counts(one)[0] for one in lists] == [[name for name, _sex, _line in lines]]
    assert lists[0].women == [sex for _name, sex, _line in lines].count("P")


TOKENS = [
    *(
        "No",
        "Nama",
        "NAMA LENGKAP",
        "L/P",
        "L",
        "P",
        "v",
        "√",
        "JK",
        "Jenis Kelamin",
        "NIK",
        "Dusun",
        "RT",
        "Umur",
        "Anak",
    ),
    *(
        "PEREMPUAN",
        "LAKI-LAKI",
        "Jumlah",
        "Total",
        "Mengetahui",
        "Kepala Desa",
        "PKK",
        "Pelajar",
        "1",
        "2.",
        "17",
        "(3)",
    ),
    *(
        "Siti Aminah",
        "Budi",
        "H. Ma'ruf, S.Pd.",
        "1901045203900001",
        "0812-3456-7890",
        "=A1",
        "#REF!",
        "...",
        "",
        "",
        "",
    ),
]
cell = st.one_of(st.sampled_from(TOKENS), st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=12))
grid = st.lists(st.lists(cell, max_size=8), max_size=20)


def check_what_holds(one: AttendanceList) -> None:
    assert one.women + one.men + one.unknown == len(one.people)
    assert one.rows == len(one.people) + one.passed_over
    rows = [person.row for person in one.people] + [passed.row for passed in one.passed]
    assert len(rows) == len(set(rows))
    words = {row.number: re.sub("[*_~]", "", clean_line(row.words)).casefold() for row in one.grid.rows}
    for person in one.people:
        assert re.search(r"[^\W\d_]", person.name)
        assert not re.search(r"\d{9}", person.name + person.hamlet + person.group)
        assert all(part in words[person.row] for part in re.sub("[*_~]", "", person.name).casefold().split())
    assert summary(one)
    assert as_json(one)


@given(grid, st.sampled_from(["\t", ";", ","]))
@settings(max_examples=200, **_SETTINGS)
def test_no_grid_breaks_the_reader(rows, delimiter):
    content = as_csv([["Rapat"], *rows], delimiter)
    for hidden in (False, True):
        for one in reading(content, hidden).lists:
            check_what_holds(one)


@given(st.one_of(st.binary(max_size=400), st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace"))))
@settings(max_examples=200, **_SETTINGS)
def test_no_bytes_break_the_reader(content):
    with suppress(UnreadableSheet):
        for one in reading(content).lists:
            check_what_holds(one)


_WHOLE = [["No", "Nama", "L/P"], *([number, f"Orang {chr(96 + number)}a", "L"] for number in range(1, 20))]
FILES = [as_xlsx(_WHOLE), as_xls(_WHOLE), as_ods(_WHOLE)]


@given(
    st.sampled_from(FILES), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=6), st.floats(0.3, 1.0)
)
@settings(max_examples=40, **_SETTINGS)
def test_a_damaged_workbook_is_refused_or_read(content, changes, kept):
    damaged = bytearray(content)
    for where, value in changes:
        damaged[int(where * (len(damaged) - 1))] = value
    with suppress(UnreadableSheet):
        for one in reading(bytes(damaged[: max(8, int(kept * len(damaged)))])).lists:
            check_what_holds(one)
