"""Static files under addresses that change with their content, served by WhiteNoise and cached for a year."""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import flask_bootstrap
from flask import Flask
from whitenoise import WhiteNoise
from whitenoise.compress import Compressor

from app.web.headers import security_headers

BOOTSTRAP = Path(flask_bootstrap.__file__).parent / "static" / "bootstrap5" / "css"
_YEAR = 365 * 24 * 3600


def init_app(app: Flask) -> None:
    own = Path(app.static_folder or "")

    @cache
    def version(path: Path) -> str:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:10]

    def static_url(name: str) -> str:
        """The address of a file in static/, or of Bootstrap's style sheet (bootstrap.min.css)."""
        path = BOOTSTRAP / name if name == "bootstrap.min.css" else own / name
        prefix = "/static/vendor/" if path.parent == BOOTSTRAP else "/static/"
        return f"{prefix}{name}?v={version(path)}"

    app.jinja_env.globals["static_url"] = static_url
    noise = WhiteNoise(app.wsgi_app, max_age=_YEAR, add_headers_function=_protect(app))
    noise.add_files(str(own), prefix="static/")
    noise.add_files(str(BOOTSTRAP), prefix="static/vendor/")
    app.wsgi_app = noise  # type: ignore[method-assign]


def _protect(app: Flask) -> Callable:
    always = security_headers(app)

    def add(headers, _path, _url) -> None:
        for name, value in always.items():
            headers[name] = value

    return add


def compress(static: Path) -> int:
    """Write the small copies (.gz, .br) that WhiteNoise hands out, where the file has changed; gives how many had."""
    compressor = Compressor(quiet=True)
    sources = [path for path in static.rglob("*") if path.is_file() and compressor.should_compress(path.name)]
    changed = [path for path in (*sources, BOOTSTRAP / "bootstrap.min.css") if _is_changed(path)]
    for path in changed:
        compressor.compress(str(path))
    return len(changed)


def _is_changed(path: Path) -> bool:
    """A small copy carries the time of the file that it was made from."""
    copy = path.with_name(f"{path.name}.gz")
    return not copy.exists() or int(copy.stat().st_mtime) != int(path.stat().st_mtime)
