"""User names: easy to type on a phone, the same in small and capital letters."""

import re

_PATTERN = re.compile(r"[a-z0-9][a-z0-9._-]{1,62}[a-z0-9]")


def normal_username(text: str) -> str:
    return text.strip().lower()


def is_username(name: str) -> bool:
    """3 to 64 small letters, figures, dots, hyphens or underscores; a letter or figure at both ends."""
    return _PATTERN.fullmatch(name) is not None
