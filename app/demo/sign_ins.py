"""The demo's accounts and their passwords, kept in the database that holds the demo, so that they go when it goes."""

import secrets
from datetime import date

from flask_security import hash_password
from sqlalchemy.orm import Session

from app.accounts.models import User, role_name
from app.accounts.passwords import new_password
from app.demo.accounts import PEOPLE
from app.demo.queries import find_demo_people
from app.i18n import force_locale
from app.web.settings import get_setting, put_setting

_KEY, _CLEARED = "demo", "demo_cleared"


def make_accounts(area_ids: dict[str, int]) -> tuple[list[dict], list[dict]]:
    """Rows for the table of users, and what is to be remembered of each: user name, password and stamp."""
    rows, remembered = [], []
    for person in PEOPLE:
        password, stamp = new_password(), secrets.token_hex(16)
        rows.append(
            {
                "username": person.username,
                "full_name": person.full_name,
                "password": hash_password(password),
                "role": person.role,
                "area_id": area_ids[person.area_code],
                "is_demo": True,
                "fs_uniquifier": stamp,
            }
        )
        remembered.append({"username": person.username, "password": password, "stamp": stamp})
    return rows, remembered


def remember(session: Session, remembered: list[dict], today: date) -> None:
    """Mark the database as the demo's. Does not commit."""
    put_setting(session, _KEY, {"loaded_on": today.isoformat(), "people": remembered})
    put_setting(session, _CLEARED, None)


def forget(session: Session, today: date) -> None:
    """The database is for real use from now on, and the next start brings no demo back. Does not commit."""
    put_setting(session, _KEY, None)
    put_setting(session, _CLEARED, {"on": today.isoformat()})


def is_cleared() -> bool:
    return get_setting(_CLEARED) is not None


def sign_in_lines() -> list[str]:
    """One line for each of the demo's people; a password that was changed since is not known here."""
    people = (get_setting(_KEY) or {}).get("people", [])
    users = find_demo_people([one["username"] for one in people])
    return [_line(one, users.get(one["username"])) for one in people]


def _line(remembered: dict, user: User | None) -> str:
    name, password = remembered["username"], remembered["password"]
    if user is None or not user.active:
        return f"  {name:<8}(account closed)"
    if user.fs_uniquifier != remembered["stamp"]:
        password = "(password changed)"
    with force_locale("en"):  # as all commands speak; places keep their own names
        role = role_name(user.role)
    return f"  {name:<8}{password:<26}{role}, {user.area.full_label}"
