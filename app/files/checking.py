"""What somebody sends as a photo or a scan: taken by what is in it, never by its name; else a sentence why not."""

import hashlib
from dataclasses import dataclass

from app.config import MIB
from app.files.images import Fault, UnusablePhoto, encode_drawing, encode_photo
from app.files.models import StoredFile
from app.i18n import _, number
from app.web.values import clean_line

MOST_BYTES = 10 * MIB
JPEG, PNG, PDF = "image/jpeg", "image/png", "application/pdf"
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_TAIL = 4096  # some scanners fill up the last block


class Refused(ValueError):
    """The file is not taken; the message is for the person who sent it."""


@dataclass(frozen=True)
class Checked:
    """What is to be kept of a file: a photo encoded anew with a small copy, a PDF as it came.

    `pages` are pictures of the first of the `page_count` pages of a PDF, where they are wanted (see pages.py).
    """

    name: str
    media_type: str
    content: bytes
    sent_sha256: str
    small: bytes | None = None
    width: int | None = None
    height: int | None = None
    pages: tuple[bytes, ...] = ()
    page_count: int | None = None

    @property
    def sha256(self) -> str:
        return sha256(self.content)

    def stored_file(self, user_id: int | None) -> StoredFile:
        """The row that speaks of it."""
        return StoredFile(
            sha256=self.sha256,
            sent_sha256=self.sent_sha256,
            media_type=self.media_type,
            name=self.name,
            size=len(self.content),
            width=self.width,
            height=self.height,
            page_count=self.page_count,
            picture_count=len(self.pages) if self.page_count is not None else None,
            created_by_id=user_id,
        )


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def file_name(sent: str | None) -> str:
    """The name as it may be shown and stored: its end tells more than its beginning."""
    return clean_line(sent or "")[-100:] or _("The file")


def check_file(name: str, sent: bytes, longest: int) -> Checked:
    """What to keep of it, photos shrunk to that many pixels. Raises Refused."""
    _refuse_size(name, sent)
    if sent.startswith(b"%PDF-"):
        if b"%%EOF" not in sent[-_TAIL:]:
            raise Refused(_damaged(name))
        return Checked(name, PDF, sent, sha256(sent))
    if _looks_like_photo(sent):
        return _check_photo(name, sent, longest)
    if sent[4:8] == b"ftyp" and sent[8:12] in _HEIC_BRANDS:
        advice = _("“%(name)s” is a HEIC photo, which many devices cannot show. Save it as JPG, then choose that.")
        raise Refused(advice % {"name": name})
    raise Refused(_("“%(name)s” is neither a photo nor a PDF. Choose a photo (JPG, PNG, WebP) or a PDF.", name=name))


def check_drawing(name: str, sent: bytes, longest: int) -> Checked:
    """What to keep of an emblem: a PNG of at most that many pixels. Raises Refused."""
    _refuse_size(name, sent)
    if not _looks_like_photo(sent):
        raise Refused(_("“%(name)s” is no picture that can be printed. Choose a PNG, JPG or WebP.", name=name))
    try:
        content, width, height = encode_drawing(sent, longest)
    except UnusablePhoto as unusable:
        raise Refused(_photo_fault(name, unusable)) from None
    return Checked(name, PNG, content, sha256(sent), width=width, height=height)


def _refuse_size(name: str, sent: bytes) -> None:
    if not sent:
        raise Refused(_("“%(name)s” is empty. Choose it again.", name=name))
    if len(sent) > MOST_BYTES:
        raise Refused(
            _(
                "“%(name)s” has more than %(most)s MB. Take the photo smaller, or scan it in black and white.",
                name=name,
                most=MOST_BYTES // MIB,
            )
        )


def _looks_like_photo(sent: bytes) -> bool:
    is_webp = sent.startswith(b"RIFF") and sent[8:12] == b"WEBP"
    return is_webp or sent.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"))


def _check_photo(name: str, sent: bytes, longest: int) -> Checked:
    try:
        photo = encode_photo(sent, longest)
    except UnusablePhoto as unusable:
        raise Refused(_photo_fault(name, unusable)) from None
    return Checked(name, JPEG, photo.content, sha256(sent), photo.small, photo.width, photo.height)


def _photo_fault(name: str, unusable: UnusablePhoto) -> str:
    if unusable.fault is Fault.ANIMATED:
        return _("“%(name)s” is a moving picture. Choose a photo.", name=name)
    if unusable.fault is Fault.TOO_MANY_PIXELS:
        most = number(unusable.most_pixels // 1_000_000)
        return _(
            "“%(name)s” has more than %(most)s megapixels. Take the photo in a smaller size.", name=name, most=most
        )
    return _damaged(name)


def _damaged(name: str) -> str:
    return _("“%(name)s” is damaged or was cut off on its way. Choose it again, or take the photo anew.", name=name)
