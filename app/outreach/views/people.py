"""Names typed one by one: each row is stored as it is typed, and answered in JSON where the page's script sent it."""

from collections.abc import Sequence

from flask import abort, current_app, flash, jsonify, redirect, render_template, request, url_for
from flask_security import current_user
from sqlalchemy import Row
from sqlalchemy.orm import Session

from app.accounts.access import Permission, reach_of, requires
from app.db import write_tx
from app.i18n import _, day
from app.outreach.homes import home_text
from app.outreach.match_queries import list_match_ids
from app.outreach.models import OutreachSession, Participant
from app.outreach.name_rows import NameRow, check_row, fingerprint, typed_row
from app.outreach.names_queries import find_entry, find_row_keys, list_names_by_id, list_names_by_key
from app.outreach.people_actions import add_people, change_person, put_back, remove_people
from app.outreach.people_queries import person_keys_of, suggest_people
from app.outreach.places import place_label
from app.outreach.removed import seal, unseal
from app.outreach.views.blueprint import bp
from app.outreach.views.names import entry_page
from app.outreach.views.sheet import checks_for, find_alike, get_open, last_writer, shown_rows, tally_html
from app.outreach.vocabulary import SEX_LETTERS
from app.web.asked import MOST, asked_text, whole
from app.web.errors import NotFound

MOST_AT_ONCE = 40
_FEWEST_LETTERS = 2


@bp.post("/<int:outreach_id>/names/add")
@requires(Permission.SEE_NAMES)
def add_name(outreach_id: int):
    """Rows of the page's script, or the one row of its form. A row that comes again under its key is one entry."""
    sent = request.get_json(silent=True)
    if sent is None:
        return _add_from_form(outreach_id)
    rows = _typed_rows(sent)
    with write_tx() as session:
        outreach = get_open(outreach_id)
        keys = [_put_back(session, outreach, str(sent["undo"]))] if "undo" in sent else _store(session, outreach, rows)
    return _answer(
        outreach_id, list_names_by_key(outreach_id, keys), {row.ref: row.faults for row in rows if row.faults}
    )


def _typed_rows(sent) -> list[NameRow]:
    rows = sent.get("rows", []) if isinstance(sent, dict) else None
    if not isinstance(rows, list) or len(rows) > MOST_AT_ONCE or not all(isinstance(one, dict) for one in rows):
        abort(400)
    typed = [typed_row(one, _whole(one.get("number")) or 1) for one in rows]
    for row, one in zip(typed, rows, strict=True):
        row.chosen = _whole(one.get("same_as"))
    if not all(row.row_key for row in typed):
        abort(400)
    return typed


def _whole(value) -> int | None:
    return value if isinstance(value, int) and 0 < value <= MOST else None


def _add_from_form(outreach_id: int):
    row = typed_row(request.form.to_dict(), request.form.get("number", 1, type=whole))
    with write_tx() as session:
        outreach = get_open(outreach_id)
        stored = _store(session, outreach, [row] if row.row_key else [])
    if row.faults or not stored:
        return entry_page(get_open(outreach_id), row if row.row_key else None)
    flash(_("%(name)s is saved.", name=row.name))
    return redirect(url_for(".names", outreach_id=outreach_id))


def _store(session: Session, outreach: OutreachSession, rows: Sequence[NameRow]) -> list[str]:
    """Store what has not been stored under its key before; gives the keys of all rows."""
    keys = [row.row_key for row in rows if row.row_key]
    there = find_row_keys(outreach.id, keys)
    fresh = [row for row in rows if row.row_key not in there]
    sheet = checks_for(outreach, fresh)
    chosen = {row.chosen for row in fresh if row.chosen}
    known = person_keys_of(reach_of(current_user), outreach, chosen) if chosen else {}
    people = [person for row in fresh if (person := check_row(row, sheet, known.get(row.chosen or 0)))]
    add_people(session, outreach, people, sheet.secret)
    return keys


def _answer(outreach_id: int, rows: Sequence[Row], faults: dict | None = None, **more):
    """What the page puts in place: the rows as stored, what is wrong with the others, the numbers beside them."""
    outreach = get_open(outreach_id)
    shown = shown_rows(rows)
    return jsonify(
        rows=render_template("outreach/_name_rows.html", outreach=outreach, rows=shown),
        stored=[row["ref"] for row in shown],
        faults={ref: dict(reversed(found)) for ref, found in (faults or {}).items()},
        tally=tally_html(outreach),
        **more,
    )


