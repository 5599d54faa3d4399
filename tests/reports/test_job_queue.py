"""The queue in PostgreSQL: shared by machines, made by whoever comes first, found again after its server was away."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
import sqlalchemy as sa
from flask import Flask

from app.db import db
from app.reports.jobs.job_queue import Queue, beat, get_queue, is_attended, wake


@pytest.fixture
def shared(app, monkeypatch) -> Flask:
    """The queue of the site lies in the database of the tests, without its tables."""
    with app.app_context():
        if db.engine.dialect.name != "postgresql":
            pytest.skip("SQLite has a queue of its own")
        url = db.engine.url.render_as_string(hide_password=False)
        _drop_tables()
    monkeypatch.setitem(app.config, "QUEUE_URL", url)
    monkeypatch.delitem(app.extensions, "queue", raising=False)
    yield app
    app.extensions.pop("queue", None)
    with app.app_context():
        _drop_tables()


def _drop_tables() -> None:
    with db.engine.begin() as connection:
        for name in ("kv", "schedule", "task", "counter"):
            connection.execute(sa.text(f"DROP TABLE IF EXISTS huey_{name}"))


def test_machines_that_begin_at_once_share_one_queue(shared):
    with ThreadPoolExecutor(6) as machines:
        queues = list(machines.map(lambda _number: Queue(shared), range(6)))

    with shared.app_context():
        for queue in queues:
            queue.send(7)
    assert [task.args[0] for task in queues[0].huey.pending()] == [7]
    taken = [queue.huey.dequeue() for queue in queues]
    assert [task.args[0] for task in taken if task is not None] == [7]


def test_a_server_that_was_begun_anew_is_found_again_with_the_first_thing_asked(shared):
    with shared.app_context():
        beat(get_queue())
        assert wake(1)
        _end_connections(shared)
        assert wake(2)
        _end_connections(shared)
        assert is_attended()
        assert [task.args[0] for task in get_queue().huey.pending()] == [1, 2]


def _end_connections(shared: Flask) -> None:
    """What a restart does to whoever is connected."""
    url = sa.engine.make_url(shared.config["QUEUE_URL"]).set(drivername="postgresql")
    with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as connection:
        ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        connection.execute(f"{ended} AND query LIKE '%huey%'")
