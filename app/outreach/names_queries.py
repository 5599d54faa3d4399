"""The names on sign-in sheets: shown to few, counted for all."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Row, Select, func, or_, select

from app.areas.models import Area, Level
from app.db import db
from app.outreach.models import OutreachSession, Participant
from app.outreach.vocabulary import Sex

_ENTRY = (
    Participant.id,
    Participant.position,
    Participant.name,
    Participant.sex,
    Participant.audience,
    Participant.hamlet,
    Participant.nik_key.is_not(None).label("has_nik"),
    Participant.person_key,
    Participant.row_key,
    Area.code.label("home_code"),
    Area.kind.label("home_kind"),
    Area.name.label("home_name"),
)


@dataclass(frozen=True)
class Tally:
    """Orang tercatat of one session: entries by sex, emptied names among them."""

    male: int
    female: int
    unknown: int
    emptied: int

    @property
    def named(self) -> int:
        return self.male + self.female + self.unknown


def list_names(outreach_id: int) -> Sequence[Row]:
    """The entries as on the sheet, without emptied names: id, position, name, sex, audience, hamlet, has_nik,
    person_key, row_key, home_code, home_kind, home_name."""
    return db.session.execute(_entries(outreach_id).order_by(Participant.position, Participant.id)).all()


def list_last_names(outreach_id: int, count: int, before: int | None = None) -> Sequence[Row]:
    """The same, the last on the sheet first; `before`: only positions below that one."""
    query = _entries(outreach_id).order_by(Participant.position.desc(), Participant.id.desc()).limit(count)
    return db.session.execute(query if before is None else query.where(Participant.position < before)).all()


def list_names_by_id(outreach_id: int, ids: Collection[int]) -> Sequence[Row]:
    """The same for some entries of the sheet."""
    return db.session.execute(_entries(outreach_id).where(Participant.id.in_(ids))).all()


def list_names_by_key(outreach_id: int, row_keys: Collection[str]) -> Sequence[Row]:
    """The same for the rows that a page has sent under these keys."""
    return db.session.execute(_entries(outreach_id).where(Participant.row_key.in_(row_keys))).all()


def _entries(outreach_id: int) -> Select:
    return (
        select(*_ENTRY)
        .outerjoin(Area, Participant.home_village_id == Area.id)
        .where(Participant.session_id == outreach_id, Participant.name.is_not(None))
    )


def tally_names(outreach_id: int) -> Tally:
    query = (
        select(Participant.sex, func.count(), func.count(Participant.name))
        .where(Participant.session_id == outreach_id)
        .group_by(Participant.sex)
    )
    rows = db.session.execute(query).all()
    counts = {sex: count for sex, count, _named in rows}
    return Tally(
        counts.get(Sex.MALE, 0),
        counts.get(Sex.FEMALE, 0),
        counts.get(None, 0),
        sum(count - named for _sex, count, named in rows),
    )


def lock_sheet(outreach_id: int) -> tuple[int, int]:
    """(names on record, last position) of a session whose sheet nobody else changes until the end of the write."""
    query = select(OutreachSession.named_count).where(OutreachSession.id == outreach_id).with_for_update()
    return db.session.scalar(query) or 0, last_position(outreach_id)


def last_position(outreach_id: int) -> int:
    query = select(func.max(Participant.position)).where(Participant.session_id == outreach_id)
    return db.session.scalar(query) or 0


def find_row_keys(outreach_id: int, row_keys: Collection[str]) -> set[str | None]:
    """Those of these keys of a page under which a row was stored before."""
    query = select(Participant.row_key)
    return set(
        db.session.scalars(query.where(Participant.session_id == outreach_id, Participant.row_key.in_(row_keys)))
    )


def list_ids_from(outreach_id: int, position: int) -> dict[int, int]:
    """{position: id} of the entries from that position on."""
    query = select(Participant.position, Participant.id)
    query = query.where(Participant.session_id == outreach_id, Participant.position >= position)
    return {place: entry_id for place, entry_id in db.session.execute(query)}


def find_entry(outreach_id: int, entry_id: int) -> Participant | None:
    """A named entry of this sheet, to be changed."""
    query = select(Participant).where(
        Participant.id == entry_id, Participant.session_id == outreach_id, Participant.name.is_not(None)
    )
    return db.session.scalar(query.execution_options(populate_existing=True))


def count_unique_people(outreach_id: int) -> int:
    """Orang unik: different people among the named of one session."""
    query = select(func.count(Participant.person_key.distinct())).where(Participant.session_id == outreach_id)
    return db.session.scalar(query) or 0


def list_names_at_home(outreach_id: int) -> Sequence[Row]:
    """(id, name, sex) of those who named no home village of their own."""
    return db.session.execute(
        select(Participant.id, Participant.name, Participant.sex).where(
            Participant.session_id == outreach_id,
            Participant.name.is_not(None),
            Participant.home_village_id.is_(None),
        )
    ).all()


def held_before(day: date) -> Select:
    """Ids of the sessions held before that day, in the bin or not."""
    return select(OutreachSession.id).where(OutreachSession.held_on < day)


def list_homes(codes: Sequence[str], keys: Sequence[str]) -> Sequence[Area]:
    """The villages of the nation with one of these codes, or one of these names as search keys."""
    query = select(Area).where(
        Area.level == Level.VILLAGE,
        Area.retired_on.is_(None),
        or_(Area.code.in_(codes), Area.search_key.in_(keys)),
    )
    return db.session.scalars(query).all()


def list_villages_near(area: Area) -> Sequence[Row]:
    """(code, name) of the villages of the same subdistrict, offered as homes; none for a larger area."""
    if area.subdistrict_id is None:
        return []
    query = select(Area.code, Area.name).where(
        Area.subdistrict_id == area.subdistrict_id, Area.level == Level.VILLAGE, Area.retired_on.is_(None)
    )
    return db.session.execute(query.order_by(Area.code)).all()
