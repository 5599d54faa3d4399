"""Menimbang and Mengingat of a draft: sentences made from what is recorded; what is not recorded is left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.areas.models import Area
from app.drafting.phrases import in_words, letters
from app.drafting.queries import Outreach
from app.drafting.vocabulary import TASK_FORCE, Document
from app.i18n import day
from app.regulations.legal_basis import as_list, read_basis, usual_basis
from app.regulations.models import Regulation
from app.regulations.vocabulary import GAZETTE_NAMES, RegulationKind, Theme
from app.reports.office.letterhead import head_of

_PROTECTION = "Pelindungan Pekerja Migran Indonesia"
_DUTIES = "Pasal 42 Undang-Undang Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia"
_DECREES = (RegulationKind.HEAD_DECREE, RegulationKind.WARD_DECREE)
MONTHS = 12


@dataclass(frozen=True)
class Recorded:
    """What is known about a village on a day. `basis` is what its regency has typed, "" where it has not."""

    village: Area
    on: date
    outreach: Outreach
    in_force: Sequence[Regulation]
    basis: str

    @property
    def carried_out(self) -> list[Regulation]:
        """The regulations on protection that a task force would carry out: a decree is no legal basis of another."""
        return [one for one in self.in_force if one.theme is not Theme.TASK_FORCE and one.kind not in _DECREES]

    @property
    def basis_lines(self) -> tuple[str, ...]:
        return read_basis(self.basis) or usual_basis(self.village.kind)


@dataclass(frozen=True)
class Names:
    """How the village names itself: Desa Kace Timur with its Kepala Desa, Nagari X with its Wali Nagari."""

    place: str
    village: str
    title: str


def list_considerations(document: Document, recorded: Recorded, names: Names) -> list[str]:
    """a., b., c. of Menimbang, each with the mark that ends it."""
    where = f"{names.place} {names.village}"
    reasons = [
        f"bahwa penduduk {where} yang bekerja di luar negeri beserta keluarganya perlu dilindungi sebelum, selama, "
        "dan setelah bekerja, serta dijauhkan dari tindak pidana perdagangan orang dan tawaran kerja yang menipu"
    ]
    if document is not Document.WARD_DECREE:
        reasons.append(f"bahwa {_DUTIES} memberi pemerintah desa tugas dan tanggung jawab dalam pelindungan itu")
    if told := _outreach(recorded, where):
        reasons.append(told)
    if document is not Document.VILLAGE_REGULATION:
        reasons += [
            f"bahwa untuk melaksanakan {cite(one, names)}, perlu dibentuk satuan tugas di {where}"
            for one in recorded.carried_out[-1:]
        ]
    what = {
        Document.VILLAGE_REGULATION: f"Peraturan {names.place} tentang {_PROTECTION}",
        Document.HEAD_DECREE: f"Keputusan {names.title} tentang {TASK_FORCE}",
        Document.WARD_DECREE: f"Keputusan Lurah tentang {TASK_FORCE}",
    }[document]
    reasons.append(
        f"bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam {letters(len(reasons))}, perlu menetapkan {what}"
    )
    return [f"{reason};" for reason in reasons]


def _outreach(recorded: Recorded, where: str) -> str:
    """The sessions of the last twelve months; "" where there were none."""
    held = recorded.outreach
    if not held.sessions:
        return ""
    start = f"bahwa dalam {in_words(MONTHS)} bulan terakhir sampai dengan tanggal {day(recorded.on)} di {where} telah "
    if held.joint == held.sessions:
        return f"{start}dilaksanakan {in_words(held.sessions)} kegiatan sosialisasi bersama desa atau kelurahan lain"
    joint = (
        f", dan {in_words(held.joint)} di antaranya merupakan kegiatan bersama yang kehadirannya tidak dipilah per "
        "desa atau kelurahan sehingga tidak ikut dijumlahkan"
        if held.joint
        else ""
    )
    return (
        f"{start}dilaksanakan {in_words(held.sessions)} kegiatan sosialisasi dengan {in_words(held.attendance)} "
        f"kehadiran{joint}"
    )


def list_legal_basis(document: Document, recorded: Recorded, names: Names) -> list[str]:
    """1., 2., 3. of Mengingat: the laws, then the village's own regulation or the regional one that covers it."""
    entries = [*recorded.basis_lines]
    if document is not Document.VILLAGE_REGULATION:
        entries += [cite(one, names, with_gazette=True) for one in recorded.carried_out]
    return as_list(entries)


def cite(regulation: Regulation, names: Names, with_gazette: bool = False) -> str:
    """Peraturan Desa Kace Timur Nomor 2 Tahun 2026 tentang ...; with its Lembaran Desa where that is recorded."""
    maker = f"{names.place} {names.village}"
    kind = {
        RegulationKind.VILLAGE_REGULATION: f"Peraturan {maker}",
        RegulationKind.HEAD_REGULATION: f"Peraturan {names.title} {names.village}",
        RegulationKind.REGIONAL_REGULATION: f"Peraturan {head_of(regulation.area)}",
    }.get(regulation.kind, regulation.rules.name)
    number = f" Nomor {regulation.number}" if regulation.number else ""
    text = f"{kind}{number} Tahun {regulation.year} tentang {regulation.title}"
    gazette = regulation.rules.promulgated_in
    if with_gazette and gazette and regulation.promulgation_number and regulation.promulgated_on:
        name = GAZETTE_NAMES[gazette].replace("Desa", maker)
        text += f" ({name} Tahun {regulation.promulgated_on.year} Nomor {regulation.promulgation_number})"
    return text
