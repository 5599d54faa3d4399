"""What else people call kinds and themes in their own files, beside the names of vocabulary.py."""

from app.i18n import LANGUAGES, force_locale
from app.regulations.vocabulary import KIND_RULES, THEME_NAMES, RegulationKind, Theme
from app.sheets.words import Words

KIND_SYNONYMS: dict[RegulationKind, tuple[str, ...]] = {
    RegulationKind.VILLAGE_REGULATION: ("village regulation", "Peraturan Desa (Perdes)"),
    RegulationKind.JOINT_REGULATION: (
        "joint regulation",
        "Permakades",
        "Peraturan Bersama",
        "Peraturan Bersama Kepala Desa (Permakades)",
    ),
    RegulationKind.HEAD_REGULATION: ("head regulation", "Peraturan Kepala Desa (Perkades)", "Peraturan Kades"),
    RegulationKind.HEAD_DECREE: (
        "head decree",
        "SK",
        "Keputusan Kepala Desa (SK)",
        "SK Kepala Desa",
        "Surat Keputusan Kepala Desa",
    ),
    RegulationKind.WARD_DECREE: ("ward decree", "SK Lurah", "Surat Keputusan Lurah"),
    RegulationKind.REGIONAL_REGULATION: (
        "regional regulation",
        "Perwali",
        "Perbup",
        "Perwali/Perbup",
        "Peraturan Bupati",
        "Peraturan Wali Kota",
        "Peraturan Walikota",
    ),
}

THEME_SYNONYMS: dict[Theme, tuple[str, ...]] = {
    Theme.ANTI_TRAFFICKING_VILLAGE: ("Anti-TPPO", "anti-trafficking village", "TPPO", "pencegahan TPPO"),
    Theme.PRODUCTIVE_MIGRANT_VILLAGE: (
        "Desmigratif",
        "Desa Migran Produktif (Desmigratif)",
        "productive migrant village",
    ),
    Theme.PMI_PROTECTION: (
        "PMI protection",
        "pelindungan pekerja migran Indonesia",
        "perlindungan pekerja migran Indonesia",
        "pelindungan pekerja migran",
        "perlindungan PMI",
    ),
    Theme.TASK_FORCE: ("task force", "satgas", "satgas TPPO", "kader"),
    Theme.OTHER: ("lainnya", "lain-lain", "tema lainnya"),
}


def kind_words() -> Words[RegulationKind]:
    return Words(
        (kind, (kind.value, rules.name, rules.short, *KIND_SYNONYMS[kind])) for kind, rules in KIND_RULES.items()
    )


def theme_words() -> Words[Theme]:
    return Words((theme, (theme.value, *_labels(theme), *THEME_SYNONYMS[theme])) for theme in Theme)


def _labels(theme: Theme) -> list[str]:
    labels = []
    for language in LANGUAGES:
        with force_locale(language):
            labels.append(str(THEME_NAMES[theme]))
    return labels
