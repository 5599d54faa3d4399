"""Who came before: earlier entries of the same people, and what was said of who is one with whom."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Row, Select, String, and_, case, func, or_, select
from sqlalchemy.orm import aliased

from app.areas.models import Area
from app.areas.reach import Reach
from app.db import db
from app.outreach.models import OutreachSession, OutreachVillage, Participant

MOST_SUGGESTIONS = 8
_AT_ONCE = 8_000  # keys in one select: both databases take more
_HOST = aliased(Area)
# What says who somebody is; `home_` of the village beside the name, where there is one.
_WHO = (
    Participant.id,
    Participant.position,
    Participant.name,
    Participant.sex,
    Participant.hamlet,
    Participant.person_key,
    Participant.name_key,
    Participant.nik_key,
    Area.kind.label("home_kind"),
    Area.name.label("home_name"),
)
# What folding takes out of a name, for the database to do the same: every apostrophe and hyphen.
_PASSED_OVER = "'’‘`ʼ´-"


def _served_by(outreach_id: int) -> Select:
    return select(OutreachVillage.village_id).where(OutreachVillage.session_id == outreach_id)


def _shown(reach: Reach) -> ColumnElement[bool]:
    """Sessions whose names this reader sees: not in the bin, and held within reach."""
    return and_(OutreachSession.deleted_at.is_(None), reach.covers(OutreachSession.host_area_id))


def _in_subdistricts(ids: Collection[int]) -> Select:
    """Ids of the sessions that were held in these subdistricts, or for a village there."""
    inside = select(Area.id).where(Area.subdistrict_id.in_(ids))
    served = select(OutreachVillage.session_id).where(OutreachVillage.village_id.in_(inside))
    return select(OutreachSession.id).where(
        or_(OutreachSession.host_area_id.in_(inside), OutreachSession.id.in_(served))
    )


def list_surroundings(outreach: OutreachSession) -> tuple[set[int], set[int]]:
    """(ids of the subdistricts, ids of the areas that stand for somebody's home there): who may have been before.

    The subdistricts of the host and of the villages served; as homes their villages, and what lies above them.
    """
    near = select(Area.subdistrict_id).where(
        or_(Area.id.in_(_served_by(outreach.id)), Area.id == outreach.host_area_id)
    )
    query = select(Area.id, Area.subdistrict_id, Area.regency_id).where(Area.subdistrict_id.in_(near))
    rows = db.session.execute(query).all()
    subdistricts = {row.subdistrict_id for row in rows}
    return subdistricts, {row.id for row in rows} | {row.regency_id for row in rows}


def suggest_people(reach: Reach, outreach: OutreachSession, typed: str) -> Sequence[Row]:
    """Who came before to sessions of the same villages, and has a word that begins like this in their name.

    (id of their last entry, name, sex, hamlet, home_code, home_kind, home_name, held_on), at most eight: first those
    whose name begins so, then by when they came last. Nobody who is on this sheet already.
    """
    bare = _bare(func.lower(Participant.name))
    begins = bare.startswith(_fold(typed), autoescape=True)
    wanted = (" " + bare).contains(" " + _fold(typed), autoescape=True)
    here = select(Participant.person_key).where(Participant.session_id == outreach.id)
    together = select(OutreachVillage.session_id).where(OutreachVillage.village_id.in_(_served_by(outreach.id)))
    newest = func.row_number().over(
        partition_by=Participant.person_key, order_by=(OutreachSession.held_on.desc(), Participant.id.desc())
    )
    found = (
        select(
            Participant.id,
            Participant.home_village_id,
            OutreachSession.held_on,
            case((begins, 0), else_=1).label("rank"),
            newest.label("newest"),
        )
        .join(OutreachSession, Participant.session_id == OutreachSession.id)
        .where(
            OutreachSession.id.in_(together),
            OutreachSession.id != outreach.id,
            _shown(reach),
            Participant.name.is_not(None),
            wanted,
            Participant.person_key.not_in(here),
        )
        .subquery()
    )
    query = (
        select(
            Participant.id,
            Participant.name,
            Participant.sex,
            Participant.hamlet,
            Area.code.label("home_code"),
            Area.kind.label("home_kind"),
            Area.name.label("home_name"),
            found.c.held_on,
        )
        .join(found, found.c.id == Participant.id)
        .outerjoin(Area, found.c.home_village_id == Area.id)
        .where(found.c.newest == 1)
        .order_by(found.c.rank, found.c.held_on.desc(), Participant.name, Participant.id.desc())
        .limit(MOST_SUGGESTIONS)
    )
    return db.session.execute(query).all()


def _bare(name: ColumnElement[str]) -> ColumnElement[str]:
    for sign in _PASSED_OVER:
        name = func.replace(name, sign, "", type_=String)
    return name


def _fold(typed: str) -> str:
    return "".join(letter for letter in typed.lower() if letter not in _PASSED_OVER)


def person_keys_of(reach: Reach, outreach: OutreachSession, ids: Collection[int]) -> dict[int, bytes]:
    """{id of an entry: person key} of those entries that this reader may have been offered for this session."""
    together = select(OutreachVillage.session_id).where(OutreachVillage.village_id.in_(_served_by(outreach.id)))
    query = (
        select(Participant.id, Participant.person_key)
        .join(OutreachSession, Participant.session_id == OutreachSession.id)
        .where(Participant.id.in_(ids), OutreachSession.id.in_(together), _shown(reach))
    )
    return {entry_id: key for entry_id, key in db.session.execute(query)}


def person_keys_by_nik(outreach: OutreachSession, nik_keys: Collection[bytes]) -> dict[bytes, bytes]:
    """{NIK key: person key} of the first entry with that NIK in the same subdistricts."""
    query = (
        select(Participant.nik_key, Participant.person_key)
        .where(
            Participant.nik_key.in_(nik_keys),
            Participant.session_id.in_(_in_subdistricts(list_surroundings(outreach)[0])),
        )
        .order_by(Participant.id.desc())
    )
    return {nik: person for nik, person in db.session.execute(query) if nik is not None}


def list_shared_keys(person_keys: Collection[bytes]) -> set[bytes]:
    """Those of these person keys that stand in more than one entry, wherever it is."""
    query = (
        select(Participant.person_key).where(Participant.person_key.in_(person_keys)).group_by(Participant.person_key)
    )
    return set(db.session.scalars(query.having(func.count() > 1)))


def is_shared(entry: Participant) -> bool:
    query = select(func.count()).where(Participant.person_key == entry.person_key, Participant.id != entry.id)
    return bool(db.session.scalar(query))


def list_entry_ids(person_key: bytes) -> Sequence[int]:
    """Every entry of this person, wherever it is."""
    return db.session.scalars(select(Participant.id).where(Participant.person_key == person_key)).all()


def list_equal_names(reach: Reach, subdistricts: Collection[int], name_keys: Sequence[bytes]) -> Sequence[Row]:
    """(session_id, position, person_key, name_key, nik_key) of the entries in these subdistricts with one of these
    name keys, whose sessions this reader sees the names of."""
    columns = (
        Participant.session_id,
        Participant.position,
        Participant.person_key,
        Participant.name_key,
        Participant.nik_key,
    )
    base = select(*columns).join(OutreachSession, Participant.session_id == OutreachSession.id)
    return _with_name_keys(base, reach, subdistricts, name_keys)


def list_by_name_keys(reach: Reach, subdistricts: Collection[int], name_keys: Sequence[bytes]) -> Sequence[Row]:
    """The same entries, newest first, with all that a person needs to tell who they are."""
    base = (
        select(
            *_WHO,
            Participant.session_id,
            OutreachSession.held_on,
            _HOST.kind.label("host_kind"),
            _HOST.name.label("host_name"),
        )
        .join(OutreachSession, Participant.session_id == OutreachSession.id)
        .join(_HOST, OutreachSession.host_area_id == _HOST.id)
        .outerjoin(Area, Participant.home_village_id == Area.id)
        .order_by(OutreachSession.held_on.desc(), Participant.id.desc())
    )
    return _with_name_keys(base, reach, subdistricts, name_keys)


def _with_name_keys(base: Select, reach: Reach, subdistricts: Collection[int], keys: Sequence[bytes]) -> list[Row]:
    found: list[Row] = []
    for first in range(0, len(keys), _AT_ONCE):
        query = base.where(
            Participant.name_key.in_(keys[first : first + _AT_ONCE]),
            _shown(reach),
            OutreachSession.id.in_(_in_subdistricts(subdistricts)),
        )
        found += db.session.execute(query)
    return found


def list_asked(outreach_id: int, ids: Collection[int] | None = None) -> Sequence[Row]:
    """The named of a session as somebody may ask who they are: (id, position, name, sex, hamlet, person_key,
    name_key, nik_key, home_village_id, home_kind, home_name), in the order of the sheet."""
    query = (
        select(*_WHO, Participant.home_village_id)
        .outerjoin(Area, Participant.home_village_id == Area.id)
        .where(Participant.session_id == outreach_id, Participant.name.is_not(None))
        .order_by(Participant.position, Participant.id)
    )
    return db.session.execute(query if ids is None else query.where(Participant.id.in_(ids))).all()
