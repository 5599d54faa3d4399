"""A file that was sent with answers that have to be corrected: its bytes are kept, and the page carries what they are.

Otherwise a browser would forget the file when the page comes back. What the page carries is signed.
"""

from dataclasses import asdict, dataclass

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from app.files import store
from app.files.checking import Checked
from app.files.models import StoredFile


@dataclass(frozen=True)
class Kept:
    """What a row of the file will say; its bytes lie in the store."""

    sha256: str
    sent_sha256: str
    media_type: str
    name: str
    size: int
    width: int | None
    height: int | None

    def stored_file(self, user_id: int | None) -> StoredFile:
        return StoredFile(**asdict(self), created_by_id=user_id)


def keep_file(checked: Checked) -> Kept:
    """Write its bytes."""
    store.keep(checked)
    return Kept(
        checked.sha256,
        checked.sent_sha256,
        checked.media_type,
        checked.name,
        len(checked.content),
        checked.width,
        checked.height,
    )


def seal(kept: Kept, user_id: int) -> str:
    """What the page carries, of use to that person only."""
    return _serializer(user_id).dumps(asdict(kept))


def unseal(sealed: str, user_id: int) -> Kept | None:
    """The file that the page carries; None where that was altered or belongs to somebody else."""
    try:
        return Kept(**_serializer(user_id).loads(sealed))
    except BadSignature:
        return None


def _serializer(user_id: int) -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt=f"kept file of {user_id}")
