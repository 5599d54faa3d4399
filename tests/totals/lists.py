"""Newer lists of areas: a village renamed, given another code, moved to another subdistrict, or merged into another."""

from datetime import timedelta
from random import Random

import sqlalchemy as sa

from app.areas.models import Area, AreaEdition, AreaList
from app.db import db
from tests.totals.country import ACROSS, VILLAGES


def bring_in_a_list(acting) -> None:
    chance: Random = acting.chance
    with acting.app.app_context():
        names = _names_today()
        today = db.session.scalars(
            sa.select(Area.code).where(Area.retired_on.is_(None), Area.id.in_([acting.ids[code] for code in VILLAGES]))
        ).all()
        newest = db.session.scalar(sa.select(sa.func.max(AreaEdition.valid_from)))
    code = chance.choice(sorted(today))
    kind = chance.choice(("renamed", "recoded", "moved", "merged"))
    name = names.pop(code)
    if kind == "renamed":
        names[code], decision = f"{name} Baru", f"same {code}"
    elif kind == "merged":
        into = chance.choice(sorted(one for one in names if len(one) == len(code) and one[:5] == code[:5]))
        decision = f"merged {into}"
    else:
        above = code[:8] if kind == "recoded" else next(one[:8] for one in ACROSS)
        free = next(
            f"{above}.{code[9]}{number}" for number in range(900, 999) if f"{above}.{code[9]}{number}" not in names
        )
        names[free] = name
        decision = f"same {free}"
    listed, decided = acting.folder / f"list-{acting.number}.csv", acting.folder / f"decided-{acting.number}.csv"
    listed.write_text("\n".join(["code,name", *(f'{code},"{name}"' for code, name in sorted(names.items()))]))
    decided.write_text("\n".join(["code,decision", f"{code},{decision}"]))
    day = str(newest + timedelta(days=1))
    done = acting.run("areas", "edition", listed, "--valid-from", day, "--yes", "--decisions", decided)
    assert done.exit_code == 0, done.output
    with acting.app.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(AreaList))


def _names_today() -> dict[str, str]:
    query = sa.select(Area.code, Area.name).where(Area.retired_on.is_(None), Area.code != "ID")
    return {code: name for code, name in db.session.execute(query)}
