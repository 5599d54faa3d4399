"""What a document may load while it is printed: our own static files, nothing else, and no network."""

from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher

STATIC = Path(__file__).parents[2] / "static"
_MOST_BYTES = 5_000_000


class OwnFiles(URLFetcher):
    """Refuses every address but files below `root`; a link that leads out of it is refused too."""

    def __init__(self, root: Path = STATIC):
        super().__init__(timeout=1, allowed_protocols={"file"}, allow_redirects=False)
        self.root = root.resolve(strict=True)

    def fetch(self, url, headers=None):
        parts = urlsplit(url)
        if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
            raise PermissionError(f"not our own file: {url[:200]}")
        path = Path(url2pathname(parts.path)).resolve(strict=True)
        if not path.is_relative_to(self.root) or not path.is_file() or path.stat().st_size > _MOST_BYTES:
            raise PermissionError(f"not our own file: {url[:200]}")
        return super().fetch(path.as_uri(), headers)
