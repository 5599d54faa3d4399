"""Three things that pydyf 0.13 could do better, changed while it runs; with any other version nothing is changed.

1. `page_references` is made anew for every tag: kept, writing no longer grows with pages times tags.
2. Streams are packed with level 6 instead of 9: the size grows by a hundredth, the time falls by more.
3. One packed stream in 256 ends in a carriage return, which strict readers count to the line end that follows it.
"""

import zlib
from types import SimpleNamespace

import pydyf

KNOWN = "0.13.0"
_LEVEL = 6


def apply_patches() -> None:
    """Safe to repeat."""
    if pydyf.__version__ == KNOWN and not hasattr(pydyf.PDF, "_made_references"):
        pydyf.PDF._made_references = pydyf.PDF.page_references.fget
        pydyf.PDF.page_references = property(_page_references)
        pydyf.zlib = SimpleNamespace(compress=zlib.compress, compressobj=_Packer)


def pack(content: bytes) -> bytes:
    """Deflated, never ending in a carriage return: text gets a line end more, for a binary a byte follows the data."""
    is_text = content[:64].isascii() and b"\0" not in content[:64]
    last = zlib.adler32(content) & 0xFF  # the last byte of what is packed is that of its check sum
    return pack_exactly(content + b"\n" if is_text and last == ord("\r") else content)


def pack_exactly(content: bytes) -> bytes:
    """The same of a file that somebody takes out again: it comes out byte for byte."""
    packed = zlib.compress(content, _LEVEL)
    return packed + b"\0" if packed.endswith(b"\r") else packed


def _page_references(pdf: pydyf.PDF) -> tuple[bytes, ...]:
    count = len(pdf.pages["Kids"])
    kept = pdf.__dict__.get("_kept_references")
    if kept is None or kept[0] != count:
        kept = pdf._kept_references = (count, pydyf.PDF._made_references(pdf))
    return kept[1]


class _Packer:
    """Stands in for zlib.compressobj: pydyf gives it a whole stream and then flushes it."""

    def __init__(self, level: int = _LEVEL):
        self._parts: list[bytes] = []

    def compress(self, content: bytes) -> bytes:
        self._parts.append(content)
        return b""

    def flush(self) -> bytes:
        return pack(b"".join(self._parts))
