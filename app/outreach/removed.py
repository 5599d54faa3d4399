"""An entry that was taken off the sheet, sealed for the page that may put it back: nothing of it stays here."""

from collections.abc import Sequence
from secrets import token_urlsafe

from itsdangerous import BadSignature, URLSafeTimedSerializer

from app.outreach.models import Participant

_SALT = "an entry that was removed"
_SECONDS = 3600
_KEYS = ("person_key", "name_key", "nik_key")
_PLAIN = ("position", "name", "sex", "audience", "hamlet", "home_village_id")


def seal(secret: str, entry: Participant, match_ids: Sequence[int]) -> str:
    """The entry and the matches that it was in."""
    values = {column: getattr(entry, column) for column in _PLAIN}
    keys = {column: value.hex() for column in _KEYS if (value := getattr(entry, column))}
    row_key = entry.row_key or token_urlsafe(9)  # so that it is put back once
    return _sealer(secret).dumps([entry.session_id, {**values, "row_key": row_key}, keys, list(match_ids)])


def unseal(secret: str, session_id: int, sealed: str) -> tuple[dict, list[int]] | None:
    """(columns, ids of the matches); None where it is not of this session, not ours, or too old."""
    try:
        of, values, keys, match_ids = _sealer(secret).loads(sealed, max_age=_SECONDS)
    except BadSignature:
        return None
    if of != session_id:
        return None
    return {"nik_key": None, **values, **{column: bytes.fromhex(key) for column, key in keys.items()}}, match_ids


def _sealer(secret: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret, salt=_SALT)
