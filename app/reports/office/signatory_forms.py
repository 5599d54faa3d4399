"""Somebody who signs: what a person may send, and the words in which it is refused."""

import re
from typing import Any

from wtforms.validators import StopValidation

from app.i18n import _, _l
from app.reports.office.letterhead import STAND_IN
from app.reports.seen_form import KeyedForm
from app.reports.vocabulary import VARIANT_NAMES, Variant
from app.web.forms import ChoiceField, LineField

NIP_DIGITS = 18
_IN_NAME_OF = re.compile(r"^(?:a\.?\s?n\.?|u\.?\s?b\.?)\s", re.IGNORECASE)
_OFFICES = ("office", "for_office", "through_office")


class SignatoryForm(KeyedForm):
    columns = ("variant", *_OFFICES, "name", "rank", "nip")
    second = _l("This form was saved already, with other answers. Open that person to correct them; to add this, save.")
    variant = ChoiceField(_l("How they sign"))
    for_office = LineField(_l("In whose name (a.n.)"), most=120)
    through_office = LineField(_l("The office between (above u.b.)"), most=120)
    office = LineField(_l("Their office"), most=120)
    name = LineField(_l("Name with titles"), most=120)
    rank = LineField(_l("Rank"), most=80)
    nip = LineField(_l("NIP"), most=30)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.variant.choices = [(one.value, str(name)) for one, name in VARIANT_NAMES.items()]

    def answers(self) -> dict[str, Any]:
        """An office that the way of signing does not have is not kept."""
        answers = super().answers() | {"variant": Variant(self.variant.data)}
        if answers["variant"] not in (Variant.FOR, Variant.THROUGH):
            answers["for_office"] = ""
        if answers["variant"] is not Variant.THROUGH:
            answers["through_office"] = ""
        return answers

    def validate(self, extra_validators=None) -> bool:
        super().validate(extra_validators)
        for name, fault in ({} if self.variant.errors else self._missing()).items():
            if not self[name].data:
                self[name].errors = [fault]
        for name in _OFFICES:
            if not self[name].errors and (fault := _doubled(self[name].data)):
                self[name].errors = [fault]
        return not self.errors

    def _missing(self) -> dict[str, str]:
        """What to say where an office that this way of signing needs is empty."""
        variant = Variant(self.variant.data)
        faults = {}
        if variant is not Variant.PLAIN:
            faults["office"] = _("Write their own office: without it nobody can tell who signs.")
        if variant in (Variant.FOR, Variant.THROUGH):
            faults["for_office"] = _("Write in whose name they sign, like: Bupati Bangka.")
        if variant is Variant.THROUGH:
            faults["through_office"] = _(
                "u.b. needs two offices above the own one. Write the second, like: Sekretaris Daerah."
            )
        return faults

    def validate_nip(self, field) -> None:
        digits = field.data.replace(" ", "")
        if not digits:
            return
        if not (digits.isascii() and digits.isdigit()):
            raise StopValidation(_("“%(typed)s” is no NIP: it has figures only. Correct it.", typed=field.data))
        if len(digits) != NIP_DIGITS:
            raise StopValidation(
                _(
                    "This NIP has %(count)s figures, a NIP has %(wanted)s. Look at it once more.",
                    count=len(digits),
                    wanted=NIP_DIGITS,
                )
            )


def _doubled(office: str) -> str:
    """What is wrong with an office that begins with what is printed before it anyway."""
    found = STAND_IN.match(office) or _IN_NAME_OF.match(office)
    if found is None:
        return ""
    return _("Leave out “%(word)s”: it is printed by the way of signing chosen above.", word=found.group().strip())
