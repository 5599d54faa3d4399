"""The database: base class, column types, and write_tx(), the one way to change something."""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import Enum
from typing import TypeVar

import sqlalchemy as sa
from flask import current_app
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import event
from sqlalchemy.orm import DeclarativeBase, Session, registry

_MOST_VALUES = 10_000
_Value = TypeVar("_Value", int, str)


class Moment(sa.types.TypeDecorator):
    """A moment in UTC, aware on both databases (SQLite stores no zone)."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


def stored_by_value(enum: type[Enum]) -> sa.Enum:
    """A column type for an enum: the value is stored, so that renaming a member in code changes no row."""
    return sa.Enum(enum, native_enum=False, length=40, create_constraint=False, values_callable=_values)


def _values(enum: type[Enum]) -> list[str]:
    return [member.value for member in enum]


class Base(DeclarativeBase):
    registry = registry(
        metadata=sa.MetaData(
            naming_convention={
                "ix": "ix_%(column_0_label)s",
                "uq": "uq_%(table_name)s_%(column_0_N_name)s",
                "ck": "ck_%(table_name)s_%(constraint_name)s",
                "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
                "pk": "pk_%(table_name)s",
            }
        ),
        type_annotation_map={datetime: Moment()},
    )


# What was just stored is at hand after the commit, even where somebody else has deleted it since.
db = SQLAlchemy(model_class=Base, disable_autonaming=True, session_options={"expire_on_commit": False})
Model: type = db.Model
migrate = Migrate()


@event.listens_for(sa.Engine, "connect")
def _set_up_sqlite(connection, _record) -> None:
    """WAL, real foreign keys, and transactions that we begin ourselves (see _begin)."""
    if isinstance(connection, sqlite3.Connection):
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=10000"):
            connection.execute(f"PRAGMA {pragma}")


@event.listens_for(sa.Engine, "do_connect")
def _set_up_postgresql(dialect: sa.Dialect, _record, _arguments, options: dict) -> None:
    """For short pages on a disk without moving parts: left to itself PostgreSQL reads whole tables far too soon."""
    if dialect.name == "postgresql":
        options.setdefault("options", "-c random_page_cost=1.1 -c jit=off")


@event.listens_for(sa.Engine, "begin")
def _begin(connection: sa.Connection) -> None:
    if connection.dialect.name == "sqlite":
        write = connection.get_execution_options().get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


@contextmanager
def write_tx(is_shown: bool = True) -> Iterator[Session]:
    """One change, whole or not at all: commits once at its end, rolls back on any error.

    `is_shown` False: nothing that pages keep of the data depends on it, such as how far a job is (see web.mark).

    It first ends the read snapshot that the request has opened: on SQLite a transaction that reads first
    and writes later fails as soon as somebody else has written in between. Records loaded before are read
    afresh inside it. Never hash a password, render a PDF or send anything inside it.
    """
    session = db.session()
    session.rollback()
    session.connection(execution_options={"write": True})
    session.info["is_shown"] = is_shown
    try:
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        del session.info["is_shown"]


@contextmanager
def one_moment() -> Iterator[Session]:
    """All that is read inside is as of one moment, whoever writes meanwhile, in a session of its own."""
    with current_app.app_context():
        session = db.session()
        if session.get_bind().dialect.name == "postgresql":
            session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        session.execute(sa.text("SELECT 1 FROM setting"))  # the moment is that of the first read
        yield session


def some_at_once(values: Collection[_Value]) -> Iterator[list[_Value]]:
    """All of them, in parts: databases take only so many values in one statement."""
    ordered = sorted(values)
    return (ordered[start : start + _MOST_VALUES] for start in range(0, len(ordered), _MOST_VALUES))


def one_at_a_time(session: Session, name: str) -> None:
    """Inside write_tx: whoever else gives this name waits for its end, as on SQLite every writer does anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(sa.text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"), {"name": name})


def one_writer(session: Session, model: type[DeclarativeBase]) -> None:
    """Inside write_tx: let nobody else write to this table until its end, as SQLite does anyway.

    For a change that first asks which rows are there and then adds the missing ones in bulk.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(sa.text(f'LOCK TABLE "{model.__tablename__}" IN SHARE ROW EXCLUSIVE MODE'))
