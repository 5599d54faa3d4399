"""What totals say that is stored, and what it should be, for tests to compare."""

from flask import Flask

from app.db import db
from app.totals.checking import list_differences


def differences(app: Flask) -> list[str]:
    """Each row of the totals of villages that is not what its base rows say."""
    with app.app_context():
        return list(list_differences(db.session()))
