"""Boxes: what is the same for all boxes of a style is worked out once. For WeasyPrint 70.

1. Lengths that are no percentages are the same in every box of a style.
2. Where nothing floats, a line has the whole width.
3. Whether a box stands in the flow of the text is seen by two values of its style.
"""

from weasyprint.formatting_structure.boxes import Box, LineBox
from weasyprint.layout import float as floating
from weasyprint.layout import percent

from app.printing.replacing import replace_function

_LENGTHS = (
    *("margin_left", "margin_right", "margin_top", "margin_bottom"),
    *("padding_left", "padding_right", "padding_top", "padding_bottom"),
    *("width", "min_width", "max_width", "height", "min_height", "max_height"),
)
_BORDERS = "border_top_width", "border_right_width", "border_bottom_width", "border_left_width"
_slow_resolve, _slow_avoid = percent.resolve_percentages, floating.avoid_collisions
_slow_is_in_flow = Box.is_in_normal_flow


def apply() -> None:
    replace_function(_slow_resolve, _resolve)
    replace_function(_slow_avoid, _avoid)
    Box.is_in_normal_flow = _is_in_flow


def _fixed(style) -> dict | None:
    """The lengths of a style, where none depends on what its boxes stand in."""
    lengths = {}
    for name in _LENGTHS:
        value = style[name]
        if value != "auto":
            if getattr(value, "unit", "%") == "%" or value.unit.lower() != "px":
                return None
            value = value.value
        elif name in ("min_width", "min_height"):
            value = 0
        lengths[name] = value
    return lengths


def _resolve(box: Box, containing_block) -> None:
    style = box.style
    try:
        fixed = style._fixed
    except AttributeError:
        fixed = style._fixed = _fixed(style)
    if fixed is None:
        _slow_resolve(box, containing_block)
        return
    own = box.__dict__
    own.update(fixed)
    is_collapsed = style["border_collapse"] == "collapse"
    for name in _BORDERS:
        if not (is_collapsed and hasattr(box, name)):
            own[name] = style[name]
    if style["box_sizing"] != "content-box":
        percent.adjust_box_sizing(box, "width")
        percent.adjust_box_sizing(box, "height")


def _avoid(context, box: Box, containing_block, outer: bool = True) -> tuple[float, float, float]:
    if context.excluded_shapes or not isinstance(box, LineBox) or containing_block.style["direction"] != "ltr":
        return _slow_avoid(context, box, containing_block, outer)
    if not outer or box.style["float"] != "none":
        return _slow_avoid(context, box, containing_block, outer)
    left = containing_block.content_box_x()
    return left, box.position_y, left + containing_block.width - left


def _is_in_flow(box: Box) -> bool:
    style = box.style
    if style["float"] == "none" and style["position"] in ("static", "relative"):
        return True
    return _slow_is_in_flow(box)
