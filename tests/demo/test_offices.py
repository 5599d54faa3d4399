"""What the offices of the demo have set: an emblem that is nobody's, ways to sign, invented figures of others."""

from sqlalchemy import select

from app.areas.models import Area
from app.db import db
from app.printing.page import Paper
from app.reports.models import ExternalFigure, Signatory
from app.reports.office.letter_queries import get_letter
from app.reports.vocabulary import Variant
from tests import cast


def area(code: str) -> Area:
    return db.session.scalars(select(Area).where(Area.code == code)).one()


def test_every_office_has_the_emblem_of_the_province(loaded):
    with loaded.app_context():
        emblems = {get_letter(area(code)).emblem for code in ("19", cast.BANGKA, cast.KACE_TIMUR)}

        assert len(emblems) == 1
        assert emblems != {None}
        assert get_letter(area(cast.KELURAHAN)).page.paper is Paper.F4


def test_some_sign_for_another_or_stand_in(rows):
    variants = {variant for (variant,) in rows(select(Signatory.variant))}

    assert {Variant.PLAIN, Variant.FOR, Variant.PLT} <= variants


def test_figures_of_others_say_that_they_are_invented(rows):
    publishers = {publisher for (publisher,) in rows(select(ExternalFigure.publisher))}

    assert len(publishers) == 1
    assert publishers.pop().startswith("Contoh: angka rekaan")
