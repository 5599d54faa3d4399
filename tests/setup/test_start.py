"""Starting the site: a wrong setting is one sentence, and what a start needs is brought up to date."""

import os
import subprocess
import sys
import tomllib

import pytest
from gunicorn.config import KNOWN_SETTINGS

from app import create_app, gunicorn_settings
from app.config import SettingError
from app.web.static_files import compress

SECRETS = {"SECRET_KEY": "s" * 40, "PERSON_KEY": "p" * 40}


def start(root, *command: str, **settings: str) -> subprocess.CompletedProcess:
    """Run a flask command as a program of its own, with these settings in its environment."""
    environment = {**os.environ, **SECRETS, **settings}
    return subprocess.run(
        [sys.executable, "-m", "flask", *command], cwd=root, env=environment, capture_output=True, text=True
    )


def test_a_missing_secret_stops_the_start_with_one_sentence(root):
    result = start(root, "setup", APP_ENV="production", SECRET_KEY="short")

    assert result.returncode == 1
    assert result.stderr.startswith("Jejak Desa cannot start. SECRET_KEY is missing or shorter than 32 characters.")
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("APP_ENV", "prod", "APP_ENV must be development or production"),
        ("APP_ENV", "production", "SITE_URL is missing: in production it stands in the QR code"),
        ("TIME_ZONE", "Jakarta", "TIME_ZONE must be WIB, WITA or WIT"),
        ("SITE_URL", "http://jejak.example.go.id", "SITE_URL must be like https://jejak.example.go.id"),
        ("SITE_URL", "https://jejak.example.go.id/x?y=1", "SITE_URL must be like https://jejak.example.go.id"),
        ("DATABASE_URL", "mysql://db/x", "DATABASE_URL must begin with postgresql:// or sqlite:///"),
        ("PERSON_KEY", None, "PERSON_KEY is missing"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named(name, value, sentence):
    with pytest.raises(SettingError, match=sentence):
        create_app({**SECRETS, name: value})


def test_a_database_that_does_not_answer_is_named_without_its_password(root):
    result = start(root, "setup", DATABASE_URL="postgresql://somebody:secret@127.0.0.1:9/jejak")

    assert result.returncode == 1
    assert "127.0.0.1:9/jejak does not answer" in result.stderr
    assert "secret" not in result.stderr
    assert "Traceback" not in result.stderr


def test_setup_twice_changes_nothing_the_second_time(app, run):
    first, second = run("setup"), run("setup")

    assert first.exit_code == 0, first.output
    assert "- Tables: ready" in first.output
    assert "- The official list of areas: ready" in first.output
    assert second.output == first.output


def test_the_small_copies_of_a_file_follow_its_changes(tmp_path):
    style = tmp_path / "theme.css"
    style.write_text("a { color: red }\n" * 50)
    compress(tmp_path)
    first = (tmp_path / "theme.css.gz").read_bytes()
    assert (tmp_path / "theme.css.br").exists()

    style.write_text("b { color: blue }\n" * 50)
    os.utime(style, (1, 1))
    compress(tmp_path)

    assert (tmp_path / "theme.css.gz").read_bytes() != first


def test_gunicorn_knows_every_one_of_its_settings():
    known = {setting.name for setting in KNOWN_SETTINGS}
    ours = {name for name in vars(gunicorn_settings) if not name.startswith("_") and name not in ("os", "signal")}

    assert ours <= known


def test_every_dependency_says_why_it_is_there(root):
    text = (root / "pyproject.toml").read_text()
    project = tomllib.loads(text)["project"]
    for requirement in [*project["dependencies"], *project["optional-dependencies"]["test"]]:
        line = next(line for line in text.splitlines() if f'"{requirement}"' in line)
        assert line.partition("#")[2].strip(), requirement
