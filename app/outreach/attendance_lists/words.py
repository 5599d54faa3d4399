"""The words of Indonesian attendance lists: what columns, sexes, ticks, headings, totals and signatures are called."""

import re
from enum import StrEnum

from app.outreach.vocabulary import Sex
from app.sheets.words import word_key


class Kind(StrEnum):
    """What a column holds. NIK and CONTACT are never read, SIGNATURE and OTHER are shown only."""

    NUMBER = "number"
    NAME = "name"
    CHILD_NAME = "child_name"
    SEX = "sex"
    MALE = "male"
    FEMALE = "female"
    GROUP = "group"
    HAMLET = "hamlet"
    AGE = "age"
    CHILD = "child"
    ADULT = "adult"
    NIK = "nik"
    CONTACT = "contact"
    BIRTH = "birth"
    SIGNATURE = "signature"
    OTHER = "other"


PRIVATE = frozenset({Kind.NIK, Kind.CONTACT, Kind.BIRTH, Kind.CHILD_NAME})

_EXACT = {
    Kind.NUMBER: "no nomor nomer nmr num nourut nomorurut nurut urut nrut nou noabsen",
    Kind.NAME: "nama name nm nmlengkap nmpeserta fullname peserta hadirin participant participantname",
    Kind.SEX: "lp pl jk jkl jkel jklmn sex seks gender lkpr lakilakiperempuan priawanita wanitapria mf fm pw wp lw",
    Kind.MALE: "l lk m laki lakilaki laki2 lelaki pria male",
    Kind.FEMALE: "p pr prp perempuan wanita w f female",
    Kind.GROUP: "status kategori kelompok perwakilan mewakili utusan instansi lembaga organisasi peran pekerjaan "
    "asalinstansi profesi kedudukan",
    Kind.HAMLET: "dsn rt rw rtrw lingkungan lingk kampung hamlet address domisili tempattinggal banjar jorong dukuh",
    Kind.AGE: "age",
    Kind.CHILD: "anak anakanak",
    Kind.ADULT: "dewasa",
    Kind.NIK: "nik nikktp niknoktp nonik nik16digit ktp nokk nkk nomorkk kk nip nisn paspor nopaspor passport "
    "nomorindukkependudukan",
    Kind.CONTACT: "hp wa email surel kontak phone whatsapp",
    Kind.BIRTH: "ttl",
    Kind.SIGNATURE: "paraf signature",
}
_BEGINS = (  # the first that fits
    (Kind.CHILD_NAME, "namaanak namasiswa namapelajar namamurid namabalita namasantri"),
    (Kind.NIK, "noktp nomorktp noidentitas nomoridentitas nomornik"),
    (
        Kind.CONTACT,
        "nohp nomorhp notel nomortel telp telepon telpon nowa nomorwa hpwa handphone nohandphone alamatemail",
    ),
    (Kind.BIRTH, "tgllahir tanggallahir tempattanggallahir tempattgllahir tempatlahir tempattgl"),
    (Kind.SIGNATURE, "tandatangan ttd tdtangan tandatgn"),
    (Kind.SEX, "jeniskel jnskel jniskel jenkel jkelamin kelamin gender lakilakiperempuan"),
    (Kind.GROUP, "jabatan unsur pekerjaan instansi perwakilandari"),
    (Kind.HAMLET, "alamat dusun rtrw lingkungan kampung"),
    (Kind.AGE, "umur usia"),
)
_NOT_A_PERSONS_NAME = (
    "namadesa namakel namakec namakab namaprov namakegiatan namaacara namainstansi namalembaga namaorganisasi "
    "namasekolah namakelompok namadusun namaorang namaortu namaayah namaibu namasuami namaistri namaisteri namawali "
    "namabank namausaha namaperusahaan namajabatan namapanggil namaalias namatempat namapetugas namapasangan "
    "namanarasumber namapemateri nameof"
).split()
_KINDS = {word: kind for kind, words in _EXACT.items() for word in words.split()}


