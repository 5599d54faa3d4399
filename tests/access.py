"""The table of every endpoint and who gets what there. The records asked for are those of Siti's village.

200 a page, 302 on to another (anonymous: to the sign-in page), 403 not this person's task, 404 not this person's area.
"""

import secrets
from datetime import date

from flask import Flask

from app.accounts.models import User
from app.db import db, write_tx
from app.outreach.models import OutreachSession, SessionDraft
from app.programmes.models import Enrolment
from app.programmes.vocabulary import Stage
from app.regulations.models import Regulation
from tests import cast
from tests.issued_records import store_issued
from tests.job_records import store_job
from tests.office_records import store_emblem, store_figure, store_signatory
from tests.open_data.publishing import open_up
from tests.programme_records import store_enrolment, store_evidence, store_stage
from tests.records import (
    set_regency,
    store_draft,
    store_match,
    store_photo,
    store_regulation,
    store_scan,
    store_session,
)
from tests.worklist import access as worklist

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
GET  coverage.people             /coverage/{subdistrict}/people               302  404  404  404  200  200  200  200
GET  coverage.people_csv         /coverage/{subdistrict}/people.csv           302  404  404  404  200  200  200  200
GET  coverage.people_xlsx        /coverage/{subdistrict}/people.xlsx          302  404  404  404  200  200  200  200
GET  coverage.villages            /coverage/{subdistrict}/villages             302  404  404  404  200  200  200  200
GET  coverage.programmes         /coverage/{subdistrict}/programmes           302  404  404  404  200  200  200  200
GET  coverage.programme          /coverage/{subdistrict}/programmes/{slug}    302  404  404  404  200  200  200  200
GET  coverage.programme_csv      /coverage/{subdistrict}/programmes/{slug}.csv 302  404  404  404  200  200  200  200
GET  coverage.programme_xlsx     /coverage/{subdistrict}/programmes/{slug}.xlsx 302  404  404  404  200  200  200  200
GET  coverage.targets            /targets/{regency}                           302  404  404  404  404  200  200  200
POST coverage.set_area_targets    /targets/{regency}                           302  403  403  403  403  403  302  403
GET  coverage.targets_split      /targets/{regency}/split                     302  403  403  403  403  403  200  403
POST coverage.store_split        /targets/{regency}/split                     302  403  403  403  403  403  200  403
GET  coverage.targets_xlsx       /targets/{regency}.xlsx                      302  404  404  404  404  200  200  200
GET  coverage.targets_import     /targets/{regency}/import                    302  403  403  403  403  403  200  403
POST coverage.targets_import     /targets/{regency}/import                    302  403  403  403  403  403  200  403
GET  coverage.targets_own        /targets/{regency}/indicators                302  404  404  404  404  200  200  200
GET coverage.targets_own_new /targets/{regency}/indicators/new?measure=checked_sessions 302 403 403 403 403 403 200 403
POST coverage.targets_own_new /targets/{regency}/indicators/new?measure=checked_sessions 302 403 403 403 403 403 200 403
POST coverage.targets_own_retire /targets/{regency}/indicators/retire         302  403  403  403  403  403  404  403
GET  coverage.targets_deadline   /targets/{regency}/deadline                  302  404  404  404  404  200  200  200
POST coverage.set_deadline       /targets/{regency}/deadline                  302  403  403  403  403  403  302  403

