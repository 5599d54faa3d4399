"""The guide: how a village head and the staff use the site, what the figures mean, what is stored about people.

It names pages of every feature. Its texts are Indonesian in both languages of the site and stand in templates/guide/;
the buttons that they name come from the catalogue, so that a button that is renamed is renamed there too.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flask import Blueprint, Flask, current_app, render_template
from markupsafe import Markup
from PIL import Image

from app.i18n import force_locale
from app.regulations.terms import DEFAULT_TERMS
from app.web.errors import NotFound
from app.web.public import public

bp = Blueprint("guide", __name__, url_prefix="/guide")


@dataclass(frozen=True)
class Chapter:
    """`about` is its line in the list of contents."""

    template: str
    title: str
    about: str

    @property
    def name(self) -> str:
        """Its part of the address: record of guide/record.html."""
        return Path(self.template).stem


FOR_VILLAGES = (
    Chapter("guide/sign-in.html", "Masuk dan pasang di HP", "Nama pengguna, kata sandi, gambar di layar HP"),
    Chapter("guide/record.html", "Mencatat kegiatan dalam 90 detik", "Empat isian yang perlu, sisanya boleh menyusul"),
    Chapter("guide/no-signal.html", "Tanpa sinyal", "Isian disimpan di HP dan terkirim sendiri"),
    Chapter("guide/names.html", "Daftar hadir dan nama", "Cetak daftar hadir, ketik nama, atau kirim berkas"),
    Chapter("guide/photos.html", "Foto dan pindaian", "Lembar bertanda tangan dan foto kegiatan"),
    Chapter("guide/nil.html", "Tidak ada kegiatan: nihil", "Satu ketukan, dan itu juga laporan"),
    Chapter("guide/returned.html", "Kegiatan dikembalikan", "Membaca alasannya dan memperbaikinya"),
    Chapter("guide/regulations.html", "Peraturan desa", "Tahap demi tahap sampai berlaku"),
    Chapter("guide/programmes.html", "Program dan kriteria", "Yang sudah terpenuhi, yang kurang, dan buktinya"),
    Chapter("guide/report.html", "Laporan desa", "Yang dibaca bupati atau wali kota"),
    Chapter("guide/trouble.html", "Bila ada masalah", "Pesan di layar dan yang dapat dilakukan"),
)
FOR_STAFF = (
    Chapter("guide/staff.html", "Petugas kecamatan dan kabupaten", "Memeriksa, peraturan tertahan, program"),
    Chapter("guide/lead.html", "Pagi seorang pimpinan program", "Membaca cakupan, lima desa berikutnya, target"),
    Chapter("guide/issued.html", "Laporan yang diterbitkan", "Membaca, menerbitkan, membuktikan; tiga contoh"),
)
FOR_ALL = (
    Chapter("guide/numbers.html", "Arti angka", "Kehadiran, orang tercatat, orang unik; dijangkau, nihil, belum lapor"),
    Chapter("guide/personal-data.html", "Data pribadi", "Yang disimpan, siapa yang melihat, berapa lama"),
)
CHAPTERS = (*FOR_VILLAGES, *FOR_STAFF, *FOR_ALL)


@bp.get("")
@public
def index():
    """What there is to read, for whom."""
    groups = (
        ("Untuk kepala desa dan lurah", FOR_VILLAGES),
        ("Untuk petugas", FOR_STAFF),
        ("Untuk semua", FOR_ALL),
    )
    return render_template("guide/index.html", groups=groups)


@bp.get("/all")
@public
def whole():
    """Every chapter on one page, one after the other, to print."""
    return render_template("guide/whole.html", chapters=[(one, _content(one, "h3")) for one in CHAPTERS])


@bp.get("/<name>")
@public
def page(name: str):
    place = next((place for place, chapter in enumerate(CHAPTERS) if chapter.name == name), None)
    if place is None:
        raise NotFound(name)
    return render_template(
        "guide/page.html",
        chapter=CHAPTERS[place],
        content=_content(CHAPTERS[place], "h2"),
        before=CHAPTERS[place - 1] if place else None,
        after=CHAPTERS[place + 1] if place + 1 < len(CHAPTERS) else None,
    )


def _content(chapter: Chapter, heading: str) -> Markup:
    """The text of a chapter with headings of that level; buttons are named as they are on an Indonesian page."""
    with force_locale("id"):
        return Markup(
            render_template(
                chapter.template,
                heading=heading,
                names_kept_months=current_app.config["NAMES_KEPT_MONTHS"],
                terms=DEFAULT_TERMS,
            )
        )


def init_app(app: Flask) -> None:
    pictures = Path(app.static_folder or "") / "img" / "guide"

    @cache
    def picture_size(name: str) -> tuple[int, int]:
        """Width and height in pixels, so that the page does not jump while a picture loads."""
        with Image.open(pictures / f"{name}.webp") as picture:
            return picture.size

    @cache
    def example_bytes(name: str) -> int:
        """How large the file of an example is, for those who pay for what they load."""
        return (Path(app.static_folder or "") / "examples" / f"{name}.pdf").stat().st_size

    app.register_blueprint(bp)
    app.jinja_env.globals.update(picture_size=picture_size, example_bytes=example_bytes)
