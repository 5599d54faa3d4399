"""Ties Flask-Security to our people: argon2, sessions, nothing of its own pages."""

from flask import Flask
from flask_security import Security, SQLAlchemyUserDatastore, current_user
from flask_wtf.csrf import CSRFError

from app.accounts.access import answer_without_token, can
from app.accounts.models import SecurityRole, User
from app.accounts.queries import find_signed_in
from app.db import db


def init_app(app: Flask) -> None:
    app.config.update(
        SECURITY_PASSWORD_HASH="argon2",
        SECURITY_PASSWORD_SINGLE_HASH=["argon2"],
        SECURITY_PASSWORD_SALT=app.config["SECRET_KEY"],
        SECURITY_PASSWORD_SCHEMES=["argon2"],
        SECURITY_DEPRECATED_PASSWORD_SCHEMES=[],
        SECURITY_USER_IDENTITY_ATTRIBUTES=[{"username": {"mapper": str, "case_insensitive": False}}],
        SECURITY_JOIN_USER_ROLES=False,
        SECURITY_SEND_REGISTER_EMAIL=False,
        SECURITY_CLI_USERS_NAME=None,  # our own `flask user add` instead
        SECURITY_CLI_ROLES_NAME=None,
    )
    Security(app, SQLAlchemyUserDatastore(db, User, SecurityRole), register_blueprint=False)
    app.login_manager.user_loader(find_signed_in)  # type: ignore[attr-defined]
    app.jinja_env.globals.update(can=can, current_user=current_user)
    app.register_error_handler(CSRFError, answer_without_token)
