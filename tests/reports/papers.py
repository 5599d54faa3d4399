"""Small documents of the shape that reports have, for tests of the printer itself."""

from collections.abc import Sequence
from datetime import UTC, datetime

import outloud
import page as page_validation

from app.printing.document import Attachment, Document, Heading

MADE_AT = datetime(2026, 10, 7, 2, 0, tzinfo=UTC)
HOSTILE = (
    "<script>alert(1)</script><img src=file:///etc/passwd><svg onload=alert(1)>",
    "{{ 7 * 7 }} {% raw %} & < > \" ' %s %(x)s",
    "Sosialisasi \u202eterbalik\u202c \u200f dan \u2066aneh\u2069 \u0645\u0631\u062d\u0628\u0627",
    "Penyuluhan 😀 🚫 👩\u200d👩\u200d👧 daring",
    "sekali" * 830,
    "W " * 2500,
)
DATA = (
    Attachment("data.json", "application/json", "Seluruh angka", b'{"desa": 81}'),
    Attachment("data.csv", "text/csv", "Angka per kecamatan", b"kecamatan;desa\r\nBelinyu;12\r\n"),
)


def chapter(number: int, rows: int = 3, more: str = "", title: str = "") -> str:
    """A chapter with a table of two rows of heads, so that its cells name their headers; the first has a title."""
    title = title or ("Laporan Uji" if number == 1 else "")
    lines = "".join(f"<tr><th scope=row>Desa {row}</th><td>{row}</td><td>-</td></tr>" for row in range(rows))
    heads = "<tr><th rowspan=2>Desa</th><th colspan=2>Kegiatan</th></tr><tr><th>Kali</th><th>Hadir</th></tr>"
    return f"""<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Laporan</title></head><body>
        <div class="running" data-title="Laporan Uji"></div>{f"<h1>{title}</h1>" if title else ""}
        <h2 class="chapter" id="bab" data-short="Bab {number}">Bab {number}</h2><p>Lihat <a href="#bab">di sini</a>.</p>
        {more}<h3 class="part">Bagian {number}A</h3>
        <table><caption>Tabel {number}</caption><thead>{heads}</thead><tbody>{lines}</tbody></table></body></html>"""


def contents(headings: Sequence[Heading], level: int = 2) -> str:
    lines = "".join(f'<p><a href="#{one.anchor}">{one.text}</a> hlm {one.page}</p>' for one in headings)
    head = f"<h{level} class=chapter data-short=Isi>Daftar Isi</h{level}>"
    return f"""<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Isi</title></head><body>
        <div class="running" data-title="Laporan Uji"></div>{head}
        {lines}</body></html>"""


def document(*chapters: str, **more) -> Document:
    facts = {"foot": ("Data per 7 Oktober 2026",)} | more
    return Document("Laporan Uji – é", "Pemerintah (Contoh)", "Bangka", MADE_AT, chapters or (chapter(1),), **facts)


def faults_of(pdf: bytes, path) -> list[str]:
    """What PDF/A-3a, PDF/UA-1 and a listener find wrong."""
    faults = []
    for profile in ("pdfa-3a", "pdfua-1"):
        report = page_validation.validate_pdf_bytes(pdf, profile=profile)
        faults += [f"{profile}: {one.rule_id} {one.message}" for one in report.failures]
    path.write_bytes(pdf)
    heard = outloud.check(str(path))
    assert not heard.error
    return faults + [f"{one.rule} {one.message}" for one in heard.findings if one.severity == "error"]
