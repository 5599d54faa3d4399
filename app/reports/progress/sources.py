"""Where on the site the list opens that a number of the report is made of; "" on paper, where nothing is linked."""

from datetime import date
from typing import Protocol
from urllib.parse import urlencode

from flask import url_for

from app.coverage.calculate import cutoff_of
from app.coverage.models import Indicator
from app.periods import Period, Span, period_of
from app.programmes.vocabulary import Stage
from app.regulations.filters import PROTECTIVE
from app.regulations.models import State
from app.regulations.vocabulary import RegulationKind, Theme

_CODE = "_"
# What an indicator opens that is not counted from sessions; a lead's own one stands with its target.
_VILLAGES = {"reached": "reached", "reported": "reported", "reporting": "reported"}


class Reported(Protocol):
    """What is asked of a report, or of a part of it."""

    @property
    def code(self) -> str: ...
    @property
    def cutoff(self) -> date: ...
    @property
    def period(self) -> Period: ...
    @property
    def is_village(self) -> bool: ...


class Sources:
    """The addresses for one report. What is alike in all of them is worked out once, for they are thousands."""

    def __init__(self, report: Reported) -> None:
        self._code, self._cutoff = report.code, report.cutoff
        self._report = url_for("reports.preview", area=report.code, period=report.period.code)
        self._is_village = report.is_village
        periods = {"now": report.period, "before": report.period.previous, "year_ago": report.period.year_before}
        self._periods: dict[str, Period] = periods
        self._last = {when: cutoff_of(period, report.cutoff) for when, period in periods.items()}
        self._sessions, self._regulations = url_for("outreach.index"), url_for("regulations.index")
        self._villages, self._unreached = (
            url_for(f"coverage.{name}", code=_CODE) for name in ("villages", "not_reached")
        )
        self._areas = url_for("coverage.area", code=_CODE)
        self._programmes = url_for("coverage.programmes", code=_CODE)
        self._people = url_for("coverage.people", code=report.code)
        self._targets = url_for("coverage.targets", code=report.code)
        self._figures = url_for("reports.external_figures", code=report.code)
        self._own_programmes = url_for("enrolments.village", code=report.code)

    def opening(self, opens: str) -> str:
        """What a number in a sentence opens, see coverage/opening.py: a name below, and what is asked of it."""
        name, *asked = opens.split()
        named = dict(one.split("=", 1) for one in asked if "=" in one)
        return getattr(self, name)(*(one for one in asked if "=" not in one), **named)

    def held(self, code: str = "", when: str = "now", **narrowed: str) -> str:
        """The sessions of an area; `narrowed` to a topic, an audience, an organiser, a state, or by a mark."""
        days = f"since={self._periods[when].first_day}&until={self._last[when]}"
        more = f"&{urlencode(narrowed)}" if narrowed else ""
        return f"{self._sessions}?area={code or self._code}&{days}&counted=1{more}"

    def month(self, first_day: date) -> str:
        """The sessions of that month, up to the cut-off day."""
        last = min(period_of(first_day, "month").last_day, self._cutoff)
        return f"{self._sessions}?area={self._code}&since={first_day}&until={last}&counted=1"

    def villages(self, show: str, code: str = "", when: str = "now") -> str:
        """Those that were "reached", "reported", "on_time", "late" or "silent"; of a village its sessions."""
        if self._is_village:
            return self.held(when=when)
        period = self._periods[when].code
        return f"{_of(self._villages, code or self._code)}?period={period}&show={show}"

    def unreached(self, show: str, code: str = "") -> str:
        """Those that were "never" reached, or not for a "year"; of one village the page about it."""
        if self._is_village:
            return self.area()
        return f"{_of(self._unreached, code or self._code)}?period={self._periods['now'].code}&show={show}"

    def perdes(self, state: str = State.IN_FORCE.value, code: str = "", when: str = "now", **narrowed: str) -> str:
        """Village regulations on protection as they stood on the cut-off day; in any state where none is named."""
        asked = f"area={code or self._code}&kind={RegulationKind.VILLAGE_REGULATION.value}&theme={PROTECTIVE}"
        more = f"&{urlencode(narrowed)}" if narrowed else ""
        return f"{self._regulations}?{asked}{f'&state={state}' if state else ''}{more}&on={self._last[when]}"

    def decrees(self, code: str = "") -> str:
        """What is in force on the task force of a village."""
        asked = f"theme={Theme.TASK_FORCE.value}&state={State.IN_FORCE.value}&on={self._cutoff}"
        return f"{self._regulations}?area={code or self._code}&{asked}"

    def targets(self) -> str:
        """The targets of the area for the period; any run of days has none."""
        period = self._periods["now"]
        return "" if isinstance(period, Span) else f"{self._targets}?period={period.code}"

    def indicator(self, what: str, when: str = "now") -> str:
        """What the row of the table of indicators counts."""
        if what.startswith("own_"):
            return self.targets() if when == "now" else ""
        if what == Indicator.PEOPLE:
            return f"{self._people}?period={self._periods[when].code}"
        if what in _VILLAGES:
            return self.villages(_VILLAGES[what], when=when)
        return self.perdes(when=when) if what == "perdes" else self.held(when=when)

    def headline(self, place: int) -> str:
        """One of the three large figures: places or sessions, attendances, regulations."""
        return (self.villages("reached"), self.held(), self.perdes())[place]

    def stage(self, slug: str, show: str = "", at: int | None = None, code: str = "") -> str:
        """The villages that take part in a programme, or those `at` a stage, by its place; `show` as on its page."""
        return self.programme(slug, show, "" if at is None else list(Stage)[at].value, code)

    def programme(self, slug: str, show: str = "", stage: str = "", code: str = "") -> str:
        """The same by the name of the stage."""
        asked = {"on": str(self._cutoff), "show": show, "stage": stage}
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"{_of(self._programmes, code or self._code)}/{slug}?{query}"

    def area(self, code: str = "") -> str:
        """The areas that lie in it."""
        return _of(self._areas, code or self._code)

    def annex(self, code: str) -> str:
        """The part of a long annex that is about a regency."""
        return f"{self._report}&part={code}"

    def figures(self) -> str:
        """Where the figures of others were typed, each with its publisher."""
        return self._figures

    def own_programmes(self) -> str:
        """The programmes of the one village, with the criteria that it meets."""
        return self._own_programmes

    def session(self, outreach_id: int | str) -> str:
        return f"{self._sessions}/{outreach_id}"

    def regulation(self, regulation_id: int | str) -> str:
        return f"{self._regulations}/{regulation_id}"


class Nowhere:
    """On paper: the same questions, and no address."""

    def __getattr__(self, _name: str):
        return _no_address


NOWHERE = Nowhere()


def _no_address(*_asked: object, **_narrowed: object) -> str:
    return ""


def _of(address: str, code: str) -> str:
    return address.replace(f"/{_CODE}", f"/{code}")
