"""What WeasyPrint 70 could do better is changed while it runs; with any other version, or of
what it reads HTML and selectors with, nothing is changed.

The pages stay the same to the byte, but for the labels in pictures (picture_patches.py); a report takes a third less.
"""

import re
from collections.abc import Iterable

import cssselect2
import tinyhtml5
import weasyprint
from tinyhtml5 import inputstream

from app.printing import (
    html_reading,
    layout_patches,
    picture_patches,
    selector_patches,
    shape_patches,
    style_patches,
    text_patches,
)

KNOWN = ("70.0", "0.10.1", "2.1.0")
MODULES = (html_reading, layout_patches, picture_patches, selector_patches, shape_patches, style_patches, text_patches)
_applied: list[bool] = []


def apply_patches() -> None:
    """Safe to repeat."""
    if (weasyprint.__version__, cssselect2.__version__, tinyhtml5.VERSION) == KNOWN and not _applied:
        _applied.append(True)
        for module in MODULES:
            module.apply()
        inputstream.characters_until_regex = _Patterns()


class _Patterns(dict):
    """Under (characters, whether these or all others): the longest run of them.

    tinyhtml5 2.1 looks for its patterns under another name than it keeps them.
    """

    def __missing__(self, key: tuple[Iterable[str], bool]) -> re.Pattern[str]:
        characters, opposite = key
        listed = "".join(f"\\x{ord(one):02x}" for one in sorted(characters))
        pattern = self[key] = re.compile(f"[{'' if opposite else '^'}{listed}]+")
        return pattern
