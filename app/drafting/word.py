"""The parts of a Word document that python-docx has no words for: styles, numbering, borders, page numbers."""

from collections.abc import Iterable

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

FONT = "Bookman Old Style"
_KEPT_STYLES = {"Normal", "Header", "Footer", "Heading 1", "Heading 2", "Table Grid"}
_FORMATS = {"(-)": ("decimal", "(%1)"), "a": ("lowerLetter", "%1."), "1": ("decimal", "%1.")}


def set_up_styles(document: Document) -> None:
    """Bookman Old Style 12, Indonesian, headings for BAB and Pasal; what no draft uses is left out."""
    styles = document.styles
    for style in list(styles):
        if style.type is not None and style.name not in _KEPT_STYLES and not style.element.get(qn("w:default")):
            style.delete()
            continue
        for link in style.element.findall(qn("w:link")):  # to a style of characters that is gone
            style.element.remove(link)
    for old in styles.element.findall(qn("w:docDefaults")):
        styles.element.replace(old, _defaults())
    for name in ("Heading 1", "Heading 2"):
        _plain(styles[name])


def _defaults() -> BaseOxmlElement:
    fonts = f'w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"'
    return parse_xml(
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr><w:rFonts {fonts}/>"
        '<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="id-ID"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )


def _plain(style: ParagraphStyle) -> None:
    """A heading as laws write it: centred, in the same letters as the text."""
    element = style.element
    for tag in ("w:rPr", "w:pPr"):
        for old in element.findall(qn(tag)):
            element.remove(old)
    level = int(style.name[-1]) - 1
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    style.paragraph_format.keep_with_next = True
    style.paragraph_format.space_before = Pt(14 if level == 0 else 10)
    style.paragraph_format.space_after = Pt(6)
    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), str(level))
    element.get_or_add_pPr().append(outline)


class Numbering:
    """Word's own numbering: every list that begins anew has a number of its own."""

    def __init__(self, document: Document):
        self._root = document.part.numbering_part.element
        for child in list(self._root):
            self._root.remove(child)
        for number, (kind, text) in enumerate(_FORMATS.values()):
            self._root.append(_list_format(number, kind, text))
        self._count = 0

    def begin(self, kind: str) -> int:
        """The number of a new list: "(-)", "a" or "1"."""
        self._count += 1
        abstract = list(_FORMATS).index(kind)
        self._root.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{self._count}"><w:abstractNumId w:val="{abstract}"/>'
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            )
        )
        return self._count


def _list_format(number: int, kind: str, text: str) -> BaseOxmlElement:
    return parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        '<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
    )


def number_paragraph(paragraph: Paragraph, list_number: int, left: float, hanging: float) -> None:
    """Put it into that list, its text `left` mm from the margin and its number `hanging` mm before the text."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = list_number
    paragraph.paragraph_format.left_indent = Mm(left)
    paragraph.paragraph_format.first_line_indent = Mm(-hanging)


def frame(paragraph: Paragraph) -> None:
    """A line around it; paragraphs one after the other share one box."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="6" w:color="8A5805"/>'
        for side in ("top", "left", "bottom", "right")
    )
    border = parse_xml(f"<w:pBdr {nsdecls('w')}>{sides}</w:pBdr>")
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="FDF3E1"/>')
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(border, "w:shd", "w:spacing", "w:ind", "w:jc")
    properties.insert_element_before(shade, "w:spacing", "w:ind", "w:jc")


def set_widths(table: Table, widths: Iterable[float]) -> None:
    """Columns of so many mm, whatever stands in them."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def repeat_head(table: Table) -> None:
    """The first row again on every page; no row is cut in two."""
    for place, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if place == 0:
            properties.append(OxmlElement("w:tblHeader"))


def highlight(run: Run) -> None:
    run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def add_field(paragraph: Paragraph, code: str) -> None:
    """PAGE or NUMPAGES: what Word works out itself."""
    field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    paragraph._p.append(field)
