"""Signing in, changing a password, and adding people."""

import wtforms
from wtforms.validators import StopValidation

from app.accounts.models import Role, User, role_name
from app.accounts.usernames import is_username, normal_username
from app.areas.models import Area
from app.i18n import _, _l
from app.web.forms import ChoiceField, Form, LineField, Needed

LEAST_PASSWORD = 10


class SignInForm(Form):
    username = LineField(_l("User name"), [Needed(_l("Write your user name."))])
    password = wtforms.PasswordField(_l("Password"), [Needed(_l("Write your password."))])
    next = wtforms.HiddenField()


class _NewPassword:
    def __call__(self, form, field) -> None:
        length = len(field.data or "")
        if length < LEAST_PASSWORD:
            raise StopValidation(
                _(
                    "This password has %(length)s characters. Use at least %(least)s.",
                    length=length,
                    least=LEAST_PASSWORD,
                )
            )
        if length > 256:
            raise StopValidation(_("This password is longer than 256 characters."))


class PasswordForm(Form):
    current = wtforms.PasswordField(_l("Your password now"), [Needed(_l("Write the password that you use now."))])
    new = wtforms.PasswordField(_l("New password"), [_NewPassword()])
    again = wtforms.PasswordField(_l("New password once more"))

    def validate_again(self, field) -> None:
        if field.data != self.new.data:
            raise StopValidation(_("The two new passwords differ. Write the same one twice."))


class PersonForm(Form):
    """A new account, or a change of one; `is_own` is that of the administrator who changes it."""

    full_name = LineField(_l("Name"), [Needed(_l("Write the person's name."))], most=120)
    username = LineField(_l("User name"), [Needed(_l("Choose a user name."))], most=64)
    role = ChoiceField(_l("Task"))
    area_code = LineField(_l("Code of the area"), [Needed(_l("Write the code of the area, like 19.01.06.2002."))])

    def __init__(self, *args, find_area=None, username_taken=None, is_own=False, **kwargs):
        super().__init__(*args, **kwargs)
        self._is_own = is_own
        self.role.choices = [(role.value, role_name(role)) for role in Role]
        self._find_area = find_area
        self._username_taken = username_taken
        self.area: Area | None = None

    def validate_username(self, field) -> None:
        field.data = normal_username(field.data)
        if not is_username(field.data):
            raise StopValidation(
                _("A user name has 3 to 64 small letters, figures, dots or hyphens, like siti.kacetimur.")
            )
        if self._username_taken(field.data):
            raise StopValidation(self._taken())

    def validate_role(self, field) -> None:
        if self._is_own and field.data != Role.ADMINISTRATOR:
            raise StopValidation(_("You cannot take this task from yourself. Ask another administrator."))

    def refuse_username(self) -> None:
        """Somebody took the name while this was being sent."""
        self.username.errors = [self._taken()]

    def _taken(self) -> str:
        return _("Somebody has the user name %(name)s already. Choose another.", name=self.username.data)

    def validate_area_code(self, field) -> None:
        self.area = self._find_area(field.data)
        if self.area is None:
            raise StopValidation(_("No area of yours has the code %(code)s.", code=field.data[:20]))
        if not self.role.errors and self.area.level not in Role(self.role.data).levels:
            raise StopValidation(
                _("%(area)s does not fit this task. Choose an area of the right level.", area=self.area.full_label)
            )

    def fill(self, user: User) -> None:
        assert self.area is not None
        user.full_name = self.full_name.data
        user.username = self.username.data
        user.role = Role(self.role.data)
        user.area_id = self.area.id
