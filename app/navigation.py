"""The menu of each person, the first page, and the way to the other language."""

from functools import lru_cache

from flask import Blueprint, Flask, redirect, request, url_for
from flask_security import current_user
from markupsafe import Markup

from app.accounts.access import PERMISSIONS, Permission, requires
from app.accounts.models import Role
from app.i18n import LANGUAGES, _, language
from app.open_data.publishing import is_anything_open

bp = Blueprint("home", __name__)
_CHECKING = ("outreach.queue", "outreach.check", "outreach.return_session")


@bp.get("/")
@requires(Permission.READ)
def index():
    """A village head begins at the village, everybody else at the coverage of their area."""
    if current_user.role is Role.VILLAGE_HEAD:
        return redirect(url_for("coverage.area", code=current_user.area.code))
    return redirect(url_for("coverage.show", code=current_user.area.code))


def menu() -> list[tuple[str, str, bool]]:
    """(label, address, whether this page belongs to it) for the signed-in person."""
    here = request.endpoint or ""
    entries = _entries(current_user.area.code, current_user.role, language(), request.script_root)
    agreeing = [max((len(part) for part in parts if here.startswith(part)), default=0) for *_, parts in entries]
    return [
        (label, address, 0 < length == max(agreeing))
        for (label, address, _parts), length in zip(entries, agreeing, strict=True)
    ]


@lru_cache(maxsize=500)
def _entries(code: str, role: Role, _language: str, _script_root: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """(label, address, beginnings of the endpoints that belong to it); on every page, so it is put together once."""
    entries: list[tuple[str, str, tuple[str, ...]]] = []
    if role is Role.VILLAGE_HEAD:
        entries.append((_("My village"), url_for("coverage.area", code=code), ("coverage.area",)))
        programmes = url_for("enrolments.village", code=code)  # what is met there and what is missing
    else:
        programmes = url_for("programmes.index")
        follows_up = Permission.FOLLOW_UP in PERMISSIONS[role]
        unreached = url_for("worklist.index" if follows_up else "coverage.not_reached", code=code)
        entries += [
            (_("Coverage"), url_for("coverage.show", code=code), ("coverage.show", "coverage.area", "coverage.search")),
            (_("Not yet reached"), unreached, ("worklist.", "coverage.not_reached", "reports.worklist")),
        ]
    if Permission.CHECK in PERMISSIONS[role]:
        entries.append((_("Check sessions"), url_for("outreach.queue"), _CHECKING))
    entries += [
        (_("Sessions"), url_for("outreach.index"), ("outreach.", "outreach_import.", "reports.sign_in_sheet")),
        (_("Regulations"), url_for("regulations.index"), ("regulations.", "regulations_import.", "reports.register")),
        (_("Programmes"), programmes, ("programmes.", "enrolments.", "coverage.programme")),
        (_("Report"), url_for("reports.index"), ("reports.",)),
    ]
    if Permission.SET_TARGETS in PERMISSIONS[role]:
        entries.append((_("Targets"), url_for("coverage.targets", code=code), ("coverage.targets",)))
    if Permission.MANAGE_PEOPLE in PERMISSIONS[role]:
        entries.append(
            (_("People"), url_for("accounts.people"), ("accounts.people", "accounts.person", "accounts.new_person"))
        )
    if Permission.PUBLISH_DATA in PERMISSIONS[role]:
        entries.append((_("Open data"), url_for("open_data.settings"), ("open_data.settings",)))
    return entries


def foot(bare: bool = False) -> list[tuple[str, str]]:
    """(label, address) of what stands below every page. `bare`: without asking the database, which may be away."""
    return _foot(language(), request.script_root, not bare and is_anything_open())


@lru_cache(maxsize=20)
def _foot(_language: str, _script_root: str, is_open: bool) -> list[tuple[str, str]]:
    pages = ((_("What the figures mean"), "numbers"), (_("Personal data"), "personal-data"))
    guide = [(_("Guide"), url_for("guide.index"))]
    guide += [(label, url_for("guide.page", name=name)) for label, name in pages]
    return [*guide, (_("Open data"), url_for("open_data.index"))] if is_open else guide


def other_language(classes: str = "") -> Markup:
    """A link to this very page in the other language."""
    code = "en" if language() == "id" else "id"
    back = request.full_path.rstrip("?") if request.method == "GET" and request.endpoint else "/"
    address = url_for("accounts.language", code=code, next=back)
    link = '<a class="%s" href="%s" lang="%s" hreflang="%s">%s</a>'
    return Markup(link) % (classes, address, code, code, LANGUAGES[code])


def init_app(app: Flask) -> None:
    app.register_blueprint(bp)
    app.jinja_env.globals.update(menu=menu, foot=foot, other_language=other_language)
