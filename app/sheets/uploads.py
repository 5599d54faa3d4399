"""Files that wait between the dry run and the confirmation: bound to one person, under a random name, for two hours."""

import json
import re
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from flask import current_app

from app import clock

KEPT_SECONDS = 2 * 3600
MOST_KEPT = 3  # of one person at a time: a few open tabs
_TOKEN = re.compile(r"(\d{1,12})-(\d{1,12})-[0-9a-f]{32}")


@dataclass(frozen=True)
class Upload:
    """`rows` are the numbers of the rows that were shown as new: no others are stored."""

    name: str
    content: bytes
    rows: frozenset[int]


def upload_folder(purpose: str) -> Path:
    """Where files of that purpose wait: UPLOAD_FOLDER, or uploads/ in the instance folder."""
    return Path(current_app.config["UPLOAD_FOLDER"] or Path(current_app.instance_path) / "uploads") / purpose


def keep_upload(folder: Path, user_id: int, upload: Upload) -> str:
    """Keep the file until it is confirmed or its time is over; gives the token under which it is found."""
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder, user_id)
    token = f"{int(clock.now().timestamp()) + KEPT_SECONDS}-{user_id}-{secrets.token_hex(16)}"
    (folder / token).touch(mode=0o600)
    put_in_place(folder, token, upload)
    return token


def find_upload(folder: Path, user_id: int, token: str) -> Upload | None:
    """The file that this person sent; None where it is not there any more, or is somebody else's."""
    match = _TOKEN.fullmatch(token)
    if match is None or int(match[2]) != user_id or int(match[1]) < clock.now().timestamp():
        return None
    try:
        facts, _newline, content = (folder / token).read_bytes().partition(b"\n")
    except OSError:
        return None
    stored = json.loads(facts)
    return Upload(stored["name"], content, frozenset(stored["rows"]))


def put_in_place(folder: Path, token: str, upload: Upload) -> None:
    """Keep something else under a token that was found, such as that its file is stored and gone."""
    facts = json.dumps({"name": upload.name, "rows": sorted(upload.rows)}).encode()
    (folder / token).write_bytes(facts + b"\n" + upload.content)


def sweep_uploads() -> None:
    """Take away what is over its time, whatever it was for."""
    waiting = upload_folder("")
    for folder in waiting.iterdir() if waiting.is_dir() else ():
        if folder.is_dir():
            _sweep(folder, None)


def _sweep(folder: Path, user_id: int | None) -> None:
    """Take away what is over its time, and this person's oldest beyond the few that may wait."""
    now, own = clock.now().timestamp(), []
    for path in folder.iterdir():
        match = _TOKEN.fullmatch(path.name)
        if match is None:
            continue
        if int(match[1]) < now:
            _remove(path)
        elif int(match[2]) == user_id:
            own.append(path)
    own.sort(key=lambda path: path.name)
    for path in own[: max(0, len(own) - MOST_KEPT + 1)]:
        _remove(path)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