def header_kind(text: str) -> Kind | None:
    """What a column with this title holds; None where it is no title that is known here."""
    key = word_key(text)
    if not key or len(key) > 60:
        return None
    if key in _KINDS:
        return _KINDS[key]
    for kind, beginnings in _BEGINS:
        if key.startswith(tuple(beginnings.split())):
            return kind
    if key in ("namaorang", "namaorangnya"):
        return Kind.NAME
    if key.startswith("nama") and not key.startswith(tuple(_NOT_A_PERSONS_NAME)):
        return Kind.NAME
    return None


_SEXES = {
    **dict.fromkeys("l lk laki lakilaki laki2 lelaki lelaki2 pria cowok putra m male man".split(), Sex.MALE),
    **dict.fromkeys("p pr prp perempuan wanita wnt cewek putri w f female woman".split(), Sex.FEMALE),
}
_SEX_HEADINGS = {
    **{w: sex for w, sex in _SEXES.items() if len(w) > 3 and w not in ("putra", "putri")},
    "bapakbapak": Sex.MALE,
    "ibuibu": Sex.FEMALE,
}
_OF_PEOPLE = (
    "peserta",
    "kelompok",
    "hadirin",
    "warga",
    "kaum",
    "anggota",
    "daftarhadir",
    "daftarhadirpeserta",
    "bapak",
)
_COUNT = re.compile(r"\(?\s*[:=]?\s*\d+\s*(?:orang|org)?\s*\)?\s*$", re.IGNORECASE)
_ENUMERATED = re.compile(r"^\s*(?:[A-Z]|[IVX]{1,4}|\d{1,2})\s*[.)\]]\s*(?=\D)")


def read_sex(text: str) -> Sex | None:
    """What a cell of an L/P column says; None where it says neither."""
    return _SEXES.get(word_key(text)) if len(text) < 20 else None


def sex_heading(text: str) -> Sex | None:
    """PEREMPUAN, "A. Laki-laki", "Peserta perempuan (12 orang)": the sex of the rows below."""
    key = bare_heading(text)
    for prefix in ("", *_OF_PEOPLE):
        if key.startswith(prefix) and (sex := _SEX_HEADINGS.get(key[len(prefix) :])):
            return sex
    return None


def bare_heading(text: str) -> str:
    """The key of a heading without its enumeration and the count behind it."""
    words = _ENUMERATED.sub("", text.strip(" *_~:.-"))
    return word_key(_COUNT.sub("", words)) if re.search(r"[^\W\d_]", words) else ""


_CHILDREN = re.compile(
    r"(?:peserta|kelompok|daftarhadir|daftarhadirpeserta|kategori|unsur)?"
    r"(?:anak|anakanak|anak2|anakdibawah18(?:tahun|th)?|anak18(?:tahun|th)?|dibawahumur|balita|remajadibawah18tahun"
    r"|(?:pelajar|siswa|siswi|siswasiswi|murid|santri)(?:sd|smp|sma|smk|mts|ma|mi|slta|sltp|tk|sekolah\w{0,10})?\d*"
    r"|pelajarmahasiswa|anakpelajar|usiaanak|anakusia\w{1,12}|usiadibawah18\w{0,6}|sd|smp|sma|smk)"
)


def is_children(text: str) -> bool:
    """Whether a heading or a cell says that those it is about are below 18, or may be."""
    key = bare_heading(text)
    return bool(key) and len(key) < 40 and _CHILDREN.fullmatch(key) is not None


_HAMLET = re.compile(r"(?:dusun|dsn|rt|rw|lingkungan|kampung|dukuh|banjar|jorong)\b.{0,30}", re.IGNORECASE)


def is_hamlet(text: str) -> bool:
    """Dusun II, RT 03, RW 01."""
    return _HAMLET.fullmatch(text.strip(" *_:.")) is not None


