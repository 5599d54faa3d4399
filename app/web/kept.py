"""What was typed and could not be stored: kept on the page that says so, to be sent again from there."""

from dataclasses import dataclass

from flask import request

_SECRETS = {"password", "current", "new", "again"}
_TOKEN = "csrf_token"
_NEVER = {_TOKEN, "nik"}  # a NIK is never sent back to a page: it is typed again, the rest is kept


@dataclass(frozen=True)
class Kept:
    """The answers of a form, and where and with which token to send them again."""

    address: str
    token: str
    answers: tuple[tuple[str, str], ...]


def kept_answers(token: str | None = None) -> Kept | None:
    """The answers of this request, None where it has none, a file, or a secret; with its own token if none is given.

    Only what one of our own pages has sent is kept, so that nobody else can put words into a form of ours.
    """
    if request.method != "POST" or request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return None
    answers = tuple((name, value) for name, value in request.form.items(multi=True) if name not in _NEVER)
    if not answers or request.files or any(name in _SECRETS for name, _value in answers):
        return None
    address = request.full_path.rstrip("?")
    return Kept(address, request.form.get(_TOKEN, "") if token is None else token, answers)
