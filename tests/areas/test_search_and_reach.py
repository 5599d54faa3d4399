"""Finding areas as people write them, and what a person may see."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.areas.codes import kind_of, level_of, normal_code, search_key
from app.areas.models import Area, Kind, Level
from app.areas.official import load_areas
from app.areas.queries import find_area, get_area, list_ancestors, list_children, list_village_names, search_areas
from app.areas.reach import Reach
from app.db import db
from app.web.errors import NotFound
from tests import cast


@pytest.fixture
def context(app):
    with app.app_context():
        yield


def reach(code: str) -> Reach:
    return Reach.of(find_area(code))


def found(text: str, within: str = "ID") -> list[str]:
    return [area.code for area in search_areas(reach(within), text)]


@pytest.mark.parametrize(
    "text", ["Kace Timur", "kace timur", "KACETIMUR", " kace-timur ", "Kace  Timur", "kace’timur", "ace tim"]
)
def test_a_name_is_forgiven_its_case_spaces_and_hyphens(context, text):
    assert cast.KACE_TIMUR in found(text)


@pytest.mark.parametrize("apostrophe", "'’`ʼ‘")
def test_every_kind_of_apostrophe_is_forgiven(apostrophe):
    assert search_key(f"Ma{apostrophe}rang") == search_key("Marang") == search_key("MA RANG") == "marang"


@pytest.mark.parametrize("text", ["19.01.04.2014", "1901042014", " 19.01.04.2014 ", "19 01 04 2014"])
def test_a_code_with_dots_or_without(context, text):
    assert found(text) == [cast.KACE_TIMUR]


def test_the_beginning_of_a_code_finds_the_area_and_all_below(context):
    codes = found("190104")

    assert codes[0] == cast.MENDO_BARAT
    assert all(code.startswith(cast.MENDO_BARAT) for code in codes)
    assert len(codes) > 10


def test_the_best_comes_first(context):
    codes = found("bangka")

    assert codes[0] == cast.BANGKA
    assert codes.index("19.03") < codes.index("19")


@pytest.mark.parametrize("text", ["", "   ", "-", "'", "%", "_", "\\", "tidak ada desa ini", "99999999999999"])
def test_what_nobody_is_called_finds_nothing(context, text):
    assert found(text) == []


def test_only_within_reach(context):
    assert found("Kace Timur", cast.MENDO_BARAT) == [cast.KACE_TIMUR]
    assert found("Kace Timur", "21") == []
    assert found("1901042014", cast.PETALING) == []


@given(st.text(max_size=20))
def test_no_text_breaks_a_code_or_a_key(text):
    code = normal_code(text)
    if code is not None:
        assert normal_code(code) == normal_code(code.replace(".", "")) == code
        assert level_of(code) in Level
    assert search_key(text) == search_key(text.upper()) or not text.isascii()


@pytest.mark.parametrize("text", ["", "1", "190", "19010", "19.01.04.20141", "Bangka", "１９", "-19", "19.O1"])
def test_what_is_no_code(text):
    assert normal_code(text) is None


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("ID", Kind.NATION),
        ("19", Kind.PROVINCE),
        ("19.01", Kind.REGENCY),
        ("19.71", Kind.CITY),
        ("19.71.01", Kind.SUBDISTRICT),
        ("19.71.01.1001", Kind.KELURAHAN),
        ("19.01.04.2014", Kind.DESA),
        ("91.03.01.3001", Kind.DESA_ADAT),
    ],
)
def test_the_kind_is_read_from_the_code(code, kind):
    assert kind_of(code) is kind


def test_labels_say_where_it_lies(context):
    assert find_area(cast.KACE_TIMUR).full_label == "Desa Kace Timur, Kec. Mendo Barat, Kab. Bangka"
    assert find_area(cast.KELURAHAN).short_label.startswith("Kel. ")
    assert find_area("ID").full_label == "Indonesia"
    assert [area.code for area in list_ancestors(find_area(cast.KACE_TIMUR))] == ["ID", "19", "19.01", "19.01.04"]


@pytest.mark.parametrize("code", ["ID", "19", cast.BANGKA, cast.MENDO_BARAT, cast.KACE_TIMUR])
def test_reach_is_an_area_and_all_below_it(context, code):
    """Three ways of asking, one answer."""
    mine = reach(code)
    areas = db.session.scalars(select(Area)).all()
    wanted = {area.id for area in areas if code == "ID" or area.code == code or area.code.startswith(f"{code}.")}

    assert {area.id for area in areas if mine.includes(area)} == wanted
    assert set(db.session.scalars(select(Area.id).where(mine.areas()))) == wanted
    assert set(db.session.scalars(select(Area.id).where(mine.covers(Area.id)))) == wanted


@pytest.mark.parametrize("code", [cast.AIR_LIMAU, cast.BABEL, cast.BANGKA, "99", "nonsense", ""])
def test_out_of_reach_is_not_found(context, code):
    with pytest.raises(NotFound):
        get_area(reach(cast.MENDO_BARAT), code)


def test_children_and_villages_in_the_order_of_their_codes(context):
    children = [area.code for area in list_children(find_area(cast.BANGKA))]
    villages = list_village_names(reach(cast.BANGKA))

    assert children == sorted(children)
    assert [row.code for row in villages] == sorted(row.code for row in villages)
    assert sum(area.village_count for area in list_children(find_area(cast.BANGKA))) == len(villages)
    assert {row.subdistrict for row in villages} == {area.name for area in list_children(find_area(cast.BANGKA))}


def test_loading_nothing_new_adds_nothing(context):
    assert load_areas(db.session(), [(cast.BANGKA, "Bangka")]) == 0
