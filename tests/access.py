"""The table of every endpoint and who gets what there. The records asked for are those of Siti's village.

200 a page, 302 on to another (anonymous: to the sign-in page), 403 not this person's task, 404 not this person's area.
"""

from flask import Flask

from app.accounts.models import User
from app.db import db, write_tx
from app.outreach.models import OutreachSession
from app.regulations.models import Regulation
from tests import cast
from tests.records import store_regulation, store_session

PEOPLE = ("nobody", "siti", "budi", "lina", "dewi", "rahmat", "ayu", "admin")
#                                                                          nobody siti budi lina dewi rahmat ayu admin
TABLE = """
GET  health.check                /healthz                                     200  200  200  200  200  200  200  200
GET  accounts.language           /language/en                                 302  302  302  302  302  302  302  302
GET  accounts.sign_in            /sign-in                                     200  302  302  302  302  302  302  302
POST accounts.sign_in            /sign-in                                     200  302  302  302  302  302  302  302
GET  guide.index                 /guide                                       200  200  200  200  200  200  200  200
GET  guide.whole                 /guide/all                                   200  200  200  200  200  200  200  200
GET  guide.page                  /guide/record                                200  200  200  200  200  200  200  200
GET  home.index                  /                                            302  302  302  302  302  302  302  302
GET  accounts.account            /account                                     302  200  200  200  200  200  200  200
POST accounts.account            /account                                     302  200  200  200  200  200  200  200
GET  accounts.people             /people                                      302  403  403  403  403  403  403  200
GET  accounts.new_person         /people/new                                  302  403  403  403  403  403  403  200
POST accounts.new_person         /people/new                                  302  403  403  403  403  403  403  200
GET  accounts.person             /people/{siti}                               302  403  403  403  403  403  403  200
POST accounts.person             /people/{siti}                               302  403  403  403  403  403  403  302

GET  coverage.search             /areas?q=kace                                302  200  200  200  200  200  200  200
GET  coverage.area               /areas/{village}                             302  200  404  404  200  200  200  200
GET  coverage.show               /coverage/{subdistrict}                      302  404  404  404  200  200  200  200
GET  coverage.csv                /coverage/{subdistrict}.csv                  302  404  404  404  200  200  200  200
GET  coverage.xlsx               /coverage/{subdistrict}.xlsx                 302  404  404  404  200  200  200  200
GET  coverage.not_reached        /coverage/{subdistrict}/not-reached          302  404  404  404  200  200  200  200
GET  coverage.not_reached_csv     /coverage/{subdistrict}/not-reached.csv      302  404  404  404  200  200  200  200
GET  coverage.not_reached_xlsx    /coverage/{subdistrict}/not-reached.xlsx     302  404  404  404  200  200  200  200
GET  coverage.targets            /targets/{regency}                           302  403  403  403  403  403  200  403
POST coverage.targets            /targets/{regency}                           302  403  403  403  403  403  302  403

GET  outreach.index              /outreach                                    302  200  200  200  200  200  200  200
GET  outreach.new                /outreach/new                                302  200  200  200  200  200  403  403
POST outreach.new                /outreach/new                                302  200  200  200  200  200  403  403
GET  outreach.detail             /outreach/{session}                          302  200  404  404  200  200  200  200
GET  outreach.receipt            /outreach/{session}/receipt                  302  200  404  404  200  200  200  200
GET  outreach.edit               /outreach/{session}/edit                     302  200  404  404  200  200  403  403
POST outreach.edit               /outreach/{session}/edit                     302  200  404  404  200  200  403  403
GET  outreach.names              /outreach/{session}/names                    302  200  404  404  200  200  403  403
POST outreach.names              /outreach/{session}/names                    302  200  404  404  200  200  403  403
GET  outreach.bin                /outreach/bin                                302  200  200  200  200  200  403  403
POST outreach.delete             /outreach/{session}/delete                   302  302  404  404  302  302  403  403
POST outreach.restore            /outreach/{session}/restore                  302  302  404  404  302  302  403  403
GET  outreach_import.upload      /outreach/import                             302  200  200  200  200  200  403  403
POST outreach_import.upload      /outreach/import                             302  200  200  200  200  200  403  403
GET  outreach_import.template    /outreach/import/template.csv                302  200  200  200  200  200  403  403

GET  nil.village                 /nil-reports/{village}                       302  200  404  404  200  200  403  403
POST nil.village                 /nil-reports/{village}                       302  200  404  404  200  200  403  403
POST nil.withdraw                /nil-reports/{village}/withdraw              302  302  404  404  302  302  403  403

GET  regulations.index           /regulations                                 302  200  200  200  200  200  200  200
GET  regulations.new             /regulations/new                             302  200  200  200  200  200  403  403
POST regulations.new             /regulations/new                             302  200  200  200  200  200  403  403
GET  regulations.detail          /regulations/{regulation}                    302  200  404  404  200  200  200  200
GET  regulations.edit            /regulations/{regulation}/edit               302  200  404  404  200  200  403  403
POST regulations.edit            /regulations/{regulation}/edit               302  302  404  404  302  302  403  403
GET  regulations.bin             /regulations/bin                             302  200  200  200  200  200  403  403
POST regulations.delete          /regulations/{regulation}/delete             302  302  404  404  302  302  403  403
POST regulations.restore         /regulations/{regulation}/restore            302  302  404  404  302  302  403  403
GET  regulations_import.upload   /regulations/import                          302  200  200  200  200  200  403  403
POST regulations_import.upload   /regulations/import                          302  200  200  200  200  200  403  403
GET  regulations_import.template /regulations/import/template.csv             302  200  200  200  200  200  403  403

GET  reports.index               /reports                                     302  200  200  200  200  200  200  200
GET  reports.preview             /reports/progress?{what}                     302  200  404  404  200  200  200  200
GET  reports.progress_pdf        /reports/progress.pdf?{what}                 302  200  404  404  200  200  200  200
GET  reports.letterhead          /reports/letterhead/{village}                302  200  404  404  200  200  403  200
POST reports.letterhead          /reports/letterhead/{village}                302  302  404  404  302  302  403  302

POST accounts.reset_password     /people/{siti}/password                      302  403  403  403  403  403  403  200
POST accounts.set_active         /people/{siti}/active                        302  403  403  403  403  403  403  302
POST accounts.sign_out           /sign-out                                    302  302  302  302  302  302  302  302
"""
ROWS = [line.split() for line in TABLE.splitlines() if line]
NOT_A_VIEW = {"static"}  # style sheets, scripts, pictures: the same for everybody


def places(app: Flask) -> dict:
    """Fresh records of Siti's village, and what stands in the addresses of the table."""
    with app.app_context():
        with write_tx() as tx:
            for model in (OutreachSession, Regulation):
                for record in tx.scalars(db.select(model)):
                    tx.delete(record)
        siti = db.session.scalar(db.select(User.id).where(User.username == "siti"))
    return {
        "village": cast.KACE_TIMUR,
        "subdistrict": cast.MENDO_BARAT,
        "regency": cast.BANGKA,
        "session": store_session(app),
        "regulation": store_regulation(app),
        "siti": siti,
        "what": f"area={cast.KACE_TIMUR}&period=2026-Q3",
    }
