"""One cell of a file read by the rules of the forms; ValueError carries the sentence that a form would show."""

from datetime import date

from app.i18n import _, day, number
from app.sheets.words import Thing, Words
from app.web.values import read_count, read_date

FIRST_YEAR = 2000


def read_any_day(text: str) -> date:
    """Any day of the calendar."""
    try:
        return read_date(text)
    except ValueError:
        message = _("“%(typed)s” is not a date on the calendar. Write it like 9 July 2026.", typed=text[:40])
        raise ValueError(message) from None


def read_day(text: str, today: date) -> date:
    """A day from 2000 on that has come."""
    read = read_any_day(text)
    if read > today:
        raise ValueError(_("%(day)s has not come yet. Enter the day on which it took place.", day=day(read)))
    if read.year < FIRST_YEAR:
        raise ValueError(_("%(day)s is too long ago. Enter a date from 1 January 2000 on.", day=day(read)))
    return read


def read_number(text: str, most: int) -> int:
    """A whole number from 0 to `most`."""
    if text.startswith(("-", "\u2212")):
        raise ValueError(_("“%(typed)s” is below zero. Write 0 or more.", typed=text[:20]))
    try:
        read = read_count(text)
    except ValueError:
        raise ValueError(
            _("“%(typed)s” is not a whole number. Write figures only, like 25.", typed=text[:20])
        ) from None
    if read > most:
        raise ValueError(_("%(typed)s is too many. The most is %(most)s.", typed=text[:20], most=number(most)))
    return read


def read_line(text: str, most: int) -> str:
    """One line of at most so many characters."""
    if len(text) > most:
        raise ValueError(_("This has %(length)s characters. Shorten it to %(most)s.", length=len(text), most=most))
    return text


def read_word(text: str, words: Words[Thing]) -> Thing:
    """The one thing that the word names."""
    found = words.find(text)
    if not found:
        raise ValueError(unknown_word(text, words))
    return found[0]


def unknown_word(text: str, words: Words) -> str:
    nearest = words.nearest(text)
    if nearest:
        return _("“%(typed)s” is not known here. Is it “%(nearest)s”?", typed=text[:40], nearest=nearest)
    return _("“%(typed)s” is not known here. The page of the import lists the words.", typed=text[:40])
