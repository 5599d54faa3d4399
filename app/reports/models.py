"""What stands at the head and the foot of an area's reports, as its own office writes it."""

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.areas.models import Area
from app.db import Model


class Letterhead(Model):
    """Agency, address, place and signatory; what is empty is printed as a line to fill in by hand."""

    __tablename__ = "letterhead"
    __history__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"), unique=True)
    agency: Mapped[str] = mapped_column(String(120), default="")
    address: Mapped[str] = mapped_column(String(200), default="")
    place: Mapped[str] = mapped_column(String(80), default="")
    office: Mapped[str] = mapped_column(String(120), default="")
    signatory: Mapped[str] = mapped_column(String(120), default="")
    rank: Mapped[str] = mapped_column(String(80), default="")
    nip: Mapped[str] = mapped_column(String(30), default="")
    copies: Mapped[str] = mapped_column(Text, default="")

    area: Mapped[Area] = relationship()
