"""The code that proves an issued report: on its paper, beside the QR, and easy to type."""

import secrets

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: what is taken for another letter is not among them
_LENGTH = 12
_TAKEN_FOR = str.maketrans("OILU", "011V")


def new_code() -> str:
    """Twelve letters, one in a million million million: nobody comes upon another's by guessing."""
    return "".join(secrets.choice(LETTERS) for _ in range(_LENGTH))


def code_text(code: str) -> str:
    """XXXX-XXXX-XXXX, as it is printed."""
    return "-".join(code[start : start + 4] for start in range(0, _LENGTH, 4))


def read_code(typed: str) -> str | None:
    """The code as stored, from what somebody typed or from the whole address; None where it can be none."""
    last = typed.strip().rstrip("/").rpartition("/")[2]
    letters = "".join(filter(str.isalnum, last.upper())).translate(_TAKEN_FOR)
    return letters if len(letters) == _LENGTH and set(letters) <= set(LETTERS) else None
