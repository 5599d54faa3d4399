"""What kinds of sessions are held in a village: titles, hours, audiences and sizes, as practice knows them."""

from dataclasses import dataclass

from app.outreach.vocabulary import Approach, Audience, Topic

_SCAMS, _BROKERS, _PROCEDURE, _TRAFFICKING = (
    Topic.ONLINE_SCAM_RECRUITMENT,
    Topic.ILLEGAL_BROKERS,
    Topic.OFFICIAL_PROCEDURE,
    Topic.TRAFFICKING,
)
SPEAKERS = {
    "BP3MI Kepulauan Bangka Belitung": "%s, S.Sos.",
    "Kantor Imigrasi Kelas I TPI Pangkalpinang": "%s, S.H.",
    "Polsek {subdistrict}": "Ipda %s",
    "Dinas Tenaga Kerja {regency}": "%s, S.E.",
    "Dinas Pemberdayaan Masyarakat dan Desa {regency}": "%s, S.STP.",
    "Kejaksaan Negeri {city}": "%s, S.H., M.H.",
    "Universitas Bangka Belitung": "Dr. %s, M.Si.",
}


@dataclass(frozen=True)
class Event:
    """One kind of session. `women` is the share among adults, `size` the spread of adults, `children` that of boys and
    girls together; `outside` and `named`: how often somebody from outside holds it, and names are written down."""

    weight: int
    approach: Approach
    titles: tuple[str, ...]
    topics: tuple[Topic, ...]
    audiences: tuple[Audience, ...]
    venues: tuple[str, ...]
    hours: tuple[int, ...]
    size: tuple[int, int]
    women: float = 0.5
    children: tuple[int, int] = (0, 0)
    outside: float = 0.3
    named: float = 0.4
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 5)


