"""The programmes that come with the site: loaded once, and never over what a lead has changed."""

from sqlalchemy import delete, func, select

from app.db import db, write_tx
from app.history.models import HistoryEntry
from app.programmes.models import Criterion, Programme, ProgrammeVersion
from app.programmes.shipped import SHIPPED
from app.programmes.shipping import load_shipped
from app.programmes.vocabulary import Rule
from app.regulations.vocabulary import KIND_RULES, RegulationKind


def counts(app) -> list[int]:
    with app.app_context():
        return [
            db.session.scalar(select(func.count()).select_from(model))
            for model in (Programme, ProgrammeVersion, Criterion)
        ]


def test_loading_twice_adds_nothing(app, run):
    before = counts(app)

    result = run("programmes", "load")

    assert result.exit_code == 0
    assert "All 6 programmes are there" in result.output
    assert counts(app) == before


def test_a_missing_one_is_added_and_a_changed_one_stays(app, run):
    with app.app_context(), write_tx() as tx:
        tx.execute(delete(Programme).where(Programme.slug == "desbumi"))
        tx.scalars(select(ProgrammeVersion).where(ProgrammeVersion.short_name == "Desmigratif")).one().name = "Diubah"

    result = run("programmes", "load")

    assert "1 programmes added, 5 were there" in result.output
    with app.app_context():
        names = db.session.scalars(select(ProgrammeVersion.name)).all()
    assert "Desa Peduli Buruh Migran" in names
    assert "Diubah" in names
    assert "Desa Migran Produktif" not in names


def test_loading_leaves_no_history_so_that_the_demo_still_goes_in(app):
    with app.app_context(), write_tx() as tx:
        tx.execute(Criterion.__table__.delete())
        tx.execute(ProgrammeVersion.__table__.delete())
        tx.execute(Programme.__table__.delete())
        assert load_shipped(tx) == len(SHIPPED)
        assert tx.scalar(select(func.count()).select_from(HistoryEntry)) == 0


def test_no_village_is_asked_for_what_it_cannot_have():
    for programme in SHIPPED:
        for one in programme.criteria:
            if one.rule is Rule.REGULATION:
                able = {kind for name in one.settings["kinds"] for kind in KIND_RULES[RegulationKind(name)].for_kinds}
                assert set(one.area_kinds or able) <= able, one.text


def test_each_key_and_each_slug_is_there_once():
    assert len({one.slug for one in SHIPPED}) == len(SHIPPED)
    for programme in SHIPPED:
        keys = [one.key for one in programme.criteria]
        assert len(set(keys)) == len(keys)
