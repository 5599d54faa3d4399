"""A file with codes of an older list: read with those of today, and nothing in it is stored a second time."""

from datetime import date

import pytest
from sqlalchemy import update

from app.areas.models import Area, AreaEdition, Kind
from app.db import db, write_tx
from app.outreach.models import OutreachSession
from tests.cast import KACE_TIMUR
from tests.records import count

NEW_CODE = "19.01.04.1014"
_ROWS = "kode,tanggal,judul,topik,bentuk,laki-laki,perempuan\n{code},2026-09-16,Waspada,TPPO,Pertemuan,3,4\n"


@pytest.fixture
def recoded(app):
    """Kace Timur becomes a kelurahan; recoded() does it, and it is taken back after the test."""
    with app.app_context():
        area_id = db.session.scalars(db.select(Area.id).where(Area.code == KACE_TIMUR)).one()

    def change():
        with app.app_context(), write_tx() as session:
            session.execute(update(Area).where(Area.id == area_id).values(code=NEW_CODE, kind=Kind.KELURAHAN))
            old = update(AreaEdition).where(AreaEdition.area_id == area_id)
            session.execute(old.values(valid_to=date(2026, 9, 30)))
            values = {"code": NEW_CODE, "name": "Kace Timur", "kind": Kind.KELURAHAN, "valid_from": date(2026, 10, 1)}
            session.add(AreaEdition(area_id=area_id, **values))

    yield change
    with app.app_context(), write_tx() as session:
        session.execute(update(Area).where(Area.id == area_id).values(code=KACE_TIMUR, kind=Kind.DESA))
        session.execute(db.delete(AreaEdition).where(AreaEdition.code == NEW_CODE))
        session.execute(update(AreaEdition).where(AreaEdition.area_id == area_id).values(valid_to=None))


def test_what_was_brought_in_under_an_old_code_is_known_under_the_new_one(app, run, tmp_path, recoded):
    old, new = (tmp_path / f"{name}.csv" for name in ("lama", "baru"))
    old.write_text(_ROWS.format(code=KACE_TIMUR))
    new.write_text(_ROWS.format(code=NEW_CODE))
    stored = run("outreach", "import", old, "--yes")
    assert stored.exit_code == 0, stored.output
    recoded()

    again = run("outreach", "import", old, "--yes")
    renewed = run("outreach", "import", new, "--yes")

    assert f"Kode {KACE_TIMUR} adalah kode lama, dibaca sebagai {NEW_CODE}, Kelurahan Kace Timur" in again.output
    assert "kode lama" not in renewed.output
    assert count(app, OutreachSession) == 1
