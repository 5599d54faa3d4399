"""Names that are equal to those of people who came before: the same people, or others? A person says so."""

from flask import flash, redirect, render_template, request, url_for

from app.accounts.access import Permission, requires
from app.db import write_tx
from app.i18n import _, _n
from app.outreach.match_actions import join_people, take_back_match, tell_apart
from app.outreach.match_queries import find_match, list_matches
from app.outreach.views.blueprint import bp
from app.outreach.views.sheet import find_offers, get_open
from app.outreach.vocabulary import SEX_LETTERS
from app.web.errors import NotFound

OTHER = "other"


@bp.route("/<int:outreach_id>/matches", methods=["GET", "POST"])
@requires(Permission.SEE_NAMES)
def matches(outreach_id: int):
    """Each name with the people it may be: one is ticked where nothing that is known tells them apart."""
    if request.method == "POST":
        same, other = _decide(outreach_id)
        if same or other:
            flash(
                _n("%(num)d name is said to be the same person", "%(num)d names are said to be the same people", same)
                + "; "
                + _n("%(num)d is somebody else.", "%(num)d are others.", other)
            )
        else:
            flash(_("Nothing was chosen, so nothing has changed."), "due")
        return redirect(url_for(".matches", outreach_id=outreach_id))
    outreach = get_open(outreach_id)
    return render_template(
        "outreach/matches.html",
        outreach=outreach,
        offers=find_offers(outreach),
        said=list_matches(outreach_id),
        letters=SEX_LETTERS,
        other=OTHER,
    )


def _decide(outreach_id: int) -> tuple[int, int]:
    """(how many are the same person, how many another). Only what is still open is decided."""
    chosen = {int(name.removeprefix("who-")): who for name, who in request.form.items() if name[4:].isdecimal()}
    same = other = 0
    with write_tx() as session:
        outreach = get_open(outreach_id)
        moved: dict[bytes, bytes] = {}
        for offer in find_offers(outreach, list(chosen)) if chosen else []:
            who, own = chosen[offer.entry.id], _now(offer.entry.person_key, moved)
            if who == OTHER:
                for candidate in offer.candidates:
                    tell_apart(session, outreach_id, offer.entry.id, own, _now(candidate.last.person_key, moved))
                other += 1
            for candidate in offer.candidates:
                key = _now(candidate.last.person_key, moved)
                if str(candidate.last.id) == who and key != own:
                    join_people(session, outreach_id, own, key)
                    moved[own] = key
                    same += 1
    return same, other


def _now(key: bytes, moved: dict[bytes, bytes]) -> bytes:
    """The key that a person has after what was decided a moment ago."""
    while key in moved:
        key = moved[key]
    return key


@bp.post("/<int:outreach_id>/matches/<int:match_id>/undo")
@requires(Permission.SEE_NAMES)
def undo_match(outreach_id: int, match_id: int):
    with write_tx() as session:
        get_open(outreach_id)
        match = find_match(outreach_id, match_id)
        if match is None:
            raise NotFound(str(match_id))
        take_back_match(session, match)
    flash(_("Taken back: every name is the person it was before."))
    return redirect(url_for(".matches", outreach_id=outreach_id))
