"""What the tables hold of targets, and the rows of a table on a page."""

from flask import Flask
from sqlalchemy import select

from app.areas.models import Area
from app.coverage.models import Target, TargetOrigin, TargetVersion
from app.db import db
from tests.pages import Page


def targets_of(app: Flask, code: str, period: str = "2026-Q4") -> dict[str, int]:
    with app.app_context():
        query = select(Target.indicator, Target.value).join(Area, Area.id == Target.area_id)
        return {
            key: value for key, value in db.session.execute(query.where(Area.code == code, Target.period == period))
        }


def versions_of(app: Flask, code: str) -> list[tuple[str, int | None, TargetOrigin]]:
    with app.app_context():
        query = select(TargetVersion.indicator, TargetVersion.value, TargetVersion.origin).join(
            Area, Area.id == TargetVersion.area_id
        )
        return [tuple(row) for row in db.session.execute(query.where(Area.code == code).order_by(TargetVersion.id))]


def rows_of(page: Page) -> dict[str, list[str]]:
    """{head of the row: the words of its cells}."""
    return {
        " ".join(row.cssselect("th")[0].text_content().split()): [
            " ".join(cell.text_content().split()) for cell in row.cssselect("td")
        ]
        for row in page.all("main table tbody tr, main table tfoot tr")
    }
