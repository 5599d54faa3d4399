"""Targets of an area for a period: one number per indicator, empty where there is none."""

from wtforms.validators import StopValidation

from app.areas.models import Area
from app.coverage.models import Indicator, Target
from app.i18n import _, _l, number
from app.web.forms import CountField, Form

_MOST = 100_000_000


class TargetForm(Form):
    reached = CountField(_l("Desa and kelurahan reached"), most=_MOST)
    sessions = CountField(_l("Sessions"), most=_MOST)
    attendance = CountField(_l("Attendances"), most=_MOST)
    named = CountField(_l("Names recorded"), most=_MOST)
    perdes = CountField(_l("Desa with a Perdes in force"), most=_MOST)

    def __init__(self, area: Area, targets: dict[Indicator, Target], **kwargs):
        """Where there is no desa, a target for Perdes is not asked for: it does not apply."""
        super().__init__(data={one.value: target.value for one, target in targets.items()}, **kwargs)
        self._area = area
        if not area.desa_count:
            del self.perdes

    def validate_reached(self, field) -> None:
        if field.data is not None and field.data > self._area.village_count:
            raise StopValidation(_too_many(field.data, self._area.village_count))

    def validate_perdes(self, field) -> None:
        if field.data is not None and field.data > self._area.desa_count:
            raise StopValidation(_too_many(field.data, self._area.desa_count))

    def values(self) -> dict[Indicator, int | None]:
        """What was typed, for each indicator that was asked for."""
        return {indicator: self[indicator.value].data for indicator in Indicator if indicator.value in self}


def _too_many(typed: int, most: int) -> str:
    return _("%(typed)s is more than there are here. The most is %(most)s.", typed=number(typed), most=number(most))
