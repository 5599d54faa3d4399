"""Programmes, the parts of villages in them and their evidence, stored without a page."""

from datetime import date

from flask import Flask
from sqlalchemy import select

from app.areas.models import Area
from app.db import write_tx
from app.files.checking import check_file
from app.files.kept import keep_file
from app.programmes.models import Enrolment, Evidence, Milestone, Programme
from app.programmes.vocabulary import Stage
from tests import cast
from tests.records import photo_bytes

ANTI_TRAFFICKING = "desa-anti-tppo"


def store_enrolment(
    app: Flask,
    village: str = cast.KACE_TIMUR,
    slug: str = ANTI_TRAFFICKING,
    started_on: date = date(2026, 1, 12),
    **values,
) -> int:
    """The part of that village in one of the programmes that come with the site, at its first stage; its id."""
    with app.app_context(), write_tx() as tx:
        part = Enrolment(
            programme_id=tx.scalars(select(Programme.id).where(Programme.slug == slug)).one(),
            village_id=tx.scalars(select(Area.id).where(Area.code == village)).one(),
            started_on=started_on,
            **values,
        )
        part.milestones = [Milestone(stage=Stage.PROPOSED, reached_on=started_on)]
        tx.add(part)
        tx.flush()
        return part.id


def store_stage(app: Flask, enrolment_id: int, stage: Stage, reached_on: date, **values) -> int:
    with app.app_context(), write_tx() as tx:
        milestone = Milestone(enrolment_id=enrolment_id, stage=stage, reached_on=reached_on, **values)
        tx.add(milestone)
        tx.flush()
        return milestone.id


def store_evidence(
    app: Flask, enrolment_id: int, key: str = "posko", met_on: date = date(2026, 4, 22), photo: bool = False, **values
) -> int:
    """Evidence of a criterion since that day, with a photo where asked; its id."""
    with app.test_request_context(), write_tx() as tx:
        evidence = Evidence(enrolment_id=enrolment_id, criterion_key=key, met_on=met_on, **values)
        if photo:
            evidence.file = keep_file(check_file("posko.jpg", photo_bytes(), 1600)).stored_file(None)
        tx.add(evidence)
        tx.flush()
        return evidence.id
