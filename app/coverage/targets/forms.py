"""What may be typed for targets: one number for each indicator of an area, empty where there is none."""

from collections.abc import Mapping, Sequence

import wtforms
from wtforms.validators import StopValidation

from app.areas.models import Area
from app.coverage.targets.indicators import MOST, Aim
from app.i18n import _, number
from app.web.forms import CountField, Form


class TargetForm(Form):
    """`seen` tells which version of the targets the page showed."""

    seen = wtforms.HiddenField()

    def values(self, aims: Sequence[Aim]) -> dict[str, int | None]:
        """What was typed; a field that was not sent says nothing."""
        return {aim.key: self[aim.key].data for aim in aims if self[aim.key].raw_data}


def target_form(area: Area, aims: Sequence[Aim], stored: Mapping[str, int], seen: int) -> TargetForm:
    """A form with one field for each of these indicators."""
    fields = {aim.key: CountField(aim.name, [_Most(aim.most(area), aim.is_share)], most=MOST) for aim in aims}
    return type("TargetsOfAnArea", (TargetForm,), fields)(data={**stored, "seen": str(seen)})


class _Most:
    """No target beyond what there is: villages, desa, a hundred percent."""

    def __init__(self, most: int, is_share: bool):
        self.most, self.is_share = most, is_share

    def __call__(self, _form, field) -> None:
        if field.data is not None and field.data > self.most:
            raise StopValidation(too_many(field.data, self.most, self.is_share))


def too_many(typed: int, most: int, is_share: bool) -> str:
    if is_share:
        return _("%(typed)s percent is more than the whole. Write 100 or less.", typed=number(typed))
    return _("%(typed)s is more than there are here. The most is %(most)s.", typed=number(typed), most=number(most))
