"""What the rows of a table of areas are called."""

from app.areas.models import Kind, Level, kind_name, short_kind_name
from app.coverage.calculate import AreaFigures, Coverage
from app.i18n import _


def row_names(coverage: Coverage) -> dict[int, str]:
    """Kab. Bangka, Kec. Mendo Barat, Desa Kace Timur: {id of the row: its name with its kind}."""
    naming = kind_name if coverage.level is Level.SUBDISTRICT else short_kind_name
    words = {kind: naming(kind) for kind in {row.kind for row in coverage.rows}}
    return {row.area_id: _named(row, words) for row in coverage.rows}


def _named(row: AreaFigures, words: dict[Kind, str]) -> str:
    return row.name if row.kind is Kind.PROVINCE else f"{words[row.kind]} {row.name}"


def level_name(level: Level) -> str:
    """What the rows below an area of that level are."""
    return {
        Level.NATION: _("Province"),
        Level.PROVINCE: _("Regency or city"),
        Level.REGENCY: _("Subdistrict"),
        Level.SUBDISTRICT: _("Desa or kelurahan"),
    }[level]
