"""What the page is asked to show, as it stands in the address: so that a view can be sent to somebody else."""

from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from app.coverage.review.columns import COLUMNS, DEFAULT
from app.i18n import _
from app.periods import Period
from app.web.values import clean_line

MOST_TEXT = 100


class Compare(StrEnum):
    """The period beside which the villages reached are shown."""

    PREVIOUS = "previous"
    YEAR = "year"
    NONE = "none"

    def other(self, period: Period) -> Period | None:
        """The period to compare with; None where none is wanted."""
        return {Compare.PREVIOUS: period.previous, Compare.YEAR: period.year_before}.get(self)


class Show(StrEnum):
    """Which rows: all, those without a village reached, those that said nothing, those that miss a target."""

    ALL = "all"
    NOT_REACHED = "not-reached"
    SILENT = "silent"
    BELOW = "below"


@dataclass(frozen=True)
class View:
    """`columns` () stands for the usual ones; ("name",) alone for none of them."""

    compare: Compare = Compare.PREVIOUS
    sort: str = ""
    descending: bool = False
    columns: tuple[str, ...] = ()
    show: Show = Show.ALL
    text: str = ""

    def shown(self, of_villages: bool) -> tuple[str, ...]:
        """The columns in their order, without those that say nothing of a single village."""
        asked = self.columns or DEFAULT
        return tuple(key for key in asked if key in COLUMNS and (COLUMNS[key].of_villages or not of_villages))

    @property
    def narrows(self) -> bool:
        return self.show is not Show.ALL or bool(self.text)

    @property
    def whole(self) -> "View":
        """The same with all rows."""
        return replace(self, show=Show.ALL, text="")

    def sorted_by(self, key: str) -> "View":
        """By that column, the largest first and names from A on; by the same one once more, the other way round."""
        first = key != "name"
        return replace(self, sort=key, descending=not self.descending if self.sort == key else first)

    @property
    def asked(self) -> dict[str, str | tuple[str, ...]]:
        """What stands in the address beside the period: nothing of what is usual."""
        asked: dict[str, str | tuple[str, ...]] = {
            "compare": self.compare.value if self.compare is not Compare.PREVIOUS else "",
            "sort": self.sort,
            "dir": "desc" if self.sort and self.descending else "",
            "columns": self.columns,
            "show": self.show.value if self.show is not Show.ALL else "",
            "q": self.text,
        }
        return {name: value for name, value in asked.items() if value}

    def in_address(self, period: Period) -> str:
        return urlencode({"period": period.code, **self.asked}, doseq=True)


def compare_names() -> dict[Compare, str]:
    return {
        Compare.PREVIOUS: _("the period before"),
        Compare.YEAR: _("the same period a year before"),
        Compare.NONE: _("nothing"),
    }


def show_names(of_villages: bool) -> dict[Show, str]:
    return {
        Show.ALL: _("All"),
        Show.NOT_REACHED: _("Not reached") if of_villages else _("No village reached"),
        Show.SILENT: _("Not reported"),
        Show.BELOW: _("Target not achieved"),
    }


def read_view(args: MultiDict) -> View:
    """From an address; what makes no sense there asks for nothing."""
    compare, show, sort = (args.get(name, "") for name in ("compare", "show", "sort"))
    asked = set(args.getlist("columns"))
    chosen = tuple(key for key in COLUMNS if key in asked) or (("name",) if asked else ())
    return View(
        compare=Compare(compare) if compare in set(Compare) else Compare.PREVIOUS,
        sort=sort if sort in COLUMNS or sort == "name" else "",
        descending=args.get("dir") == "desc",
        columns=() if chosen == DEFAULT else chosen,
        show=Show(show) if show in set(Show) else Show.ALL,
        text=clean_line(args.get("q", ""))[:MOST_TEXT],
    )
