"""Where a session of this person can be held, and which villages it can serve."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Row

from app.areas.models import Kind, Level, kind_name


class Places:
    """Areas by code, in the order of their codes: an area, then what lies below it."""

    def __init__(self, rows: Sequence[Row]):
        self.by_code = {row.code: row for row in rows}

    @property
    def hosts(self) -> Sequence[Row]:
        """From one's own area down to its villages."""
        return list(self.by_code.values())

    @property
    def groups(self) -> Iterator[tuple[str, list[Row]]]:
        """(name of the subdistrict, its villages), for each subdistrict."""
        villages: dict[str, list[Row]] = {}
        for row in self.by_code.values():
            if row.level is Level.VILLAGE:
                villages.setdefault(row.code[:8], []).append(row)
        for code, rows in villages.items():
            above = self.by_code.get(code)
            yield place_label(above.kind, above.name) if above else "", rows

    def find(self, code: str) -> Row | None:
        return self.by_code.get(code)

    def find_village(self, code: str) -> Row | None:
        row = self.by_code.get(code)
        return row if row is not None and row.level is Level.VILLAGE else None


def place_label(kind: Kind, name: str) -> str:
    """Desa Kace Timur; Kecamatan Mendo Barat: the label of an area of which only columns were read."""
    return f"{kind_name(kind)} {name}".strip()
