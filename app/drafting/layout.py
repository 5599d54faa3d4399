"""From the text of a draft to a Word document with the places where docxtpl puts in what is known."""

import io
import re
from functools import lru_cache
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from app.drafting.forms import Paper
from app.drafting.sources import Line, Mark, read_source
from app.drafting.word import (
    Numbering,
    add_field,
    frame,
    highlight,
    number_paragraph,
    repeat_head,
    set_up_styles,
    set_widths,
)

SOURCES = Path(__file__).parent.parent.parent / "templates" / "drafting"
SIZES = {Paper.F4: (215, 330), Paper.A4: (210, 297)}
BLANK = "…………"
_TOP, _BOTTOM, _LEFT, _RIGHT = 25, 25, 30, 20
_LABEL, _COLON = 33, 5
_BLANKS = re.compile(r"\[\[(.*?)\]\]")
_LISTS = {Mark.LETTER: "a", Mark.FIGURE: "1"}
_BLOCKS = (Mark.RIGHT, Mark.LEFT)


@lru_cache(maxsize=len(SIZES) * 3)
def build_template(source: str, paper: Paper) -> bytes:
    """The Word template of a draft; made once in each worker."""
    return _Layout(paper).lay_out(read_source(SOURCES / source))


class _Layout:
    def __init__(self, paper: Paper):
        self.document = docx.Document()
        self.width = SIZES[paper][0] - _LEFT - _RIGHT
        set_up_styles(self.document)
        self._set_up_page(*SIZES[paper])
        self.numbering = Numbering(self.document)
        self.list_number = self.paragraph_list = 0
        self.last: Mark | None = None
        self.inside = False  # below an ayat
        self.table: Table | None = None
        self.cell: _Cell | None = None

    def lay_out(self, lines: list[Line]) -> bytes:
        for line, following in zip(lines, [*lines[1:], None], strict=True):
            self._add(line, following)
            self.last = line.mark
        for table in self.document.tables:
            if table.style is not None and table.style.name == "Table Grid":
                repeat_head(table)
        package = self.document.part.package
        for number, relation in list(package.rels.items()):
            if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
                del package.rels[number]
        file = io.BytesIO()
        self.document.save(file)
        return file.getvalue()

    def _set_up_page(self, width: int, height: int) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
        section.left_margin, section.right_margin = Mm(_LEFT), Mm(_RIGHT)
        section.footer_distance = Mm(10)

    def _add(self, line: Line, following: Line | None) -> None:
        if line.mark not in (Mark.ROW, Mark.GRID, Mark.LETTER):
            self.table = self.cell = None
        if line.mark is Mark.FOOT:
            self._add_foot(line.text)
        elif line.mark is Mark.ROW:
            self._add_row(*line.cells)
        elif line.mark is Mark.GRID:
            self._add_grid_row(line.cells)
        elif line.mark is Mark.CHAPTER:
            self._add_chapter(line)
        elif line.mark is Mark.ARTICLE:
            self.document.add_paragraph(line.text, "Heading 2")
            self.paragraph_list, self.inside = 0, False
        elif line.mark is Mark.NEW_PAGE:
            self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        elif line.mark is Mark.CONDITION:
            self.document.add_paragraph(f"{{%p {line.text} %}}")
        else:
            self._add_paragraph(line, following)

    def _add_foot(self, text: str) -> None:
        paragraph = self.document.sections[0].footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(f"{text} Halaman ")
        add_field(paragraph, "PAGE")
        paragraph.add_run(" dari ")
        add_field(paragraph, "NUMPAGES")
        self.document.styles["Footer"].font.size = Pt(9)

    def _add_chapter(self, line: Line) -> None:
        paragraph = self.document.add_paragraph(style="Heading 1")
        paragraph.add_run(line.cells[0]).add_break()
        paragraph.add_run(line.text)

    def _add_row(self, label: str, text: str) -> None:
        if self.table is None:
            self.table = self.document.add_table(0, 3)
        row = self.table.add_row()
        set_widths(self.table, (_LABEL, _COLON, self.width - _LABEL - _COLON))
        row.cells[0].paragraphs[0].add_run(label)
        row.cells[1].paragraphs[0].add_run(":")
        self.cell = row.cells[2]
        first = self.cell.paragraphs[0]
        if text.startswith("*"):
            self._add_loop(first, *text[1:].split())
        else:
            self._fill(first, text)
            _justify(first)

    def _add_loop(self, first: Paragraph, kind: str, name: str) -> None:
        """Each of a list, numbered."""
        assert self.cell is not None
        first.add_run(f"{{%p for one in {name} %}}")
        each = self.cell.add_paragraph("{{ one }}")
        number_paragraph(each, self.numbering.begin(kind), 8, 8)
        _justify(each)
        self.cell.add_paragraph("{%p endfor %}")

    def _add_grid_row(self, cells: tuple[str, ...]) -> None:
        is_head = self.table is None
        if self.table is None:
            self.table = self.document.add_table(0, len(cells), "Table Grid")
        row = self.table.add_row()
        for cell, text in zip(row.cells, cells, strict=True):
            self._fill(cell.paragraphs[0], text)
            cell.paragraphs[0].paragraph_format.space_before = Pt(3)
            cell.paragraphs[0].paragraph_format.space_after = Pt(3)
            if is_head:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        set_widths(self.table, (12, *[(self.width - 12) / (len(cells) - 1)] * (len(cells) - 1)))

    def _add_paragraph(self, line: Line, following: Line | None) -> None:
        paragraph = (self.cell or self.document).add_paragraph()
        self._fill(paragraph, line.text)
        if line.mark is Mark.NOTE:
            frame(paragraph)
            for run in paragraph.runs:
                run.font.size = Pt(10)
        elif line.mark is Mark.HEADING:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.keep_with_next = True
        elif line.mark in _BLOCKS:
            paragraph.paragraph_format.left_indent = Mm(75 if line.mark is Mark.RIGHT else 0)
            paragraph.paragraph_format.keep_with_next = self._goes_on(line, following)
            if self.last is not line.mark:
                paragraph.paragraph_format.space_before = Pt(14)
        else:
            self._number(paragraph, line.mark)
            _justify(paragraph)
            paragraph.paragraph_format.keep_with_next = line.text.endswith(":")

    @staticmethod
    def _goes_on(line: Line, following: Line | None) -> bool:
        """Within a block of signatures, or before a list."""
        return line.text.endswith(":") or (following is not None and following.mark is line.mark)

    def _number(self, paragraph: Paragraph, mark: Mark) -> None:
        """(1) of an article; a. and 1. below an ayat, a row or a sentence, each list from its beginning."""
        if mark is Mark.PARAGRAPH:
            self.paragraph_list = self.paragraph_list or self.numbering.begin("(-)")
            self.inside = True
            number_paragraph(paragraph, self.paragraph_list, 10, 10)
        elif mark in _LISTS:
            if self.last is not mark:
                self.list_number = self.numbering.begin(_LISTS[mark])
            number_paragraph(
                paragraph,
                self.list_number,
                18 if self.inside and not self.cell else 10,
                8 if self.inside or self.cell else 10,
            )

    def _fill(self, paragraph: Paragraph, text: str) -> None:
        """The words, with a yellow blank wherever what [[...]] names is empty."""
        for place, piece in enumerate(_BLANKS.split(text)):
            if place % 2 == 0:
                paragraph.add_run(piece)
                continue
            if piece:
                paragraph.add_run(f"{{{{ {piece} }}}}")
            highlight(paragraph.add_run(f"{{{{ {piece.partition('|')[0]}|blank }}}}" if piece else BLANK))


def _justify(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.space_after = Pt(6)
