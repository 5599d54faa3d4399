"""The same moment, on a server with several processes: one number, no circle of repeals, no second stage."""

import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import sqlalchemy as sa
import time_machine
from lxml import html

from app.db import db
from app.programmes.models import Evidence, Milestone
from app.regulations.models import Regulation, RegulationLink
from tests import cast
from tests.programme_records import store_enrolment
from tests.records import store_regulation
from tests.regulations.answers import ANSWERS
from tests.served import served, wait_for
from tests.signed_in import session_of

TAPS = 6


def _sender(site: str, cookie: str) -> Callable[[str, dict], Callable[[], int]]:
    """Opens a form now; what it gives sends the answers and tells the status."""
    opener = urllib.request.build_opener()
    opener.addheaders = [("Cookie", f"session={cookie}")]

    def prepare(path: str, answers: dict) -> Callable[[], int]:
        with opener.open(site + path, timeout=60) as page:
            form = html.fromstring(page.read()).cssselect("main form[method=post]")[0]
        body = urllib.parse.urlencode({**dict(form.form_values()), **answers}).encode()

        def send() -> int:
            try:
                with opener.open(site + path, body, timeout=60) as answer:
                    answer.read()
                    return answer.status
            except urllib.error.HTTPError as error:
                return error.code

        return send

    return prepare


def _count(model, *conditions) -> int:
    return db.session.scalar(sa.select(sa.func.count()).select_from(model).where(*conditions)) or 0


def test_what_comes_at_once_is_stored_once_and_stays_possible(app, root):
    with app.app_context():
        address = db.engine.url.render_as_string(hide_password=False)
    one, other = (store_regulation(app, number=number, title=f"Aturan {number}") for number in (8, 9))
    part = store_enrolment(app)
    with time_machine.travel(time_machine.escape_hatch.time.time(), tick=True):
        siti, dewi = session_of(app, cast.SITI), session_of(app, cast.DEWI)
        with served(address, root) as site, ThreadPoolExecutor(12) as pool:
            wait_for(f"{site}/healthz")
            village, staff = _sender(site, siti), _sender(site, dewi)
            sends = [village("/regulations/new", {**ANSWERS, "number": "7"}) for _tap in range(TAPS)]
            sends += [
                village(f"/regulations/{acting}/edit", {"effect": "repeals", "target": str(target)})
                for acting, target in ((one, other), (other, one))
            ]
            stage = staff(f"/enrolments/{part}/stages/new", {"stage": "preparing", "reached_on": "2026-02-01"})
            evidence = village(
                f"/enrolments/{part}/evidence/new?criterion=posko", {"met_on": "2026-04-22", "note": "Di balai desa"}
            )
            sends += [stage, evidence] * TAPS
            answers = [done.result() for done in [pool.submit(send) for send in sends]]

    assert set(answers) == {200}
    with app.app_context():
        assert _count(Regulation, Regulation.number == 7) == 1
        assert _count(RegulationLink) == 1
        assert _count(Milestone, Milestone.reached_on == date(2026, 2, 1)) == 1
        assert _count(Evidence) == 1
