"""Figures of others as a report prints them."""

from collections.abc import Iterable

from app.i18n import number
from app.reports.issued.issue_parts import ExternalRow
from app.reports.models import ExternalFigure
from app.reports.sentences.phrases import printable

SMALL = 5


def printed_amount(figure: ExternalFigure) -> str:
    """The amount; few victims or returnees could be told who they are, so that one to four are "<5"."""
    if figure.is_sensitive and 0 < figure.amount < SMALL:
        return f"<{SMALL}"
    return number(figure.amount)


def build_external(figures: Iterable[ExternalFigure]) -> tuple[ExternalRow, ...]:
    return tuple(
        ExternalRow(
            name=printable(one.name),
            amount=printed_amount(one),
            unit=printable(one.unit) if one.unit else "",
            publisher=printable(one.publisher),
            data_on=one.data_on,
        )
        for one in figures
    )
