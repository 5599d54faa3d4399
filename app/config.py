"""Settings from instance/config.py and the environment; nonsense stops the start with one clear sentence."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask


class SettingError(RuntimeError):
    """A setting is missing or makes no sense; the message says which and what to do."""


MIB = 1024 * 1024

DEFAULTS = {
    "SQLALCHEMY_ENGINE_OPTIONS": {
        "hide_parameters": True,  # a failed statement is logged without people's names
        "pool_pre_ping": True,  # a database that was begun anew is no reason to refuse anybody
    },
    "APP_ENV": "development",
    "TIME_ZONE": "WIB",
    "MAX_CONTENT_LENGTH": 6 * MIB,
    "MAX_FORM_MEMORY_SIZE": MIB,
    "MAX_FORM_PARTS": 4000,
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "REMEMBER_COOKIE_HTTPONLY": True,
    "REMEMBER_COOKIE_SAMESITE": "Lax",
    "REMEMBER_COOKIE_DURATION": 30 * 24 * 3600,
    "PERMANENT_SESSION_LIFETIME": 30 * 24 * 3600,
    "WTF_CSRF_TIME_LIMIT": None,
    "SIGN_IN_ATTEMPTS": 5,
    "SIGN_IN_LOCK_MINUTES": 15,
    "NAMES_KEPT_MONTHS": 24,
    "FILES_URL": None,  # photos and scans: files/ in the instance folder; file:///..., or s3://bucket/folder
    "SITE_URL": None,  # where people find the site, as in https://jejak.example.go.id: for codes on paper
    "QUEUE_URL": None,  # work for the background: queue.sqlite in the instance folder, or the database's PostgreSQL
    "CHAPTER_FOLDER": None,  # chapters of reports as printed before: chapters/ in the instance folder; may be emptied
    "UPLOAD_FOLDER": None,  # uploads/ in the instance folder; machines that share the work need a shared one
}

ENVIRONMENT = (
    "APP_ENV",
    "SECRET_KEY",
    "PERSON_KEY",
    "DATABASE_URL",
    "TIME_ZONE",
    "FILES_URL",
    "UPLOAD_FOLDER",
    "CHAPTER_FOLDER",
    "SITE_URL",
    "QUEUE_URL",
)


def configure(app: Flask, overrides: dict | None = None) -> None:
    """Fill app.config: defaults, instance/config.py, the environment, then the overrides of a test.

    Raises SettingError where a value is missing or makes no sense.
    """
    app.config.update(DEFAULTS)
    app.config.from_pyfile("config.py", silent=True)
    app.config.update({name: os.environ[name] for name in ENVIRONMENT if os.environ.get(name)})
    app.config.update(overrides or {})
    _check(app.config)
    app.config["SQLALCHEMY_DATABASE_URI"] = database_url(app.config.get("DATABASE_URL"), app.instance_path)
    app.config["FILES_URL"] = files_url(app.config["FILES_URL"], app.instance_path)
    app.config["QUEUE_URL"] = queue_url(app.config["QUEUE_URL"], app.instance_path)
    app.config["SITE_URL"] = site_url(app.config["SITE_URL"])
    if app.config["APP_ENV"] == "production":
        app.config.update(SESSION_COOKIE_SECURE=True, REMEMBER_COOKIE_SECURE=True)


def database_url(url: str | None, instance: str) -> str:
    """The address for SQLAlchemy: SQLite in instance/ unless DATABASE_URL names a PostgreSQL."""
    if not url:
        return f"sqlite:///{Path(instance) / 'jejak-desa.sqlite'}"
    if url.startswith("sqlite:"):
        return url
    for scheme in ("postgresql+psycopg://", "postgresql://", "postgres://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    raise SettingError("DATABASE_URL must begin with postgresql:// or sqlite:///.")


def files_url(url: str | None, instance: str) -> str:
    """Where photos and scans lie: files/ in instance/ unless FILES_URL names another folder or a bucket."""
    if not url:
        return (Path(instance) / "files").as_uri()
    if not url.startswith(("file:///", "s3://")):
        raise SettingError("FILES_URL must begin with file:/// or s3://.")
    return url


def site_url(url: str | None) -> str | None:
    """Where people find the site, without a stroke at its end; None: where the request that asks came in."""
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname or url.rstrip("/") != f"https://{parts.netloc}":
        raise SettingError("SITE_URL must be like https://jejak.example.go.id.")
    return url.rstrip("/")


def queue_url(url: str | None, instance: str) -> str:
    """Where work for the background waits: queue.sqlite in instance/, or a PostgreSQL that several machines share."""
    if not url:
        return f"sqlite:///{Path(instance) / 'queue.sqlite'}"
    if not url.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://", "postgres://")):
        raise SettingError("QUEUE_URL must begin with postgresql:// or sqlite:///.")
    return url.replace("postgres://", "postgresql://", 1)


def _check(config) -> None:
    if config["APP_ENV"] not in ("development", "production"):
        raise SettingError("APP_ENV must be development or production.")
    if config["TIME_ZONE"] not in ("WIB", "WITA", "WIT"):
        raise SettingError("TIME_ZONE must be WIB, WITA or WIT.")
    for name in ("SECRET_KEY", "PERSON_KEY"):
        if len(config.get(name) or "") < 32:
            raise SettingError(
                f"{name} is missing or shorter than 32 characters. "
                "`make run` writes one to instance/config.py; in production set it in the environment."
            )
    if config["APP_ENV"] == "production" and not config["SITE_URL"]:
        raise SettingError(
            "SITE_URL is missing: in production it stands in the QR code of every issued report, which never changes. "
            "Set it to the address of the site, like https://jejak.example.go.id."
        )
