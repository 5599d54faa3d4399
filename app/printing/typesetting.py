"""HTML set as pages, in this process: WeasyPrint with our style, fonts and files, shared by all that is set here."""

import gc
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from app.printing import pydyf_patches, weasyprint_patches
from app.printing.fetching import STATIC, OwnFiles
from app.printing.page import PageSetup
from app.printing.page_css import page_css
from app.printing.tagging import finish_chapter, finish_tags

BASE_CSS = STATIC / "css" / "print-base.css"
PRINT_CSS = STATIC / "css" / "print.css"
_UNKNOWN_LETTER = re.compile(r"^\.notdef .* \(U\+([0-9A-F]{4,6})\)$", re.DOTALL)
_WARM_UP = "<html lang='id'><title>-</title><h1>1</h1><p>a <b>b</b></p><table><tr><td>c</td></tr></table></html>"


@dataclass(frozen=True)
class Rendered:
    """The file, and what WeasyPrint had to say about the document: nothing, when all is well."""

    pdf: bytes
    complaints: tuple[str, ...]


def render(html: str) -> Rendered:
    """A simple document as a file of its own, its foot by print.css. The same HTML gives the same bytes."""

    def write(html: str) -> bytes:
        return _Paper(string=html, url_fetcher=OwnFiles()).write_pdf(
            stylesheets=[_look()], font_config=_fonts(), pdf_variant="pdf/ua-1", pdf_tags=True, finisher=finish_tags
        )

    return _in_our_letters(write, html)


def set_chapter(html: str, page: PageSetup, is_first: bool, pictures: Mapping[str, bytes], prefix: str) -> Rendered:
    """The pages of a chapter without their foot, to be joined with others; `prefix` begins the ids of its cells."""

    def write(html: str) -> bytes:
        return _Paper(string=html, url_fetcher=OwnFiles(pictures=pictures)).write_pdf(
            stylesheets=[_look(), _page(page, is_first)],
            font_config=_fonts(),
            pdf_version="1.7",
            pdf_tags=True,
            dpi=150,
            finisher=partial(finish_chapter, prefix=prefix),
        )

    return _in_our_letters(write, html)


def _in_our_letters(write: Callable[[str], bytes], html: str) -> Rendered:
    """What no font of this machine has is printed as an empty box: a reader sees the same, and the file is sound."""
    pydyf_patches.apply_patches()
    weasyprint_patches.apply_patches()
    with _complaints() as heard, _undisturbed():
        pdf = write(html)
    unknown = {int(code, 16) for complaint in heard for code in _UNKNOWN_LETTER.findall(complaint)}
    if unknown:
        with _complaints() as heard:
            pdf = write(html.translate(dict.fromkeys(unknown, "\N{WHITE SQUARE}")))
    return Rendered(pdf, tuple(heard))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Garbage is looked for when a chapter is done: until then most of what there is, is in use."""
    was_looked_for = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looked_for:
            gc.enable()


def warm_up() -> None:
    """Load fonts and modules before the first report, then leave them out of the garbage collector's rounds."""
    render(_WARM_UP)
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 1000)


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


class _Paper(HTML):
    """HTML that begins with our own sheet in place of WeasyPrint's."""

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return [_base()]


@cache
def base_source() -> str:
    """print-base.css as this process prints with it."""
    return BASE_CSS.read_text()


@cache
def _base() -> CSS:
    return CSS(string=base_source(), font_config=_fonts(), url_fetcher=OwnFiles())


@cache
def look_source() -> str:
    """print.css as this process prints with it."""
    return PRINT_CSS.read_text()


@cache
def _look() -> CSS:
    return CSS(string=look_source(), base_url=PRINT_CSS.as_uri(), font_config=_fonts(), url_fetcher=OwnFiles())


@cache
def _page(page: PageSetup, is_first: bool) -> CSS:
    return CSS(string=page_css(page, is_first), font_config=_fonts(), url_fetcher=OwnFiles())


class _Listener(logging.Handler):
    """Hears what WeasyPrint warns about: a missing picture, a rule that it does not know."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@contextmanager
def _complaints() -> Iterator[list[str]]:
    logger, listener = logging.getLogger("weasyprint"), _Listener()
    logger.addHandler(listener)
    try:
        yield listener.heard
    finally:
        logger.removeHandler(listener)
