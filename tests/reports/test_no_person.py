"""Nobody who came to a session is named, and few victims are not counted, anywhere that a report leaves a trace."""

import json

import pytest
import sqlalchemy as sa

from app.db import db
from app.files import store
from app.history.models import HistoryEntry
from app.reports.models import IssuedReport
from app.reports.vocabulary import ReportKind
from tests import cast
from tests.job_records import store_job
from tests.office_records import store_figure
from tests.records import store_session
from tests.reports.reading import rows_of
from tests.reports.test_issuing import printer  # noqa: F401 (a fixture)

CAME = ("Nurul", "Agus Contoh")  # see tests/records.py


def tells(words: str) -> list[str]:
    return [name for name in CAME if name in words]


@pytest.mark.parametrize(
    ("person", "area", "kind"),
    [
        (cast.SITI, cast.KACE_TIMUR, ReportKind.PROGRESS),
        *((cast.DEWI, cast.MENDO_BARAT, kind) for kind in ReportKind),
        (cast.RAHMAT, cast.BANGKA, ReportKind.PROGRESS),
        (cast.AYU, cast.BABEL, ReportKind.PROGRESS),
    ],
)
def test_no_trace_of_a_report_names_who_came(app, browser, printer, capsys, person, area, kind):  # noqa: F811
    store_session(app)
    store_figure(app, area, name="korban", amount=3, is_sensitive=True)
    signed_in = browser.sign_in(person)
    seen = [signed_in.open(f"/reports/progress?area={area}&period=2026-Q3&kind={kind}")]
    seen.append(signed_in.open(f"/reports/issue?area={area}&period=2026-Q3&kind={kind}"))
    seen.append(seen[-1].submit("Terbitkan laporan", number="400/3", name="Rini Contoh"))
    seen.append(signed_in.open(f"/reports/issued?area={area}"))
    with app.app_context():
        issued = db.session.scalars(sa.select(IssuedReport)).one()
        snapshot = store.load_issued(issued.snapshot_sha256).decode()
        row = json.dumps([issued.headline, issued.figures, issued.title], ensure_ascii=False)
        reports = (IssuedReport.__tablename__, "chapter_text", "letterhead", "signatory")
        changes = db.session.scalars(sa.select(HistoryEntry.changes).where(HistoryEntry.record_type.in_(reports)))
        history = json.dumps(list(changes), default=str)
        seen.append(browser.open(f"/verify/{issued.code}"))
    document = printer[0]
    paper = "".join(document.chapters) + "".join(one.content.decode() for one in document.attachments)

    for words in (*(page.body.decode() for page in seen), snapshot, row, history, paper, capsys.readouterr().out):
        assert tells(words) == []
    assert {one["amount"] for one in json.loads(snapshot).get("external", ())} <= {"<5"}


def test_a_job_names_nobody_either(app, browser, dewi):
    store_session(app)
    job_id = store_job(app)

    for address in (f"/reports/jobs/{job_id}", f"/reports/jobs?area={cast.MENDO_BARAT}"):
        assert tells(browser.sign_in(dewi).open(address).body.decode()) == []


def test_a_village_reads_few_victims_of_its_own_report_as_few(app, browser, siti):
    store_figure(app, cast.KACE_TIMUR, name="korban yang dipulangkan", amount=3, is_sensitive=True)

    page = browser.sign_in(siti).open(f"/reports/progress?area={cast.KACE_TIMUR}&period=2026-Q3")

    assert [row[:2] for row in rows_of(page, "external")] == [["korban yang dipulangkan", "<5"]]
