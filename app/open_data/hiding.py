"""How few people are never told: the rule for counts of people whom it could harm to be found, such as who is abroad.

1. 0 is shown as 0. One to four are "<5". Every other count is rounded down to a multiple of five.
2. Below an area that shows "<5" or "*" nothing of it is shown: all its parts are "*", those with 0 too.
3. Whoever subtracts must learn nothing: whichever of its five values the area may have, each of its parts with "<5"
   must still be able to be 1, 2, 3 and 4, and the parts must leave all five values to the area. Where what would be
   shown does not, all parts of that area are "*".

Whether parts are hidden by the third rule follows from what would be shown, so that hiding tells nothing either.
An area has one answer, wherever it is asked for: that of its own row in the table of the area above. Rounding keeps
two answers of different days from telling what changed between them.
"""

from collections.abc import Sequence

SMALL = 5
FEW, HIDDEN = f"<{SMALL}", "*"
_REST = SMALL - 1  # by how much a count may be more than the number that is shown
Shown = int | str | None


def show_alone(count: int | None) -> Shown:
    """An area that is no part of another. None: nobody has counted."""
    if not count:
        return count
    return FEW if count < SMALL else count - count % SMALL


def show_parts(whole: Shown, parts: Sequence[int | None]) -> list[Shown]:
    """The parts of an area that shows `whole`."""
    shown = [show_alone(part) for part in parts]
    if isinstance(whole, int) and not _tells_too_much(whole, shown):
        return shown
    return [None if part is None else HIDDEN for part in parts]


def _tells_too_much(whole: int, shown: Sequence[Shown]) -> bool:
    """Whether the parts narrow down the area to fewer than its five values, or one of them to fewer than 1 to 4."""
    few = shown.count(FEW)
    numbers = [value for value in shown if isinstance(value, int) and value]
    least, most = sum(numbers), sum(numbers) + _REST * len(numbers)
    if few:  # one of them at its most and the others at their least; then the other way round
        least, most = least + few - 1 + _REST, most + _REST * (few - 1) + 1
    return whole > 0 and not (least <= whole and whole + _REST <= most)
