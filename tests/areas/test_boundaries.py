"""flask areas boundaries: outlines from a file, safe to repeat; a file that cannot be used changes nothing."""

import json

import pytest

from app.areas.models import Area, AreaBoundary
from app.areas.outlines import from_text
from app.db import db
from tests import cast
from tests.areas.shapes import feature, geojson, ring, two_neighbours
from tests.records import count


def rings_of(app, code: str) -> list[tuple[tuple[int, int], ...]]:
    with app.app_context():
        query = db.select(AreaBoundary.rings).join(Area).where(Area.code == code)
        return from_text(db.session.scalars(query).one())


def test_holes_and_islands_are_kept_and_specks_left_off(app, run, tmp_path):
    land, hole, island, speck = (105.0, -3.0, 1.0), (105.2, -2.8, 0.2), (107.0, -3.0, 0.1), (107.5, -3.0, 0.0005)
    path = geojson(tmp_path / "peta.geojson", feature(cast.BANGKA, [land, hole], [island], [speck]))

    told = run("areas", "boundaries", path, "--source", "Contoh 2026").output

    assert "1 outlines added, 0 replaced, 0 were there: 1 of level regency." in told
    assert "1 rings smaller than 1 hectare left off." in told
    rings = rings_of(app, cast.BANGKA)
    assert [len(one) for one in rings] == [4, 4, 4]
    assert rings[0] == ((1050000, -30000), (1060000, -30000), (1060000, -20000), (1050000, -20000))


def test_an_area_of_specks_alone_keeps_its_largest(app, run, tmp_path):
    specks = [(105.0, -3.0, 0.0003)], [(105.1, -3.0, 0.0005)]
    run("areas", "boundaries", geojson(tmp_path / "peta.json", feature("19.01", *specks)))

    assert [one[0] for one in rings_of(app, "19.01")] == [(1051000, -30000)]


def test_topojson_gives_both_neighbours_the_same_line(app, run, tmp_path):
    path = tmp_path / "peta.topo.json"
    path.write_text(json.dumps(two_neighbours("19.01", "19.02")))
    run("areas", "boundaries", path)

    [left], [right] = rings_of(app, "19.01"), rings_of(app, "19.02")
    assert set(left) & set(right) == {(1060000, -30000), (1060000, -20000)}
    assert set(left) == {(x, y) for x in (1050000, 1060000) for y in (-30000, -20000)}


def test_it_is_safe_to_repeat_and_replaces_what_is_other(app, run, tmp_path):
    path = geojson(tmp_path / "a.json", feature("19.01", [(105, -3, 1)]), feature("1902", [(106, -3, 1)]))
    run("areas", "boundaries", path)

    assert "0 outlines added, 0 replaced, 2 were there" in run("areas", "boundaries", path).output
    geojson(path, feature("19.01", [(105, -3, 0.5)]))
    assert "0 outlines added, 1 replaced, 0 were there" in run("areas", "boundaries", path).output
    assert count(app, AreaBoundary) == 2
    assert rings_of(app, "19.01")[0][1] == (1055000, -30000)


def test_codes_that_are_no_area_are_counted(app, run, tmp_path):
    square = [(105, -3, 1)]
    features = [feature(code, square) for code in ("19.01", "19.99", "88", None, 19.05, True)]

    told = run("areas", "boundaries", geojson(tmp_path / "a.json", *features)).output

    assert "2 codes are no area today: 19.99, 88." in told
    assert "3 shapes have no code." in told
    assert count(app, AreaBoundary) == 1


def test_the_property_can_be_named(app, run, tmp_path):
    path = geojson(tmp_path / "a.json", feature(1901, [(105, -3, 1)], name="kdpum"))

    refused = run("areas", "boundaries", path)
    assert refused.exit_code == 1
    assert 'None of its 1 shapes has the code of an area in its property "code"' in refused.output
    assert run("areas", "boundaries", path, "--property", "kdpum").exit_code == 0


BEYOND = {**feature("19.01"), "geometry": {"type": "Polygon", "coordinates": [[[512345.2, 9871234.1], [1, 1], [2, 2]]]}}
POINT = {"type": "Feature", "properties": {"code": "19.01"}, "geometry": {"type": "Point", "coordinates": [105, -3]}}
NO_ARC = two_neighbours("19.01", "19.02") | {"arcs": []}
WORDS = {**feature("19.01"), "geometry": {"type": "Polygon", "coordinates": [[["a", "b"], ["c", "d"]]]}}


HUGE = {**feature("19.01"), "geometry": {"type": "Polygon", "coordinates": [[[10**400, 1], [1, 1], [2, 2]]]}}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "It is no JSON, or was cut off."),
        (json.dumps(two_neighbours("19.01", "19.02"))[:300], "It is no JSON, or was cut off."),
        ("[" * 100_000, "It is no JSON, or was cut off."),
        ("[]", "neither GeoJSON nor TopoJSON"),
        ('{"type": "Sphere"}', "neither GeoJSON nor TopoJSON"),
        ('{"type": "FeatureCollection"}', "not built as GeoJSON or TopoJSON"),
        (json.dumps(NO_ARC), "not built as GeoJSON or TopoJSON"),
        (json.dumps(WORDS), "not built as GeoJSON or TopoJSON"),
        (json.dumps(HUGE), "not built as GeoJSON or TopoJSON"),
        (json.dumps(HUGE).replace(str(10**400), "NaN"), "are no degrees of longitude and latitude"),
        (json.dumps(POINT), "There is no area in it"),
        (json.dumps(BEYOND), "512345.2, 9871234.1 are no degrees of longitude and latitude"),
    ],
)
def test_a_broken_file_is_refused_with_a_sentence(app, run, tmp_path, content, said):
    path = tmp_path / "peta.json"
    path.write_text(content)

    refused = run("areas", "boundaries", path)

    assert refused.exit_code == 1
    assert "peta.json was not taken." in refused.output
    assert said in refused.output
    assert count(app, AreaBoundary) == 0


def test_a_ring_need_not_be_closed(app, run, tmp_path):
    open_ring = feature("19.01")
    open_ring["geometry"] = {"type": "Polygon", "coordinates": [ring((105, -3, 1))[:-1]]}
    run("areas", "boundaries", geojson(tmp_path / "a.json", open_ring))

    assert len(rings_of(app, "19.01")[0]) == 4


def test_a_source_that_is_too_long_is_refused(app, run, tmp_path):
    refused = run("areas", "boundaries", geojson(tmp_path / "a.json", feature("19.01")), "--source", "x" * 201)

    assert "--source has 201 characters. Shorten it to 200." in refused.output
    assert count(app, AreaBoundary) == 0
