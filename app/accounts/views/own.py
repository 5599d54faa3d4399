"""Signing in and out, one's own password, the language."""

from datetime import timedelta
from typing import TypeGuard
from urllib.parse import urlsplit

from flask import abort, current_app, flash, redirect, render_template, request, session, url_for
from flask_security import current_user, hash_password, login_user, logout_user, verify_and_update_password

from app import clock
from app.accounts.access import Permission, requires
from app.accounts.forms import PasswordForm, SignInForm
from app.accounts.models import User
from app.accounts.queries import find_user_by_name, forget_failed_sign_ins, take_attempt
from app.accounts.views.blueprint import bp
from app.db import write_tx
from app.i18n import LANGUAGES, _
from app.web.public import public


@bp.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in():
    """User name and password; after five failures the name rests for a quarter of an hour."""
    if current_user.is_authenticated:
        return redirect(url_for("home.index"))
    form = SignInForm(next=request.args.get("next", ""))
    status = 200
    if form.validate_on_submit():
        left = _take_attempt(form.username.data.lower())
        if left is not None:
            user = find_user_by_name(form.username.data)
            if _password_matches(user, form.password.data):
                return _welcome(user, form.next.data)
        status = 200 if left else 429
        form.password.errors = [_sign_in_fault(left)]
    return render_template("accounts/sign_in.html", form=form), status


def _take_attempt(username: str) -> int | None:
    since = clock.now() - timedelta(minutes=current_app.config["SIGN_IN_LOCK_MINUTES"])
    with write_tx() as tx:
        return take_attempt(tx, username, current_app.config["SIGN_IN_ATTEMPTS"], since)


def _password_matches(user: User | None, password: str) -> TypeGuard[User]:
    if user is None or not user.active:
        hash_password(password)  # takes as long as a check, so that the time tells nobody which names exist
        return False
    return verify_and_update_password(password, user)


def _sign_in_fault(left: int | None) -> str:
    if left:
        return _("The user name or the password is not right. %(left)s attempts left.", left=left)
    minutes = current_app.config["SIGN_IN_LOCK_MINUTES"]
    return _("Too many attempts under this user name. Try again in %(minutes)s minutes.", minutes=minutes)


def _welcome(user: User, next_page: str):
    with write_tx() as tx:
        forget_failed_sign_ins(tx, user.username)
    chosen_language = session.get("language")
    session.clear()
    if chosen_language:
        session["language"] = chosen_language
    session.permanent = True
    login_user(user, remember=False)
    return redirect(_own_path(next_page) or url_for("home.index"))


def _own_path(target: str | None) -> str | None:
    """The target if it is a path on this site, else None: nobody is sent elsewhere by a crafted link."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")) or not target.isprintable():
        return None
    parts = urlsplit(target)
    return None if parts.scheme or parts.netloc else target


@bp.post("/sign-out")
@requires(Permission.READ)
def sign_out():
    logout_user()
    flash(_("You are signed out."))
    return redirect(url_for(".sign_in"))


@bp.route("/account", methods=["GET", "POST"])
@requires(Permission.READ)
def account():
    """Who I am here, and a new password."""
    form = PasswordForm()
    if form.validate_on_submit():
        if not verify_and_update_password(form.current.data, current_user):
            form.current.errors = [_("This is not the password that you use now.")]
        else:
            user = current_user._get_current_object()  # login_user would keep the proxy, which then finds itself
            hashed = hash_password(form.new.data)
            with write_tx():
                user.change_password(hashed)
            login_user(user, remember=False)
            flash(_("Your password is changed. You are signed out everywhere else."))
            return redirect(url_for(".account"))
    return render_template("accounts/account.html", form=form)


@bp.get("/language/<code>")
@public
def language(code: str):
    """Indonesian or English, by one click, back to the same page."""
    if code not in LANGUAGES:
        abort(404)
    session["language"] = code
    return redirect(_own_path(request.args.get("next")) or url_for("home.index"))
