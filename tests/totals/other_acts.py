"""Nihil, regulations, deadlines, newer lists of areas, and the job at any moment."""

from datetime import date

import sqlalchemy as sa

from app import clock
from app.db import write_tx
from app.outreach.models import NilReport
from app.periods import period_of
from app.regulations.models import Regulation, RegulationVillage
from app.regulations.vocabulary import RegulationKind, Theme
from app.totals.job_commands import run_totals_job
from app.totals.models import ReportingDeadline
from tests import cast
from tests.coverage.recount import STEPS
from tests.outreach.test_nil import declare
from tests.totals.acting import Acting
from tests.totals.country import DAYS, LATER, VILLAGES
from tests.totals.lists import bring_in_a_list


class OtherActs(Acting):
    def declare_nihil(self) -> None:
        """Through the page in the own village, which offers what is open; else any month or quarter."""
        if self.chance.random() < 0.3:
            page = self._signed_in(cast.SITI).open(f"/nil-reports/{cast.KACE_TIMUR}")
            offered = [button.get("value") for button in page.all("button[name=period]")]
            if offered:
                declare(page, self.chance.choice(offered))
            return
        with self.app.app_context(), write_tx() as tx:
            period = period_of(self.chance.choice(DAYS), self.chance.choice(("month", "quarter")))
            village_id = self.ids[self.chance.choice(VILLAGES)]
            there = sa.select(NilReport.id).where(NilReport.village_id == village_id, NilReport.period == period.code)
            if tx.scalar(there) is None:
                days = {"first_day": period.first_day, "last_day": period.last_day, "declared_at": self._moment()}
                tx.add(NilReport(village_id=village_id, period=period.code, **days))

    def withdraw_nihil(self) -> None:
        with self.app.app_context(), write_tx() as tx:
            found = self._any(NilReport)
            if found is not None:
                tx.delete(found)

    def make_a_regulation(self) -> None:
        with self.app.app_context(), write_tx() as tx:
            areas = [self._area(code) for code in self._some(2)]
            regional = self.chance.random() < 0.2
            kinds = (RegulationKind.VILLAGE_REGULATION, RegulationKind.VILLAGE_REGULATION, RegulationKind.HEAD_DECREE)
            tx.add(
                Regulation(
                    key=f"peraturan-{self.number}",
                    area_id=areas[0].regency_id if regional else areas[0].id,
                    kind=RegulationKind.REGIONAL_REGULATION if regional else self.chance.choice(kinds),
                    theme=self.chance.choice((Theme.PMI_PROTECTION, *Theme)),
                    year=self.chance.choice((2025, 2026, 2027)),
                    title=f"Peraturan {self.number}",
                    village_rows=[RegulationVillage(village_id=area.id) for area in areas],
                    **{step: self._step() for step in self.chance.sample(STEPS, self.chance.randrange(6))},
                )
            )

    def _step(self) -> date:
        return self.chance.choice((*DAYS, LATER))

    def take_a_step(self) -> None:
        with self.app.app_context(), write_tx():
            found = self._any(Regulation)
            if found is None:
                return
            step = self.chance.choice(STEPS)
            before, after = getattr(found, step), self.chance.choice((None, self._step(), self._step()))
            setattr(found, step, after)
            if str(before)[:7] != str(after)[:7]:
                self.told[found.id, step] = clock.now()

    def bin_a_regulation(self) -> None:
        with self.app.app_context(), write_tx():
            found = self._any(Regulation)
            if found is not None:
                found.deleted_at = None if found.deleted_at else clock.now()

    def set_the_deadline(self) -> None:
        with self.app.app_context(), write_tx() as tx:
            code = self.chance.choice(("ID", cast.BABEL, cast.BANGKA, cast.MENDO_BARAT))
            row = tx.get(ReportingDeadline, self.ids[code]) or ReportingDeadline(area_id=self.ids[code])
            row.days = self.chance.choice((0, 5, 30, 90))
            tx.add(row)

    def bring_in_a_list(self) -> None:
        bring_in_a_list(self)

    def run_the_job(self) -> None:
        with self.app.app_context():
            run_totals_job(at_once=self.chance.random() < 0.5)
