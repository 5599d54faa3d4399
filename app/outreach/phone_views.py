"""What a phone needs to work without a line: the worker, the manifest, a fresh token, and the pages that it keeps."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, current_app, jsonify, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_security import current_user
from flask_wtf.csrf import generate_csrf

from app.accounts.access import Permission, requires
from app.i18n import _, language
from app.web.public import public

bp = Blueprint("phone", __name__)

_INK, _GROUND = "#0A4344", "#FFFFFF"
_ICONS = (("img/icon-192.png", "192x192", "any"), ("img/icon-512.png", "512x512", "any"))
_MADE_OF = {".js", ".css", ".html", ".po"}
_MASKABLE = ("img/icon-maskable-512.png", "512x512", "maskable")


@bp.get("/csrf")
@requires(Permission.READ)
def csrf() -> ResponseReturnValue:
    """A token for the next send, and whose: a phone sends nobody's records under another's name."""
    return jsonify(token=generate_csrf(), user=current_user.id)


@bp.get("/sw.js")
@public
def worker() -> Response:
    """The service worker, which is another one with every release: the browser then fetches the pages anew."""
    static_url = current_app.jinja_env.globals["static_url"]
    script = Path(current_app.static_folder or "") / "js" / "worker.js"
    head = f'const RELEASE = "{_release()}";\nimportScripts("{static_url("js/queue.js")}");\n'  # type: ignore[operator]
    answer = Response(head + script.read_text(), mimetype="text/javascript")
    answer.headers["Service-Worker-Allowed"] = "/"
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@cache
def _release() -> str:
    """Changes with all that the pages on a phone are made of."""
    digest = hashlib.sha256()
    root = Path(current_app.root_path)
    for folder in (Path(current_app.static_folder or ""), root.parent / "templates", root / "translations"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in _MADE_OF:
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@bp.get("/manifest.webmanifest")
@public
def manifest() -> Response:
    """How the site stands among the phone's own programs once it is installed."""
    static_url = current_app.jinja_env.globals["static_url"]
    told = {
        "name": "Jejak Desa",
        "short_name": "Jejak Desa",
        "description": _("The village's record of safe migration and of keeping people from being trafficked."),
        "lang": language(),
        "id": "/",
        "start_url": url_for("home.index"),
        "scope": "/",
        "display": "standalone",
        "background_color": _GROUND,
        "theme_color": _INK,
        "icons": [
            {"src": static_url(name), "sizes": sizes, "type": "image/png", "purpose": purpose}  # type: ignore[operator]
            for name, sizes, purpose in (*_ICONS, _MASKABLE)
        ],
        "shortcuts": [{"name": _("Record a session"), "url": url_for("outreach.new")}],
    }
    answer = jsonify(told)
    answer.mimetype = "application/manifest+json"
    return answer


@bp.get("/unsent")
@requires(Permission.READ)
def unsent() -> str:
    """What is written down on this phone and not yet sent; the script fills it in, also without a line."""
    return render_template("phone/unsent.html")


@bp.get("/offline")
@public
def offline() -> str:
    """Shown by the worker in place of a page that cannot be fetched: nobody's name is on it."""
    return render_template("phone/offline.html", bare=True)
