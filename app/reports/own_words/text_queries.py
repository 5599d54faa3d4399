"""The parts of papers that an office has written in its own words."""

from collections.abc import Sequence

from sqlalchemy import select

from app.areas.models import Area
from app.db import db
from app.periods import Period
from app.reports.models import ChapterText
from app.reports.vocabulary import ReportKind


def texts_of(area: Area, period: Period, kind: ReportKind) -> dict[str, str]:
    """{part: text} of what is printed in place of the program's own sentences."""
    return {one.part: one.text for one in list_texts(area, period, kind)}


def list_texts(area: Area, period: Period, kind: ReportKind) -> Sequence[ChapterText]:
    """One that went back to the program's proposal is empty, and left out."""
    query = select(ChapterText).where(
        ChapterText.area_id == area.id,
        ChapterText.period == period.code,
        ChapterText.kind == kind,
        ChapterText.text != "",
    )
    return db.session.scalars(query).all()


def find_text(area: Area, period: Period, kind: ReportKind, part: str) -> ChapterText | None:
    """Also one that went back to the proposal: its history goes on."""
    query = select(ChapterText).where(
        ChapterText.area_id == area.id,
        ChapterText.period == period.code,
        ChapterText.kind == kind,
        ChapterText.part == part,
    )
    return db.session.scalar(query)
