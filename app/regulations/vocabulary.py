"""Kinds and themes of village regulations, as DOMAIN words them: who signs, where promulgated, for which areas."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from app.areas.models import Kind
from app.i18n import _l


class Gazette(StrEnum):
    """Where an instrument is promulgated: Lembaran Desa or Berita Desa."""

    GAZETTE = "gazette"
    BULLETIN = "bulletin"


GAZETTE_NAMES = {Gazette.GAZETTE: "Lembaran Desa", Gazette.BULLETIN: "Berita Desa"}


class RegulationKind(StrEnum):
    VILLAGE_REGULATION = "village_regulation"
    JOINT_REGULATION = "joint_regulation"
    HEAD_REGULATION = "head_regulation"
    HEAD_DECREE = "head_decree"
    WARD_DECREE = "ward_decree"
    REGIONAL_REGULATION = "regional_regulation"


class Step(StrEnum):
    """The steps of a regulation, in their usual order; each is the name of the column that holds its day."""

    PLANNED = "planned_on"
    DRAFTING = "drafting_on"
    DELIBERATION = "deliberation_on"
    AGREED = "agreed_on"
    HANDED_OVER = "handed_over_on"
    ENACTED = "enacted_on"
    PROMULGATED = "promulgated_on"
    SUBMITTED = "submitted_on"
    DISSEMINATED = "disseminated_on"
    CLARIFIED = "clarified_on"
    ANNULLED = "annulled_on"
    REPEALED = "repealed_on"


STEP_NUMBERS = {
    Step.AGREED: "agreement_number",
    Step.PROMULGATED: "promulgation_number",
    Step.SUBMITTED: "submission_number",
    Step.CLARIFIED: "clarification_number",
    Step.ANNULLED: "annulment_number",
}
"""The column that holds the number of the paper of a step. That of the enactment is the regulation's own."""

WITH_COUNCIL = (Step.DELIBERATION, Step.AGREED, Step.HANDED_OVER)


class Effect(StrEnum):
    """What one regulation does to an earlier one of its kind. One that replaces another repeals it too."""

    AMENDS = "amends"
    REPEALS = "repeals"
    REPLACES = "replaces"


@dataclass(frozen=True)
class KindRules:
    """What the law says of one kind. `promulgated_in` None: in force once it is signed.

    `has_term`: it may name the last day on which it is valid, as a decree on a task force does.
    """

    name: str
    short: str
    for_kinds: frozenset[Kind]
    promulgated_in: Gazette | None
    agreed_with_council: bool
    submitted: bool = True
    has_term: bool = False

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps that this kind goes through, in their order."""
        left_out = dict.fromkeys(WITH_COUNCIL, not self.agreed_with_council)
        left_out[Step.PROMULGATED] = self.promulgated_in is None
        for step in (Step.SUBMITTED, Step.CLARIFIED, Step.ANNULLED):
            left_out[step] = not self.submitted
        return tuple(step for step in Step if not left_out.get(step))

    @property
    def in_force_by(self) -> Step:
        """The step that puts it in force."""
        return Step.PROMULGATED if self.promulgated_in else Step.ENACTED


_DESA = frozenset({Kind.DESA, Kind.DESA_ADAT})
_KELURAHAN = frozenset({Kind.KELURAHAN})
_REGENCIES = frozenset({Kind.REGENCY, Kind.CITY})

KIND_RULES = {
    RegulationKind.VILLAGE_REGULATION: KindRules("Peraturan Desa", "Perdes", _DESA, Gazette.GAZETTE, True),
    RegulationKind.JOINT_REGULATION: KindRules(
        "Peraturan Bersama Kepala Desa", "Permakades", _DESA, Gazette.BULLETIN, False
    ),
    RegulationKind.HEAD_REGULATION: KindRules("Peraturan Kepala Desa", "Perkades", _DESA, Gazette.BULLETIN, False),
    RegulationKind.HEAD_DECREE: KindRules("Keputusan Kepala Desa", "SK Kades", _DESA, None, False, has_term=True),
    RegulationKind.WARD_DECREE: KindRules(
        "Keputusan Lurah", "SK Lurah", _KELURAHAN, None, False, submitted=False, has_term=True
    ),
    RegulationKind.REGIONAL_REGULATION: KindRules(
        "Peraturan Bupati atau Wali Kota", "Perbup/Perwali", _REGENCIES, None, False, submitted=False
    ),
}


def kinds_for(area_kind: Kind) -> list[RegulationKind]:
    """The kinds that such an area makes: a kelurahan no Perdes, and a regency none but what covers its kelurahan."""
    return [kind for kind, rules in KIND_RULES.items() if area_kind in rules.for_kinds]


class Theme(StrEnum):
    ANTI_TRAFFICKING_VILLAGE = "anti_trafficking_village"
    PRODUCTIVE_MIGRANT_VILLAGE = "productive_migrant_village"
    PMI_PROTECTION = "pmi_protection"
    TASK_FORCE = "task_force"
    OTHER = "other"


THEME_NAMES = {
    Theme.ANTI_TRAFFICKING_VILLAGE: _l("Desa Anti-TPPO"),
    Theme.PRODUCTIVE_MIGRANT_VILLAGE: _l("Desa Migran Produktif"),
    Theme.PMI_PROTECTION: _l("Protection of migrant workers"),
    Theme.TASK_FORCE: _l("Village task force"),
    Theme.OTHER: _l("Other theme"),
}

PROTECTIVE_THEMES = (Theme.ANTI_TRAFFICKING_VILLAGE, Theme.PRODUCTIVE_MIGRANT_VILLAGE, Theme.PMI_PROTECTION)
