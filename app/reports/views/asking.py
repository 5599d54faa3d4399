"""What an address asks for: ?area within reach, ?kind of paper, and its days: ?period, or ?first and ?last as typed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import current_app, request
from flask_security import current_user

from app import clock
from app.accounts.access import reach_of
from app.areas.models import Area
from app.areas.queries import get_area
from app.i18n import _, day, number, period_name
from app.periods import FIRST_YEAR, LONGEST_SPAN, Period, Span, months_after, parse_period
from app.reports.papers.kinds import Printable, build_kind
from app.reports.papers.paperwork import NoSuchPaper
from app.reports.progress.facts import NotBegun
from app.reports.vocabulary import ReportKind
from app.web.values import read_date


class Refused(ValueError):
    """There can be no such paper; the message says what is wrong with what was asked, then what to do."""


@dataclass(frozen=True)
class Asked:
    area: Area
    kind: ReportKind
    period: Period

    @property
    def address(self) -> dict[str, Any]:
        """The same for another address."""
        return {"area": self.area.code, "period": self.period.code, "kind": self.kind.value}

    def build(self) -> Printable:
        """The paper as it stands now. Raises Refused."""
        try:
            return build_kind(self.kind, self.area, self.period, clock.now())
        except NotBegun:
            raise Refused(_not_begun(self.period)) from None
        except NoSuchPaper as fault:
            raise Refused(str(fault)) from None


def today() -> date:
    return clock.today(current_app.config["TIME_ZONE"])


def asked() -> Asked:
    """Raises NotFound for an area out of reach, Refused for any other nonsense."""
    return Asked(asked_area(), asked_kind(), asked_period())


def asked_area() -> Area:
    return get_area(reach_of(current_user), request.values.get("area") or current_user.area.code)


def asked_kind() -> ReportKind:
    typed = request.values.get("kind") or ReportKind.PROGRESS
    try:
        return ReportKind(typed)
    except ValueError:
        raise Refused(_("“%(typed)s” is no kind of report. Choose one from the list.", typed=typed[:20])) from None


def asked_period() -> Period:
    """Days typed by hand go before a period from the list."""
    first, last = request.values.get("first", "").strip(), request.values.get("last", "").strip()
    period = _span(first, last) if first or last else _period(request.values.get("period", "").strip())
    if period.first_day > today():
        raise Refused(_not_begun(period))
    return period


def _period(code: str) -> Period:
    begins, between, ends = code.partition("..")
    if between:
        return _span(begins, ends)
    try:
        return parse_period(code)
    except ValueError:
        if code:
            message = _("“%(typed)s” is not a period. Choose one from the list.", typed=code[:20])
        else:
            message = _("No period was named. Choose one from the list.")
        raise Refused(message) from None


def _span(typed_first: str, typed_last: str) -> Period:
    if not typed_last:
        raise Refused(_("The last day is missing. Fill in both days, or leave both empty."))
    if not typed_first:
        raise Refused(_("The first day is missing. Fill in both days, or leave both empty."))
    first, last = _day(typed_first), _day(typed_last)
    if last < first:
        raise Refused(_("%(last)s lies before %(first)s. Put the earlier day first.", first=day(first), last=day(last)))
    if first.year < FIRST_YEAR:
        raise Refused(
            _("%(day)s lies before the year %(first)s. Check the year.", day=day(first), first=str(FIRST_YEAR))
        )
    span = Span.of(first, last)
    if first > today():
        raise Refused(_not_begun(span))
    if last > months_after(first, LONGEST_SPAN):
        years = number(LONGEST_SPAN // 12)
        raise Refused(
            _("%(days)s: that is longer than %(years)s years. Choose fewer days.", days=period_name(span), years=years)
        )
    return span.simplest


def _day(typed: str) -> date:
    try:
        return read_date(typed)
    except ValueError:
        message = _("“%(typed)s” is not a date on the calendar. Write it like 9 July 2026.", typed=typed[:40])
        raise Refused(message) from None


def _not_begun(period: Period) -> str:
    name, first = period_name(period), day(period.first_day)
    return _("%(period)s has not begun. It can be reported on from %(day)s.", period=name, day=first)
