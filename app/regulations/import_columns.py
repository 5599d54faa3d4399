"""The columns of a file of regulations: ours, those of OpenSID, and what else people call them."""

from dataclasses import replace

from app.areas.village_column import VILLAGE_CODE, VILLAGE_NAME
from app.regulations.vocabulary import STEP_NUMBERS, Gazette, Step
from app.sheets.columns import Column

GAZETTE_DAYS = {Gazette.GAZETTE: "gazette_on", Gazette.BULLETIN: "bulletin_on"}
GAZETTE_NUMBERS = {Gazette.GAZETTE: "gazette_number", Gazette.BULLETIN: "bulletin_number"}
OTHER_VILLAGES = "other_villages"

DAYS = (*(step.value for step in Step), "valid_until")
PAPERS = tuple(STEP_NUMBERS.values())
TEXTS = {"summary": 2000, "note": 2000, "repealed_by": 200, **dict.fromkeys(PAPERS, 60)}
"""How many characters each column of words may have, as in the form."""

COLUMNS = (
    replace(VILLAGE_CODE, needed=False),
    VILLAGE_NAME,
    Column("kind", ("jenis", "jenis peraturan", "jenis peraturan di desa"), needed=True),
    Column("number", ("nomor", "no", "no ditetapkan", "nomor ditetapkan", "nomor peraturan")),
    Column("year", ("tahun",)),
    Column("title", ("tentang", "judul", "nama", "about"), needed=True),
    Column("theme", ("tema",)),
    Column("summary", ("uraian", "uraian singkat")),
    Column("planned_on", ("tgl direncanakan", "tanggal direncanakan")),
    Column("drafting_on", ("tgl mulai disusun", "tanggal mulai disusun")),
    Column("deliberation_on", ("tgl dibahas", "tanggal dibahas")),
    Column("agreed_on", ("tgl kesepakatan", "tanggal kesepakatan", "disepakati", "tanggal disepakati")),
    Column("agreement_number", ("no kesepakatan", "nomor kesepakatan")),
    Column("handed_over_on", ("tgl diserahkan", "tanggal diserahkan")),
    Column("enacted_on", ("tgl ditetapkan", "tanggal ditetapkan", "ditetapkan", "tanggal penetapan")),
    Column("unsigned", ("tidak ditandatangani",)),
    Column("promulgated_on", ("tgl diundangkan", "tanggal diundangkan", "diundangkan", "tanggal pengundangan")),
    Column("promulgation_number", ("no diundangkan", "nomor diundangkan", "nomor pengundangan")),
    Column("gazette_on", ("tgl lembaran desa", "tanggal lembaran desa")),
    Column("gazette_number", ("no lembaran desa", "nomor lembaran desa")),
    Column("bulletin_on", ("tgl berita desa", "tanggal berita desa")),
    Column("bulletin_number", ("no berita desa", "nomor berita desa")),
    Column("submitted_on", ("tgl lapor", "tanggal lapor", "tanggal dilaporkan", "tanggal disampaikan", "disampaikan")),
    Column("submission_number", ("no lapor", "nomor lapor", "nomor dilaporkan")),
    Column("disseminated_on", ("tgl disebarluaskan", "tanggal disebarluaskan")),
    Column("clarified_on", ("tgl klarifikasi", "tanggal klarifikasi")),
    Column("clarification_number", ("no klarifikasi", "nomor klarifikasi")),
    Column("annulled_on", ("tgl dibatalkan", "tanggal dibatalkan")),
    Column("annulment_number", ("no pembatalan", "nomor pembatalan")),
    Column("valid_until", ("berlaku sampai", "tgl berlaku sampai")),
    Column("repealed_on", ("tgl dicabut", "tanggal dicabut", "dicabut", "tanggal pencabutan")),
    Column("repealed_by", ("dicabut dengan", "dicabut oleh")),
    Column(OTHER_VILLAGES, ("desa lain", "berlaku untuk desa")),
    Column("note", ("keterangan", "catatan")),
)

EXPORTED = {
    "number": "no_ditetapkan",
    "year": "tahun",
    "title": "tentang",
    "theme": "tema",
    "summary": "uraian",
    "agreed_on": "tgl_kesepakatan",
    "agreement_number": "no_kesepakatan",
    "enacted_on": "tgl_ditetapkan",
    "submission_number": "no_lapor",
    "submitted_on": "tgl_lapor",
    "gazette_number": "no_lembaran_desa",
    "gazette_on": "tgl_lembaran_desa",
    "bulletin_number": "no_berita_desa",
    "bulletin_on": "tgl_berita_desa",
    "note": "keterangan",
    "planned_on": "tgl_direncanakan",
    "drafting_on": "tgl_mulai_disusun",
    "deliberation_on": "tgl_dibahas",
    "handed_over_on": "tgl_diserahkan",
    "unsigned": "tidak_ditandatangani",
    "disseminated_on": "tgl_disebarluaskan",
    "clarification_number": "no_klarifikasi",
    "clarified_on": "tgl_klarifikasi",
    "annulment_number": "no_pembatalan",
    "annulled_on": "tgl_dibatalkan",
    "valid_until": "berlaku_sampai",
    "repealed_on": "tgl_dicabut",
    "repealed_by": "dicabut_dengan",
    OTHER_VILLAGES: "desa_lain",
}
"""What an export calls a column: as OpenSID does where it has one like that, else in the same manner."""
