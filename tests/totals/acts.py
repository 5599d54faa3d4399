"""All that may happen to what totals count, each act by its name, with its own throw of the dice."""

from tests.totals.other_acts import OtherActs
from tests.totals.people_acts import PeopleActs
from tests.totals.session_acts import SessionActs


class Acts(SessionActs, PeopleActs, OtherActs):
    def act(self, name: str, seed: int) -> None:
        self.number += 1
        self.chance.seed(seed)
        getattr(self, name)()


KINDS = (SessionActs, PeopleActs, OtherActs)
NAMES = sorted(name for kind in KINDS for name in vars(kind) if not name.startswith("_"))
