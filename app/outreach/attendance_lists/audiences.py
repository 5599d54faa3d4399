"""Which group of people (unsur) the words of a list mean."""

import re
from functools import cache

from app.i18n import LANGUAGES, force_locale
from app.outreach.vocabulary import AUDIENCE_NAMES, Audience
from app.sheets.words import Words, word_key

_ALSO: dict[Audience, str] = {
    Audience.PROSPECTIVE_MIGRANT_WORKER: "calon PMI, CPMI, calon TKI, calon pekerja migran, "
    "calon pekerja migran Indonesia",
    Audience.MIGRANT_WORKER_ON_LEAVE: "PMI cuti, PMI sedang cuti",
    Audience.MIGRANT_WORKER_FAMILY: "keluarga PMI, keluarga pekerja migran, keluarga TKI",
    Audience.FORMER_MIGRANT_WORKER: "purna PMI, mantan PMI, eks PMI, mantan TKI, purna pekerja migran",
    Audience.VILLAGE_OFFICIALS: "perangkat, aparat desa, aparatur desa, kepala desa, kades, sekdes, sekretaris desa, "
    "bendahara desa, staf desa, pemdes, pemerintah desa",
    Audience.VILLAGE_COUNCIL: "BPD, ketua BPD, anggota BPD, wakil ketua BPD, sekretaris BPD",
    Audience.NEIGHBOURHOOD_HEADS: "RT, RW, ketua RT, ketua RW, kadus, kepala dusun, RT/RW, pak RT, ketua RT/RW, kaling",
    Audience.RELIGIOUS_LEADERS: "tokoh agama, imam masjid, ustaz, ustadz, penyuluh agama",
    Audience.COMMUNITY_LEADERS: "tokoh masyarakat, toko masyarakat",
    Audience.CUSTOMARY_LEADERS: "tokoh adat, ketua adat, pemangku adat, lembaga adat",
    Audience.YOUTH: "karang taruna, pemuda, tokoh pemuda, ketua karang taruna, anggota karang taruna, pemudi",
    Audience.FAMILY_WELFARE: "PKK, TP PKK, kader PKK, ketua PKK, anggota PKK, tim penggerak PKK, ketua TP PKK",
    Audience.HEALTH_VOLUNTEERS: "posyandu, kader posyandu, kader kesehatan",
    Audience.STUDENTS: "mahasiswa, mahasiswi",
    Audience.TEACHERS: "guru, kepala sekolah, guru SD, guru SMP, guru PAUD, guru TK, guru SMA",
    Audience.VILLAGE_GUARDIANS: "babinsa, bhabinkamtibmas, babinkamtibmas, bhabin, bhabinkamtibnas",
    Audience.PERSONS_WITH_DISABILITY: "disabilitas, difabel, penyandang disabilitas",
    Audience.GENERAL_PUBLIC: "masyarakat, warga, umum, masyarakat umum, warga desa, warga masyarakat",
    Audience.OTHER: "lainnya, lain-lain",
}
_OFFICIALS = ("kaur", "kasi", "kepalaurusan", "kepalaseksi")
_NUMBER_BEHIND = re.compile(r"[\s.]*\d+(?:\s*/\s*\d+)?$")


def find_audience(text: str) -> Audience | None:
    """The group, never that of pupils: they are nearly always children."""
    bare = _NUMBER_BEHIND.sub("", text)
    if word_key(bare).startswith(_OFFICIALS):
        return Audience.VILLAGE_OFFICIALS
    found = _words().find(bare)
    return found[0] if len(found) == 1 and found[0] is not Audience.PUPILS else None


@cache
def _words() -> Words[Audience]:
    return Words((one, (*_labels(one), *_ALSO.get(one, "").split(", "))) for one in Audience)


def _labels(audience: Audience) -> list[str]:
    spoken = []
    for language in LANGUAGES:
        with force_locale(language):
            spoken.append(str(AUDIENCE_NAMES[audience]))
    return spoken
