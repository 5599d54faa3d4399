"""PDFs for tests, written by hand: as many pages as wanted, of any size, with any content, locked or broken."""

import zlib

_LOCK = b"<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>"


def pdf(pages: int = 1, size: tuple[float, float] = (595, 842), content: bytes = b"", locked: bool = False) -> bytes:
    """All pages share one content stream."""
    drawn = zlib.compress(content or b"1 0 0 rg 100 400 300 200 re f", 9)
    kids = b" ".join(b"%d 0 R" % (4 + number) for number in range(pages))
    box = b"[0 0 %g %g]" % size
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%b]>>" % (pages, kids),
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(drawn), drawn),
        *[b"<</Type/Page/Parent 2 0 R/MediaBox%b/Contents 3 0 R>>" % box] * pages,
    ]
    if locked:
        objects.append(_LOCK)
    written, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj %b endobj\n" % (number, body)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    lock = b"/Encrypt %d 0 R/ID[<01><01>]" % len(objects) if locked else b""
    written += b"trailer <</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, lock, start)
    return bytes(written)
