"""Words in pictures are drawn as one line, in place, where WeasyPrint 70 sets each letter apart and each line aside.

A label keeps its kerning, can be found and copied as a word, and costs a tenth. Labels that are turned, stretched or
have parts of their own are drawn as before.
"""

from functools import cache
from math import inf

from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.draw.text import draw_emojis, draw_first_line
from weasyprint.matrix import Matrix
from weasyprint.svg import TAGS, Node
from weasyprint.svg.text import Style, TextBox
from weasyprint.svg.utils import size
from weasyprint.text.line_break import split_first_line

from app.printing.replacing import replace_function

_PLAIN = {"x", "y", "fill", "font-family", "font-size", "font-weight", "text-anchor"}
_MEANINGLESS = {"role", "pointer-events", "preserveAspectRatio", "{http://www.w3.org/2000/xmlns/}xmlns"}
_WEIGHTS = {"normal": 400, "bold": 700}
_SHIFTS = {"start": 0, "middle": 0.5, "end": 1}
_slow_cascade, _slow_text = Node.cascade, TAGS["text"]


def apply() -> None:
    Node.cascade = _cascade
    replace_function(_slow_text, _text)
    TAGS.update(dict.fromkeys((tag for tag, drawn in TAGS.items() if drawn is _slow_text), _text))


def _cascade(node: Node, child: Node) -> None:
    """A label that is not set to the left would be set aside: where it stands is kept apart from what it says."""
    _slow_cascade(node, child)
    if child.tag == "text" and child.text and not child._wrapper.etree_children:
        anchor = child.attrib.get("text-anchor", "start")
        weight = child.attrib.get("font-weight", "normal")
        if child.attrib.keys() <= _PLAIN | _MEANINGLESS and anchor in _SHIFTS and weight in _WEIGHTS:
            child.attrib.pop("text-anchor", None)
            child.shift = _SHIFTS[anchor]


def _text(svg, node: Node, font_size: float) -> None:
    shift = node.__dict__.get("shift")
    if shift is None:
        _slow_text(svg, node, font_size)
        return
    weight = _WEIGHTS[node.get("font-weight", "normal")]
    style = _style(svg.font_config, node.get("font-family", "sans-serif"), weight, font_size)
    layout, _length, _rest, width, _height, baseline = split_first_line(node.text, style, svg.context, inf, 0)
    x = size(node.get("x"), font_size, svg.inner_width) - shift * width
    y = size(node.get("y"), font_size, svg.inner_height)
    stream = svg.stream
    stream.push_state()
    fill, stroke = svg.set_graphical_state(node, font_size)
    stream.begin_text()
    svg.fill_stroke(fill, stroke, text=True)
    box = TextBox(layout, style)
    box.baseline = baseline
    emojis = draw_first_line(stream, box, "none", "none", Matrix(d=-1, e=x, f=y))
    stream.end_text()
    stream.pop_state()
    draw_emojis(stream, style, x, y, emojis)


@cache
def _style(font_config, families: str, weight: int, font_size: float) -> Style:
    style = Style(INITIAL_VALUES)
    style.font_config = font_config
    style["font_family"] = [family.strip("\"'") for family in families.split(",")]
    style["font_weight"], style["font_size"] = weight, font_size
    return style
