"""flask user add NAME --role ROLE --area CODE"""

import pytest

from app.accounts.models import User
from tests import cast
from tests.records import count


def test_it_prints_a_password_that_signs_in(run, browser):
    result = run("user", "add", "Tono", "--role", "village_head", "--area", "1901042001", "--full-name", "Tono  Contoh")

    assert result.exit_code == 0, result.output
    username, password = result.output.split()
    page = browser.open("/sign-in").submit(username=username, password=password)
    assert page.path == f"/areas/{cast.PETALING}"
    assert page.browser.open("/account").texts("dd")[:2] == ["Tono Contoh", "tono"]


def test_the_nation_has_a_code_too(run):
    assert run("user", "add", "pusat", "--role", "administrator", "--area", "id").exit_code == 0


@pytest.mark.parametrize(
    ("name", "role", "area", "says"),
    [
        ("siti", "village_head", cast.PETALING, "Somebody has the user name siti already."),
        ("SITI", "village_head", cast.PETALING, "Somebody has the user name siti already."),
        ("ab", "village_head", cast.PETALING, "“ab” is no user name"),
        ("", "village_head", cast.PETALING, "is no user name"),
        ("tono petaling", "village_head", cast.PETALING, "is no user name"),
        ("x" * 65, "village_head", cast.PETALING, "is no user name"),
        ("tono", "king", cast.PETALING, "'king' is not one of 'village_head'"),
        ("tono", "village_head", "99.99.99.9999", "No area has the code 99.99.99.9999."),
        ("tono", "village_head", "Petaling", "No area has the code Petaling."),
        ("tono", "village_head", cast.BANGKA, "is a regency; a village_head needs a village."),
        ("tono", "regency_staff", cast.PETALING, "is a village; a regency_staff needs a regency."),
        ("tono", "program_lead", cast.MENDO_BARAT, "needs a nation or province or regency."),
    ],
)
def test_every_bad_input_is_one_clear_sentence(app, run, name, role, area, says):
    result = run("user", "add", name, "--role", role, "--area", area)

    assert result.exit_code != 0
    assert says in result.output
    assert "Traceback" not in result.output
    assert count(app, User) == len(cast.CAST)


def test_a_name_that_is_too_long_is_refused(run):
    result = run("user", "add", "tono", "--role", "village_head", "--area", cast.PETALING, "--full-name", "x" * 121)

    assert "121 characters" in result.output


@pytest.mark.parametrize("missing", ["--role", "--area"])
def test_what_is_missing_is_named(run, missing):
    options = {"--role": "village_head", "--area": cast.PETALING}
    del options[missing]

    result = run("user", "add", "tono", *(word for pair in options.items() for word in pair))

    assert f"Missing option '{missing}'" in result.output
