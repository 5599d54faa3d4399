"""What the pages of one sign-in sheet share: the session, the checks of its rows, what its people are called."""

from collections.abc import Collection, Sequence

from flask import current_app, render_template
from flask_security import current_user
from sqlalchemy import Row

from app.accounts.access import reach_of
from app.history.queries import list_history
from app.i18n import _, _n
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


def find_alike(outreach: OutreachSession) -> set[int]:
    """Ids of the entries that may be somebody who came before in the same subdistrict."""
    asking, subdistricts = _asking(outreach, None)
    found = list_equal_names(reach_of(current_user), subdistricts, list(asking.by_key))
    return asking.alike(found, outreach.id, list_told_apart(outreach.id)) if found else set()


def alike_words(count: int) -> str:
    return _n(
        "%(num)d name is that of somebody who came before.", "%(num)d names are those of people who came before.", count
    )


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


def shown_rows(rows: Sequence[Row], alike: Collection[int] = ()) -> list[dict]:
    """Entries as their lines on the page need them. `alike`: those that may be somebody who came before."""
    shared = list_shared_keys([row.person_key for row in rows]) if rows else set()
    return [_shown_row(row, row.person_key in shared, row.id in alike) for row in rows]


def _shown_row(row: Row, shared: bool, alike: bool) -> dict:
    return {
        "id": row.id,
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
        "shared": shared,
        "alike": alike,
        "seen": fingerprint(row),
    }


def tally_html(outreach: OutreachSession) -> str:
    """The numbers beside the sheet, to be put in place of those on the page."""
    return render_template("outreach/_tally.html", outreach=outreach, tally=tally_names(outreach.id))
