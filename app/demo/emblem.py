"""An invented emblem: a shield with hills and water that says CONTOH. It is nobody's."""

import io
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from app.files import store
from app.files.checking import Checked, check_drawing

_WIDTH, _HEIGHT, _FINER = 480, 580, 2
_TEAL, _PALE, _GOLD, _INK = (15, 91, 92, 255), (191, 221, 216, 255), (201, 152, 43, 255), (27, 42, 47, 255)


def keep_emblem() -> Checked:
    """Its bytes lie in the file store then."""
    checked = check_drawing("lambang-contoh.png", draw_emblem(), _HEIGHT)
    store.keep(checked)
    return checked


@cache
def draw_emblem() -> bytes:
    """As a PNG, transparent around the shield."""
    size = (_WIDTH * _FINER, _HEIGHT * _FINER)
    mask = Image.new("L", size, 0)
    _shield(ImageDraw.Draw(mask), 26, 255)
    inside = Image.new("RGBA", size, _PALE)
    draw = ImageDraw.Draw(inside)
    _polygon(draw, [(0, 330), (120, 170), (210, 280), (310, 130), (480, 340), (480, 580), (0, 580)], _TEAL)
    for height in (352, 386, 420):
        points = [(x, height + (8 if x // 40 % 2 else -8)) for x in range(0, _WIDTH + 40, 40)]
        draw.line([(x * _FINER, y * _FINER) for x, y in points], fill=_PALE, width=9 * _FINER, joint="curve")
    _polygon(draw, [(0, 40), (480, 40), (480, 112), (0, 112)], _GOLD)
    font = ImageFont.load_default(58 * _FINER)
    draw.text((_WIDTH / 2 * _FINER, 76 * _FINER), "CONTOH", font=font, fill=_INK, anchor="mm")
    emblem = Image.new("RGBA", size, (0, 0, 0, 0))
    _shield(ImageDraw.Draw(emblem), 4, _INK)
    emblem.paste(inside, mask=mask)
    encoded = io.BytesIO()
    emblem.resize((_WIDTH, _HEIGHT), Image.Resampling.LANCZOS).save(encoded, "PNG")
    return encoded.getvalue()


def _shield(draw: ImageDraw.ImageDraw, inset: int, fill) -> None:
    left, top, right, bottom = inset, inset, _WIDTH - inset, _HEIGHT - inset
    waist = 350
    box = [value * _FINER for value in (left, waist - (bottom - waist), right, bottom)]
    _polygon(draw, [(left, top), (right, top), (right, waist), (left, waist)], fill)
    draw.pieslice(box, 0, 180, fill=fill)


def _polygon(draw: ImageDraw.ImageDraw, points: list[tuple[int, int]], fill) -> None:
    draw.polygon([(x * _FINER, y * _FINER) for x, y in points], fill=fill)
