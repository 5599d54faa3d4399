"""Whatever is sent: a plain JPEG comes out, upright and without anything that is not seen, or a sentence why not."""

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from app.files import images
from app.files.images import Fault, UnusablePhoto, encode_photo
from tests.records import photo_bytes

GPS = 0x8825
SECRET = b"Rumah Siti, 2.1 LS 106.0 BT"


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def sent(image: Image.Image, picture: str = "JPEG", **options) -> bytes:
    encoded = io.BytesIO()
    image.save(encoded, picture, **options)
    return encoded.getvalue()


def halves(first: str = "red", second: str = "blue") -> Image.Image:
    """The left half in one colour, the right half in the other."""
    image = Image.new("RGB", (200, 100), second)
    image.paste(first, (0, 0, 100, 100))
    return image


def is_like(pixel, wanted: tuple[int, int, int]) -> bool:
    return all(abs(one - other) <= 6 for one, other in zip(pixel, wanted, strict=True))


@pytest.mark.parametrize("picture", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_shrunk_and_has_a_small_copy(picture):
    photo = encode_photo(photo_bytes(3000, 1500, picture), 1280)

    assert (photo.width, photo.height) == opened(photo.content).size == (1280, 640)
    assert opened(photo.small).size == (320, 160)
    assert {opened(content).format for content in (photo.content, photo.small)} == {"JPEG"}


def test_a_small_photo_stays_as_large_as_it_is():
    photo = encode_photo(photo_bytes(60, 40), 1280)

    assert opened(photo.content).size == opened(photo.small).size == (60, 40)


def test_nothing_that_is_not_seen_is_kept():
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    exif.get_ifd(GPS)[1], exif.get_ifd(GPS)[2] = "S", (2.0, 6.0, 1.0)
    sending = sent(halves(), exif=exif, comment=SECRET, xmp=b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>") + SECRET
    assert sending.count(SECRET) == 4
    assert opened(sending).getexif().get_ifd(GPS)

    photo = encode_photo(sending, 1280)

    for content in (photo.content, photo.small):
        assert SECRET not in content
        assert not opened(content).getexif()
        assert not {"comment", "xmp", "exif", "icc_profile"} & opened(content).info.keys()


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("picture", ["JPEG", "PNG", "WEBP"])
def test_it_stands_upright(orientation, picture):
    """However the phone was held, red ends up where the EXIF says that it belongs."""
    lying, exif = halves(), Image.Exif()
    exif[0x0112] = orientation
    photo = encode_photo(sent(lying, picture, exif=exif), 1280)

    corner = {1: (5, 5), 2: (190, 5), 3: (190, 5), 4: (5, 5), 5: (5, 5), 6: (5, 5), 7: (5, 190), 8: (5, 190)}
    upright = opened(photo.content)
    assert upright.size == ((200, 100) if orientation < 5 else (100, 200)) == (photo.width, photo.height)
    assert is_like(upright.getpixel(corner[orientation]), (254, 0, 0))


def test_broken_exif_does_no_harm():
    assert encode_photo(sent(halves(), exif=b"Exif\0\0II*\0\xff\xff\xff\xff"), 1280).width == 200


def test_colours_come_out_as_the_profile_says():
    """A profile in which green stands where red is meant to be."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    photo = encode_photo(sent(halves(), icc_profile=lab), 1280)
    assert is_like(opened(photo.content).getpixel((5, 5)), (254, 0, 0))

    photo = encode_photo(sent(halves(), icc_profile=b"no profile at all"), 1280)
    assert is_like(opened(photo.content).getpixel((5, 5)), (254, 0, 0))


@pytest.mark.parametrize(
    ("image", "picture", "wanted"),
    [
        (Image.new("CMYK", (40, 40), (0, 255, 255, 0)), "JPEG", (254, 0, 0)),
        (Image.new("I;16", (40, 40), 0x8000), "PNG", 128),
        (Image.new("L", (40, 40), 200), "JPEG", 200),
        (Image.new("1", (40, 40), 1), "PNG", 255),
        (Image.new("LA", (40, 40), (0, 0)), "PNG", (255, 255, 255)),
        (Image.new("RGBA", (40, 40), (255, 0, 0, 0)), "PNG", (255, 255, 255)),
        (Image.new("RGBA", (40, 40), (0, 0, 255, 128)), "WEBP", (127, 127, 255)),
        (halves().quantize(4), "PNG", (254, 0, 0)),
    ],
    ids=["cmyk", "16 bits", "grey", "black and white", "grey, clear", "clear", "half clear", "palette"],
)
def test_every_kind_of_pixel_becomes_plain(image, picture, wanted):
    pixel = opened(encode_photo(sent(image, picture), 1280).content).getpixel((5, 5))

    wanted = wanted if isinstance(wanted, tuple) else (wanted,)
    assert is_like(pixel if isinstance(pixel, tuple) else (pixel,), wanted)


def test_a_second_picture_behind_a_phones_photo_is_left_off():
    both = sent(halves(), "MPO", save_all=True, append_images=[Image.new("RGB", (200, 100), "green")])
    assert opened(both).format == "MPO"

    photo = encode_photo(both, 1280)

    assert is_like(opened(photo.content).getpixel((5, 5)), (254, 0, 0))
    assert len(photo.content) < len(both)


def fault_of(sending: bytes) -> Fault:
    with pytest.raises(UnusablePhoto) as raised:
        encode_photo(sending, 1280)
    return raised.value.fault


@pytest.mark.parametrize("picture", ["WEBP", "PNG"])
def test_what_moves_is_refused(picture):
    assert fault_of(sent(halves(), picture, save_all=True, append_images=[halves("green")])) is Fault.ANIMATED


@pytest.mark.parametrize("picture", ["JPEG", "PNG", "WEBP"])
def test_what_was_cut_off_is_refused(picture):
    whole = sent(Image.effect_noise((300, 300), 80).convert("RGB"), picture)

    assert {fault_of(whole[: len(whole) * part // 10]) for part in (1, 5, 9)} == {Fault.DAMAGED}


def png_of(width: int, height: int) -> bytes:
    """A PNG that says how large it is and holds next to nothing."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(50_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("measures", [(5_000, 5_000), (20_000, 20_000), (2_000_000_000, 2_000_000_000)])
def test_a_bomb_is_refused_before_it_is_decoded(measures, monkeypatch):
    monkeypatch.setattr(images, "_flat", lambda opened: pytest.fail("decoded"))

    assert fault_of(png_of(*measures)) in (Fault.TOO_MANY_PIXELS, Fault.DAMAGED)


def test_text_that_unpacks_to_gigabytes_is_refused():
    bomb = b"Comment\0\0" + zlib.compress(bytes(200_000_000), 9)
    chunk = struct.pack(">I", len(bomb)) + b"zTXt" + bomb + struct.pack(">I", zlib.crc32(b"zTXt" + bomb))
    whole = sent(halves(), "PNG")

    assert fault_of(whole[:33] + chunk + whole[33:]) is Fault.DAMAGED


def test_a_jpeg_of_thousands_of_scans_is_refused():
    whole = sent(halves().resize((1000, 1000)), progressive=True)
    scan = whole.rindex(b"\xff\xda")
    many = whole[:scan] + whole[scan:-2] * 2_000 + b"\xff\xd9"

    assert fault_of(many) is Fault.DAMAGED
    assert encode_photo(whole, 1280).width == 1000


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["JPEG", "PNG", "WEBP"]), st.data())
def test_no_file_brings_down_more_than_itself(picture, data):
    """Bytes changed anywhere: a photo or a fault, never another error."""
    whole = bytearray(sent(halves(), picture))
    for at, value in data.draw(st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), max_size=8)):
        whole[at] = value
    try:
        photo = encode_photo(bytes(whole), 1280)
    except UnusablePhoto:
        return
    assert opened(photo.content).size == (photo.width, photo.height)
