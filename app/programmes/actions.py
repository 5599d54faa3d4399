"""Storing programmes and their versions; does not commit."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy.orm import Session

from app import clock
from app.history.recording import note_beside
from app.programmes.criterion_form import CriterionDraft
from app.programmes.models import Criterion, Programme, ProgrammeVersion

_RESERVED = frozenset({"new", "villages"})  # other pages have these addresses
_LONGEST = 50


def add_programme(
    session: Session, columns: dict[str, Any], drafts: Sequence[CriterionDraft], user_id: int, slugs: Collection[str]
) -> Programme:
    """A new programme with its first version; `slugs` are taken."""
    programme = Programme(slug=free_name(columns["short_name"], {*slugs, *_RESERVED}), created_by_id=user_id)
    session.add(programme)
    session.flush()
    add_version(session, programme.id, 1, columns, drafts, user_id, ())
    return programme


def add_version(
    session: Session,
    programme_id: int,
    number: int,
    columns: dict[str, Any],
    drafts: Sequence[CriterionDraft],
    user_id: int,
    keys: Collection[str],
) -> ProgrammeVersion:
    """The version of that number; `keys` are those that criteria of this programme have or had."""
    version = ProgrammeVersion(programme_id=programme_id, number=number, made_by_id=user_id, **columns)
    version.criteria = _criteria(drafts, keys, {})
    session.add(version)
    return version


def correct_version(
    version: ProgrammeVersion,
    columns: dict[str, Any],
    drafts: Sequence[CriterionDraft],
    user_id: int,
    keys: Collection[str],
) -> None:
    """Change one that has not begun: nobody was judged by it yet."""
    before = [one.text for one in version.criteria]
    for name, value in columns.items():
        setattr(version, name, value)
    version.made_at, version.made_by_id = clock.now(), user_id
    version.criteria = _criteria(drafts, keys, {one.key: one for one in version.criteria})
    after = [one.text for one in version.criteria]
    if before != after:
        note_beside(version, "criteria", before, after)


def _criteria(drafts: Iterable[CriterionDraft], keys: Collection[str], stored: dict[str, Criterion]) -> list[Criterion]:
    """Kept ones keep their key, so that evidence stays theirs; a new one gets a key that none ever had."""
    taken, used, criteria = set(keys), set(), []
    for position, draft in enumerate(drafts, 1):
        key = draft.key if draft.key in keys and draft.key not in used else free_name(draft.text, taken)
        taken.add(key)
        used.add(key)
        criterion = stored.get(key) or Criterion(key=key)
        criterion.position = position
        criterion.text, criterion.area_kinds, criterion.evidence = draft.text, draft.area_kinds, draft.evidence
        criterion.rule, criterion.settings = draft.rule, draft.settings
        criteria.append(criterion)
    return criteria


def free_name(words: str, taken: Collection[str]) -> str:
    """desa-anti-tppo of "Desa Anti-TPPO"; with a number where that is taken."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-") or "program"
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free
