"""Signing in and out, one's own password, and the administrator's pages about people."""

from datetime import timedelta
from urllib.parse import urlsplit

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, session, url_for
from flask_security import current_user, hash_password, login_user, logout_user, verify_and_update_password

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.accounts.forms import PasswordForm, PersonForm, SignInForm
from app.accounts.models import FailedSignIn, User, role_name
from app.accounts.passwords import new_password
from app.accounts.queries import (
    count_failed_sign_ins,
    find_user_by_name,
    forget_failed_sign_ins,
    get_user,
    list_users,
    username_exists,
)
from app.areas.queries import find_area
from app.db import write_tx
from app.i18n import LANGUAGES, _
from app.web.public import public

bp = Blueprint("accounts", __name__)


@bp.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in():
    """User name and password; after five failures the name rests for a quarter of an hour."""
    if current_user.is_authenticated:
        return redirect(url_for("home.index"))
    form = SignInForm(next=request.args.get("next", ""))
    status = 200
    if form.validate_on_submit():
        username = form.username.data.lower()
        left = _attempts_left(username)
        user = find_user_by_name(username) if left else None
        if left and _password_matches(user, form.password.data):
            return _welcome(user, form.next.data)
        if left:
            with write_tx() as tx:
                tx.add(FailedSignIn(username=username[:64]))
            left -= 1
        status = 200 if left else 429
        form.password.errors = [_sign_in_fault(left)]
    return render_template("accounts/sign_in.html", form=form), status


def _attempts_left(username: str) -> int:
    since = clock.now() - timedelta(minutes=current_app.config["SIGN_IN_LOCK_MINUTES"])
    return max(0, current_app.config["SIGN_IN_ATTEMPTS"] - count_failed_sign_ins(username, since))


def _password_matches(user: User | None, password: str) -> bool:
    if user is None or not user.active:
        hash_password(password)  # takes as long as a check, so that the time tells nobody which names exist
        return False
    return verify_and_update_password(password, user)


def _sign_in_fault(left: int) -> str:
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
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")):
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
            hashed = hash_password(form.new.data)
            with write_tx():
                current_user.change_password(hashed)
            login_user(current_user, remember=False)
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


@bp.get("/people")
@requires(Permission.MANAGE_PEOPLE)
def people():
    return render_template("accounts/people.html", rows=list_users(reach_of(current_user)), role_name=role_name)


@bp.route("/people/new", methods=["GET", "POST"])
@requires(Permission.MANAGE_PEOPLE)
def new_person():
    form = PersonForm(find_area=_find_own_area, username_taken=username_exists)
    if form.validate_on_submit():
        password = new_password()
        user = User(password=hash_password(password))
        form.fill(user)
        with write_tx() as tx:
            tx.add(user)
        return render_template("accounts/password_made.html", user=user, password=password)
    return render_template("accounts/person.html", form=form, user=None)


@bp.route("/people/<int:user_id>", methods=["GET", "POST"])
@requires(Permission.MANAGE_PEOPLE)
def person(user_id: int):
    user = get_user(reach_of(current_user), user_id)
    form = PersonForm(
        find_area=_find_own_area,
        username_taken=lambda name: name != user.username and username_exists(name),
        data={
            "full_name": user.full_name,
            "username": user.username,
            "role": user.role.value,
            "area_code": user.area.code,
        },
    )
    if form.validate_on_submit():
        with write_tx():
            form.fill(user)
        flash(_("The account is changed."))
        return redirect(url_for(".people"))
    return render_template("accounts/person.html", form=form, user=user)


@bp.post("/people/<int:user_id>/password")
@requires(Permission.MANAGE_PEOPLE)
def reset_password(user_id: int):
    """Make a new password, show it once."""
    user = get_user(reach_of(current_user), user_id)
    password = new_password()
    hashed = hash_password(password)
    with write_tx() as tx:
        user.change_password(hashed)
        forget_failed_sign_ins(tx, user.username)
    return render_template("accounts/password_made.html", user=user, password=password)


@bp.post("/people/<int:user_id>/active")
@requires(Permission.MANAGE_PEOPLE)
def set_active(user_id: int):
    """Close an account or open it again; nobody closes their own."""
    user = get_user(reach_of(current_user), user_id)
    if user.id == current_user.id:
        flash(_("You cannot close your own account."))
        return redirect(url_for(".people"))
    with write_tx():
        user.active = request.form.get("active") == "1"
    flash(_("The account is open.") if user.active else _("The account is closed."))
    return redirect(url_for(".people"))


def _find_own_area(code: str):
    area = find_area(code)
    return area if area is not None and reach_of(current_user).includes(area) else None
