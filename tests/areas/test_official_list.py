"""The whole nation from the official list: every count, every parent, safe to load twice."""

import pytest
import sqlalchemy as sa
from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from app import create_app
from app.areas.models import NATION_CODE, Area, AreaEdition, Kind, Level
from app.areas.official import EDITION_OF, OFFICIAL_COUNTS, count_by_kind, load_areas, official_list
from app.areas.queries import search_areas
from app.areas.reach import Reach
from app.db import db, write_tx
from tests import cast
from tests.conftest import test_settings

WHOLE = 91_599 + 1  # the codes of the list, and the nation above them


@pytest.fixture(scope="module")
def nation(tmp_path_factory):
    """An app on a SQLite file with the whole list."""
    app = create_app(test_settings(f"sqlite:///{tmp_path_factory.mktemp('nation') / 'nation.sqlite'}"))
    with app.app_context():
        db.create_all()
    assert app.test_cli_runner().invoke(args=["areas", "load"]).output == f"{WHOLE:,} areas added, 0 were there.\n"
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def database(nation):
    with nation.app_context():
        yield db.session


def test_the_official_counts(database):
    counts = count_by_kind(database)

    assert counts.pop(Kind.NATION) == 1
    assert counts == OFFICIAL_COUNTS
    assert counts == {
        Kind.PROVINCE: 38,
        Kind.REGENCY: 416,
        Kind.CITY: 98,
        Kind.SUBDISTRICT: 7_285,
        Kind.DESA: 75_252,
        Kind.KELURAHAN: 8_496,
        Kind.DESA_ADAT: 14,
    }


def test_loading_it_again_changes_nothing(nation):
    assert nation.test_cli_runner().invoke(args=["areas", "load"]).output == f"All {WHOLE:,} areas are there.\n"
    with nation.app_context():
        assert db.session.scalar(select(func.count()).select_from(Area)) == WHOLE
        assert db.session.scalar(select(func.count()).select_from(AreaEdition)) == WHOLE


@pytest.mark.parametrize(
    ("code", "regencies", "cities", "subdistricts", "desa", "kelurahan"),
    [("19", 6, 1, 47, 309, 84), ("21", 5, 2, 80, 275, 144), ("61", 12, 2, 174, 2_046, 99)],
)
def test_the_counts_of_three_provinces(database, code, regencies, cities, subdistricts, desa, kelurahan):
    province = database.scalars(select(Area).where(Area.code == code)).one()
    query = select(Area.kind, func.count()).where(Area.province_id == province.id).group_by(Area.kind)
    counts = {kind: count for kind, count in database.execute(query)}

    assert (counts[Kind.REGENCY], counts[Kind.CITY], counts[Kind.SUBDISTRICT]) == (regencies, cities, subdistricts)
    assert (counts[Kind.DESA], counts[Kind.KELURAHAN]) == (desa, kelurahan)
    assert (province.desa_count, province.kelurahan_count) == (desa, kelurahan)


def test_every_count_above_is_the_sum_of_what_lies_below(database):
    child = aliased(Area)
    query = (
        select(Area.code)
        .join(child, child.parent_id == Area.id)
        .group_by(Area.id, Area.code, Area.desa_count, Area.kelurahan_count)
        .having(
            (func.sum(child.desa_count) != Area.desa_count) | (func.sum(child.kelurahan_count) != Area.kelurahan_count)
        )
    )

    assert database.scalars(query).all() == []
    whole = database.scalars(select(Area).where(Area.code == NATION_CODE)).one()
    assert (whole.desa_count, whole.kelurahan_count) == (75_252 + 14, 8_496)


def test_every_area_lies_in_the_one_its_code_begins_with(database):
    parent = aliased(Area)
    query = select(Area.code, Area.level, parent.code, parent.level).outerjoin(parent, Area.parent_id == parent.id)
    for code, level, above, level_above in database.execute(query):
        if level is Level.NATION:
            assert above is None
        else:
            assert level_above.below is level
            assert above == (NATION_CODE if level is Level.PROVINCE else code.rpartition(".")[0])


def test_the_ancestors_of_a_village_are_those_of_its_code(database):
    above = {level: aliased(Area) for level in (Level.PROVINCE, Level.REGENCY, Level.SUBDISTRICT)}
    villages = (
        select(func.count())
        .select_from(Area)
        .join(above[Level.PROVINCE], Area.province_id == above[Level.PROVINCE].id)
        .join(above[Level.REGENCY], Area.regency_id == above[Level.REGENCY].id)
        .join(above[Level.SUBDISTRICT], Area.subdistrict_id == above[Level.SUBDISTRICT].id)
        .where(Area.level == Level.VILLAGE)
    )
    prefixes = [
        func.substr(Area.code, 1, width) == above[level].code for level, width in zip(above, (2, 5, 8), strict=True)
    ]

    assert database.scalar(villages) == database.scalar(villages.where(*prefixes)) == 75_252 + 8_496 + 14


def test_the_kind_follows_the_digit_and_not_the_parent(database):
    in_cities = select(Area.kind, func.count()).where(
        Area.level == Level.VILLAGE, Area.regency_id.in_(select(Area.id).where(Area.kind == Kind.CITY))
    )
    kinds = {kind: count for kind, count in database.execute(in_cities.group_by(Area.kind))}

    assert kinds[Kind.DESA] > 0
    assert kinds[Kind.KELURAHAN] > kinds[Kind.DESA]


def test_each_area_has_one_open_edition(database):
    query = select(func.count()).where(AreaEdition.valid_to.is_(None), AreaEdition.valid_from == EDITION_OF)

    assert database.scalar(query) == WHOLE


def test_a_name_alone_is_no_key(database):
    found = search_areas(
        Reach.of(database.scalars(select(Area).where(Area.code == NATION_CODE)).one()), "sidomulyo", 200
    )

    villages = [area for area in found if area.name == "Sidomulyo" and area.level is Level.VILLAGE]
    assert len(villages) == 98
    assert len({area.full_label for area in villages}) > 90


def test_what_comes_later_is_counted_where_it_belongs(tmp_path):
    app = create_app(test_settings(f"sqlite:///{tmp_path / 'parts.sqlite'}"))
    with app.app_context():
        db.create_all()
        for part in ((cast.PANGKAL_PINANG,), (cast.BANGKA,), (cast.BABEL,)):
            with write_tx() as tx:
                load_areas(tx, official_list(part))
        counts = {area.code: (area.desa_count, area.kelurahan_count) for area in db.session.scalars(sa.select(Area))}
        db.engine.dispose()

    assert counts[cast.BABEL] == counts[NATION_CODE] == (309, 84)
    assert counts[cast.PANGKAL_PINANG][0] == 0
