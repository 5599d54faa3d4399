"""Stages of a village in a programme, and the ways in which a criterion is met."""

from enum import StrEnum

from app.areas.models import Kind
from app.i18n import _l

VILLAGE_KINDS = (Kind.DESA, Kind.DESA_ADAT, Kind.KELURAHAN)


class Stage(StrEnum):
    """The stages of an enrolment in their order; LAPSED is also what a designation becomes when its term ends."""

    PROPOSED = "proposed"
    PREPARING = "preparing"
    DECLARED = "declared"
    ACTIVE = "active"
    DESIGNATED = "designated"
    LAPSED = "lapsed"


STAGE_NAMES = {
    Stage.PROPOSED: _l("Proposed"),
    Stage.PREPARING: _l("Preparing"),
    Stage.DECLARED: _l("Declared"),
    Stage.ACTIVE: _l("Active"),
    Stage.DESIGNATED: _l("Designated by decree"),
    Stage.LAPSED: _l("Lapsed"),
}


class Rule(StrEnum):
    """How a criterion is met: by hand with evidence, or by itself from what is recorded."""

    BY_HAND = "by_hand"
    REGULATION = "regulation"
    SESSIONS = "sessions"
    DESIGNATED = "designated"


RULE_NAMES = {
    Rule.BY_HAND: _l("By hand, with evidence"),
    Rule.REGULATION: _l("By itself: a regulation in force"),
    Rule.SESSIONS: _l("By itself: sessions held"),
    Rule.DESIGNATED: _l("By itself: the stage “designated by decree”"),
}
