"""The registers of a village and of a district: choose, look at, print, and save as a spreadsheet."""

from dataclasses import dataclass, replace
from datetime import date

from flask import Response, render_template, request
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.areas.models import Area, Level
from app.areas.queries import get_area, list_children
from app.i18n import _, day, number
from app.printing.page import Paper
from app.regulations import clock_words, words
from app.regulations.filters import asked_filters, in_address
from app.regulations.models import State
from app.regulations.queries import Filters, count_years
from app.regulations.terms import Clock
from app.regulations.vocabulary import KIND_RULES, THEME_NAMES
from app.reports.choices import list_near
from app.reports.progress.layout import lay_out_register, lay_out_register_part
from app.reports.registers.district_register import DistrictRegister, build_district_register
from app.reports.registers.register_forms import FORMS, PAPER_NAMES, Book, books_of
from app.reports.registers.register_xlsx import district_sheet, register_book
from app.reports.registers.registers import Register, build_register
from app.reports.views.blueprint import bp
from app.reports.views.sending import send_pdf
from app.sheets.write import XLSX, to_xlsx
from app.web.values import read_date

SHOWN = 50  # lines of the preview
PRINTED = 2_000  # lines of a PDF: beyond that nobody reads paper, and the worker would be busy for too long
_FILE_NAMES = {
    Book.A1: "buku-a1",
    Book.A2: "buku-a2",
    Book.WARD: "daftar-keputusan-lurah",
    Book.ALL: "daftar-peraturan",
}


@dataclass(frozen=True)
class _Asked:
    """What the address asks for; `book` None: one that a village keeps, but the area is none."""

    area: Area
    book: Book | None
    filters: Filters
    waiting: Clock | None
    paper: Paper
    on: date

    @property
    def address(self) -> dict[str, str | int]:
        """The same for another address."""
        on = {} if self.on == clock.today() else {"on": self.on.isoformat()}
        waiting = {"clock": self.waiting} if self.waiting else {}
        return {**in_address(self.filters), **waiting, "book": self.book or "", "paper": self.paper, **on}

    def build(self, most: int | None = None) -> Register | DistrictRegister:
        """The register, of which only the first lines are wanted on the screen."""
        if self.book is None or self.book is Book.ALL:
            reach = reach_of(current_user)
            return build_district_register(reach, self.area, self.filters, self.waiting, self.on, most)
        register = build_register(self.area, self.book, self.filters.year, self.filters.theme, self.on)
        return register if most is None else register.beginning(most)


class _Refused(ValueError):
    """There can be no such register; the message says why."""


@bp.get("/reports/registers")
@requires(Permission.PRINT_REPORT)
def registers():
    """Choose and look at a register: ?area, ?book=a1|a2|ward|all, ?year, ?theme, ?paper=f4|a4, ?on."""
    try:
        return _page(_asked())
    except _Refused as refusal:
        return _page(_asked(clock.today()), str(refusal)), 400


@bp.get("/reports/registers.pdf")
@requires(Permission.PRINT_REPORT)
def register_pdf():
    try:
        asked = _asked()
        register = _whole(asked)
        if register.total > PRINTED:
            raise _Refused(
                _(
                    "%(count)s regulations are too many for one PDF: at most %(most)s. Narrow them down by area or "
                    "year, or take the XLSX.",
                    count=number(register.total),
                    most=number(PRINTED),
                )
            )
    except _Refused as refusal:
        return _page(_asked(clock.today()), str(refusal)), 400
    return send_pdf(lay_out_register(register, asked.paper), _file_name(asked, "pdf"), "register_failed")


@bp.get("/reports/registers.xlsx")
@requires(Permission.PRINT_REPORT)
def register_xlsx():
    try:
        asked = _asked()
        register = _whole(asked)
    except _Refused as refusal:
        return _page(_asked(clock.today()), str(refusal)), 400
    if isinstance(register, Register):
        return _sent(register_book(register, asked.paper), asked)
    return _sent(to_xlsx(district_sheet(register)), asked)


def _asked(on: date | None = None) -> _Asked:
    """`on` where that in the address is not to be read. Raises _Refused where it is no day, or none that has come."""
    reach = reach_of(current_user)
    area = get_area(reach, request.args.get("area") or current_user.area.code)
    return _Asked(
        area=area,
        book=_asked_book(area),
        filters=replace(asked_filters(reach), area=area),
        waiting=request.args.get("clock", type=Clock),
        paper=Paper.A4 if request.args.get("paper") == Paper.A4 else Paper.F4,
        on=on or _asked_day(),
    )


def _asked_book(area: Area) -> Book | None:
    """The book asked for where that area keeps it, else its first; None where a village must be chosen."""
    typed, own = request.args.get("book"), books_of(area.kind)
    if area.level is not Level.VILLAGE:
        return None if typed in FORMS else Book.ALL
    return next((book for book in (*own, Book.ALL) if book == typed), own[0])


def _asked_day() -> date:
    typed, today = request.args.get("on", ""), clock.today()
    if not typed.strip():
        return today
    try:
        on = read_date(typed)
    except ValueError:
        message = _("“%(typed)s” is not a date on the calendar. Write it like 9 July 2026.", typed=typed[:40])
        raise _Refused(message) from None
    if on > today:
        raise _Refused(_("%(day)s has not come yet. Choose a day up to today.", day=day(on)))
    return on


def _whole(asked: _Asked) -> Register | DistrictRegister:
    if asked.book is None:
        raise _Refused(_("Each village keeps its own book. Choose the village."))
    return asked.build()


def _page(asked: _Asked, refusal: str = "") -> str:
    reach, register = reach_of(current_user), None
    if asked.book is not None:
        register = asked.build(SHOWN)
    return render_template(
        "reports/registers.html",
        area=asked.area,
        areas=list_near(reach, asked.area),
        below=list_children(asked.area) if register is None else (),
        books=_book_names(asked.area),
        wanted=request.args.get("book", ""),
        asked=asked,
        register=register,
        sheet=lay_out_register_part(register) if register else "",
        shown=SHOWN,
        years=register.choices if isinstance(register, Register) else count_years(reach),
        typed_day=request.args.get("on", "")[:40],
        refusal=refusal,
        papers=PAPER_NAMES,
        themes=THEME_NAMES,
        kinds=KIND_RULES,
        states=State,
        clocks=Clock,
        words=words,
        clock_words=clock_words,
    )


def _book_names(area: Area) -> dict[Book, str]:
    """The books to choose from; above the villages those that a desa keeps."""
    books = books_of(area.kind) or (Book.A1, Book.A2)
    return {**{book: FORMS[book].name for book in books}, Book.ALL: _("All regulations, as a list")}


def _file_name(asked: _Asked, ending: str) -> str:
    parts = (_FILE_NAMES[asked.book or Book.ALL], asked.area.code, asked.filters.year)
    return f"{'-'.join(map(str, filter(None, parts)))}.{ending}"


def _sent(content: bytes, asked: _Asked) -> Response:
    disposition = f'attachment; filename="{_file_name(asked, "xlsx")}"'
    return Response(content, content_type=XLSX, headers={"Content-Disposition": disposition})
