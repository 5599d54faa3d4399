"""Attendances by audience and by topic, as lines with bars: the largest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.i18n import _
from app.outreach.vocabulary import AUDIENCE_NAMES, TOPIC_NAMES
from app.totals.models import Share
from app.totals.share_queries import ShareCount

MOST = 8
_NAMES: dict[Share, Mapping[Any, Any]] = {Share.AUDIENCE: AUDIENCE_NAMES, Share.TOPIC: TOPIC_NAMES}


@dataclass(frozen=True)
class ShareLine:
    """`part` is the bar's length, that of the longest being 1."""

    value: str
    name: str
    sessions: int
    attendance: int
    part: float


@dataclass(frozen=True)
class ShareChart:
    """`by` is the word by which the list of sessions is narrowed to a value; `rest` lines are left off."""

    by: Share
    title: str
    lines: tuple[ShareLine, ...]
    rest: int


def share_charts(counts: Mapping[Share, Mapping[str, ShareCount]]) -> list[ShareChart]:
    titles = {Share.AUDIENCE: _("Who came"), Share.TOPIC: _("What it was about")}
    return [_chart(by, titles[by], counts.get(by, {})) for by in titles]


def _chart(by: Share, title: str, counts: Mapping[str, ShareCount]) -> ShareChart:
    found = sorted(
        ((value, one) for value, one in counts.items() if one.attendance),
        key=lambda pair: (-pair[1].attendance, pair[0]),
    )
    lines = tuple(
        ShareLine(value, str(_NAMES[by][value]), one.sessions, one.attendance, one.attendance / found[0][1].attendance)
        for value, one in found[:MOST]
    )
    return ShareChart(by, title, lines, max(0, len(found) - MOST))
