"""Names on the sheets of sessions, whose they are, and where they live."""

import sqlalchemy as sa

from app.db import write_tx
from app.outreach.match_actions import join_people, take_back_match
from app.outreach.models import OutreachSession, Participant, PersonMatch
from app.outreach.vocabulary import Sex
from tests.totals.acting import Acting
from tests.totals.country import VILLAGES


class PeopleActs(Acting):
    def write_names(self) -> None:
        with self.app.app_context(), write_tx() as tx:
            found = self._any(OutreachSession)
            if found is None:
                return
            for place in range(self.chance.randrange(1, 4)):
                home = self.chance.choice((None, *VILLAGES))
                key = bytes([self.chance.randrange(8)])
                tx.add(
                    Participant(
                        session_id=found.id,
                        position=found.named_count + place + 1,
                        name=f"Orang {key[0]}",
                        sex=Sex.FEMALE,
                        person_key=key,
                        name_key=key,
                        home_village_id=None if home is None else self.ids[home],
                    )
                )
            tx.flush()
            names = sa.select(sa.func.count()).where(Participant.session_id == found.id)
            found.named_count = tx.scalar(names) or 0

    def strike_a_name(self) -> None:
        with self.app.app_context(), write_tx() as tx:
            entry = self._any(Participant)
            if entry is not None:
                tx.get(OutreachSession, entry.session_id).named_count -= 1
                tx.delete(entry)

    def move_a_home(self) -> None:
        with self.app.app_context(), write_tx():
            entry = self._any(Participant)
            if entry is not None:
                entry.home_village_id = self.ids[self.chance.choice(VILLAGES)]

    def match(self) -> None:
        with self.app.app_context(), write_tx() as tx:
            one, other = self._any(Participant), self._any(Participant)
            if one is not None and one.person_key != other.person_key:
                join_people(tx, one.session_id, one.person_key, other.person_key)

    def take_back(self) -> None:
        with self.app.app_context(), write_tx() as tx:
            said = self._any(PersonMatch, PersonMatch.undone_at.is_(None))
            if said is not None:
                take_back_match(tx, said)

    def forget_names(self) -> None:
        self.run("outreach", "forget-names")