GET  outreach.index              /outreach                                    302  200  200  200  200  200  200  200
GET  outreach.new                /outreach/new                                302  200  200  200  200  200  403  403
POST outreach.new                /outreach/new                                302  200  200  200  200  200  403  403
GET  outreach.detail             /outreach/{session}                          302  200  404  404  200  200  200  200
GET  outreach.receipt            /outreach/{session}/receipt                  302  200  404  404  200  200  200  200
GET  outreach.edit               /outreach/{session}/edit                     302  200  404  404  200  200  403  403
POST outreach.edit               /outreach/{session}/edit                     302  200  404  404  200  200  403  403
GET  outreach.names              /outreach/{session}/names                    302  200  404  404  200  200  403  403
POST outreach.names              /outreach/{session}/names                    302  200  404  404  200  200  403  403
GET  outreach.read_attendance    /outreach/{session}/names/read               302  200  404  404  200  200  403  403
POST outreach.read_attendance    /outreach/{session}/names/read               302  200  404  404  200  200  403  403
GET  outreach.read_preview       /outreach/{session}/names/read/none          302  302  404  404  302  302  403  403
POST outreach.read_preview       /outreach/{session}/names/read/none          302  302  404  404  302  302  403  403
POST outreach.add_name           /outreach/{session}/names/add                302  200  404  404  200  200  403  403
POST outreach.change_name        /outreach/{session}/names/{entry}/change     302  400  404  404  400  400  403  403
POST outreach.remove_name        /outreach/{session}/names/{entry}/remove     302  400  404  404  400  400  403  403
GET  outreach.people             /outreach/{session}/people?q=nur             302  200  404  404  200  200  403  403
GET  outreach.matches            /outreach/{session}/matches                  302  200  404  404  200  200  403  403
POST outreach.matches            /outreach/{session}/matches                  302  302  404  404  302  302  403  403
POST outreach.undo_match         /outreach/{session}/matches/{match}/undo     302  302  404  404  302  302  403  403
GET  outreach.bin                /outreach/bin                                302  200  200  200  200  200  403  403
GET  outreach.add_file           /outreach/{session}/files                    302  200  404  404  200  200  403  403
POST outreach.add_file           /outreach/{session}/files                    302  200  404  404  200  200  403  403
GET  outreach.file               /outreach/{session}/files/{photo}            302  200  404  404  200  200  200  200
POST outreach.send_file          /outreach/files/kegiatan-contoh              302  422  404  404  422  422  403  403
POST outreach.delete             /outreach/{session}/delete                   302  302  404  404  302  302  403  403
POST outreach.restore            /outreach/{session}/restore                  302  302  404  404  302  302  403  403
GET  outreach.queue              /check                                       302  403  403  403  200  200  403  403
POST outreach.check              /check                                       302  403  403  403  302  302  403  403
GET  outreach.return_session     /outreach/{session}/return                   302  403  403  403  200  200  403  403
POST outreach.return_session     /outreach/{session}/return                   302  403  403  403  200  200  403  403
POST outreach.undo_return        /outreach/{session}/return/undo              302  403  403  403  302  302  403  403
POST outreach.save_draft         /outreach/drafts/{draft}                     302  302  404  404  404  404  403  403
GET  outreach.by_code            /s/{code}                                    302  302  404  404  302  302  302  302
GET  outreach.typed_code         /s?code={code}                               302  302  302  302  302  302  302  302
POST outreach.send               /outreach/send                               302  422  422  422  422  422  403  403
GET  phone.csrf                  /csrf                                        302  200  200  200  200  200  200  200
GET  phone.worker                /sw.js                                       200  200  200  200  200  200  200  200
GET  phone.manifest              /manifest.webmanifest                        200  200  200  200  200  200  200  200
GET  phone.unsent                /unsent                                      302  200  200  200  200  200  200  200
GET  phone.offline               /offline                                     200  200  200  200  200  200  200  200
POST outreach.delete_file        /outreach/{session}/files/{photo}/delete     302  302  404  404  302  302  403  403
GET  outreach_import.upload      /outreach/import                             302  200  200  200  200  200  403  403
POST outreach_import.upload      /outreach/import                             302  200  200  200  200  200  403  403
GET  outreach_import.template    /outreach/import/template.csv                302  200  200  200  200  200  403  403

GET  nil.village                 /nil-reports/{village}                       302  200  404  404  200  200  403  403
POST nil.village                 /nil-reports/{village}                       302  200  404  404  200  200  403  403
POST nil.withdraw                /nil-reports/{village}/withdraw              302  302  404  404  302  302  403  403

