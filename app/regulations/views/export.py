"""The list of regulations as a file that can be brought in again, here or in OpenSID's columns."""

from flask import Response
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.regulations import words
from app.regulations.export import cells_of, regulation_sheet
from app.regulations.export_queries import list_exported
from app.regulations.filters import asked_filters
from app.regulations.views.blueprint import bp
from app.sheets.write import CSV, XLSX, to_csv, to_xlsx


@bp.get("/export.<any(csv, xlsx):ending>")
@requires(Permission.READ)
def export_file(ending: str):
    """What the list shows with the same filters, all pages of it."""
    reach, today = reach_of(current_user), clock.today()
    filters = asked_filters(reach)
    rows = (
        cells_of(one.area_code, one.area_name, one.values, one.others, words.state_name(one.state))
        for one in list_exported(reach, filters, filters.on or today)
    )
    sheet = regulation_sheet(rows)
    content, kind = (to_csv(sheet), CSV) if ending == "csv" else (to_xlsx(sheet), XLSX)
    headers = {"Content-Disposition": f'attachment; filename="peraturan-{today.isoformat()}.{ending}"'}
    return Response(content, content_type=kind, headers=headers)
