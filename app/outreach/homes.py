"""Home villages of participants, as people type them: a name, a code, or both."""

import re
from collections.abc import Callable, Iterable, Sequence

from app.areas.codes import normal_code, search_key
from app.areas.models import Area
from app.i18n import _

_CODE = re.compile(r"\d{2}\.?\d{2}\.?\d{2}\.?\d{4}", re.ASCII)
_KIND = re.compile(r"^(?:desa|kelurahan|kel\.?|ds\.?)\s+", re.IGNORECASE)


def home_text(code: str | None, name: str | None) -> str:
    """Petaling (19.01.04.2001): how a home village stands on the page, and is read again."""
    return f"{name} ({code})" if code else ""


def wanted_homes(texts: Iterable[str]) -> tuple[list[str], list[str]]:
    """(codes, search keys) of the villages to look up for these texts."""
    read = {_read(text) for text in texts if text}
    return [code for code, _key in read if code], [key for code, key in read if not code]


def home_finder(villages: Sequence[Area], host: Area) -> Callable[[str], int | str]:
    """Gives a village's id for a text, or what is wrong with it. Of namesakes the one nearest to the host counts."""

    def find(text: str) -> int | str:
        code, key = _read(text)
        found = [one for one in villages if (one.code == code if code else one.search_key == key)]
        if not found:
            return _("no village is called “%(home)s”. Write its name, or its code like 19.01.04.2014.", home=text[:60])
        nearest = _nearest(found, host)
        if len(nearest) > 1:
            return _(
                "%(count)s villages are called “%(home)s”. Write the code of the right one, like 19.01.04.2014.",
                count=len(nearest),
                home=text[:60],
            )
        return nearest[0].id

    return find


def _read(text: str) -> tuple[str | None, str]:
    match = _CODE.search(text)
    return (normal_code(match[0]) if match else None), search_key(_KIND.sub("", text))


def _nearest(found: list[Area], host: Area) -> list[Area]:
    for column in ("subdistrict_id", "regency_id", "province_id"):
        here = getattr(host, column)
        near = [one for one in found if here is not None and getattr(one, column) == here]
        if near:
            return near
    return found
