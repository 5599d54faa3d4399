"""The programmes that come with the site, as data: what is known of them, and from where. A lead may change them all.

Facts are from laws and from what the issuers themselves have said in public; what is not certain is left empty.
The texts are Indonesian in both languages of the site, as whatever a lead writes is.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.areas.models import Kind
from app.outreach.vocabulary import Audience
from app.programmes.vocabulary import Rule
from app.regulations.vocabulary import PROTECTIVE_THEMES, RegulationKind, Theme

FIRST_DAY = date(2017, 11, 22)
"""The day of UU 18/2017, which gave villages their part. Criteria hold from then on, long before most records, so that
what a village did in earlier years can be entered later; it is not the day on which a programme began."""

REASON = "Bawaan aplikasi."

_DESA = (Kind.DESA, Kind.DESA_ADAT)
_LAWS = (
    "UU Nomor 21 Tahun 2007 tentang Pemberantasan Tindak Pidana Perdagangan Orang\n"
    "UU Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia\n"
    "UU Nomor 6 Tahun 2014 tentang Desa, sebagaimana diubah dengan UU Nomor 3 Tahun 2024"
)
_TASK_FORCE = {
    "kinds": [RegulationKind.HEAD_DECREE.value, RegulationKind.WARD_DECREE.value],
    "themes": [Theme.TASK_FORCE.value],
}
_SESSIONS = {
    "count": 2,
    "months": 12,
    "audiences": [
        Audience.PROSPECTIVE_MIGRANT_WORKER.value,
        Audience.MIGRANT_WORKER_ON_LEAVE.value,
        Audience.MIGRANT_WORKER_FAMILY.value,
        Audience.FORMER_MIGRANT_WORKER.value,
    ],
    "topics": [],
}


@dataclass(frozen=True)
class ShippedCriterion:
    """A criterion of a first version; `key` may never change. `area_kinds` empty: for every village."""

    key: str
    text: str
    evidence: str = ""
    area_kinds: tuple[Kind, ...] = ()
    rule: Rule = Rule.BY_HAND
    settings: dict[str, Any] = field(default_factory=dict)


_PERDES = ShippedCriterion(
    "perdes",
    "Perdes pelindungan sudah diundangkan dan berlaku",
    "Perdes dengan tanggal pengundangannya",
    area_kinds=_DESA,
    rule=Rule.REGULATION,
    settings={
        "kinds": [RegulationKind.VILLAGE_REGULATION.value],
        "themes": [theme.value for theme in PROTECTIVE_THEMES],
    },
)


@dataclass(frozen=True)
class ShippedProgramme:
    """The first version of a programme; `slug` may never change."""

    slug: str
    name: str
    short_name: str
    issuer: str
    legal_basis: str
    description: str
    criteria: tuple[ShippedCriterion, ...]
    term_years: int | None = None
    for_all_villages: bool = False


_ANTI_TRAFFICKING_VILLAGE = ShippedProgramme(
    slug="desa-anti-tppo",
    name="Desa Anti Tindak Pidana Perdagangan Orang",
    short_name="Desa Anti-TPPO",
    issuer="",
    legal_basis=f"{_LAWS}\nPerpres Nomor 49 Tahun 2023 tentang Perubahan Kedua atas Perpres Nomor 69 Tahun 2008",
    description=(
        "Belum ada kriteria resmi yang terbit: daftar ini dari praktik desa-desa yang sudah menjalankannya. "
        "Sesuaikan dengan ketentuan di daerah Anda. Masa berlaku SK paling lama tiga tahun."
    ),
    term_years=3,
    criteria=(
        ShippedCriterion(
            "musyawarah",
            "Musyawarah desa atau kelurahan tentang pencegahan TPPO sudah diadakan",
            "Berita acara musyawarah",
        ),
        ShippedCriterion("komitmen", "Komitmen bersama sudah ditandatangani", "Naskah komitmen bersama"),
        ShippedCriterion(
            "satgas",
            "SK satgas atau kader desa masih berlaku",
            "SK dengan tema satgas desa dan tanggal akhir masa berlakunya",
            rule=Rule.REGULATION,
            settings=_TASK_FORCE,
        ),
        _PERDES,
        ShippedCriterion(
            "posko", "Posko bantuan dan nomor pengaduan tersedia", "Foto posko, nomor pengaduan yang diumumkan"
        ),
        ShippedCriterion("papan-informasi", "Papan informasi terpasang di tempat umum", "Foto papan informasi"),
        ShippedCriterion(
            "data-pmi",
            "Buku data PMI diisi dan diperbarui",
            "Foto sampul buku atau jumlah yang tercatat, tanpa nama orang",
        ),
        ShippedCriterion(
            "sosialisasi",
            "Sosialisasi untuk kelompok sasaran berjalan",
            "Kegiatan untuk calon PMI, PMI, keluarganya dan purna-PMI",
            rule=Rule.SESSIONS,
            settings=_SESSIONS,
        ),
        ShippedCriterion(
            "rujukan",
            "Kontak rujukan tersedia: BP3MI, Polsek atau Bhabinkamtibmas, UPTD PPA, Imigrasi",
            "Daftar kontak yang diumumkan",
        ),
        ShippedCriterion(
            "anggaran",
            "Ada anggaran dalam APBDes",
            "Halaman APBDes yang memuat anggarannya",
            area_kinds=_DESA,
        ),
        ShippedCriterion(
            "sk-penetapan",
            "Sudah ditetapkan dengan SK yang masih berlaku",
            "SK penetapan, dicatat sebagai tahap oleh petugas",
            rule=Rule.DESIGNATED,
        ),
    ),
)

_PRODUCTIVE_MIGRANT_VILLAGE = ShippedProgramme(
    slug="desmigratif",
    name="Desa Migran Produktif",
    short_name="Desmigratif",
    issuer="Kementerian Ketenagakerjaan",
    legal_basis=(
        "Permenaker Nomor 2 Tahun 2019 tentang Pemberdayaan Komunitas Pekerja Migran Indonesia di Desa Migran Produktif"
    ),
    description="Empat pilar menurut Permenaker Nomor 2 Tahun 2019, dijalankan oleh petugas Desmigratif di desa.",
    criteria=(
        ShippedCriterion("petugas", "Petugas Desmigratif bertugas di desa", "Surat penunjukan petugas"),
        ShippedCriterion(
            "layanan-migrasi", "Pilar 1: pusat layanan migrasi melayani warga", "Foto tempat layanan, jadwal layanan"
        ),
        ShippedCriterion(
            "usaha-produktif", "Pilar 2: usaha produktif PMI dan keluarganya berjalan", "Daftar kelompok usaha"
        ),
        ShippedCriterion(
            "pengasuhan",
            "Pilar 3: pengasuhan anak PMI oleh masyarakat (community parenting) berjalan",
            "Jadwal kegiatan, foto tanpa wajah anak",
        ),
        ShippedCriterion(
            "koperasi", "Pilar 4: koperasi atau BUMDes untuk PMI dan keluarganya berjalan", "Akta atau SK pengurus"
        ),
    ),
)

_GOLDEN_MIGRANT_VILLAGE = ShippedProgramme(
    slug="desa-migran-emas",
    name="Desa Migran EMAS (Edukatif, Maju, Aman, Sejahtera)",
    short_name="Desa Migran EMAS",
    issuer="Kementerian Pelindungan Pekerja Migran Indonesia/BP2MI",
    legal_basis="",
    description=(
        "Enam kriteria yang disampaikan kementerian pada November 2025. Penetapan dengan SK dan prasasti. "
        "Dasar hukum dikosongkan: rancangan peraturan menterinya masih disusun pada akhir 2025. Isi setelah terbit."
    ),
    criteria=(
        ShippedCriterion(
            "satgas",
            "Satgas atau komunitas pelindungan PMI ada di desa atau kelurahan",
            "SK satgas atau susunan pengurus komunitas",
        ),
        ShippedCriterion("layanan", "Layanan migrasi tersedia dan memadai", "Foto tempat layanan, jadwal layanan"),
        ShippedCriterion("pemberdayaan", "Pemberdayaan PMI dan keluarganya berjalan", "Laporan kegiatan pemberdayaan"),
        ShippedCriterion(
            "prosedural", "Persentase PMI yang berangkat secara prosedural tinggi", "Jumlah PMI menurut cara berangkat"
        ),
        ShippedCriterion("kelompok-purna", "Kelompok usaha purna-PMI ada", "Susunan pengurus kelompok"),
        ShippedCriterion(
            "berkelanjutan",
            "Kegiatan pelindungan PMI berlanjut",
            "Rencana dan laporan kegiatan",
        ),
    ),
)

_IMMIGRATION_VILLAGE = ShippedProgramme(
    slug="desa-binaan-imigrasi",
    name="Desa Binaan Imigrasi",
    short_name="Desa Binaan Imigrasi",
    issuer="Direktorat Jenderal Imigrasi",
    legal_basis="",
    description=(
        "Ditetapkan oleh kantor imigrasi setempat. Belum ada kriteria resmi yang terbit: daftar ini dari praktik. "
        "Kelurahan dapat ikut."
    ),
    criteria=(
        ShippedCriterion(
            "pimpasa",
            "Petugas Imigrasi Pembina Desa (PIMPASA) ditunjuk",
            "Surat penunjukan petugas",
        ),
        ShippedCriterion("sertifikat", "Sertifikat Desa Binaan Imigrasi diterima", "Foto sertifikat"),
        ShippedCriterion("papan", "Papan pengumuman terpasang", "Foto papan pengumuman"),
    ),
)

_CARING_VILLAGE = ShippedProgramme(
    slug="desbumi",
    name="Desa Peduli Buruh Migran",
    short_name="Desbumi",
    issuer="Migrant CARE",
    legal_basis="",
    description=(
        "Dirintis oleh Migrant CARE dan jaringannya sejak 2013, didukung peraturan desa masing-masing. "
        "Daftar ini dari praktik. Kelurahan dapat ikut."
    ),
    criteria=(
        _PERDES,
        ShippedCriterion("struktur", "Pengurus Desbumi terbentuk", "SK atau susunan pengurus"),
        ShippedCriterion(
            "layanan",
            "Layanan berjalan: informasi, dokumen, pengaduan, pemberdayaan purna",
            "Foto tempat layanan, jadwal layanan",
        ),
    ),
)

_DUTIES = ShippedProgramme(
    slug="tugas-desa",
    name="Tugas pemerintah desa menurut UU 18/2017 Pasal 42",
    short_name="Tugas desa (UU 18/2017)",
    issuer="",
    legal_basis="UU Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia, Pasal 42",
    description="Lima tugas yang berlaku untuk setiap desa, tanpa pendaftaran. Cara menilainya tidak diatur.",
    for_all_villages=True,
    criteria=(
        ShippedCriterion(
            "informasi",
            "a. Menerima dan memberikan informasi dan permintaan pekerjaan dari dinas ketenagakerjaan",
            "Foto papan atau pesan yang memuat informasi dari dinas",
            area_kinds=_DESA,
        ),
        ShippedCriterion(
            "verifikasi",
            "b. Memeriksa data dan mencatat calon PMI",
            "Foto sampul buku atau jumlah yang tercatat, tanpa nama orang",
            area_kinds=_DESA,
        ),
        ShippedCriterion(
            "dokumen",
            "c. Membantu calon PMI memenuhi syarat dokumen kependudukan",
            "Jumlah warga yang dibantu",
            area_kinds=_DESA,
        ),
        ShippedCriterion(
            "pemantauan",
            "d. Memantau keberangkatan dan kepulangan PMI",
            "Jumlah yang berangkat dan pulang menurut catatan desa",
            area_kinds=_DESA,
        ),
        ShippedCriterion(
            "pemberdayaan",
            "e. Memberdayakan calon PMI, PMI, dan keluarganya",
            "Laporan kegiatan pemberdayaan",
            area_kinds=_DESA,
        ),
    ),
)

SHIPPED = (
    _ANTI_TRAFFICKING_VILLAGE,
    _PRODUCTIVE_MIGRANT_VILLAGE,
    _GOLDEN_MIGRANT_VILLAGE,
    _IMMIGRATION_VILLAGE,
    _CARING_VILLAGE,
    _DUTIES,
)
