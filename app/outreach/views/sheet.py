"""What the pages of one sign-in sheet share: the session, the checks of its rows, what its people are called."""

from collections.abc import Sequence

from flask import current_app, render_template
from flask_security import current_user
from sqlalchemy import Row

from app.accounts.access import reach_of
from app.history.queries import list_history
from app.i18n import _
from app.outreach.homes import home_finder, home_text, wanted_homes
from app.outreach.match_queries import list_told_apart
from app.outreach.matching import Asking, Offer
from app.outreach.models import OutreachSession
from app.outreach.name_rows import NAMED_AUDIENCES, UNKNOWN, NameRow, Sheet, fingerprint
from app.outreach.names_queries import list_homes, tally_names
from app.outreach.people_queries import (
    list_asked,
    list_by_name_keys,
    list_equal_names,
    list_shared_keys,
    list_surroundings,
)
from app.outreach.queries import get_held_within
from app.outreach.vocabulary import AUDIENCE_NAMES, SEX_LETTERS
from app.web.errors import NotFound


def get_open(outreach_id: int) -> OutreachSession:
    """The session whose names this person may write down: held within reach, and not in the bin."""
    outreach = get_held_within(reach_of(current_user), outreach_id)
    if outreach.in_bin:
        raise NotFound(str(outreach_id))
    return outreach


def checks_for(outreach: OutreachSession, rows: Sequence[NameRow]) -> Sheet:
    """How the rows of this session are checked; homes are looked up only where one is named."""
    codes, keys = wanted_homes(row.home for row in rows)
    find_home = home_finder(list_homes(codes, keys), outreach.host_area) if codes or keys else None
    return Sheet(outreach.held_on, current_app.config["PERSON_KEY"], find_home)


def last_writer(outreach: OutreachSession) -> str:
    """Who changed the session last, as the others are told: oneself on another page is somebody else too."""
    for entry, who in list_history(outreach)[:1]:
        return _("You, on another page,") if entry.user_id == current_user.id else who or _("Somebody")
    return _("Somebody")


def find_alike(outreach: OutreachSession, ids: Sequence[int] | None = None) -> set[int]:
    """Ids of the entries, of all or of these, that may be somebody who came before in the same subdistrict."""
    asking, subdistricts = _asking(outreach, ids)
    found = list_equal_names(reach_of(current_user), subdistricts, list(asking.by_key))
    return asking.alike(found, outreach.id, list_told_apart(outreach.id)) if found else set()


def find_offers(outreach: OutreachSession, ids: Sequence[int] | None = None) -> list[Offer]:
    """The same entries, each with who it may be."""
    asking, subdistricts = _asking(outreach, ids)
    found = list_by_name_keys(reach_of(current_user), subdistricts, list(asking.by_key))
    return asking.offers(found, outreach.id, list_told_apart(outreach.id)) if found else []


def _asking(outreach: OutreachSession, ids: Sequence[int] | None) -> tuple[Asking, set[int]]:
    subdistricts, homes = list_surroundings(outreach)
    entries = list_asked(outreach.id, ids)
    return Asking(entries, current_app.config["PERSON_KEY"], outreach.host_area_id, homes), subdistricts


def audience_choices() -> list[tuple[str, str]]:
    return [(audience.value, str(AUDIENCE_NAMES[audience])) for audience in NAMED_AUDIENCES]


def shown_row(row: Row, outreach_id: int, shared: set[bytes], asked: set[int]) -> dict:
    """An entry as its line on the page needs it."""
    return {
        "id": row.id,
        "of": outreach_id,
        "ref": row.row_key or "",
        "number": row.position,
        "name": row.name,
        "sex": row.sex.value if row.sex else UNKNOWN,
        "letter": str(SEX_LETTERS[row.sex]),
        "audience": row.audience.value if row.audience else "",
        "group": str(AUDIENCE_NAMES[row.audience]) if row.audience else "",
        "hamlet": row.hamlet,
        "home": home_text(row.home_code, row.home_name),
        "home_kind": row.home_kind,
        "home_name": row.home_name or "",
        "has_nik": row.has_nik,
        "shared": row.person_key in shared,
        "asked": row.id in asked,
        "seen": fingerprint(row),
    }


def shown_rows(outreach: OutreachSession, rows: Sequence[Row], asked: set[int]) -> list[dict]:
    shared = list_shared_keys([row.person_key for row in rows]) if rows else set()
    return [shown_row(row, outreach.id, shared, asked) for row in rows]


def tally_html(outreach: OutreachSession) -> str:
    """The numbers beside the sheet, to be put in place of those on the page."""
    return render_template("outreach/_tally.html", outreach=outreach, tally=tally_names(outreach.id))
