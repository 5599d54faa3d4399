"""Photos, encoded anew: upright, in sRGB, no larger than wanted, and nothing of the sent file but what one sees."""

import io
import re
import threading
from dataclasses import dataclass
from enum import StrEnum

from PIL import Image, ImageCms, ImageFile

_MOST_PIXELS = 50_000_000
_MOST_AT_ONCE = 16_000_000  # of what cannot be shrunk while it is decoded: all but the usual JPEG
_MOST_SCANS = 64  # a progressive JPEG has about ten; thousands of empty ones cost minutes
_SMALL = 320
_FORMATS = ("JPEG", "PNG", "WEBP")
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
_ICC_SPACES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_one_at_a_time = threading.Lock()  # so that memory holds the pixels of one photo, however many threads there are


class Fault(StrEnum):
    DAMAGED = "damaged"
    ANIMATED = "animated"
    TOO_MANY_PIXELS = "too_many_pixels"


class UnusablePhoto(ValueError):
    """What is wrong with it, and how many pixels it might have had."""

    def __init__(self, fault: Fault, most_pixels: int = _MOST_PIXELS):
        super().__init__(fault.value)
        self.fault, self.most_pixels = fault, most_pixels


@dataclass(frozen=True)
class Photo:
    """Two JPEGs of one photo, and the measures of the larger one in pixels."""

    content: bytes
    small: bytes
    width: int
    height: int


def encode_photo(sent: bytes, longest: int) -> Photo:
    """The JPEG, PNG or WebP with its longer side at most `longest` pixels. Raises UnusablePhoto."""
    image = _read(sent, longest)
    content, measures = _jpeg(image), image.size
    image.thumbnail((_SMALL, _SMALL))
    return Photo(content, _jpeg(image), *measures)


def encode_drawing(sent: bytes, longest: int) -> tuple[bytes, int, int]:
    """(PNG, width, height) of a JPEG, PNG or WebP; what is transparent stays so. Raises UnusablePhoto."""
    image = _read(sent, longest, keeps_transparent=True)
    image.info.clear()
    encoded = io.BytesIO()
    image.save(encoded, "PNG", optimize=True)
    return encoded.getvalue(), *image.size


def _read(sent: bytes, longest: int, keeps_transparent: bool = False) -> Image.Image:
    """Upright, small and in sRGB. One picture at a time; whatever a decoder raises says that it is unusable."""
    try:
        ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint makes it true for the whole process
        with _one_at_a_time, Image.open(io.BytesIO(sent), formats=_FORMATS) as opened:
            _refuse_unusable(opened, sent)
            orientation = _orientation(opened)
            opened.draft(None, (longest, longest))
            has_alpha = keeps_transparent and opened.has_transparency_data
            image = opened.convert("RGBA") if has_alpha else _flat(opened)
            image.thumbnail((longest, longest))
            alpha = image.getchannel("A") if has_alpha else None
            image = _in_srgb(image.convert("RGB") if alpha else image, opened.info.get("icc_profile"))
            if alpha:
                image.putalpha(alpha)
    except UnusablePhoto:
        raise
    except Image.DecompressionBombError:
        raise UnusablePhoto(Fault.TOO_MANY_PIXELS) from None
    except Exception:  # decoders raise whatever comes when a file is broken or means harm
        raise UnusablePhoto(Fault.DAMAGED) from None
    return image.transpose(_UPRIGHT[orientation]) if orientation in _UPRIGHT else image


def _refuse_unusable(opened: Image.Image, sent: bytes) -> None:
    """Judged by the head of the file: nothing is decoded yet."""
    is_jpeg = opened.format in ("JPEG", "MPO")  # MPO: a phone's photo with a second picture behind it, left off
    if not is_jpeg and getattr(opened, "is_animated", False):
        raise UnusablePhoto(Fault.ANIMATED)
    most = _MOST_PIXELS if is_jpeg and not opened.info.get("progressive") else _MOST_AT_ONCE
    if opened.width * opened.height > most:
        raise UnusablePhoto(Fault.TOO_MANY_PIXELS, most)
    if is_jpeg and _scans(sent) > _MOST_SCANS:
        raise UnusablePhoto(Fault.DAMAGED)


def _scans(jpeg: bytes) -> int:
    """How many times the decoder would go over the picture."""
    scans, at = 0, 2
    while match := _NEXT_MARKER.search(jpeg, at):
        marker = jpeg[match.end() - 1]
        if marker == 0xD9:
            break
        scans += marker == 0xDA
        at = match.end() + int.from_bytes(jpeg[match.end() : match.end() + 2], "big")
    return scans


def _orientation(opened: Image.Image) -> int:
    try:
        return opened.getexif().get(_ORIENTATION, 1)
    except Exception:  # broken EXIF is dropped like all of it
        return 1


def _flat(opened: Image.Image) -> Image.Image:
    """The pixels in 8 bits, without a palette, transparent ones on white."""
    if opened.mode.startswith(("I", "F")):
        return opened.convert("I").point(lambda value: value / 256).convert("L")
    if opened.has_transparency_data:
        pixels = opened.convert("RGBA")
        ground = Image.new("RGB", pixels.size, "white")
        ground.paste(pixels, mask=pixels)
        return ground
    if opened.mode in ("L", "RGB", "CMYK"):
        return opened
    return opened.convert("L" if opened.mode == "1" else "RGB")


def _in_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    if icc:
        try:
            profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
            if _ICC_SPACES.get(profile.profile.xcolor_space.strip()) == image.mode:
                converted = ImageCms.profileToProfile(image, profile, _SRGB, outputMode="RGB")
                return converted if converted is not None else image
        except (ImageCms.PyCMSError, OSError, ValueError):  # a broken profile: the colours as they stand
            pass
    return image.convert("L" if image.mode == "L" else "RGB")  # a new image, which holds on to no file


def _jpeg(image: Image.Image) -> bytes:
    image.info.clear()  # a comment in it would be written again
    encoded = io.BytesIO()
    image.save(encoded, "JPEG", quality=80, progressive=True, optimize=True)
    return encoded.getvalue()
