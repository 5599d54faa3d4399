"""The grid of a programme on paper: villages across criteria, as the page shows them, in official Indonesian."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from textwrap import shorten

from app.areas.models import Area, Level
from app.coverage.grid import Grid, GridRow, Show
from app.i18n import day, number
from app.reports.office.letterhead import government
from app.reports.progress.tables import head_label
from app.reports.sentences.phrases import printable
from app.reports.sentences.programme_words import stage_name

FEW = 6  # so many criteria stand upright above their columns, more are turned
_ROOM = 70  # letters of a criterion above its column; its whole text stands in the legend


@dataclass(frozen=True)
class GridPaper:
    """What is printed; `groups` are (subdistrict, its rows), or one without a name where the order is another."""

    grid: Grid
    area: Area
    made_at: datetime
    is_demo: bool

    @property
    def title(self) -> str:
        return f"Program {printable(self.grid.version.short_name)}, {self.area.label}, keadaan {day(self.grid.on)}"

    @property
    def place(self) -> str:
        return head_label(self.area)

    @property
    def author(self) -> str:
        return government(self.area)

    @property
    def is_turned(self) -> bool:
        return len(self.grid.version.criteria) > FEW

    @property
    def heads(self) -> list[str]:
        return [shorten(printable(one.text), _ROOM, placeholder=" …") for one in self.grid.version.criteria]

    @property
    def groups(self) -> list[tuple[str, list[GridRow]]]:
        if self.area.level is not Level.REGENCY or self.grid.narrowed.sort:
            return [("", list(self.grid.rows))]
        return [(name, list(rows)) for name, rows in groupby(self.grid.rows, lambda row: row.subdistrict)]

    @property
    def taking_part(self) -> str:
        """14 dari 81 desa dan kelurahan mengikuti program ini."""
        count, whole = self.grid.counts[Show.ALL], self.grid.villages
        if self.grid.version.for_all_villages:
            return f"Kewajiban setiap desa dan kelurahan yang bersangkutan ({number(count)})."
        if not count:
            return f"Belum satu pun dari {number(whole)} desa dan kelurahan mengikuti program ini."
        return f"Sebanyak {number(count)} dari {number(whole)} desa dan kelurahan mengikuti program ini."

    @property
    def narrowed(self) -> str:
        """What the table is limited to, so that nobody takes a part for the whole; "" where it is not."""
        asked, criteria = self.grid.narrowed, self.grid.version.criteria
        lacking = next((at for at, one in enumerate(criteria, 1) if one.key == asked.missing), None)
        shows = {
            Show.ONE_STEP: "tinggal satu kriteria",
            Show.LAPSING: "berakhir dalam 90 hari",
        }
        limits = [
            shows.get(asked.show, ""),
            f"tahap {stage_name(asked.stage)}" if asked.stage else "",
            f"belum memenuhi kriteria {lacking}" if lacking else "",
            f"Kecamatan {self.grid.subdistricts[asked.subdistrict]}"
            if asked.subdistrict in self.grid.subdistricts
            else "",
            f"nama memuat “{printable(asked.text)}”" if asked.text else "",
        ]
        limited = "; ".join(filter(None, limits))
        return f"Hanya yang dicari: {limited}." if limited else ""
