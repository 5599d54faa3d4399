"""The field in which is said what a regulation does to earlier ones."""

import re
from collections.abc import Mapping
from itertools import zip_longest

import wtforms
from werkzeug.datastructures import MultiDict
from wtforms.validators import StopValidation

from app.i18n import _
from app.regulations.links import Shelf
from app.regulations.vocabulary import Effect, RegulationKind

_NUMBER = re.compile(r"[0-9]{1,20}")
SPARE_ROWS = 2  # several can be repealed at once; more are added by opening the page again


class LinksField(wtforms.Field):
    """Rows of (what is done, to which one), as typed in `data`; an empty row counts for nothing."""

    data: list[tuple[str, str]]
    shelf = Shelf()
    own_id: int | None = None

    def process(self, formdata: MultiDict | None, data=wtforms.utils.unset_value, extra_filters=None) -> None:
        self.process_errors: list[str] = []
        self.errors: list[str] = []
        self.data = []
        if formdata is not None:
            typed = zip_longest(formdata.getlist("effect"), formdata.getlist("target"), fillvalue="")
            self.data = [(effect, target) for effect, target in typed if effect or target]

    def read(self, shelf: Shelf, own_id: int | None, sent: bool) -> None:
        """What may be chosen, now that it is known; where nothing was sent, what is stored."""
        self.shelf, self.own_id = shelf, own_id
        if not sent and own_id is not None:
            self.data = [(link.effect.value, str(link.target_id)) for link in shelf.links if link.acting_id == own_id]

    def pre_validate(self, form) -> None:
        for effect, target in self.data:
            if not effect:
                raise StopValidation(_("Choose what it does to that regulation, or empty that row."))
            if not target:
                raise StopValidation(_("Choose which regulation it changes or repeals, or empty that row."))
            if effect not in list(Effect) or not _NUMBER.fullmatch(target):
                raise StopValidation(_("Choose from the list only."))

    @property
    def wanted(self) -> list[tuple[Effect, int]]:
        return [(Effect(effect), int(target)) for effect, target in self.data]

    @property
    def rows(self) -> list[tuple[str, str]]:
        """What is typed, and room for more."""
        return [*self.data, *[("", "")] * SPARE_ROWS]

    @property
    def groups(self) -> Mapping[RegulationKind, list[tuple[str, str]]]:
        """By kind, (value, label) of those that have been in force, and those chosen already."""
        chosen = {target for _effect, target in self.data}
        groups: dict[RegulationKind, list[tuple[str, str]]] = {}
        for other in self.shelf.others.values():
            offered = other.is_there and other.since is not None and not other.in_bin
            if other.id != self.own_id and (offered or str(other.id) in chosen):
                label = f"{other.name}: {other.title}"
                groups.setdefault(other.kind, []).append((str(other.id), label))
        return groups
