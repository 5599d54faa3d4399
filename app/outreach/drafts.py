"""What a draft keeps: the answers as they were typed, within limits that are said clearly."""

import json
from datetime import datetime, timedelta

from werkzeug.datastructures import MultiDict

from app import clock
from app.i18n import _, weekday_day
from app.outreach.draft_queries import DraftLine
from app.outreach.models import SessionDraft
from app.web.values import clean_line, read_date

MOST_DRAFTS = 50
MOST_BYTES = 60_000  # a session for 500 villages, each with its number
_OLD = timedelta(days=365)
# What the page adds of itself: the draft has its own key, and a token never leaves the session that it was made for.
_NOT_ANSWERS = {"csrf_token", "key", "then", "form_version", "recorded_at"}


def read_answers(sent: MultiDict) -> dict[str, list[str]]:
    """{name of the field: what was sent under it}, right or not."""
    return {name: values for name, values in sent.lists() if name not in _NOT_ANSWERS}


def is_too_large(answers: dict[str, list[str]]) -> bool:
    return len(json.dumps(answers, ensure_ascii=False).encode()) > MOST_BYTES


def typed_in(draft: SessionDraft) -> MultiDict:
    """What the form takes for sent, so that every answer stands there as it was typed."""
    return MultiDict({**draft.answers, "key": [draft.key]})


def too_large_words() -> str:
    return _(
        "This draft is larger than 60 kB and was not saved. Shorten the notes, or save the session. "
        "What you typed still stands here."
    )


def too_many_words() -> str:
    return _(
        "You have %(most)s drafts already, which is the most. Send or delete one of them, then save this one again. "
        "What you typed still stands here.",
        most=MOST_DRAFTS,
    )


def draft_title(draft: DraftLine) -> str:
    return clean_line(draft.title)[:200] or _("A session without a name")


def draft_day(draft: DraftLine) -> str:
    """The day in words where it is one, else as it was typed."""
    try:
        return weekday_day(read_date(draft.held_on))
    except ValueError:
        return clean_line(draft.held_on)[:40]


def is_plan(draft: DraftLine) -> bool:
    """Whether its day is still to come."""
    try:
        return read_date(draft.held_on) > clock.today()
    except ValueError:
        return False


def is_old(saved_at: datetime) -> bool:
    """Not touched for a year: it is time to send it or to delete it."""
    return clock.now() - saved_at > _OLD
