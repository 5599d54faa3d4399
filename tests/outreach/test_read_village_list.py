"""What a pasted list of villages says: names or codes, from Excel, WhatsApp or a letter; in doubt it is asked."""

from collections import namedtuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.areas.codes import kind_of, level_of
from app.areas.official import official_list
from app.outreach.places import Places
from app.outreach.village_list import Line, read_lists
from tests import cast

KACE, AIR_DUREN, AIR_DUREN_OF_PEMALI = "19.01.04.2007", "19.01.04.2009", "19.01.05.2002"
Row = namedtuple("Row", "id code level kind name regency_kind regency")


def places_of(regency: str) -> Places:
    """The real places of a regency, without a database."""
    rows = [(code, name) for code, name in sorted(official_list((regency,))) if code.startswith(regency)]
    first = rows[0][1]
    return Places(
        [
            Row(at, code, level_of(code), kind_of(code), name, kind_of(regency), first)
            for at, (code, name) in enumerate(rows)
        ],
        lambda codes, keys: {one: f"elsewhere: {one}" for one in (*codes, *keys)},
    )


@pytest.fixture(scope="session")
def bangka() -> Places:
    return places_of(cast.BANGKA)


@pytest.fixture
def read(app, bangka):
    """The lines of a text, in Indonesian."""

    def read_text(text: str, places: Places = bangka) -> list[Line]:
        with app.test_request_context():
            return read_lists([text], places)[0]

    return read_text


def sure(lines: list[Line]) -> dict[str, int | None]:
    assert not [line.why for line in lines if line.why]
    return {code: heads for line in lines for code, heads in line.meanings[0].villages.items()}


def offered(line: Line) -> list[dict]:
    assert line.why
    return [dict(meaning.villages) for meaning in line.meanings]


@pytest.mark.parametrize(
    "text",
    [
        "Kace Timur",
        "  kace  TIMUR ",
        "KACETIMUR",
        "1. Kace Timur",
        "1) Kace Timur",
        "(1) Kace Timur",
        "12 Kace Timur",
        "- Kace Timur",
        "• Kace Timur",
        "a. Kace Timur",
        "Desa Kace Timur",
        "Ds. Kace Timur",
        "1. Desa Kace Timur",
        "Kampung Kace Timur",
        "19.01.04.2014",
        "1901042014",
        "19.01.04.2014 Kace Timur",
        "Kace Timur (19.01.04.2014)",
        "1901042014, Kace Timur",
        "19.01.04.2014\tKACE TMR",
        "Kace Timur, Mendo Barat",
        "Kace Timur, Kec. Mendo Barat",
        "Kace Timur (Mendo Barat)",
        "Kace Timur - Mendo Barat",
        "Desa Kace Timur Kec Mendo Barat Kab Bangka",
        "Kace Timur, Mendo Barat, Bangka",
        "Desa Kace Timur, Kecamatan Mendo Barat, Kabupaten Bangka, Provinsi Kepulauan Bangka Belitung",
        "Mendo Barat\tKace Timur",
        "No\tDesa/Kelurahan\tKecamatan\n1\tKace Timur\tMendo Barat\n2\t\t",
        "Kace Timur; ; ,,",
    ],
)
def test_one_village_however_it_is_written(read, text):
    assert sure(read(text)) == {cast.KACE_TIMUR: None}


@pytest.mark.parametrize(
    "text",
    [
        "Kace Timur 12",
        "Kace Timur: 12",
        "Kace Timur = 12 orang",
        "Kace Timur (12)",
        "Kace Timur - 12 org.",
        "Kace Timur, 12",
        "Kace Timur, Mendo Barat, 12",
        "Kace Timur, Kec. Mendo Barat 12 peserta",
        "1. Desa Kace Timur 12",
        "Kace Timur\t12",
        "1\tKace Timur\t12",
        "1\t19.01.04.2014\tKace Timur\tMendo Barat\t12",
        "1\tKace Timur\tPak Yanto\t12",
        "Mendo Barat\tKace Timur\t12",
        "No\tDesa\tL\tP\tJumlah\n1\tKace Timur\t7\t5\t12",
        "1901042014 12",
    ],
)
def test_the_number_behind_it_is_who_came(read, text):
    assert sure(read(text)) == {cast.KACE_TIMUR: 12}


@pytest.mark.parametrize(
    "text",
    [
        "Kace Timur\nPetaling\nKace",
        "Kace Timur, Petaling, Kace",
        "Kace Timur; Petaling; Kace",
        "Kace Timur, Petaling dan Kace",
        "1. Kace Timur\r\n2. Petaling\r\n3. Kace",
        "1901042014, 1901042001, 1901042007",
        "Kace Timur\tPetaling\tKace",
    ],
)
def test_several_villages_however_they_are_separated(read, text):
    assert sure(read(text.replace("\r", ""))) == {cast.KACE_TIMUR: None, cast.PETALING: None, KACE: None}


def test_dots_in_a_number_are_thousands(read):
    assert sure(read("Kace Timur\t1.200")) == {cast.KACE_TIMUR: 1200}


