"""flask user add: an account from the command line."""

import click
from flask.cli import AppGroup
from flask_security import hash_password

from app.accounts.models import Role, User
from app.accounts.passwords import new_password
from app.accounts.queries import username_exists
from app.accounts.usernames import is_username, normal_username
from app.areas.queries import find_area
from app.db import write_tx
from app.web.values import clean_line

user_commands = AppGroup("user", help="People who sign in.")


@user_commands.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
@click.option("--area", "area_code", required=True, help="Code of the area, with dots or without; ID is the nation.")
@click.option("--full-name", help="The name shown on the page; the user name where it is left out.")
def add(name: str, role: str, area_code: str, full_name: str | None) -> None:
    """Add an account and print its password, once."""
    username, shown = normal_username(name), clean_line(full_name or name)
    if not is_username(username):
        raise click.ClickException(
            f"“{name}” is no user name: 3 to 64 letters, figures, dots, hyphens or underscores, like siti.kacetimur."
        )
    if len(shown) > 120:
        raise click.ClickException(f"The name has {len(shown)} characters. Shorten it to 120.")
    area_id = _area_id(area_code, Role(role))
    if username_exists(username):
        raise click.ClickException(f"Somebody has the user name {username} already.")
    password = new_password()
    hashed = hash_password(password)
    with write_tx() as tx:
        tx.add(User(username=username, full_name=shown, password=hashed, role=Role(role), area_id=area_id))
    click.echo(f"{username}  {password}")


def _area_id(code: str, role: Role) -> int:
    area = find_area(code)
    if area is None:
        raise click.ClickException(f"No area has the code {code}. Is the list loaded? flask areas load")
    if area.level not in role.levels:
        levels = " or ".join(level.value for level in role.levels)
        raise click.ClickException(f"{area.full_label} is a {area.level.value}; a {role.value} needs a {levels}.")
    return area.id