GET  regulations.index           /regulations                                 302  200  200  200  200  200  200  200
GET  regulations.new             /regulations/new                             302  200  200  200  200  200  403  403
POST regulations.new             /regulations/new                             302  200  200  200  200  200  403  403
GET  regulations.new_regional    /regulations/new/regional                    302  404  404  404  404  200  403  403
POST regulations.new_regional    /regulations/new/regional                    302  404  404  404  404  200  403  403
GET  regulations.detail          /regulations/{regulation}                    302  200  404  404  200  200  200  200
GET  regulations.edit            /regulations/{regulation}/edit               302  200  404  404  200  200  403  403
POST regulations.edit            /regulations/{regulation}/edit               302  302  404  404  302  302  403  403
GET  regulations.bin             /regulations/bin                             302  200  200  200  200  200  403  403
POST regulations.delete          /regulations/{regulation}/delete             302  302  404  404  302  302  403  403
POST regulations.restore         /regulations/{regulation}/restore            302  302  404  404  302  302  403  403
GET  regulation_settings.edit   /regulations/settings/{regency}              302  403  403  403  403  200  403  403
POST regulation_settings.edit   /regulations/settings/{regency}              302  403  403  403  403  200  403  403
GET  regulations.files           /regulations/{regulation}/files              302  200  404  404  200  200  403  403
POST regulations.files           /regulations/{regulation}/files              302  200  404  404  200  200  403  403
GET  regulations.file            /regulations/{regulation}/files/{scan}       302  200  404  404  200  200  200  200
POST regulations.put_aside       /regulations/{regulation}/files/{scan}/aside 302  200  404  404  200  200  403  403
GET  regulations.export_file     /regulations/export.csv                      302  200  200  200  200  200  200  200
GET  regulations_import.upload   /regulations/import                          302  200  200  200  200  200  403  403
POST regulations_import.upload   /regulations/import                          302  200  200  200  200  200  403  403
GET  regulations_import.template /regulations/import/template.csv             302  200  200  200  200  200  403  403

GET  enrolments.village          /programmes/villages/{village}               302  200  404  404  200  200  200  200
GET  enrolments.new              /programmes/villages/{village}/new           302  403  403  403  200  200  200  403
POST enrolments.new              /programmes/villages/{village}/new           302  403  403  403  200  200  200  403
POST enrolments.begin            /programmes/villages/{village}/tugas-desa/begin 302 302 404  404  302  302  403  403
GET  enrolments.detail           /enrolments/{part}                           302  200  404  404  200  200  200  200
GET  enrolments.edit             /enrolments/{part}/edit                      302  403  403  403  200  200  200  403
POST enrolments.edit             /enrolments/{part}/edit                      302  403  403  403  200  200  200  403
GET  enrolments.add_milestone    /enrolments/{part}/stages/new                302  403  403  403  200  200  200  403
POST enrolments.add_milestone    /enrolments/{part}/stages/new                302  403  403  403  200  200  200  403
GET  enrolments.edit_milestone   /enrolments/{part}/stages/{stage}            302  403  403  403  200  200  200  403
POST enrolments.edit_milestone   /enrolments/{part}/stages/{stage}            302  403  403  403  200  200  200  403
GET  enrolments.remove_milestone /enrolments/{part}/stages/{stage}/remove     302  403  403  403  200  200  200  403
POST enrolments.remove_milestone /enrolments/{part}/stages/{stage}/remove     302  403  403  403  200  200  200  403
GET  enrolments.add_evidence     /enrolments/{part}/evidence/new?criterion=posko 302 200 404  404  200  200  403  403
POST enrolments.add_evidence     /enrolments/{part}/evidence/new?criterion=posko 302 200 404  404  200  200  403  403
GET  enrolments.edit_evidence    /enrolments/{part}/evidence/{evidence}       302  200  404  404  200  200  403  403
POST enrolments.edit_evidence    /enrolments/{part}/evidence/{evidence}       302  200  404  404  200  200  403  403
GET  enrolments.remove_evidence  /enrolments/{part}/evidence/{evidence}/remove 302 200  404  404  200  200  403  403
POST enrolments.remove_evidence  /enrolments/{part}/evidence/{evidence}/remove 302 200  404  404  200  200  403  403
GET  enrolments.evidence_file    /enrolments/{part}/evidence/{evidence}/file  302  200  404  404  200  200  200  200
GET  enrolments.end              /enrolments/{part}/end                       302  403  403  403  200  200  200  403
POST enrolments.end              /enrolments/{part}/end                       302  403  403  403  200  200  200  403
POST enrolments.reopen           /enrolments/{part}/reopen                    302  403  403  403  302  302  302  403
POST enrolments.delete           /enrolments/{part}/delete                    302  403  403  403  302  302  302  403
POST enrolments.restore          /enrolments/{part}/restore                   302  403  403  403  302  302  302  403

