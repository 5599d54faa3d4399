"""Pages of a list: where we are in it, and the addresses before and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import request, url_for
from sqlalchemy import Select, func, select

from app.db import db

PER_PAGE = 50


@dataclass(frozen=True)
class Page:
    """Rows number `first` to `last` of `total`, counted from 1."""

    rows: Sequence[Any]
    number: int
    total: int
    per_page: int = PER_PAGE

    @property
    def first(self) -> int:
        return (self.number - 1) * self.per_page + 1 if self.total else 0

    @property
    def last(self) -> int:
        return min(self.number * self.per_page, self.total)

    @property
    def previous_url(self) -> str | None:
        return _url(self.number - 1) if self.number > 1 else None

    @property
    def next_url(self) -> str | None:
        return _url(self.number + 1) if self.last < self.total else None


def asked_page() -> int:
    """The page number in the address; 1 where it makes no sense."""
    asked = request.args.get("page", 1, type=int)
    return asked if 0 < asked < 1_000_000 else 1


def paged(query: Select, number: int, per_page: int = PER_PAGE, total: int | None = None) -> Page:
    """One page of a query's rows: two selects, one if the total is known. A page past the end is the last."""
    if total is None:
        total = db.session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    number = max(1, min(number, -(-total // per_page)))
    rows = db.session.execute(query.limit(per_page).offset((number - 1) * per_page)).all()
    return Page(rows, number, total, per_page)


def _url(number: int) -> str:
    arguments: dict[str, Any] = {**(request.view_args or {}), **request.args.to_dict(flat=False), "page": number}
    return url_for(request.endpoint or "", **arguments)
