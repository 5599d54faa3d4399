"""The administrator's pages: who has an account, for which area, with which task."""

from flask import flash, redirect, render_template, request, url_for
from flask_security import current_user, hash_password
from sqlalchemy.exc import IntegrityError

from app.accounts.access import Permission, reach_of, requires
from app.accounts.forms import PersonForm
from app.accounts.models import User, role_name
from app.accounts.passwords import new_password
from app.accounts.queries import forget_failed_sign_ins, get_user, page_of_users, username_exists
from app.accounts.views.blueprint import bp
from app.areas.queries import find_area
from app.db import write_tx
from app.i18n import _
from app.web.asked import asked_text
from app.web.paging import asked_page


@bp.get("/people")
@requires(Permission.MANAGE_PEOPLE)
def people():
    """Those within reach; ?q= looks for a name, a user name or an area."""
    text = asked_text()
    page = page_of_users(reach_of(current_user), text, asked_page())
    return render_template("accounts/people.html", page=page, text=text, role_name=role_name)


@bp.route("/people/new", methods=["GET", "POST"])
@requires(Permission.MANAGE_PEOPLE)
def new_person():
    form = PersonForm(find_area=_find_own_area, username_taken=username_exists)
    if form.validate_on_submit():
        password = new_password()
        user = User(password=hash_password(password))
        form.fill(user)
        try:
            with write_tx() as tx:
                tx.add(user)
        except IntegrityError:
            form.refuse_username()
        else:
            return render_template("accounts/password_made.html", user=user, password=password)
    return render_template("accounts/person.html", form=form, user=None)


@bp.route("/people/<int:user_id>", methods=["GET", "POST"])
@requires(Permission.MANAGE_PEOPLE)
def person(user_id: int):
    user = get_user(reach_of(current_user), user_id)
    form = PersonForm(
        find_area=_find_own_area,
        username_taken=lambda name: name != user.username and username_exists(name),
        is_own=user.id == current_user.id,
        data={
            "full_name": user.full_name,
            "username": user.username,
            "role": user.role.value,
            "area_code": user.area.code,
        },
    )
    if form.validate_on_submit():
        try:
            with write_tx():
                form.fill(user)
        except IntegrityError:
            form.refuse_username()
        else:
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