_TICKS = frozenset("v vv x xx ya y 1 true benar ok".split())
_TICK_SIGNS = frozenset("√✓✔☑☒✗✘×*•●■ü")
_NO_TICKS = frozenset("0 - – — . false tidak".split())


def is_tick(text: str) -> bool:
    """Any mark that people make in one of two columns; L or P in its own column is one too."""
    bare = text.strip().casefold()
    return bool(bare) and (bare in _TICKS or bare in _SEXES or all(sign in _TICK_SIGNS for sign in bare))


def is_no_tick(text: str) -> bool:
    return text.strip().casefold() in _NO_TICKS


_TOTAL = re.compile(
    r"(?:sub ?total|jumlah|jml|total|rekap|rekapitulasi)\b.*"
    r"|(?:l|p|lk|pr|laki ?-? ?laki|perempuan|pria|wanita|anak(?: ?-? ?anak)?)\s*[:=]\s*\d+.*",
    re.IGNORECASE,
)


def is_total(text: str) -> bool:
    """Jumlah, Total L: 10, "Perempuan = 17 orang"."""
    return _TOTAL.fullmatch(text.strip(" *_~-.")) is not None


_SIGNED = re.compile(
    r"(?:mengetahui|menyetujui|mengesahkan|disahkan|diketahui|dibuat oleh|yang membuat|pembuat daftar|petugas"
    r"|panitia|ketua panitia|ketua pelaksana|pelaksana kegiatan|penanggung ?jawab|notulis|notulen|sekretaris desa"
    r"|kepala desa|pj\.? kepala desa|plt\.? kepala desa|kades|lurah|camat|a\.?n\.? kepala|a\.?n\.? camat|hormat kami"
    r"|demikian|n\.?i\.?p\b|pembina|ketua bpd|ketua tim penggerak|operator|koordinator|fasilitator|pencatat)\b.*",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|peb|mar|apr|mei|jun|jul|agu|agt|aug|sep|okt|oct|nov|nop|des|dec)[a-z]*"
_PLACE_AND_DAY = re.compile(
    rf"[^\d:]{{3,40}},\s*(?:tanggal|tgl\.?)?\s*(?:\d{{1,2}}|\.{{2,}}|_{{2,}}|\s)\s*{_MONTH}\s*(?:\d{{2,4}}|\.*|_*)",
    re.IGNORECASE,
)


def is_signature(text: str) -> bool:
    """Mengetahui, Kepala Desa, "Kace Timur, 16 September 2026": from here on people sign and nobody is listed."""
    bare = text.strip(" *_~()")
    return _SIGNED.fullmatch(bare) is not None or _PLACE_AND_DAY.fullmatch(bare) is not None


_NOT_A_NAME = re.compile(
    r"(?:daftar (?:hadir|nama|peserta)|absen|hari\b.{0,12}tanggal|hari ?[:/]"
    r"|(?:tanggal|tgl|waktu|jam|tempat|nomor|ket) ?:"
    r"|pukul|lokasi|acara|kegiatan|sosialisasi|penyuluhan|agenda|tema|materi|narasumber|pemateri|lampiran|catatan"
    r"|keterangan|hal(?:aman)? \d|pemerintah|kabupaten|kecamatan|desa |kelurahan|ass?alamu|was?salamu|terima ?kasih"
    r"|makasih|mohon|berikut|selamat (?:pagi|siang|sore|malam|datang)|yth|bismillah|alhamdulillah|izin|ijin|siap\b"
    r"|baik\b|oke?\b|maaf|tolong|kehadiran|<media|pesan ini|peserta yang|yang hadir|hadir ?:|undangan)",
    re.IGNORECASE,
)


def is_phrase(text: str) -> bool:
    """A line that is about the list, or chat around it, and no name."""
    return _NOT_A_NAME.match(text.strip(" *_~-")) is not None
