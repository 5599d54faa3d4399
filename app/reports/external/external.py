"""Figures of others as a report prints them."""

from collections.abc import Sequence

from app.i18n import number
from app.reports.external.hiding import SMALL, hidden_among, is_few
from app.reports.issued.issue_parts import ExternalRow
from app.reports.models import ExternalFigure
from app.reports.sentences.phrases import printable

FEW, HIDDEN = f"<{SMALL}", "*"


def printed_amounts(figures: Sequence[ExternalFigure]) -> dict[int, str]:
    """{id: the amount as it stands in a report that cites just these}."""
    hidden = hidden_among(figures)
    return {one.id: HIDDEN if one.id in hidden else FEW if is_few(one) else number(one.amount) for one in figures}


def build_external(figures: Sequence[ExternalFigure]) -> tuple[ExternalRow, ...]:
    amounts = printed_amounts(figures)
    return tuple(
        ExternalRow(
            name=printable(one.name),
            amount=amounts[one.id],
            unit=printable(one.unit) if one.unit else "",
            publisher=printable(one.publisher),
            data_on=one.data_on,
        )
        for one in figures
    )
