"""An issued report stands alone: two people at the same moment make one, and nobody else's file takes its bytes."""

import threading
import time

from app.db import db
from app.files import store
from app.history.models import HistoryEntry
from app.printing.printing import Printed
from app.reports.models import IssuedReport
from app.reports.views import issued, issuing
from tests import cast
from tests.issued_records import PDF, store_issued
from tests.pages import Page
from tests.records import count

ISSUE = f"/reports/issue?area={cast.MENDO_BARAT}&period=2026-Q3"


def sent_at_once(pages: list[Page], button: str, answers: list[dict]) -> list[int]:
    """The status that each of them got."""
    statuses = [0] * len(pages)

    def send(number: int) -> None:
        page = pages[number]
        sent = page.answers(page.form(button)) | {name: [value] for name, value in answers[number].items()}
        statuses[number] = page.browser.client.post(page.response.request.full_path, data=sent).status_code

    threads = [threading.Thread(target=send, args=(number,)) for number in range(len(pages))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return statuses


def test_of_two_who_issue_at_once_one_does(app, browser, dewi, monkeypatch):
    both_print = threading.Barrier(2)

    def print_document(_document) -> Printed:
        both_print.wait(20)
        return Printed(PDF, 3)

    monkeypatch.setattr(issuing, "print_document", print_document)
    pages = [browser.sign_in(dewi).open(ISSUE) for _person in range(2)]

    statuses = sent_at_once(pages, "Terbitkan laporan", [{"number": n, "name": "Rini"} for n in ("1/A", "2/B")])

    assert count(app, IssuedReport) == 1
    assert sorted(statuses) == [302, 409]


def test_of_two_who_withdraw_at_once_the_first_reason_stays(app, browser, dewi, monkeypatch):
    code = store_issued(app, cast.MENDO_BARAT)
    pages = [browser.sign_in(dewi).open(f"/reports/issued/{code}/withdraw") for _person in range(2)]
    whole = issued._get_issued

    def slowly(typed: str) -> IssuedReport:
        found = whole(typed)
        time.sleep(0.3)
        return found

    monkeypatch.setattr(issued, "_get_issued", slowly)

    assert sent_at_once(pages, "Tarik laporan", [{"reason": "Pertama"}, {"reason": "Kedua"}]) == [302, 302]

    with app.app_context():
        changes = [entry.changes for entry in db.session.scalars(db.select(HistoryEntry)) if entry.changes]
    assert sum("withdrawn_reason" in change for change in changes) == 1


def test_who_takes_away_the_same_file_takes_nothing_from_it(app, browser, dewi):
    code = store_issued(app, cast.MENDO_BARAT)
    with app.app_context():
        sha256 = db.session.scalars(db.select(IssuedReport.pdf_sha256)).one()

        store.remove(sha256)

    assert browser.sign_in(dewi).open(f"/reports/issued/{code}.pdf").body == PDF


def test_a_report_of_others_is_not_there(app, browser, rahmat):
    code, signed_in = store_issued(app, "19.05.01"), browser.sign_in(rahmat)

    for ending in ("", ".pdf", ".json", "/withdraw"):
        signed_in.open(f"/reports/issued/{code}{ending}", status=404)
