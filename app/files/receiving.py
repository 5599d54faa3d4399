"""Several files sent at once by a page: each is taken or refused by itself, and the page says what became of them."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from flask import flash
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from app.config import MIB
from app.files.checking import MOST_BYTES, Refused, file_name
from app.i18n import _, _n
from app.web.errors import page_to_send_again

Outcome = TypeVar("Outcome")


def read_sent(sent: FileStorage) -> tuple[str, bytes]:
    """(name, content); of a file that is too large no more than shows that it is."""
    return file_name(sent.filename), sent.stream.read(MOST_BYTES + 1)


def add_each(files: Iterable[FileStorage], add: Callable[[str, bytes], Outcome]) -> tuple[list[str], list[Outcome]]:
    """(what is wrong, what became of those that are kept). `add` takes name and content, and may raise Refused."""
    faults: list[str] = []
    outcomes: list[Outcome] = []
    for one in files:
        try:
            outcomes.append(add(*read_sent(one)))
        except Refused as refused:
            faults.append(str(refused))
    return faults, outcomes


def flash_saved(added: int, known: int) -> None:
    if added:
        flash(_n("%(num)d file is saved.", "%(num)d files are saved.", added))
    if known:
        flash(
            _n(
                "%(num)d file was here already and is kept once.",
                "%(num)d files were here already and are kept once.",
                known,
            )
        )


def files_too_large(most_sent: int) -> ResponseReturnValue:
    """The answer to more bytes than a page takes at once."""
    advice = _(
        "Each file may have at most %(most)s MB, all of them %(all)s MB. Go back and choose fewer or smaller ones.",
        most=MOST_BYTES // MIB,
        all=most_sent // MIB,
    )
    return page_to_send_again(_("These files are too large to send"), advice, None, 413)
