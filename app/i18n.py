"""Languages, and how Indonesia's administration writes dates, numbers and periods; the only importer of Babel.

Source sentences are English, the catalogue and the default are Indonesian. CLDR writes "Kuartal ke-3" and
"09 Juli", which no office here does, so dates, numbers and periods are written by hand.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from gettext import NullTranslations
from pathlib import Path

import flask_babel
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask, current_app, g, has_request_context, session
from flask_babel.speaklater import LazyString

from app import clock
from app.periods import Period

__all__ = ["LANGUAGES", "_", "_l", "_n", "force_locale"]

LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}

_MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(),
    "en": "January February March April May June July August September October November December".split(),
}
_SHORT = {
    "id": "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split(),
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
}
_ALSO = "Jan Peb Mrt Apr Mei Jun Jul Agt Sept Okt Nop Des".split()
_DAYS = {
    "id": "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
_ROMAN = ("I", "II", "III", "IV")
NOT_APPLICABLE = "-"
_CATALOGUE = Path(__file__).parent / "translations" / "id" / "LC_MESSAGES" / "messages.po"


def init_app(app: Flask) -> None:
    flask_babel.Babel(app, default_locale="id", locale_selector=_chosen)
    app.jinja_env.install_gettext_callables(_, _n, newstyle=True)  # type: ignore[attr-defined]
    app.jinja_env.filters.update(
        number=number,
        percent=percent,
        day=day,
        weekday_day=weekday_day,
        short_day=short_day,
        clock_time=clock_time,
        moment=moment,
        period=period_name,
        month_short=month_short,
    )
    app.jinja_env.globals.update(_n=_n, language=language, LANGUAGES=LANGUAGES)


@dataclass(frozen=True)
class _Words:
    """The catalogue of the language that this request or command speaks, looked up once: a page has hundreds."""

    language: str
    catalogue: NullTranslations


def _words() -> _Words:
    words = g.get("words")
    if words is None:
        locale = flask_babel.get_locale()
        spoken = locale.language if locale is not None and locale.language in LANGUAGES else "id"
        words = g.words = _Words(spoken, flask_babel.get_translations())
    return words


@contextmanager
def force_locale(code: str) -> Iterator[None]:
    """Speak this language within the block, such as Indonesian in every report."""
    before = g.pop("words", None)
    try:
        with flask_babel.force_locale(code):
            yield
    finally:
        g.pop("words", None)
        if before is not None:
            g.words = before


def _(sentence: str, **values: object) -> str:
    """The sentence in the language of the page, its %(name)s filled in."""
    text = _words().catalogue.gettext(sentence)
    return text % values if values else text


def _n(one: str, many: str, num: int, **values: object) -> str:
    """The sentence for that number, which stands in it as %(num)s; Indonesian has one form for all."""
    return _words().catalogue.ngettext(one, many, num) % {"num": num, **values}


def _l(sentence: str) -> LazyString:
    """The sentence, put into the language of the page when it is shown: for what is named before any page is."""
    return LazyString(_, sentence)


def _chosen() -> str:
    chosen = session.get("language") if has_request_context() else None
    return chosen if chosen in LANGUAGES else "id"


def language() -> str:
    """The language of this page: id or en."""
    return _words().language


def number(value: int | float | Decimal | None, places: int = 0) -> str:
    """23.000; -4 with a real minus; None is "-" (not applicable)."""
    if value is None:
        return NOT_APPLICABLE
    if isinstance(value, int) and not places:  # as below, many times as fast: a table has hundreds of them
        if 0 <= value < 1000:
            return str(value)
        text = f"{abs(value):,}"
        return ("\u2212" if value < 0 else "") + (text.replace(",", ".") if language() == "id" else text)
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{abs(exact):,.{places}f}"
    if language() == "id":
        text = text.translate(str.maketrans(",.", ".,"))
    return ("\u2212" if exact < 0 else "") + text


def percent(part: int | None, whole: int | None) -> str:
    """66,0%; "100%" and "0%" bare; "-" where there is nothing to divide by."""
    if not whole or part is None:
        return NOT_APPLICABLE
    if part in (0, whole):
        return "0%" if part == 0 else "100%"
    return number(Decimal(100) * part / whole, 1) + "%"


def day(value: date | None) -> str:
    """9 Juli 2025."""
    return NOT_APPLICABLE if value is None else f"{value.day} {_MONTHS[language()][value.month - 1]} {value.year}"


def weekday_day(value: date | None) -> str:
    """Rabu, 9 Juli 2025."""
    return NOT_APPLICABLE if value is None else f"{_DAYS[language()][value.weekday()]}, {day(value)}"


def short_day(value: date | None) -> str:
    """9 Jul 2025, for narrow columns and charts."""
    return NOT_APPLICABLE if value is None else f"{value.day} {_SHORT[language()][value.month - 1]} {value.year}"


def month_short(value: date) -> str:
    """Jul."""
    return _SHORT[language()][value.month - 1]


def clock_time(value: time | None) -> str:
    """10.00 WIB."""
    return NOT_APPLICABLE if value is None else f"{value:%H.%M} {current_app.config['TIME_ZONE']}"


def moment(value: datetime | None) -> str:
    """9 Juli 2025 pukul 14.35 WIB."""
    if value is None:
        return NOT_APPLICABLE
    zone = current_app.config["TIME_ZONE"]
    local = clock.local(value, zone)
    return _("%(day)s at %(time)s", day=day(local.date()), time=f"{local:%H.%M} {zone}")


def period_name(period: Period) -> str:
    """Tahun 2026, Semester I Tahun 2026, Triwulan III Tahun 2026, September 2026, 15 Juli s.d. 20 September 2026."""
    if period.unit == "span":
        return _span_name(period.first_day, period.last_day)
    if period.unit == "month":
        return f"{_MONTHS[language()][period.number - 1]} {period.year}"
    roman = _ROMAN[period.number - 1]
    if period.unit == "quarter":
        return _("Quarter %(roman)s %(year)s", roman=roman, year=period.year)
    if period.unit == "semester":
        return _("Semester %(roman)s %(year)s", roman=roman, year=period.year)
    return _("Year %(year)s", year=period.year)


def short_period_name(period: Period) -> str:
    """III, II, Sep or 2026: what changes from one period to the next, for charts."""
    if period.unit == "month":
        return month_short(period.first_day)
    return str(period.year) if period.unit == "year" else _ROMAN[period.number - 1]


def _span_name(first: date, last: date) -> str:
    """15 Juli sampai dengan 20 September 2026: what both days share is said once."""
    if first == last:
        return day(first)
    if first.year != last.year:
        begins = day(first)
    elif first.month != last.month:
        begins = day(first).removesuffix(f" {first.year}")
    else:
        begins = str(first.day)
    return _("%(first)s through %(last)s", first=begins, last=day(last))


def month_number(word: str) -> int | None:
    """7 for "Juli", "Jul" or "July"; None for anything else."""
    wanted = word.strip(". ").casefold()
    for names in (
        *_MONTHS.values(),
        *_SHORT.values(),
        (["Jan", "Peb", "Mrt", "Apr", "Mei", "Jun", "Jul", "Agt", "Sept", "Okt", "Nop", "Des"]),
    ):
        for index, name in enumerate(names, 1):
            if name.casefold() == wanted:
                return index
    return None


def compile_catalogue() -> bool:
    """Make the .mo that pages read from the .po that people edit, where that is newer; gives whether it was."""
    compiled = _CATALOGUE.with_suffix(".mo")
    if compiled.exists() and compiled.stat().st_mtime >= _CATALOGUE.stat().st_mtime:
        return False
    draft = compiled.with_suffix(f".{os.getpid()}")  # whole or not at all, also where several do it at once
    with _CATALOGUE.open("rb") as source, draft.open("wb") as target:
        write_mo(target, read_po(source, locale="id"))
    draft.replace(compiled)
    return True
