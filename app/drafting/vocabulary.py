"""What can be drafted, and for which kinds of village."""

from dataclasses import dataclass
from enum import StrEnum

from app.areas.models import Kind
from app.i18n import _l
from app.regulations.vocabulary import RegulationKind, Theme


class Document(StrEnum):
    """The last part of its address."""

    VILLAGE_REGULATION = "village-regulation"
    HEAD_DECREE = "head-decree"
    WARD_DECREE = "ward-decree"


@dataclass(frozen=True)
class DocumentRules:
    """`source` is the text in templates/drafting; `kind` and `theme` what the finished paper is recorded as."""

    name: str
    about: str
    source: str
    file_name: str
    for_kinds: frozenset[Kind]
    kind: RegulationKind
    theme: Theme

    @property
    def agreed_with_council(self) -> bool:
        return self.kind is RegulationKind.VILLAGE_REGULATION


TASK_FORCE = (
    "Pembentukan Satuan Tugas Pencegahan Tindak Pidana Perdagangan Orang dan Pelindungan Pekerja Migran Indonesia"
)
_DESA = frozenset({Kind.DESA, Kind.DESA_ADAT})

DOCUMENTS = {
    Document.VILLAGE_REGULATION: DocumentRules(
        _l("Peraturan Desa on the protection of migrant workers"),
        _l("Duties of the village, task force, help post, sessions, money and monitoring, chapter by chapter"),
        "village_regulation.txt",
        "perdes-pelindungan-pmi",
        _DESA,
        RegulationKind.VILLAGE_REGULATION,
        Theme.PMI_PROTECTION,
    ),
    Document.HEAD_DECREE: DocumentRules(
        _l("Keputusan Kepala Desa on the village task force"),
        _l("Who is in the task force, what it does, for at most three years, with a list of members to fill in"),
        "head_decree.txt",
        "sk-satgas",
        _DESA,
        RegulationKind.HEAD_DECREE,
        Theme.TASK_FORCE,
    ),
    Document.WARD_DECREE: DocumentRules(
        _l("Keputusan Lurah on the task force of the kelurahan"),
        _l("Who is in the task force, what it does, for at most three years, with a list of members to fill in"),
        "ward_decree.txt",
        "sk-lurah-satgas",
        frozenset({Kind.KELURAHAN}),
        RegulationKind.WARD_DECREE,
        Theme.TASK_FORCE,
    ),
}


def documents_for(kind: Kind) -> dict[Document, DocumentRules]:
    """What such a village may make: a kelurahan is never offered a Perdes."""
    return {document: rules for document, rules in DOCUMENTS.items() if kind in rules.for_kinds}
