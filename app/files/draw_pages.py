"""Run as a process of its own (`python -I app/files/draw_pages.py ...`): a PDF on standard input, JPEGs of it out.

Each picture is written as soon as it is drawn, so that what was ready stays when a limit ends the process. First comes
the number of pages, then of each picture its measures, its length and its bytes. It imports nothing of the app.
"""

import io
import resource
import struct
import sys

import pypdfium2

MEMORY = 1024**3
UNREADABLE, LOCKED = 2, 3
WIDTH, MOST_HEIGHT = 1200, 2400
MOST_BYTES = 16 * 1024 * 1024  # of all pictures of one PDF


def main(most_pages: int) -> int:
    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as error:
        return LOCKED if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD else UNREADABLE
    _write(struct.pack(">I", len(document)))
    left = MOST_BYTES
    for number in range(min(len(document), most_pages)):
        size, picture = _draw(document[number])
        left -= len(picture)
        if left < 0:
            break
        _write(struct.pack(">III", *size, len(picture)) + picture)
    return 0


def _draw(page: pypdfium2.PdfPage) -> tuple[tuple[int, int], bytes]:
    """However large or small the page says it is, the picture is as wide as a screen, or as high as two."""
    width, height = page.get_size()
    scale = min(WIDTH / max(width, 1), MOST_HEIGHT / max(height, 1))
    image = page.render(scale=scale).to_pil()
    page.close()
    encoded = io.BytesIO()
    image.save(encoded, "JPEG", quality=72, progressive=True, optimize=True)
    return image.size, encoded.getvalue()


def _write(content: bytes) -> None:
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _limit(seconds: int) -> None:
    """Where the system can hold a process to a limit; files it may write none."""
    most_of = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
    }
    for limited, most in most_of.items():
        try:
            resource.setrlimit(limited, (most, most))
        except (ValueError, OSError):
            continue


if __name__ == "__main__":
    _limit(int(sys.argv[2]))
    sys.exit(main(int(sys.argv[1])))
