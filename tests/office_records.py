"""What an office has set for its reports, stored without a page: emblem, signatories, figures of others."""

import io
import uuid
from datetime import date

from flask import Flask
from PIL import Image, ImageDraw
from sqlalchemy import select

from app.areas.models import Area
from app.db import write_tx
from app.files import store
from app.files.checking import check_drawing
from app.reports.models import ExternalFigure, Letterhead, Signatory
from app.reports.vocabulary import Variant
from tests import cast


def emblem_bytes(width: int = 300, height: int = 360, picture: str = "PNG") -> bytes:
    """A green disc, around it nothing."""
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((0, 0, width - 1, height - 1), fill=(20, 120, 60, 255))
    encoded = io.BytesIO()
    image.save(encoded, picture)
    return encoded.getvalue()


def store_emblem(app: Flask, area: str = cast.KACE_TIMUR) -> str:
    """That disc as the emblem of the area; its hash."""
    with app.test_request_context():
        checked = check_drawing("lambang.png", emblem_bytes(), 600)
        store.keep(checked)
        with write_tx() as tx:
            area_id = tx.scalars(select(Area.id).where(Area.code == area)).one()
            head = tx.scalars(select(Letterhead).where(Letterhead.area_id == area_id)).first()
            head = head or Letterhead(area_id=area_id)
            head.emblem = checked.stored_file(None)
            tx.add(head)
        return checked.sha256


def store_signatory(app: Flask, area: str = cast.KACE_TIMUR, **values) -> int:
    """Somebody who signs for the area, the last in its list; their id."""
    usual = {"variant": Variant.PLT, "office": "Camat Mendo Barat", "name": "Rina Contoh", "position": 9}
    with app.app_context(), write_tx() as tx:
        area_id = tx.scalars(select(Area.id).where(Area.code == area)).one()
        record = Signatory(area_id=area_id, **{**usual, **values})
        tx.add(record)
        tx.flush()
        return record.id


def store_figure(app: Flask, area: str = cast.KACE_TIMUR, **values) -> int:
    """A figure that BP3MI has published; its id."""
    usual = {
        "name": "keberangkatan yang dicegah",
        "amount": 12,
        "unit": "keberangkatan",
        "publisher": "BP3MI Contoh",
        "data_on": date(2026, 9, 30),
    }
    with app.app_context(), write_tx() as tx:
        area_id = tx.scalars(select(Area.id).where(Area.code == area)).one()
        record = ExternalFigure(area_id=area_id, key=str(uuid.uuid4()), **{**usual, **values})
        tx.add(record)
        tx.flush()
        return record.id
