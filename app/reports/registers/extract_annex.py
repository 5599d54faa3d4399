"""The annex of a regency's report with its village regulations on protection, in the ten columns of Buku A.1."""

from dataclasses import dataclass
from datetime import date
from itertools import count, groupby

from app.areas.models import Area, Level
from app.areas.reach import Reach
from app.regulations.register_queries import list_in_force, list_links
from app.regulations.vocabulary import RegulationKind
from app.reports.registers.register_words import Told
from app.reports.registers.registers import Line


@dataclass(frozen=True)
class VillageLines:
    """The regulations of one village, numbered through the annex."""

    village: str
    lines: tuple[Line, ...]


def list_extract(area: Area, on: date) -> tuple[VillageLines, ...]:
    """Those that are counted as in force on that day; none but for a regency that has desa."""
    if area.level is not Level.REGENCY or not area.desa_count:
        return ()
    reach, numbers = Reach.of(area), count(1)
    links, found = list_links(reach), list_in_force(reach, (RegulationKind.VILLAGE_REGULATION,), on)
    groups = []
    for _village_id, rows in groupby((row for row in found if row[0].protects(on)), key=lambda row: row[2].id):
        told = [(Told(one, maker, links.get(one.id, ()), (), on), village) for one, maker, village in rows]
        village = told[0][1]
        lines = tuple(Line(next(numbers), one.of_rules) for one, _village in told)
        groups.append(VillageLines(f"{village.label}, Kecamatan {village.subdistrict.name}", lines))
    return tuple(groups)
