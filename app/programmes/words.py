"""A criterion in plain words: how it is met, and to which villages it applies."""

from collections.abc import Iterable
from typing import Any

from app.areas.models import kind_name
from app.i18n import _, _n
from app.outreach.vocabulary import AUDIENCE_NAMES, TOPIC_NAMES, Audience, Topic
from app.programmes.models import Criterion
from app.programmes.vocabulary import VILLAGE_KINDS, Rule
from app.regulations.vocabulary import KIND_RULES, THEME_NAMES, RegulationKind, Theme


def one_of(names: Iterable[object]) -> str:
    """Desa, Kelurahan or Desa adat."""
    *first, last = map(str, names)
    return _("%(first)s or %(last)s", first=", ".join(first), last=last) if first else last


def how_met(criterion: Criterion) -> str:
    """The rule of a criterion in a sentence."""
    settings = criterion.settings
    if criterion.rule is Rule.REGULATION:
        return _(
            "Met by itself while there is a %(kinds)s in force, of the theme %(themes)s.",
            kinds=one_of(KIND_RULES[RegulationKind(one)].name for one in settings["kinds"]),
            themes=one_of(THEME_NAMES[Theme(one)] for one in settings["themes"]),
        )
    if criterion.rule is Rule.SESSIONS:
        return " ".join(_of_sessions(settings))
    if criterion.rule is Rule.DESIGNATED:
        return _("Met by itself while the village is designated by a decree that holds.")
    if criterion.evidence:
        return _("Met once this is handed in: %(evidence)s", evidence=f"{criterion.evidence.rstrip('.')}.")
    return _("Met once evidence of it is handed in.")


def _of_sessions(settings: dict[str, Any]) -> Iterable[str]:
    yield _n(
        "Met by itself with at least %(num)d session in the last %(months)d months.",
        "Met by itself with at least %(num)d sessions in the last %(months)d months.",
        settings["count"],
        months=settings["months"],
    )
    if settings.get("audiences"):
        groups = [AUDIENCE_NAMES[Audience(one)] for one in settings["audiences"]]
        yield _("Counted are sessions for: %(groups)s.", groups=one_of(groups))
    if settings.get("topics"):
        topics = [TOPIC_NAMES[Topic(one)] for one in settings["topics"]]
        yield _("Counted are sessions about: %(topics)s.", topics=one_of(topics))


def for_kinds(criterion: Criterion) -> str:
    """Only for a desa or desa adat; "" where it applies to every village."""
    if not criterion.area_kinds:
        return ""
    kinds = one_of(kind_name(kind) for kind in VILLAGE_KINDS if kind in criterion.area_kinds)
    return _("Only for a %(kinds)s; elsewhere it shows “-”.", kinds=kinds.lower())
