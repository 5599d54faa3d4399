"""A NIK as people type it: 16 digits that could be somebody's, or in words what is wrong with them."""

from datetime import date

from lokal.nik import parse_nik

from app.i18n import _

_DIGITS = 16
_ADULT = 18


class WrongNik(ValueError):
    """Its text says what is wrong, and never the number."""


def read_nik(text: str, held_on: date) -> str:
    """The 16 digits; WrongNik for a dummy, an impossible date, or somebody who was a child on that day."""
    read = parse_nik(text, reference_date=held_on)
    digits = "".join(letter for letter in text if letter.isdigit())
    if read.nik is None:
        raise WrongNik(_("a NIK has 16 digits, this one has %(count)s. Look at the card again.", count=len(digits)))
    if _repeats(read.nik) or any(fault.code in ("province", "wilayah", "serial") for fault in read.errors):
        raise WrongNik(_("this is not a real NIK. Leave it empty where the NIK is not known."))
    if read.birth_date is None:
        raise WrongNik(_("there is no such day of birth as in digits 7 to 12 of this NIK. Look at the card again."))
    born = date.fromisoformat(read.birth_date)
    if _age(born, held_on) < _ADULT:
        raise WrongNik(_("this is the NIK of a child. Children are counted, their names are not written down."))
    return read.nik


def _repeats(nik: str) -> bool:
    """1111..., 1212..., 12341234...: typed to fill a field."""
    return any(nik == nik[:width] * (_DIGITS // width) for width in (1, 2, 4))


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
