"""Where each number of the page leads: to the list that it is a count of."""

from typing import Any

from flask import url_for

from app.coverage.calculate import Coverage
from app.coverage.review.view import View

_CODE = "0code0"  # stands for the code of an area in an address that is made once for all rows


class Addresses:
    """Of the area and those below it, in the period of the page. An area below is viewed as this one is."""

    def __init__(self, coverage: Coverage, view: View):
        code, period = coverage.code, coverage.period.code
        days: dict[str, Any] = {"since": coverage.period.first_day.isoformat(), "until": coverage.cutoff.isoformat()}
        self.here = url_for("coverage.show", code=code)
        self.not_reached = url_for("coverage.not_reached", code=code, period=period)
        self._made = {
            "area": url_for("coverage.show", code=_CODE, period=period, **_kept(view)),
            "villages": url_for("coverage.villages", code=_CODE, period=period, show="reached"),
            "reported": url_for("coverage.villages", code=_CODE, period=period, show="reported"),
            "people": url_for("coverage.people", code=_CODE, period=period),
            "sessions": url_for("outreach.index", area=_CODE, counted=1, **days),
            "regulations": url_for(
                "regulations.index",
                area=_CODE,
                kind="village_regulation",
                theme="protective",
                state="in_force",
                on=coverage.cutoff.isoformat(),
            ),
        }

    def area(self, code: str) -> str:
        return self._of("area", code)

    def villages(self, code: str) -> str:
        return self._of("villages", code)

    def reported(self, code: str) -> str:
        return self._of("reported", code)

    def people(self, code: str) -> str:
        return self._of("people", code)

    def sessions(self, code: str) -> str:
        return self._of("sessions", code)

    def regulations(self, code: str) -> str:
        return self._of("regulations", code)

    def _of(self, what: str, code: str) -> str:
        return self._made[what].replace(_CODE, code)


def _kept(view: View) -> dict[str, Any]:
    """What is asked of every area alike; the words searched for are the name of a row of this page."""
    return {name: value for name, value in view.asked.items() if name in ("compare", "columns")}
