"""The site that is measured: the whole nation and the demo, in a SQLite file of its own."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random

import sqlalchemy as sa
from flask import Flask
from flask_migrate import upgrade
from flask_security import hash_password

from app import create_app
from app.accounts.models import User
from app.areas.models import Area, Level
from app.areas.official import load_areas, official_list
from app.db import db, write_tx
from app.outreach.models import OutreachSession, OutreachVillage, SessionTopic
from app.outreach.vocabulary import Topic
from tests import cast
from tests.conftest import test_settings


@contextmanager
def measured_site() -> Iterator[Flask]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folders = {
            "QUEUE_URL": f"sqlite:///{folder / 'queue.sqlite'}",
            "UPLOAD_FOLDER": str(folder / "uploads"),
            "FILES_URL": (folder / "files").as_uri(),
            "CHAPTER_FOLDER": str(folder / "chapters"),
        }
        app = create_app({**test_settings(f"sqlite:///{folder / 'bench.sqlite'}"), **folders})
        with app.app_context():
            upgrade()
            with write_tx() as session:
                load_areas(session, official_list())
        demo = app.test_cli_runner().invoke(args=["demo", "load"])
        assert demo.exit_code == 0, demo.output
        with app.test_request_context():
            _add_people()
        yield app
        with app.app_context():
            db.engine.dispose()


def _add_people() -> None:
    hashed = hash_password(cast.SITI.password)
    with write_tx() as session:
        for person in cast.CAST:
            area_id = session.scalars(sa.select(Area.id).where(Area.code == person.area_code)).one()
            session.add(
                User(
                    username=f"bench.{person.username}",
                    full_name=person.full_name,
                    password=hashed,
                    role=person.role,
                    area_id=area_id,
                )
            )


def add_sessions(app: Flask, count: int) -> None:
    """That many more sessions in the villages of the demo's province, over two years."""
    random = Random(count)
    with app.app_context(), write_tx() as session:
        province = sa.select(Area.id).where(Area.code == cast.BABEL).scalar_subquery()
        query = sa.select(Area.id).where(Area.province_id == province, Area.level == Level.VILLAGE)
        villages = session.scalars(query).all()
        first = (session.scalar(sa.select(sa.func.max(OutreachSession.id))) or 0) + 1
        ids = range(first, first + count)
        hosts = {number: random.choice(villages) for number in ids}
        rows = [
            {
                "id": number,
                "key": f"bench-{number}",
                "title": "Sosialisasi migrasi aman",
                "held_on": date(2025, 1, 1) + timedelta(days=random.randrange(640)),
                "host_area_id": hosts[number],
                "men": random.randrange(30),
                "women": random.randrange(1, 30),
            }
            for number in ids
        ]
        session.execute(sa.insert(OutreachSession), rows)
        session.execute(
            sa.insert(OutreachVillage), [{"session_id": one, "village_id": host} for one, host in hosts.items()]
        )
        session.execute(sa.insert(SessionTopic), [{"session_id": one, "topic": Topic.TRAFFICKING} for one in ids])


def count_sessions(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(sa.select(sa.func.count()).select_from(OutreachSession)) or 0
