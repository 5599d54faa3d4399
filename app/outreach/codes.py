"""The short code of a session: on its sign-in sheet, under the QR, and easy to read aloud."""

import re
import secrets

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without 0, 1, I and O, which are taken for one another
_LENGTH = 7
_PARTS = re.compile(r"[\s.-]")


def new_code() -> str:
    """Seven letters. They are not secret: whoever opens a code must sign in, and sees only their own area."""
    return "".join(secrets.choice(LETTERS) for _ in range(_LENGTH))


def code_text(code: str) -> str:
    """ABC-DEFG, as it is printed."""
    return f"{code[:3]}-{code[3:]}"


def read_code(typed: str) -> str:
    """The code as stored, from what somebody typed."""
    return _PARTS.sub("", typed).upper()
