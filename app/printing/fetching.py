"""What a document may load while it is printed: our own static files and its own pictures, and no network."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher, URLFetcherResponse

STATIC = Path(__file__).parents[2] / "static"
_MOST_BYTES = 5_000_000


class OwnFiles(URLFetcher):
    """Refuses every address but files below `root`, and `own:NAME` for a picture that came with the document.

    A link that leads out of the folder is refused too.
    """

    def __init__(self, root: Path = STATIC, pictures: Mapping[str, bytes] | None = None):
        super().__init__(timeout=1, allowed_protocols={"file"}, allow_redirects=False)
        self.root = root.resolve(strict=True)
        self.pictures = pictures or {}

    def fetch(self, url, headers=None):
        parts = urlsplit(url)
        if parts.scheme == "own" and parts.path in self.pictures:
            return URLFetcherResponse(url, self._small(self.pictures[parts.path], url))
        if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
            raise PermissionError(f"not our own file: {url[:200]}")
        path = Path(url2pathname(parts.path)).resolve(strict=True)
        if not path.is_relative_to(self.root) or not path.is_file():
            raise PermissionError(f"not our own file: {url[:200]}")
        with path.open("rb") as file:
            content = self._small(file.read(_MOST_BYTES + 1), url)
        return URLFetcherResponse(path.as_uri(), content)

    def _small(self, content: bytes, url: str) -> bytes:
        if len(content) > _MOST_BYTES:
            raise PermissionError(f"too large: {url[:200]}")
        return content
