"""What regulations do to one another, in plain words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.i18n import _, _l, day
from app.regulations.link_queries import Relation
from app.regulations.links import acting_day
from app.regulations.models import Regulation
from app.regulations.vocabulary import Effect

EFFECT_NAMES = {
    Effect.AMENDS: _l("Amends"),
    Effect.REPEALS: _l("Repeals"),
    Effect.REPLACES: _l("Repeals and replaces"),
}
_DONE_NAMES = {
    Effect.AMENDS: _l("Amended by"),
    Effect.REPEALS: _l("Repealed by"),
    Effect.REPLACES: _l("Repealed and replaced by"),
}


@dataclass(frozen=True)
class RelationLine:
    """Amends / Perdes Number 2 of 2019 / about what / since when. `id` None: the reader may not open it."""

    done: str
    name: str
    title: str
    note: str
    id: int | None = None


def list_relation_lines(regulation: Regulation, relations: Sequence[Relation]) -> Iterator[RelationLine]:
    """What it does to others, what others do to it, and by what it was repealed where that is not recorded here."""
    own = acting_day(regulation.in_force_since, regulation.annulled_on, regulation.in_bin)
    for one in relations:
        names = EFFECT_NAMES if one.outgoing else _DONE_NAMES
        on = own if one.outgoing else one.other.acts_on
        annulled = regulation.annulled_on if one.outgoing else one.other.annulled_on
        if on is not None:
            note = _("from %(day)s", day=day(on))
        elif annulled is not None:
            note = _("without effect: annulled on the day on which it came into force")
        else:
            note = _("once it is in force") if one.outgoing else _("not in force yet, so nothing has changed")
        note = ". ".join(filter(None, [note, _left_in_force(regulation, one)]))
        name = str(names[one.effect])
        yield RelationLine(name, one.other.name, one.other.title, note, one.other.id if one.readable else None)
    if regulation.repealed_by:
        on_day = _("from %(day)s", day=day(regulation.repealed_on)) if regulation.repealed_on else ""
        yield RelationLine(str(_DONE_NAMES[Effect.REPEALS]), regulation.repealed_by, "", on_day)


def _left_in_force(regulation: Regulation, one: Relation) -> str:
    """What amends another one is not ended together with it: said on both sides, for it goes on counting."""
    if one.left:
        return _(
            "What amends it still counts as in force until it is repealed too: %(names)s.", names=", ".join(one.left)
        )
    in_force = regulation.in_force_since and not (regulation.repealed_on or regulation.annulled_on)
    if one.outgoing and one.effect is Effect.AMENDS and one.other.repealed_on and in_force:
        return _(
            "%(name)s was repealed on %(day)s; this one still counts as in force until it is repealed too.",
            name=one.other.name,
            day=day(one.other.repealed_on),
        )
    return ""