GET  regulations_public.area     /public/regulations/{village}                200  200  200  200  200  200  200  200
GET  drafting.index              /drafts/{village}                            302  200  404  404  200  200  403  403
GET  drafting.write              /drafts/{village}/village-regulation         302  200  404  404  200  200  403  403
POST drafting.write              /drafts/{village}/village-regulation         302  200  404  404  200  200  403  403

GET  programmes.index            /programmes                                  302  200  200  200  200  200  200  200
GET  programmes.detail           /programmes/desa-anti-tppo                   302  200  200  200  200  200  200  200
GET  programmes.new              /programmes/new                              302  403  403  403  403  403  200  403
POST programmes.new              /programmes/new                              302  403  403  403  403  403  200  403
GET  programmes.edit             /programmes/desmigratif/edit                 302  403  403  403  403  403  200  403
POST programmes.edit             /programmes/desmigratif/edit                 302  403  403  403  403  403  200  403

GET  reports.index               /reports                                     302  200  200  200  200  200  200  200
GET  reports.preview             /reports/progress?{what}                     302  200  404  404  200  200  200  200
GET  reports.progress_pdf        /reports/progress.pdf?{what}                 302  200  404  404  200  200  200  200
GET  reports.edit_text           /reports/text/problems?{what}                302  200  404  404  200  200  200  403
POST reports.edit_text           /reports/text/problems?{what}                302  200  404  404  200  200  200  403
POST reports.remove_text         /reports/text/problems/remove?{what}         302  302  404  404  302  302  302  403
GET  reports.issue               /reports/issue?{what}                        302  200  404  404  200  200  200  403
POST reports.issue               /reports/issue?{what}                        302  409  404  404  409  409  409  403
GET  reports.issued_list         /reports/issued?area={village}               302  200  404  404  200  200  200  200
GET  reports.issued              /reports/issued/{issued}                     302  200  404  404  200  200  200  200
GET  reports.issued_pdf          /reports/issued/{issued}.pdf                 302  200  404  404  200  200  200  200
GET  reports.issued_json         /reports/issued/{issued}.json                302  200  404  404  200  200  200  200
GET  reports.withdraw            /reports/issued/{issued}/withdraw            302  200  404  404  200  200  200  403
POST reports.withdraw            /reports/issued/{issued}/withdraw            302  200  404  404  200  200  200  403
GET  verify.index                /verify                                      200  200  200  200  200  200  200  200
POST verify.index                /verify                                      404  404  404  404  404  404  404  404
GET  verify.check                /verify/{issued}                             200  200  200  200  200  200  200  200
GET  reports.jobs                /reports/jobs                                302  403  403  403  200  200  200  200
POST reports.jobs                /reports/jobs                                302  403  403  403  400  400  400  400
GET  reports.job                 /reports/jobs/{job}                          302  403  403  403  200  404  404  404
POST reports.cancel_job          /reports/jobs/{job}/cancel                   302  403  403  403  302  404  404  404
GET  reports.job_result          /reports/jobs/{job}/result                   302  403  403  403  302  404  404  404
GET  reports.registers           /reports/registers?area={village}            302  200  404  404  200  200  200  200
GET  reports.register_pdf        /reports/registers.pdf?area={village}        302  200  404  404  200  200  200  200
GET  reports.register_xlsx       /reports/registers.xlsx?area={village}       302  200  404  404  200  200  200  200
GET  reports.programme_grid_pdf  /reports/programme-grid.pdf?{grid}           302  404  404  404  200  200  200  200
GET  reports.sign_in_sheet       /s/{code}/sign-in-sheet                      302  200  404  404  200  200  403  403
GET  reports.sign_in_sheet_pdf   /s/{code}/sign-in-sheet.pdf                  302  200  404  404  200  200  403  403
GET  reports.letterhead          /reports/letterhead/{village}                302  200  404  404  200  200  200  200
POST reports.letterhead          /reports/letterhead/{village}                302  200  404  404  200  200  200  200
GET  reports.emblem              /reports/letterhead/{village}/emblem         302  200  404  404  200  200  200  200
POST reports.emblem              /reports/letterhead/{village}/emblem         302  400  404  404  400  400  400  400
GET  reports.emblem_file         /reports/letterhead/{village}/emblem.png     302  200  404  404  200  200  200  200
GET  reports.signatories         /reports/signatories/{village}               302  200  404  404  200  200  200  200
POST reports.signatories         /reports/signatories/{village}               302  200  404  404  200  200  200  200
GET  reports.edit_signatory      /reports/signatories/{village}/{signatory}   302  200  404  404  200  200  200  200
POST reports.edit_signatory      /reports/signatories/{village}/{signatory}   302  302  404  404  302  302  302  302
POST reports.propose_signatory   /reports/signatories/{village}/{signatory}/first 302 302 404 404 302  302  302  302
POST reports.put_signatory_aside /reports/signatories/{village}/{signatory}/aside 302 302 404 404 302  302  302  302
POST reports.restore_signatory   /reports/signatories/{village}/{signatory}/restore 302 302 404 404 302 302 302  302
GET  reports.external_figures    /reports/figures/{village}                   302  403  403  403  200  200  200  403
POST reports.external_figures    /reports/figures/{village}                   302  403  403  403  200  200  200  403
GET  reports.edit_figure         /reports/figures/{village}/{figure}          302  403  403  403  200  200  200  403
POST reports.edit_figure         /reports/figures/{village}/{figure}          302  403  403  403  200  200  200  403
POST reports.put_figure_aside    /reports/figures/{village}/{figure}/aside    302  403  403  403  302  302  302  403
POST reports.restore_figure      /reports/figures/{village}/{figure}/restore  302  403  403  403  302  302  302  403

