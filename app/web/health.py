"""/healthz: is the database there, and has it the tables that this release expects?"""

from functools import cache

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Blueprint, current_app, jsonify
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from app.db import db
from app.web.public import public

bp = Blueprint("health", __name__)


@cache
def _heads(directory: str) -> set[str]:
    """The last migrations of this release: read from the disk once, asked every few seconds."""
    return set(ScriptDirectory(directory).get_heads())


@bp.get("/healthz")
@public
def check():
    """200 with {"database": true, "migrations": true}, else 503 with what is wrong."""
    database = migrations = False
    try:
        connection = db.session.connection()
        connection.execute(select(1))
        database = True
        at = MigrationContext.configure(connection).get_current_heads()
        migrations = set(at) == _heads(current_app.extensions["migrate"].directory)
    except SQLAlchemyError:
        db.session.rollback()
    return jsonify(database=database, migrations=migrations), 200 if database and migrations else 503
