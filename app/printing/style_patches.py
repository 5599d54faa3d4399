"""A style begins with the initial values instead of asking for each of them, which is most of what it is asked.

For WeasyPrint 70.
"""

from typing import Any

from weasyprint.css import AnonymousStyle, ComputedStyle, check_math
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

_SPECIAL = {"page", "position", "float", "display"}


def apply() -> None:
    ComputedStyle.__init__ = _begin_style
    ComputedStyle.__missing__ = _missing
    AnonymousStyle.__init__ = _begin_anonymous


def _is_plain(name: str) -> bool:
    is_special = name in _SPECIAL or name.startswith("text_decoration_")
    return not is_special and name not in INITIAL_NOT_COMPUTED and not check_math(INITIAL_VALUES[name])


_INITIAL = {name: value for name, value in INITIAL_VALUES.items() if name not in INHERITED and _is_plain(name)}
_PASSED_ON = (
    {name for name in INHERITED if not name.startswith("text_decoration_")} - _SPECIAL - set(PHYSICAL_FUNCTIONS)
)
_LOGICAL = {f(block="ttb", inline=way) for f in PHYSICAL_FUNCTIONS.values() for way in ("ltr", "rtl")}
_init, _init_anonymous = ComputedStyle.__init__, AnonymousStyle.__init__
_slow_missing = ComputedStyle.__missing__


def _begin_style(style: ComputedStyle, parent_style, cascaded, *others) -> None:
    _init(style, parent_style, cascaded, *others)
    if _LOGICAL.isdisjoint(cascaded):  # else a value such as margin-inline-start may stand for another
        style.update(_INITIAL)
        for name in cascaded:
            style.pop(name, None)


def _missing(style: ComputedStyle, name: str) -> Any:
    if name in _PASSED_ON and name not in style.cascaded and style.parent_style is not None:
        value = style[name] = style.parent_style[name]
        return value
    return _slow_missing(style, name)


def _begin_anonymous(style: AnonymousStyle, parent_style) -> None:
    style.update(_INITIAL)
    _init_anonymous(style, parent_style)