def test_a_name_twice_in_the_regency_is_asked_with_kind_subdistrict_and_regency(read):
    [line] = read("Air Duren 5")

    assert offered(line) == [{AIR_DUREN: 5}, {AIR_DUREN_OF_PEMALI: 5}]
    assert line.meanings[0].label == "Desa Air Duren, Kec. Mendo Barat, Kab. Bangka (19.01.04.2009): 5 orang"
    assert line.why == "Ada 2 desa dengan nama ini. Yang mana?"


@pytest.mark.parametrize(
    "text", ["Air Duren, Kec. Pemali", "Air Duren Kec. Pemali", "Desa Air Duren (Pemali)", "Air Duren - Pemali"]
)
def test_the_subdistrict_says_which_of_two(read, text):
    assert sure(read(text)) == {AIR_DUREN_OF_PEMALI: None}


def test_the_same_name_in_one_subdistrict_is_told_apart_by_kind_or_asked(read):
    places = places_of("14.07")
    [name] = {row.name for row in places.villages if row.code in ("14.07.06.1007", "14.07.06.2001")}

    assert [*map(list, offered(read(name, places)[0]))] == [["14.07.06.1007"], ["14.07.06.2001"]]
    assert sure(read(f"Kel. {name}", places)) == {"14.07.06.1007": None}
    assert sure(read(f"Desa {name}", places)) == {"14.07.06.2001": None}


def test_names_with_numbers_and_commas_are_names(read):
    places = places_of("12.07")

    assert sure(read("Ramunia 1\nRamunia 2 15", places)) == {"12.07.32.2009": None, "12.07.32.2010": 15}
    assert sure(read("Lubuk Pakam I,II", places)) == {"12.07.28.1007": None}
    assert sure(read("Lubuk Pakam I,II 7, Lubuk Pakam III", places)).keys() == {"12.07.28.1007", "12.07.28.1008"}


def test_another_kind_is_asked(read):
    assert offered(read("Kel. Kace Timur")[0]) == [{cast.KACE_TIMUR: None}]


def test_a_slip_of_the_pen_is_offered_and_never_taken(read):
    for slip in ("Kace Tmur", "Kace Timurr 12", "Kaec Timur"):
        [line] = read(slip)
        assert cast.KACE_TIMUR in [code for meaning in offered(line) for code in meaning], slip


def test_a_subdistrict_is_asked_before_all_of_it_is_taken(read):
    for text in ("Kec. Mendo Barat", "Mendo Barat", "19.01.04"):
        [line] = read(text)
        assert [len(meaning) for meaning in offered(line)] == [15], text
        assert line.meanings[0].label == "Semua 15 desa di Kecamatan Mendo Barat"


def test_a_word_that_is_subdistrict_and_village_is_asked(read):
    for text in ("Kenanga, Sungailiat", "Air Duren, Pemali"):
        [line] = read(text)
        assert [len(meaning) for meaning in offered(line)] == [1, 2], text


def test_in_a_table_that_word_is_the_subdistrict(read):
    assert len(sure(read("Kenanga, Sungailiat\nParit Padang, Sungailiat"))) == 2
    assert len(sure(read("Kenanga\tSungailiat\t4"))) == 1


def test_code_and_name_that_disagree_are_asked(read):
    assert [*offered(read("19.01.04.2014 Petaling")[0])] == [{cast.KACE_TIMUR: None}, {cast.PETALING: None}]


def test_numbers_that_do_not_add_up_are_asked(read):
    assert offered(read("Kace Timur\t7\t5")[0]) == [{cast.KACE_TIMUR: 7}, {cast.KACE_TIMUR: 5}]


def test_the_wrong_subdistrict_is_asked(read):
    assert offered(read("Kace Timur, Kec. Pemali")[0]) == [{cast.KACE_TIMUR: None}]


WORDS = st.sampled_from(
    "Kace;Kace Timur;Air Duren;Mendo Barat;Sungailiat;Belinyu;Kec.;Kab. Bangka;Desa;Kel.;1.;12;7;orang;dan;-;:;(;);,;"
    "\t;\n;19.01.04.2014;1901042001;19.01.04;1901080011;No;Jumlah;\u200b;\x00;é;一;’;&;=;+;Prov.;<b>;{{x}}".split(";")
)


PASTED = st.lists(WORDS, max_size=25).map(" ".join)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(st.text(max_size=200), PASTED, st.lists(WORDS, max_size=25).map("".join)))
def test_any_text_is_read_without_a_fault_and_brings_no_village_that_it_does_not_name(read, bangka, text):
    lines = read(text)
    plain = "".join(one for one in text.casefold() if one.isalnum())
    for line in lines:
        assert line.why or len(line.meanings) == 1
        for code in line.meanings[0].villages if not line.why else ():
            name = "".join(one for one in bangka.by_code[code].name.casefold() if one.isalnum())
            assert name in plain or code.replace(".", "") in plain, (text, code)
        assert not line.why or all(one.why for one in read(line.text)), text