@bp.post("/<int:outreach_id>/names/<int:entry_id>/change")
@requires(Permission.SEE_NAMES)
def change_name(outreach_id: int, entry_id: int):
    """Correct one entry; where another was faster, the page gets theirs and what to do (409)."""
    sent = _sent(outreach_id)
    row = typed_row(sent, 1)
    with write_tx() as session:
        outreach = get_open(outreach_id)
        entry = _get_entry(outreach_id, entry_id)
        row.number = entry.position
        _check_unchanged(outreach, entry_id, row)
        person = check_row(row, checks_for(outreach, [row]))
        if person is not None:
            if sent.get("no_nik") is True:
                entry.nik_key = None
            same_person = sent.get("same_person") is True
            change_person(session, outreach, entry, person, current_app.config["PERSON_KEY"], same_person)
    return _answer(
        outreach_id, list_names_by_id(outreach_id, [entry_id]), {row.ref: row.faults} if row.faults else None
    )


def _sent(outreach_id: int) -> dict:
    """What the page's script has sent; a plain form has nothing to send here."""
    sent = request.get_json(silent=True)
    if not isinstance(sent, dict):
        get_open(outreach_id)
        abort(400)
    return sent


def _get_entry(outreach_id: int, entry_id: int) -> Participant:
    entry = find_entry(outreach_id, entry_id)
    if entry is None:
        raise NotFound(str(entry_id))
    return entry


def _check_unchanged(outreach: OutreachSession, entry_id: int, row: NameRow) -> None:
    (now,) = list_names_by_id(outreach.id, [entry_id])
    if row.seen != fingerprint(now):
        row.blame(
            "name",
            _(
                "%(who)s made this “%(name)s” after you opened the page. Save once more to put yours in.",
                who=last_writer(outreach),
                name=f"{now.name}, {SEX_LETTERS[now.sex]}",
            ),
        )


@bp.post("/<int:outreach_id>/names/<int:entry_id>/remove")
@requires(Permission.SEE_NAMES)
def remove_name(outreach_id: int, entry_id: int):
    """Take an entry off the sheet. The answer holds it sealed, to be put back within the hour."""
    _sent(outreach_id)
    with write_tx() as session:
        outreach = get_open(outreach_id)
        entry = _get_entry(outreach_id, entry_id)
        sealed = seal(current_app.config["SECRET_KEY"], entry, list_match_ids(entry_id))
        words = _("Number %(number)s, %(name)s, is taken off the sheet.", number=entry.position, name=entry.name)
        remove_people(session, outreach, [entry_id])
    return _answer(outreach_id, [], removed=words, undo=sealed)


def _put_back(session: Session, outreach: OutreachSession, sealed: str) -> str:
    """Once, however often it is asked for; gives the key of the row."""
    opened = unseal(current_app.config["SECRET_KEY"], outreach.id, sealed)
    if opened is None:
        abort(400)
    columns, match_ids = opened
    if not find_row_keys(outreach.id, [columns["row_key"]]):
        put_back(session, outreach, columns, match_ids)
    return columns["row_key"]


@bp.get("/<int:outreach_id>/people")
@requires(Permission.SEE_NAMES)
def people(outreach_id: int):
    """Who came before to sessions of the same villages and may be meant by ?q=: at most eight, as JSON.

    With ?alike=1: the ids of the entries of this sheet that may be somebody who came before.
    """
    outreach = get_open(outreach_id)
    if "alike" in request.args:
        return jsonify(sorted(find_alike(outreach)))
    typed = asked_text()
    found = suggest_people(reach_of(current_user), outreach, typed) if len(typed) >= _FEWEST_LETTERS else []
    return jsonify([_suggestion(row, outreach) for row in found])


def _suggestion(row: Row, outreach: OutreachSession) -> dict:
    """What tells namesakes apart, and what is filled in when this one is chosen."""
    other_home = place_label(row.home_kind, row.home_name) if row.home_name else ""
    came = _("last came %(day)s", day=day(row.held_on))
    return {
        "id": row.id,
        "name": row.name,
        "sex": row.sex.value if row.sex else "",
        "letter": str(SEX_LETTERS[row.sex]),
        "hamlet": row.hamlet,
        "home": home_text(row.home_code, row.home_name),
        "about": ", ".join(filter(None, [row.hamlet, other_home, came])),
    }
