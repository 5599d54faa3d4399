"""A statement on its way to the database: which columns it sets, and which rows it adds, changes or deletes."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import Column, Connection, Delete, Insert, Table, Update, select

Statement = Insert | Update | Delete
Rows = Sequence[dict[str, Any]]


class Seen:
    """A statement on its way, with its rows of values."""

    def __init__(self, connection: Connection, statement: Statement, rows: Rows):
        self.connection, self.statement, self.rows = connection, statement, rows
        self.table: Table = statement.table  # type: ignore[assignment]
        self.adds = isinstance(statement, Insert)

    @cached_property
    def _own(self) -> dict[str, Any]:
        """The values that the statement brings itself, by column."""
        values = getattr(self.statement, "_values", None) or {}
        return {getattr(column, "name", column): value for column, value in values.items()}

    @cached_property
    def columns(self) -> set[str]:
        """The columns that it sets."""
        return self._own.keys() | {name for row in self.rows for name in row}

    @property
    def is_vague(self) -> bool:
        """It says too little: all rows of a table, or what another select gives."""
        if isinstance(self.statement, Insert):
            is_worked_out = any(not hasattr(value, "value") for value in self._own.values())
            return bool(self.statement.select is not None or self.statement._multi_values or is_worked_out)
        return not self.statement._where_criteria

    def inserted(self, name: str) -> list[Any]:
        """The values of a column in the rows that it adds."""
        own = self._own[name].value if name in self._own else None
        return [row.get(name, own) for row in self.rows]

    def met(self, column: Column) -> set[int]:
        """The values of a column in the rows that it changes or deletes."""
        label = f"{self.table.name}_{column.name}"
        if all(label in row for row in self.rows):
            return {row[label] for row in self.rows}  # as the session writes its records
        query = select(column).where(*self.statement._where_criteria).distinct()  # type: ignore[union-attr]
        return {value for row in self.rows for value in self.connection.scalars(query, row) if value is not None}
