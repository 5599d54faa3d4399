"""The page of an office as CSS: made from checked numbers and fixed names, never from what somebody typed."""

from functools import cache

from app.printing.page import PAPER_SIZES, Font, PageSetup

_FAMILIES = {
    Font.SANS: '"Liberation Sans", Arimo, Arial, sans-serif',
    Font.SERIF: '"Liberation Serif", Tinos, "Times New Roman", serif',
}
_NO_FOOT = "@bottom-left { content: none } @bottom-right { content: none }"
_FIRST = "h1 { bookmark-level: none }"  # the title of the whole is no chapter of it
_LATER = "@page :first { @top-left { content: string(title, first) } @top-right { content: string(chapter, first) } }"


@cache
def page_css(page: PageSetup, is_first: bool = True) -> str:
    """Paper, margins and font. The foot is stamped later; a chapter that is not the first begins with its running head.

    Raises ValueError for margins that leave no page.
    """
    width, height = PAPER_SIZES[page.paper]
    top, right, bottom, left = (int(margin) for margin in page.margins)
    if min(top, right, bottom, left) < 5 or left + right > width - 80 or top + bottom > height - 100:
        raise ValueError(f"margins of {page.margins} mm leave no page")
    family = _FAMILIES[page.font]
    rule = f"size: {width}mm {height}mm; margin: {top}mm {right}mm {bottom}mm {left}mm; font-family: {family}"
    return f"@page {{ {rule}; {_NO_FOOT} }} html {{ font-family: {family} }} {_FIRST if is_first else _LATER}"
