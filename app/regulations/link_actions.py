"""Storing what one regulation does to others, and the days that follow from it; does not commit."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from sqlalchemy.orm import Session

from app import clock
from app.history.recording import note_beside
from app.regulations.link_queries import list_acts, list_links, list_targets
from app.regulations.links import ENDING
from app.regulations.models import Regulation, RegulationLink
from app.regulations.vocabulary import Effect


def set_links(session: Session, acting: Regulation, wanted: Mapping[int, Effect]) -> None:
    """Make these, {id of the other: what is done to it}, all that this regulation does; the others follow."""
    stored = {link.target_id: link for link in list_links(acting.id)} if acting.id else {}
    before = {target_id: link.effect for target_id, link in stored.items()}
    if before != dict(wanted):
        _note(acting, before, wanted)
    session.add(acting)
    session.flush()
    for target_id, effect in wanted.items():
        if target_id not in stored:
            session.add(RegulationLink(acting_id=acting.id, target_id=target_id, effect=effect))
        elif stored[target_id].effect is not effect:
            stored[target_id].effect = effect
    for target_id in stored.keys() - wanted.keys():
        session.delete(stored[target_id])
    follow_links(session, [acting.id], before)


def follow_links(
    session: Session, acting_ids: Collection[int], before: Mapping[int, Effect] = MappingProxyType({})
) -> None:
    """Bring amended_on and repealed_on of all that those regulations change up to date, after any write that may
    move the day from which they act: a change, an annulment, the bin, an import.

    `before`, {id of the other: what was done to it}, is what they did until now. A repeal written down by hand stays.
    """
    session.flush()
    targets = list_targets(acting_ids, before)
    acts = list_acts([target.id for target in targets])
    for target in targets:
        own = [act for act in acts if act.target_id == target.id]
        endings = [act.on for act in own if act.effect in ENDING]
        target.amended_on = min((act.on for act in own if act.effect is Effect.AMENDS and act.on), default=None)
        if any(endings):
            target.repealed_on, target.repealed_by = min(filter(None, endings)), ""
        elif (endings or before.get(target.id) in ENDING) and not target.repealed_by:
            target.repealed_on = None


def _note(acting: Regulation, before: Mapping[int, Effect], after: Mapping[int, Effect]) -> None:
    """In the history of the one that acts: what it did to which others, by the names that they have today."""
    names = {one.id: f"{one.official_name} tentang {one.title}" for one in list_targets([], [*before, *after])}
    note_beside(acting, "links", _listed(before, names), _listed(after, names))
    acting.updated_at = clock.now()


def _listed(links: Mapping[int, Effect], names: Mapping[int, str]) -> list[list[str]]:
    return sorted([effect.value, names[target_id]] for target_id, effect in links.items())
