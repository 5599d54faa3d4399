"""What the list of sessions is narrowed to, as it stands in the address."""

from dataclasses import dataclass
from datetime import date

from app.areas.models import Area
from app.i18n import _
from app.outreach.vocabulary import Audience, SessionState, Topic
from app.periods import parse_period
from app.web.values import clean_line, read_date

NO_ORGANIZER = "-"


@dataclass(frozen=True)
class Filters:
    """`typed` keeps the days as they were written, `faults` says (field, message) of those that are none.

    `counted`: just those that reports on the area count, which are held for one of its villages and not returned.
    `organizer` is a name as it was written, NO_ORGANIZER where none was.
    """

    text: str = ""
    topic: Topic | None = None
    audience: Audience | None = None
    organizer: str = ""
    since: date | None = None
    until: date | None = None
    area: Area | None = None
    unnamed: bool = False
    attended: bool = False
    men_only: bool = False
    joint: bool = False
    state: SessionState | None = None
    counted: bool = False
    typed: tuple[str, str] = ("", "")
    faults: tuple[tuple[str, str], ...] = ()

    @property
    def any(self) -> bool:
        asked = (self.text, self.topic, self.audience, self.organizer, self.since, self.until, self.area)
        return any((*asked, self.unnamed, *self.marks.values(), self.state, self.counted, self.faults))

    @property
    def marks(self) -> dict[str, bool]:
        """What only a number of a report asks for: sessions to which people came, but no woman, for many villages."""
        return {"attended": self.attended, "men_only": self.men_only, "joint": self.joint}


def read_filters(args, area: Area | None) -> Filters:
    """From an address: q, topic, audience, organizer, since, until, unnamed, state, counted; or period=2026-Q3.

    And attended, men_only, joint, which a report asks for.
    """
    since, until, faults = _days(args)
    topic, audience, state = (args.get(name, "") for name in ("topic", "audience", "state"))
    return Filters(
        text=clean_line(args.get("q", ""))[:100],
        topic=Topic(topic) if topic in set(Topic) else None,
        audience=Audience(audience) if audience in set(Audience) else None,
        organizer=clean_line(args.get("organizer", ""))[:200],
        since=since,
        until=until,
        area=area,
        unnamed=args.get("unnamed") == "1",
        attended=args.get("attended") == "1",
        men_only=args.get("men_only") == "1",
        joint=args.get("joint") == "1",
        state=SessionState(state) if state in set(SessionState) else None,
        counted=args.get("counted") == "1",
        typed=(_shown(since, args.get("since", "")), _shown(until, args.get("until", ""))),
        faults=tuple(faults),
    )


def _days(args) -> tuple[date | None, date | None, list[tuple[str, str]]]:
    faults: list[tuple[str, str]] = []
    since, until = (_day(args.get(name, ""), name, faults) for name in ("since", "until"))
    try:
        period = parse_period(args.get("period", ""))
    except ValueError:
        period = None
    if period is not None:
        since, until = since or period.first_day, until or period.last_day
    if since and until and until < since:
        faults.append(("until", _("The last day is before the first. Choose a later one.")))
    return since, until, faults


def _day(typed: str, name: str, faults: list[tuple[str, str]]) -> date | None:
    if not typed.strip():
        return None
    try:
        return read_date(typed)
    except ValueError:
        message = _("“%(typed)s” is not a date on the calendar. Write it like 9 July 2026.", typed=typed[:40])
        faults.append((name, message))
        return None


def _shown(day: date | None, typed: str) -> str:
    return day.isoformat() if day else typed[:40]
