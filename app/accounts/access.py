"""Who may do what (`requires`, `can`), and on which areas (`reach_of`): decided here and nowhere else."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps

from flask import abort, flash, redirect, request, url_for
from flask_security import current_user

from app.accounts.models import Role, User
from app.areas.reach import Reach
from app.i18n import _


class Permission(StrEnum):
    READ = "read"
    RECORD = "record"
    IMPORT = "import"
    SEE_NAMES = "see_names"
    PRINT_REPORT = "print_report"
    SET_TARGETS = "set_targets"
    SET_LETTERHEAD = "set_letterhead"
    MANAGE_PEOPLE = "manage_people"


_STAFF = frozenset(
    {
        Permission.READ,
        Permission.RECORD,
        Permission.IMPORT,
        Permission.SEE_NAMES,
        Permission.PRINT_REPORT,
        Permission.SET_LETTERHEAD,
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
            Permission.SET_LETTERHEAD,
        }
    ),
    Role.SUBDISTRICT_STAFF: _STAFF,
    Role.REGENCY_STAFF: _STAFF,
    Role.PROGRAM_LEAD: frozenset({Permission.READ, Permission.PRINT_REPORT, Permission.SET_TARGETS}),
    Role.ADMINISTRATOR: frozenset(
        {Permission.READ, Permission.PRINT_REPORT, Permission.SET_LETTERHEAD, Permission.MANAGE_PEOPLE}
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
                return _to_sign_in()
            if not can(permission):
                abort(403)
            return view(*args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return guard


def reach_of(user: User) -> Reach:
    """The area that the account is tied to, and everything below it."""
    return Reach(user.area_id, user.area.level)


def _to_sign_in():
    """To the sign-in page and back; what was being sent is not lost: the browser's back button has it."""
    if request.method == "GET":
        return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")))
    flash(_("You were signed out before this was saved. Sign in, then go back twice: what you typed is still there."))
    return redirect(url_for("accounts.sign_in"))
