"""Storing a regulation from its form: a new one once however often it is sent, and a change."""

from flask import request
from flask_security import current_user
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app import clock
from app.accounts.access import reach_of
from app.areas.models import Area, Level
from app.db import one_at_a_time, write_tx
from app.regulations.forms import ChangeRegulationForm, NewRegulationForm, RegulationForm
from app.regulations.link_actions import set_links
from app.regulations.link_queries import load_shelf
from app.regulations.models import Regulation
from app.regulations.overtaken import answers_of, links_of, mark_of
from app.regulations.record_queries import find_by_key, find_namesake, get_regulation
from app.regulations.settings_queries import get_terms
from app.regulations.surroundings import Stored, Surroundings
from app.regulations.village_queries import list_kelurahan, list_partners, list_valid_villages
from app.regulations.vocabulary import RegulationKind
from app.web.values import clean_line


def new_form(area: Area, **options) -> NewRegulationForm:
    return NewRegulationForm(about=_surroundings(area, key=clean_line(request.form.get("key", ""))), **options)


def change_form(regulation: Regulation) -> ChangeRegulationForm:
    about = _surroundings(regulation.area, regulation)
    seen = mark_of(answers_of(regulation, links_of(regulation.id, about.shelf), about.shelf))
    return ChangeRegulationForm(obj=regulation, data={"seen": seen}, about=about)


def _surroundings(area: Area, regulation: Regulation | None = None, key: str = "") -> Surroundings:
    area_id, own_id = area.id, regulation.id if regulation else None

    def find_other(kind: RegulationKind, year: int, number: int) -> Regulation | None:
        """Who has the number already, other than this record, or the one that this very form has stored."""
        taken = find_namesake(area_id, kind, year, number)
        return None if taken is None or taken.id == own_id or taken.key == key else taken

    return Surroundings(
        area_id=area_id,
        area_kind=area.kind,
        today=clock.today(),
        find_namesake=find_other,
        villages=_villages_to_choose(area, regulation),
        shelf=load_shelf(area_id, but_key=key),
        terms=get_terms(area.regency_id),
        stored=regulation and _stored(regulation),
    )


def _villages_to_choose(area: Area, regulation: Regulation | None):
    """Asked for only where the regulation is one of several villages."""
    if area.level is Level.REGENCY:
        return list_kelurahan(area)
    kind = request.form.get("kind") or request.args.get("kind") or (regulation.kind if regulation else "")
    joint = kind == RegulationKind.JOINT_REGULATION and area.kind.has_village_regulations
    return list_partners(area) if joint else ()


def _stored(regulation: Regulation) -> Stored:
    return Stored(regulation.id, regulation.kind, regulation.repealed_on, list_valid_villages(regulation.id))


def store_new(form: NewRegulationForm, area: Area) -> tuple[Regulation | None, bool]:
    """(the record of this form, whether it is new); (None, False) where it contradicts what was recorded meanwhile."""
    reach, key, person_id, area_id, regency_id = reach_of(current_user), form.key.data, current_user.id, *_ids(area)
    try:
        with write_tx() as tx:
            wait_for_others(tx, regency_id)
            stored = find_by_key(reach, key)
            if stored is not None:
                return stored, False
            if not form.still_fits(load_shelf(area_id)):
                return None, False
            regulation = Regulation(area_id=area_id, key=key, created_by_id=person_id, village_rows=[])
            form.fill(regulation)
            set_links(tx, regulation, form.wanted_links)
        return regulation, True
    except IntegrityError:
        stored = find_by_key(reach, key)
        if stored is None:
            form.refuse_namesake(_taken_by(form))
        return stored, False


def store_change(form: ChangeRegulationForm, regulation: Regulation) -> bool:
    """Whether it is stored; else the form says what was recorded meanwhile that contradicts it or would be undone."""
    reach, regulation_id, (area_id, regency_id) = reach_of(current_user), regulation.id, _ids(regulation.area)
    try:
        with write_tx() as tx:
            wait_for_others(tx, regency_id)
            regulation, shelf = get_regulation(reach, regulation_id), load_shelf(area_id)
            if not (form.still_fits(shelf) and form.overtakes(regulation, shelf)):
                return False
            form.fill(regulation)
            set_links(tx, regulation, form.wanted_links)
    except IntegrityError:
        form.refuse_namesake(_taken_by(form))
        return False
    return True


def _ids(area: Area) -> tuple[int, int | None]:
    return area.id, area.regency_id


def wait_for_others(tx: Session, regency_id: int | None) -> None:
    """What one regulation does to another is checked and stored without anybody else in between."""
    one_at_a_time(tx, f"regulations of {regency_id}")


def _taken_by(form: RegulationForm) -> Regulation | None:
    return find_namesake(form.about.area_id, RegulationKind(form.kind.data), form.year_meant, form.number.data)
