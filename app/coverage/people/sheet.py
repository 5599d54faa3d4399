"""The three numbers as a table for a spreadsheet."""

from datetime import date

from app.coverage.people.page import PeoplePage, Three
from app.coverage.table import level_name, row_names
from app.i18n import NOT_APPLICABLE, _, day, moment, period_name
from app.sheets.write import Cell, Column, Form, Sheet


def people_sheet(page: PeoplePage, today: date) -> Sheet:
    """The rows of the page, then the area itself; never the sum of the rows."""
    coverage, names = page.coverage, row_names(page.coverage)
    lines = [(row, names[row.figures.area_id]) for row in page.rows]
    as_of = moment(page.people_at) if page.people_at else day(today)
    facts = (
        _("Attendances and people: %(area)s", area=coverage.label),
        period_name(coverage.period),
        _("data as of %(day)s", day=day(today)),
        _("Distinct people: data of %(moment)s.", moment=as_of),
    )
    own = (*lines, (page.total, _("The area itself, each counted once")))
    heads = (
        Column(_("Code"), width=14),
        Column(level_name(coverage.level) if page.rows else _("Area"), width=30),
        *(Column(label, Form.COUNT) for label in (_("Sessions"), _("Attendance"), _("Recorded names"))),
        Column(_("Share of attendances"), Form.SHARE),
        *(Column(label, Form.COUNT) for label in (_("Distinct people"), _("Of them or elsewhere: live here"))),
        *(Column(label, Form.COUNT) for label in (_("Full list"), _("Part of the names"), _("No names"))),
        Column(_("More names than heads"), Form.COUNT),
    )
    return Sheet(
        _("Attendances and people"), facts, heads, [(one.figures.code, name, *_cells(one)) for one, name in own]
    )


def _cells(one: Three) -> tuple[Cell, ...]:
    figures, people, lists = one.figures, one.people, one.lists
    if figures.silent:
        return (_("not reported"),) * 10
    told = (figures.sessions, figures.attendance, figures.named)
    share = figures.named / figures.attendance if figures.attendance else NOT_APPLICABLE
    counted = (people.people, people.at_home) if people else (_("not counted yet"),) * 2
    sorts = (lists.full, lists.partial, lists.without, lists.surplus) if lists else (NOT_APPLICABLE,) * 4
    return (*told, share, *counted, *sorts)
