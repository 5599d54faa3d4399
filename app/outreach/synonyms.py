"""What else people call topics and approaches in their own files, beside the labels of vocabulary.py."""

from app.i18n import LANGUAGES, force_locale
from app.outreach.vocabulary import APPROACH_NAMES, TOPIC_NAMES, Approach, Topic
from app.sheets.words import Words

_VULNERABILITY = (
    "vulnerability to trafficking, drugs, radicalisation, health",
    "vulnerability to trafficking, drugs, radicalisation and health",
    "kerentanan perdagangan orang, narkoba, radikalisme, kesehatan",
    "kerentanan TPPO, narkoba, radikalisme, kesehatan",
)

TOPIC_SYNONYMS: dict[Topic, tuple[str, ...]] = {
    Topic.ONLINE_SCAM_RECRUITMENT: (
        "online scam and gambling recruitment",
        "online scam",
        "online gambling",
        "perekrutan penipuan daring dan judi daring",
        "penipuan daring dan judi online",
        "penipuan daring",
        "penipuan online",
        "judi online",
        "judol",
        "lowongan palsu",
        "scam",
    ),
    Topic.ILLEGAL_BROKERS: (
        "illegal brokers (calo)",
        "illegal brokers",
        "brokers",
        "calo ilegal",
        "calo",
        "bahaya calo",
        "percaloan",
    ),
    Topic.OFFICIAL_PROCEDURE: (
        "official procedure",
        "procedure",
        "tata cara resmi",
        "prosedur resmi",
        "prosedur",
        "jalur resmi",
        "cara resmi",
        "migrasi aman",
    ),
    Topic.TRAFFICKING: (
        "vulnerability to trafficking",
        "trafficking in persons",
        "TPPO",
        "bahaya TPPO",
        "pencegahan TPPO",
        "perdagangan orang",
        "tindak pidana perdagangan orang",
        "kerentanan perdagangan orang",
        *_VULNERABILITY,
    ),
    Topic.RIGHTS_AND_DUTIES: (
        "rights and duties",
        "hak dan kewajiban",
        "hak dan kewajiban pekerja migran",
    ),
    Topic.JOBS_AND_EMPLOYERS: (
        "jobs",
        "lowongan kerja",
        "lowongan",
        "peluang kerja dan pemberi kerja",
        "pekerjaan dan pemberi kerja",
        "peluang kerja",
    ),
    Topic.SOCIAL_SECURITY: ("BPJS", "BPJS Ketenagakerjaan", "jaminan sosial PMI"),
    Topic.COSTS: ("costs", "placement costs", "biaya", "biaya penempatan", "pembiayaan"),
    Topic.OTHER_RISKS: (
        "drugs",
        "radicalisation",
        "health",
        "narkoba",
        "radikalisme",
        "kesehatan",
        "bahaya narkoba",
        *_VULNERABILITY,
    ),
    Topic.DESTINATION_LAW_AND_CULTURE: (
        "law and culture of destination",
        "law and culture of the destination country",
        "hukum dan budaya",
        "hukum dan budaya negara penempatan",
    ),
    Topic.PLACEMENT_AND_CONTRACT: (
        "placement and work contracts",
        "work contract",
        "perjanjian penempatan dan perjanjian kerja",
        "perjanjian kerja",
        "kontrak kerja",
    ),
    Topic.REGISTERED_AGENCIES: ("registered agencies", "P3MI", "P3MI terdaftar", "P3MI resmi"),
    Topic.DESTINATION_COUNTRIES: (
        "destination and banned countries",
        "destination countries",
        "negara tujuan",
        "negara tujuan dan negara yang dilarang",
        "negara penempatan",
    ),
    Topic.COMPLAINTS: ("complaints", "pengaduan", "cara mengadu dan melapor", "tata cara pengaduan"),
}

APPROACH_SYNONYMS: dict[Approach, tuple[str, ...]] = {
    Approach.MEETING: ("rapat", "tatap muka", "sosialisasi", "penyuluhan"),
    Approach.HOME_VISIT: ("kunjungan ke rumah", "door to door"),
    Approach.CULTURAL_EVENT: ("kegiatan budaya", "pentas seni", "pentas budaya"),
    Approach.SCHOOL_VISIT: ("kunjungan ke sekolah", "goes to school"),
    Approach.RELIGIOUS_GATHERING: ("pengajian", "kegiatan keagamaan", "acara keagamaan"),
    Approach.DIGITAL_CAMPAIGN: ("kampanye media sosial", "media sosial", "daring"),
    Approach.TRAINING: (
        "training (balai vokasi, Migrant Center)",
        "balai vokasi",
        "Migrant Center",
        "bimbingan teknis",
    ),
}


def topic_words() -> Words[Topic]:
    return Words(_all_names(TOPIC_NAMES, TOPIC_SYNONYMS))


def approach_words() -> Words[Approach]:
    return Words(_all_names(APPROACH_NAMES, APPROACH_SYNONYMS))


def _all_names(labels, synonyms):
    """(thing, its key, its label in each language, its synonyms)."""
    for thing, label in labels.items():
        spoken = []
        for language in LANGUAGES:
            with force_locale(language):
                spoken.append(str(label))
        yield thing, (thing.value, *spoken, *synonyms[thing])
