"""Lines of text: what follows from a style alone is made once for the style, not for each line. For WeasyPrint 70.

1. A line of text keeps its layout until it is drawn, instead of being shaped once more.
2. Lines of one language share what Pango knows of fonts, and lines of one style their description and attributes.
3. The height of a line is asked once for each style.
"""

from functools import cache
from typing import Any

from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.text import fonts, line_break
from weasyprint.text.constants import PANGO_DIRECTION
from weasyprint.text.ffi import ffi, gobject, pango

from app.printing.replacing import replace_function

_ENDS_OF_PARAGRAPHS = frozenset("\n\r\u2029")
_BREAKING = ("anywhere", "break-word")
_PLAIN = {
    name: INITIAL_VALUES[name]
    for name in (
        *("font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps"),
        *("font_variant_numeric", "font_variant_alternates", "font_variant_east_asian", "font_feature_settings"),
        *("font_language_override", "font_variation_settings", "text_decoration_line", "word_spacing"),
        "letter_spacing",
    )
}
_DESCRIBED = "font_family", "font_style", "font_stretch", "font_weight", "font_size", "font_variant_caps"
_slow_setup, _slow_set_text = line_break.Layout.setup, line_break.Layout.set_text
_slow_reactivate, _slow_strut = line_break.Layout.reactivate, line_break.strut


def apply() -> None:
    line_break.Layout.setup = _setup
    line_break.Layout.set_text = _set_text
    line_break.Layout.deactivate = lambda layout: None
    line_break.Layout.reactivate = _reactivate
    replace_function(_slow_strut, _strut)


class _Prepared:
    """What all lines of a style have in common; `is_plain` where that is all there is to say."""

    def __init__(self, style):
        self.is_plain = all(style[name] == value for name, value in _PLAIN.items())
        if self.is_plain:
            self.context, self.language = _context_of(style.font_config, style["direction"], style["lang"])
            self.description = _described(tuple(style["font_family"]), *(style[name] for name in _DESCRIBED[1:]))
            self.attributes = _no_hyphens() if style["overflow_wrap"] in _BREAKING else None


def _setup(layout: line_break.Layout, style) -> None:
    prepared = style.__dict__.get("_prepared")
    if prepared is None:
        prepared = style._prepared = _Prepared(style)
    layout.shares = prepared.is_plain and not layout.justification_spacing
    if not layout.shares:
        _slow_setup(layout, style)
        return
    layout.style = style
    layout.first_line_direction = 0
    layout.language = prepared.language
    layout.ascent = layout.underline_position = layout.strikethrough_position = None
    layout.layout = ffi.gc(pango.pango_layout_new(prepared.context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout.layout, False)
    pango.pango_layout_set_font_description(layout.layout, prepared.description)
    if prepared.attributes is not None:
        pango.pango_layout_set_attributes(layout.layout, prepared.attributes)


def _set_text(layout: line_break.Layout, text: str, justify: bool = False) -> None:
    """As it will be drawn: to change that later would shape it again."""
    if layout.shares and "\n" not in text and "\t" not in text:
        layout.text = text
        pango.pango_layout_set_text(layout.layout, ffi.from_buffer(text.encode().replace(b"\0", b"") + b"\0"), -1)
    else:
        if layout.shares:
            pango.pango_layout_set_attributes(layout.layout, ffi.NULL)  # those that are shared are not to be changed
        _slow_set_text(layout, text, justify)
    pango.pango_layout_set_single_paragraph_mode(layout.layout, _ENDS_OF_PARAGRAPHS.isdisjoint(layout.text))


def _reactivate(layout: line_break.Layout, style) -> None:
    if layout.justification_spacing or layout.style is not style:
        _slow_reactivate(layout, style)


def _strut(style) -> tuple[float, float]:
    kept = style.__dict__.get("_strut")
    if kept is None:
        kept = style._strut = _slow_strut(style)
    return kept


def _context_of(font_config, direction: str, lang: str | None) -> tuple[Any, Any]:
    """Of one direction and language, kept as long as the fonts."""
    kept = font_config.__dict__.setdefault("_contexts", {})
    if (direction, lang) not in kept:
        context = ffi.gc(pango.pango_font_map_create_context(font_config.font_map), gobject.g_object_unref)
        pango.pango_context_set_round_glyph_positions(context, False)
        pango.pango_context_set_base_dir(context, PANGO_DIRECTION[direction])
        language = pango.pango_language_get_default()
        if lang:
            language = pango.pango_language_from_string(ffi.new("char[]", lang.encode()))
            pango.pango_context_set_language(context, language)
        kept[direction, lang] = context, language
    return kept[direction, lang]


@cache
def _described(*values: Any) -> Any:
    style = dict(zip(_DESCRIBED, values, strict=True), font_variation_settings="normal")
    return fonts.get_font_description(style)


@cache
def _no_hyphens() -> Any:
    """Where a word may be broken anywhere, Pango adds no hyphen."""
    attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    pango.pango_attr_list_change(attributes, pango.pango_attr_insert_hyphens_new(False))
    return attributes
