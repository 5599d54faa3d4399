"""The sign-in sheets: who of a village's neighbours wrote down their names, never a child's."""

from random import Random

from app.demo.accounts import SITI_VILLAGE
from app.demo.events import Event
from app.demo.names import invent_neighbours
from app.demo.sessions import Held
from app.demo.villages import Village, dice
from app.outreach.vocabulary import Sex

_SITI_KNOWS = [("H. Ma'ruf Sulaiman", Sex.MALE), ("Nur'aini", Sex.FEMALE), ("Suparman", Sex.MALE)]
_MOST_NAMES = 17


def neighbours_of(village: Village) -> list[tuple[str, Sex]]:
    """The people of a village who come to sessions, the most regular first."""
    rng = dice("people", village.code)
    known = _SITI_KNOWS if village.code == SITI_VILLAGE else []
    return [*known, *invent_neighbours(rng, rng.randrange(35, 90))]


def sign_sheet(held: Held, event: Event, people: list[tuple[str, Sex]]) -> None:
    """Names for some sessions. Of 27 who came, 22 may have signed: the head-count stands beside the names."""
    rng = dice("sheet", held.columns["key"])
    wanted = {Sex.MALE: held.columns["men"], Sex.FEMALE: held.columns["women"]}
    if rng.random() >= event.named or not any(wanted.values()):
        return
    signed = rng.choice((1, 0.9, 0.81, 0.65, 0.5))
    for sex, count in wanted.items():
        for name in _signers(rng, [name for name, one in people if one is sex], min(count, _MOST_NAMES)):
            if rng.random() < signed:
                audience = rng.choice((*held.audiences, None))
                held.names.append((name, sex, audience))
    rng.shuffle(held.names)
    held.columns["named_count"] = len(held.names)


def _signers(rng: Random, names: list[str], count: int) -> list[str]:
    """Different people, the regular ones more often."""
    ranked = sorted(range(len(names)), key=lambda place: rng.random() * (1 + place / 12))
    return [names[place] for place in ranked[:count]]
