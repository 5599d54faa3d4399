"""Storing a file of a session once, however often it is sent: the page and the phone's queue both go through here."""

from flask_security import current_user
from sqlalchemy.exc import IntegrityError

from app.accounts.access import reach_of
from app.db import write_tx
from app.files import store
from app.files.checking import check_file, sha256
from app.outreach.file_actions import LONGEST, Outcome, SentFile, add_file, find_outcome
from app.outreach.queries import get_held_within
from app.outreach.vocabulary import FilePurpose


def store_file(
    outreach_id: int, key: str | None, purpose: FilePurpose, consent: bool, name: str, content: bytes
) -> Outcome:
    """Check, keep and add a file to a session held within reach; without a key its own bytes are the key.

    Raises Refused with a sentence. A photo is encoded and its bytes are kept before the transaction begins.
    """
    digest = sha256(content)
    sent = SentFile(key or f"{outreach_id}-{digest}", purpose, consent, digest)
    known = find_outcome(outreach_id, sent)
    if known is not None:
        return known
    checked = check_file(name, content, LONGEST[purpose])
    store.keep(checked)
    try:
        with write_tx() as session:
            get_held_within(reach_of(current_user), outreach_id)
            outcome = add_file(session, outreach_id, sent, checked, current_user.id)
    except IntegrityError:  # the same key came twice at once, for two sessions
        outcome = Outcome.OTHER_CONTENT
    store.keep(checked)  # once more, should somebody have deleted the same picture of another session meanwhile
    return outcome
