"""What an administrator may open, and the words in which it is refused."""

import wtforms
from wtforms.validators import StopValidation

from app.areas.models import Area, Level
from app.i18n import _, _l, period_name
from app.open_data.publishing import Opened
from app.periods import Period, period_of
from app.web.forms import ChoiceField, Form, LineField

_CLOSED, _PUBLIC = "closed", "public"
_QUARTERS = 12


class PublishingForm(Form):
    """Off or on; from which quarter, down to which level, under whose name."""

    listing = ChoiceField(_l("Who may read the figures"))
    publisher = LineField(_l("Who publishes them"), most=160)
    since = ChoiceField(_l("From which quarter"))
    deepest = ChoiceField(_l("Down to which level"))
    running = wtforms.BooleanField(_l("Also the period that still runs"))
    abroad = wtforms.BooleanField(_l("Also how many residents work abroad"))

    def __init__(self, area: Area, stored: Opened | None, current: Period):
        usual = {"since": Period(current.year, "quarter").code, "deepest": max(area.level, Level.REGENCY, key=_depth)}
        data = {name: getattr(stored, name) for name in _FIELDS} if stored else usual
        super().__init__(data={**data, "listing": _PUBLIC if stored else _CLOSED})
        self._area = area
        self.listing.choices = [
            (_CLOSED, _("Only those who sign in")),
            (_PUBLIC, _("Everybody, on public pages and in files")),
        ]
        self.since.choices = [(one.code, period_name(one)) for one in _quarters(current, stored)]
        self.deepest.choices = [
            (level.value, name) for level, name in _level_names().items() if _depth(level) >= _depth(area.level)
        ]

    def validate_publisher(self, field) -> None:
        if self.listing.data == _PUBLIC and not field.data:
            raise StopValidation(_("Nobody is named. Write the office that answers for the figures."))

    def setting(self) -> Opened | None:
        if self.listing.data != _PUBLIC:
            return None
        return Opened(
            area_id=self._area.id,
            level=self._area.level,
            since=self.since.data,
            deepest=Level(self.deepest.data),
            running=self.running.data,
            abroad=self.abroad.data,
            publisher=self.publisher.data,
        )


_FIELDS = ("publisher", "since", "deepest", "running", "abroad")


def _depth(level: Level) -> int:
    return list(Level).index(level)


def _quarters(current: Period, stored: Opened | None) -> list[Period]:
    """The quarter that runs and those before it, newest first; what is stored is always among them."""
    quarters = [period_of(current.first_day)]
    while len(quarters) < _QUARTERS:
        quarters.append(quarters[-1].previous)
    return quarters if stored is None or stored.first in quarters else [*quarters, stored.first]


def _level_names() -> dict[Level, str]:
    return {
        Level.NATION: _("The whole nation, one line"),
        Level.PROVINCE: _("Provinces"),
        Level.REGENCY: _("Regencies and cities"),
        Level.SUBDISTRICT: _("Subdistricts"),
        Level.VILLAGE: _("Desa and kelurahan"),
    }