EVENTS = (
    Event(
        weight=34,
        approach=Approach.MEETING,
        titles=(
            "Waspada lowongan kerja palsu dan penipuan daring",
            "Sosialisasi bahaya tindak pidana perdagangan orang",
            "Cara resmi bekerja ke luar negeri",
            "Bahaya lowongan kerja palsu di Kamboja dan Myanmar",
            "Mengenali calo dan biaya tidak resmi",
            "Musyawarah desa: satgas pencegahan TPPO",
            "Sosialisasi hak dan kewajiban pekerja migran",
        ),
        topics=(_SCAMS, _TRAFFICKING, _BROKERS, _PROCEDURE, Topic.RIGHTS_AND_DUTIES, Topic.COMPLAINTS),
        audiences=(
            Audience.GENERAL_PUBLIC,
            Audience.PROSPECTIVE_MIGRANT_WORKER,
            Audience.MIGRANT_WORKER_FAMILY,
            Audience.VILLAGE_OFFICIALS,
            Audience.VILLAGE_COUNCIL,
            Audience.NEIGHBOURHOOD_HEADS,
            Audience.COMMUNITY_LEADERS,
        ),
        venues=("Balai {village}", "Kantor {village}", "Aula serbaguna {village}"),
        hours=(8, 9, 9, 9, 10, 13, 14),
        size=(14, 48),
    ),
    Event(
        weight=17,
        approach=Approach.HOME_VISIT,
        titles=(
            "Kunjungan ke keluarga pekerja migran",
            "Kunjungan ke rumah calon pekerja migran",
            "Pendataan dan penyuluhan dari rumah ke rumah",
        ),
        topics=(_PROCEDURE, _BROKERS, Topic.PLACEMENT_AND_CONTRACT, Topic.COSTS, Topic.SOCIAL_SECURITY),
        audiences=(
            Audience.MIGRANT_WORKER_FAMILY,
            Audience.PROSPECTIVE_MIGRANT_WORKER,
            Audience.MIGRANT_WORKER_ON_LEAVE,
        ),
        venues=("Dusun I", "Dusun II", "Dusun III", "RT 02", "RT 05"),
        hours=(10, 15, 16, 19),
        size=(3, 9),
        women=0.6,
        outside=0.05,
        named=0.55,
    ),
    Event(
        weight=9,
        approach=Approach.RELIGIOUS_GATHERING,
        titles=(
            "Pengajian ibu-ibu: mengenali calo dan tawaran kerja palsu",
            "Yasinan dan penyuluhan bahaya perdagangan orang",
        ),
        topics=(_BROKERS, _TRAFFICKING, _SCAMS, _PROCEDURE),
        audiences=(Audience.RELIGIOUS_LEADERS, Audience.GENERAL_PUBLIC, Audience.MIGRANT_WORKER_FAMILY),
        venues=("Masjid Al-Ikhlas", "Masjid Nurul Iman", "Surau Al-Muhajirin", "Majelis taklim {village}"),
        hours=(14, 16, 19),
        size=(16, 60),
        women=1.0,
        outside=0.1,
        named=0.2,
        weekdays=(3, 5, 6),
    ),
    Event(
        weight=4,
        approach=Approach.RELIGIOUS_GATHERING,
        titles=("Titip pesan selepas salat Jumat: jangan berangkat tanpa dokumen",),
        topics=(_PROCEDURE, _BROKERS),
        audiences=(Audience.GENERAL_PUBLIC, Audience.RELIGIOUS_LEADERS),
        venues=("Masjid Al-Ikhlas", "Masjid Nurul Iman", "Masjid Jami' {village}"),
        hours=(13,),
        size=(30, 90),
        women=0.0,
        outside=0.1,
        named=0.0,
        weekdays=(4,),
    ),
    Event(
        weight=9,
        approach=Approach.SCHOOL_VISIT,
        titles=(
            "Kunjungan sekolah: aman memakai internet dan mencari kerja",
            "Edukasi siswa tentang penipuan lowongan kerja",
            "Sehari bersama pelajar: kenali bahaya perdagangan orang",
        ),
        topics=(_SCAMS, _TRAFFICKING, Topic.OTHER_RISKS),
        audiences=(Audience.PUPILS, Audience.TEACHERS),
        venues=("SMAN 1 {subdistrict}", "SMKN 1 {subdistrict}", "SMPN 2 {subdistrict}", "MA Al-Islam {subdistrict}"),
        hours=(8, 9, 10),
        size=(2, 7),
        women=0.6,
        children=(26, 84),
        outside=0.7,
        named=0.1,
        weekdays=(0, 1, 2, 3),
    ),
    Event(
        weight=7,
        approach=Approach.MEETING,
        titles=("Tanya jawab pemuda tentang kerja di luar negeri", "Karang taruna bicara lowongan palsu"),
        topics=(_SCAMS, Topic.JOBS_AND_EMPLOYERS, Topic.DESTINATION_COUNTRIES, _BROKERS),
        audiences=(Audience.YOUTH, Audience.PROSPECTIVE_MIGRANT_WORKER, Audience.STUDENTS),
        venues=("Balai {village}", "Lapangan {village}"),
        hours=(16, 19, 20),
        size=(9, 30),
        women=0.4,
        children=(0, 4),
        outside=0.15,
    ),
    Event(
        weight=3,
        approach=Approach.MEETING,
        titles=("Ngopi bareng nelayan: ajakan kerja di kapal asing", "Obrolan pos kamling: tawaran kerja di tambang"),
        topics=(_SCAMS, _BROKERS, Topic.JOBS_AND_EMPLOYERS, Topic.PLACEMENT_AND_CONTRACT),
        audiences=(Audience.PROSPECTIVE_MIGRANT_WORKER, Audience.GENERAL_PUBLIC),
        venues=("Warung kopi dermaga", "Pos kamling Dusun II"),
        hours=(19, 20),
        size=(7, 22),
        women=0.0,
        outside=0.1,
    ),
    Event(
        weight=8,
        approach=Approach.MEETING,
        titles=(
            "Pertemuan PKK: melindungi anak dari perdagangan orang",
            "Posyandu: pesan aman bagi ibu yang ditinggal bekerja",
            "Arisan PKK dan penyuluhan penipuan daring",
        ),
        topics=(_TRAFFICKING, _SCAMS, _PROCEDURE, Topic.COMPLAINTS),
        audiences=(Audience.FAMILY_WELFARE, Audience.HEALTH_VOLUNTEERS, Audience.MIGRANT_WORKER_FAMILY),
        venues=("Gedung PKK {village}", "Posyandu Melati", "Balai {village}"),
        hours=(9, 10, 14),
        size=(12, 36),
        women=0.95,
        children=(0, 8),
        outside=0.1,
    ),
    Event(
        weight=5,
        approach=Approach.TRAINING,
        titles=(
            "Pelatihan satgas pencegahan TPPO",
            "Pelatihan kader: mendata dan mendampingi pekerja migran",
            "Pembekalan calon pekerja migran sebelum berangkat",
        ),
        topics=(
            _PROCEDURE,
            Topic.PLACEMENT_AND_CONTRACT,
            Topic.DESTINATION_LAW_AND_CULTURE,
            Topic.REGISTERED_AGENCIES,
            Topic.COSTS,
        ),
        audiences=(Audience.VILLAGE_OFFICIALS, Audience.HEALTH_VOLUNTEERS, Audience.VILLAGE_GUARDIANS, Audience.YOUTH),
        venues=("Balai {village}", "Migrant Center", "Balai latihan kerja {regency}"),
        hours=(8, 9),
        size=(10, 25),
        outside=0.6,
        named=0.85,
    ),
    Event(
        weight=3,
        approach=Approach.CULTURAL_EVENT,
        titles=(
            "Nganggung dan penyuluhan di halaman masjid",
            "Panggung dambus: kerja aman ke luar negeri",
            "Pasar malam desa: stan informasi pekerja migran",
        ),
        topics=(_SCAMS, _PROCEDURE, _TRAFFICKING),
        audiences=(Audience.GENERAL_PUBLIC, Audience.CUSTOMARY_LEADERS, Audience.YOUTH),
        venues=("Lapangan {village}", "Halaman kantor {village}"),
        hours=(8, 15, 19),
        size=(60, 190),
        children=(5, 40),
        named=0.02,
        weekdays=(5, 6),
    ),
    Event(
        weight=2,
        approach=Approach.DIGITAL_CAMPAIGN,
        titles=("Siaran langsung: ciri lowongan palsu", "Obrolan daring warga perantau"),
        topics=(_SCAMS, Topic.COMPLAINTS, Topic.DESTINATION_COUNTRIES),
        audiences=(Audience.GENERAL_PUBLIC, Audience.YOUTH, Audience.MIGRANT_WORKER_FAMILY),
        venues=("Daring",),
        hours=(19, 20),
        size=(25, 90),
        outside=0.4,
        named=0.0,
    ),
)
