"""Passwords that the program makes: easy to read out, hard to guess."""

import secrets

_ONSETS = "b c d g j k l m n p r s t w".split()
_VOWELS = "a i u e o".split()


def new_password() -> str:
    """Four spoken pairs of syllables and two figures, such as kobi-taru-mesa-wilo-47: about 55 bits."""
    words = ["".join(secrets.choice(_ONSETS) + secrets.choice(_VOWELS) for _ in range(2)) for _ in range(4)]
    return "-".join([*words, str(secrets.randbelow(90) + 10)])
