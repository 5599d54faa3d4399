"""Which files are no list of areas, and what their senders are told."""

import pytest

from tests.areas.lists import listed
from tests.cast import KACE_TIMUR, PETALING
from tests.records import store_session

DAY = ("--valid-from", "2026-10-01")


@pytest.fixture
def refused(run, app, tmp_path):
    """What is said of a file: refused(content, options)."""

    def bring(content, *options):
        path = tmp_path / "berkas.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        result = run("areas", "edition", path, *(options or (*DAY, "--yes")))
        assert result.exit_code != 0, result.output
        return result.output

    return bring


def as_csv(rows, between=",", header="code,name"):
    return "\n".join([header.replace(",", between), *(f"{code}{between}{name}" for code, name in sorted(rows.items()))])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "kosong"),
        (b"\x00\x01\x02\xff" * 500, "bukan berkas tabel"),
        (b"a" * (6 * 1024 * 1024), "5 MB"),
        (b"code,name\n", "belum ada baris"),
        (b"x,y\n19,Babel\n", "code"),
    ],
)
def test_what_is_no_sheet(refused, content, told):
    assert told in refused(content)


def test_codes_of_bps(refused):
    rows = {"1901": "Bangka", "1901070": "Mendo Barat"}
    rows |= {f"19010700{number:02}": f"Desa {number}" for number in range(1, 30)}

    assert "kode BPS" in refused(as_csv(rows))


def test_rows_that_are_no_areas_are_named(refused):
    told = refused(
        as_csv(listed()) + "\n19.01.04.9001,Aneh\n19.01.99.2001,Yatim\nabc,Huruf\n19.01.04.2001,Lagi\n19.01.04.2077,\n"
    )

    assert '"19.01.04.9001" is no code of a village' in told
    assert "19.01.99.2001 Yatim: the area above it, 19.01.99, is not in the list." in told
    assert '"abc" is no code.' in told
    assert "19.01.04.2001 stands in row" in told
    assert "19.01.04.2077 has no name." in told
    assert "5 rows are wrong" in told


def test_a_list_that_was_cut_off(refused):
    rows = {code: name for code, name in listed().items() if code[:5] not in ("19.06", "19.71")}

    assert "97 of today's 448 areas of province 19 are not in the list, more than a tenth" in refused(as_csv(rows))


def test_a_list_without_villages(refused):
    assert "There is no village in it" in refused(as_csv({c: n for c, n in listed().items() if len(c) < 13}))


def test_a_list_of_other_places(refused):
    rows = {"99": "Jauh", "99.01": "Sana", "99.01.01": "Situ", "99.01.01.2001": "Entah"}

    assert "Only 0 of its 4 codes are areas today" in refused(as_csv(rows))


@pytest.mark.parametrize(
    ("day", "told"), [("2027-01-01", "has not come yet"), ("2025-04-25", "The list of today holds from 2025-04-25")]
)
def test_days_on_which_no_list_can_begin(refused, day, told):
    assert told in refused(as_csv(listed({PETALING: "Petalingan"})), "--valid-from", day, "--yes")


@pytest.mark.parametrize(
    ("decision", "told"),
    [
        ("maybe", "is no decision"),
        ("same", "names 0 codes"),
        ("same 19.01.04", "is no village"),
        ("same 19.99.99.2001", "is not in the list"),
        (f"same {PETALING}", "cannot both be"),
    ],
)
def test_decisions_that_cannot_be_followed(app, refused, tmp_path, decision, told):
    store_session(app)
    path = tmp_path / "keputusan.csv"
    path.write_text(f"code,decision\n{KACE_TIMUR},{decision}\n")

    assert told in refused(as_csv(listed({KACE_TIMUR: None})), *DAY, "--yes", "--decisions", path)


def test_a_question_without_an_answer_is_refused(app, refused):
    store_session(app)

    told = refused(as_csv(listed({KACE_TIMUR: "Sukamaju"})))

    assert "Was it renamed to Sukamaju, or is Sukamaju another place that has its code now?" in told


def test_every_usual_form_is_read(app, run, tmp_path):
    rows = {code.replace(".", ""): f'"{name}"' for code, name in listed({PETALING: "Petalingan"}).items()}
    content = as_csv(rows, ";", "Kode Wilayah,Nama")
    bare = as_csv(listed({PETALING: "Petalingan"})).partition("\n")[2]
    for number, form in enumerate((content.encode("utf-8-sig"), content.encode("utf-16"), bare.encode())):
        path = tmp_path / f"{number}.csv"
        path.write_bytes(form)

        assert (
            f"renamed: {PETALING} Petaling -> {PETALING} Petalingan"
            in run("areas", "edition", path, "--dry-run").output
        )


def test_either_a_file_or_the_official_list(app, run):
    assert run("areas", "edition").exit_code == 2
    assert run("areas", "edition", "daftar.csv", "--official").exit_code == 2
