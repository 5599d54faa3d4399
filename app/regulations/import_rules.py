"""Whether a regulation of a file can be, as a whole: the questions of the form, each fault by its column."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.areas.models import Kind
from app.i18n import _
from app.regulations.import_columns import OTHER_VILLAGES
from app.regulations.links import Acting, Shelf, acting_day, incoming_faults, outgoing_faults
from app.regulations.rules import (
    kind_fault,
    number_fault,
    paper_fault,
    repeal_faults,
    step_faults,
    term_fault,
    unsigned_faults,
    year_fault,
)
from app.regulations.terms import Terms, least_signing_due
from app.regulations.vocabulary import KIND_RULES, STEP_NUMBERS, RegulationKind, Step

Values = Mapping[str, Any]


def whole_faults(
    values: Values, area_kind: Kind, village_count: int, terms: Terms, today: date, is_repealed_by_link: bool = False
) -> dict[str, str]:
    """{column: what is wrong}. `values` hold every column of the regulation; a repeal by a link is not judged here."""
    kind, dates = values["kind"], {step: values[step.value] for step in Step}
    rules = KIND_RULES[kind]
    if is_repealed_by_link:
        dates[Step.REPEALED] = None
    unsigned = values["unsigned"] and rules.agreed_with_council
    found: dict[str, str | None] = {
        "kind": kind_fault(kind, area_kind),
        "number": number_fault(values["number"], dates[Step.ENACTED], dates[Step.PROMULGATED] if unsigned else None),
        "year": year_fault(values["year"], dates[Step.ENACTED], today),
        "valid_until": term_fault(kind, values["theme"], dates[Step.ENACTED], values["valid_until"]),
        "unsigned": _unsigned_fault(kind, values["unsigned"]),
        OTHER_VILLAGES: _villages_fault(kind, village_count),
    }
    steps = step_faults(kind, dates, today, unsigned)
    if unsigned:
        steps = unsigned_faults(kind, dates, least_signing_due(dates, terms)) | steps
    found |= {step.value: fault for step, fault in steps.items()}
    for step, name in STEP_NUMBERS.items():
        if step not in steps:
            found[name] = paper_fault(kind, step, values[name], dates[step])
    if not is_repealed_by_link:
        for column, fault in repeal_faults(dates[Step.REPEALED], values["repealed_by"]).items():
            found[column] = found.get(column) or fault
    return {column: fault for column, fault in found.items() if fault}


def _unsigned_fault(kind: RegulationKind, unsigned: bool) -> str | None:
    if not unsigned or KIND_RULES[kind].agreed_with_council:
        return None
    return _("Only a Peraturan Desa is valid without a signature. Leave this empty.")


def _villages_fault(kind: RegulationKind, count: int) -> str | None:
    """`count` is that of all villages for which it is valid."""
    if kind is RegulationKind.JOINT_REGULATION and count < 2:
        return _("A joint regulation belongs to two villages or more. Write the codes of the other villages here.")
    if kind is RegulationKind.REGIONAL_REGULATION and not count:
        return _("Write the codes of the kelurahan that it covers here.")
    return None


def link_faults(regulation_id: int, values: Values, shelf: Shelf, today: date) -> dict[str, str]:
    """What contradicts the regulations that it changes, and those that change it."""
    kind, annulled_on = values["kind"], values["annulled_on"]
    in_force_by = KIND_RULES[kind].in_force_by.value
    since = values[in_force_by]
    acting = Acting(regulation_id, kind, acting_day(since, annulled_on, False))
    wanted = [(link.effect, link.target_id) for link in shelf.links if link.acting_id == regulation_id]
    repealed_on = values["repealed_on"] if values["repealed_by"] else None
    incoming = incoming_faults(regulation_id, kind, since, annulled_on, repealed_on, shelf)
    found = {
        in_force_by: incoming.in_force or next(iter(outgoing_faults(acting, wanted, shelf, today)), None),
        "annulled_on": incoming.annulled,
        "repealed_on": incoming.repealed,
    }
    return {column: fault for column, fault in found.items() if fault}
