"""What is put on finished pages: the foot with "Halaman x dari y", and KONSEP behind the words of a draft.

Both are artifacts: they are seen, and not read aloud. Chapters are set without them, for they change with every print.
"""

import io
from collections.abc import Sequence
from functools import cache

import pikepdf
from fontTools import subset
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf
from weasyprint import HTML

from app.printing.pydyf_patches import pack

_SIZE, _LEADING, _GAP, _LOWEST = 8, 10, 17, 14  # points; the gap is 6 mm
_INK, _PALE = b"0.337 0.392 0.412 rg", b"0.937 0.953 0.953 rg"
_FIRST, _LAST = 32, 255
_SANS, _SERIF = "Liberation Sans", "Liberation Serif"


class Stamp:
    """Puts foot and KONSEP on the pages of one file."""

    def __init__(self, pdf: Pdf, lines: Sequence[str], is_draft: bool):
        self.pdf = pdf
        self.lines = [_encoded(line) for line in lines]
        self.is_draft = is_draft
        self.fonts: dict[str, pikepdf.Object] = {}
        self.name = Name("/JejakKaki")

    def put(self, page: pikepdf.Page, number: int, total: int) -> None:
        """The foot of page `number`, below the margins that its art box tells."""
        art = page.obj.ArtBox if "/ArtBox" in page.obj else page.mediabox
        left, bottom, right, _top = (float(side) for side in art)
        drawn = [b"/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC BT", _INK]
        drawn.append(b"%s %d Tf" % (str(self.name).encode(), _SIZE))
        first = max(bottom - _GAP - _SIZE, _LOWEST + _LEADING * (len(self.lines) - 1))
        for index, line in enumerate(self.lines):
            drawn.append(_show(line, left, first - index * _LEADING))
        words, family = _encoded(f"Halaman {number} dari {total}"), _family_of(page)
        drawn.append(_show(words, right - width_of(words, family), first))
        drawn.append(b"ET EMC")
        before = b"q"
        if self.is_draft:
            before = _draft_mark(*(float(side) for side in page.mediabox[2:])) + b" q"
        page.resources.Font[self.name] = self._font(family)
        page.contents_add(self._stream(before), prepend=True)
        page.contents_add(self._stream(b"Q " + b" ".join(drawn)))

    def _font(self, family: str) -> pikepdf.Object:
        if family not in self.fonts:
            self.fonts[family] = _add_font(self.pdf, family)
        return self.fonts[family]

    def _stream(self, content: bytes) -> pikepdf.Stream:
        packed = pack(content)
        return pikepdf.Stream(self.pdf, packed, Filter=Name.FlateDecode)


def width_of(words: bytes, family: str = _SANS) -> float:
    """In points, at the size of the foot."""
    return sum(_font(family)[1][code - _FIRST] for code in words) * _SIZE / 1000


def _family_of(page: pikepdf.Page) -> str:
    """The foot is set in the letters of its page; pictures are always without serifs."""
    fonts = page.resources.get("/Font", Dictionary())
    return _SERIF if any("Serif" in str(font.BaseFont) for _name, font in fonts.items()) else _SANS


def _encoded(words: str) -> bytes:
    return words.encode("cp1252", "replace")


def _show(words: bytes, left: float, height: float) -> bytes:
    escaped = words.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"1 0 0 1 %.2f %.2f Tm (%s) Tj" % (left, height, escaped)


def _add_font(pdf: Pdf, family: str) -> pikepdf.Object:
    (packed, length), widths, facts = _font(family)
    program = pikepdf.Stream(pdf, packed, Filter=Name.FlateDecode, Length1=length)
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/JEJAKD+" + family.replace(" ", "")),
        Flags=32,
        FontBBox=Array(facts["box"]),
        ItalicAngle=0,
        Ascent=facts["ascent"],
        Descent=facts["descent"],
        CapHeight=facts["capital"],
        StemV=80,
        FontFile2=pdf.make_indirect(program),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=descriptor.FontName,
            FirstChar=_FIRST,
            LastChar=_LAST,
            Widths=Array(widths),
            Encoding=Name.WinAnsiEncoding,
            FontDescriptor=pdf.make_indirect(descriptor),
        )
    )


@cache
def _whole_font(family: str) -> bytes:
    """The very file that WeasyPrint prints with."""
    document = HTML(string=f"<p style='font-family: {family}'>1").render()
    document.write_pdf(io.BytesIO(), full_fonts=True)
    [font] = document.fonts.values()
    return font.file_content


def _open_font(family: str) -> TTFont:
    return TTFont(io.BytesIO(_whole_font(family)), recalcTimestamp=False)


@cache
def _font(family: str) -> tuple[tuple[bytes, int], list[int], dict]:
    """The letters of Windows-1252 as a font of its own: packed and its length, the width of each code, its measures."""
    font = _open_font(family)
    letters = [bytes([code]).decode("cp1252", "replace") for code in range(_FIRST, _LAST + 1)]
    unit = 1000 / font["head"].unitsPerEm
    glyphs, advances = font.getBestCmap(), font["hmtx"].metrics
    widths = [round(advances[glyphs.get(ord(letter), ".notdef")][0] * unit) for letter in letters]
    head = font["head"]
    facts = {
        "box": [round(side * unit) for side in (head.xMin, head.yMin, head.xMax, head.yMax)],
        "ascent": round(font["hhea"].ascent * unit),
        "descent": round(font["hhea"].descent * unit),
        "capital": round(font["OS/2"].sCapHeight * unit),
    }
    options = subset.Options(hinting=False, layout_features=[], name_IDs=[], notdef_outline=True)
    options.drop_tables += ["FFTM"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(letters))
    subsetter.subset(font)
    small = io.BytesIO()
    font.save(small)
    return (pack(small.getvalue()), small.tell()), widths, facts


def _numbers(*points: tuple[float, float]) -> str:
    return " ".join(f"{x:.0f} {y:.0f}" for x, y in points)


class _Outline(BasePen):
    """Writes the outline of letters as drawing operators."""

    def __init__(self, glyphs):
        super().__init__(glyphs)
        self.drawn: list[str] = []

    def _moveTo(self, point):
        self.drawn.append(f"{_numbers(point)} m")

    def _lineTo(self, point):
        self.drawn.append(f"{_numbers(point)} l")

    def _curveToOne(self, one, two, three):
        self.drawn.append(f"{_numbers(one, two, three)} c")

    def _closePath(self):
        self.drawn.append("h")


@cache
def _draft_mark(width: float, height: float) -> bytes:
    """KONSEP from corner to corner, as a picture: no search finds it, no copied sentence holds it."""
    font = _open_font(_SANS)
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    pen, at, letters = _Outline(glyphs), 0, []
    for letter in "KONSEP":
        pen.drawn = []
        glyph = glyphs[names[ord(letter)]]
        glyph.draw(pen)
        letters.append(f"q 1 0 0 1 {at} 0 cm {' '.join(pen.drawn)} f Q")
        at += round(glyph.width * 1.06)
    long = (width**2 + height**2) ** 0.5
    scale, cos, sin = 0.46 * long / at, width / long, height / long
    middle = font["OS/2"].sCapHeight / 2
    x = width / 2 - scale * (at / 2 * cos - middle * sin)
    y = height / 2 - scale * (at / 2 * sin + middle * cos)
    matrix = f"{scale * cos:.5f} {scale * sin:.5f} {-scale * sin:.5f} {scale * cos:.5f} {x:.2f} {y:.2f} cm"
    mark = f"/Artifact <</Type/Background>> BDC q {_PALE.decode()} {matrix} {' '.join(letters)} Q EMC"
    return mark.encode()