GET  open_data.index             /open                                        200  200  200  200  200  200  200  200
GET  open_data.area              /open/{subdistrict}                          200  200  200  200  200  200  200  200
GET  open_data.csv               /open/{subdistrict}.csv                      200  200  200  200  200  200  200  200
GET  open_data.json              /open/{subdistrict}.json                     200  200  200  200  200  200  200  200
GET  open_data.settings          /settings/open-data                          302  403  403  403  403  403  403  200
POST open_data.settings          /settings/open-data                          302  403  403  403  403  403  403  302

POST outreach.delete_draft       /outreach/drafts/{draft}/delete              302  302  404  404  404  404  403  403

POST accounts.reset_password     /people/{siti}/password                      302  403  403  403  403  403  403  200
POST accounts.set_active         /people/{siti}/active                        302  403  403  403  403  403  403  302
POST accounts.sign_out           /sign-out                                    302  302  302  302  302  302  302  302
"""
ROWS = [line.split() for line in (worklist.TABLE + TABLE).splitlines() if line]
NOT_A_VIEW = {"static"}  # style sheets, scripts, pictures: the same for everybody


def places(app: Flask) -> dict:
    """Fresh records of Siti's village, and what stands in the addresses of the table."""
    with app.app_context():
        with write_tx() as tx:
            for model in (Enrolment, OutreachSession, Regulation, SessionDraft):
                for record in tx.scalars(db.select(model)):
                    tx.delete(record)
        siti = db.session.scalar(db.select(User.id).where(User.username == "siti"))
    outreach_id, regulation_id = store_session(app, code="ABCDEFG"), store_regulation(app)
    entry_id, match_id = store_match(app, outreach_id)
    part_id = store_enrolment(app)
    set_regency(app, is_public=True)
    store_emblem(app)
    open_up(app, abroad=True)
    return {
        "entry": entry_id,
        "match": match_id,
        "village": cast.KACE_TIMUR,
        "subdistrict": cast.MENDO_BARAT,
        "slug": "desa-anti-tppo",
        "grid": f"area={cast.MENDO_BARAT}&programme=desa-anti-tppo",
        "regency": cast.BANGKA,
        "session": outreach_id,
        "regulation": regulation_id,
        "scan": store_scan(app, regulation_id),
        "siti": siti,
        "part": part_id,
        "stage": store_stage(app, part_id, Stage.PREPARING, date(2026, 2, 2)),
        "evidence": store_evidence(app, part_id, photo=True),
        "photo": store_photo(app, outreach_id),
        "code": "ABCDEFG",
        "draft": store_draft(app),
        "signatory": store_signatory(app),
        "figure": store_figure(app),
        "issued": store_issued(app, period="2026-Q2", key=secrets.token_hex(8)),
        "job": store_job(app),
        "what": f"area={cast.KACE_TIMUR}&period=2026-Q3",
    }
