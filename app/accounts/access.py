"""Who may do what (`requires`, `can`), and on which areas (`reach_of`): decided here and nowhere else."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps

from flask import abort, flash, jsonify, redirect, request, url_for
from flask_security import current_user
from flask_wtf.csrf import CSRFError, generate_csrf

from app.accounts.models import Role, User
from app.areas.reach import Reach
from app.i18n import _
from app.web.asked import wants_json
from app.web.errors import page_to_send_again
from app.web.kept import kept_answers


class Permission(StrEnum):
    READ = "read"
    RECORD = "record"
    IMPORT = "import"
    SEE_NAMES = "see_names"
    CHECK = "check"
    PRINT_REPORT = "print_report"
    SET_TARGETS = "set_targets"
    FOLLOW_UP = "follow_up"
    SET_PRIORITIES = "set_priorities"
    PUBLISH_DATA = "publish_data"
    PRINT_MANY = "print_many"
    ISSUE_REPORT = "issue_report"
    SET_LETTERHEAD = "set_letterhead"
    CITE_FIGURES = "cite_figures"
    SET_TERMS = "set_terms"
    ENROL = "enrol"
    MANAGE_PROGRAMMES = "manage_programmes"
    MANAGE_PEOPLE = "manage_people"


_STAFF = frozenset(
    {
        Permission.READ,
        Permission.RECORD,
        Permission.IMPORT,
        Permission.SEE_NAMES,
        Permission.CHECK,
        Permission.PRINT_REPORT,
        Permission.PRINT_MANY,
        Permission.ISSUE_REPORT,
        Permission.SET_LETTERHEAD,
        Permission.CITE_FIGURES,
        Permission.ENROL,
        Permission.FOLLOW_UP,
    }
)

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.VILLAGE_HEAD: frozenset(
        {
            Permission.READ,
            Permission.RECORD,
            Permission.IMPORT,
            Permission.SEE_NAMES,
            Permission.PRINT_REPORT,
            Permission.ISSUE_REPORT,
            Permission.SET_LETTERHEAD,
        }
    ),
    Role.SUBDISTRICT_STAFF: _STAFF,
    Role.REGENCY_STAFF: _STAFF | {Permission.SET_TERMS},
    Role.PROGRAM_LEAD: frozenset(
        {
            Permission.READ,
            Permission.PRINT_REPORT,
            Permission.PRINT_MANY,
            Permission.ISSUE_REPORT,
            Permission.SET_LETTERHEAD,
            Permission.CITE_FIGURES,
            Permission.SET_TARGETS,
            Permission.FOLLOW_UP,
            Permission.SET_PRIORITIES,
            Permission.ENROL,
            Permission.MANAGE_PROGRAMMES,
        }
    ),
    Role.ADMINISTRATOR: frozenset(
        {
            Permission.READ,
            Permission.PRINT_REPORT,
            Permission.PRINT_MANY,
            Permission.SET_LETTERHEAD,
            Permission.MANAGE_PEOPLE,
            Permission.PUBLISH_DATA,
        }
    ),
}


def can(permission: Permission | str, user: User | None = None) -> bool:
    """Whether this person (the signed-in one) may do that at all; where is another question: see reach_of."""
    person = user if user is not None else current_user
    if not getattr(person, "is_authenticated", False):
        return False
    return Permission(permission) in PERMISSIONS[person.role]


def requires(permission: Permission) -> Callable[[Callable], Callable]:
    """Guard a view: sign-in first (302 to the sign-in page), then the permission (403)."""

    def guard(view: Callable) -> Callable:
        @wraps(view)
        def guarded(*args, **kwargs):
            if not current_user.is_authenticated:
                return to_sign_in()
            if not can(permission):
                abort(403)
            return view(*args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return guard


def reach_of(user: User) -> Reach:
    """The area that the account is tied to, and everything below it."""
    return Reach(user.area_id, user.area.level)


def to_sign_in():
    """To the sign-in page and back; what was being sent is kept on a page from which it can be sent afterwards.

    A script is told 401: it keeps what it sends.
    """
    if wants_json():
        return jsonify(error="signed_out"), 401
    if request.method == "GET":
        return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")))
    kept = kept_answers()
    if kept is not None:
        advice = _("Nothing was saved. Open the first page in a new tab, sign in there, then come back and send again.")
        return page_to_send_again(_("You are signed out"), advice, kept, 401)
    flash(_("You were signed out. Sign in, then do it once more."))
    return redirect(url_for("accounts.sign_in"))


def answer_without_token(_error: CSRFError):
    """The page was opened before the last sign-in, or its sign-in is over: nothing that was typed is lost."""
    if not current_user.is_authenticated:
        return to_sign_in()
    if wants_json():
        return jsonify(error="token"), 400
    kept = kept_answers(token=generate_csrf())
    advice = _("The page was opened before you signed in. Look at whose account this is, then send again.")
    if kept is None:
        flash(_("That page was too old: nothing was changed. Do it once more."))
        return redirect(url_for("home.index"))
    return page_to_send_again(_("Not saved yet"), advice, kept, 400)
