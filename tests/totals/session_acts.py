"""What people do to sessions: on the page, by file, from a phone, and by statements that the rest of the house uses."""

from datetime import date

import sqlalchemy as sa

from app import clock
from app.db import db, write_tx
from app.outreach.models import OutreachSession, OutreachVillage
from app.outreach.vocabulary import Approach, Audience, SessionState, Topic
from tests import cast
from tests.outreach.answers import record
from tests.outreach.test_return import send_back
from tests.outreach.test_send import KEY, send
from tests.pages import Browser
from tests.totals.acting import Acting
from tests.totals.country import DAYS, TODAY, VILLAGES


class SessionActs(Acting):
    def record_on_the_page(self) -> None:
        page = self._signed_in(cast.SITI).open("/outreach/new")
        heads = {name: str(number) for name, number in self._heads().items()}
        page.submit(
            "Simpan kegiatan", title=f"Kegiatan {self.number}", held_on=str(self._past()), topics=["costs"], **heads
        )

    def record_for_many(self) -> None:
        """Regency staff choose villages, and say of some how many came from there."""
        codes = [code for code in self._some() if code.startswith(cast.BANGKA) and self._stands(code)]
        came = {f"came-{code}": self.chance.choice(("", "0", "3")) for code in codes}
        heads = {"men": "9", "women": "6", "boys": "0", "girls": "0"}
        if codes:
            record(self._signed_in(cast.RAHMAT), villages=codes, held_on=str(self._past()), **heads, **came)

    def _stands(self, code: str) -> bool:
        with self.app.app_context():
            area = self._area(code)
            return area.retired_on is None and area.code == code

    def _past(self) -> date:
        return self.chance.choice([day for day in DAYS if day <= TODAY])

    def store(self) -> None:
        """For villages anywhere, even of two provinces, written down at any moment."""
        with self.app.app_context(), write_tx() as tx:
            areas = [self._area(code) for code in self._some()]
            stored = OutreachSession(
                key=f"kegiatan-{self.number}",
                title=f"Kegiatan {self.number}",
                held_on=self.chance.choice(DAYS),
                host_area=self.chance.choice((areas[0], areas[0].subdistrict)),
                villages=areas,
                approach=self.chance.choice((None, *Approach)),
                created_at=self._moment(),
                recorded_at=self.chance.choice((None, self._moment())),
                **self._heads(),
            )
            stored.topics = self.chance.sample(list(Topic), self.chance.randrange(3))
            stored.audiences = self.chance.sample(list(Audience), self.chance.randrange(3))
            tx.add(stored)

    def change_on_the_page(self) -> None:
        if (own := self._own()) is not None:
            form = self._signed_in(cast.SITI).open(f"/outreach/{own}/edit")
            form.submit(held_on=str(self._past()), men=str(self.chance.randrange(9)), topics=["costs"])

    def change(self) -> None:
        """Another day, other heads, other villages or another host."""
        with self.app.app_context(), write_tx():
            found = self._any(OutreachSession)
            if found is None:
                return
            kind = self.chance.randrange(5)
            if kind == 0:
                found.held_on = self.chance.choice(DAYS)
            elif kind == 1:
                found.villages = [self._area(code) for code in self._some()]
            elif kind == 2:
                found.topics = self.chance.sample(list(Topic), self.chance.randrange(3))
                found.audiences = self.chance.sample(list(Audience), self.chance.randrange(3))
            elif kind == 3:
                found.host_area = self._area(self.chance.choice(VILLAGES))
            else:
                for name, value in self._heads().items():
                    setattr(found, name, value)

    def say_who_came(self) -> None:
        with self.app.app_context(), write_tx() as tx:
            served = tx.execute(sa.select(OutreachVillage.session_id, OutreachVillage.village_id)).all()
            if served:
                session_id, village_id = self.chance.choice(sorted(served))
                one = (OutreachVillage.session_id == session_id, OutreachVillage.village_id == village_id)
                came = self.chance.choice((None, 0, 0, 5))
                tx.execute(sa.update(OutreachVillage).where(*one).values(attendance=came))

    def bin_and_restore(self) -> None:
        with self.app.app_context(), write_tx():
            found = self._any(OutreachSession)
            if found is not None:
                found.deleted_at = None if found.deleted_at else clock.now()

    def bin_on_the_page(self) -> None:
        siti = self._signed_in(cast.SITI)
        bin = siti.open("/outreach/bin")
        if bin.all("main form[method=post]"):
            bin.submit("Pulihkan")
        elif (own := self._own()) is not None:
            siti.open(f"/outreach/{own}").submit("Pindahkan ke keranjang")

    def _own(self) -> int | None:
        """A session that the village of siti holds."""
        with self.app.app_context():
            own = (OutreachSession.host_area_id == self.ids[cast.KACE_TIMUR], OutreachSession.deleted_at.is_(None))
            found = self._any(OutreachSession, *own)
        return None if found is None else found.id

    def check(self) -> None:
        with self.app.app_context(), write_tx():
            found = self._any(OutreachSession, OutreachSession.state == SessionState.SUBMITTED)
            if found is not None:
                found.state = SessionState.CHECKED

    def return_and_repair(self) -> None:
        own = self._own()
        if own is None or not self._stands(cast.KACE_TIMUR):
            return
        with self.app.app_context():
            is_returned = db.session.get(OutreachSession, own).state is SessionState.RETURNED
        if is_returned:
            self._signed_in(cast.SITI).open(f"/outreach/{own}/edit").submit(topics=["costs"])
        else:
            send_back(Browser(self.app), cast.DEWI, own)

    def bring_in(self) -> None:
        if not all(map(self._stands, VILLAGES)):
            return
        rows = [
            f"{code},{self._past()},Dari berkas {self.number}-{place},costs,{self.chance.randrange(9)},4"
            for place, code in enumerate(self._some())
        ]
        path = self.folder / f"{self.number}.csv"
        path.write_text("\n".join(["village_code,held_on,title,topic,men,women", *rows]))
        self.run("outreach", "import", path, "--yes")

    def send_from_the_phone(self) -> None:
        """Twice as it was, then with other content."""
        siti = self._signed_in(cast.SITI)
        key = f"{self.chance.randrange(3):02}" + KEY[2:]
        for men in ("4", "4", "7"):
            send(siti, key=key, held_on=str(DAYS[5]), men=men)
