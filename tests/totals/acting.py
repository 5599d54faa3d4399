"""One run of the dice after another over one database."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import sqlalchemy as sa
from flask import Flask

from app import clock
from app.areas.models import Area
from app.db import db
from tests import cast
from tests.pages import Browser
from tests.totals.country import VILLAGES
from tests.totals.ledger import Told


class Acting:
    """What cannot be done just now is left undone."""

    def __init__(self, app: Flask, run: Callable, folder: Path, ids: dict[str, int]):
        self.app, self.run, self.folder, self.ids = app, run, folder, ids
        self.told: Told = {}
        self.number = 0
        self.chance = Random(0)

    def _signed_in(self, person: cast.Person) -> Browser:
        return Browser(self.app).sign_in(person)

    def _area(self, code: str) -> Area:
        """Under the code of the first list, whatever it is called by now."""
        return db.session.scalars(sa.select(Area).where(Area.id == self.ids[code])).one()

    def _some(self, most: int = 4) -> list[str]:
        return self.chance.sample(VILLAGES, self.chance.randrange(1, most + 1))

    def _any(self, model, *conditions):
        """A row of any, or None."""
        found = db.session.scalars(sa.select(model).where(*conditions).order_by(model.id)).all()
        return self.chance.choice(found) if found else None

    def _heads(self) -> dict[str, int]:
        nobody = self.chance.random() < 0.2
        return {name: 0 if nobody else self.chance.randrange(9) for name in ("men", "women", "boys", "girls")}

    def _moment(self) -> datetime:
        """When it was written down: in time, late, or long ago."""
        return clock.now() - timedelta(days=self.chance.choice((0, 1, 20, 100, 300)), minutes=self.chance.randrange(99))
