"""flask areas: the official list, and the outlines of areas for maps."""

from collections import Counter, defaultdict
from pathlib import Path

import click
from flask.cli import AppGroup

from app.areas.boundary_file import Broken, read_shapes
from app.areas.boundary_queries import find_ids, store_outlines
from app.areas.codes import normal_code
from app.areas.editions.queries import has_lists
from app.areas.models import AreaBoundary
from app.areas.official import load_areas, official_list
from app.areas.outlines import LEAST_HECTARES, Ring, as_text, without_specks
from app.db import one_writer, write_tx

MOST_SOURCE = 200

areas_commands = AppGroup("areas", help="Provinces, regencies, subdistricts and villages.")


@areas_commands.command("load")
def load() -> None:
    """Load the official list of areas. Safe to repeat: what is there stays."""
    if has_lists():
        raise click.ClickException(
            "A newer list is in force. Compare it with this release's: flask areas edition --official"
        )
    rows = official_list()
    with write_tx() as session:
        added = load_areas(session, rows)
    click.echo(
        f"{added:,} areas added, {len(rows) - added:,} were there." if added else f"All {len(rows):,} areas are there."
    )


@areas_commands.command("boundaries")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--property", "property_name", default="code", show_default=True, help="Which property holds the code.")
@click.option("--source", default="", help="Who published the outlines, and when.")
def boundaries(path: Path, property_name: str, source: str) -> None:
    """Take the outlines of areas for maps from FILE: GeoJSON or TopoJSON in degrees, with a code for each area.

    Safe to repeat: an outline that is there already is replaced. A file that cannot be used changes nothing.
    """
    if len(source) > MOST_SOURCE:
        raise click.ClickException(f"--source has {len(source)} characters. Shorten it to {MOST_SOURCE}.")
    try:
        shapes = read_shapes(path.read_bytes(), property_name)
    except (Broken, OSError) as error:
        raise click.ClickException(f"{path.name} was not taken. {getattr(error, 'strerror', None) or error}") from None
    rings: dict[str, list[Ring]] = defaultdict(list)
    without_code = 0
    for value, some in shapes:
        code = normal_code(str(value)) if isinstance(value, (str, int)) else None
        without_code += code is None
        if code is not None:
            rings[code] += some
    outlines = {code: without_specks(some) for code, some in rings.items()}
    areas = find_ids(rings)
    unknown = sorted(rings.keys() - areas.keys())
    wanted = {areas[code][0]: as_text(kept) for code, kept in outlines.items() if code in areas and kept}
    if not wanted:
        raise click.ClickException(
            f"{path.name} was not taken. None of its {len(shapes):,} shapes has the code of an area "
            f'in its property "{property_name}". Name the right one with --property.'
        )
    with write_tx() as session:
        one_writer(session, AreaBoundary)
        new, other = store_outlines(session, wanted, source)
    levels = Counter(areas[code][1].value for code in outlines if code in areas)
    same = len(wanted) - new - other
    click.echo(f"{new:,} outlines added, {other:,} replaced, {same:,} were there: {_told(levels)}.")
    specks = sum(map(len, rings.values())) - sum(map(len, outlines.values()))
    if specks:
        click.echo(f"{specks:,} rings smaller than {LEAST_HECTARES:g} hectare left off.")
    if unknown:
        more = f" and {len(unknown) - 5:,} more" if len(unknown) > 5 else ""
        click.echo(f"{len(unknown):,} codes are no area today: {', '.join(unknown[:5])}{more}.")
    if without_code:
        click.echo(f"{without_code:,} shapes have no code.")


def _told(levels: Counter) -> str:
    return ", ".join(f"{count:,} of level {level}" for level, count in sorted(levels.items()))
