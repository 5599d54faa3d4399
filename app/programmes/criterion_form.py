"""One row of the form of a programme: a criterion, how it is met, and the words in which it is refused."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import wtforms

from app.areas.models import Kind, kind_name
from app.i18n import _, _l
from app.outreach.vocabulary import AUDIENCE_NAMES, TOPIC_NAMES
from app.programmes.models import Criterion
from app.programmes.vocabulary import RULE_NAMES, VILLAGE_KINDS, Rule
from app.programmes.words import one_of
from app.regulations.vocabulary import KIND_RULES, THEME_NAMES, RegulationKind
from app.web.forms import ChoiceField, ChoicesField, CountField, Form, LineField

MOST_SESSIONS, MOST_MONTHS = 100, 60


@dataclass(frozen=True)
class CriterionDraft:
    """A criterion as it was typed; `key` is "" where it is new."""

    key: str
    text: str
    area_kinds: list[str] = field(default_factory=list)
    evidence: str = ""
    rule: Rule = Rule.BY_HAND
    settings: dict[str, Any] = field(default_factory=dict)

    def says_the_same_as(self, stored: Criterion) -> bool:
        mine = (self.text, self.area_kinds, self.evidence, self.rule, self.settings)
        return mine == (stored.text, stored.area_kinds, stored.evidence, stored.rule, stored.settings)


class CriterionRow(wtforms.Form):
    """A row may stay empty, and one that is left out need not be right."""

    class Meta(Form.Meta):
        csrf = False  # the token is that of the whole form

    key = LineField(widget=wtforms.widgets.HiddenInput(), most=60)
    text = LineField(_l("What the village has to have"), widget=wtforms.widgets.TextArea(), most=300)
    evidence = LineField(_l("Evidence wanted"), widget=wtforms.widgets.TextArea(), most=300)
    area_kinds = ChoicesField(_l("For"))
    position = CountField(_l("Order"), most=999)
    rule = ChoiceField(_l("How it is met"), default=Rule.BY_HAND.value)
    kinds = ChoicesField(_l("Kinds of regulation"))
    themes = ChoicesField(_l("Themes"))
    count = CountField(_l("Sessions, at least"), most=MOST_SESSIONS)
    months = CountField(_l("Within the last months"), most=MOST_MONTHS)
    audiences = ChoicesField(_l("For any of these groups"))
    topics = ChoicesField(_l("About any of these topics"))
    left_out = wtforms.BooleanField(_l("Leave this criterion out from this version on"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.area_kinds.choices = [(kind.value, kind_name(kind)) for kind in VILLAGE_KINDS]
        self.rule.choices = _named(RULE_NAMES)
        self.kinds.choices = [(kind.value, rules.name) for kind, rules in KIND_RULES.items()]
        self.themes.choices = _named(THEME_NAMES)
        self.audiences.choices = _named(AUDIENCE_NAMES)
        self.topics.choices = _named(TOPIC_NAMES)

    @property
    def is_empty(self) -> bool:
        """A row at the end that nobody has written in."""
        chosen = (self.area_kinds, self.kinds, self.themes, self.audiences, self.topics)
        typed = (self.key.data, self.text.data, self.evidence.data, *(one.data for one in chosen))
        return not any(typed) and self.rule.data == Rule.BY_HAND

    @property
    def rule_name(self) -> str:
        """How it is met, in two words; "" of an empty row."""
        return "" if self.is_empty else dict(self.rule.choices).get(self.rule.data, "")

    @property
    def faults(self) -> list[tuple[str, str]]:
        """(id of the field, message that begins with the words of the criterion): there are many such fields."""
        called = (self.text.data or "")[:40] or _("New criterion")
        return [(field.id, f"{called}: {error}") for field in self for error in field.errors]

    @property
    def counts(self) -> bool:
        return not (self.is_empty or self.left_out.data)

    def validate(self, extra_validators=None) -> bool:
        if not self.counts:
            return True
        super().validate(extra_validators)
        if not self.text.data:
            self.text.errors = [_("This criterion has no words. Write what the village has to have, or leave it out.")]
        if self.rule.data == Rule.REGULATION and not self.area_kinds.errors:
            self._check_regulation()
        if self.rule.data == Rule.SESSIONS:
            self._check_number(self.count, _("Write how many sessions, like 2."))
            self._check_number(self.months, _("Write how many months, like 12."))
        return not self.errors

    def _check_regulation(self) -> None:
        """A kind of village that could never meet it is told: a kelurahan has no Perdes."""
        if not self.themes.data and not self.themes.errors:
            self.themes.errors = [_("Choose at least one theme.")]
        if self.kinds.errors:
            return
        if not self.kinds.data:
            self.kinds.errors = [_("Choose at least one kind of regulation.")]
            return
        able = {kind for one in self.kinds.data for kind in KIND_RULES[RegulationKind(one)].for_kinds}
        unable = [kind_name(Kind(kind)) for kind in self.area_kinds.data or VILLAGE_KINDS if kind not in able]
        if unable:
            self.kinds.errors = [
                _(
                    "%(area)s: there are none of these. Choose a kind that it has too, or take it out of “For” above.",
                    area=one_of(unable),
                )
            ]

    def _check_number(self, typed: CountField, missing: str) -> None:
        if typed.errors:
            return
        if typed.data is None:
            typed.errors = [missing]
        elif typed.data == 0:
            typed.errors = [_("0 would be met by every village. Write 1 or more.")]

    def draft(self) -> CriterionDraft:
        """What is stored of it: of the settings those of its rule; all kinds of village are written as none."""
        kinds = self.area_kinds.data or []
        return CriterionDraft(
            self.key.data,
            self.text.data,
            [] if len(kinds) == len(VILLAGE_KINDS) else list(kinds),
            self.evidence.data,
            Rule(self.rule.data),
            self._settings(),
        )

    def _settings(self) -> dict[str, Any]:
        if self.rule.data == Rule.REGULATION:
            return {"kinds": list(self.kinds.data), "themes": list(self.themes.data)}
        if self.rule.data == Rule.SESSIONS:
            chosen = {"audiences": list(self.audiences.data or ()), "topics": list(self.topics.data or ())}
            return {"count": self.count.data, "months": self.months.data, **chosen}
        return {}


def _named(names: dict) -> list[tuple[str, str]]:
    return [(one.value, str(name)) for one, name in names.items()]


def row_data(criteria: Iterable[Criterion]) -> list[dict[str, Any]]:
    """What the rows show of stored criteria, in their order."""
    return [
        {
            "key": one.key,
            "text": one.text,
            "evidence": one.evidence,
            "area_kinds": one.area_kinds,
            "position": position,
            "rule": one.rule.value,
            **one.settings,
        }
        for position, one in enumerate(criteria, 1)
    ]
