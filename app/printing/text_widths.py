"""How wide words are on paper, and how many lines they take, without a font at hand.

The advance widths are those of Liberation Sans and Liberation Serif, which Arial and Times New Roman share; in 2048ths
of the size, from the space to the tilde. Any other letter is taken to be as wide as an m.
"""

from app.printing.page import Font

_EM = 2048
_SANS = (
    *(569, 569, 727, 1139, 1139, 1821, 1366, 391, 682, 682, 797, 1196, 569, 682, 569, 569, 1139, 1139, 1139, 1139),
    *(1139, 1139, 1139, 1139, 1139, 1139, 569, 569, 1196, 1196, 1196, 1139, 2079, 1366, 1366, 1479, 1479, 1366, 1251),
    *(1593, 1479, 569, 1024, 1366, 1139, 1706, 1479, 1593, 1366, 1593, 1479, 1366, 1251, 1479, 1366, 1933, 1366, 1366),
    *(1251, 569, 569, 569, 961, 1139, 682, 1139, 1139, 1024, 1139, 1139, 569, 1139, 1139, 455, 455, 1024, 455, 1706),
    *(1139, 1139, 1139, 1139, 682, 1024, 569, 1139, 1024, 1479, 1024, 1024, 1024, 684, 532, 684, 1196),
)
_SERIF = (
    *(512, 682, 836, 1024, 1024, 1706, 1593, 369, 682, 682, 1024, 1155, 512, 682, 512, 569, 1024, 1024, 1024, 1024),
    *(1024, 1024, 1024, 1024, 1024, 1024, 569, 569, 1155, 1155, 1155, 909, 1886, 1479, 1366, 1366, 1479, 1251, 1139),
    *(1479, 1479, 682, 797, 1479, 1251, 1821, 1479, 1479, 1139, 1479, 1366, 1139, 1251, 1479, 1479, 1933, 1479, 1479),
    *(1251, 682, 569, 682, 961, 1024, 682, 909, 1024, 909, 1024, 909, 682, 1024, 1024, 569, 569, 1024, 569, 1593),
    *(1024, 1024, 1024, 1024, 682, 797, 569, 1024, 1024, 1479, 1024, 1024, 909, 983, 410, 983, 1108),
)
_WIDTHS = {
    font: {chr(at): width for at, width in enumerate(widths, 32)}
    for font, widths in ((Font.SANS, _SANS), (Font.SERIF, _SERIF))
}


def text_width(text: str, size: float, font: Font = Font.SANS) -> float:
    """In the unit of `size`."""
    widths = _WIDTHS[font]
    return sum(widths.get(char, widths["m"]) for char in text) * size / _EM


def wrapped(text: str, room: float, size: float, font: Font = Font.SANS) -> tuple[str, ...]:
    """The text in lines that are no wider than `room`, parted between words; a word that is wider stays whole."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, font) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def line_count(text: str, room: float, size: float, font: Font = Font.SANS) -> int:
    """How many lines it takes in a column so wide, where a word that is wider is broken."""
    return sum(max(1, -int(-text_width(line, size, font) // room)) for line in wrapped(text, room, size, font)) or 1
